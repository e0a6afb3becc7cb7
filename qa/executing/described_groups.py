"""Projects that prose describes one by one, each under a heading of its own with what it is to cost."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.amounts import is_money
from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare

_PROJECTS = regex(
    "项目|专项|具体|全部|所有|支出|资金|经费|预算|安排|金额|总额|年度|本年|部门|单位|"
    "里[面头]|其中|名[称字]|清单|\\(?(?:局|委|厅|部|院|办)?机关\\)|"
    "[ 的,，各里中那这笔把将一二两三四五六七八九十]|个"
)
"""Words that say of what kind the members are, and nothing of which."""


def names_only_projects(words: str) -> bool:
    """Whether words name projects as a whole, and none of them in particular."""
    return not _PROJECTS.sub("", words)


def described_groups(matcher: Matcher, index: DocumentIndex) -> Iterator[Group]:
    """One member for each project whose description states its whole: 2025年度项目总预算1720.00万."""
    if not names_only_projects(matcher.phrase):
        return
    members: dict[str, Entry] = {}
    for entry in index.statements:
        statement = entry.statement
        if statement is None or statement.role != "amount" or not is_money(statement.unit):
            continue
        if len(statement.subject) < 2 or not _ITS_WHOLE.match(bare(statement.subject[-1])):
            continue
        name = statement.subject[-2]
        if names_only_projects(bare(name)) or not _A_PROJECT.search(bare(name)):
            continue
        members.setdefault(name, entry)
    if len(members) > 1:
        named = tuple(Member(name, entry) for name, entry in members.items())
        yield Group("项目", None, None, named, 0.9, 0.8)


_ITS_WHOLE = regex("(?:年度)?项目(?:年度)?(?:总?预算|经费|资金)?(?:总额)?$")
_A_PROJECT = regex("(?:项目|专项|经费|资金|补贴|补助|工程)(?:[(].*[)])?(?:经费|资金|支出)?$")

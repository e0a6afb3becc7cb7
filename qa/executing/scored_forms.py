"""Projects by the score that the form of each prints for it: 三张自评表，总分最高的是哪个项目."""

from __future__ import annotations

from collections.abc import Iterator

from qa.executing.described_groups import names_only_projects
from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.scores import form_totals
from qa.patterns import regex

SCORED = regex(
    "(?:自评分|得分|评分|总分|分数)[拿考打评]?得?"
    "(?=最|从|由|排|前|平均|超过|不|低于|高于|在|达|是|为|[ ,，\\d]|$)|"
    "[得拿打评考](?:的|了)?分(?=最|从|由|排|前)"
)
"""Words that order projects by their scores, which no amount of money is."""
_SAID = regex(
    "(?:绩效)?(?:自我?评价?|评价)(?:结果|报告)?|绩效|总?得分|评分|总分|分数|满分|[得拿打评考](?:的|得|了)?分?|张|表格?|附件|各|公开的?|"
    r"(?:[一二三四五六七八九十]|\d{1,2})张?|(?<=分)分$"
)


def scored_forms(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """One member for each project whose form prints its total score, where nothing says which are meant."""
    if not SCORED.search(words) or not names_only_projects(_SAID.sub("", matcher.phrase)):
        return
    members: dict[str, Entry] = {}
    forms = [table for table in index.document.tables if "整体" not in table.title]
    for table in forms:
        for project, entry in form_totals(index, table) if table.kind == "performance_table" else ():
            members.setdefault(project, entry)
    if len(members) > 1:
        first = next(iter(members.values())).table
        title = first.title if first is not None else ""
        scores = tuple(Member(name, entry) for name, entry in members.items())
        yield Group(title, first, None, scores, 1.2, 0.8)

"""Tables as questions name them: by number, by title, by what they are for."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from qa.patterns import regex
from qa.question.numerals import number_word
from qa.question.text import Coverage, normal

_DIGITS = r"0?\d{1,2}(?:-\d{1,2})?"
_NUMERALS = "[一二三四五六七八九十]{1,3}"
_NUMBERED = regex(
    rf"(?P<annex>附件)(?P<of_annex>{_DIGITS}|{_NUMERALS})(?![\d.])"
    rf"|(?:预算|公开|附)?(?:表(?P<behind>{_NUMERALS}(?:-\d{{1,2}})?|{_DIGITS})"
    r"(?![\d.]|[一二三四五六七八九十公般级个项类家大季])"
    rf"|(?<![\d-])(?P<before>{_DIGITS})表(?P<further>-\d{{1,2}})?)"
)


@lru_cache(maxsize=4096)
def table_number(text: str) -> tuple[str, tuple[int, int]] | None:
    """The number of a table in some words, with its span: 预算09表 and 表九 are both 9.

    >>> [table_number(name)[0] for name in ("预算01-1表", "预算14表-2", "表十三-1", "附件2-1")]
    ['1-1', '14-2', '13-1', '附件2-1']
    """
    match = _NUMBERED.search(text)
    if match is None:
        return None
    said = match["of_annex"] or match["behind"] or match["before"] + (match["further"] or "")
    first, mark, further = said.partition("-")
    number = number_word(first)
    first = str(number) if number is not None else first.lstrip("0")
    return f"{match['annex'] or ''}{first}{mark}{further}", match.span()


def is_table(wanted: str, title: str, number: str, kind: str, project: str = "") -> bool:
    """Whether a table of this title, number and kind is the one that `wanted` names.

    A form may also be named by the project it is about: 信访业务项目绩效表.
    """
    said = table_number(wanted)
    if said is not None:
        found = table_number(normal(number))
        return found is not None and found[0] == said[0]
    for one, other in (("功能", "经济"), ("经济", "功能")):
        if one in wanted and other not in wanted and other in title and one not in title:
            return False
    special = _TABLE_KINDS.get(kind)
    if special is not None and special.search(wanted):
        own = _FORM_WORDS.sub("", wanted)
        if ("整体" in title) != ("整体" in wanted) and re.search("整体|项目", wanted):
            return False
        return len(own) < 2 or _covered(own, title + "|" + project)
    if special is not None and special.search(title) and not _OF_FORMS.search(wanted):
        return False  # 项目支出表 is no 项目支出绩效目标表
    name = re.sub(r"预算|决算|情况|明细|安排|总体|总|表|的|那张|这张", "", wanted)
    name = name.replace("收支", "收入支出") if "收入支出" in title else name
    name = name if "部门" in title else re.sub("^(?:本?部门|单位)(?=[收支])", "", name)
    return bool(name) and _covered(name, title)


def title_of_number(number: str, tables: Collection[tuple[str, str, str, str]]) -> str:
    """What the table of a number is called, where no table of another number is called the same.

    `tables` holds the title, number, kind and project of each; the number is given back where it is unclear.
    """
    titles = {table[0] for table in tables if is_table(normal(number), *table)}
    alike = {table[0] for table in tables if not is_table(normal(number), *table)}
    return titles.pop() if len(titles) == 1 and not titles & alike else number


def _covered(name: str, words: str) -> bool:
    mask, _ = Coverage(name).masks(words)
    return mask.bit_count() >= 0.75 * len(name)


_FORM_WORDS = regex("绩效|目标|指标|申报|自评|考核|年度|项目|预算|支出|部门|整体|情况|填报|表|的")
_OF_FORMS = regex("自评|申报|项目表|考核")
_TABLE_KINDS = {"performance_table": regex("绩效|目标|指标")}
"""Tables that questions call by what they are for, whatever their title."""


def without_number(phrase: str) -> str:
    """A phrase without the table's number in it."""
    return _NUMBERED.sub("", phrase)


def tables_named(phrase: str) -> list[str]:
    """The words of a phrase that end in a table's name: 西安市公安局专项业务经费支出表."""
    return _NAMED.findall(phrase)


def told_by(title: str) -> str:
    """What a title says but for what any may say: 一般公共支出表 of 2026年一般公共预算支出情况表."""
    return _SAID_BY_ALL.sub("", title)


def all_of_a_table(phrase: str, title: str) -> str:
    """The words that name a table of which a phrase asks the total; "" where it asks no total of that table.

    >>> all_of_a_table("一般公共预算支出合计是多少", "2026年一般公共预算支出情况表")
    '一般公共预算支出'
    """
    match = _ALL_OF.match(phrase)
    return match["table"] if match and told_by(title) == f"{told_by(match['table'])}表" else ""


def end_of_title(words: str, title: str) -> str:
    """The longest end of some words that is the end of a title and tells one table from another."""
    ends = (words[at:] for at in range(max(0, len(words) - 4)))
    return next((end for end in ends if title.endswith(end) and len(_COMMON.sub("", end)) > 1), "")


_SAID_BY_ALL = regex("(?<=公共预算)财政拨款|20\\d\\d年度?|情况|预算|决算|(?<=总)体")
_ALL_OF = regex("(?P<table>.{5,}?)的?(?:[合总]计|总额|总金额)")
_NAMED = regex("[一-鿿]{5,}?表(?=的|里|中|上|内|[ ,，]|合计|总计|$)")
_COMMON = regex("预算|决算|支出|收入|情况|明细|公开|部门|单位|本级|经费|总?表|年度?|项目|基本")

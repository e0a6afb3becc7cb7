"""All projects of a table by one of its measures: 全部34个自评项目的全年预算数, 自评项目执行数合计."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry, form_project
from qa.items.measures import MEANT, measure_of_entry
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.numerals import number_word
from qa.question.text import normal
from qa.scoping.scope import Edition

_MEASURES = regex(
    "(?:年初|全年|调整后?|支出)?(?:预算|决算|执行)(?:安排)?数?|实际(?:支出|执行)数?"
)
_SUMMED = regex("合计数?|总计|总和|之和|总额|总数|总金额|金额|资金|加起来|一共|总共|加总|相加|合起来")
_ASKED = regex("(?:一共|总共)?(?:是|有|为|安排)*(?:多少|几)(?:[万亿千]?元|钱)?$")
_PROJECTS = regex(
    r"(?P<all>全部|所有|整个|各个?)?(?:(?P<n>\d+|[一二三四五六七八九十]+)个)?"
    r"(?:参与|参加|开展|纳入|列入)?(?:绩效)?(?P<kind>自评|二级|一级|评价)?的?(?:预算)?项目(?:支出)?"
)


def total_of_projects(
    operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition
) -> Value | None:
    """The total row of the projects' own table, in the column of the measure that is asked for."""
    if operand.measure is None or operand.role != "amount":
        return None
    said = _ASKED.sub("", normal(operand.phrase))
    bare_name = _SUMMED.sub("", _MEASURES.sub("", said)).replace("的", "").strip(" ,，")
    match = _PROJECTS.fullmatch(bare_name)
    if match is None or not (match["all"] or match["n"] or _SUMMED.search(said)):
        return None
    many = number_word(match["n"]) if match["n"] else None
    found = [
        cell
        for index in indexes
        for row in index.rows if _totals_projects(row, match["kind"] or "")
        for cell in _of_measure(row, operand.measure)
        if _fits(len(set(_members(row[0], index))), many)
    ]  # fmt: skip
    if len({cell.fact.amount for cell in found if cell.fact is not None}) != 1:
        return None
    return value_of(Candidate(found[0], 1.5, 1.0, 1.0), edition)


def _fits(members: int, many: int | None) -> bool:
    return members > 1 if many is None else members == many


def _totals_projects(row: tuple[Entry, ...], kind: str) -> bool:
    entry = row[0]
    named = "项目" in entry.title and kind in entry.title
    return entry.whole and named and is_total_name(entry.label) and not form_project(entry)


def _of_measure(row: tuple[Entry, ...], measure: str) -> Iterator[Entry]:
    for meant in MEANT.get(measure, ()):
        cells = [c for c in row if c.fact is not None and c.fact.amount and measure_of_entry(c) == meant]
        if cells:
            yield from cells
            return


def _members(entry: Entry, index: DocumentIndex) -> Iterator[int]:
    """The rows of a table that name a project each."""
    for row in index.rows:
        other = row[0]
        if other.table is entry.table and not other.whole and not is_total_name(other.label):
            yield from (cell.fact.row for cell in row if cell.fact is not None)

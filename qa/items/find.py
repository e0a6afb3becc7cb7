"""From words to entries: which cell or number of prose an operand names, and how surely.

The score has three parts: how much of the operand's words the entry explains (row, column, table,
sentence), how much of the entry's own name the words explain, and what the entry says that nobody
asked for (a column 项目支出, another year, a change instead of an amount).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.items.candidates import Candidate
from qa.items.cell_items import cell_candidates
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.own_level import OWN_LEVEL
from qa.items.phrases import content_of
from qa.items.prose_items import statement_candidates
from qa.items.sides import of_the_side
from qa.items.staff_sorts import of_another_staff
from qa.patterns import regex
from qa.planning.plan import Operand


def resolve(operand: Operand, indexes: Sequence[DocumentIndex], year: int | None) -> list[Candidate]:
    """Candidates for an operand over the documents of one edition, best first.

    `year` is the edition's own year, which an operand without a year means.
    """
    if all(index.only_own_level for index in indexes):
        operand = operand.model_copy(update={"phrase": OWN_LEVEL.sub("单位", operand.phrase)})
    placed = operand.section or operand.table
    if operand.unit == "辆" and not placed and any(_CARS_BOUGHT in index.terms for index in indexes):
        operand = operand.model_copy(update={"phrase": _BUYS_CARS.sub(_CARS_BOUGHT, operand.phrase)})
    units = frozenset().union(*(index.units for index in indexes))
    matcher = Matcher(operand, [index.terms for index in indexes], units)
    if matcher.total == 0 or matcher.of_unknown_body:
        return []
    candidates: list[Candidate] = []
    for index in indexes:
        if operand.source != "text" and operand.role in ("amount", "prior", "count"):
            candidates.extend(cell_candidates(matcher, index, year))
        if operand.source != "table":
            candidates.extend(statement_candidates(matcher, index, year))
    if _STAFF.fullmatch(content_of(operand.phrase)):
        candidates = [c for c in candidates if not _of_a_project(c.entry)]
    if operand.role == "count":
        candidates = [c for c in candidates if not of_another_staff(matcher.phrase, c.entry)]
    if _BOUGHT.search(operand.phrase) and operand.role == "count":
        candidates = [c for c in candidates if _tells_of_buying(c.entry)]
    if operand.unit == "辆":
        candidates = [c for c in candidates if not _of_no_car(c.entry)]
    candidates.sort(key=lambda candidate: -candidate.score)
    return of_the_side(operand, candidates)


_CARS_BOUGHT, _BUYS_CARS = "购置车辆", regex("购置公务用车(?!购置|运行|维护|费)")
"""What documents call the cars that are to be bought, and what questions do."""
_STAFF = regex(
    "(?:现有|全部|全局|机关|[本部门单位]*)(?:在职|在编|在岗|离退休|退休|离休|编外|编制|实有|行政|事业)+的?"
    "(?:人员|职工|干部|员工)?(?:编制)?(?:总?人数|总?数)?"
)
"""The body's own people, named without more: 在职人员, 退休人员, 编制人数."""


_BOUGHT = regex(
    "(?:新增|新购|新买|购置|拟购|计划购买|添置)[^,，]{0,12}(?:设备|车辆|用车|公车)|(?:设备|车辆|用车|公车)[^,，]{0,6}(?:新增|新购|购置|添置)"
)
"""Asks for what is to be bought, which what is there already does not tell."""


def _tells_of_buying(entry: Entry) -> bool:
    told = entry.label + entry.clause + entry.title + entry.sentence + "".join(entry.ancestors)
    return bool(re.search("购|新增|更新|配置|添置|采购", told))


def _of_no_car(entry: Entry) -> bool:
    """Whether an entry counts machines (单价100万元以上的设备1台) and no cars."""
    printed = entry.fact or entry.statement
    unit = (printed.unit or "") if printed is not None else ""
    told = entry.label + entry.clause + entry.title + "".join(entry.ancestors)
    return unit.startswith("台") and "车" not in told


def _of_a_project(entry: Entry) -> bool:
    """Whether an entry tells of those a project pays for or trains, who are not the body's people."""
    return entry.table is not None and (
        entry.table.kind in ("performance_table", "project_table") or entry.fact is None
    )

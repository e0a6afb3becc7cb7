"""Cells that tell of another kind of figure than is asked for: a rate, one year of all, what was spent."""

from __future__ import annotations

from qa.items.cell_merit import CellMerit
from qa.items.entries import form_project
from qa.items.measures import PLANNED
from qa.patterns import regex


def of_the_rate_asked(merit: CellMerit) -> None:
    """An indicator of another kind than the one that is named is not it: 水土保持率 for …满意度."""
    asked = _KIND_OF_RATE.search(merit.matcher.phrase) if form_project(merit.entry) else None
    if asked and asked["kind"] not in merit.entry.label and _VALUE_OF_RATE.search(merit.column_text):
        merit.cover = min(merit.cover, _DOUBTFUL)


def of_the_whole_investment(merit: CellMerit) -> None:
    """总投资 of a project is no year's budget of it."""
    printed = merit.entry.label + merit.column_text + merit.entry.title
    if "总投资" in merit.matcher.phrase and "投资" not in printed:
        merit.cover = min(merit.cover, _DOUBTFUL)


_KIND_OF_RATE = regex(
    "(?P<kind>满意度|(?:合格|覆盖|及时|达标|普及|知晓|利用|入学|就业|优良|到位|准确|处置|办结)率)(?!最)"
)
_VALUE_OF_RATE = regex("指标值|目标值|完成值|预期|实际")
_DOUBTFUL = 0.45
"""A cover that is not enough to be what is asked."""


def of_what_was_planned(merit: CellMerit) -> None:
    """What a table of a final account tells without a head of its own was spent, and is no budget."""
    planned = merit.operand.measure in PLANNED and merit.fact.measure not in PLANNED
    if planned and "决算" in merit.entry.title and not _BUDGET_HEAD.search(merit.column_text):
        merit.cover = min(merit.cover, _DOUBTFUL)


_BUDGET_HEAD = regex("(?<!公共)(?<!基金)(?<!经营)(?<!部门)预算(?!财政|拨款|收入)")

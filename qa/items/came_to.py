"""What an indicator came to, where a form prints its goal and its outcome side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex
from qa.items.row_cells import cells_in_row
from qa.patterns import regex
from qa.question.text import normal
from qa.scoping.scope import Edition

_OUTCOME = regex(
    "实际(?!支出|收入|在岗|在职|人数|人员|有|采购|缴)|(?:最后|最终)完成|"
    "(?:完成|建成|修复|做成|办成|达到)了(?=多少|几)"
)
_PRINTED = regex("实际(?:完成)?(?:值|情况|数)?$|完成值$|完成情况$")


def came_to(value: Value, phrase: str, indexes: Sequence[DocumentIndex], edition: Edition | None) -> Value:
    """The outcome in the row of the goal that was found, where the phrase asks for the outcome."""
    entry = value.evidence[0] if value.evidence and not value.formula else None
    if entry is None or entry.table is None or entry.column is None:
        return value
    if entry.table.kind != "performance_table" or not _OUTCOME.search(normal(phrase)):
        return value
    if _PRINTED.search(entry.column.text):
        return value
    beside = [
        cell
        for cell, fact in cells_in_row(entry, indexes)
        if fact.amount is not None and cell.column is not None and _PRINTED.search(cell.column.text)
    ]
    if len(beside) != 1:
        return value
    return replace(value_of(Candidate(beside[0], value.score, value.cover, 1.0), edition), others=())

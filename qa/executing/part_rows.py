"""A part of a whole that one table prints in several rows, where the whole is that of all of them."""

from __future__ import annotations

from dataclasses import replace

from qa.executing.outcomes import within
from qa.executing.values import Value, total, value_of
from qa.items.candidates import Candidate
from qa.items.operands import Operands
from qa.items.repeated_rows import rows_alike
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.scoping.targets import Target


def in_all_rows(part: Value, whole: Value, named: Operand, target: Target, operands: Operands) -> Value:
    """The part in all the rows that the whole adds up, or in all rows of its name under the whole."""
    added = _of_the_rows_added(part, whole, target, operands)
    return _of_its_name(added, whole, named, target, operands)


def _of_the_rows_added(part: Value, whole: Value, target: Target, operands: Operands) -> Value:
    """A column of one of the rows that the whole adds up, as all of these rows print it."""
    entry = part.evidence[0] if part.found and part.evidence and not part.formula else None
    rows = [value.evidence[0] for value in whole.operands if value.evidence]
    if entry is None or entry.fact is None or len(rows) < 2 or len(rows) != len(whole.operands):
        return part
    facts = [row.fact for row in rows if row.fact is not None and row.document == entry.document]
    at = {fact.row for fact in facts if fact.table == entry.fact.table}
    if len(at) != len(whole.operands) or entry.fact.row not in at:
        return part
    values = [
        value_of(Candidate(cell, part.score, part.cover, 1.0), target.edition)
        for index in operands.indexes_of(target) if index.name == entry.document
        for cell in index.cells
        if cell.fact is not None and cell.fact.row in at and cell.fact.amount is not None
        and (cell.fact.table, cell.fact.column) == (entry.fact.table, entry.fact.column)
    ]  # fmt: skip
    return replace(total(values, f"{part.label}合计"), score=part.score, cover=part.cover)


def _of_its_name(part: Value, whole: Value, named: Operand, target: Target, operands: Operands) -> Value:
    """A part of a table's own total as all the rows of its name there print it, and no one of them."""
    entry = part.evidence[0] if part.found and part.evidence and not part.formula else None
    over = whole.evidence[0] if whole.found and whole.evidence else None
    if entry is None or entry.fact is None or entry.whole or over is None or over.fact is None:
        return part
    if not over.whole or (over.document, over.fact.table, over.fact.column) != (
        entry.document, entry.fact.table, entry.fact.column,
    ):  # fmt: skip
        return part
    if named.code or named.under or normal(entry.label) not in normal(named.phrase):
        return part
    index = next(index for index in operands.indexes_of(target) if index.name == entry.document)
    rows = rows_alike(entry, index, Coverage(normal(named.phrase + named.context)))
    if len(rows) < 2:
        return part
    values = [value_of(Candidate(row, part.score, part.cover, 1.0), target.edition) for row in rows]
    added = replace(total(values, f"{part.label}合计"), score=part.score, cover=part.cover)
    return added if within(added, whole) else part

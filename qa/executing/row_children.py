"""A row and the rows right under it in one column, for a question that adds these up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Row
from qa.executing.part_places import HOLDS, Family
from qa.executing.values import comparable, same_amount, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR
from qa.planning.plan import Operand
from qa.question.numerals import numeral_before
from qa.scoping.targets import Target

_KEPT = 40
_LESS_NAMED = 0.1
_COUNTED = 0.2


def children_of(
    parts: Operand, whole: Operand, indexes: Sequence[DocumentIndex], target: Target
) -> Iterator[Family]:
    """Every row that may be the whole, with those that the table prints under it."""
    found = [c for c in resolve(whole, indexes, target.edition.year)[:_KEPT] if c.cover >= COVER_FLOOR]
    said = numeral_before(parts.context)
    best = max((c.score for c in found), default=0.0)
    cells = {
        (entry.document, entry.fact.table, entry.fact.row, entry.fact.column): entry
        for index in indexes for entry in index.cells if entry.fact is not None
    }  # fmt: skip
    for c in found:
        entry = c.entry
        if entry.fact is None or entry.table is None or c.is_blank or c.score < best - _LESS_NAMED:
            continue
        rows = _under(entry.fact.row, entry.table.rows, said)
        here = [cells.get((entry.document, entry.fact.table, row.index, entry.fact.column)) for row in rows]
        values = tuple(
            value_of(Candidate(one, 1.5, 1.0, 1.0), target.edition)
            for one in here if one is not None and one.fact is not None and one.fact.amount is not None
        )  # fmt: skip
        head = value_of(c, target.edition)
        if not values or not all(comparable(value, head) for value in values):
            continue
        fit = c.score / 2 + _COUNTED * (said in (len(rows), len(values)))
        yield Family(values, head, fit + HOLDS / 10 * same_amount(total(values), head))


def _under(row: int, rows: Sequence[Row], said: int | None) -> list[Row]:
    """The rows right under one; those one step farther down where only these are as many as is said."""
    near = [one for one in rows if one.parent == row]
    if said is None or len(near) == said:
        return near
    inner = {one.index for one in near}
    far = [one for one in rows if one.parent in inner]
    return far if len(far) == said else near

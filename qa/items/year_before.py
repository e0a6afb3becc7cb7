"""Last year's figure of a cell: the other year's column in the very row that prints this year's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, of_year, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.row_cells import cells_in_row
from qa.scoping.scope import Edition


def year_before(now: Value, edition: Edition, indexes: Sequence[DocumentIndex]) -> Value | None:
    """Last year's figure of the row, from any of the places that print this year's; None without one."""
    if not now.found or edition.year is None:
        return None
    places = list(now.evidence)
    if places and places[0].whole:
        # Any other table may sum up to the same total and print last year's beside it.
        places += [
            cell
            for index in indexes
            for cell in index.cells
            if cell.whole and same_amount(value_of(Candidate(cell, 1.0, 1.0, 1.0), edition), now)
        ]
    for entry in places:
        found = _beside(entry, edition.year - 1, indexes)
        if found is not None:
            value = value_of(Candidate(found, now.score, now.cover, 1.0), edition)
            return replace(value, label=of_year(now.label, edition.year - 1))
    return None


def _beside(entry: Entry, year: int, indexes: Sequence[DocumentIndex]) -> Entry | None:
    """The one cell of the row in a column that differs only in its year, or of such a row in its column."""
    if entry.fact is None or entry.column is None or entry.fact.year == year:
        return None
    found = [
        other
        for other, fact in cells_in_row(entry, indexes)
        if fact.year == year
        and fact.amount is not None
        and fact.measure == entry.fact.measure
        and other.column is not None
        and _undated(other.column.narrowing) == _undated(entry.column.narrowing)
    ]
    rows = found or [
        other
        for index in indexes
        for other in index.cells
        if other.document == entry.document
        and other.fact is not None
        and (other.fact.table, other.fact.column) == (entry.fact.table, entry.fact.column)
        and other.fact.year == year
        and other.fact.amount is not None
        and other.label == entry.label
        and other.fact.row_path != entry.fact.row_path
        and _undated(other.fact.row_path) == _undated(entry.fact.row_path)
    ]
    return rows[0] if len(rows) == 1 else None


def _undated(names: Sequence[str]) -> list[str]:
    return [re.sub(r"20\d\d年度?|上年度?|本年度?|当年", "", name) for name in names]

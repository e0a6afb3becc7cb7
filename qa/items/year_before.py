"""The figures of two years in one row: the year before beside this year, and this year beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, of_year, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.row_cells import cells_in_row
from qa.items.unit_rows import OF_ONE_THING, is_unit_row
from qa.patterns import regex
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


def of_the_same_column(
    now: Value, before: Value, indexes: Sequence[DocumentIndex], edition: Edition
) -> Value | None:
    """This year's figure in the column that last year's has beside it: 2023年完成值 for 2022年完成值.

    None where both stand in columns of one name already, or no such column has a figure in the row.
    """
    here, there = _printed(now), _printed(before)
    if here is None or there is None or here.fact is None or there.fact is None:
        return None
    if here.column is None or there.column is None or edition.year is None:
        return None
    if (here.document, here.fact.table, here.fact.row) != (there.document, there.fact.table, there.fact.row):
        return None
    wanted = _undated((there.column.text,))
    if not _DATED.search(there.column.text) or _undated((here.column.text,)) == wanted:
        return None
    found = [
        other
        for other, fact in cells_in_row(there, indexes)
        if fact.year == edition.year and fact.amount is not None and other.column is not None
        and _undated((other.column.text,)) == wanted
    ]  # fmt: skip
    return value_of(Candidate(found[0], now.score, now.cover, 1.0), edition) if len(found) == 1 else None


def in_the_row_of(
    before: Value, now: Value, indexes: Sequence[DocumentIndex], edition: Edition
) -> Value | None:
    """This year's figure in the row that prints last year's, where this year's was taken from another table.

    The row of one kind of money prints both years: the sum over all kinds is no later figure of it. None
    where the figure stands in that row already, or the row prints none of this year.
    """
    there = _printed(before)
    if there is None or there.fact is None or not now.found or edition.year is None:
        return None
    row = (there.document, there.fact.table, there.fact.row)
    if any(e.fact is not None and (e.document, e.fact.table, e.fact.row) == row for e in now.evidence):
        return None
    found = [
        other
        for other, fact in cells_in_row(there, indexes)
        if fact.year == edition.year and fact.amount is not None and fact.measure == there.fact.measure
    ]
    whole = [other for other in found if other.column is not None and not other.column.narrowing]
    whole = whole or [other for other in found if other.fact and is_total_name(other.fact.column_path[-1])]
    chosen = (whole or found)[:1]
    return value_of(Candidate(chosen[0], now.score, now.cover, 1.0), edition) if chosen else None


def of_another_thing(now: Value, before: Value) -> bool:
    """Whether last year's figure is one thing of a body (培训费), and this year's all that it spends."""
    here = now.evidence[0] if now.found and now.evidence else None
    there = before.evidence[0] if before.found and before.evidence else None
    if here is None or there is None or here.table is None or there.table is None:
        return False
    apart = here.table.kind != there.table.kind and OF_ONE_THING & {here.table.kind, there.table.kind}
    return bool(apart) and is_unit_row(here) and is_unit_row(there)


def _printed(value: Value) -> Entry | None:
    """The entry that a figure is printed as; none of what is worked out."""
    return value.evidence[0] if value.found and value.evidence and not value.formula else None


_DATED = regex(r"20\d\d|上年|去年")


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

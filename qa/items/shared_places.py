"""The places that figures share with others: the column or the row of a table, the passage of prose."""

from __future__ import annotations

from qa.items.entries import Entry

Place = tuple[object, ...]
PROSE = ("passage", "cell")
"""Prose of its own, and that in a cell of a table."""


def places_of(entry: Entry) -> tuple[Place, ...]:
    """The places an entry stands in: its column and its row, or its passage."""
    if entry.fact is not None:
        fact = entry.fact
        return (
            (entry.document, "column", fact.table, fact.column),
            (entry.document, "row", fact.table, fact.row),
        )
    assert entry.statement is not None
    return ((entry.document, PROSE[entry.table is not None], entry.statement.passage),)

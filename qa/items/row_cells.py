"""The cells that stand in one printed row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Fact
from qa.items.entries import DocumentIndex, Entry


def cells_in_row(entry: Entry, indexes: Sequence[DocumentIndex]) -> Iterator[tuple[Entry, Fact]]:
    """The cells of the row that prints the entry, itself among them, each with its fact, in print order."""
    if entry.fact is not None:
        yield from cells_of_row(entry.document, entry.fact.table, entry.fact.row, indexes)


def cells_of_row(
    document: str, table: int, row: int, indexes: Sequence[DocumentIndex]
) -> Iterator[tuple[Entry, Fact]]:
    """The cells of a row, told by its table and its place in it, each with its fact, in print order."""
    for index in indexes:
        for cell in index.cells if index.name == document else ():
            if cell.fact is not None and (cell.fact.table, cell.fact.row) == (table, row):
                yield cell, cell.fact

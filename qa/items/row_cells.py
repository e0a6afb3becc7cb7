"""The cells that stand in one printed row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Fact
from qa.items.entries import DocumentIndex, Entry


def cells_in_row(entry: Entry, indexes: Sequence[DocumentIndex]) -> Iterator[tuple[Entry, Fact]]:
    """The cells of the row that prints the entry, itself among them, each with its fact, in print order."""
    here = entry.fact
    if here is None:
        return
    for index in indexes:
        for cell in index.cells if index.name == entry.document else ():
            if cell.fact is not None and (cell.fact.table, cell.fact.row) == (here.table, here.row):
                yield cell, cell.fact

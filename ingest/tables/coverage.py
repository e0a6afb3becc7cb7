"""The coverage guard: every figure inside a table's rules ends in exactly one cell, digits unchanged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import NUMBER, squeeze
from ingest.model import Box, Cell, Fact, Grid, Page, Table, TableCell, Word
from ingest.tables.strips import grid_strips, is_numbering_row


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure that is in no table cell, or in several."""

    page: int
    text: str
    box: Box
    times: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Figures inside the grids of a document, and those that one table cell holds."""

    figures: int
    held: int
    losses: tuple[Loss, ...]

    @property
    def share(self) -> float:
        """Held over all; 1 where there are no figures."""
        return self.held / self.figures if self.figures else 1.0


def coverage(
    pages: Sequence[Page],
    grids: Sequence[Sequence[Grid]],
    facts: Sequence[Fact],
    tables: Sequence[Table],
) -> Coverage:
    """Counts figures of the grids' bodies; those in headers, titles and notes are names, and do not count."""
    cells = _cells_by_page(tables)
    amounts = _facts_by_box(facts)
    words = _naming_texts(tables)
    figures = held = 0
    losses: list[Loss] = []
    for page, page_grids in zip(pages, grids, strict=True):
        for grid in page_grids:
            numbering = {
                id(slot.cell) for strip in grid_strips(grid) if is_numbering_row(strip) for slot in strip
            }
            for cell in grid.cells:
                if id(cell) in numbering:
                    continue
                compact = squeeze(cell.text)
                for word in cell.words:
                    if not NUMBER.fullmatch(squeeze(word.text)):
                        continue
                    found = [c for c in cells.get(page.number, ()) if _holds(c, cell, word)]
                    if not found and compact in words:
                        continue
                    figures += 1
                    if len(found) == 1 and amounts.get((page.number, found[0].box), 1) == 1:
                        held += 1
                    else:
                        losses.append(Loss(page.number, word.text, word.box, len(found)))
    return Coverage(figures, held, tuple(losses))


def _cells_by_page(tables: Sequence[Table]) -> dict[int, list[TableCell]]:
    cells: dict[int, list[TableCell]] = {}
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.text:
                    cells.setdefault(cell.page, []).append(cell)
    return cells


def _facts_by_box(facts: Sequence[Fact]) -> dict[tuple[int, Box], int]:
    counts: dict[tuple[int, Box], int] = {}
    for fact in facts:
        if fact.amount is not None:
            key = (fact.page, fact.box)
            counts[key] = counts.get(key, 0) + 1
    return counts


def _naming_texts(tables: Sequence[Table]) -> set[str]:
    """Cells that became names of columns, captions or notes."""
    texts: set[str] = set()
    for table in tables:
        for column in table.columns:
            texts.update(column.path)
        texts.update(squeeze(note) for note in table.notes)
        texts.update((squeeze(table.title), squeeze(table.number)))
    return texts


def _holds(found: TableCell, cell: Cell, word: Word) -> bool:
    digits = re.sub(r"\s", "", word.text)
    inside = (
        found.box[0] - 1 <= (word.box[0] + word.box[2]) / 2 <= found.box[2] + 1
        and found.box[1] - 1 <= (word.box[1] + word.box[3]) / 2 <= found.box[3] + 1
    )
    return inside and (digits in re.sub(r"\s", "", found.text))

"""Grids laid out row by row: every position holds its cell, so that header and body can be read by column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import parse_amount, squeeze
from ingest.model import Box, Cell, Grid

NEAR = 4.0
"""Points by which the lines of a continued table may be off."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a grid row: its cell, and whether the cell begins in this row and column."""

    cell: Cell
    page: int
    first_row: bool
    first_column: bool

    @property
    def text(self) -> str:
        """The cell's text."""
        return self.cell.text

    @property
    def box(self) -> Box:
        """The cell's box."""
        return self.cell.box

    @property
    def begins(self) -> bool:
        """The cell starts at this very position."""
        return self.first_row and self.first_column


CLASS_LEVELS = ("类", "款", "项")

Strip = tuple[Slot, ...]
"""A grid row, one slot per column."""


def grid_strips(grid: Grid) -> list[Strip]:
    """Rows of the grid from the top, one slot per grid column."""
    rows: list[list[Slot | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.column, cell.column + cell.column_span):
                rows[r][c] = Slot(cell, grid.page, r == cell.row, c == cell.column)
    return [tuple(slot for slot in row if slot is not None) for row in rows]


def edges_of(grid: Grid) -> list[float]:
    """X of the vertical lines between columns, outer ones included."""
    starts: dict[int, float] = {}
    for cell in grid.cells:
        starts[cell.column] = min(cell.box[0], starts.get(cell.column, cell.box[0]))
    ordered = [starts.get(c, grid.box[0]) for c in range(grid.column_count)]
    return [*ordered, grid.box[2]]


def aligned_columns(edges: Sequence[float], wanted: Sequence[float]) -> list[int] | None:
    """For each column of `wanted` the column of `edges` it lies in; None where the lines do not fit.

    `edges` may lack lines that `wanted` has (a last page that holds only a total row), and both may
    be shifted as a whole.
    """
    if len(edges) == len(wanted):
        shift = wanted[0] - edges[0]
        widths_fit = all(abs(a + shift - b) <= 2 * NEAR for a, b in zip(edges, wanted, strict=True))
        return list(range(len(edges) - 1)) if widths_fit else None
    if len(edges) > len(wanted):
        return None
    for shift in (0.0, wanted[0] - edges[0]):
        if all(min(abs(a + shift - b) for b in wanted) <= NEAR for a in edges):
            middles = [(a + b) / 2 for a, b in itertools.pairwise(wanted)]
            moved = [a + shift for a in edges]
            places = [sum(1 for a in moved if a <= middle) - 1 for middle in middles]
            return [min(max(place, 0), len(edges) - 2) for place in places]
    return None


def united_edges(one: Sequence[float], other: Sequence[float]) -> list[float] | None:
    """The lines of both grids; None where their outer lines differ, so that they are two tables."""
    if abs(one[0] - other[0]) > 2 * NEAR or abs(one[-1] - other[-1]) > 2 * NEAR:
        return None
    return sorted([*one, *(x for x in other if min(abs(x - known) for known in one) > NEAR)])


def realigned(strips: Sequence[Strip], places: Sequence[int]) -> list[Strip]:
    """Strips widened to the columns of another grid."""
    widened = []
    for strip in strips:
        row: list[Slot] = []
        for index, place in enumerate(places):
            slot = strip[place]
            repeated = index > 0 and places[index - 1] == place
            row.append(Slot(slot.cell, slot.page, slot.first_row, slot.first_column and not repeated))
        widened.append(tuple(row))
    return widened


def beginnings(strip: Strip) -> list[Slot]:
    """The cells that begin in this row."""
    return [slot for slot in strip if slot.begins]


def is_blank(strip: Strip) -> bool:
    """Nothing is printed in the row."""
    return all(not slot.text.strip() for slot in strip)


def amounts_in(strip: Strip) -> int:
    """How many cells of the row are figures."""
    return sum(1 for slot in beginnings(strip) if parse_amount(slot.text) is not None)


def is_numbering_row(strip: Strip) -> bool:
    """栏次 1 2 3 … under the header: the columns' numbers, no data."""
    texts = [squeeze(slot.text) for slot in beginnings(strip)]
    texts = [text for text in texts if text not in ("栏次", "行次", "栏目", "栏次/行次")]
    if len(texts) < len(beginnings(strip)):  # 类 | 款 | 项 stand beside 栏次 in final accounts
        texts = [text for text in texts if text not in CLASS_LEVELS]
    if len(texts) < len(beginnings(strip)) and all(
        re.fullmatch(r"\d{0,2}|[*＊×—\-]+", text) for text in texts
    ):
        return True
    numbers = [text for text in texts if text]
    figures = [
        re.sub(r"[=＝].*", "", text)
        for text in numbers
        if re.fullmatch(r"\d{1,2}(?:[=＝][\d+\-*/＋－()（）]+)?", text)
    ]
    words = [text for text in numbers if not re.fullmatch(r"\d{1,2}(?:[=＝].*)?|[*＊×—\-]+|[A-Z]", text)]
    starred = any(re.fullmatch(r"[*＊×]+", text) for text in numbers)  # ** | 1: the label has no number
    if len(figures) < (1 if starred else 3) or words:
        return False
    values = [int(figure) for figure in figures]
    return all(b - a == 1 for a, b in itertools.pairwise(values))

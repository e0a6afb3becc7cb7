"""What a reader gives of a page: words, ruling lines, and the grids found among them.

Coordinates are PDF points with the origin at the top left of the page as it is displayed (after its
rotation). Pages count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points."""


@dataclass(frozen=True, slots=True)
class Word:
    """One run of characters without a gap, in reading order of its line."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruling line, horizontal or vertical (a filled rectangle gives its four sides)."""

    box: Box
    horizontal: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed; `has_text` is false where only a picture is printed."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a ruled grid; spans count grid rows and columns."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    box: Box
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table on one page, before anything is known of its meaning.

    Every grid position is covered by exactly one cell. `cells` is ordered by row, then column.
    """

    page: int
    box: Box
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]

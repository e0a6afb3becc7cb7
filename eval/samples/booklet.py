"""What a disclosure is made of before it is drawn: headings, paragraphs and ruled sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Literal


class Merge(Enum):
    """A grid place that belongs to the cell above it, or to the cell on its left."""

    ABOVE = "above"
    LEFT = "left"


Content = str | Merge
Align = Literal["left", "center", "right"]
Ruling = Literal["boxes", "lines", "bars", "double", "rows", "none"]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column with its header path, outermost first; `width` is a weight."""

    path: tuple[str, ...]
    width: float = 1.0
    align: Align = "right"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One ruled table with its captions; every row has one content for each column.

    `left` and `right` are the lines above the grid (编制单位 and 单位：元); `opening` are full-width
    rows inside the grid above its header; `notes` stand under the grid. `ruling` is how its rules are
    drawn: a box for each cell, single strokes, thin filled bars, a second frame round the whole, lines
    between the rows alone, or nothing at all.
    `split_numbers` sets each amount in two pieces, as some office programs do.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Content, ...], ...]
    left: str = ""
    right: str = ""
    number: str = ""
    opening: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repeat_header: bool = True
    font_size: float = 9.0
    page_break: bool = True
    ruling: Ruling = "boxes"
    split_numbers: bool = False

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"{self.title}: {len(self.columns)} columns, row {wrong[0]}")


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 0 is the cover, 1 a part, 2 a section, 3 a subsection."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose, indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a page of its own."""

    landscape: bool = False


Block = Sheet | Heading | Paragraph | NewPage


@dataclass(frozen=True, slots=True)
class Booklet:
    """A whole disclosure; `name` is its file name.

    `rotated` landscape pages are stored upright with a /Rotate entry, as scanners and some printers do.
    `watermark` is drawn aslant and pale over every page.
    """

    name: str
    blocks: tuple[Block, ...]
    landscape_sheets: bool = True
    rotated: bool = False
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A body row as drawn: its table's title, its cells with their header paths, and its page."""

    title: str
    cells: tuple[tuple[tuple[str, ...], str], ...]
    page: int

    def shows(self, name: str, amount: str) -> bool:
        """Whether the amount stands under, beside or in the table of the name."""
        hits = [path for path, text in self.cells if _same_amount(text, amount)]
        named = name in self.title or any(name in text for _, text in self.cells)
        return bool(hits) and (named or any(name in part for path in hits for part in path))


@dataclass(frozen=True, slots=True)
class Places:
    """Where things were drawn: the page of every sheet row and of every paragraph's lines."""

    rows: tuple[DrawnRow, ...] = ()
    prose: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def find(self, name: str, amount: str) -> tuple[int, ...]:
        """Pages where the amount stands in a row, column or table of that name, or a sentence says both."""
        pages = {row.page for row in self.rows if row.shows(name, amount)}
        for text, on in self.prose:
            if any(name in one and amount in one for one in text.split("。")):
                pages.update(on)
        return tuple(sorted(pages))

    def saying(self, *phrases: str) -> tuple[int, ...]:
        """Pages of the paragraphs that hold every phrase."""
        pages = {page for text, on in self.prose if all(one in text for one in phrases) for page in on}
        return tuple(sorted(pages))


def header_rows(columns: Sequence[SheetColumn]) -> list[list[Content]]:
    """The merged header that column paths describe, one list for each header row.

    A path that ends early reaches down to the body; neighbours with equal beginnings share a cell.
    """
    depth = max(len(column.path) for column in columns)
    rows: list[list[Content]] = []
    for level in range(depth):
        row: list[Content] = []
        for _, group in groupby(columns, key=lambda column: column.path[: level + 1]):
            members = list(group)
            ended = len(members[0].path) <= level
            row.append(Merge.ABOVE if ended else members[0].path[level])
            row += [Merge.ABOVE if ended else Merge.LEFT] * (len(members) - 1)
        rows.append(row)
    return rows


def _same_amount(cell: str, amount: str) -> bool:
    return cell.replace(",", "") == amount.replace(",", "")

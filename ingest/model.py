"""The typed things that travel between the rooms: pages, grids, tables, facts, statements, passages.

Every class is frozen. Coordinates are PDF points with the origin at the top left of the page as it
is displayed (after its rotation). Pages count from 1. Amounts are `Decimal` as printed, never
scaled: their unit stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ingest.printed import Box, Cell, Edge, Grid, Page, Word

__all__ = [
    "Box",
    "Cell",
    "Column",
    "ColumnRole",
    "Document",
    "DocumentKind",
    "DocumentLevel",
    "Edge",
    "Fact",
    "Grid",
    "Identity",
    "Measure",
    "Page",
    "Passage",
    "Reconciliations",
    "Row",
    "Sentence",
    "Side",
    "Statement",
    "StatementRole",
    "Table",
    "TableCell",
    "Word",
]

# ---------------------------------------------------------------- tables and facts

ColumnRole = Literal["code", "label", "organisation", "amount", "count", "unit", "text"]
Side = Literal["income", "expenditure"]
Measure = Literal["budget", "revised", "executed", "final", "change", "growth", "share"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a logical table with its header path, outermost first, spaces removed.

    `unit` is what the column's values are printed in (元, 万元, %, 辆 …) or None for text;
    `year` and `measure` say which year's budget, execution or final account it holds.
    """

    index: int
    path: tuple[str, ...]
    role: ColumnRole
    unit: str | None = None
    year: int | None = None
    measure: Measure | None = None

    @property
    def name(self) -> str:
        """The innermost header."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """The printed text of one cell of a logical table, and where it stands."""

    column: int
    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Row:
    """A body row of a logical table.

    `label` is the row's name with spaces and leading numbering removed; `printed_label` keeps the
    print. `path` runs from the outermost ancestor to the label. `code` is the full classification
    code in digits (2080101, 30201). `parent` is the index of the parent row where one is printed.
    """

    index: int
    page: int
    label: str
    printed_label: str
    path: tuple[str, ...]
    code: str | None
    level: int
    organisation: str | None
    is_total: bool
    parent: int | None
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table: a side of a grid, joined over the pages it runs on.

    A two-sided grid (收入 | 支出) gives two tables with the same title, told apart by `side`.
    `kind` is an identifier of `qa/lexicon/README.md` (three_public_table …) or "other".
    `number` is the printed table number (公开表3-3, 预算09表, 表5) or "".
    """

    index: int
    title: str
    number: str
    kind: str
    unit: str | None
    organisation: str | None
    side: Side | None
    pages: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def says_no_data(self) -> bool:
        """A printed note says that the table is empty on purpose (注：此表无数据)."""
        return any("无" in note or "空表" in note or "没有" in note for note in self.notes)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value cell of a table: a number, or the blank of a named row (`amount` None).

    `table`, `row` and `column` index into the document's tables; `printed` is the cell's own text;
    `unit` is the unit the amount is printed in.
    """

    table: int
    row: int
    column: int
    page: int
    box: Box
    label: str
    row_path: tuple[str, ...]
    code: str | None
    organisation: str | None
    column_path: tuple[str, ...]
    amount: Decimal | None
    printed: str
    unit: str | None
    year: int | None
    measure: Measure | None


# ---------------------------------------------------------------- prose

StatementRole = Literal["amount", "prior", "change", "growth", "share", "count", "other"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose with its place; `box` is the union of its lines on `page`.

    `parts` is empty but for a sentence that runs over the page: (offset in `text`, page, box) of
    each page it stands on.
    """

    text: str
    page: int
    box: Box
    parts: tuple[tuple[int, int, Box], ...] = ()

    def place(self, offset: int) -> tuple[int, Box]:
        """Page and box of the character at `offset`."""
        page, box = self.page, self.box
        for start, part_page, part_box in self.parts:
            if start <= offset:
                page, box = part_page, part_box
        return page, box


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose under one heading, or one numbered paragraph of it, in reading order.

    `heading_path` runs from the part (第三部分 …) to the nearest heading, numbering kept.
    """

    index: int
    heading_path: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All sentences as one text."""
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it runs over, in order."""
        return tuple(dict.fromkeys(sentence.page for sentence in self.sentences))


@dataclass(frozen=True, slots=True)
class Statement:
    """One number of prose, in the shape of a fact.

    `subject` runs from the widest thing named to the thing the number belongs to, resolved over
    其中： and enumerations (“三公”经费 / 公务接待费). `role` tells an amount of the document's own
    year from last year's (`prior`), a change, a growth or a share. `direction` is +1 for 增加,
    -1 for 减少, 0 for 持平, None where no change is spoken of. `base` is what a change is measured
    against, as printed (2023年预算, 上年执行数); `whole` is what a share is of. `passage` and
    `sentence` index the evidence; `start` and `end` are the number's place in the sentence's text.
    """

    index: int
    passage: int
    sentence: int
    page: int
    box: Box
    subject: tuple[str, ...]
    role: StatementRole
    amount: Decimal
    printed: str
    unit: str | None
    year: int | None
    direction: int | None
    base: str | None
    whole: str | None
    start: int
    end: int


def of_this_budget(base: str | None) -> bool:
    """Whether what is compared with is the year's own budget (年初预算数), and no figure of last year."""
    return base is not None and "预算" in base and not _LAST_YEAR.search(base)


_LAST_YEAR = re.compile(r"上年|去年|上一年|20\d\d")


# ---------------------------------------------------------------- documents

DocumentKind = Literal["预算", "决算", "其他"]
DocumentLevel = Literal["部门", "单位"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose disclosure a document is, as printed on it; `aliases` are its own short names (以下简称…)."""

    department: str
    year: int | None
    kind: DocumentKind
    level: DocumentLevel | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliations:
    """How many of the equalities a document promises were tried, and how many held."""

    tried: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed disclosure, whole. `name` is the file's name; `digest` the SHA-256 of its bytes."""

    name: str
    digest: str
    identity: Identity
    page_sizes: tuple[tuple[float, float], ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    reconciliations: Reconciliations = field(default_factory=Reconciliations)
    warnings: tuple[str, ...] = ()

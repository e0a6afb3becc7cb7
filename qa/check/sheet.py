"""A table as a sheet of figures: what stands in which row and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.amounts import is_money
from ingest.model import Column, Document, Fact, Row, Table
from qa.check.figures import Figure, of_fact
from qa.check.memo import once_for_each
from qa.patterns import regex

UNSUMMED_KINDS = ("performance_table", "asset_table", "three_public_table")
"""Forms whose rows and columns are not parts of one another, or that have a rule of their own."""

_ORDINAL_COLUMN = regex(r"行次|栏次|序号|^\*+$")
_TOTAL = regex(r"(?:合计|总计|小计)$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with the figures of its money cells; blank cells have none."""

    table: Table
    figures: dict[tuple[int, int], Figure]
    below: dict[int, list[Row]] = field(default_factory=dict, compare=False)

    def at(self, row: Row, column: Column) -> Figure | None:
        """The figure of a cell, None where it is blank or no money."""
        return self.figures.get((row.index, column.index))

    @property
    def columns(self) -> list[Column]:
        """Columns that print money somewhere."""
        used = {column for _, column in self.figures}
        return [column for column in self.table.columns if column.index in used]

    def children(self, row: Row) -> list[Row]:
        """Rows right under a row."""
        return self.below.get(row.index, [])

    @property
    def summed(self) -> bool:
        """Whether its rows add up to totals at all."""
        return self.table.kind not in UNSUMMED_KINDS

    def name(self, row: Row, column: Column) -> str:
        """《表名》行、列 in words."""
        path = "/".join(part for part in column.path if part) or "金额"
        title = self.table.title or "（无表名）"
        return f"《{title}》“{row.label}”（{path}）"

    @property
    def total_rows(self) -> list[Row]:
        """Rows that print a total of the sheet."""
        return [row for row in self.table.rows if row.is_total]


@once_for_each
def sheets(document: Document) -> list[Sheet]:
    """The sheets of all tables, in order."""
    by_table: dict[int, dict[tuple[int, int], Figure]] = {}
    for fact in document.facts:
        if fact.amount is None or not _is_value(fact) or _ORDINAL_COLUMN.search("".join(fact.column_path)):
            continue
        figure = of_fact(document, fact)
        if figure is not None:
            by_table.setdefault(fact.table, {})[fact.row, fact.column] = figure
    return [
        Sheet(table, _without_ordinals(by_table.get(table.index, {})), _rows_below(table))
        for table in document.tables
    ]


def _rows_below(table: Table) -> dict[int, list[Row]]:
    below: dict[int, list[Row]] = {}
    for row in table.rows:
        if row.parent is not None and not row.is_total:
            below.setdefault(row.parent, []).append(row)
    return below


def _without_ordinals(figures: dict[tuple[int, int], Figure]) -> dict[tuple[int, int], Figure]:
    """Without rows and columns that only count 1, 2, 3 … (栏次、行次)."""
    bad_rows, bad_columns = _counting(figures, 0), _counting(figures, 1)
    return {
        place: figure
        for place, figure in figures.items()
        if place[0] not in bad_rows and place[1] not in bad_columns
    }


def _counting(figures: dict[tuple[int, int], Figure], axis: int) -> set[int]:
    lines: dict[int, list[tuple[int, Figure]]] = {}
    for place, figure in figures.items():
        lines.setdefault(place[axis], []).append((place[1 - axis], figure))
    found: set[int] = set()
    for index, members in lines.items():
        printed = [figure.printed for _, figure in sorted(members, key=lambda member: member[0])]
        numbers = [int(text) for text in printed if re.fullmatch(r"\d{1,3}", text)]
        steps = {b - a for a, b in pairwise(numbers)}
        if len(numbers) == len(printed) and (
            steps == {1} or (len(printed) == 1 and numbers[0] < 10 and axis == 0)
        ):
            found.add(index)
    return found


def _is_value(fact: Fact) -> bool:
    return fact.unit is None or is_money(fact.unit)


def is_total_column(column: Column) -> bool:
    """合计, 小计, 总计."""
    return bool(_TOTAL.search(re.sub(r"[（(].*?[)）]", "", column.name)))


def grand_total(sheet: Sheet, column: Column) -> tuple[Row, Figure] | None:
    """The total row of the whole sheet: the one with the largest figure."""
    best: tuple[Row, Figure] | None = None
    for row in sheet.total_rows:
        figure = sheet.at(row, column)
        if figure is not None and (best is None or figure.value > best[1].value):
            best = row, figure
    return best

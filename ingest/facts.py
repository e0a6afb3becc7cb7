"""Facts: one for each value cell of a table's rows, blanks included."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import parse_amount, squeeze
from ingest.model import Column, Fact, Row, Table, TableCell

VALUED = ("amount", "count")


def build_facts(tables: Sequence[Table]) -> tuple[Fact, ...]:
    """Every amount or count cell of a row, and every other cell that is a number beside its name."""
    facts: list[Fact] = []
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                column = table.columns[cell.column]
                if column.role in VALUED:
                    facts.append(_fact(table, row, column, cell))
    return tuple(facts)


def _fact(table: Table, row: Row, column: Column, cell: TableCell) -> Fact:
    year = row_year(table, row) or column.year
    measure = column.measure
    if re.search(r"增减|变化", row.label) and measure in ("budget", "final"):
        measure = "growth" if re.search(r"%|率|幅度", row.label) else "change"
    unit = "%" if squeeze(cell.text).endswith(("%", "％")) else column.unit
    return Fact(
        table.index,
        row.index,
        column.index,
        cell.page,
        cell.box,
        row.label,
        row.path,
        row.code,
        row.organisation or table.organisation,
        column.path,
        parse_amount(cell.text),
        cell.text,
        unit,
        year,
        measure,
    )


def row_year(table: Table, row: Row) -> int | None:
    """The year a row prints in a 年度 column."""
    for cell in row.cells:
        if re.search(r"年度$", table.columns[cell.column].name):
            found = re.search(r"20\d\d", cell.text)
            if found:
                return int(found.group())
    return None

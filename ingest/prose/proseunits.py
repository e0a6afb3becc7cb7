"""Units of tables that print none, from the sentences beside them that print the same amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import MONEY_IN_YUAN, parse_amount, squeeze
from ingest.model import Table
from ingest.prose.layout import Line

WITNESSES = 2
"""So many different amounts of the table must stand in prose with the unit; one may be chance."""

_MONEY = "|".join(sorted(MONEY_IN_YUAN, key=len, reverse=True))
_SAID = re.compile(rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)({_MONEY})")


def with_prose_units(tables: Sequence[Table], lines: Sequence[Sequence[Line]]) -> tuple[Table, ...]:
    """The tables; amounts without a unit get the one that prose on their pages or beside says.

    `lines` holds the prose of each page, in order.
    """
    return tuple(
        _with_unit(table, lines)
        if any(column.role == "amount" and column.unit is None for column in table.columns)
        else table
        for table in tables
    )


def _with_unit(table: Table, lines: Sequence[Sequence[Line]]) -> Table:
    open_columns = {c.index for c in table.columns if c.role == "amount" and c.unit is None}
    amounts = {
        amount
        for row in table.rows
        for cell in row.cells
        if cell.column in open_columns and (amount := parse_amount(cell.text)) is not None
        if len(re.sub(r"\D", "", cell.text).lstrip("0")) > 2
    }
    near = range(max(table.pages[0] - 2, 0), min(table.pages[-1] + 1, len(lines)))
    text = "".join(squeeze(line.text) for page in near for line in lines[page] if not line.running)
    said: dict[str, set[str]] = {}
    for number, unit in _SAID.findall(text):
        if parse_amount(number) in amounts:
            said.setdefault(unit, set()).add(number)
    if len(said) != 1:
        return table
    ((unit, witnesses),) = said.items()
    if len(witnesses) < WITNESSES:
        return table
    columns = tuple(replace(c, unit=unit) if c.index in open_columns else c for c in table.columns)
    return replace(table, unit=table.unit or unit, columns=columns)

"""The unit of prices whose header prints none: the one in which number times price gives the amount."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, parse_amount, to_yuan
from ingest.model import Column, Row, Table

_PRICE = re.compile("单价$")
_TELLS = re.compile("元[）)]")
_NEAR = Decimal("0.02")
"""A price is printed rounded: 312 suits of 0.10万元 may cost 31.00万元."""


def with_price_units(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables; a price without a unit is in that of its table, unless its products tell otherwise."""
    return tuple(
        replace(table, columns=tuple(_in_its_unit(column, table) for column in table.columns))
        if is_money(table.unit)
        else table
        for table in tables
    )


def _in_its_unit(column: Column, table: Table) -> Column:
    if column.role != "count" or not _PRICE.search(column.name) or _TELLS.search("/".join(column.path)):
        return column
    units = (table.unit, "元")
    told = Counter(unit for row in table.rows for unit in units if unit and _fits(row, column, unit, table))
    return replace(column, unit=max(units, key=lambda unit: told[unit or ""]))


def _fits(row: Row, price: Column, unit: str, table: Table) -> bool:
    """Whether some number of the row, times its price in the unit, is an amount of the row."""
    numbers = {cell.column: amount for cell in row.cells if (amount := parse_amount(cell.text))}
    if price.index not in numbers:
        return False
    each = to_yuan(numbers[price.index], unit)
    others = [(table.columns[at], number) for at, number in numbers.items() if at != price.index]
    counts = [number for column, number in others if column.role == "count"]
    amounts = [
        to_yuan(number, column.unit)
        for column, number in others
        if column.role == "amount" and column.unit is not None and is_money(column.unit)
    ]
    return any(abs(n * each - amount) <= _NEAR * abs(amount) for n in counts for amount in amounts)

"""The weights of indicators, which tables of aims print in a column of words: 指标权重(%), 分值."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.model import Column, Table
from qa.items.entries import Entry
from qa.patterns import regex

WEIGHTS = ("权重", "分值", "得分")
_NUMBER = regex(r"\d+(?:\.\d+)?(?=分?%?$)")


def weighs(column: Column, word: str | None) -> bool:
    """Whether a column of words tells the weight that is asked for."""
    return word in WEIGHTS and column.role == "text" and word in "".join(column.path)


def weighed_cells(
    table: Table, by_cell: dict[tuple[int, int, int], Entry], word: str
) -> dict[tuple[int, int, int], Entry]:
    """An entry for every weight that the table prints, named as the row's other figures are."""
    found: dict[tuple[int, int, int], Entry] = {}
    of_row = {(key[0], key[1]): entry for key, entry in by_cell.items()}
    for column in (column for column in table.columns if weighs(column, word)):
        for row in table.rows:
            entry = of_row.get((table.index, row.index))
            cell = next((cell for cell in row.cells if cell.column == column.index), None)
            number = _NUMBER.match(cell.text.strip()) if cell is not None else None
            if entry is None or entry.fact is None or cell is None or number is None:
                continue
            fact = replace(
                entry.fact, column=column.index, column_path=column.path, amount=Decimal(number.group()),
                printed=cell.text, unit="%" if "%" in "".join(column.path) else None, page=cell.page,
                box=cell.box, measure=None,
            )  # fmt: skip
            found[table.index, row.index, column.index] = replace(entry, fact=fact, column=None)
    return found

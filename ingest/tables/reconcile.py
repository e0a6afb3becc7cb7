"""The structure self-test: equalities that a table's own form promises, tried wherever they apply.

A table read rightly keeps them, but for the document's own rounding and errors; a table read
wrongly breaks them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import parse_amount
from ingest.model import Reconciliations, Row, Table
from ingest.tables.columnsums import TOTAL_NAME, column_sums, money_columns, three_public_part
from ingest.tables.totals import rounding

Amounts = dict[tuple[int, int], Decimal]
"""(row, column) -> amount as printed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One equality tried: what is printed against what its parts give."""

    rule: str
    table: int
    row: int
    column: int
    page: int
    printed: Decimal
    computed: Decimal
    addends: int
    holds: bool


def reconcile(tables: Sequence[Table]) -> tuple[Reconciliations, list[Trial]]:
    """Tried and held over all tables, with each trial."""
    trials: list[Trial] = []
    for table in tables:
        amounts = table_amounts(table)
        if any(re.search(r"年度$", column.name) for column in table.columns):
            trials.extend(_row_parts(table, amounts))
            continue
        for rule in (_children, _totals, _row_parts, _column_sums):
            trials.extend(rule(table, amounts))
    trials.extend(_balances(tables))
    trials.extend(_same_totals(tables))
    return Reconciliations(len(trials), sum(trial.holds for trial in trials)), trials


def table_amounts(table: Table) -> Amounts:
    """Every amount of the table by row and column."""
    amounts: Amounts = {}
    for row in table.rows:
        for cell in row.cells:
            if table.columns[cell.column].role == "amount":
                amount = parse_amount(cell.text)
                if amount is not None:
                    amounts[row.index, cell.column] = amount
    return amounts


def _trial(
    rule: str, table: Table, row: Row, column: int, printed: Decimal, parts: Sequence[Decimal]
) -> Trial:
    computed = sum(parts, Decimal(0))
    holds = abs(printed - computed) <= rounding([printed, *parts])
    return Trial(rule, table.index, row.index, column, row.page, printed, computed, len(parts), holds)


def _children(table: Table, amounts: Amounts) -> Iterator[Trial]:
    """A parent row is the sum of the rows under it."""
    if table.kind == "performance_table":
        return
    children: dict[int, list[Row]] = defaultdict(list)
    for row in table.rows:
        if row.parent is not None:
            children[row.parent].append(row)
    for parent, rows in children.items():
        upper = table.rows[parent]
        rows = [row for row in rows if not row.is_total]
        partial = any(row.printed_label.strip().startswith("其中") for row in rows)
        for column in money_columns(table):
            printed = amounts.get((parent, column.index))
            parts = [amounts[r.index, column.index] for r in rows if (r.index, column.index) in amounts]
            if printed is None or not parts or partial:
                continue
            yield _trial("children", table, upper, column.index, printed, parts)


def _totals(table: Table, amounts: Amounts) -> Iterator[Trial]:
    """A total row is the sum of the top rows above it (or below it, where it stands first)."""
    if table.kind in ("performance_table", "three_public_table") or _has_balance_rows(table):
        yield from _running_totals(table, amounts)
        return
    tops = [r for r in table.rows if not r.is_total and (r.parent is None)]
    totals = [
        r
        for r in table.rows
        if r.is_total and re.fullmatch(r"(?:(?:本年|当年)?(?:支出|收入))?(?:合计|总计)", r.label)
    ]
    if not tops or not totals:
        return
    for total in totals:
        if total.path[:-1]:
            continue
        for column in money_columns(table):
            printed = amounts.get((total.index, column.index))
            parts = [amounts[r.index, column.index] for r in tops if (r.index, column.index) in amounts]
            if printed is not None and parts:
                yield _trial("total", table, total, column.index, printed, parts)


def _has_balance_rows(table: Table) -> bool:
    return any(re.search(r"(?:收入|支出)(?:总计|合计|小计)|结转|结余", row.label) for row in table.rows)


def _running_totals(table: Table, amounts: Amounts) -> Iterator[Trial]:
    """本年收入合计 is the sum of the rows before it; 收入总计 adds what follows (上年结转 …)."""
    if table.kind == "performance_table":
        return
    for column in money_columns(table):
        parts: list[Decimal] = []
        for row in table.rows:
            amount = amounts.get((row.index, column.index))
            if row.is_total and re.search(r"合计|总计|小计", row.label) and not row.path[:-1]:
                if amount is not None and parts:
                    yield _trial("running", table, row, column.index, amount, parts)
                if amount is not None:
                    parts = [amount]
            elif row.parent is None and amount is not None:
                parts.append(amount)


def _row_parts(table: Table, amounts: Amounts) -> Iterator[Trial]:
    """The column 合计 / 小计 of a row is the sum of the columns it heads."""
    for total, parts in column_sums(table):
        for row in table.rows:
            printed = amounts.get((row.index, total))
            values = [amounts[row.index, c] for c in parts if (row.index, c) in amounts]
            if printed is not None and values:
                yield _trial("columns", table, row, total, printed, values)


def _column_sums(table: Table, amounts: Amounts) -> Iterator[Trial]:
    """三公 = 出国 + 车 + 接待, and 车 = 购置 + 运行, where they are rows of one table."""
    if table.kind != "three_public_table":
        return
    rows: dict[str, Row] = {}
    for row in table.rows:
        rows.setdefault(three_public_part(row.label), row)
    for whole, names in (("three", ("abroad", "vehicle", "reception")), ("vehicle", ("purchase", "running"))):
        if whole not in rows or not all(name in rows for name in names):
            continue
        for column in money_columns(table):
            printed = amounts.get((rows[whole].index, column.index))
            parts = [
                amounts[rows[n].index, column.index]
                for n in names
                if (rows[n].index, column.index) in amounts
            ]
            if printed is not None and parts:
                yield _trial("three_public", table, rows[whole], column.index, printed, parts)


def _balances(tables: Sequence[Table]) -> Iterator[Trial]:
    """收入总计 = 支出总计 of a two-sided table."""
    for left in tables:
        if left.side != "income":
            continue
        rights = [
            t for t in tables if t.side == "expenditure" and t.pages == left.pages and t.title == left.title
        ]
        for right in rights[-1:]:
            for names in (
                ("收入总计", "支出总计"),
                ("收入合计", "支出合计"),
                ("总计", "总计"),
                ("合计", "合计"),
            ):
                one, two = _named_total(left, names[0]), _named_total(right, names[1])
                if one is not None and two is not None:
                    row, amount = one
                    yield _trial("balance", left, row, _first_column(left), amount, [two[1]])
                    break


def _named_total(table: Table, name: str) -> tuple[Row, Decimal] | None:
    amounts = table_amounts(table)
    for row in table.rows:
        if row.label == name:
            amount = amounts.get((row.index, _first_column(table)))
            if amount is not None:
                return row, amount
    return None


def _first_column(table: Table) -> int:
    return next((c.index for c in money_columns(table)), 0)


def _grand_total(table: Table) -> tuple[Row, int, Decimal] | None:
    """The amount of the total row in the column that totals the row."""
    columns = money_columns(table)
    if not columns or not table.rows:
        return None
    column = next((c for c in columns if TOTAL_NAME.fullmatch(c.name)), columns[0])
    amounts = table_amounts(table)
    for row in table.rows:
        if (
            row.is_total
            and (row.index, column.index) in amounts
            and not re.search(r"收入|本年|小计", row.label)
        ):
            return row, column.index, amounts[row.index, column.index]
    return None


def _same_totals(tables: Sequence[Table]) -> Iterator[Trial]:
    """The same total printed in two tables: 收支总表 with 收入总表 and 支出总表."""
    by_kind: dict[str, Table] = {}
    for table in tables:
        key = f"{table.kind}/{table.side}" if table.side else table.kind
        by_kind.setdefault(key, table)
    pairs = (
        ("balance_table/income", "income_table", ("收入总计", "本年收入合计"), r"上年|年初|结转|结余"),
        (
            "balance_table/expenditure",
            "expenditure_table",
            ("支出总计", "本年支出合计"),
            r"结转下年|年末|年终",
        ),
    )
    for one, other, (whole, year), carried in pairs:
        if one not in by_kind or other not in by_kind:
            continue
        left, right = by_kind[one], by_kind[other]
        holds_carried = any(re.search(carried, "/".join(column.path)) for column in right.columns)
        printed = _named_total(left, whole if holds_carried else year) or _named_total(left, whole)
        total = _grand_total(right)
        if printed is None or total is None or left.unit != right.unit:
            continue
        row, column, amount = total
        yield _trial("across", right, row, column, amount, [printed[1]])

"""Across levels: a department's figures hold those of its unit.

《地方预决算公开操作规程》: 部门预算汇总本部门及所属单位, so no total, and no 科目 of a table, is less than
the unit's own; where a department prints a row for the unit, it is the unit's total.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.amounts import squeeze
from ingest.model import Column, Document, Row
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference
from qa.check.findings import Severity, make_finding
from qa.check.sheet import Sheet, grand_total, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run

_KINDS = (
    "balance_table",
    "income_table",
    "expenditure_table",
    "fiscal_balance_table",
    "general_budget_table",
    "basic_expenditure_table",
    "three_public_table",
    "government_fund_table",
    "state_capital_table",
)
"""Forms whose figures a department sums up over its units."""


def unit_within_department(unit: Document, department: Document) -> Iterator[Trial]:
    """单位的合计和各科目不大于部门的同一数; 部门表中该单位一行等于单位的合计."""
    for sheet in sheets(unit):
        if sheet.table.kind not in _KINDS:
            continue
        wider = [one for one in sheets(department) if _same_form(one, sheet)]
        if len(wider) != 1:
            if wider or sheet.figures:
                yield not_run("部门文件中没有唯一对应的表")
            continue
        for column in sheet.columns:
            other = next((one for one in wider[0].columns if one.path == column.path), None)
            if other is not None:
                yield from _column(unit, sheet, column, department, wider[0], other)


def _column(
    unit: Document, sheet: Sheet, column: Column, department: Document, wider: Sheet, other: Column
) -> Iterator[Trial]:
    mine, theirs = grand_total(sheet, column), grand_total(wider, other)
    if mine is None or theirs is None:
        return
    yield _no_more(sheet, column, mine, theirs, department)
    if _more(mine[1], theirs[1]):
        return
    own = [row for row in wider.table.rows if _is_row_of(row, unit)]
    stated = [figure for row in own if (figure := wider.at(row, other)) is not None]
    if len(stated) == 1:
        verdict = judge_difference(stated[0].value - mine[1].value, (stated[0], mine[1]))
        if verdict is None:
            yield HOLDS
        else:
            yield _unlike_row(wider, mine[1], stated[0], verdict)
    coded: dict[str, list[tuple[Row, Figure]]] = {}
    for row in wider.table.rows:
        figure = wider.at(row, other)
        if row.code and figure is not None:
            coded.setdefault(row.code, []).append((row, figure))
    for row in sheet.table.rows:
        figure = sheet.at(row, column)
        if figure is None or not row.code or not coded.get(row.code):
            continue
        largest = max(coded[row.code], key=lambda entry: entry[1].value)
        yield _no_more(sheet, column, (row, figure), largest, department)


def _unlike_row(wider: Sheet, mine: Figure, stated: Figure, verdict: Severity) -> Trial:
    what = (
        f"部门文件《{wider.table.title}》中该单位为{stated.printed}{stated.unit or ''}，"
        f"单位文件合计为{mine.printed}{mine.unit or ''}"
    )
    figures, places = (mine.printed, stated.printed), (mine.place, stated.place)
    return fails(make_finding("unit-row", verdict, what, figures, places), suspects_of_pair(mine, stated))


def _no_more(
    sheet: Sheet, column: Column, mine: tuple[Row, Figure], theirs: tuple[Row, Figure], department: Document
) -> Trial:
    if not _more(mine[1], theirs[1]):
        return HOLDS
    what = (
        f"单位{sheet.name(mine[0], column)}为{mine[1].printed}{mine[1].unit or ''}，"
        f"所属部门（{department.name}）同一数只有{theirs[1].printed}{theirs[1].unit or ''}"
    )
    return fails(
        make_finding(
            "unit-more",
            "error",
            what,
            (mine[1].printed, theirs[1].printed),
            (mine[1].place, theirs[1].place),
            mine[1].show(mine[1].value - theirs[1].value),
        ),
        suspects_of_pair(mine[1], theirs[1]),
    )


def _more(mine: Figure, theirs: Figure) -> bool:
    return mine.value - theirs.value > max(mine.step, theirs.step, Decimal(0))


def _same_form(one: Sheet, other: Sheet) -> bool:
    return one.table.kind == other.table.kind and one.table.side == other.table.side and bool(one.figures)


def _is_row_of(row: Row, unit: Document) -> bool:
    names = squeeze(row.label), squeeze(row.organisation or "")
    return not row.code and squeeze(unit.identity.department) in names

"""Facts: one for each value cell of a table's rows, blanks included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import COUNTERS, is_money, parse_amount, parse_money, squeeze
from ingest.model import Column, Fact, Measure, Row, Table, TableCell
from ingest.tables.columns import column_measure, column_unit
from ingest.tables.naming import EMPTY_ROW

VALUED = ("amount", "count")

_QUANTITY = re.compile(
    r"(?:[≥≤≧≦><=＝≈~±]|不(?:低|少|高|超|多)[于过]?|大于|小于|等于|约|至少|超过|达到?|为)*"
    r"(?P<number>-?\d+(?:\.\d+)?)(?P<unit>[^\d.\-~至]{0,8})"
)
"""A goal as printed: a comparison, one number, a unit."""
_BRACKETED = re.compile(r"^[（(]([^（）()]+)[）)]$")

_MEASURE = re.compile(
    r"(?:20\d\d年度?|本年度?|当年|上年度?|上一年度?|去年|年初|全年|年度)*(?:支出|收入|财政拨款)?(?:调整后?)?"
    r"(?:预算|决算|执行|调整预算|预算调整|预算执行|支出决算|支出预算)(?:安排)?(?:[数额](?:合计|总计)?|合计|总计)"
    r"(?:[（(](?:单位[:：])?[百千万亿]*元[）)])?"
)
"""A row's name that says which reading its figures are of, and nothing else."""


_UNIT_OF_NAME = re.compile(
    r"[（(](平方米|台|辆|套|个|人次|人|批次|批|次|亩|户|间)(?:[、,，/][^（）()]*)?[）)]$"
)
"""The unit that a name of countable things ends with: 车辆（台、辆）."""
_CHANGE = re.compile(
    r"^[^、,，]{0,14}?(?:增减|(?<!气候)变化|变动)(?:变化|变动|情况|金额|比例|[额数率%]|幅度?|[（(][^（）()]*[）)])*$"
)
"""A row's name that says that it holds changes, which 应对气候变化工作经费 does not."""
_NUMBER_OF = re.compile("数量$|数$")
_IN_PERCENT = re.compile(r"[（(][%％][）)]$")
"""What stands under such a name is a rate: 资金支出计划（%） over 6月底 and 10月底."""
_UNIT_OF_GOAL = re.compile(
    rf"[（(](?:单位[:：])?(%|[百千万亿]{{0,2}}(?:元|{'|'.join(map(re.escape, COUNTERS))}))"
    r"(?:[、,，/][^（）()]*)?[）)]$"
)
"""The same of a goal, which may be anything that can be counted: 训练场地租赁（处）, 租赁成本（万元/年）."""


_COUNTED_NAME = re.compile(r"(?:团组数|人次数?|批次数?|人数|车辆数|保有量|购置数)$")
_COUNTED_IN = (
    ("团组", "个"), ("人次", "人次"), ("批次", "批次"), ("人数", "人"),
    ("车辆", "辆"), ("保有", "辆"), ("购置", "辆"),
)  # fmt: skip
_MONEY_NAME = re.compile(r"[费额款]$|支出|收入|经费|金额|价值|[原净]值|账面|资金|拨款")


def build_facts(tables: Sequence[Table]) -> tuple[Fact, ...]:
    """Every amount or count cell of a row, and every other cell that is a number beside its name."""
    facts: list[Fact] = []
    for table in tables:
        for row in table.rows:
            if not row.printed_label and row.label.startswith(EMPTY_ROW):
                continue
            for cell in row.cells:
                column = table.columns[cell.column]
                if column.role in VALUED:
                    facts.append(_fact(table, row, column, cell))
    return tuple(facts)


def _fact(table: Table, row: Row, column: Column, cell: TableCell) -> Fact:
    year = row_year(table, row) or column.year
    measure = column.measure
    if row_measure(row.label) is not None and column.role == "amount":
        measure = row_measure(row.label)
        year = row_measure_year(row.label, year)
    if row.code is None and _CHANGE.search(row.label) and measure in ("budget", "final"):
        measure = "growth" if re.search(r"%|率|幅度", row.label) else "change"
    percent = squeeze(cell.text).endswith("%") or any(_IN_PERCENT.search(name) for name in row.path)
    unit = "%" if percent else column.unit
    amount, own_unit = parse_money(cell.text) or (None, None)
    unit = own_unit or unit
    if column.role == "count":
        amount, suffix = _quantity(cell.text)
        own = None if "单价" in column.name else _row_unit(table, row)
        unit = suffix or own or unit or _unit_above(table, row, column)
    elif own_unit is None and unit != "%" and not _tells_its_unit(column):
        unit = _counted_unit(table, row, amount) or unit
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
        amount,
        cell.text,
        unit,
        year,
        measure,
    )


def row_measure(label: str) -> Measure | None:
    """What a row named 预算数, 决算数, 全年执行数 … holds in all its columns."""
    return column_measure((label,), "amount", "") if _MEASURE.fullmatch(label) else None


def row_measure_year(label: str, year: int | None) -> int | None:
    """The year that such a row names (上年决算数), else the column's."""
    printed = re.match(r"20\d\d", label)
    if printed:
        return int(printed.group())
    return year - 1 if year is not None and re.match(r"上年|上一年|去年", label) else year


def _quantity(text: str) -> tuple[Decimal | None, str | None]:
    """The figure a goal or a count prints, and its own unit: ≥95% is 95 and %."""
    plain = squeeze(text).replace(",", "")
    found = _QUANTITY.fullmatch(_BRACKETED.sub(r"\1", plain))
    if not found:
        return None, None
    return Decimal(found["number"]), found["unit"].strip("()（）") or None


def _row_unit(table: Table, row: Row) -> str | None:
    """What the row's own unit column prints (计量单位)."""
    for cell in row.cells:
        if table.columns[cell.column].role == "unit" and cell.text and parse_amount(cell.text) is None:
            return squeeze(cell.text)
    named = _UNIT_OF_GOAL.search(row.label)
    if named and "车" in row.label and "辆" in named.group():
        return "辆"
    return named.group(1) if named else None


def _unit_above(table: Table, row: Row, column: Column) -> str | None:
    """The unit in the name of what the row is a sort of, for its number: 车辆（台、辆） over 执法执勤用车."""
    if not _NUMBER_OF.search(column.name):
        return None
    upper = row.parent
    while upper is not None:
        unit = _row_unit(table, table.rows[upper])
        if unit is not None:
            return unit if not is_money(unit) else None
        upper = table.rows[upper].parent
    return None


def _tells_its_unit(column: Column) -> bool:
    """Its header says that it holds money, whatever is counted in the column beside it."""
    return bool(_MONEY_NAME.search(column.name)) or column_unit(column.path, "amount", None) is not None


def _counted_unit(table: Table, row: Row, amount: Decimal | None) -> str | None:
    """The unit of things counted among amounts of money: 团组数（个）, and what stands under 车辆数（辆）."""
    named = _UNIT_OF_NAME.search(row.label)
    if named:
        return named.group(1)
    if amount is not None and amount != amount.to_integral_value():
        return None
    counted = _COUNTED_NAME.search(row.label)
    if counted:
        return next((unit for words, unit in _COUNTED_IN if words in counted.group()), None)
    upper = row.parent
    while upper is not None and not _MONEY_NAME.search(row.label):
        named = _UNIT_OF_NAME.search(table.rows[upper].label)
        if named:
            return named.group(1)
        upper = table.rows[upper].parent
    return None


def row_year(table: Table, row: Row) -> int | None:
    """The year a row prints in a 年度 column."""
    for cell in row.cells:
        if re.search(r"年度$", table.columns[cell.column].name):
            found = re.search(r"20\d\d", cell.text)
            if found:
                return int(found.group())
    return None

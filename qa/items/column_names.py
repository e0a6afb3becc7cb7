"""Columns as questions are compared with them: what a head says, and what of it tells one from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Column, Table
from qa.patterns import regex
from qa.question.text import bare

_GENERIC_COLUMN = regex(
    r"^(?:(?:20\d\d年?|本年度?|当年|上年|年初|全年|年度)*(?:部门|单位)?(?:财政拨款)?"
    r"(?:支出|收入)?(?:预算|决算|执行)?(?:数?(?:合计|总计|小计)|总额|总额度|数额|金额|数|资金总额|总金额|收入|支出|安排|情况)?"
    r"|合计|总计|小计|共计|金额|数额|项目|支出|收入|备注)(?:\((?:万?元|人民币)\)|:?(?:万元|元))?$"
)


def is_total_name(name: str) -> bool:
    """Whether a row or column name says nothing but “all of it”: 合计, 2026年预算数, 支出总计."""
    return bool(_GENERIC_COLUMN.match(bare(name)))


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column as compared with questions: its names, and those of them that narrow it down."""

    text: str
    narrowing: tuple[str, ...]
    first_amount: bool
    only_amount: bool


def column_names(table: Table) -> dict[int, ColumnName]:
    """Each column of a table by its index, with the names it answers to."""
    amounts = [column for column in table.columns if column.role == "amount"]
    names = {}
    for column in table.columns:
        path = _of_cars(tuple(_STAFF.sub("人数", bare(name)) for name in column.path))
        if column.role == "count" and path and _PEOPLE.fullmatch(path[-1]):
            path = (*path[:-1], f"{path[-1]}人数")
        narrowing = tuple(name for name in path if name != "其中" and not is_total_name(name))
        if _is_of_a_sum(column, amounts):
            narrowing = (*narrowing, path[-1])
        if amounts and all(name in tuple(map(bare, other.path)) for other in amounts for name in narrowing):
            narrowing = ()
        names[column.index] = ColumnName(
            "".join(path), narrowing, bool(amounts) and column.index == amounts[0].index, len(amounts) == 1
        )
    return names


_STAFF = regex("(?<=在职|实有|退休|离休|在编|在岗)[(（][人名][)）]$")
"""年末实有在职（人）counts what others call 年末实有在职人数."""

_PEOPLE = regex("(?:年末)?(?:在职|实有|在编|在岗|退休|离休|离退休)")
"""Heads that leave out what is counted: 实有."""


def _of_cars(path: tuple[str, ...]) -> tuple[str, ...]:
    """A head in full whose first part stands over it: 公务用车购置及运行费 / 运行费 is 公务用车运行费."""
    cars = len(path) > 1 and _BUYING_AND_RUNNING.match(path[-2])
    return (*path[:-1], f"{cars['cars']}{path[-1]}") if cars and _ONE_OF_BOTH.fullmatch(path[-1]) else path


_BUYING_AND_RUNNING = regex("(?P<cars>公务用车)购置[及和与](?:公务用车)?运行")
_ONE_OF_BOTH = regex("(?:购置|运行|运行维护|运维)费?")


def _is_of_a_sum(column: Column, amounts: Sequence[Column]) -> bool:
    """财政拨款收入 is a part where 合计 stands beside it under one head, though alone it is all there is."""
    name = bare(column.path[-1]) if column.path else ""
    return len(column.path) > 1 and bool(_FISCAL.fullmatch(name)) and any(
        other.path[:1] == column.path[:1] and _SUM.fullmatch(bare(other.path[-1])) for other in amounts
    )  # fmt: skip


_FISCAL = regex("财政拨款(?:收入|支出)?")
_SUM = regex("合计|小计|总计")

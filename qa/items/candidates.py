"""An entry that may be what an operand names, with its score; which units and tables suit it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.amounts import is_money, price_unit
from qa.items.entries import Entry
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.question.units import SPAN


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with its score; `cover` is the explained share of the operand's words."""

    entry: Entry
    score: float
    cover: float
    head: float

    @property
    def is_blank(self) -> bool:
        """Whether the cell is there and empty."""
        fact = self.entry.fact
        return fact is not None and fact.amount is None


KIND_PRIOR: dict[str, float] = {
    "expenditure_table": 0.05,
    "balance_table": 0.04,
    "fiscal_balance_table": 0.03,
    "general_budget_table": 0.035,
    "economic_class_table": 0.035,
    "three_public_table": 0.05,
    "operating_expense_table": 0.02,
    "basic_expenditure_table": 0.03,
    "income_table": 0.02,
    "project_table": 0.03,
    "performance_table": -0.12,
    "procurement_table": -0.12,
    "government_service_table": -0.12,
    "asset_table": -0.12,
    "transfer_table": -0.12,
}
_SPANS = frozenset(("小时", "分钟", "秒", "天", "日", "工作日", "个工作日", "周", "个月", "月", "年"))
"""What a length of time is told in: 多久 asks for any of them."""
_COUNT_CLASSES: tuple[frozenset[str], ...] = (
    frozenset(("辆", "台")),
    frozenset(("人", "名", "位")),
    frozenset(("个", "家", "所", "项", "处", "块", "条", "支", "套", "台", "台(套)")),
    frozenset(("台", "套", "台(套)", "台套", "件")),
    frozenset(("米", "m")),
    frozenset(("平方米", "平方", "平米", "㎡", "m2")),
    frozenset(("平方公里", "平方千米")),
    frozenset(("公里", "千米", "米")),
    frozenset(("吨", "公斤", "千克")),
    frozenset(("平方米", "亩", "公顷", "平方公里", "平方千米")),
    frozenset(("场", "场次", "次")),
    frozenset(("批次", "批", "次", "场")),
    frozenset(("人次",)),
    frozenset(("册", "份", "本", "期")),
    frozenset(("篇", "份", "期")),
    frozenset(("户", "家")),
    frozenset(("项", "件", "个")),
    frozenset(("%", "个百分点")),
)


def goal_fits(wanted: str | None, entry: Entry) -> bool:
    """Whether a goal or a quantity printed without a unit can answer: its name may say what it counts."""
    if wanted in _PIECES and entry.fact is not None and entry.fact.unit is None and entry.column is not None:
        if _QUANTITY.fullmatch(entry.column.text):
            return True
    if wanted is None or wanted == "money" or is_money(wanted) or entry.table is None:
        return False
    if entry.table.kind != "performance_table" or entry.fact is None or entry.fact.unit is not None:
        return False
    if _OF_MONEY.search(entry.label + (entry.column.text if entry.column is not None else "")):
        return False
    rate = bool(_RATE_NAME.search(entry.label))
    if wanted == "%":
        return rate
    named = _DIMENSION.search(entry.label)
    return not rate and (named is None or unit_fits(wanted, _COUNTED_AS[named.group()]))


_OF_MONEY = regex("资金|拨款|经费|金额|[预决]算数|执行数")
"""Lines and columns of a form that tell money, whether it says in what or not."""
_PIECES = frozenset("台 套 台(套) 个 件 辆 架 把 张 部 艘 支 只 块 份 条 批 项 本 册".split())
_QUANTITY = regex("(?:采购|购买|配置|计划|需求|新增|购置)?数量")
"""A column of pieces, where no other says in what they are counted."""


def matter_fits(units: tuple[str, ...] | None, unit: str | None) -> bool:
    """Whether a figure can tell how much there is of a matter that is measured in one of the units."""
    if units is None or unit is None:
        return True
    return not is_money(unit) and (not units or any(unit_fits(wanted, unit) for wanted in units))


def named_unit_fits(wanted: str | None, entry: Entry) -> bool:
    """Whether a row's name says what it counts, where its unit says less: 公务接待人次（人）."""
    counted = entry.fact is not None and entry.fact.unit in ("人", "个")
    return wanted in ("人次", "批次") and counted and wanted in entry.label


_RATE_NAME = regex(r"率$|比例$|满意度$|占比$|比重$|覆盖面$")
_COUNTED_AS = {
    "人数": "人", "人次": "人次", "户数": "户", "次数": "次", "天数": "天", "场次": "场", "面积": "平方米",
    "辆数": "辆", "台数": "台", "批次": "批次", "成本": "元", "金额": "元", "费用": "元", "经费": "元",
}  # fmt: skip
_DIMENSION = regex("(?:" + "|".join(_COUNTED_AS) + ")(?=$|[(])")


@lru_cache(maxsize=4096)
def unit_fits(wanted: str | None, unit: str | None) -> bool:
    """Whether a figure printed in `unit` can answer a question that asks for `wanted`.

    `wanted` is None (anything), "money", or a unit as people say it (辆, 人, %, 平方米 …).
    """
    if wanted is None:
        return True
    if unit is None:
        return False
    if wanted == "money" or is_money(wanted):
        return is_money(unit) or price_unit(unit) is not None
    wanted, unit = (re.sub("^[百千万亿](?!元)", "", normal(name)) for name in (wanted, unit))
    if wanted == SPAN:
        return unit in _SPANS
    return wanted == unit or any(wanted in units and unit in units for units in _COUNT_CLASSES)


def held_to_budget(operand: Operand) -> bool:
    """Whether a movement is asked for against the year's own budget (比年初预算), not against last year."""
    return operand.role in ("change", "growth") and operand.measure in ("budget", "revised")

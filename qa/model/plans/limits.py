"""Roles, years, bounds and ranks of a plan: each must stand in the question's words."""

from __future__ import annotations

import re

from ingest.amounts import is_money
from qa.model.plans.said import Said
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import COUNTED, class_of
from qa.question.numerals import number_word
from qa.question.reading import Reading
from qa.question.units import MONEYED
from qa.scoping.targets import Targets

_GREATER = regex("超|大于|多于|高于|以上|不低于|不少于|不小于|过|突破|达到")
_LESS = regex("不足|不到|小于|少于|低于|以下|以内|不超|不高于|没超")
_PRIOR = regex("上年|去年|上一年|前一年|同比|年初")
_ASCENDING = regex("最少|最小|最低|最便宜|垫底|倒数|从低|从小|从少|由低|由小|由少|末位")
_NUMBER = r"([一二两三四五六七八九十]+|\d+)"
_TOP = regex(
    rf"(?:前|头|排前){_NUMBER}|(?<![公的]){_NUMBER}大(?=项|类|块|支出)|最[大高多少小低]的(?:前)?{_NUMBER}[项个类家笔款]"
)
_FIRST = regex("最|第一|居首|头号|大头|榜首|垫底|倒数")


def overstepped(plan: Plan, reading: Reading, said: Said, targets: Targets) -> str | None:
    """The first role, year, bound or rank that the question does not say, in one Chinese clause."""
    return (
        _roles(plan, reading, said, targets) or _years(plan, said, targets) or _bounds(plan, said)
        or _order_of_rank(plan, said)
    )  # fmt: skip


def kind_of(unit: str | None) -> str | None:
    """Money, percentages, multiples, or things counted, which people name by various words."""
    if unit is None:
        return None
    if is_money(unit):
        return "money"
    return {"倍": "倍", "%": "%", "百分点": "%", "个百分点": "%"}.get(unit, "count")


def _roles(plan: Plan, reading: Reading, said: Said, targets: Targets) -> str | None:
    core = reading.core.replace("多少", "")
    newest = max((target.edition.year or 0 for target in targets.chosen), default=0)
    earlier = any(year.year is not None and year.year < newest for year in reading.years)
    allowed = _ROLES.get(plan.operation, _ANY)
    if len(plan.operands) > 1 and plan.operation not in ("lookup", "equal"):
        if len({operand.role for operand in plan.operands}) > 1:
            return "各项的性质不同"
    for operand in plan.operands:
        if operand.role not in allowed:
            return f"{plan.operation} 不能用 {operand.role}"
        if operand.role == "prior" and not (_PRIOR.search(said.everything) or earlier):
            return "问题没有问上年"
        if operand.role in ("change", "growth") and not _MOVEMENT.search(core):
            return "问题没有问增减"
        if operand.role == "share" and not re.search("占|比[例重]|百分|率|成", core):
            return "问题没有问占比"
        if operand.role == "count" and not _counted(operand, reading):
            return "问题没有问数量"
        if operand.unit and operand.unit not in reading.text and class_of(reading.unit) != operand.unit:
            return f"问题没有说到单位“{operand.unit}”"
    return None


_ANY = frozenset(("amount", "prior", "change", "growth", "share", "count"))
_PLAIN = frozenset(("amount", "count"))
_ROLES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("sum", "difference", "ratio", "share", "average", "complement", "equal"), _PLAIN),
    "change": _PLAIN | {"change"},
    "growth": _PLAIN | {"growth"},
}
"""Differences of changes, or sums of percentages, nobody asks for."""
_MOVEMENT = regex("增|减|变|涨|降|升|差|砍|压|缩|省|幅|[多少][了出]|同比|[比较].*[多少高低]")


def _counted(operand: Operand, reading: Reading) -> bool:
    """Whether a number of things is asked for: by the unit, or by what is named."""
    kind = kind_of(reading.unit)
    if kind is not None:
        return kind == "count"
    return bool(COUNTED.search(operand.phrase)) and not MONEYED.search(operand.phrase)


def _years(plan: Plan, said: Said, targets: Targets) -> str | None:
    """A year must be said, in figures or as 去年 and the like of the edition asked."""
    latest = {target.edition.year for target in targets.chosen if target.edition.year}
    for operand in plan.operands:
        year = operand.year
        if year is None or str(year) in said.text:
            continue
        before = bool(re.search("上年|去年|上一年|同比|前一年", said.everything)) and year + 1 in latest
        current = year in latest and not re.search(r"20\d\d|上年|去年|前年", said.text)
        if not (before or current):
            return f"问题没有提到{year}年"
    return None


def _bounds(plan: Plan, said: Said) -> str | None:
    if plan.threshold is None:
        return "筛选要写明界限" if plan.operation == "filter" else None
    if plan.relation not in ("greater", "less"):
        return "筛选要同时写明界限和关系"
    plain = said.text.replace(",", "")
    bound = re.search(
        rf"(?<![\d.]){re.escape(plan.threshold)}(?![\d.])(?P<unit>[万亿千百]?元|%|[一-鿿])?", plain
    )
    if bound is None:
        return "界限必须是问题里写明的数"
    if (bound["unit"] or "") != (plan.threshold_unit or ""):
        return "界限的单位必须是问题里写明的"
    around = plain[max(0, bound.start() - 6) : bound.end() + 4]
    less = bool(_LESS.search(around))
    greater = bool(_GREATER.search(_LESS.sub("", around)))
    if (plan.relation == "less") != less or (plan.relation == "greater") != (greater and not less):
        return "界限的方向与问题不符"
    return None


def _order_of_rank(plan: Plan, said: Said) -> str | None:
    if plan.operation != "rank":
        return None
    if plan.descending == bool(_ASCENDING.search(said.text)):
        return "排名的方向与问题不符"
    number = _TOP.search(said.text)
    wanted = number_word(next(filter(None, number.groups()))) if number else None
    if wanted is not None:
        return None if plan.top == wanted else "名次个数必须是问题里写明的"
    if plan.top not in (None, 1) or (plan.top == 1 and not _FIRST.search(said.text)):
        return "名次个数必须是问题里写明的"
    return None

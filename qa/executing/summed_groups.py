"""A side of a difference that is the sum of members: 甲中心的各项目执行数合计 beside 乙中心的."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.executing.ranking import rank
from qa.executing.values import Value
from qa.items.operands import Operands
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.scoping.targets import Target

_SUM_OF_ALL = regex(
    "(?:各个?|所有|全部)[^,，]{0,4}(?:项目|科目|指标)[^,，]{0,12}?(?P<sum>合计|总计|总和|之和|总额|加起来)数?$"
)


def sums_of_members(
    first: Operand, second: Operand, target: Target, operands: Operands
) -> tuple[Value, Value] | None:
    """Both sides as sums of the members that they name; None where either is none."""
    one = _sum_of_members(first, target, operands)
    other = _sum_of_members(second, target, operands) if one is not None else None
    return None if one is None or other is None else (one, other)


def _sum_of_members(operand: Operand, target: Target, operands: Operands) -> Value | None:
    """What the members that the operand names come to; None where it names no members or none are found."""
    said = _SUM_OF_ALL.search(operand.phrase)
    if said is None or operand.stated is not None:
        return None
    members = operand.phrase[: said.start("sum")]
    asked = f"{members}合计多少"
    group = operand.model_copy(update={"phrase": members, "context": asked, "asked": asked})
    outcome = rank(Plan(operation="rank", operands=[group], reduce="sum"), target, operands)
    if outcome.status != "answered" or not outcome.values:
        return None
    return replace(outcome.values[0], label=re.sub("^的", "", operand.phrase))

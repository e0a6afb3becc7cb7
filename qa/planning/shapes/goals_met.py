"""Whether a goal was met: 修缮文物建筑的目标是5处，实际完成了吗; 绿化面积达到年初目标了没有."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_GOAL = (
    r"(?:全年|年度|年初(?:就|给|时)?[定设下]?[定达]?的?|预期|计划|本年|绩效|当年|设定的?|既定的?)*"
    r"(?:目标|指标|任务|计划)(?:值|数|量)?"
)
_N = r"(?:不少于|不低于|不超过|至少|大于等于|[≥≤><])?(?P<n>\d+(?:\.\d+)?)(?P<u>%|[一-鿿]{1,4}?)"
_DONE = r"(?:完成|达到|达成|实现|做到|达标|兑现)"
_WHETHER = r"(?:最后|最终|实际上?|全年|年底|到底|究竟|是否|有没有|是不是|已经?|都|真的?|按时|如期)*"
_END = r"(?:目标|任务|标)?了?(?:吗|么|没有?|呢)?(?:[,，]?(?:对|是|是真的|真的|属实|是这样)(?:吗|么|不对))?$"
_IN_A_FORM = regex("^[^,，]{0,16}[表里中][里中内上]?[,，](?=[^,，]+$)")
_OF_MONEY = regex("(?:收入|成本|金额|产值|资金|费用?|支出)$")
"""Goals that are told in money: 旅游综合收入 ≥58亿元."""
_FORMS = (
    regex(rf"^(?P<x>[^,，]+?)的?{_GOAL}(?:是|为|定的?是|定为|设为|要求|[:：])*{_N}[,，]{_WHETHER}{_DONE}{_END}"),
    regex(rf"^(?P<x>[^,，]+?)的?{_GOAL}[,，]?{_WHETHER}{_DONE}{_END}"),
    regex(rf"^(?P<x>[^,，]+?)[,，]?{_WHETHER}{_DONE}了?{_GOAL}(?:的要求)?{_END}"),
    regex(rf"^(?P<x>[^,，]+?)[,，]?{_WHETHER}{_DONE}了?{_N}的?{_GOAL}(?:的要求)?{_END}"),
    regex(rf"^(?P<x>[^,，]+?)[,，]?{_WHETHER}(?:控制|保持|压)在了?{_GOAL}(?:以内|之内|范围内?|内){_END}"),
)


def goal_met(reading: Reading) -> Shaped | None:
    """A test of what was done against the goal beside it, which the question may state too."""
    core = _IN_A_FORM.sub("", re.sub("[?？。]$", "", reading.decode(reading.core)))
    core = re.sub("(?<=项目)[,，](?=[^,，]+$)", "的", core)
    if not re.search("吗$|么$|没有?$|是否|有没有|是不是", core):
        return None
    match = next((found for form in _FORMS if (found := form.match(core))), None)
    if match is None:
        return None
    stated = match.groupdict()
    operand = operand_of(reading, match["x"], role="amount" if _OF_MONEY.search(match["x"]) else "count")
    operand.measure = "budget" if "年初" in core[match.end("x") :] else None
    plan = Plan(
        operation="test", operands=[operand], relation="met", threshold=stated.get("n"),
        threshold_unit=stated.get("u"),
    )  # fmt: skip
    return Shaped(plan, "goal tested", 3.9)

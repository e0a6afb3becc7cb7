"""Whether what was spent keeps to its own budget: 决算超过年初预算了吗, 控制在预算以内, 没到预算的90%."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Plan, Relation
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_SPENT = r"(?:支出)?(?:决算(?![一-鿿]{0,4}表)|执行|实际(?:支出|花费|执行|花的?|用的?))(?:数额?|金额|支出)?"
_TEST = regex(
    rf"^(?P<x>.+?)的?{_SPENT}(?:有没有|是不是|是否|已经?|都|也|能|被|是)*"
    r"(?P<not>没有?|未|不)?(?P<way>控制在|超过|超出|突破|高于|大于|多于|低于|小于|少于|不足|不到|超|在|[比较])了?"
    r"(?P<of>全年|年初|调整后?的?)?预算数?的?(?P<n>\d+(?:\.\d+)?(?=%))?%?"
    r"(?P<more>要?[高大多]|要?[低小少])?(?P<in>以内|之内|范围内?|内)?了?(?:吗|么|没有?|呢)?[,，]?"
    r"(?:对吗|是吗|对不对|没错[吗吧]|是这样吗|是不是|属实吗)?$"
)
_OVER = regex(
    r"^(?P<x>.+?)(?:的?支出)?[,，]?(?:有没有|是不是|是否|已经?|都|也|是)*(?P<not>没有?|未)?(?P<way>超过|超出|突破|超|控制在)了?"
    r"(?P<of>全年|年初|调整后?的?)?预算数?的?(?P<in>以内|之内|范围内?|内)?了?(?:吗|么|没有?|呢)?(?P<n>)(?P<more>)$"
)
"""What was spent is meant where nothing is named that could be above a budget: 公务接待费超预算了吗."""
_CARRIED_OUT = regex(
    r"^(?P<x>.+?)(?:的?支出)?[,，]?(?:有没有|是不是|是否|都)*(?P<way>完成|达到)了?(?P<of>全年|年初|调整后?的?)?预算数?(?:任务)?了?"
    r"(?:吗|么|没有?|呢)$"
)
"""Whether all of the budget was spent: 公务接待费完成年初预算了吗."""
_LOW = ("低于", "小于", "少于", "不足", "不到")


_SAME = regex(
    rf"^(?P<x>[^,，]+?)的?{_SPENT}[和与跟同](?P<of>全年|年初|调整后?的?)?预算数?(?:是不是|是否|能不能|是|都|完全|保持)*"
    r"(?:持平|一致|相等|一样|相同|相符|对得上)(?:了|的)?(?:吗|么|不)?(?:[,，](?:对吗|是吗|对不对|是这样吗))?$"
)
_SAME_TURNED = regex(
    rf"^(?P<x>[^,，]+?)的?(?P<of>全年|年初|调整后?的?)?预算数?[和与跟同]{_SPENT}(?:是不是|是否|能不能|是|都|完全|保持)*"
    r"(?:持平|一致|相等|一样|相同|相符|对得上)(?:了|的)?(?:吗|么|不)?(?:[,，](?:对吗|是吗|对不对|是这样吗))?$"
)
"""Whether both figures of one thing are the same: 住房公积金决算与年初预算一致吗."""


def same_as_budget(reading: Reading) -> Shaped | None:
    """What was spent of one thing against what was planned for it, each in its own column."""
    match = _SAME.match(reading.core) or _SAME_TURNED.match(reading.core)
    if match is None or re.search("表|说明|正文", reading.decode(match["x"])):
        return None
    against = "budget" if match["of"] in ("年初", None) else "revised"
    words = match["x"].strip(" ,，的")
    operands = [operand_of(reading, words, measure=name) for name in ("final", against)]
    return Shaped(Plan(operation="equal", operands=operands), "the same as its budget", 4.4)


def kept_to_budget(reading: Reading) -> Shaped | None:
    """A test of the final account as a percentage of the budget, 100 where no other is said."""
    words = re.sub(r"^[^,，]{0,6}(?:有人|听|据)[说称讲][,，]?", "", reading.core)
    tested = _TEST.match(words) or _OVER.match(words)
    match = tested or _CARRIED_OUT.match(words)
    if match is None:
        return None
    relation = _relation(tested) if tested else "at_least"
    if relation is None:
        return None
    against = "budget" if match["of"] == "年初" else "revised"
    words = match["x"].strip(" ,，的")
    operands = [operand_of(reading, words, measure=name) for name in ("final", against)]
    plan = Plan(
        operation="test", operands=operands, relation=relation, threshold=match.groupdict().get("n") or "100",
        threshold_unit="%",
    )  # fmt: skip
    return Shaped(plan, "execution tested", 3.9)


def _relation(match: re.Match[str]) -> Relation | None:
    """What the question takes for true of the percentage."""
    way, more = match["way"], match["more"]
    if way in ("比", "较"):
        if more is None:
            return None
        less = more[-1] in "低小少"
    elif way in ("控制在", "在"):
        return "at_most" if match["in"] and not match["not"] else None
    else:
        less = way in _LOW
    if match["not"]:
        return "at_least" if less else "at_most"
    return "less" if less else "greater"

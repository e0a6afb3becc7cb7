"""Changes and distances in words: more or less than what, by how much."""

from __future__ import annotations

import re
from decimal import Decimal

from qa.answering.answer import Figure
from qa.answering.shown import shown
from qa.executing.values import Value
from qa.patterns import regex
from qa.planning.plan import Plan


def moved(head: Figure, value: Value) -> str:
    """A printed change, with its own direction; a computed one by its sign."""
    base = value.base or "上年"
    amount = Decimal(head.value)
    computed = " − " in (value.formula or "") and value.operands
    name = value.operands[0].label if computed else head.label
    if value.direction == 0 or amount == 0:
        return f"{name}与{base}持平，变动为**{shown(head)}**"
    down = value.direction == -1 or (value.direction is None and amount < 0)
    verb = "减少" if down else "增加"
    return f"{name}比{base}{verb}**{abs(amount):,}{head.unit or ''}**"


AGAINST = "与提问不符："
"""How an answer opens that a question's own words do not agree with."""


def contradicts(plan: Plan, head: Figure, value: Value) -> bool:
    """Whether the change goes another way than the question takes for granted."""
    if plan.relation not in ("rises", "falls"):
        return False
    amount = Decimal(head.value)
    way = 0 if amount == 0 else value.direction if value.direction is not None else 1 if amount > 0 else -1
    return way != (1 if plan.relation == "rises" else -1)


def gap(head: Figure, value: Value) -> str:
    """How far the first of two figures is from the second; growth where it is a percentage."""
    first, second = value.operands[0], value.operands[1]
    amount = Decimal(head.value)
    if amount == 0:
        return f"{first.label}与{second.label}相等，相差**{shown(head)}**"
    up, down = _ways(head, value)
    verb = up if amount > 0 else down
    return f"{first.label}比{second.label}{verb}**{abs(amount):,}{head.unit or ''}**"


def _ways(head: Figure, value: Value) -> tuple[str, str]:
    """What it is called that the first figure is above the second, and that it is below it."""
    first, second = value.operands[0], value.operands[1]
    if head.unit == "%" and "÷" in (value.formula or "÷"):
        return "增长", "下降"
    if head.unit in ("%", "个百分点"):
        return "高", "低"  # one rate less another
    one_thing = _thing(first.label) == _thing(second.label) and _OF_TIME.search(first.label)
    return ("增加", "减少") if one_thing else ("多", "少")


def move(value: Value) -> str:
    """减少 or 增加, where the figure is a change of something, not its amount."""
    if value.direction:
        return "减少" if value.direction < 0 else "增加"
    if value.formula and value.formula.endswith(("增加额", "减少额")):
        return ""  # last year's figure, worked back from the change
    if value.formula and value.amount and len(value.operands) == 2 and " − " in value.formula:
        if not any(_OF_TIME.search(operand.label) for operand in value.operands):
            return "少" if value.amount < 0 else "多"  # one column of a row beside another: no change of it
        return "减少" if value.amount < 0 else "增加"
    return ""


def _thing(label: str) -> str:
    """What a label names, without the year or the measure in brackets behind it."""
    return re.sub("（[^（）]*）$", "", label)


_OF_TIME = regex(r"20\d\d|[年期][初末底中]|[决预]算|执行|上年|本年|去年|今年")
"""Names of the two figures that a change lies between."""


def stepped(value: Value, figure: Figure) -> str:
    """A change without its sign behind the word for its direction; any other figure as it is."""
    way = move(value)
    return f"{way}{abs(Decimal(figure.value)):,}{figure.unit or ''}" if way else shown(figure)

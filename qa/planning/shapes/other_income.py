"""Income that is no 财政拨款: where no total of it is printed, all income less the 财政拨款."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_ASKED = regex(
    "^(?P<before>[^,，]*?)非财政(?:性)?(?:拨款)?(?:的|类|性质的)?(?:收入|资金)(?:预算|决算)?(?:一共|总共|合计)?(?:[是有为]?多少|$)"
)

_OPERANDS = ("本年收入合计", "财政拨款收入", "上年结转结余")
"""The last is taken from the first too, where that is no total of this year alone."""


def other_income(reading: Reading) -> Iterator[Shaped]:
    """非财政拨款收入多少, as the complement of 财政拨款收入."""
    core = reading.decode(reading.core)
    match = _ASKED.match(core)
    if match is None or any("非财政拨款收入" in term for term in reading.terms):
        return
    before = match["before"]
    operands = [operand_of(reading, before + name) for name in _OPERANDS]
    plan = Plan(operation="complement", operands=operands, unit=reading.unit)
    yield Shaped(plan, "income beside the treasury's", 3.3)

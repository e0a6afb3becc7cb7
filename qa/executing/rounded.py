"""A part that prose rounds, beside a whole that a table prints to the yuan."""

from __future__ import annotations

from decimal import Decimal

from qa.executing.values import Value
from qa.items.operands import Operands
from qa.planning.plan import Operand
from qa.scoping.targets import Target


def to_the_yuan(
    part: Value, named: Operand, of: Operand, whole: Value, target: Target, operands: Operands
) -> Value:
    """The part as a table prints it in the unit of its whole, where that comes to what the prose says."""
    if not part.is_text or part.unit == whole.unit or whole.unit != "元" or part.amount is None:
        return part
    for phrase in (f"{named.phrase}{of.phrase}", named.phrase):
        there = operands.value(named.model_copy(update={"phrase": phrase, "source": "table"}), target)
        if there.found and there.unit == whole.unit and _rounds_to(there, part):
            return there
    return part


def _rounds_to(exact: Value, rounded: Value) -> bool:
    """Whether a figure comes to another one that is printed with fewer places."""
    assert exact.amount is not None and rounded.amount is not None
    step = Decimal(1).scaleb(min(0, int(rounded.amount.as_tuple().exponent)))
    return abs(exact.in_unit(rounded.unit or "") - rounded.amount) <= step / 2

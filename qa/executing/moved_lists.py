"""Which of several named things went up or down, or did so the most: 会议费和培训费，哪一项比上年增加了."""

from __future__ import annotations

from dataclasses import replace

from qa.executing.changes import change
from qa.executing.outcomes import lacking, plain_amount
from qa.executing.values import Outcome, Value, comparable, signed
from qa.items.operands import Operands
from qa.planning.plan import Plan
from qa.scoping.targets import Target


def moved_list(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The changes of the things that the question lists, those that went its way first and alone.

    A plan to filter keeps those that rose (`relation` greater) or fell (less); one to rank keeps the first
    of them (`top`), the furthest from last year first.
    """
    moves: list[tuple[str, Value]] = []
    for operand in plan.operands:
        alone = plan.model_copy(update={"operands": [operand], "relation": None})
        outcome = change(alone, target, operands)
        if outcome.status != "answered" or not outcome.values:
            return lacking(list(outcome.values[:1]))
        moves.append((operand.phrase.strip(" ,，的"), signed(outcome.values[0])))
    if not all(comparable(moves[0][1], value) for _, value in moves):
        return lacking([value for _, value in moves])
    sign = -1 if plan.relation == "less" else 1
    gone = sorted(
        ((name, value) for name, value in moves if value.amount is not None and sign * value.amount > 0),
        key=lambda pair: sign * plain_amount(pair[1]),
        reverse=True,
    )
    kept = tuple(gone[: plan.top])
    told = tuple((name, _by_its_size(value, sign)) for name, value in kept)
    others = [value for _, value in moves if all(value is not other for _, other in kept)]
    return Outcome(
        "answered",
        (*(value for _, value in told), *others),
        tuple(name for name, _ in told),
        score=min(value.cover for _, value in moves),
        members=told,
    )


def _by_its_size(value: Value, sign: int) -> Value:
    """A change as prose tells it: how much, and which way."""
    assert value.amount is not None
    return replace(value, amount=abs(value.amount), direction=sign)

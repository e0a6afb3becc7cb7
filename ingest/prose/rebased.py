"""Changes behind a breakdown, given back to the amount that their printed percentage is of.

本部门收入4203.47万元，其中：拨款4005.29万元、其他收入100.00万元，较上年增加142.30万元，增长3.50%: the words
alone leave open what grew; of the amounts of the sentence, 3.50% is true of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import convert, is_money
from ingest.model import Statement


def rebased(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, a change and its growth moved where they fit another amount of their sentence alone."""
    found = list(statements)
    for at in range(len(found) - 1):
        change, growth = found[at], found[at + 1]
        if not _belong_together(change, growth):
            continue
        before = [
            one for one in found[max(0, at - _AS_FAR_BACK) : at]
            if (one.passage, one.sentence) == (change.passage, change.sentence)
            and one.role == "amount" and is_money(one.unit)
        ]  # fmt: skip
        own = next((one for one in reversed(before) if one.subject == change.subject), None)
        if own is None or _fits(own, change, growth):
            continue
        others = {one.subject: one for one in before if _fits(one, change, growth)}
        if len({one.amount for one in others.values()}) == 1:
            subject = next(iter(others))
            found[at], found[at + 1] = (replace(one, subject=subject) for one in (change, growth))
    return tuple(found)


_AS_FAR_BACK = 12
"""Statements of one sentence among which the amount is sought."""


def _belong_together(change: Statement, growth: Statement) -> bool:
    return (
        change.role == "change"
        and growth.role == "growth"
        and bool(change.direction)
        and growth.direction == change.direction
        and is_money(change.unit)
        and growth.subject == change.subject
        and (growth.passage, growth.sentence) == (change.passage, change.sentence)
    )


def _fits(amount: Statement, change: Statement, growth: Statement) -> bool:
    """Whether the growth is that of the amount by the change, to the last place printed."""
    assert amount.unit and change.unit and change.direction
    moved = convert(change.amount, change.unit, amount.unit)
    before = amount.amount - change.direction * moved
    if before <= 0:
        return False
    step = Decimal(1).scaleb(int(growth.amount.as_tuple().exponent))
    return abs(moved / before * 100 - growth.amount) <= step

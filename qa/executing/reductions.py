"""What is made of chosen members of a group: a sum, a mean, a number, a share, a distance, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, round_half_up
from qa.executing.outcomes import lacking, plain_amount, within
from qa.executing.values import Outcome, Value, as_told, comparable, difference, missing, quotient, total
from qa.planning.plan import Plan
from qa.question.text import bare

Named = tuple[str, Value]


def reduced(
    plan: Plan, chosen: Sequence[Named], everyone: Sequence[Named], whole: Value | None, score: float
) -> Outcome:
    """The reduction that the plan asks for, over members in order; `whole` is what shares are taken of."""
    values = [value for _, value in chosen]
    names = tuple(name for name, _ in chosen)
    if plan.reduce == "count":
        number = Value(
            "个数", Decimal(len(values)), plan.unit or "个", formula="计数", operands=tuple(values)
        )
        verdict = whole.amount == number.amount if whole is not None and whole.found else None
        return Outcome("answered", (number, *values), names, verdict, score=score)
    if not values:
        return Outcome("not_found", score=0.0)
    if plan.reduce in ("sum", "average") and not all(comparable(value, values[0]) for value in values):
        return lacking([missing(name) for name in names])  # hours and percentages have no mean
    lead = "、".join(dict.fromkeys(names)) if len(names) <= _NAMED else f"{len(names)}项"
    if plan.reduce == "sum":
        result = total(values, f"{lead}合计")
        return Outcome("answered", (result, *values), score=score)
    if plan.reduce == "average":
        result = mean_of(values, plan.unit)
        return Outcome("answered", (result, *values), score=score)
    if plan.reduce in ("spread", "multiple"):
        return _spread(plan, everyone, score)
    if plan.reduce == "place":
        return _place(plan, everyone, score)
    whole = whole if whole is not None else total([value for _, value in everyone], "各项合计")
    if not whole.found or not whole.amount:
        return lacking([whole])
    if plan.reduce == "each":
        shares = [quotient(v, whole, f"{n}占{whole.label}的比例", "%", percent=True) for n, v in chosen]
        return Outcome("answered", tuple(shares), names if plan.wants_items else (), score=score)
    part = total(values, f"{lead}合计") if len(values) > 1 else values[0]
    if not within(part, whole):
        return lacking([whole])
    result = quotient(part, whole, f"{part.label}占{whole.label}的比例", "%", percent=True)
    return Outcome("answered", (result, part, whole, *values), names if plan.wants_items else (), score=score)


_NAMED = 5
"""Members that are added up are named one by one up to so many."""


def names_alike(name: str, wanted: str) -> bool:
    """Whether a member's name, or its part before a bracket, is in the words asked, or they in it."""
    label = bare(name)
    short = re.sub(r"\(.*$", "", label)
    return wanted in label or label in wanted or (len(short) >= 4 and short in wanted)


def mean_of(values: Sequence[Value], unit: str | None = None) -> Value:
    """The mean, rounded half up to two places of the unit it is asked in."""
    whole = total(values)
    assert whole.amount is not None
    shown = unit if unit and is_money(unit) and is_money(whole.unit) else whole.unit
    amount = round_half_up((whole.in_unit(shown) if shown else whole.amount) / len(values))
    return replace(
        whole, label="平均", amount=amount, unit=shown, formula=f"({whole.formula}) ÷ {len(values)}"
    )


def _spread(plan: Plan, everyone: Sequence[Named], score: float) -> Outcome:
    """How far the largest stands over the smallest."""
    if len(everyone) < 2:
        return Outcome("not_found", score=0.0)
    by_amount = sorted(everyone, key=lambda pair: plain_amount(pair[1]), reverse=True)
    (top_name, top), (low_name, low) = by_amount[0], by_amount[-1]
    top, low = replace(top, label=top_name), replace(low, label=low_name)
    if plan.reduce == "multiple":
        if not low.amount:
            return lacking([low])
        ratio = quotient(top, low, f"{top_name}与{low_name}的倍数", "倍", percent=False)
        return Outcome("answered", (ratio, top, low), score=score)
    result = difference(top, low)
    names = (top_name if plan.descending else low_name,) if plan.wants_items else ()
    return Outcome("answered", (result, top, low), names, score=score)


_TOLD, _FIRST = 8, 3
"""Members of an order that are all told; how many of the first where they are more."""


def _place(plan: Plan, everyone: Sequence[Named], score: float) -> Outcome:
    """Where one member stands in the order; equal amounts share the better place."""
    assert plan.of is not None
    wanted = bare(plan.of.phrase).strip(" 的,，")
    named = [(name, value) for name, value in everyone if bare(name) == wanted] or [
        (name, value) for name, value in everyone if names_alike(name, wanted)
    ]
    if len(named) != 1:
        return Outcome("not_found", score=0.0)
    name, value = named[0]
    mine = plain_amount(value)
    ahead = [other for _, other in everyone if plain_amount(other) != mine]
    ahead = [other for other in ahead if (plain_amount(other) > mine) == plan.descending]
    place = Value(f"{name}的位次", Decimal(len(ahead) + 1), None, formula="排位", operands=(value,))
    told = [f"{other}（{as_told(one)}）" for other, one in everyone]
    first = "、".join(told if len(told) <= _TOLD else told[:_FIRST])
    way = "从高到低" if plan.descending else "从低到高"
    if len(told) > _TOLD:
        own = "" if name in [other for other, _ in everyone[:_FIRST]] else f"，{name}为{as_told(value)}"
        lead = f"{name}排第{len(ahead) + 1}（{way}最前的是：{first}{own}）。"
    else:
        lead = f"{name}排第{len(ahead) + 1}（{way}依次是：{first}）。"
    return Outcome("answered", (place, *(v for _, v in everyone)), (name,), lead=lead, score=score)

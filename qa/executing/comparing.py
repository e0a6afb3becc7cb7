"""One plan over several editions: years, departments, budget and final account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.amounts import is_money, round_half_up
from qa.executing.appearing import appearing
from qa.executing.arithmetic import average
from qa.executing.changes import change
from qa.executing.judgements import claim, judged
from qa.executing.outcomes import keeps_to, lacking, plain_amount
from qa.executing.ranking import bounds_of
from qa.executing.reductions import mean_of
from qa.executing.shares import share
from qa.executing.values import (
    Outcome,
    Value,
    as_told,
    comparable,
    difference,
    growth,
    missing,
    quotient,
    total,
)
from qa.executing.verdicts import equality
from qa.items.operands import Operands
from qa.planning.plan import Plan
from qa.scoping.targets import Target, Targets


def compare(plan: Plan, targets: Targets, operands: Operands) -> Outcome:
    """The plan over every chosen edition: side by side, ordered, added or held together."""
    if plan.operation == "appears":
        return appearing(plan, targets, operands)
    if plan.operation == "claim" and (plan.operands[1].stated is not None or plan.relation != "rises"):
        return claim(plan, targets.chosen[0], operands)
    values = [_of_edition(plan, target, operands) for target in targets.chosen]
    absent = [value for value in values if not value.found]
    if plan.operation == "lookup":
        if len(absent) == len(values):
            return lacking(values)
        return Outcome("answered", tuple(values), score=max(value.cover for value in values))
    if plan.operation == "filter":
        return _over(plan, values, targets)
    if plan.operation == "test":
        return lacking(values) if absent else _tested(plan, values, targets)
    if plan.operation == "rank":
        pairs = [
            (target.label, value) for target, value in zip(targets.chosen, values, strict=True) if value.found
        ]
        if len(pairs) < 2 or not all(comparable(value, pairs[0][1]) for _, value in pairs):
            return lacking(values)
        pairs.sort(key=lambda pair: plain_amount(pair[1]), reverse=plan.descending)
        if plan.reduce == "spread":
            if absent:
                return lacking(values)
            return _spread(pairs, plan.unit)
        kept = pairs[: plan.top] if plan.top else pairs
        if plan.top == 1:
            kept = [pair for pair in pairs if plain_amount(pair[1]) == plain_amount(pairs[0][1])]
        rest = [*(value for _, value in pairs[len(kept) :]), *absent]
        return Outcome(
            "answered", (*[value for _, value in kept], *rest),
            tuple(name for name, _ in kept) if plan.wants_items else (),
            score=1.0, members=tuple(pairs),
        )  # fmt: skip
    if absent:
        return lacking(values)
    if plan.operation == "share" and (plan.reduce == "each" or len(values) > 2):
        return _shares(values)
    if plan.reduce in ("each", "average") and targets.by == "year":
        return _course(plan, values, targets)
    a, b = _ordered_pair(values, targets)
    if plan.operation in ("sum", "difference", "growth", "ratio", "share") and not all(
        comparable(v, values[0]) for v in values
    ):
        return lacking(values)
    divisor = b if plan.operation in ("growth", "claim") else values[1]
    if plan.operation in ("ratio", "share", "growth", "claim") and not divisor.amount:
        told = "，".join(f"{value.label}为**{as_told(value)}**" for value in values)
        lead = f"{divisor.label}为0，不能作除数；{told}。"
        return Outcome("answered", tuple(values), lead=lead, score=min(value.cover for value in values))
    if plan.operation == "sum":
        result = total(values)
    elif plan.operation == "ratio":
        result = quotient(values[0], values[1], "倍数", "倍", percent=False)
    elif plan.operation == "growth":
        result = growth(a, b)
    elif plan.operation == "share":
        result = quotient(values[0], values[1], "比例", "%", percent=True)
    elif plan.operation == "equal":
        return equality(values[0], values[1])
    elif plan.operation == "claim":
        return judged(plan.operands[0], growth(a, b), (a, b))
    elif plan.operation == "average":
        if not all(comparable(value, values[0]) for value in values):
            return lacking(values)
        result = mean_of(values, plan.unit)
    else:
        result = difference(a, b)
        if plan.inner in ("share", "growth"):
            result = replace(result, unit="个百分点")
    return Outcome("answered", (result, *values), score=min(value.cover for value in values))


def _of_edition(plan: Plan, target: Target, operands: Operands) -> Value:
    """What is compared of one edition: a figure, or a share or growth worked out within it."""
    operand = plan.operands[1] if plan.operation == "claim" else plan.operands[0]
    if plan.inner is None:
        value = operands.value(operand, target)
    else:
        single = plan.model_copy(update={"operation": plan.inner, "inner": None, "reduce": "list"})
        work = {"share": share, "average": average}.get(plan.inner, change)
        worked = work(single, target, operands)
        if worked.status != "answered":
            return missing(target.label)
        value = replace(worked.values[0], edition=target.edition, direction=None)
        down = worked.values[0].direction == -1 and value.amount is not None
        value = replace(value, amount=-abs(value.amount)) if down and value.amount else value
    if not value.found:
        return replace(value, label=target.label)
    if _is_target(value) and not re.search("目标|指标|绩效|标准|人均|成本", operand.phrase):
        return missing(target.label)
    label = re.sub(r"^(?:20\d\d年度?)+(?:部门|单位)?", "", value.label)
    if plan.inner == "change" and not label.endswith("变动额"):
        label = f"{label}比上年变动额"
    # Cars are counted in 辆 by some and in 台 by others.
    unit = "辆" if value.unit == "台" and "车" in operand.phrase else value.unit
    return replace(value, label=f"{target.label}{label}", unit=unit)


def _spread(pairs: Sequence[tuple[str, Value]], unit: str | None) -> Outcome:
    """Which comes first, and by how much it is ahead of the last, told in the unit asked for."""
    if unit is not None and is_money(unit) and is_money(pairs[0][1].unit):
        pairs = [(name, replace(value, amount=value.in_unit(unit), unit=unit)) for name, value in pairs]
    (winner, first), (_, last) = pairs[0], pairs[-1]
    gap = difference(first, last)
    if plain_amount(first) == plain_amount(last):
        lead = f"一样：{'、'.join(name for name, _ in pairs)}都是{as_told(first)}。"
        return Outcome("answered", (gap, first, last), tuple(name for name, _ in pairs), lead=lead, score=1.0)
    assert gap.amount is not None
    falls = all(value.amount is not None and value.amount < 0 for _, value in pairs) and _is_change(first)
    more = (gap.amount > 0) != falls
    verb = ("多减" if more else "少减") if falls else "多" if more else "少"
    apart = f"{verb}{abs(gap.amount):,}{gap.unit or ''}"
    lead = f"**{winner}**：{as_told(first)}，比{last.label}（{as_told(last)}）{apart}。"
    return Outcome(
        "answered", (gap, *(value for _, value in pairs)), (winner,), lead=lead,
        score=min(value.cover for _, value in pairs),
    )  # fmt: skip


def _is_change(value: Value) -> bool:
    """Whether a figure of an edition is one of change, worked out or printed."""
    return value.label.endswith(("变动额", "增长率"))


def _tested(plan: Plan, values: Sequence[Value], targets: Targets) -> Outcome:
    """Whether the one is more than the other, or more by so much; of changes, whether all go that way."""
    if plan.inner is not None:
        down = plan.relation == "less"
        amounts = [value.amount for value in values if value.amount is not None]
        holds = all(amount < 0 if down else amount > 0 for amount in amounts)
        lead = f"{'是' if holds else '不是'}：{'；'.join(f'{v.label}为{as_told(v)}' for v in values)}。"
        score = min(value.cover for value in values)
        return Outcome("answered", tuple(values), verdict=holds, lead=lead, score=score)
    a, b = _ordered_pair(values, targets)
    if not comparable(a, b):
        return lacking(values)
    gap = difference(a, b)
    assert gap.amount is not None
    limit = Decimal(0)
    if plan.threshold is not None:
        bound = replace(gap, amount=Decimal(plan.threshold), unit=plan.threshold_unit or gap.unit)
        limit = plain_amount(bound)
    ahead = plain_amount(gap)
    if plan.threshold is not None:
        holds = abs(ahead) > limit if plan.relation == "greater" else abs(ahead) < limit
    else:
        holds = ahead > 0 if plan.relation == "greater" else ahead < 0
    apart = f"前者比后者{'多' if gap.amount > 0 else '少'}**{abs(gap.amount):,}{gap.unit or ''}**"
    both = f"{a.label}为{as_told(a)}，{b.label}为{as_told(b)}"
    lead = f"{'是' if holds else '不是'}：{both}，{apart if gap.amount else '两者相等'}。"
    return Outcome("answered", (gap, a, b), verdict=holds, lead=lead, score=min(a.cover, b.cover))


def _is_target(value: Value) -> bool:
    """A bound that a table of targets sets (人均成本≤450元) is no amount to hold against another's."""
    table = value.evidence[0].table if value.evidence else None
    return table is not None and table.kind == "performance_table" and _is_bound(value)


def _is_bound(value: Value) -> bool:
    entry = value.evidence[0]
    source = entry.fact or entry.statement
    return source is not None and bool(re.search("[≤≥<>＜＞]|不[超低高少]", source.printed))


def _over(plan: Plan, values: Sequence[Value], targets: Targets) -> Outcome:
    """The editions whose figure passes the threshold; those without a figure are named too."""
    pairs = [(t.label, v) for t, v in zip(targets.chosen, values, strict=True) if v.found]
    if not pairs:
        return lacking(values)
    chosen = [pair for pair in pairs if all(keeps_to(pair[1], limit) for limit in bounds_of(plan))]
    chosen.sort(key=lambda pair: plain_amount(pair[1]), reverse=True)
    rest = [value for value in values if not any(value is kept for _, kept in chosen)]
    return Outcome(
        "answered", (*(value for _, value in chosen), *rest), tuple(name for name, _ in chosen),
        score=min(value.cover for _, value in pairs), members=tuple(chosen),
    )  # fmt: skip


def _shares(values: Sequence[Value]) -> Outcome:
    """Each edition's part of what all of them come to."""
    if not all(comparable(value, values[0]) for value in values):
        return lacking(values)
    whole = total(values)
    if not whole.amount:
        return lacking(values)
    shares = [quotient(v, whole, f"{v.label}占合计的比例", "%", percent=True) for v in values]
    return Outcome("answered", (*shares, whole), score=min(value.cover for value in values))


def _course(plan: Plan, values: Sequence[Value], targets: Targets) -> Outcome:
    """From year to year: every step, or the mean step over the whole time."""
    years = [target.year or target.edition.year or 0 for target in targets.chosen]
    pairs = sorted(zip(years, values, strict=True), key=lambda pair: pair[0])
    if len(pairs) < 2:
        return lacking(values)
    score = min(value.cover for value in values)
    if plan.reduce == "each":
        step = growth if plan.operation == "growth" else difference
        if plan.operation == "growth" and any(not value.amount for _, value in pairs[:-1]):
            return lacking(values)
        steps = [
            step(now, before, f"{year}年比{last}年{'增长率' if plan.operation == 'growth' else '增加额'}")
            for (last, before), (year, now) in pairwise(pairs)
        ]
        return Outcome("answered", (*steps, *(value for _, value in pairs)), score=score)
    (first, before), (last, now) = pairs[0], pairs[-1]
    span = last - first
    if span < 1 or before.amount is None or now.amount is None:
        return lacking(values)
    if plan.operation == "difference":
        gap = difference(now, before)
        assert gap.amount is not None
        result = replace(
            gap,
            label="年均增加额",
            amount=round_half_up(gap.amount / span),
            formula=f"({gap.formula}) ÷ {span}",
        )
        return Outcome("answered", (result, now, before), score=score)
    later = now.in_unit(before.unit) if before.unit else now.amount
    if before.amount <= 0 or later <= 0:
        return lacking(values)
    rate = ((later / before.amount).ln() / span).exp() - 1
    result = replace(
        growth(now, before), label="年均增长率", amount=round_half_up(rate * 100),
        formula=f"({now.label} ÷ {before.label})^(1/{span}) − 1",
    )  # fmt: skip
    return Outcome("answered", (result, now, before), score=score)


def _ordered_pair(values: Sequence[Value], targets: Targets) -> tuple[Value, Value]:
    """(the later, the earlier) over years; otherwise as the question names them."""
    if targets.by == "year":

        def year(at: int) -> int:
            return targets.chosen[at].year or targets.chosen[at].edition.year or 0

        order = sorted(range(len(values)), key=year)
        return values[order[-1]], values[order[0]]
    return values[0], values[1]

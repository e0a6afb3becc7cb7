"""One plan over several editions: years, departments, budget and final account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.amounts import round_half_up
from qa.executing.arithmetic import change
from qa.executing.groups import find_groups
from qa.executing.judgements import claim, judged
from qa.executing.outcomes import lacking, plain_amount
from qa.executing.ranking import bounds_of, elsewhere, keeps_to, member_value
from qa.executing.reductions import mean_of
from qa.executing.shares import share
from qa.executing.values import Outcome, Value, comparable, difference, growth, missing, quotient, total
from qa.executing.verdicts import equality
from qa.items.operands import Operands
from qa.planning.plan import Plan
from qa.question.text import bare
from qa.scoping.targets import Target, Targets


def compare(plan: Plan, targets: Targets, operands: Operands) -> Outcome:
    """The plan over every chosen edition: side by side, ordered, added or held together."""
    if plan.operation == "appears":
        return _appears(plan, targets, operands)
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
            (high, most), (_, least) = pairs[0], pairs[-1]
            return Outcome("answered", (difference(most, least), most, least), (high,), score=1.0)
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
    if plan.operation in ("sum", "difference", "growth") and not all(
        comparable(v, values[0]) for v in values
    ):
        return lacking(values)
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
    return Outcome("answered", (result, *values), score=min(value.cover for value in values))


def _of_edition(plan: Plan, target: Target, operands: Operands) -> Value:
    """What is compared of one edition: a figure, or a share or growth worked out within it."""
    operand = plan.operands[1] if plan.operation == "claim" else plan.operands[0]
    if plan.inner is None:
        value = operands.value(operand, target)
    else:
        single = plan.model_copy(update={"operation": plan.inner, "inner": None, "reduce": "list"})
        worked = (
            share(single, target, operands) if plan.inner == "share" else change(single, target, operands)
        )
        if worked.status != "answered":
            return missing(target.label)
        value = replace(worked.values[0], edition=target.edition, direction=None)
        down = worked.values[0].direction == -1 and value.amount is not None
        value = replace(value, amount=-abs(value.amount)) if down and value.amount else value
    if not value.found:
        return replace(value, label=target.label)
    label = re.sub(r"^(?:20\d\d年度?)+(?:部门|单位)?", "", value.label)
    return replace(value, label=f"{target.label}{label}")


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


def _appears(plan: Plan, targets: Targets, operands: Operands) -> Outcome:
    """Names with a figure in the last edition that the first one does not have, of the rank asked for."""
    ordered_targets = sorted(targets.chosen, key=lambda t: t.year or t.edition.year or 0)
    groups = []
    for target in (ordered_targets[0], ordered_targets[-1]):
        found = find_groups(plan.operands[0], operands.indexes_of(target), target.edition)
        if not found:
            return Outcome("not_found")
        groups.append(found[0])
    before = {bare(member.name) for member in groups[0].members}
    new = [member for member in groups[1].members if bare(member.name) not in before]
    cells = [entry for index in operands.indexes_of(ordered_targets[-1]) for entry in index.cells]
    values = [elsewhere(member_value(m, ordered_targets[-1]), cells) for m in new]
    names = tuple(member.name for member in new)
    lead = f"{ordered_targets[-1].label}新增的是：{'、'.join(names)}。" if names else "没有新增的。"
    return Outcome("answered", tuple(values), names, lead=lead, score=0.9)


def _ordered_pair(values: Sequence[Value], targets: Targets) -> tuple[Value, Value]:
    """(the later, the earlier) over years; otherwise as the question names them."""
    if targets.by == "year":

        def year(at: int) -> int:
            return targets.chosen[at].year or targets.chosen[at].edition.year or 0

        order = sorted(range(len(values)), key=year)
        return values[order[-1]], values[order[0]]
    return values[0], values[1]

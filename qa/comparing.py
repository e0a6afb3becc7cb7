"""One plan over several editions: years, departments, budget and final account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import round_half_up
from qa.groups import find_groups
from qa.judgements import claim, judged
from qa.operands import Operands
from qa.outcomes import lacking, plain_amount
from qa.plan import Plan
from qa.ranking import elsewhere, member_value
from qa.targets import Targets
from qa.text import bare
from qa.values import Outcome, Value, difference, growth, quotient, total
from qa.verdicts import equality


def compare(plan: Plan, targets: Targets, operands: Operands) -> Outcome:
    """The plan over every chosen edition: side by side, ordered, added or held together."""
    if plan.operation == "appears":
        return _appears(plan, targets, operands)
    if plan.operation == "claim" and (plan.operands[1].stated is not None or plan.relation != "rises"):
        return claim(plan, targets.chosen[0], operands)
    operand = plan.operands[1] if plan.operation == "claim" else plan.operands[0]
    values = []
    for target in targets.chosen:
        value = operands.value(operand, target)
        values.append(replace(value, label=f"{target.label}{value.label}" if value.found else target.label))
    absent = [value for value in values if not value.found]
    if plan.operation == "lookup":
        if len(absent) == len(values):
            return lacking(values)
        return Outcome("answered", tuple(values), score=max(value.cover for value in values))
    if plan.operation == "rank":
        pairs = [
            (target.label, value) for target, value in zip(targets.chosen, values, strict=True) if value.found
        ]
        if len(pairs) < 2:
            return lacking(values)
        pairs.sort(key=lambda pair: plain_amount(pair[1]), reverse=plan.descending)
        kept = pairs[: plan.top] if plan.top else pairs
        rest = [value for _, value in pairs[len(kept) :]]
        return Outcome(
            "answered", (*[value for _, value in kept], *rest),
            tuple(name for name, _ in kept) if plan.wants_items else (),
            score=1.0, members=tuple(pairs),
        )  # fmt: skip
    if absent:
        return lacking(values)
    a, b = _ordered_pair(values, targets)
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
        whole = total(values)
        assert whole.amount is not None
        result = replace(
            whole,
            label="平均",
            amount=round_half_up(whole.amount / len(values)),
            formula=f"({whole.formula}) ÷ {len(values)}",
        )
    else:
        result = difference(a, b)
    return Outcome("answered", (result, *values), score=min(value.cover for value in values))


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

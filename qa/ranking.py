"""Plans over groups: order, threshold, count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from qa.candidates import Candidate
from qa.entries import Entry
from qa.groups import find_groups
from qa.members import Group, Member, ordered
from qa.operands import Operands
from qa.outcomes import lacking, plain_amount
from qa.plan import Plan
from qa.targets import Target
from qa.values import Outcome, Value, same_amount, value_of


def rank(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The members of the group that the operand means, in order, over a threshold, or counted."""
    if len(plan.operands) > 1:
        return _rank_of_list(plan, target, operands)
    groups = find_groups(plan.operands[0], operands.indexes_of(target), target.edition)
    if not groups or groups[0].score < 0.55:
        return Outcome("not_found", score=0.0)
    group = groups[0]
    members = ordered(group.members, descending=plan.descending)
    if plan.threshold is not None:
        members = [member for member in members if _passes(member, plan)]
    if plan.top is not None:
        members = members[: plan.top]
    cells = [entry for index in operands.indexes_of(target) for entry in index.cells]
    values = [elsewhere(member_value(m, target), cells if at < 3 else ()) for at, m in enumerate(members)]
    score = min(1.0, group.score)
    if plan.operation == "count":
        number = Value(
            "个数",
            Decimal(len(members)),
            "个",
            "found",
            target.edition,
            formula="计数",
            operands=tuple(values),
        )
        return Outcome("answered", (number, *values), tuple(m.name for m in members), score=score)
    names = tuple(member.name for member in members)
    status_notes = (_group_note(group),)
    return Outcome(
        "answered", tuple(values), names if plan.wants_items else (), score=score, notes=status_notes,
        members=tuple((member.name, value) for member, value in zip(members, values, strict=True)),
    )  # fmt: skip


def _rank_of_list(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The things that the question lists, in order."""
    values = [operands.value(operand, target) for operand in plan.operands]
    found = [value for value in values if value.found]
    if len(found) < 2 or len(found) < len(values):
        return lacking(values)
    found.sort(key=plain_amount, reverse=plan.descending)
    kept = found[: plan.top] if plan.top else found
    pairs = tuple((value.label, value) for value in kept)
    return Outcome(
        "answered", tuple(found), tuple(name for name, _ in pairs) if plan.wants_items else (),
        members=pairs,
        score=min(value.cover for value in found),
    )  # fmt: skip


def member_value(member: Member, target: Target) -> Value:
    """A member's figure under the member's own name."""
    return replace(value_of(Candidate(member.entry, 1.0, 1.0, 1.0), target.edition), label=member.name)


def elsewhere(value: Value, cells: Iterable[Entry]) -> Value:
    """The value with up to three other pages that print the same row and figure."""
    first = value.evidence[0]
    pages = {(first.document, first.fact.page)} if first.fact else set()
    more: list[Entry] = []
    for entry in cells:
        if entry.fact is None or entry.label != first.label or entry.fact.amount is None or len(more) == 3:
            continue
        place = (entry.document, entry.fact.page)
        if place not in pages and same_amount(value_of(Candidate(entry, 1.0, 1.0, 1.0), None), value):
            pages.add(place)
            more.append(entry)
    return replace(value, evidence=(*value.evidence, *more))


def _passes(member: Member, plan: Plan) -> bool:
    fact = member.entry.fact or member.entry.statement
    assert fact is not None and fact.amount is not None and plan.threshold is not None
    amount, limit = fact.amount, Decimal(plan.threshold)
    if fact.unit and is_money(fact.unit):
        amount = to_yuan(amount, fact.unit)
        limit = to_yuan(limit, plan.threshold_unit or fact.unit)
    return amount < limit if plan.relation == "less" else amount > limit


def _group_note(group: Group) -> str:
    where = f"《{group.table.title}》" if group.table else "正文"
    return f"{where}{'“' + group.name + '”' if group.table and group.name != group.table.title else ''}"

"""Members of a group against what a question holds against them: their total, or how many they are."""

from __future__ import annotations

from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.arithmetic import add
from qa.executing.member_totals import total_beside
from qa.executing.outcomes import lacking
from qa.executing.part_places import called_total
from qa.executing.ranking import rank
from qa.executing.values import Outcome, Value, comparable
from qa.executing.verdicts import equality
from qa.items.operands import Operands
from qa.planning.plan import Operand, Plan
from qa.scoping.targets import Target


def as_stated(worked: Value, stated: Value, operand: Operand) -> Value:
    """A sum or product in the unit of money that the question states the other figure in."""
    if operand.stated is None or not worked.formula or not stated.unit or not is_money(worked.unit):
        return worked
    return replace(worked, amount=worked.in_unit(stated.unit), unit=stated.unit)


def members_and_whole(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether the members of a group come to what the question holds against them."""
    group = plan.model_copy(
        update={"operation": "rank", "operands": plan.operands[:1], "reduce": "sum", "unit": None}
    )
    added = rank(group, target, operands)
    if added.status != "answered":
        added = add(group.model_copy(update={"operation": "sum"}), target, operands)
    if added.status != "answered":
        return added
    counted = plan.operands[0].unit
    if counted not in (None, "money") and plan.operands[0].role == "count":
        if added.values[0].unit != counted:
            return Outcome("not_found", score=0.0)  # what is counted is no money
    named = plan.operands[1]
    beside = total_beside(added.values[0].operands, operands.indexes_of(target), target)
    called = called_total(named)
    whole = operands.value(named, target) if beside is None or not called else beside
    if called and beside is None and named.stated is None and added.values[0].operands[0].evidence:
        return lacking([added.values[0]])  # some other total is none of these members
    if not whole.found or not comparable(added.values[0], whole):
        return lacking([added.values[0], whole])
    held = equality(as_stated(added.values[0], whole, plan.operands[1]), whole)
    return replace(held, notes=added.notes, score=min(held.score, added.score))


def stated_and_counted(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether a group has as many members as the question states."""
    stated, group = plan.operands[:2]
    counting = plan.model_copy(
        update={
            "operation": "count",
            "operands": [group.model_copy(update={"role": "amount", "unit": None})],
            "reduce": "count",
            "unit": group.unit,
        }
    )
    counted = rank(counting, target, operands)
    if counted.status != "answered":
        return counted
    held = equality(operands.value(stated, target), replace(counted.values[0], unit=group.unit, cover=1.0))
    return replace(held, notes=counted.notes, score=min(held.score, counted.score))

"""Do the members of a group come to what the question holds against them: 四类资产之和等于资产总额吗."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.arithmetic import add
from qa.executing.member_totals import total_beside
from qa.executing.outcomes import lacking
from qa.executing.part_places import called_total
from qa.executing.ranking import rank
from qa.executing.values import Outcome, Value, comparable, same_amount, total
from qa.executing.verdicts import equality
from qa.items.column_names import is_total_name
from qa.items.operands import Operands
from qa.planning.plan import Operand, Plan
from qa.question.numerals import numeral_before
from qa.question.text import bare, normal
from qa.scoping.targets import Target


def members_and_whole(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether the members of a group come to the amount or the row that is held against them."""
    group = plan.model_copy(
        update={"operation": "rank", "operands": plan.operands[:1], "reduce": "sum", "unit": None}
    )
    added = rank(group, target, operands)
    if added.status != "answered":
        added = add(group.model_copy(update={"operation": "sum"}), target, operands)
    if added.status != "answered":
        return added
    members = added.values[1:]
    said = numeral_before(plan.operands[0].asked)
    if said is not None and said != len(members):
        return lacking([added.values[0]])  # not the members that the question speaks of
    counted = plan.operands[0].unit if plan.operands[0].role == "count" else None
    if counted not in (None, "money") and added.values[0].unit != counted:
        return Outcome("not_found", score=0.0)  # what is counted is no money
    head, _, _ = plan.operands[1].phrase.partition(" ")
    of_the_same = len(head) > _NAMED and head in plan.operands[0].phrase
    called = called_total(plan.operands[1]) and not of_the_same
    whole = total_beside(members, operands.indexes_of(target), target) if called else None
    if whole is not None and not _is_spoken_of(whole, plan):
        return Outcome("not_found", score=0.0)  # 车辆 and its kinds are not 固定资产 and its parts
    if called and whole is None and added.values[0].operands[0].evidence:
        return lacking([added.values[0]])  # some other total is none of these members
    whole = whole or operands.value(plan.operands[1], target)
    if not whole.found or not comparable(added.values[0], whole):
        return lacking([added.values[0], whole])
    if not same_amount(added.values[0], whole) and plan.operands[1].stated is None:
        more = _with_what_is_carried(added.values[0], whole, target, operands)
        if more is not None:
            return replace(equality(more, whole), notes=added.notes, score=added.score)
    held = equality(as_stated(added.values[0], whole, plan.operands[1]), whole)
    return replace(held, notes=added.notes, score=min(held.score, added.score))


def _is_spoken_of(whole: Value, plan: Plan) -> bool:
    """Whether a total is called so, or by some word of the question."""
    label = bare(whole.evidence[0].label) if whole.evidence else ""
    said = normal("".join(operand.phrase for operand in plan.operands))
    return is_total_name(label) or any(label[at : at + 2] in said for at in range(len(label) - 1))


_NAMED = 3
"""A longer word before the whole names the thing whose members are added up: 某项目 资金总额."""


def as_stated(worked: Value, stated: Value, operand: Operand) -> Value:
    """A sum or product in the unit of money that the question states the other figure in."""
    if operand.stated is None or not worked.formula or not stated.unit or not is_money(worked.unit):
        return worked
    return replace(worked, amount=worked.in_unit(stated.unit), unit=stated.unit)


def _with_what_is_carried(added: Value, whole: Value, target: Target, operands: Operands) -> Value | None:
    """The sum with what is carried over from last year or to the next, where just that is lacking."""
    for name in _CARRIED if re.search("总计|总额|合计|总", whole.label) else ():
        carried = operands.value(Operand(phrase=name, context=whole.label), target)
        if carried.found and carried.amount and comparable(carried, added):
            more = total([*added.operands, carried], "各项合计")
            if same_amount(more, whole):
                return more
    return None


_CARRIED = ("上年结转结余", "上年结转", "年终结转结余", "结转下年")


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

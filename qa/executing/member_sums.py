"""Do the members of a group come to what the question holds against them: 四类资产之和等于资产总额吗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.arithmetic import add
from qa.executing.outcomes import lacking
from qa.executing.ranking import rank
from qa.executing.values import Outcome, Value, comparable, same_amount, total, value_of
from qa.executing.verdicts import equality
from qa.items.candidates import Candidate
from qa.items.operands import Operands
from qa.planning.plan import Operand, Plan
from qa.question.numerals import numeral_before
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
    whole = _total_over(members, plan.operands[1], target, operands)
    whole = whole or operands.value(plan.operands[1], target)
    if not whole.found or not comparable(added.values[0], whole):
        return lacking([added.values[0], whole])
    if not same_amount(added.values[0], whole) and plan.operands[1].stated is None:
        more = _with_what_is_carried(added.values[0], whole, target, operands)
        if more is not None:
            return replace(equality(more, whole), notes=added.notes, score=added.score)
    held = equality(as_stated(added.values[0], whole, plan.operands[1]), whole)
    return replace(held, notes=added.notes, score=min(held.score, added.score))


def as_stated(worked: Value, stated: Value, operand: Operand) -> Value:
    """A sum or product in the unit of money that the question states the other figure in."""
    if operand.stated is None or not worked.formula or not stated.unit or not is_money(worked.unit):
        return worked
    return replace(worked, amount=worked.in_unit(stated.unit), unit=stated.unit)


_ONLY_A_TOTAL = re.compile("(?:表(?:里|中|上)的?)?(?:总额|总数|总计|总和|总量|总值|总价值|总金额|合计数?)")


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


def _total_over(members: Sequence[Value], whole: Operand, target: Target, operands: Operands) -> Value | None:
    """The row that the members stand under in their table, where the question only calls it their total."""
    entries = [value.evidence[0] for value in members if value.evidence]
    facts = [entry.fact for entry in entries if entry.fact is not None]
    if not _ONLY_A_TOTAL.fullmatch(whole.phrase.strip(" 的")) or not facts or len(facts) < len(members):
        return None
    places = {
        (entry.document, fact.table, fact.column) for entry, fact in zip(entries, facts, strict=True)
    }
    if len(places) != 1:
        return None
    document, table, column = places.pop()
    index = next(index for index in operands.indexes_of(target) if index.name == document)
    rows = {row.index: row for one in index.document.tables if one.index == table for row in one.rows}
    over = {rows[fact.row].parent for fact in facts}
    parent = over.pop() if len(over) == 1 else None
    for entry in index.cells:
        fact = entry.fact
        if fact is None or (fact.table, fact.column) != (table, column) or fact.amount is None:
            continue
        if fact.row == parent or (parent is None and rows[fact.row].is_total):
            return value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition)
    return None

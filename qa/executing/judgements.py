"""Plans that end in a verdict: two figures held together, a predicate, a claim worked out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, round_half_up
from qa.executing.arithmetic import subtract
from qa.executing.changes import change
from qa.executing.goals_met import goal_met
from qa.executing.member_sums import as_stated, members_and_whole, stated_and_counted
from qa.executing.outcomes import keeps_to, lacking, plain_amount
from qa.executing.part_sums import ALL_PARTS, parts_and_whole
from qa.executing.ranking import rank
from qa.executing.shares import share
from qa.executing.values import (
    Outcome,
    Value,
    as_told,
    comparable,
    growth,
    missing,
    quotient,
    same_amount,
    value_of,
)
from qa.executing.verdicts import agreement, equality
from qa.items.candidates import Candidate
from qa.items.entries import form_project
from qa.items.lookup import look_up
from qa.items.measured import by_two_measures, told_by_measure
from qa.items.named_places import NamedPlace
from qa.items.operands import Operands
from qa.items.same_form import in_one_form
from qa.items.same_row import by_columns_of_a_row
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Relation
from qa.scoping.targets import Target


def equal(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether two figures are the same amount; listed parts and their whole are looked for in one place."""
    if plan.operands[0].asked:
        return members_and_whole(plan, target, operands)
    if plan.operands[1].asked:
        return stated_and_counted(plan, target, operands)
    said = plan.operands[0].parts and all(part.stated is not None for part in plan.operands[0].parts)
    if not said and (plan.operands[0].parts or plan.operands[0].phrase.endswith(ALL_PARTS)):
        together = parts_and_whole(plan.operands[0], plan.operands[1], target, operands)
        if together.status == "answered" or not plan.operands[0].parts or _only_there(plan.operands[1]):
            return together
    indexes, first, second = operands.indexes_of(target), plan.operands[0], plan.operands[1]
    measured = by_two_measures(first, second, indexes, target.edition)
    if measured is not None:
        left, right = told_by_measure(measured, plan.operands)
    else:
        in_a_row = by_columns_of_a_row(first, second, indexes, target.edition)
        left, right = in_a_row or operands.pair(first, second, target)
    left, right = in_one_form((left, right), plan.operands, indexes, target.edition)
    if not (left.found and right.found):
        return _held_against_a_blank(left, right, plan) or lacking([left, right])
    if plan.operands[0].product and not any(value.evidence for value in (*left.operands, right)):
        return Outcome("not_found", (left, right), score=0.0)  # nothing that is multiplied is printed
    if plan.operands[0].parts and not _sure_of_parts(left, right):
        return lacking([left, right])
    if right.evidence and any(part.evidence[:1] == right.evidence[:1] for part in left.operands):
        return Outcome("not_found", (left, right), score=0.0)
    given = any(operand.stated is not None for operand in plan.operands[:2])
    given = given and not all(operand.stated is not None for operand in plan.operands[:2])
    if not given and left.evidence and right.evidence and left.evidence[0] is right.evidence[0]:
        # One cell says nothing of two places that the question holds against each other.
        return Outcome("not_found", (left,), score=0.0)
    changes = any(operand.role == "change" for operand in plan.operands[:2])
    if changes and any(map(_no_change, (left, right), plan.operands)):
        return Outcome("not_found", (left, right), score=0.0)  # a change is no amount
    left = as_stated(left, right, plan.operands[1])
    return equality(_called_change(left), _called_change(right))


def _held_against_a_blank(left: Value, right: Value, plan: Plan) -> Outcome | None:
    """Two places in tables do not agree where one of them prints an amount and the other is blank."""
    filled, blank = (left, right) if left.found else (right, left)
    named = all(operand.table for operand in plan.operands[:2])
    if not named or not (filled.found and filled.amount) or blank.state != "blank":
        return None
    lead = f"不一致：{filled.label}为**{as_told(filled)}**，“{blank.label}”一栏没有填列数字。"
    return Outcome("answered", (filled,), verdict=False, lead=lead, score=filled.cover)


def _no_change(value: Value, operand: Operand) -> bool:
    """Whether a figure that was not asked for as a change is an amount of its own."""
    if operand.role == "change" or value.formula or not value.evidence:
        return False
    entry = value.evidence[0]
    if entry.statement is not None:
        return entry.statement.role in ("amount", "prior")
    return entry.fact is not None and entry.fact.measure not in ("change", "growth")


def _called_change(value: Value) -> Value:
    """A change that the prose states, called one: 机关运行经费减少额."""
    said = value.evidence[0].statement if value.evidence else None
    if said is None or said.role != "change" or not said.direction:
        return value
    return replace(value, label=f"{value.label}{'增加' if said.direction > 0 else '减少'}额")


def _sure_of_parts(added: Value, whole: Value) -> bool:
    """Whether parts from different places are named well, or come to just what they are held against."""
    named = min(added.cover, *(part.cover for part in added.operands))
    digits = len(whole.amount.as_tuple().digits) if whole.amount is not None else 0
    telling = bool(whole.evidence) or digits > _CHANCE
    return named >= _SURE or (named >= _FAIR and telling and same_amount(added, whole))


_CHANCE = 3
"""Digits of a number that a sum may come to by chance."""


_SURE = 0.9
"""Parts that stand in different places are added up only where each is named this well."""
_FAIR = 0.7


def _only_there(whole: Operand) -> bool:
    """A whole without a name of its own says nothing beside parts from elsewhere."""
    return whole.stated is None and whole.phrase.strip("的数额") in (
        "合",
        "合计",
        "总计",
        "总",
        "",
    )


def _what_stayed(operand: Operand, target: Target, operands: Operands) -> list[Value]:
    """The figure that did not move, where it is found: how much it stayed at."""
    phrase = _SIDES_SAID.sub("", operand.phrase)
    asked = {"phrase": phrase, "role": "amount", "unit": "money", "measure": None}
    value = operands.value(operand.model_copy(update=asked), target) if phrase else None
    return [value] if value is not None and value.found and value.cover >= _SURE else []


_SIDES_SAID = regex("的?(?:支出)?(?:年初|全年)?[预决]算数?(?:[和与跟同比](?:年初|全年)?[预决]算数?)?$")
"""Which two of its figures are held against each other: 行政单位医疗的决算数和年初预算数."""


def consistent(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether every place that states the operand states the same."""
    return agreement(plan.operands[0], operands.indexes_of(target), target.edition)


def predicate(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """A predicate of the question, tested on what is printed."""
    operand = plan.operands[0]
    if plan.relation == "met":
        return goal_met(plan, target, operands)
    if plan.relation in ("largest", "smallest"):
        return _extreme(plan, target, operands)
    if plan.relation in ("rises", "falls", "flat", "moves"):
        moved = change(plan.model_copy(update={"operation": "change"}), target, operands)
        if moved.status != "answered" or moved.values[0].amount is None:
            return moved
        head = moved.values[0]
        assert head.amount is not None
        sign = (
            head.direction
            if head.direction is not None and not head.formula
            else (head.amount > 0) - (head.amount < 0)
        )
        held = sign != 0 if plan.relation == "moves" else sign == _WAYS.get(plan.relation, 0)
        size = replace(head, amount=abs(head.amount), direction=None)
        if not head.amount and not head.formula and len(moved.values) == 1:
            moved = replace(moved, values=(head, *_what_stayed(operand, target, operands)))
        return replace(moved, verdict=held and all(keeps_to(size, limit) for limit in plan.limits))
    if len(plan.operands) > 1 and plan.threshold is None:
        return _held_against(plan, target, operands)
    if len(plan.operands) > 1:
        worked = share(plan.model_copy(update={"operation": "share"}), target, operands)
        if worked.status != "answered" or worked.values[0].amount is None or plan.threshold is None:
            return worked
        held = _keeps(plan.relation, worked.values[0].amount, Decimal(plan.threshold))
        return replace(worked, verdict=held)
    if plan.relation == "empty":
        printed = _first_printed(operand, target, operands)
        if printed is not None:
            return Outcome("answered", (printed,), verdict=False, score=1.0)
    value = operands.value(operand, target)
    if plan.relation == "empty":
        if value.state == "missing":
            return lacking([value])
        return Outcome("answered", (value,), verdict=not value.amount, score=value.cover)
    if plan.relation == "exists":
        if value.state == "missing" and operand.role == "amount":
            counted = operands.value(operand.model_copy(update={"role": "count", "unit": None}), target)
            value = counted if counted.found else value
        if value.state == "blank":
            return replace(lacking([value]), verdict=False)
        if not value.found:
            return lacking([value])
        return Outcome("answered", (value,), verdict=bool(value.amount), score=value.cover)
    if not value.found or value.amount is None or plan.threshold is None:
        return lacking([value])
    limit = Value("界限", Decimal(plan.threshold), plan.threshold_unit or value.unit, "found")
    if (limit.unit == "%") != (value.unit == "%"):
        return lacking([missing(value.label, nearest=value.evidence)])
    held = _keeps(plan.relation, plain_amount(value), plain_amount(limit))
    return Outcome("answered", (value,), verdict=held, score=value.cover)


def _held_against(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether the first figure is more, or less, than the second."""
    a, b = operands.pair(plan.operands[0], plan.operands[1], target)
    a, b = in_one_form((a, b), plan.operands, operands.indexes_of(target), target.edition)
    if not (a.found and b.found and comparable(a, b)):
        return lacking([a, b])
    held = _keeps(plan.relation, plain_amount(a), plain_amount(b))
    return Outcome("answered", (a, b), verdict=held, score=min(a.cover, b.cover))


def _keeps(relation: Relation | None, amount: Decimal, bound: Decimal) -> bool:
    """Whether an amount keeps to a bound; one share of another is of the same kind as a percentage."""
    holds = {
        "equal": amount == bound, "greater": amount > bound, "less": amount < bound,
        "at_least": amount >= bound, "at_most": amount <= bound,
    }  # fmt: skip
    return holds[relation or "equal"]


_WAYS = {"rises": 1, "falls": -1}


def _first_printed(operand: Operand, target: Target, operands: Operands) -> Value | None:
    """The first figure of the table that the operand names, where it prints any."""
    place = NamedPlace(operand.table, "")
    rows = [
        (place.title_fit(row[0].title, row[0].title_name), row)
        for index in operands.indexes_of(target) for row in index.rows
        if row[0].table is not None
        and place.is_table(row[0].title, row[0].table.number, row[0].table.kind, form_project(row[0]))
    ]  # fmt: skip
    best = max((fit for fit, _ in rows), default=0.0)
    filled = (cell for fit, row in rows if fit == best for cell in row if cell.fact and cell.fact.amount)
    first = next(filled, None)
    return value_of(Candidate(first, 1.5, 1.0, 1.0), target.edition) if first is not None else None


def _extreme(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether a member is the first of its group: its place in the order."""
    found = rank(plan.model_copy(update={"operation": "rank", "relation": None}), target, operands)
    if found.status != "answered" or not found.values or found.values[0].amount is None:
        return found
    holds = found.values[0].amount == 1
    return replace(found, verdict=holds, lead=f"{'是' if holds else '不是'}：{found.lead}")


def claim(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """A percentage or change that the question says is stated, worked out again."""
    stated = plan.operands[0]
    plan = _of_this_year(plan, target)
    inner = plan.model_copy(
        update={
            "operation": {"equal": "share", "falls": "difference"}.get(plan.relation or "", "growth"),
            "operands": plan.operands[1:],
        }
    )
    worked = (
        _rate_of_two(inner, target, operands)
        if plan.relation == "equal" and all(operand.measure for operand in plan.operands[1:])
        else share(inner, target, operands)
        if plan.relation == "equal"
        else subtract(inner, target, operands)
        if plan.relation == "falls"
        else _growth_of_two(inner, target, operands)
    )
    if stated.context:
        roles = {"equal": "share", "falls": "change"}
        wanted = Operand(phrase=stated.context, role=roles.get(plan.relation or "", "growth"))  # type: ignore[arg-type]
        said = look_up(wanted, operands.indexes_of(target), target.edition)
        if said.found and said.amount is not None and abs(said.amount) == abs(Decimal(stated.stated or "0")):
            worked = replace(
                worked, values=(*worked.values, replace(said, label=f"{said.label}（文件所写）"))
            )
    if worked.status != "answered":
        return worked
    return judged(stated, worked.values[0], worked.values[1:])


def _rate_of_two(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """What was spent as a percentage of what was planned, from the two figures, whatever rate is printed."""
    spent, planned = (operands.value(operand, target) for operand in plan.operands[:2])
    if not (spent.found and planned.found and planned.amount and comparable(spent, planned)):
        return lacking([spent, planned])
    if spent.evidence and planned.evidence and spent.evidence[0] is planned.evidence[0]:
        return lacking([planned])
    spent, planned = told_by_measure((spent, planned), plan.operands)
    rate = quotient(spent, planned, "完成率", "%", percent=True)
    return Outcome("answered", (rate, spent, planned), score=rate.cover)


def _of_this_year(plan: Plan, target: Target) -> Plan:
    """The figure that a claimed change starts from is last year's: the other is of the edition's own year."""
    if plan.relation == "equal" or target.year == target.edition.year:
        return plan
    operands = [
        one.model_copy(update={"year": target.edition.year})
        if at == 1 and one.role == "amount" and one.stated is None and one.year is None
        else one
        for at, one in enumerate(plan.operands)
    ]
    return plan.model_copy(update={"operands": operands})


def _growth_of_two(plan: Plan, target: Target, operands: Operands) -> Outcome:
    a, b = (operands.value(operand, target) for operand in plan.operands[:2])
    if not (a.found and b.found) or not b.amount:
        return lacking([a, b])
    result = growth(a, b)
    return Outcome("answered", (result, a, b), score=result.cover)


def judged(stated: Operand, computed: Value, evidence: Sequence[Value]) -> Outcome:
    """A claimed percentage against the computed one, at the places the claim prints."""
    claimed = Decimal(stated.stated or "0")
    assert computed.amount is not None
    unit = stated.unit or "%"
    amount = computed.in_unit(unit) if is_money(unit) else computed.amount
    places = max(0, -int(claimed.as_tuple().exponent))
    holds = round_half_up(abs(amount), places) == abs(claimed)
    return Outcome(
        "answered",
        (computed, *evidence),
        verdict=holds,
        notes=(f"所说为{claimed}{unit}",),
        score=computed.cover,
    )

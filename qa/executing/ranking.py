"""Plans over groups: choose members by order or threshold, then list, count, add, hold them together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from qa.executing.exclusions import is_another_column, is_left_out, is_no_member, is_own_level
from qa.executing.groups import find_groups
from qa.executing.members import Group, Member, amount_of, ordered
from qa.executing.outcomes import lacking, plain_amount
from qa.executing.reductions import mean_of, names_alike, reduced
from qa.executing.stated_groups import MOVES
from qa.executing.values import Outcome, Quote, Value, comparable, difference, same_amount, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import Entry
from qa.items.indicators import asks_indicators, indicators_asked, names_asked
from qa.items.listed import listed_values
from qa.items.operands import Operands
from qa.planning.plan import Limit, Operand, Plan
from qa.question.numerals import numeral_before
from qa.question.text import bare, normal
from qa.scoping.targets import Target

_FLOOR = 0.55
"""A group explained worse than this is not the one asked for."""
_SURE = 0.8
"""The same where the group's members are added up or counted: none of them is seen to be wrong."""

_WHOLLY = 0.9
"""The same for rows that share a printed value, where nothing else says that they are several."""
_SAID = 0.5
"""A group that explains less of the question's words than this is none of what it says."""
_HEARD = 0.3
"""The same of an earlier question's words, where this one names nothing itself."""

Named = tuple[str, Value]


def rank(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The members of the group that the operand means, in order, over a threshold, or reduced."""
    if len(plan.operands) > 1:
        return _of_list(plan, target, operands)
    if plan.operation == "count" and asks_indicators(plan.operands[0].asked):
        return _indicators(plan, target, operands)
    nothing = any(not Decimal(limit.value) for limit in plan.limits)
    indexes = operands.indexes_of(target)
    found = find_groups(plan.operands[0], indexes, target.edition, blanks=nothing)
    group = _chosen(plan, found, target.edition.department)
    if group is None and plan.top == 1 and plan.descending and not plan.skip and plan.reduce == "list":
        # The only one that prints a figure is the largest of all.
        found = find_groups(plan.operands[0], indexes, target.edition, blanks=True)
        group = _chosen(plan, [g for g in found if _has_figure(g)], target.edition.department)
    if group is None:
        return Outcome("not_found", score=0.0)
    cells = [entry for index in indexes for entry in index.cells]
    unit = plan.operands[0].unit
    words = plan.operands[0].asked or plan.operands[0].phrase + plan.operands[0].context
    members = (
        _moved(group, normal(words))
        if group.members[0].before
        else ordered(group.members, descending=plan.descending)
    )
    named = [(member.name, member_value(member, target, unit)) for member in members]
    named = [(name, _nought(value, value.unit)) for name, value in named]
    own = target.edition.department
    named = [pair for pair in named if not is_left_out(pair[0], plan.operands[0].exclude, own)]
    score = min(1.0, group.score)
    result = _worked(plan, named, target, operands, score)
    if result.status != "answered":
        return result
    notes = (_group_note(group),)
    values = [
        elsewhere(value, cells if at < 3 else ()) if value.evidence and not value.formula else value
        for at, value in enumerate(result.values)
    ]
    pairs = tuple(
        (name, next((new for new, old in zip(values, result.values, strict=True) if old is value), value))
        for name, value in result.members
    )
    if len({name for name, _ in pairs}) < len(pairs):
        pairs = tuple((f"{name}{_whose(value)}", value) for name, value in pairs)
    return replace(result, values=tuple(values), members=pairs, notes=notes)


def _indicators(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """How many indicators of a kind there are, with their names."""
    documents = [index.document for index in operands.indexes_of(target)]
    found = indicators_asked(plan.operands[0].asked, documents)
    names = names_asked(plan.operands[0].asked, found)
    if not names:
        return Outcome("not_found", score=0.0)
    number = Value("个数", Decimal(len(names)), plan.unit or "个", formula="计数")
    quotes = tuple(Quote(one.document, one.cell.page, one.cell.box, one.name) for one in found)
    return Outcome("answered", (number,), names, quotes=quotes[:40], score=1.0)


def _whose(value: Value) -> str:
    """The unit or the parent that tells rows of one name apart, in brackets."""
    owner = _owner_of(value)
    return f"〔{owner}〕" if owner else ""


def _owner_of(value: Value) -> str:
    """The unit, or the parent, that a row belongs to."""
    fact = value.evidence[0].fact if value.evidence else None
    if fact is None:
        return ""
    return fact.organisation or (fact.row_path[-2] if len(fact.row_path) > 1 else "")


def _name_asked(operand: Operand, value: Value) -> str:
    """The thing as the question lists it, where the label says it with more around it."""
    asked = normal(operand.phrase).strip(" ,，的")
    return asked if 1 < len(asked) and asked in normal(value.label) else value.label


def _of_list(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The same over the things that the question lists."""
    values = listed_values(plan.operands, target, operands)
    found = [value for value in values if value.found]
    if len(found) < 2 or len(found) < len(values):
        return lacking(values)
    if not all(comparable(value, found[0]) for value in found):
        return lacking(values)
    named = [(_name_asked(o, v), v) for o, v in zip(plan.operands, values, strict=True)]
    if len({name for name, _ in named}) < len(named):
        named = [(value.label, value) for value in values]
    named.sort(key=lambda pair: plain_amount(pair[1]), reverse=plan.descending)
    score = min(value.cover for value in found)
    result = _worked(plan, named, target, operands, score)
    rest = [value for value in found if value not in result.values]
    return replace(result, values=(*result.values, *rest)) if plan.reduce == "list" else result


def _worked(plan: Plan, named: Sequence[Named], target: Target, operands: Operands, score: float) -> Outcome:
    """Choose among ordered members and make of them what the plan asks."""
    everyone = list(named)
    chosen = everyone
    limits = bounds_of(plan)
    if plan.beyond_average:
        mean = mean_of([value for _, value in everyone])
        assert mean.amount is not None
        limits.append(
            Limit(
                relation="less" if plan.relation == "less" else "greater",
                value=str(mean.amount),
                unit=mean.unit,
            )
        )
    for limit in limits:
        chosen = [pair for pair in chosen if keeps_to(pair[1], limit)]
    if plan.skip:
        chosen = chosen[plan.skip :]
    if plan.top is not None and plan.reduce not in ("spread", "multiple"):
        best = chosen[: plan.top]
        # Equals of a single winner win too, unless they are a crowd of zeros.
        tied = [p for p in chosen if best and plain_amount(p[1]) == plain_amount(best[0][1])]
        alone = plan.top > 1 or plan.reduce != "list" or not 0 < len(tied) <= 3 or not tied[0][1].amount
        chosen = best if alone else tied
    if plan.reduce != "list" or plan.operation == "count":
        reduction = "count" if plan.operation == "count" else plan.reduce
        whole = operands.value(plan.of, target) if plan.of is not None and reduction != "place" else None
        return reduced(plan.model_copy(update={"reduce": reduction}), chosen, everyone, whole, score)
    if not chosen and not limits:
        return Outcome("not_found", score=0.0)
    if plan.top == 1 and plan.descending and len(everyone) > 1 and not any(v.amount for _, v in everyone):
        figures = tuple(value for _, value in everyone)
        return Outcome("answered", figures, score=score, lead="各项都是0，没有大小之分。")
    return Outcome(
        "answered", tuple(value for _, value in chosen),
        tuple(name for name, _ in chosen) if plan.wants_items else (), score=score, members=tuple(chosen),
    )  # fmt: skip


# ---------------------------------------------------------------- which group


def _chosen(plan: Plan, groups: Sequence[Group], own: str) -> Group | None:
    """The best group that holds what the question says of it; none where it is not clearly the one meant.

    A member that is left out, or whose place is asked, must be one of them; where members are added
    up or counted, their number must be the one said.
    """
    operand = plan.operands[0]
    blind = plan.operation == "count" or plan.reduce in ("sum", "average", "each", "spread", "multiple")
    counted = blind or plan.reduce == "place"
    blind = blind and plan.threshold is None and not plan.limits and not plan.beyond_average
    floor = _SURE if blind and plan.top is None else _FLOOR
    said = numeral_before(normal(operand.asked or operand.phrase + operand.context))
    for group in groups:
        if group.score < max(floor, groups[0].score - (0.1 if blind and said is None else 0.3)):
            return None
        if plan.reduce == "average" and group.blanks:
            continue
        if plan.top is not None and len(group.members) < plan.top + plan.skip:
            continue
        if plan.sharing and not _told_as_several(plan, group):
            continue
        if group.cover < (_SURE - 0.15 if blind else _SAID if operand.phrase.strip() else _HEARD):
            continue
        names = [member.name for member in group.members]
        kept = [name for name in names if not is_left_out(name, operand.exclude, own)]
        if operand.exclude and len(kept) == len(names) and not (
            is_another_column(group, operand.exclude)
            or is_no_member(operand.exclude)
            or (group.of_subordinates and is_own_level(operand.exclude, own))
        ):
            continue
        if plan.reduce == "place" and plan.of is not None and not _members_named(names, plan.of):
            continue
        if (blind or counted) and said is not None and said not in (len(names), len(kept), len(set(names))):
            continue
        return group
    return None


def _has_figure(group: Group) -> bool:
    facts = (member.entry.fact for member in group.members)
    return any(fact is not None and fact.amount for fact in facts)


def _told_as_several(plan: Plan, group: Group) -> bool:
    """Rows that share a printed value, or the projects of one unit, where nothing else says several.

    Where a list is asked for, also what stands under a row, what a sentence lists, and the rows of a table
    that is named.
    """
    of_a_unit = group.rank == "owned" and group.table is not None and group.table.kind == "project_table"
    if plan.operation == "filter" and group.rank not in _LISTED and group.table is not None:
        return bare(group.table.title) in normal(plan.operands[0].asked)
    listed = plan.operation == "filter" or group.rank in ("shared", "topic") or of_a_unit
    return group.cover >= _WHOLLY and listed


_LISTED = ("child", "descendant", "shared", "owned", "owners", "topic")
"""Ranks of sets that something printed makes."""


def _members_named(names: Iterable[str], item: Operand) -> list[str]:
    wanted = bare(item.phrase).strip(" 的,，")
    return [name for name in names if wanted and names_alike(name, wanted)]


# ---------------------------------------------------------------- members


def member_value(member: Member, target: Target, unit: str | None = None) -> Value:
    """A member's figure under the member's own name; a count takes the unit it is asked in."""
    value = replace(value_of(Candidate(member.entry, 1.0, 1.0, 1.0), target.edition), label=member.name)
    if member.also:
        parts = [value_of(Candidate(e, 1.0, 1.0, 1.0), target.edition) for e in (member.entry, *member.also)]
        return total([replace(part, label=_owner_of(part) or part.label) for part in parts], member.name)
    if member.before is not None and target.edition.year is not None:
        before = value_of(Candidate(member.before, 1.0, 1.0, 1.0), target.edition)
        year = target.edition.year
        now, then = _column_labels(member, year)
        value, before = _nought(value, before.unit), _nought(before, value.unit)
        return difference(replace(value, label=now), replace(before, label=then), member.name)
    return replace(value, unit=unit) if value.unit is None and unit not in (None, "money") else value


def _column_labels(member: Member, year: int) -> tuple[str, str]:
    """What tells a member's two figures apart: their years, or 决算 and 预算 of one year."""
    assert member.before is not None
    now, before = (entry.fact or entry.statement for entry in (member.entry, member.before))
    if now is not None and before is not None and now.year == before.year:
        return "决算数", "预算数"
    return f"{year}年", f"{year - 1}年"


def _nought(value: Value, unit: str | None) -> Value:
    """A blank cell as a nought of the unit of the figure beside it."""
    return value if value.amount is not None else replace(value, amount=Decimal(0), unit=unit, state="found")


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


def _moved(group: Group, words: str) -> list[Member]:
    """The members that rose, or fell, as the words ask, the largest move first."""
    move = MOVES.search(words)
    down = move is not None and bool(move.group("down"))
    relative = is_relative(words)
    moves: list[tuple[Decimal, Member]] = []
    for member in group.members:
        assert member.before is not None
        # A blank beside a figure of the same row is a nought: the item is new, or is no more.
        now, before = amount_of(member.entry), amount_of(member.before)
        if relative and not before:
            continue
        step = (now - before) / before if relative else now - before
        if step and (step < 0) == down:
            moves.append((abs(step), member))
    return [member for _, member in sorted(moves, key=lambda pair: -pair[0])]


def is_relative(words: str) -> bool:
    """Whether changes are held together by their rate, not by their amount."""
    return bool(re.search("幅|率|同比|百分|速", words)) and not re.search("按(?:金额|数额|绝对)", words)


def bounds_of(plan: Plan) -> list[Limit]:
    """Every bound of a plan: those of a range, and the single threshold."""
    if plan.threshold is None:
        return list(plan.limits)
    relation = "less" if plan.relation == "less" else "greater"
    single = {"relation": relation, "value": plan.threshold, "unit": plan.threshold_unit}
    return [*plan.limits, Limit.model_validate(single)]


def keeps_to(value: Value, limit: Limit) -> bool:
    """Whether a figure is on the right side of a bound."""
    amount, bound = value.amount, Decimal(limit.value)
    assert amount is not None
    if value.unit and is_money(value.unit):
        amount = to_yuan(amount, value.unit)
        bound = to_yuan(bound, limit.unit if limit.unit and is_money(limit.unit) else value.unit)
    if limit.relation in ("at_least", "at_most"):
        return amount >= bound if limit.relation == "at_least" else amount <= bound
    return amount < bound if limit.relation == "less" else amount > bound


def _group_note(group: Group) -> str:
    where = f"《{group.table.title}》" if group.table else "正文"
    return f"{where}{'“' + group.name + '”' if group.table and group.name != group.table.title else ''}"

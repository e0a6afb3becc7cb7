"""Plans over groups: choose members by order or threshold, then list, count, add, hold them together."""

from __future__ import annotations

import os.path
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.choosing import chosen_group, has_figure
from qa.executing.exclusions import is_left_out, stands_above, under_left_out
from qa.executing.groups import find_groups
from qa.executing.member_kinds import names_organisation
from qa.executing.member_values import as_nought, growth_value, member_value, owner_of
from qa.executing.members import Group, Member, amount_of, ordered
from qa.executing.moved_lists import moved_list
from qa.executing.outcomes import keeps_to, lacking, plain_amount
from qa.executing.reductions import mean_of, reduced
from qa.executing.stated_groups import MOVES
from qa.executing.values import Outcome, Quote, Value, comparable, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.entries import Entry
from qa.items.indicators import asks_indicators, indicators_asked, names_asked
from qa.items.listed import listed_values
from qa.items.operands import Operands
from qa.patterns import regex
from qa.planning.plan import Limit, Operand, Plan
from qa.question.text import normal
from qa.scoping.targets import Target

Named = tuple[str, Value]


def rank(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The members of the group that the operand means, in order, over a threshold, or reduced."""
    if len(plan.operands) > 1:
        moves = plan.operands[0].role in ("change", "growth")
        return moved_list(plan, target, operands) if moves else _of_list(plan, target, operands)
    if plan.operation == "count" and asks_indicators(plan.operands[0].asked):
        return _indicators(plan, target, operands)
    nothing = any(not Decimal(limit.value) for limit in plan.limits)
    indexes = operands.indexes_of(target)
    found = find_groups(plan.operands[0], indexes, target.edition, blanks=nothing)
    found = [group for group in found if _bounded_alike(group, plan)]
    found = _in_full(found)
    group = chosen_group(plan, found, target.edition.department)
    alone = plan.top == 1 and plan.descending and not plan.skip and plan.reduce in ("list", "share")
    if group is None and alone:
        # The only one that prints a figure is the largest of all.
        found = find_groups(plan.operands[0], indexes, target.edition, blanks=True)
        group = chosen_group(plan, [g for g in found if has_figure(g)], target.edition.department)
    if group is None and (alone or plan.sharing) and plan.reduce == "list" and not plan.limits:
        found = find_groups(plan.operands[0], indexes, target.edition, alone=True)
        group = chosen_group(plan, found, target.edition.department)
    if group is None:
        return Outcome("not_found", score=0.0)
    if plan.operation in ("count", "filter") and not plan.limits and not plan.beyond_average:
        group = _with_blanks(group, found)
    cells = [entry for index in indexes for entry in index.cells]
    unit = plan.operands[0].unit
    words = plan.operands[0].asked or plan.operands[0].phrase + plan.operands[0].context
    members = (
        _moved(group, normal(words))
        if group.members[0].before and not group.members[0].rate
        else ordered(group.members, descending=plan.descending)
    )
    relative = bool(plan.limits) and all(limit.unit == "%" for limit in plan.limits)
    named = [
        (m.name, growth_value(m, target) if relative and m.before else member_value(m, target, unit))
        for m in members
    ]
    moved = bool(plan.limits) and bool(MOVES.search(normal(words)))
    if moved:
        named = _on_its_way(named, normal(words))
    named = [(name, as_nought(value, value.unit)) for name, value in named]
    own = target.edition.department
    exclude, above = plan.operands[0].exclude, stands_above(group)
    under = under_left_out(group, exclude)
    named = [pair for pair in named if pair[0] not in under and not is_left_out(pair[0], exclude, own, above)]
    if not plan.descending and plan.top is not None:
        named = _without_unused(named)
    score = min(1.0, group.score)
    result = _worked(plan, named, target, operands, score, moved=moved)
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
    times = Counter(name for name, _ in pairs)
    pairs = tuple((f"{name}{_whose(value)}" if times[name] > 1 else name, value) for name, value in pairs)
    return replace(result, values=tuple(values), members=pairs, notes=notes)


def _on_its_way(named: Sequence[Named], words: str) -> list[Named]:
    """The members that moved as the words ask: no fall is a rise."""
    move = MOVES.search(words)
    down = move is not None and bool(move.group("down"))
    kept: list[Named] = []
    for name, value in named:
        amount = value.amount
        falls = amount is not None and amount < 0 if value.direction is None else value.direction < 0
        if amount and falls == down:
            kept.append((name, value))
    return kept


def _without_unused(named: list[Named]) -> list[Named]:
    """The members without the lines of a form that nothing is put in, where there are many: 外交支出 0.00.

    Of 科目 two are many: neither is the one on which least was spent.
    """
    used = [pair for pair in named if pair[1].amount]
    unused = len(named) - len(used)
    return used if used and unused > (1 if all(_is_item(value) for _, value in named) else _FEW) else named


def _is_item(value: Value) -> bool:
    fact = value.evidence[0].fact if value.evidence else None
    return fact is not None and fact.code is not None and len(fact.code) in (5, 7)


_FEW = 3


def _indicators(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """How many indicators of a kind there are, with their names."""
    documents = [index.document for index in operands.indexes_of(target)]
    found = indicators_asked(plan.operands[0].asked, documents)
    names = names_asked(plan.operands[0].asked, found)
    if not names:
        return Outcome("not_found", score=0.0)
    number = Value("个数", Decimal(len(names)), plan.unit or "个", formula="计数")
    quotes = tuple(Quote(one.document, one.cell.page, one.cell.box, one.name) for one in found)
    said = operands.value(plan.of, target).amount if plan.of is not None else None
    verdict = None if said is None else said == len(names)
    return Outcome("answered", (number,), names, verdict, quotes[:40], score=1.0)


def _whose(value: Value) -> str:
    """The unit or the parent that tells rows of one name apart, in brackets."""
    owner = owner_of(value)
    return f"〔{owner}〕" if owner else ""


def _name_asked(operand: Operand, value: Value, shared: str) -> str:
    """The thing as the question lists it, without what all share; the label where it says it otherwise."""
    asked = _AROUND_A_LIST.sub("", normal(operand.phrase.removesuffix(shared))).strip(" ,，的")
    if names_organisation(value.label) and not names_organisation(asked):
        return value.label
    letters = iter(normal(value.label))
    return asked if len(asked) > 1 and all(letter in letters for letter in asked) else value.label


_AROUND_A_LIST = regex(
    "^(?:政府)?采购[ 按]+|^按|(?:这)?[两三四五][类项种个](?:政府)?(?:采购|支出|费用|经费)?$|(?<=..)分$"
)
"""What is said around several names and belongs to none of them: 按货物、工程、服务分, …服务三类采购."""


def _shared_end(operands: Sequence[Operand]) -> str:
    """What all operands are measured by, behind their own names: 甲的自评得分, 乙的自评得分."""
    ends = {_OF.split(operand.phrase)[-1] for operand in operands}
    first = operands[0].phrase
    end = first[len(first) - len(ends.pop()) - 1 :] if len(first) > 1 else ""
    return end if not ends and all(operand.phrase.endswith(end) for operand in operands) else ""


_OF = regex("[ 的]")
_NO_MONEY = regex("(?:得分|评分|分数|分值|权重|率|进度|编制数?|人数|人员数?|在职|退休)$")
"""Measures that no amount of money is."""


def _of_list(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The same over the things that the question lists."""
    values = listed_values(plan.operands, target, operands)
    found = [value for value in values if value.found]
    if len(found) < 2 or len(found) < len(values):
        return lacking(values)
    if not all(comparable(value, found[0]) for value in found) or _twice_one_row(found):
        return lacking(values)
    shared = _shared_end(plan.operands)
    if _NO_MONEY.search(shared) and any(is_money(value.unit) for value in found):
        return lacking(values)
    named = [(_name_asked(o, v, shared), v) for o, v in zip(plan.operands, values, strict=True)]
    named = _without_shared_lead(named)
    if len({name for name, _ in named}) < len(named):
        named = [(value.label, value) for value in values]
    if len({name for name, _ in named}) < len(named):
        said = [operand.phrase.removesuffix(shared).strip(" ,，的") for operand in plan.operands]
        named = list(zip(said, values, strict=True))
    named.sort(key=lambda pair: plain_amount(pair[1]), reverse=plan.descending)
    score = min(value.cover for value in found)
    result = _worked(plan, named, target, operands, score)
    rest = [value for value in found if value not in result.values]
    return replace(result, values=(*result.values, *rest)) if plan.reduce == "list" else result


def _twice_one_row(values: Sequence[Value]) -> bool:
    """Whether two of the things are found in one 科目's row: the one that is not printed is no other's."""
    facts = [value.evidence[0].fact for value in values if value.evidence and not value.formula]
    codes = [(fact.code, fact.label, fact.organisation) for fact in facts if fact is not None and fact.code]
    rows = [(fact.table, fact.row, fact.column) for fact in facts if fact is not None]
    return len(set(rows)) < len(rows) or len(set(codes)) < len(codes)


def _without_shared_lead(named: list[Named]) -> list[Named]:
    """The first name without what is said before it of all of them: 政府采购货物、工程、服务."""
    (first, value), *rest = named
    labels = [value.label for _, value in named]
    lead = os.path.commonprefix(labels)  # noqa: RUF071 - character by character is what is meant
    alone = len(lead) > 1 and first.startswith(lead) and not any(name.startswith(lead) for name, _ in rest)
    return [(first[len(lead) :], value), *rest] if alone and len(first) > len(lead) + 1 else named


def _worked(
    plan: Plan, named: Sequence[Named], target: Target, operands: Operands, score: float, *,
    moved: bool = False,
) -> Outcome:  # fmt: skip
    """Choose among ordered members and make of them what the plan asks; falls are bounded by their size."""
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
        chosen = [pair for pair in chosen if keeps_to(_sized(pair[1]) if moved else pair[1], limit)]
    if plan.places is not None:
        first, last = plan.places
        everyone = chosen[first - 1 : last] if len(chosen) >= last else []
    chosen = chosen[plan.skip :]
    if plan.top is not None and plan.reduce not in ("spread", "multiple"):
        best = chosen[: plan.top]
        # Equals of a single winner win too, unless they are a crowd.
        tied = [p for p in chosen if best and plain_amount(p[1]) == plain_amount(best[0][1])]
        rates = bool(best) and best[0][1].unit == "%"  # what is no more fell by 100%, like others
        most = 10 if rates or re.search("哪些|哪几", plan.operands[0].asked) else 3
        alone = plan.top > 1 or plan.reduce != "list" or not 0 < len(tied) <= most or not tied[0][1].amount
        chosen = best if alone else tied
    if plan.reduce != "list" or plan.operation == "count":
        reduction = "count" if plan.operation == "count" else plan.reduce
        whole = operands.value(plan.of, target) if plan.of is not None and reduction != "place" else None
        if whole is not None and not whole.found and plan.of is not None and plan.of.phrase == _OF_PROJECTS:
            whole = None  # a list of projects by another name (专项业务经费) is the whole itself
        return reduced(plan.model_copy(update={"reduce": reduction}), chosen, everyone, whole, score)
    if not chosen and not limits:
        return Outcome("not_found", score=0.0)
    verdict = bool(chosen) if plan.relation == "exists" else None
    if plan.top == 1 and plan.descending and len(everyone) > 1 and not any(v.amount for _, v in everyone):
        figures = tuple(value for _, value in everyone)
        return Outcome("answered", figures, score=score, lead="各项都是0，没有大小之分。")
    return Outcome(
        "answered", tuple(value for _, value in chosen),
        tuple(name for name, _ in chosen) if plan.wants_items else (), verdict, score=score,
        members=tuple(chosen),
    )  # fmt: skip


_OF_PROJECTS = "项目支出"

# ---------------------------------------------------------------- members


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
    return bool(re.search("幅|率|同比|百分|速|最快", words)) and not re.search("按(?:金额|数额|绝对)", words)


def _sized(value: Value) -> Value:
    return replace(value, amount=abs(value.amount)) if value.amount is not None else value


def bounds_of(plan: Plan) -> list[Limit]:
    """Every bound of a plan: those of a range, and the single threshold."""
    if plan.threshold is None:
        return list(plan.limits)
    relation = "less" if plan.relation == "less" else "greater"
    single = {"relation": relation, "value": plan.threshold, "unit": plan.threshold_unit}
    return [*plan.limits, Limit.model_validate(single)]


def _in_full(groups: Sequence[Group]) -> list[Group]:
    """The groups without the few figures that prose picks out of what a table about as fit lists in full."""
    listed = [group for group in groups if group.table is not None]
    return [
        group for group in groups
        if group.table is not None
        or not any(
            other.score >= group.score - _AS_FIT and len(other.members) >= _MANY_MORE * len(group.members)
            for other in listed
        )
    ]  # fmt: skip


_AS_FIT, _MANY_MORE = 0.1, 3


def _with_blanks(group: Group, found: Sequence[Group]) -> Group:
    """The same rows by the column that prints a figure for the most of them, where no figure is asked for."""
    rows = [
        other for other in found
        if other.table is not None and other.table is group.table
        and (other.rank, other.name) == (group.rank, group.name)
        and {member.name for member in group.members} <= {member.name for member in other.members}
    ]  # fmt: skip
    return max(rows, key=lambda other: len(other.members), default=group) if group.blanks else group


def _bounded_alike(group: Group, plan: Plan) -> bool:
    """Whether a group's figures can be held against the bounds: amounts are neither over nor under 95%."""
    first = group.members[0] if group.members else None
    if first is None or (first.before is not None and not first.rate):
        return True
    printed = first.entry.fact or first.entry.statement
    rates = first.rate or (printed is not None and printed.unit == "%")
    money = not first.rate and printed is not None and is_money(printed.unit)
    return all(
        (limit.unit == "%") == rates and not (money and limit.unit != "%" and not is_money(limit.unit))
        for limit in bounds_of(plan)
        if limit.unit
    )


def _group_note(group: Group) -> str:
    where = f"《{group.table.title}》" if group.table else "正文"
    return f"{where}{'“' + group.name + '”' if group.table and group.name != group.table.title else ''}"

"""Which of the groups that a question's words may mean it does mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.executing.exclusions import (
    is_above,
    is_another_column,
    is_left_out,
    is_no_member,
    is_own_level,
    stands_above,
    under_left_out,
)
from qa.executing.members import Group
from qa.executing.reductions import names_alike
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.question.numerals import numeral_before
from qa.question.text import bare, normal

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


def chosen_group(plan: Plan, groups: Sequence[Group], own: str) -> Group | None:
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
        of_projects = _OF_PROJECTS.search(operand.asked or operand.phrase)
        if plan.operation == "count" and group.rank == "owners" and not plan.limits and not of_projects:
            continue  # units that have projects are not all the units
        if plan.top is not None and len(group.members) < plan.top + plan.skip:
            continue
        if plan.sharing and not _told_as_several(plan, group):
            continue
        if group.cover < (_SURE - 0.15 if blind else _SAID if operand.phrase.strip() else _HEARD):
            continue
        names = [member.name for member in group.members]
        above = stands_above(group)
        kept = [name for name in names if not is_left_out(name, operand.exclude, own, above)]
        if operand.exclude and len(kept) == len(names) and not (
            is_another_column(group, operand.exclude)
            or is_no_member(operand.exclude)
            or is_above(group, operand.exclude)
            or under_left_out(group, operand.exclude)
            or (group.of_subordinates and is_own_level(operand.exclude, own))
        ):
            continue
        if plan.reduce == "place" and plan.of is not None and not _members_named(names, plan.of):
            continue
        if (blind or counted) and said is not None and said not in (len(names), len(kept), len(set(names))):
            continue
        return group
    return None


def has_figure(group: Group) -> bool:
    """Whether any member prints a figure but 0."""
    facts = (member.entry.fact for member in group.members)
    return any(fact is not None and fact.amount for fact in facts)


def _told_as_several(plan: Plan, group: Group) -> bool:
    """Rows that share a printed value, or the projects of one unit, where nothing else says several.

    Where a list is asked for, also what stands under a row, what a sentence lists, and the rows of a table
    that is named.
    """
    of_a_unit = group.rank == "owned" and (group.table is None or group.table.kind == "project_table")
    of_a_unit = of_a_unit and bool(_ITS_PROJECTS.search(plan.operands[0].asked))
    if plan.operation == "filter" and group.rank not in _LISTED and group.table is not None:
        return bare(group.table.title) in normal(plan.operands[0].asked)
    if group.rank == "namesake" and "各" in plan.operands[0].asked:
        return group.cover >= _WHOLLY
    listed = plan.operation == "filter" or group.rank in ("shared", "topic") or of_a_unit
    return group.cover >= _WHOLLY and listed


_OF_PROJECTS = regex("项目|专项|采购|绩效|经费|资金|支出|预算(?!单位)|安排|申报")
_ITS_PROJECTS = regex("项目|专项|工程")
"""All that a unit gets is more than what its projects get."""
_LISTED = ("child", "descendant", "shared", "owned", "owners", "topic")
"""Ranks of sets that something printed makes."""


def _members_named(names: Iterable[str], item: Operand) -> list[str]:
    wanted = bare(item.phrase).strip(" 的,，")
    return [name for name in names if wanted and names_alike(name, wanted)]

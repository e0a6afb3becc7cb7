"""Which of the groups found can be meant at all: those whose figures are of what the question measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.carried_out import RATES
from qa.executing.column_groups import are_places, asks_places
from qa.executing.group_phrases import ATTACHED
from qa.executing.member_kinds import is_of_kind
from qa.executing.members import Group
from qa.executing.scored_forms import SCORED
from qa.items.entries import Entry
from qa.patterns import regex
from qa.question.text import bare, normal


def kept_groups(groups: Sequence[Group], words: str, *, moves: bool) -> list[Group]:
    """The groups of the fund, the table and the measure that the words ask for; `moves` for changes."""
    kept = list(groups)
    attached = ATTACHED.search(words)
    if attached is not None:
        named = f"附件{attached['n']}"
        kept = [group for group in kept if _is_called(group, named)] or kept
    if SCORED.search(words) or (RATES.search(words) and not _BY_MONEY.search(words)):
        kept = [group for group in kept if not _in_money(group)]
    if _MOST_MONEY.search(words):
        kept = [group for group in kept if _in_money(group)] or kept
    if _LEFT_OVER.search(words) and not moves:
        kept = [group for group in kept if _of_what_is_left(group)]
    if _OF_CHANGES.search(words) and not moves:
        kept = [group for group in kept if _of_changes(group)]
    fund = _OF_A_FUND.search(words)
    if fund is not None:
        kept = [group for group in kept if _of_fund(group, fund["fund"])]
    return [group for group in kept if are_places(group)] if asks_places(words) else kept


def named_so(group: Group, part: str) -> Group | None:
    """The members of a group whose names hold some words, or None where no name does."""
    wanted = bare(part)
    members = tuple(member for member in group.members if wanted in bare(member.name))
    return replace(group, members=members, blanks=0) if members else None


def without_forms_of(groups: Sequence[Group]) -> list[Group]:
    """The groups without those of forms, which tell of some only of the projects that a table lists."""
    chosen = [g for g in groups if g.rank in ("shared", "owned") and g.table is not None]
    listed = [{member.name for member in g.members} for g in chosen]
    return [
        g for g in groups
        if g.table is not None or not any({member.name for member in g.members} < names for names in listed)
    ]  # fmt: skip


def _is_called(group: Group, name: str) -> bool:
    """Whether a group's table is numbered so, or its title begins so."""
    table = group.table
    return table is not None and (normal(table.number or "") == name or normal(table.title).startswith(name))


_OF_A_FUND = regex(
    "(?P<fund>政府性基金|一般公共预算|国有资本经营|单位资金|自有资金|财政专户|上年结转|其他资金|事业收入|经营收入)(?:预算)?(?:管理)?"
    "(?:资金|拨款|收入)*(?:不为零|安排|列支|保障|解决|支付|出资|出)*的(?:专项|各个?|所有)?(?:项目|专项)"
)
"""Projects told by where their money comes from."""


def _of_fund(group: Group, fund: str) -> bool:
    """Whether a group's figures are of the fund: its column, its rows or what the group is of name it."""
    if group.rank == "shared" and all(fund in _words_beside(member.entry) for member in group.members):
        return True
    told = "".join(group.column.path) if group.column is not None else ""
    title = group.table.title if group.table is not None else ""
    return fund in normal(f"{told}|{title}|{group.name}")


_LEFT_OVER = regex(
    "[没未]有?(?:花|用|执行|支出|使用)(?!途)(?:掉|完|出去)?|剩(?:下|余)(?:的|了)?(?:钱|预算|资金|最)|没?花剩"
)
"""Asks for what of a budget was not spent, which neither the budget nor the spending tells."""


def _of_what_is_left(group: Group) -> bool:
    """Whether a group's figures are what was left over, by their column or by what they are parts of."""
    told = "".join(group.column.path) if group.column is not None else ""
    return bool(re.search("剩余|未[执使支]|结余|结转|没有?[花用]", told + group.name))


def _words_beside(entry: Entry) -> str:
    """What is printed in the row of a cell."""
    if entry.table is None or entry.fact is None:
        return ""
    return normal("|".join(cell.text for cell in entry.table.rows[entry.fact.row].cells))


_OF_CHANGES = regex("(?:减少|增加|增减|变动|变化)(?:额|数(?![量])|金额)")
"""Asks for how much things moved, which their sizes do not tell: 三项的减少额加起来."""


def _of_changes(group: Group) -> bool:
    """Whether a group's figures are those of changes, or hold last year's beside this one's."""
    first = group.members[0]
    if first.before is not None:
        return True
    fact, said = first.entry.fact, first.entry.statement
    return (fact is not None and fact.measure in ("change", "growth")) or (
        said is not None and said.role in ("change", "growth")
    )


_MOST_MONEY = regex("(?:支出|收入|预算|决算|经费|资金|花钱|费用)(?:总?额|总数|规模|合计)?最[多高大少低小]")
"""An order by money, which no number of people gives: 支出最多的三家."""
_BY_MONEY = regex("金额最|预算(?:金额|数)?最|资金(?:量)?最|[万亿千]?元")


def _in_money(group: Group) -> bool:
    """Whether a group's figures are amounts of money, which no rate is."""
    entry = group.members[0].entry
    printed = entry.fact or entry.statement
    return group.members[0].before is None and printed is not None and is_money(printed.unit)


def of_the_kind(group: Group, kind: str) -> bool:
    """Whether most members are of the kind of body that the question names: 分局 are no 支队."""
    names = [normal(member.name) for member in group.members]
    named = sum(1 for name in names if kind in name or is_of_kind(name, kind))
    return named * 2 >= len(group.members)

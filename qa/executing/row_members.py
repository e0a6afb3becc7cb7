"""Which rows of a set are members of the kind asked for, and what the members are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import Row, Table
from qa.executing.member_kinds import (
    CLASSIFIED,
    ORGANISATIONS,
    can_be_members,
    is_organisation,
    is_own,
    names_organisation,
    owner_of_row,
)
from qa.executing.members import Member
from qa.executing.row_sets import amounts_of, row_sets
from qa.executing.sought import RowSet, Sought
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare


def sets_of(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[RowSet]:
    """Every set of sibling rows of the table that the question may mean."""
    of_several = sought.level in ORGANISATIONS or bool(_SEVERAL.search(sought.words))
    return row_sets(matcher, table, amounts_of(table, by_cell), sought, of_several=of_several)


_SEVERAL = regex(
    r"(?:好?几|[两三四五六七八九十]|\d)(?:笔|行|条|处|次|家|所|个(?=专项|项目|单位))|各(?!类|种|自|项)|每(?:家|个)"
)
"""Words for several rows of one name."""


def suits(found: RowSet, table: Table, rows: Sequence[Row], sought: Sought) -> bool:
    """Whether rows can be members of the kind asked for; rows of one name are who they belong to."""
    if found.rank == "namesake" and sought.level in ORGANISATIONS[:2]:
        return all(names_organisation(member_name(row, found)) for row in rows)
    lower = _LOWER.search(sought.words) if sought.level == "project" else None
    if lower is not None and found.rank not in _BELOW:
        printed = table.title + "".join(part for column in table.columns for part in column.path)
        if f"{lower.group()}项目" not in printed:
            return False
    return found.rank in _OF_OWNERS or can_be_members(sought.level, sought.words, table, rows)


_LOWER = regex("[二三]级(?=项目)")
_BELOW = ("child", "descendant", "shared", "owned")
"""Projects of a lower rank, and the sets that may hold them where no heading tells them."""


def heads_indicators(row: Row, table: Table) -> bool:
    """Whether a row of a table of indicators is that of a project, which its own column names."""
    named = {c.index for c in table.columns if c.role == "label" and re.search("项目名?称?$", c.name)}
    return row.parent is None and any(cell.column in named and cell.text.strip() for cell in row.cells)


def fitting(found: RowSet, sought: Sought) -> list[Row]:
    """The rows that can be members of the kind asked for."""
    if found.rank == "owners" and sought.level == "subordinate":
        return [row for row in found.rows if not is_own(row.organisation or "", sought.own)]
    if found.rank in ("namesake", "shared", "owned", "owners", "valued"):
        return found.rows
    if sought.level == "subordinate":
        return [row for row in found.rows if not is_own(row.label, sought.own)]
    if sought.level in ORGANISATIONS or (found.rank == "alike" and found.mask and sought.nouns):
        return found.rows
    rows = [row for row in found.rows if not is_organisation(row, sought.own)]
    if not re.search("结转|结余", sought.words):
        rows = [row for row in rows if not _CARRIED.match(bare(row.label))]
    if sought.level == "project":
        rows = [row for row in rows if not _NO_PROJECT.match(bare(row.label))]
    if sought.level == "类" and not re.search("收入|来源", sought.words):
        return [row for row in rows if not _NO_CLASS.search(bare(row.label))]
    return rows


_CARRIED = regex(r"(?:上年|本年|年终|年初|年末)?(?:财政拨款)?(?:资金)?(?:结转|结余)")
"""Rows of what is left from one year to the next, which is no income and no spending."""
_NO_PROJECT = regex(
    "(?:通用|专用|其他|(?:一般公共|政府性基金|国有资本经营)?预算(?:拨款|支出)?|政府性基金|财政拨款)?(?:支出)?项目$"
)
"""Rows over projects, which only say that they are some."""
_NO_CLASS = regex(
    r"结转|结余|^本年|收入$|拨款$|资金$|^基本支出$|^项目支出$|^经营支出$|^上缴上级支出$|"
    r"^(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)$"
)
"""Rows of the tables of balance that are no class of spending."""


def members_of(
    table: Table, found: RowSet, entries: Sequence[tuple[Row, Entry]], sought: Sought
) -> tuple[Member, ...]:
    """The rows as members; one 科目 that several units print in a table by units is one member."""
    whole = sought.level not in ORGANISATIONS and found.rank in _WHOLE_TABLE
    merges = whole and table.kind in CLASSIFIED and _spread_over_units(table, entries)
    merges = merges or (found.rank == "child" and table.kind in CLASSIFIED and _repeats_items(entries))
    members: dict[object, Member] = {}
    for row, entry in entries:
        name = member_name(row, found)
        if found.names is not None:
            first = members.get(name)
            members[name] = replace(first, also=(*first.also, entry)) if first else Member(name, entry)
            continue
        first = members.get(row.code or name) if merges else None
        if first is not None and bare(first.name) == bare(name):
            members[row.code or name] = replace(first, also=(*first.also, entry))
        else:
            members[(row.code or name) if merges else row.index] = Member(name, entry)
    return tuple(members.values())


def _repeats_items(entries: Sequence[tuple[Row, Entry]]) -> bool:
    """Whether the 款 under one class stand there more than once, parted by the government's own classes."""
    codes = [row.code or "" for row, _ in entries]
    return all(len(code) == 5 and code[0] == "3" for code in codes) and len(set(codes)) < len(codes)


def _spread_over_units(table: Table, entries: Sequence[tuple[Row, Entry]]) -> bool:
    """Whether rows are those of several units: told beside them, or by the total of all of them alike."""
    if len({row.organisation for row, _ in entries}) > 1:
        return True
    totals = [row for row in table.rows if row.is_total]
    if len({row.code for row, _ in entries}) == len(entries) or not totals or not entries[0][0].code:
        return False
    fact = entries[0][1].fact
    printed = next((c.text for c in totals[0].cells if fact is not None and c.column == fact.column), "")
    whole = re.sub(r"[,，\s]", "", printed)
    added = sum((entry.fact.amount or Decimal(0) for _, entry in entries if entry.fact), Decimal(0))
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", whole)) and abs(Decimal(whole) - added) <= len(entries) * _CENT


_CENT = Decimal("0.01")
_OF_OWNERS = ("namesake", "owners", "valued")
"""Ranks of sets whose members are named by whom the rows belong to."""
_WHOLE_TABLE = ("code3", "code5", "code7", "leaf", "top", "flat")
"""Ranks of sets that take the rows of a whole table, whoever they belong to."""


def member_name(row: Row, found: RowSet) -> str:
    """A row's name, or of what it is taken together with; of rows of one name, that of unit or parent."""
    if found.names is not None:
        return found.names[row.index]
    if found.rank != "namesake":
        return row.label
    return owner_of_row(row) or (row.path[-2] if len(row.path) > 1 else row.label)


def without_sum(entries: list[tuple[Row, Entry]], own: str) -> list[tuple[Row, Entry]]:
    """The members without the department's own row where that adds up all the others."""
    amounts = [(entry.fact.amount if entry.fact else None) or Decimal(0) for _, entry in entries]
    for at, (row, _) in enumerate(entries):
        rounding = len(entries) * _CENT
        adds_up = abs(2 * amounts[at] - sum(amounts)) <= rounding
        if len(entries) > 2 and amounts[at] and is_own(row.label, own) and adds_up:
            return entries[:at] + entries[at + 1 :]
    return entries


def of_the_year(entries: list[tuple[Row, Entry]], year: int | None) -> list[tuple[Row, Entry]]:
    """The rows of one year, where a table has one for last year, one for this and one for the change.

    A 科目 may be named by a change (2110108 应对气候变化管理事务), and is none.
    """
    told = {(entry.fact.year, entry.fact.measure) for _, entry in entries if entry.fact is not None}
    if len(told) < 2 or year is None:
        return entries
    return [
        (row, entry) for row, entry in entries
        if entry.fact is not None
        and entry.fact.year in (None, year)
        and (row.code or entry.fact.measure not in _CHANGES)
    ]  # fmt: skip


_CHANGES = ("change", "growth", "share")

"""Units that have a row for each year in one table: 水务局 2025年, 2026年, 增减变化金额."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.model import Column, Table
from qa.executing.member_kinds import ORGANISATIONS, names_organisation
from qa.executing.members import Group, Member
from qa.executing.sought import Sought
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.question.text import bare, normal

_OF_CHANGE = ("change", "growth", "share")


def yearly_rows(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """The units of a table by the column that is asked for, with their row of this year and of the last.

    The row of the whole department is none of them where its own level has another.
    """
    if sought.level not in ORGANISATIONS or sought.year is None:
        return
    mask, context, _ = matcher.of(normal(table.title))
    for column in (column for column in table.columns if column.role == "amount"):
        members = _members(table, column, by_cell, sought)
        if len(members) < 2:
            continue
        said, fit = _said_of_column(matcher, column)
        covered = matcher.cover(mask | said) if matcher.total >= 1.0 else 0.8
        score = covered + 0.3 * matcher.context_cover(context) + fit
        yield Group(table.title, table, column, tuple(members), score, covered)


def _members(
    table: Table, column: Column, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> list[Member]:
    years: dict[str, dict[int, Entry]] = defaultdict(dict)
    for row in table.rows:
        entry = by_cell.get((table.index, row.index, column.index))
        fact = entry.fact if entry is not None else None
        if entry is None or fact is None or fact.year is None or fact.measure in _OF_CHANGE:
            continue
        if row.organisation and normal(row.label) == normal(row.organisation):
            years[row.organisation].setdefault(fact.year, entry)
    assert sought.year is not None
    now, before = sought.year, sought.year - 1
    found = [
        Member(name, told[now], told[before]) for name, told in years.items()
        if now in told and before in told and names_organisation(name)
    ]  # fmt: skip
    others = [member for member in found if normal(member.name) != normal(sought.own)]
    return others if len(others) > 1 else found


def _said_of_column(matcher: Matcher, column: Column) -> tuple[int, float]:
    """(what the question says of the column, what speaks for it): one that it does not name is a part."""
    mask, fit = 0, 0.0
    for at, name in enumerate(bare(part) for part in column.path):
        more, _, share = matcher.of(name)
        if share >= 0.6:
            mask |= more
        elif not is_total_name(name):
            fit -= 0.3 if at == 0 else 0.1
    return mask, fit - 0.001 * column.index

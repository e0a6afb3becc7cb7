"""Groups of rows that print two figures to hold together: of this year and last, of 决算 and 预算."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Column, Table
from qa.executing.member_kinds import level_fit, lists_projects
from qa.executing.members import Group, Member
from qa.executing.row_members import fitting, member_name, sets_of, suits
from qa.executing.sought import Sought
from qa.executing.table_groups import title_fit
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.items.measures import PLANNED, SPENT
from qa.patterns import regex
from qa.question.text import bare, normal


def moved_groups(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """Sibling rows with two figures to hold together: of this year and last, of 决算 and 预算."""
    if sought.year is None or ("科目" in sought.words and lists_projects(table)):
        return
    if table.kind == "three_public_table" and not _THREE_PUBLIC.search(sought.words):
        return
    pairs = _named_pair(matcher, table, sought.words)
    pairs = pairs or sorted(_moved_columns(matcher, table, sought), key=lambda pair: -pair[0])
    if not pairs:
        return
    title_mask, title_context, _ = matcher.of(normal(table.title))
    for fit, now, before, column_mask in pairs[:1]:
        for found in sets_of(matcher, table, by_cell, sought):
            if found.names is not None:
                continue
            rows = fitting(found, sought)
            if not suits(found, table, rows, sought):
                continue
            members = []
            for row in rows:
                new = by_cell.get((table.index, row.index, now.index))
                old = by_cell.get((table.index, row.index, before.index))
                if new and old and new.fact and old.fact:
                    if new.fact.amount is not None or old.fact.amount is not None:
                        members.append(Member(member_name(row, found), new, old))
            if len(members) > 1:
                mask, context = found.mask | title_mask | column_mask, found.context | title_context
                covered = matcher.cover(mask) if matcher.total >= 1.0 else 0.8
                score = covered + 0.3 * matcher.context_cover(context) + min(fit, 0.0)
                score += level_fit(sought.level, table, rows, found.rank) + title_fit(matcher, table, sought)
                if table.kind == "three_public_table" and found.rank == "top" and sought.level is None:
                    score += 0.05  # the three themselves, not the halves of one of them
                yield Group(found.name or table.title, table, now, tuple(members), score, covered)


def _named_pair(matcher: Matcher, table: Table, words: str) -> list[tuple[float, Column, Column, int]]:
    """The two columns that the question holds against each other by their names: 基本支出比项目支出多的."""
    for said in _HELD.finditer(words):
        columns = [column for column in table.columns if column.role in ("amount", "count") and column.path]
        names = {column.index: _stem(bare(column.path[-1])) for column in columns}
        ones = [c for c in columns if len(names[c.index]) > 1 and _stem(said["a"]).endswith(names[c.index])]
        others = [c for c in columns if len(names[c.index]) > 1 and _stem(said["b"]) == names[c.index]]
        if len(ones) == 1 and len(others) == 1 and ones != others:
            mask = matcher.of(names[ones[0].index])[0] | matcher.of(names[others[0].index])[0]
            return [(0.0, ones[0], others[0], mask)]
    return []


def _stem(name: str) -> str:
    """A column's name without what only says that people are counted: 在职 of 在职人数 and of 在职人员."""
    return re.sub("(?:人员|职工)?(?:总?人?数)?(?:[(][人名][)])?$", "", name)


_HELD = regex(r"(?P<a>[一-鿿()]{2,20})(?:比|较)(?P<b>[一-鿿()]{2,12}?)(?:还|要|更)?(?:[多高大少低小])")
OUTTURN_AGAINST_PLAN = regex("决算数?(?:比|较|超|高于|低于|大于|小于|多于|少于|与|跟|和)[^,，]{0,8}预算")
"""How a year turned out, held against its budget."""
_THREE_PUBLIC = regex("三公|接待|出国|用车|公车|单位|会议|培训")


def _moved_columns(
    matcher: Matcher, table: Table, sought: Sought
) -> Iterator[tuple[float, Column, Column, int]]:
    """(fit, the later column, the earlier one, what both say of the phrase) for columns to be compared."""
    against_plan = bool(re.search("预算", sought.words) and re.search("决算|执行", sought.words))
    columns = [column for column in table.columns if column.role == "amount"]
    of_the_three = [column for column in columns if any("三公" in bare(name) for name in column.path)]
    if of_the_three and "三公" in sought.words:
        columns = of_the_three  # the sum beside them holds 会议费 and 培训费 too
    for now in columns:
        for before in columns:
            years = now.year is not None and before.year is not None and now.year == before.year + 1
            if years and now.year != sought.year:
                continue
            planned = now.year == before.year and now.measure in SPENT and before.measure in PLANNED
            if not years and not (planned and against_plan):
                continue
            if years and now.measure not in SPENT and OUTTURN_AGAINST_PLAN.search(sought.words):
                continue  # a budget tells nothing of how it was carried out
            fit = 0.0
            if years and now.measure != before.measure:
                fit -= 0.1 if against_plan else 0.3
            if planned and before.measure == "revised" and not re.search("全年预算|调整", sought.words):
                fit -= 0.05
            apart = set(_undated(now)) ^ set(_undated(before))
            mask = 0
            for name in {*_undated(now), *_undated(before)}:
                more, _, share = matcher.of(name)
                if share < 0.6:
                    fit -= 0.2 if name in apart else 0.1
                else:
                    mask |= more
            yield fit, now, before, mask


def _undated(column: Column) -> tuple[str, ...]:
    names = (re.sub(r"20\d\d年度?|上年度?|本年度?|当年", "", bare(name)) for name in column.path)
    return tuple(name for name in names if not is_total_name(name) and name)

"""Groups that tables hold: children of a row, rows of one level, leaves, projects, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Column, Row, Table
from qa.executing.member_kinds import (
    ORGANISATIONS,
    can_be_members,
    is_organisation,
    is_own,
    level_fit,
)
from qa.executing.members import Group, Member
from qa.executing.row_sets import RowSet, amounts_of, row_sets
from qa.items.candidates import KIND_PRIOR, unit_fits
from qa.items.entries import Entry, is_total_name
from qa.items.matcher import Matcher
from qa.question.text import bare, normal


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question seeks in a table, beside the words that the matcher holds.

    `words` is the whole question, `level` the rank of the members, `own` the department's name, `unit`
    what is counted, `nouns` words for members of a kind; `grows` where growth rates are ranked.
    """

    words: str
    level: str | None
    year: int | None
    own: str
    grows: bool = False
    unit: str | None = None
    nouns: tuple[str, ...] = ()


def table_groups(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """A group for every set of sibling rows and every column of figures of one table."""
    if sought.level == "project" and any("指标" in part for c in table.columns for part in c.path):
        return
    if table.kind == "performance_table" and any(_FORM_LINE.match(bare(row.label)) for row in table.rows):
        return
    title_mask, title_context, _ = matcher.of(normal(table.title))
    for found in _sets(matcher, table, by_cell, sought):
        rows = _fitting(found, sought)
        if len(rows) < 2 or (found.rank != "namesake" and not _possible(table, rows, sought)):
            continue
        fit = level_fit(sought.level, table, rows, found.rank) + _title_fit(matcher, table, sought)
        mask, context = found.mask | title_mask, found.context | title_context
        for column in table.columns:
            if column.role not in ("amount", "count"):
                continue
            entries = [
                (row, entry) for row in rows
                if (entry := by_cell.get((table.index, row.index, column.index))) is not None
                and entry.fact is not None and entry.fact.amount is not None
            ]  # fmt: skip
            blanks = len(rows) - len(entries)
            entries = _without_sum(entries, sought.own)
            if len(entries) < 2:
                continue
            column_mask, column_context, column_fit = _column_fit(matcher, table, column, entries, sought)
            covered = matcher.cover(mask | column_mask) if matcher.total >= 1.0 else 0.8
            score = covered + 0.3 * matcher.context_cover(context | column_context) + fit + column_fit
            if not blanks:
                score += 0.01
            score -= _other_classification(table, rows, sought)
            if found.rank == "child" and table.kind in ("balance_table", "fiscal_balance_table"):
                score -= 0.05
            members = tuple(Member(_member_name(row, found.rank), entry) for row, entry in entries)
            yield Group(found.name or table.title, table, column, members, score, covered, found.rank, blanks)


def _sets(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[RowSet]:
    of_several = sought.level in ORGANISATIONS or bool(_SEVERAL.search(sought.words))
    return row_sets(matcher, table, amounts_of(table, by_cell), sought.nouns, of_several=of_several)


_SEVERAL = re.compile(
    r"(?:好?几|[两三四五六七八九十]|\d)(?:笔|行|条|处|次|家|所)|各(?!类|种|自|项)|每(?:家|个)"
)
"""Words for several rows of one name."""


def _possible(table: Table, rows: Sequence[Row], sought: Sought) -> bool:
    return can_be_members(sought.level, sought.words, table, rows)


def _fitting(found: RowSet, sought: Sought) -> list[Row]:
    """The rows that can be members of the kind asked for."""
    if found.rank in ("namesake", "shared", "owned"):
        return found.rows
    if sought.level == "subordinate":
        return [row for row in found.rows if not is_own(row.label, sought.own)]
    if sought.level in ORGANISATIONS or (found.rank == "alike" and found.mask and sought.nouns):
        return found.rows
    rows = [row for row in found.rows if not is_organisation(row, sought.own)]
    if not re.search("结转|结余", sought.words):
        rows = [row for row in rows if not _CARRIED.match(bare(row.label))]
    if sought.level == "类" and not re.search("收入|来源", sought.words):
        return [row for row in rows if not _NO_CLASS.search(bare(row.label))]
    return rows


_CARRIED = re.compile(r"(?:上年|本年|年终|年初|年末)?(?:财政拨款)?(?:结转|结余)")
"""Rows of what is left from one year to the next, which is no income and no spending."""
_NO_CLASS = re.compile(r"结转|结余|^本年|收入$|拨款$|资金$|^基本支出$|^项目支出$|^经营支出$|^上缴上级支出$")
"""Rows of the tables of balance that are no class of spending."""


def _member_name(row: Row, rank: str) -> str:
    """A row's name; of rows of one name, the name of the unit or the parent that each belongs to."""
    if rank != "namesake":
        return row.label
    return row.organisation or (row.path[-2] if len(row.path) > 1 else row.label)


def _title_fit(matcher: Matcher, table: Table, sought: Sought) -> float:
    """What speaks for a table by its title: that it is named, or that it holds the whole of the spending."""
    title = normal(table.title)
    fit = 0.5 * KIND_PRIOR.get(table.kind, 0.0) if not matcher.names_kind(table.kind) else 0.0
    if _PARTIAL.search(title) and not _PARTIAL.search(sought.words):
        fit -= 0.08
    if table.kind == "fiscal_balance_table" and "财政拨款" not in sought.words:
        fit -= 0.08
    return fit


def _without_sum(entries: list[tuple[Row, Entry]], own: str) -> list[tuple[Row, Entry]]:
    """The members without the department's own row where that adds up all the others."""
    amounts = [entry.fact.amount for _, entry in entries if entry.fact and entry.fact.amount is not None]
    for at, (row, _) in enumerate(entries):
        rounding = len(entries) * Decimal("0.01")
        adds_up = abs(2 * amounts[at] - sum(amounts)) <= rounding
        if len(entries) > 2 and amounts[at] and is_own(row.label, own) and adds_up:
            return entries[:at] + entries[at + 1 :]
    return entries


def _column_fit(
    matcher: Matcher, table: Table, column: Column, entries: Sequence[tuple[Row, Entry]], sought: Sought
) -> tuple[int, int, float]:
    """(what the column's names say of the phrase, of its context, what speaks for the column)."""
    path = "".join(bare(part) for part in column.path)
    mask, context, _ = matcher.of(path)
    first = entries[0][1]
    names = first.column
    open_share = 0.0
    if names is not None and names.narrowing and not names.only_amount:
        open_share = 1 - sum(_said(matcher, part) for part in names.narrowing) / len(names.narrowing)
        if open_share > 0.6:
            mask = context = 0
    fit = -0.3 * open_share
    if mask and names is not None and names.narrowing and not names.only_amount:
        fit += 0.08 * (1 - open_share)
    fit += 0.03 if names is not None and names.first_amount else 0.0
    if column.year is not None and sought.year is not None and column.year != sought.year:
        fit -= 0.4
    printed = first.fact.unit if first.fact else None
    if sought.unit not in (None, "money"):
        assert sought.unit is not None
        fit += 0.2 if _counts(path, printed, column.role, sought.unit) else -1.5
    elif column.role == "count" or not is_money(printed):
        fit -= 0.25
    if column.measure in ("change", "growth", "share"):
        fit += 0.3 if sought.grows and column.measure == "growth" else -0.4
    elif sought.grows:
        fit -= 0.1
    return mask, context, fit


def _other_classification(table: Table, rows: Sequence[Row], sought: Sought) -> float:
    """What it costs a group to be of the other classification than the one asked for."""
    functional, economic = "功能" in sought.words, "经济" in sought.words
    if functional == economic:
        return 0.0
    codes = [row.code for row in rows if row.code]
    of_economy = "经济" in table.title or "经济" in rows_head(table)
    of_economy = of_economy or (bool(codes) and sum(code[0] in "35" for code in codes) * 2 > len(codes))
    return 0.5 if of_economy == functional else 0.0


def rows_head(table: Table) -> str:
    """The heading over the rows' names, which says what kind of names they are."""
    return "".join("".join(column.path) for column in table.columns if column.role == "label")


def moved_groups(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """Sibling rows with two figures to hold together: of this year and last, of 决算 and 预算."""
    if sought.year is None:
        return
    pairs = sorted(_moved_columns(matcher, table, sought), key=lambda pair: -pair[0])
    if not pairs:
        return
    title_mask, title_context, _ = matcher.of(normal(table.title))
    for fit, now, before, column_mask in pairs[:1]:
        for found in _sets(matcher, table, by_cell, sought):
            rows = _fitting(found, sought)
            if found.rank != "namesake" and not _possible(table, rows, sought):
                continue
            members = []
            for row in rows:
                new = by_cell.get((table.index, row.index, now.index))
                old = by_cell.get((table.index, row.index, before.index))
                if new and old and new.fact and old.fact:
                    if new.fact.amount is not None or old.fact.amount is not None:
                        members.append(Member(_member_name(row, found.rank), new, old))
            if len(members) > 1:
                mask, context = found.mask | title_mask | column_mask, found.context | title_context
                covered = matcher.cover(mask) if matcher.total >= 1.0 else 0.8
                score = covered + 0.3 * matcher.context_cover(context) + min(fit, 0.0)
                score += level_fit(sought.level, table, rows, found.rank) + _title_fit(matcher, table, sought)
                yield Group(found.name or table.title, table, now, tuple(members), score, covered)


_SPENT = ("final", "executed")
_PLANNED = ("revised", "budget")


def _moved_columns(
    matcher: Matcher, table: Table, sought: Sought
) -> Iterator[tuple[float, Column, Column, int]]:
    """(fit, the later column, the earlier one, what both say of the phrase) for columns to be compared."""
    against_plan = bool(re.search("预算", sought.words) and re.search("决算|执行", sought.words))
    columns = [column for column in table.columns if column.role == "amount"]
    for now in columns:
        for before in columns:
            years = now.year is not None and before.year is not None and now.year == before.year + 1
            if years and now.year != sought.year:
                continue
            planned = now.year == before.year and now.measure in _SPENT and before.measure in _PLANNED
            if not years and not (planned and against_plan):
                continue
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


_FORM_LINE = re.compile(r"(?:实施期|年度)?(?:预算)?资金总额$|实施期限$|主管部门(?:及代码)?$")
"""Lines of a form on one project, which are no members of anything."""
_PARTIAL = re.compile("基本支出|政府性基金|国有资本|三公|采购|购买服务|机关运行|转移支付")
"""Titles of tables that hold a part of the spending only: the wider table is meant if none is named."""
_EMPTY_OF_MEANING = re.compile(
    "(?:一般公共预算|财政)(?:财政)?(?:拨款)?安排的(?=三公)|收入|支出|预算|资金|"
    "经费|费用|合计|小计|总计|总额|金额|数$"
)


def _said(matcher: Matcher, part: str) -> float:
    """How much of what tells a column from the others the question says: 事业 of 事业收入."""
    telling = _EMPTY_OF_MEANING.sub("", part)
    return matcher.of(telling)[2] if len(telling) > 1 else matcher.of(part)[2]


def _counts(path: str, printed: str | None, role: str, unit: str) -> bool:
    """Whether a column counts in the unit asked for, by its figures' unit or by its own name."""
    people = ("人", "人次")
    if unit_fits(unit, printed) or (unit in people and printed in people):
        return True
    named = "人数|人次" if unit in ("人", "人次") else f"{unit}数|数量"
    return role == "count" and printed is None and bool(re.search(named, path))

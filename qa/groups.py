"""Groups whose members can be ranked, filtered, counted or added: the rows under a row or a title.

A group is the children of a printed row, the rows of one classification level of a table, the rows
of a table of projects or organisations, or the parts that one sentence enumerates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from ingest.model import Column, Row, Table
from qa.entries import DocumentIndex, Entry, is_total_name
from qa.items import Matcher
from qa.plan import Operand
from qa.text import bare, normal

_LEVEL_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"类级|大类|[哪几一二三四五六七八九十]类|按类|类科目|功能分类.*大"), "类"),
    (re.compile(r"款级|[哪几]款"), "款"),
    (re.compile(r"项级"), "项"),
    (re.compile(r"项目|专项"), "project"),
    (re.compile(r"单位|哪家|几家|三家|两家"), "organisation"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group: its printed name and the entry that holds its figure."""

    name: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Group:
    """Members of the same rank with one column's figures; `name` says what they are parts of."""

    name: str
    table: Table | None
    column: Column | None
    members: tuple[Member, ...]
    score: float


def find_groups(operand: Operand, indexes: Sequence[DocumentIndex], year: int | None) -> list[Group]:
    """Groups that the operand's words may mean, best first."""
    terms: set[str] = set()
    for index in indexes:
        terms |= index.terms
    matcher = Matcher(operand, terms)
    if matcher.total == 0 and operand.context.strip():
        matcher = Matcher(operand.model_copy(update={"phrase": operand.context, "context": ""}), terms)
    words = normal(operand.phrase + operand.context)
    level = next((name for pattern, name in _LEVEL_WORDS if pattern.search(words)), None)
    groups: list[Group] = []
    for index in indexes:
        by_cell = {(e.fact.table, e.fact.row, e.fact.column): e for e in index.cells if e.fact is not None}
        for table in index.document.tables:
            groups.extend(_of_table(matcher, table, by_cell, level, operand.year or year))
        groups.extend(_of_prose(matcher, index))
    groups = [group for group in groups if len(group.members) > 1]
    groups.sort(key=lambda group: -group.score)
    return groups


def _of_table(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], level: str | None, year: int | None
) -> Iterator[Group]:
    title = normal(table.title)
    title_mask, title_context, _ = matcher.of(title)
    for name, mask, context, rows, rank in _row_sets(matcher, table):
        if len(rows) < 2:
            continue
        fit = _level_fit(level, table, rows, rank)
        for column in table.columns:
            if column.role not in ("amount", "count"):
                continue
            entries = [
                (row, entry) for row in rows
                if (entry := by_cell.get((table.index, row.index, column.index))) is not None
                and entry.fact is not None and entry.fact.amount is not None
            ]  # fmt: skip
            if len(entries) < 2:
                continue
            path = "".join(bare(part) for part in column.path)
            column_mask, column_context, _ = matcher.of(path)
            names = entries[0][1].column
            open_share = 0.0
            if names is not None and names.narrowing and not names.only_amount:
                open_share = 1 - sum(matcher.of(part)[2] for part in names.narrowing) / len(names.narrowing)
            covered = matcher.cover(mask | title_mask | column_mask)
            nearby = matcher.context_cover(context | title_context | column_context)
            score = covered + 0.3 * nearby + fit - 0.3 * open_share
            score += 0.03 if names is not None and names.first_amount else 0.0
            if column.year is not None and year is not None and column.year != year:
                score -= 0.4
            if column.role == "count" or not is_money(entries[0][1].fact.unit if entries[0][1].fact else None):
                score -= 0.25
            if column.measure in ("change", "growth", "share"):
                score -= 0.4
            if len(entries) == len(rows):
                score += 0.01
            members = tuple(Member(row.label, entry) for row, entry in entries)
            yield Group(name or table.title, table, column, members, score)


def _row_sets(matcher: Matcher, table: Table) -> Iterator[tuple[str, int, int, list[Row], str]]:
    """(name, its masks, rows, what rank the rows are of) for every set of sibling rows."""
    named = [row for row in table.rows if row.label and not row.is_total and not is_total_name(row.label)]
    children: dict[int, list[Row]] = {}
    for row in named:
        if row.parent is not None:
            children.setdefault(row.parent, []).append(row)
    by_index = {row.index: row for row in table.rows}
    for parent_index, rows in children.items():
        parent = by_index.get(parent_index)
        if parent is None or parent.is_total or is_total_name(parent.label):
            continue
        label = bare(parent.label)
        mask, context, share = matcher.of(label)
        if share < 0.5:
            continue
        yield parent.label, mask, context, rows, "child"
    lengths = {len(row.code) for row in named if row.code}
    for length in sorted(lengths):
        rows = [row for row in named if row.code and len(row.code) == length]
        yield "", 0, 0, rows, f"code{length}"
    parents = {row.parent for row in named}
    leaves = [row for row in named if row.index not in parents]
    yield "", 0, 0, leaves, "leaf"
    tops = [row for row in named if row.parent is None or by_index[row.parent].is_total or is_total_name(by_index[row.parent].label)]
    if len(tops) != len(leaves):
        yield "", 0, 0, tops, "top"
    ancestors: dict[str, list[Row]] = {}
    for row in leaves:
        for name in row.path[:-1]:
            ancestors.setdefault(bare(name), []).append(row)
    for name, rows in ancestors.items():
        mask, context, share = matcher.of(name)
        if share >= 0.5 and len(rows) > 1:
            yield name, mask, context, rows, "descendant"


def _level_fit(level: str | None, table: Table, rows: Sequence[Row], rank: str) -> float:
    functional = any(row.code and row.code[0] == "2" and len(row.code) in (3, 5, 7) for row in rows)
    if level == "类":
        return 0.3 if rank == "code3" or (rank == "top" and table.kind == "balance_table") else -0.1
    if level == "款":
        return 0.25 if rank == "code5" or (rank in ("leaf", "descendant", "child")) else -0.05
    if level == "项":
        return 0.25 if (rank == "code7" or (rank in ("child", "descendant") and functional)) else -0.05
    if level == "project":
        return 0.25 if table.kind == "project_table" and rank in ("leaf", "child", "descendant") else (
            0.12 if table.kind == "performance_table" else 0.1 if rank in ("child", "leaf") and not functional else -0.1)
    if level == "organisation":
        return 0.2 if rank in ("leaf", "top", "child") and not functional else -0.05
    if rank == "child":
        return 0.08
    return 0.03 if rank in ("leaf", "descendant") else 0.0


def _of_prose(matcher: Matcher, index: DocumentIndex) -> Iterator[Group]:
    """Parts that one passage states of the same thing: 其中：A x万元，B y万元."""
    siblings: dict[tuple[int, str, str | None], list[Entry]] = {}
    for entry in index.statements:
        statement = entry.statement
        assert statement is not None
        if statement.role not in ("amount", "count") or not entry.label or not entry.ancestors:
            continue
        siblings.setdefault((statement.passage, "".join(entry.ancestors), statement.unit), []).append(entry)
    for (_, parent, unit), entries in siblings.items():
        names = {entry.label for entry in entries}
        if len(names) < 2 or len(names) != len(entries):
            continue
        mask, context, share = matcher.of(parent)
        head_mask, head_context, _ = matcher.of(entries[0].headings)
        if not mask and not head_mask:
            continue
        score = matcher.cover(mask | head_mask) + 0.3 * matcher.context_cover(context | head_context) + 0.05 * share - 0.08
        if not is_money(unit):
            score -= 0.2
        yield Group(parent, None, None, tuple(Member(_printed_name(entry), entry) for entry in entries), score)


def _printed_name(entry: Entry) -> str:
    assert entry.statement is not None
    return entry.statement.subject[-1]


def ordered(members: Iterable[Member], *, descending: bool) -> list[Member]:
    """By amount in yuan (or plain number), print order kept among equals."""
    return sorted(members, key=lambda member: _amount(member), reverse=descending)


def _amount(member: Member) -> Decimal:
    fact = member.entry.fact or member.entry.statement
    assert fact is not None and fact.amount is not None
    return to_yuan(fact.amount, fact.unit) if fact.unit and is_money(fact.unit) else fact.amount

"""Groups that tables hold: children of a row, rows of one level, leaves, projects, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Column, Row, Table
from qa.executing.members import Group, Member
from qa.items.candidates import KIND_PRIOR, unit_fits
from qa.items.entries import Entry, is_total_name
from qa.items.matcher import Matcher
from qa.question.text import bare, normal


def table_groups(
    matcher: Matcher,
    table: Table,
    by_cell: dict[tuple[int, int, int], Entry],
    level: str | None,
    year: int | None,
    own: str,
    grows: bool,
    unit: str | None = None,
) -> Iterator[Group]:
    """A group for every set of sibling rows and every column of figures of one table."""
    if table.kind == "performance_table" and any(_FORM_LINE.match(bare(row.label)) for row in table.rows):
        return
    title = normal(table.title)
    title_mask, title_context, _ = matcher.of(title)
    for name, mask, context, rows, rank in _row_sets(matcher, table, _amounts_of(table, by_cell)):
        if level == "subordinate":
            rows = [row for row in rows if not _is_own(row, own)]
        elif level not in ORGANISATIONS:
            rows = [row for row in rows if not _is_organisation(row, own)]
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
                open_share = 1 - sum(_said(matcher, part) for part in names.narrowing) / len(names.narrowing)
                if open_share > 0.6:
                    column_mask = column_context = 0
            covered = matcher.cover(mask | title_mask | column_mask) if matcher.total >= 1.0 else 0.8
            nearby = matcher.context_cover(context | title_context | column_context)
            score = covered + 0.3 * nearby + fit - 0.3 * open_share
            score += 0.03 if names is not None and names.first_amount else 0.0
            if column.year is not None and year is not None and column.year != year:
                score -= 0.4
            printed = entries[0][1].fact.unit if entries[0][1].fact else None
            if unit not in (None, "money"):
                score += 0.2 if _counts(path, printed, column.role, unit) else -0.5
            elif column.role == "count" or not is_money(printed):
                score -= 0.25
            if column.measure in ("change", "growth", "share"):
                score += 0.3 if grows and column.measure == "growth" else -0.4
            elif grows:
                score -= 0.1
            score += 0.5 * KIND_PRIOR.get(table.kind, 0.0) if not matcher.names_kind(table.kind) else 0.0
            if len(entries) == len(rows):
                score += 0.01
            score -= _other_classification(matcher, table, rows)
            if _PARTIAL.search(title) and not _PARTIAL.search(matcher.phrase + matcher.context):
                score -= 0.08
            members = tuple(Member(row.label, entry) for row, entry in entries)
            yield Group(name or table.title, table, column, members, score, covered)


def _other_classification(matcher: Matcher, table: Table, rows: Sequence[Row]) -> float:
    """What it costs a group to be of the other classification than the one asked for."""
    words = matcher.operand.phrase + matcher.operand.context
    functional, economic = "功能" in words, "经济" in words
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
    matcher: Matcher,
    table: Table,
    by_cell: dict[tuple[int, int, int], Entry],
    level: str | None,
    year: int | None,
    own: str,
) -> Iterator[Group]:
    """Sibling rows with this year's figure and last year's, where a table has a column for each."""
    if year is None:
        return
    title_mask, title_context, _ = matcher.of(normal(table.title))
    pairs = [
        (now, before)
        for now in table.columns
        for before in table.columns
        if now.role == before.role == "amount"
        and (now.year, before.year) == (year, year - 1)
        and now.measure == before.measure
        and _undated(now) == _undated(before)
    ]
    for now, before in pairs[:1]:
        for name, mask, context, rows, rank in _row_sets(matcher, table, _amounts_of(table, by_cell)):
            rows = [row for row in rows if not _is_organisation(row, own)]
            members = []
            for row in rows:
                new = by_cell.get((table.index, row.index, now.index))
                old = by_cell.get((table.index, row.index, before.index))
                if new and old and new.fact and old.fact:
                    if new.fact.amount is not None and old.fact.amount is not None:
                        members.append(Member(row.label, new, old))
            if len(members) > 1:
                covered = matcher.cover(mask | title_mask) if matcher.total >= 1.0 else 0.8
                nearby = matcher.context_cover(context | title_context)
                score = covered + 0.3 * nearby + _level_fit(level, table, rows, rank)
                yield Group(name or table.title, table, now, tuple(members), score, covered)


def _undated(column: Column) -> tuple[str, ...]:
    names = (re.sub(r"20\d\d年度?|上年度?|本年度?|当年", "", bare(name)) for name in column.path)
    return tuple(name for name in names if not is_total_name(name) and name)


_FORM_LINE = re.compile(r"(?:实施期|年度)?(?:预算)?资金总额$|实施期限$|主管部门(?:及代码)?$")
"""Lines of a form on one project, which are no members of anything."""
_PARTIAL = re.compile("基本支出|政府性基金|国有资本|三公|采购|购买服务|机关运行|转移支付")
"""Titles of tables that hold a part of the spending only: the wider table is meant if none is named."""
_EMPTY_OF_MEANING = re.compile("收入|支出|预算|资金|经费|费用|合计|小计|总计|总额|金额|数$")


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


def _row_sets(
    matcher: Matcher, table: Table, amounts: dict[int, Decimal]
) -> Iterator[tuple[str, int, int, list[Row], str]]:
    """(name, its masks, rows, what rank the rows are of) for every set of sibling rows."""
    named = [row for row in table.rows if row.label and not row.is_total and not is_total_name(row.label)]
    by_index = {row.index: row for row in table.rows}
    children = _children(named, amounts)
    for parent_index, rows in children.items():
        label = bare(by_index[parent_index].label)
        mask, context, share = matcher.of(label)
        if share >= 0.5:
            while len(rows) == 1 and rows[0].index in children:
                rows = children[rows[0].index]
            yield by_index[parent_index].label, mask, context, rows, "child"
    lengths = {len(row.code) for row in named if row.code}
    for length in sorted(lengths):
        rows = [row for row in named if row.code and len(row.code) == length]
        yield "", 0, 0, rows, f"code{length}"
    leaves = [row for row in named if row.index not in children]
    yield "", 0, 0, leaves, "leaf"
    inner = {child.index for rows in children.values() for child in rows}
    tops = [row for row in named if row.index not in inner]
    if len(tops) != len(leaves):
        yield "", 0, 0, tops, "top"
    alike: dict[int, list[Row]] = {}
    for row in leaves:
        mask = matcher.of(bare(row.label))[0]
        if mask and matcher.cover(mask) >= 0.25:
            alike.setdefault(mask, []).append(row)
    for mask, rows in alike.items():
        if len({bare(row.label) for row in rows}) > 1 and len(rows) < len(leaves):
            yield "", mask, 0, rows, "leaf"
    ancestors: dict[str, list[Row]] = {}
    for row in leaves:
        for name in row.path[:-1]:
            ancestors.setdefault(bare(name), []).append(row)
    for name, rows in ancestors.items():
        mask, context, share = matcher.of(name)
        if share >= 0.5 and len(rows) > 1:
            yield name, mask, context, rows, "descendant"


def _children(named: Sequence[Row], amounts: dict[int, Decimal]) -> dict[int, list[Row]]:
    """Children by the printed hierarchy; where a row has none, the rows after it that add up to it."""
    indexes = {row.index for row in named}
    children: dict[int, list[Row]] = {}
    for row in named:
        if row.parent is not None and row.parent in indexes:
            children.setdefault(row.parent, []).append(row)
    for at, row in enumerate(named):
        whole = amounts.get(row.index)
        if row.index in children or not whole or (row.code and len(row.code) > 5):
            continue
        running, run = Decimal(0), []
        for after in named[at + 1 :]:
            running += amounts.get(after.index, Decimal(0))
            run.append(after)
            if running >= whole:
                break
        if running == whole and (len(run) > 1 or (run[0].code is not None) != (row.code is not None)):
            children[row.index] = run
    return children


def _amounts_of(table: Table, by_cell: dict[tuple[int, int, int], Entry]) -> dict[int, Decimal]:
    """The first amount column's figures by row."""
    column = next((column.index for column in table.columns if column.role == "amount"), None)
    found = {}
    for row in table.rows:
        entry = by_cell.get((table.index, row.index, column)) if column is not None else None
        if entry is not None and entry.fact is not None and entry.fact.amount is not None:
            found[row.index] = entry.fact.amount
    return found


def _is_organisation(row: Row, own: str) -> bool:
    """A row that names the disclosing department or its own level, not an item."""
    label, name = normal(row.label), normal(own)
    if not name:
        return False
    return (
        label == name
        or (len(label) >= 4 and (label in name or name in label))
        or label == normal(row.organisation or "")
    )


def _is_own(row: Row, own: str) -> bool:
    """The department's own row among those of its units: it is not one of its subordinates."""
    label = re.sub(r"\((?:本级|机关|局机关|本部|汇总)\)$|本级$|机关$", "", bare(row.label))
    return bool(own) and label == normal(own)


_ORGANISATION = re.compile(
    r"(?:局|院|中心|监狱|所|站|学校|大学|学院|馆|队|委员会|委|办公室|办|支队|大队|医院|公司|处|厅|会|社|场|"
    r"园|台|部|校|本级\)|机关)(?:\(.*\))?$"
)


def names_organisation(name: str) -> bool:
    """Whether a name is that of a unit, by what it ends in."""
    return bool(_ORGANISATION.search(bare(name)))


ORGANISATIONS = ("organisation", "subordinate", "unit")
"""Levels whose members are units; "unit" where the word 单位 alone may say something else."""
_CLASSIFIED = (
    "balance_table", "fiscal_balance_table", "expenditure_table", "income_table", "general_budget_table",
    "economic_class_table", "basic_expenditure_table", "fiscal_expenditure_table",
)  # fmt: skip
"""Tables whose rows are 科目, not projects."""


def _level_fit(level: str | None, table: Table, rows: Sequence[Row], rank: str) -> float:
    functional = any(row.code and row.code[0] in "235" and len(row.code) in (3, 5, 7) for row in rows)
    economic = sum(1 for row in rows if row.code and row.code[0] in "35") * 2 > len(rows)
    if table.kind == "project_table" and not economic:
        functional = False
    if level == "类":
        if rank == "code3" or (rank == "top" and table.kind == "balance_table"):
            return 0.3
        uncoded = rank == "top" and table.kind in _CLASSIFIED and not any(row.code for row in rows)
        return 0.25 if uncoded else -0.25 if rank in ("child", "descendant") else -0.3
    if level == "款":
        return 0.25 if rank == "code5" or (rank in ("leaf", "descendant", "child")) else -0.05
    if level == "项":
        return 0.25 if (rank == "code7" or (rank in ("child", "descendant") and functional)) else -0.05
    if level == "project":
        return (
            0.25
            if table.kind == "project_table" and not economic and rank in ("leaf", "child", "descendant")
            else (
                0.12
                if table.kind == "performance_table"
                else 0.1
                if rank in ("child", "leaf") and not functional and table.kind not in _CLASSIFIED
                else -0.1
                if rank in ("child", "descendant") or table.kind not in _CLASSIFIED
                else -0.5
            )
        )
    if level in ORGANISATIONS:
        named = sum(1 for row in rows if names_organisation(row.label))
        wide = 0.05 if table.kind in ("income_table", "expenditure_table") else 0.0
        if named * 10 >= len(rows) * 7:
            return 0.45 + wide
        return -0.3 if level == "unit" else -0.8
    if rank == "child":
        return 0.08
    return 0.03 if rank in ("leaf", "descendant") else 0.0

"""Sets of sibling rows of one table: children, one level, leaves, and rows that share what is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from ingest.model import Row, Table
from qa.executing.class_sets import of_a_class
from qa.executing.member_kinds import CLASSIFIED, is_of_kind, is_own, names_organisation, own_part
from qa.executing.shared_sets import by_columns, by_owners, on_a_topic, sharing
from qa.executing.sought import RowSet, Sought
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare, normal


def row_sets(
    matcher: Matcher, table: Table, amounts: dict[int, Decimal], sought: Sought, *, of_several: bool
) -> Iterator[RowSet]:
    """Every set of sibling rows that the question may mean.

    `of_several` where one name of several owners is asked for.
    """
    nouns = sought.nouns
    named = [row for row in table.rows if row.label and not row.is_total and not is_total_name(row.label)]
    by_index = {row.index: row for row in table.rows}
    children = _children(named, amounts, {amounts.get(row.index) for row in table.rows if row.is_total})
    parents = {child.index: parent for parent, rows in children.items() for child in rows}
    own_row = _own_row(named, children, sought.own)
    for parent_index, rows in children.items():
        label = bare(by_index[parent_index].label)
        mask, context, share = _said_of(matcher, own_part(label, sought.own))
        level = _OWN_LEVEL.search(matcher.phrase) if parent_index == own_row else None
        if level is not None:
            mask, share = mask | ((1 << level.end()) - (1 << level.start())), 1.0
        if share >= 0.5:
            while len(rows) == 1 and rows[0].index in children:
                rows = children[rows[0].index]
            at = parent_index
            while at in parents:
                at = parents[at]
                more, around, said = matcher.of(bare(by_index[at].label))
                if said >= 0.6:
                    mask, context = mask | more, context | around
            yield RowSet(by_index[parent_index].label, mask, context, rows, "child")
    for length in sorted({len(row.code) for row in named if row.code}):
        rows = [row for row in named if row.code and len(row.code) == length]
        yield RowSet("", 0, 0, rows, f"code{length}")
    partly = _told_in_part(children, amounts)
    if not any(row.code for row in named) and table.kind in CLASSIFIED:
        # Without codes, how deep a row stands tells its rank: 类, 款, 项.
        for depth, length in ((1, 3), (2, 5), (3, 7)) if max(map(_depth, named), default=0) == 3 else ():
            yield RowSet("", 0, 0, [row for row in named if _depth(row) == depth], f"code{length}")
    leaves = [row for row in named if row.index not in children or row.index in partly]
    leaves = [row for row in leaves if parents.get(row.index) not in partly]
    yield RowSet("", 0, 0, leaves, "leaf" if children else "flat")
    inner = {child.index for rows in children.values() for child in rows}
    tops = [row for row in named if row.index not in inner]
    if tops != leaves:
        yield RowSet("", 0, 0, tops, "top")
    units = [row for row in named if row.organisation and normal(row.label) == normal(row.organisation)]
    above = {parents.get(row.index) for row in units}
    units = [row for row in units if row.index not in above]
    if 1 < len(units) < len(named):
        yield RowSet("", 0, 0, units, "units")
    alike: dict[int, list[Row]] = {}
    kinds = [noun for noun in nouns if names_organisation(noun)]
    for row in leaves:
        mask = matcher.of(bare(row.label))[0]
        for kind in kinds:
            mask |= matcher.of(kind)[0] if is_of_kind(bare(row.label), kind) else 0
        if mask and matcher.cover(mask) >= 0.25:
            alike.setdefault(mask, []).append(row)
    for mask, rows in alike.items():
        if len({bare(row.label) for row in rows}) > 1 and len(rows) < len(leaves):
            yield RowSet("", mask, 0, rows, "alike")
    ancestors: dict[str, list[Row]] = {}
    for row in leaves:
        for name in row.path[:-1]:
            ancestors.setdefault(bare(name), []).append(row)
    for name, rows in ancestors.items():
        mask, context, share = _said_of(matcher, own_part(name, sought.own))
        if share >= 0.5 and len(rows) > 1:
            yield RowSet(name, mask, context, rows, "descendant")
    shared = list(sharing(matcher, table, leaves, sought, of_several=of_several))
    yield from shared
    if not any(found.rank == "shared" for found in shared):
        yield from on_a_topic(matcher, named, parents, sought.words)
    yield from of_a_class(matcher, table, named, amounts)
    if table.kind == "project_table" and not units:
        yield from by_owners(matcher, leaves, nouns)
    yield from by_columns(matcher, table, leaves, sought.words)


def _said_of(matcher: Matcher, name: str) -> tuple[int, int, float]:
    """What the question says of a parent; nothing where it names another thing: 一般公共预算支出."""
    mask, context, share = matcher.of(name)
    fund = _OF_FUND.match(name)
    said = matcher.phrase + matcher.context
    if (fund is not None and fund[fund.lastindex or 0] not in said) or _only_in_fund(name, said):
        return 0, 0, 0.0
    for start, end in matcher.names:
        inside = mask & (((1 << (end - start)) - 1) << start)
        other = matcher.phrase[start:end]
        if inside and inside == mask and other != name and name not in other and other not in name:
            if inside.bit_count() < end - start and share < 0.95:
                return 0, 0, 0.0
    return mask, context, share


def _only_in_fund(name: str, said: str) -> bool:
    """Whether a parent, as 公共卫生 or 公共安全, is said by nothing but the words of 一般公共预算."""
    words = [name[at : at + 2] for at in range(len(name) - 1) if name[at : at + 2] != "支出"]
    beside = said.replace("一般公共预算", "，")
    return any(word in said for word in words) and not any(word in beside for word in words)


_OF_FUND = regex("(一般公共)预算|政府性(基金)|(国有资本)经营")
"""A fund as the first word of a parent's name, which its other words do not say: 一般公共预算项目."""


def _own_row(named: Sequence[Row], children: dict[int, list[Row]], own: str) -> int | None:
    """The row of the department itself among its units, which 本级 says, whether its name says so or not."""
    rows = [row for row in named if row.index in children and is_own(row.label, own)]
    rows = [row for row in rows if not _over_units(children[row.index])]
    return rows[0].index if len(rows) == 1 else None


def _over_units(rows: Sequence[Row]) -> bool:
    return sum(names_organisation(row.label) for row in rows) * 2 > len(rows)


_OWN_LEVEL = regex("[局委厅院办部会]?(?:本级|机关)(?!事业|运行|服务|工作)")


# ---------------------------------------------------------------- hierarchy


def _children(
    named: Sequence[Row], amounts: dict[int, Decimal], totals: Collection[Decimal | None]
) -> dict[int, list[Row]]:
    """Children by the printed hierarchy; where a row has none, the rows after it that add up to it.

    Rows that make up their parent, or the table's total, have nothing under them but what is printed so.
    """
    indexes = {row.index for row in named}
    children: dict[int, list[Row]] = {}
    for row in named:
        if row.parent is not None and row.parent in indexes:
            children.setdefault(row.parent, []).append(row)
    tops = [row for row in named if row.parent not in indexes]
    made_up = {
        row.index
        for whole, rows in [
            *((amounts.get(parent), rows) for parent, rows in children.items()),
            *((total, tops) for total in totals),
        ]
        if whole and sum(amounts.get(row.index, Decimal(0)) for row in rows) == whole
        for row in rows
    }
    for at, row in enumerate(named):
        whole = amounts.get(row.index)
        if row.index in children or row.index in made_up or not whole or (row.code and len(row.code) > 5):
            continue
        running, run, owners = Decimal(0), [], {row.index}
        for after in named[at + 1 :]:
            placed = after.parent in indexes or row.parent in indexes
            if placed and after.parent != row.parent and after.parent not in owners:
                break  # it is printed under another row
            owners.add(after.index)
            running += amounts.get(after.index, Decimal(0))
            run.append(after)
            if running >= whole:
                break
        if running == whole and (len(run) > 1 or (run[0].code is not None) != (row.code is not None)):
            children[row.index] = run
    return children


def _depth(row: Row) -> int:
    return len(row.path)


def _told_in_part(children: dict[int, list[Row]], amounts: dict[int, Decimal]) -> set[int]:
    """Rows of which those under them only name a part: 其中:专项资金列入部门预算的项目."""
    return {
        parent
        for parent, rows in children.items()
        if all(any(cell.text.strip().startswith("其中") for cell in row.cells) for row in rows)
        and sum(amounts.get(row.index, Decimal(0)) for row in rows) != amounts.get(parent, Decimal(0))
    }


def amounts_of(table: Table, by_cell: dict[tuple[int, int, int], Entry]) -> dict[int, Decimal]:
    """The first amount column's figures by row."""
    column = next((column.index for column in table.columns if column.role == "amount"), None)
    found = {}
    for row in table.rows:
        entry = by_cell.get((table.index, row.index, column)) if column is not None else None
        if entry is not None and entry.fact is not None and entry.fact.amount is not None:
            found[row.index] = entry.fact.amount
    return found

"""Sets of sibling rows of one table: children, one level, leaves, and rows that share what is printed.

Rows may share a parent, a unit, a value of a column of words (特定目标类, 集中采购), a noun in their names
(各分局), or the very name (one project of several units).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Row, Table
from qa.items.entries import Entry, is_total_name
from qa.items.matcher import Matcher
from qa.question.text import bare, normal


@dataclass(frozen=True, slots=True)
class RowSet:
    """Sibling rows: what they are parts of, what of the question that says, and their rank.

    `rank` is child, descendant, code3 … code7, leaf, top, units, flat (leaves without any parent),
    alike (names that share words), shared (rows that share a printed value), owned (rows of one unit,
    or of units of a kind) or namesake (rows of one name, told apart by their owners).
    """

    name: str
    mask: int
    context: int
    rows: list[Row]
    rank: str


def row_sets(
    matcher: Matcher, table: Table, amounts: dict[int, Decimal], nouns: Sequence[str], *, of_several: bool
) -> Iterator[RowSet]:
    """Every set of sibling rows that the question may mean.

    `nouns` are words for members of a kind; `of_several` where one name of several owners is asked for.
    """
    named = [row for row in table.rows if row.label and not row.is_total and not is_total_name(row.label)]
    by_index = {row.index: row for row in table.rows}
    children = _children(named, amounts)
    parents = {child.index: parent for parent, rows in children.items() for child in rows}
    for parent_index, rows in children.items():
        label = bare(by_index[parent_index].label)
        mask, context, share = _said_of(matcher, label)
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
    leaves = [row for row in named if row.index not in children]
    yield RowSet("", 0, 0, leaves, "leaf" if children else "flat")
    inner = {child.index for rows in children.values() for child in rows}
    tops = [row for row in named if row.index not in inner]
    if len(tops) != len(leaves):
        yield RowSet("", 0, 0, tops, "top")
    units = [row for row in named if row.organisation and normal(row.label) == normal(row.organisation)]
    above = {parents.get(row.index) for row in units}
    units = [row for row in units if row.index not in above]
    if 1 < len(units) < len(named):
        yield RowSet("", 0, 0, units, "units")
    alike: dict[int, list[Row]] = {}
    for row in leaves:
        mask = matcher.of(bare(row.label))[0]
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
        mask, context, share = _said_of(matcher, name)
        if share >= 0.5 and len(rows) > 1:
            yield RowSet(name, mask, context, rows, "descendant")
    yield from _sharing(matcher, table, leaves, nouns, of_several=of_several)


def _said_of(matcher: Matcher, name: str) -> tuple[int, int, float]:
    """What the question says of a parent; nothing where it names another thing: 一般公共预算支出."""
    mask, context, share = matcher.of(name)
    for start, end in matcher.names:
        inside = mask & (((1 << (end - start)) - 1) << start)
        other = matcher.phrase[start:end]
        if inside and inside == mask and other != name and name not in other and other not in name:
            if inside.bit_count() < end - start and share < 0.95:
                return 0, 0, 0.0
    return mask, context, share


# ---------------------------------------------------------------- what rows share


def _sharing(
    matcher: Matcher, table: Table, leaves: Sequence[Row], nouns: Sequence[str], *, of_several: bool
) -> Iterator[RowSet]:
    """Rows that bear every printed value which the question says, those of one name, those of a noun."""
    values = {row.index: _values_of(table, row) for row in leaves}
    chosen = list(leaves)
    mask = context = 0
    by_words = False
    for column in sorted({at for found in values.values() for at in found}):
        texts = {found[column] for found in values.values() if column in found}
        said = _said(matcher, texts) if len(texts) > 1 or column == _OWNER else {}
        if said:
            by_words = by_words or column != _OWNER
            chosen = [row for row in chosen if values[row.index].get(column) in said]
            for text_mask, text_context in said.values():
                mask, context = mask | text_mask, context | text_context
    if mask and 1 < len(chosen) < len(leaves):
        yield RowSet("", mask, context, chosen, "shared" if by_words else "owned")
    pools = [(chosen, mask, context)] if mask and chosen else []
    for noun in nouns:
        for rows, of_name in (
            ([row for row in leaves if re.sub(r"\(.*?\)$", "", bare(row.label)).endswith(noun)], True),
            ([row for row in leaves if noun in normal(row.organisation or "")], False),
        ):
            if 1 < len(rows) < len(leaves):
                # 区分局 is said of rows that are printed as … 分局.
                noun_mask = matcher.of(next(longer for longer in nouns if longer.endswith(noun)))[0]
                yield RowSet("", noun_mask, 0, rows, "alike" if of_name else "owned")
                pools.append((rows, noun_mask, 0))
    for pool, pool_mask, around in [*pools, (list(leaves), 0, 0)] if of_several else ():
        yield from _namesakes(matcher, pool, pool_mask, around)


def _shared_start(texts: Collection[str]) -> int:
    """How many characters all of several texts begin with."""
    if len(texts) < 2:
        return 0
    first, last = min(texts), max(texts)
    return next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))


def _said(matcher: Matcher, texts: Collection[str]) -> dict[str, tuple[int, int]]:
    """The values of one column that the question says, each by words that no better one explains."""
    found = []
    shared = _shared_start(texts)
    for text in texts:
        # 东郊监狱 is said of 杭州市东郊监狱 among the units of 杭州市.
        mask, context, share = matcher.of(text[shared:] if len(text) - shared > 2 else text)
        if mask and share >= 0.6 and matcher.cover(mask) >= 0.12:
            found.append((share, mask.bit_count(), text, mask, context))
    said: dict[str, tuple[int, int]] = {}
    explained = 0
    for share, _, text, mask, context in sorted(found, reverse=True):
        if not said or (share >= 0.75 and mask & ~explained):
            said[text] = (mask, context)
            explained |= mask
    return said


def _namesakes(matcher: Matcher, rows: Sequence[Row], mask: int, context: int) -> Iterator[RowSet]:
    """Rows of one name that the question says: the same project of several units."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(bare(row.label), []).append(row)
    for name, same in by_name.items():
        if len(same) < 2:
            continue
        own, around, share = matcher.of(name)
        if share >= 0.8:
            yield RowSet(same[0].label, mask | own, context | around, same, "namesake")


_OWNER = -1
"""The key of a row's unit among its values, which no column's index is."""


def _values_of(table: Table, row: Row) -> dict[int, str]:
    """The words printed beside the row's name, by column; its unit under `_OWNER`."""
    words = {column.index for column in table.columns if column.role in ("text", "label")}
    own = bare(row.label)
    found = {
        cell.column: bare(cell.text)
        for cell in row.cells
        if cell.column in words and 2 <= len(cell.text.strip()) <= 40 and bare(cell.text) != own
    }
    if row.organisation:
        found[_OWNER] = normal(row.organisation)
    return found


_COUNTED_NOUN = re.compile(
    r"(?:各个?|所有|全部|哪一?|最[多少大小高低]的|[几两三四五六七八九十]+|\d{1,3})(?:个|家|所|类|名|座|"
    r"支)?(?P<noun>(?![是有一两二三四五六七八九十场次笔])[一-鿿]{2,5})"
)
_NO_NOUN = re.compile(
    "是|有|按|共|从|由|为|合计|平均|每|项目|单位|科目|支出|收入|预算|部门|经费|资金|的|"
    "里|中(?![心央])|费|采购|哪|类|项|款"
)


def member_nouns(asked: str) -> list[str]:
    """Words after a number or 各 that say what kind of thing the members are: 四家监狱, 各区分局."""
    found: list[str] = []
    for match in _COUNTED_NOUN.finditer(asked):
        noun = re.split(_NO_NOUN, match.group("noun"))[0]
        for at in range(max(0, len(noun) - 1)):
            found.append(noun[at:])
    return list(dict.fromkeys(found))


# ---------------------------------------------------------------- hierarchy


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


def amounts_of(table: Table, by_cell: dict[tuple[int, int, int], Entry]) -> dict[int, Decimal]:
    """The first amount column's figures by row."""
    column = next((column.index for column in table.columns if column.role == "amount"), None)
    found = {}
    for row in table.rows:
        entry = by_cell.get((table.index, row.index, column)) if column is not None else None
        if entry is not None and entry.fact is not None and entry.fact.amount is not None:
            found[row.index] = entry.fact.amount
    return found

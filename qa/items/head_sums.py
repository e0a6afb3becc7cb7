"""What stands under one heading of several columns, where the heading has no column of its own.

A table may print 当年财政拨款 over 一般公共预算 and 政府性基金预算 without their sum; the 财政拨款 of a
row is what these columns come to, and not the row's total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, total, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.row_cells import cells_in_row
from qa.patterns import regex
from qa.question.text import bare, normal
from qa.scoping.scope import Edition


def under_its_head(
    value: Value, phrase: str, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value:
    """The sum of what stands under the heading named, if it is the row's total or one of them."""
    entry = value.evidence[0] if value.evidence and not value.formula else None
    if entry is None or entry.fact is None or entry.table is None or not entry.fact.amount:
        return value
    fiscal = _fiscal_of_row(value, entry, phrase, indexes, edition)
    if fiscal is not None:
        return fiscal
    head, *under = _path(entry)
    if is_total_name(under[-1] if under else head) == bool(under):
        return value
    said = normal(phrase).replace(entry.label, "")
    heads = {bare(column.path[0]) for column in entry.table.columns if len(column.path) > 1}
    named = [head for head in heads if len(_plain(head)) >= _TELLING and _plain(head) in said]
    if len(named) != 1 or (under and bare(head) != named[0]):
        return value
    row = [
        (cell, fact, bare(path[-1]))
        for cell, fact in cells_in_row(entry, indexes)
        if len(path := _path(cell)) > 1 and bare(path[0]) == named[0]
    ]
    summed = [one for one in row if any(map(is_total_name, _path(one[0])[1:-1]))]
    row = summed or row  # 小计 over several funds holds what stands beside it
    if len(row) < 2 or any(is_total_name(leaf) or leaf in said for _, _, leaf in row):
        return value
    filled = [cell for cell, fact, _ in row if fact.amount is not None]
    values = [value_of(Candidate(cell, value.score, value.cover, 1.0), edition) for cell in filled]
    if not values:
        return value
    return _in_all(values, named[0], value)


_FISCAL = regex("(?<!非)财政拨款")
_FUND = regex("一般公共预算|公共财政预算|政府性基金|国有资本经营")
_OTHERWISE = regex("结转|结余|其中|专户|单位资金")


def _fiscal_of_row(
    value: Value, entry: Entry, phrase: str, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value | None:
    """财政拨款 of a row that prints only the funds it is made of, beside the row's total of all money."""
    path = _path(entry)
    told = normal("|".join((entry.label, entry.title, *path, *entry.ancestors)))
    if not _FISCAL.search(normal(phrase)) or "财政" in told or not is_total_name(path[-1]):
        return None
    assert entry.table is not None
    if any("财政拨款" in part for column in entry.table.columns for part in column.path):
        return None
    funds: dict[str, Value] = {}
    for cell, fact in cells_in_row(entry, indexes):
        *heads, leaf = _path(cell)
        named = _FUND.search(leaf) or (_FUND.search("/".join(heads)) if is_total_name(leaf) else None)
        if named and fact.amount is not None and not _OTHERWISE.search("/".join((*heads, leaf))):
            one = value_of(Candidate(cell, value.score, value.cover, 1.0), edition)
            funds.setdefault(named.group(), one)
    kept = [one for one in funds.values() if one.amount]
    if not kept:
        return None
    return _in_all(kept, "财政拨款", value)


def _in_all(cells: list[Value], head: str, of: Value) -> Value:
    """What the cells under one heading of a row come to: the one there is, or their sum."""
    if len(cells) == 1:
        return replace(cells[0], cover=1.0, others=())
    added = total(cells, f"{of.label}（{head}）")
    return replace(added, score=of.score, cover=1.0, edition=of.edition)


def _path(entry: Entry) -> tuple[str, ...]:
    column = next((c for c in entry.table.columns if entry.fact and c.index == entry.fact.column), None)  # type: ignore[union-attr]
    return tuple(column.path) if column is not None else ("",)


_TELLING = 4
"""Characters of a heading that tell it from what a project's name may hold."""
_YEAR = regex("^(?:当年|本年度?|上年|20\\d\\d年度?)")


def _plain(head: str) -> str:
    return re.sub("[(（].*$", "", _YEAR.sub("", head))

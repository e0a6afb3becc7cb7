"""Two columns of the one row that a question names once: 某项目的执行率和自评得分, 某中心编制数和在职人数."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.scope import Edition

_REMARK = regex(r"[(（][^()（）]*[)）]")
_SAID = 3
"""Characters at the end of a name by which its row may be called: 工程技术学校 of 某市工程技术学校."""


_OWN_LEVEL = regex("(?:本?[局委厅院会部]|单位|部门)?(?:机关本级|机关|本级)")
_ENDS_OWN = regex("(?:机关|本级)\\)?$")
"""The department's own level among the bodies of a table."""


def by_two_columns(
    first: Operand, second: Operand, indexes: Sequence[DocumentIndex], edition: Edition
) -> tuple[Value, Value] | None:
    """The figures of the row that the first operand names, each in its own column.

    None unless the second operand names a column and nothing else, and one row alone fits.
    """
    named, other = normal(first.phrase), normal(second.phrase)
    found = [
        pair
        for index in indexes
        for row in index.rows
        if not row[0].whole and (pair := _pair(row, named, other)) is not None
    ]
    if len(found) != 1:
        return None
    a, b = (value_of(Candidate(cell, 1.5, 1.0, 1.0), edition) for cell in found[0])
    return replace(a, cover=1.0), replace(b, cover=1.0)


def by_columns_of_a_row(
    first: Operand, second: Operand, indexes: Sequence[DocumentIndex], edition: Edition
) -> tuple[Value, Value] | None:
    """The figures of one named row in the two columns that the operands name, one each.

    某项目里，上年结转占合计: the row is named once, beside both. None unless one row alone fits.
    """
    said = [_plain(operand.phrase) for operand in (first, second)]
    around = _plain(f"{first.phrase},{first.context},{second.phrase},{second.context}")
    found = []
    for row in (row for index in indexes for row in index.rows if not row[0].whole):
        name = _plain(row[0].label)
        if len(name) < _NAMED or name not in around:
            continue
        columns = {_FILLS.sub("", bare(column)): cell for column, cell in _amounts(row)}
        cells = [columns.get(_FILLS.sub("", text.replace(name, ""))) for text in said]
        if cells[0] is not None and cells[1] is not None and cells[0] is not cells[1]:
            found.append((cells[0], cells[1]))
    if _SAYS_OWN.search(around) and len(found) > 1:
        found = [pair for pair in found if pair[0].own_level] or found
    if len(found) != 1:
        return None
    a, b = (replace(value_of(Candidate(cell, 1.5, 1.0, 1.0), edition), cover=1.0) for cell in found[0])
    return a, b


_NAMED = 4
"""Characters that the name of a row has at least for two of its columns to be asked about."""
_FILLS = regex("^项目|安排|的|(?<=.)(?:数额?|资金|金额|部分)$|[,， ]")
_SAYS_OWN = regex("本级|机关")


def _plain(text: str) -> str:
    return normal(text).replace("运行维护费", "运行费")


def _amounts(row: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    for cell in row:
        if cell.fact is not None and cell.fact.column_path and cell.fact.amount is not None:
            yield cell.fact.column_path[-1], cell


def _pair(row: tuple[Entry, ...], named: str, other: str) -> tuple[Entry, Entry] | None:
    columns = dict(_named_columns(row))
    mine = max((name for name in columns if name in named), key=len, default="")
    theirs = next((name for name in columns if content_of(name) == content_of(other)), "")
    if not mine or not theirs or mine == theirs:
        return None
    thing = named.replace(mine, "").strip("的,， ")
    return (columns[mine], columns[theirs]) if _is_called(row[0], thing) else None


def _named_columns(row: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    for cell in row:
        if cell.fact is not None and cell.fact.column_path and cell.fact.amount is not None:
            name = _REMARK.sub("", bare(cell.fact.column_path[-1]))
            if len(name) > 2:
                yield name, cell


def _is_called(entry: Entry, thing: str) -> bool:
    if _OWN_LEVEL.fullmatch(thing):
        return bool(_ENDS_OWN.search(entry.label))
    return thing == entry.label or (
        len(thing) >= _SAID and (entry.label.endswith(thing) or thing.removesuffix("项目") == entry.label)
    )

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

"""Rows of one name that a table prints for each of its units, or of its parts, without their total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import Fact
from qa.executing.values import Value, comparable, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.own_level import OWN_LEVEL
from qa.items.row_names import without_code
from qa.patterns import regex
from qa.question.text import Coverage, bare, normal
from qa.question.vocabulary import standard_names
from qa.scoping.scope import Edition


def rows_alike(entry: Entry, index: DocumentIndex, asked: Coverage, *, anywhere: bool = False) -> list[Entry]:
    """The rows of the entry's column that differ from it in nothing but the unit that they belong to.

    Where the question names a unit, or the words that stand beside one of the rows, only that. With
    `anywhere`, whatever rows they stand under.
    """
    assert entry.fact is not None
    place = (entry.fact.table, entry.fact.column)
    column = [cell for cell in index.cells if cell.fact and (cell.fact.table, cell.fact.column) == place]
    units = {normal(cell.fact.organisation) for cell in column if cell.fact and cell.fact.organisation}
    under = {n for n in entry.ancestors if without_code(n) != entry.label and _is_said(n, asked)}

    def above(fact: Fact) -> list[str]:
        return [name for name in map(normal, fact.row_path[:-1]) if name not in units]

    def unit_said(fact: Fact) -> int:
        names = [normal(fact.organisation or ""), *(n for n in map(normal, fact.row_path[:-1]) if n in units)]
        return max(asked.masks(name)[0].bit_count() for name in names)

    return [
        cell for cell in column
        if cell.label == entry.label and cell.fact is not None
        and cell.fact.amount is not None and cell.fact.code == entry.fact.code
        and (anywhere or above(cell.fact) == above(entry.fact)) and under <= set(cell.ancestors)
        and unit_said(cell.fact) == unit_said(entry.fact)
    ]  # fmt: skip


def _is_said(name: str, asked: Coverage) -> bool:
    name = without_code(name)
    return asked.masks(name)[1].bit_count() >= _SAID * len(name)


_SAID = 0.8


def with_rows_alike(
    value: Value, phrase: str, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value:
    """The value of an official name, or the sum of its rows where the table tells them by unit only.

    Rows of any other name are added up where all of them are asked for. One row that the others add up to
    is their total and stands as it is.
    """
    entry = value.evidence[0] if value.evidence and not value.formula else None
    if entry is None or entry.fact is None or entry.whole:
        return value
    in_all = entry.label not in standard_names()
    if in_all and not _IN_ALL.search(normal(phrase)):
        return value
    if entry.own_level and OWN_LEVEL.search(normal(phrase)):
        return value  # of the department itself, and of no unit beside it
    if bare(phrase) != entry.label and entry.label not in normal(phrase):
        return value
    index = next(index for index in indexes if index.name == entry.document)
    rows = rows_alike(entry, index, Coverage(normal(phrase)), anywhere=in_all)
    if len(rows) < 2:
        return value
    values = [value_of(Candidate(row, value.score, value.cover, 1.0), edition) for row in rows]
    added = total(values, f"{value.label}合计")
    assert added.amount is not None
    largest = max(values, key=lambda one: one.in_unit(added.unit or ""))
    if 2 * largest.in_unit(added.unit or "") == added.amount:
        return value
    for other in index.cells:
        # The total that another table prints is the same up to what rounding each row does.
        if other.label == entry.label and other.fact and other.fact.code == entry.fact.code:
            printed = value_of(Candidate(other, value.score, value.cover, 1.0), edition)
            if printed.found and _is_near(printed, added, len(rows)):
                return printed
    return replace(added, score=value.score, cover=value.cover, edition=value.edition)


_IN_ALL = regex("一共|总共|合计|共计|加起来|加总|总额|总[和计]|(?<![安公])[全都]部?加")
"""What asks for all the rows of one name together."""


def _is_near(printed: Value, added: Value, rows: int) -> bool:
    assert printed.amount is not None and added.amount is not None
    if not comparable(printed, added):
        return False
    step = Decimal(1).scaleb(min(0, int(printed.amount.as_tuple().exponent)))
    return abs(printed.amount - added.in_unit(printed.unit or "")) <= step * rows

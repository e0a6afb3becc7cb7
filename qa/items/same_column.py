"""A thing compared with another in a column that only the other names: 甲的公用经费比乙多多少."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.scope import Edition


def in_same_column(
    named: Value,
    naming: Operand,
    other: Value,
    unnamed: Operand,
    indexes: Sequence[DocumentIndex],
    edition: Edition | None,
) -> Value:
    """The other thing's figure in the column of the first, where its own words name no column.

    It stays what it is where no row of the table, or more than one, bears its name.
    """
    cell = named.evidence[0] if named.evidence and not named.formula else None
    if cell is None or cell.fact is None or not _names_its_column(naming, cell, but_not=unnamed):
        return other
    here = other.evidence[0].fact if other.evidence else None
    if here is not None and (here.table, here.column) == (cell.fact.table, cell.fact.column):
        return other
    name = bare(unnamed.phrase)
    rows = [
        entry
        for index in indexes
        for entry in index.cells
        if entry.document == cell.document
        and entry.fact is not None
        and entry.fact.amount is not None
        and (entry.fact.table, entry.fact.column) == (cell.fact.table, cell.fact.column)
        and entry.label == name
    ]
    if len(rows) != 1:
        return other
    return replace(value_of(Candidate(rows[0], named.score, 1.0, 1.0), edition), cover=1.0)


def _names_its_column(operand: Operand, cell: Entry, *, but_not: Operand) -> bool:
    """Whether words that narrow the cell's column down stand in one operand and none of them in the other."""
    narrowing = cell.column.narrowing if cell.column is not None else ()
    said, unsaid = normal(operand.phrase), normal(but_not.phrase)
    row = said.replace(cell.label, "", 1)
    return any(name in row for name in narrowing) and not any(name in unsaid for name in narrowing)

"""Rows that share the printed value which a question names: 特定目标类 is no single project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, total, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex
from qa.question.text import Coverage, normal
from qa.scoping.scope import Edition


def with_kindred(
    value: Value, phrase: str, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value:
    """The value, or the sum of its column over all rows that bear the name by which its row was found.

    A row that the question does not name itself, only by a value which other rows print too (a category
    of projects), is one of several: alone it answers nothing.
    """
    entry = value.evidence[0] if value.evidence and not value.formula else None
    if entry is None or entry.fact is None or not entry.names or entry.fact.code is not None:
        return value
    asked = Coverage(normal(phrase))
    own, theirs = asked.masks(entry.label)
    if own and theirs.bit_count() * 2 >= len(entry.label):
        return value
    said = [
        name for name in entry.names
        if not is_total_name(name) and asked.masks(name)[1].bit_count() >= 0.9 * len(name)
    ]  # fmt: skip
    if not said:
        return value
    name = max(said, key=len)
    rows = [
        other
        for index in indexes
        for other in index.cells
        if other.document == entry.document
        and other.fact is not None
        and (other.fact.table, other.fact.column) == (entry.fact.table, entry.fact.column)
        and name in other.names
        and other.fact.amount is not None
        and not is_total_name(other.label)
    ]
    levels = {len(row.fact.row_path) for row in rows if row.fact is not None}
    if len(rows) < 2 or len(levels) > 1:
        return value
    values = [value_of(Candidate(row, value.score, value.cover, 1.0), edition) for row in rows]
    return replace(total(values, f"{name}合计"), score=value.score, cover=value.cover, edition=value.edition)

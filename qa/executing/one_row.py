"""Two figures of one name that a question adds up: out of the one row that holds both, where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.scoping.scope import Edition


def of_one_row(
    values: Sequence[Value], indexes: Sequence[DocumentIndex], edition: Edition | None
) -> list[Value]:
    """The values, or those of their columns in the only row of that name with a figure in both."""
    cells = [value.evidence[0] for value in values if value.evidence and not value.formula]
    facts = [cell.fact for cell in cells if cell.fact is not None]
    if len(values) != 2 or len(facts) != 2 or cells[0].label != cells[1].label:
        return list(values)
    one, other = facts
    if cells[0].document != cells[1].document or one.table != other.table or one.row == other.row:
        return list(values)
    rows: dict[int, dict[int, Entry]] = defaultdict(dict)
    for index in indexes:
        for entry in index.cells:
            fact = entry.fact
            if entry.document != cells[0].document or fact is None or fact.table != one.table:
                continue
            if entry.label == cells[0].label and fact.amount is not None:
                rows[fact.row][fact.column] = entry
    both = [row for row in rows.values() if one.column in row and other.column in row]
    if len(both) != 1:
        return list(values)
    found = (both[0][one.column], both[0][other.column])
    return [
        value_of(Candidate(entry, value.score, value.cover, 1.0), edition)
        for entry, value in zip(found, values, strict=True)
    ]

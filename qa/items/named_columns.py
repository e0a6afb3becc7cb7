"""The column that a question names, among the cells of one row: 本年收入 of an item, not its 本年支出."""

from __future__ import annotations

from collections.abc import Sequence

from qa.items.candidates import Candidate
from qa.planning.plan import Operand
from qa.question.text import bare, normal

_TELLING = 4
"""Characters of a column's name that nobody says by chance, as they say 支出 or 合计."""


def in_named_columns(operand: Operand, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the cells beside which there is one in a column that is named.

    That is one of their own row, or one of another table that explains more of the words.
    """
    fullest: dict[tuple[str, int, int] | None, float] = {}
    for c in candidates:
        if not c.is_blank:
            fullest[_row(c)] = max(c.cover, fullest.get(_row(c), 0.0))
    candidates = [c for c in candidates if _row(c) is None or c.cover >= fullest.get(_row(c), 0.0) - _FULLER]
    named = [c for c in candidates if _is_named(operand, c)]
    rows, told = {_row(c) for c in named}, max((c.cover for c in named), default=0.0)
    return [
        c
        for c in candidates
        if _is_named(operand, c) or not (_row(c) in rows or (c.entry.is_cell and c.cover <= told - _LESS))
    ]


_FULLER = 0.07
"""How much more of the words a cell explains than another one of its row where its column is meant."""
_LESS = 0.1
"""A cell that explains so much less than one in a named column does not hold what is asked for."""


def _is_named(operand: Operand, candidate: Candidate) -> bool:
    fact = candidate.entry.fact
    if fact is None:
        return False
    said = normal(operand.phrase).replace(candidate.entry.label, " ", 1)
    return any(len(name) >= _TELLING and name in said for name in map(bare, fact.column_path))


def _row(candidate: Candidate) -> tuple[str, int, int] | None:
    entry = candidate.entry
    return (entry.document, entry.fact.table, entry.fact.row) if entry.fact is not None else None

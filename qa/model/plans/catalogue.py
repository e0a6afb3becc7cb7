"""What the model may choose from: the tables in scope, and the printed names near the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.scoping.targets import Targets

TABLES = 60
ITEMS = 60
COLUMNS = 14


def describe(question: str, targets: Targets, indexes: Sequence[DocumentIndex]) -> dict[str, Any]:
    """The data of a planning prompt: names only, no amount."""
    return {
        "question": question,
        "documents": [target.edition.title for target in targets.chosen],
        "items": item_candidates(question, indexes),
        "tables": [
            {"title": table.title, "unit": table.unit, "columns": _columns(table)}
            for index in indexes
            for table in index.document.tables
        ][:TABLES],
    }


def item_candidates(words: str, indexes: Sequence[DocumentIndex]) -> list[str]:
    """Printed names that the words may mean, nearest first."""
    found: dict[str, None] = {}
    for candidate in resolve(Operand(phrase=words), indexes, None)[:120]:
        name = candidate.entry.label
        if name and not is_total_name(name):
            found.setdefault(name)
    coverage = Coverage(normal(words))
    near = []
    for term in {term for index in indexes for term in index.terms}:
        mine, theirs = coverage.masks(term)
        if mine:
            near.append((theirs.bit_count() / len(term) + 0.1 * mine.bit_count(), term))
    for _, term in sorted(near, key=lambda pair: (-pair[0], pair[1])):
        found.setdefault(term)
    if len(found) < ITEMS // 2:
        for index in indexes:
            for entry in index.cells:
                if len(found) < ITEMS and entry.label and not is_total_name(entry.label):
                    found.setdefault(entry.label)
    return list(found)[:ITEMS]


def _columns(table: Any) -> list[str]:
    return ["/".join(column.path) for column in table.columns if column.role in ("amount", "count")][:COLUMNS]

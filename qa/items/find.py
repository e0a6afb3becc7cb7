"""From words to entries: which cell or number of prose an operand names, and how surely.

The score has three parts: how much of the operand's words the entry explains (row, column, table,
sentence), how much of the entry's own name the words explain, and what the entry says that nobody
asked for (a column 项目支出, another year, a change instead of an amount).
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.items.candidates import Candidate
from qa.items.cell_items import cell_candidates
from qa.items.entries import DocumentIndex
from qa.items.matcher import Matcher
from qa.items.prose_items import statement_candidates
from qa.planning.plan import Operand


def resolve(operand: Operand, indexes: Sequence[DocumentIndex], year: int | None) -> list[Candidate]:
    """Candidates for an operand over the documents of one edition, best first.

    `year` is the edition's own year, which an operand without a year means.
    """
    matcher = Matcher(operand, [index.terms for index in indexes])
    if matcher.total == 0:
        return []
    candidates: list[Candidate] = []
    for index in indexes:
        if operand.source != "text" and operand.role in ("amount", "prior", "count"):
            candidates.extend(cell_candidates(matcher, index, year))
        if operand.source != "table":
            candidates.extend(statement_candidates(matcher, index, year))
    candidates.sort(key=lambda candidate: -candidate.score)
    return candidates

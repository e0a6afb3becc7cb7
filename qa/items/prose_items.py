"""Numbers of prose as candidates for an operand."""

from __future__ import annotations

from collections.abc import Iterable

from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.prose_bounds import Asked, is_what_moved, may_answer
from qa.items.prose_fits import own_name, told_of
from qa.items.prose_scores import scored
from qa.items.told_before import cause_before

_CAUSED = 0.5
"""So much of the words must stand before a number to be the cause of it."""


def statement_candidates(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    """Every number of prose that some word of the operand touches; `year` is the edition's own."""
    asked = Asked(matcher, index, year)
    everywhere = matcher.total_side is not None or matcher.operand.caused
    touched = index.statements if everywhere else index.touched_statements(matcher.pairs)
    of_one = _brought_about if matcher.operand.caused else _told
    for entry in touched:
        candidate = of_one(asked, entry) if may_answer(asked, entry) else None
        if candidate is not None:
            yield candidate


def _brought_about(asked: Asked, entry: Entry) -> Candidate | None:
    """The number as the effect of the cause that the operand names."""
    matcher = asked.matcher
    cover = matcher.cover(matcher.of(cause_before(entry))[0])
    return Candidate(entry, 1.2 * cover, cover, cover) if cover >= _CAUSED else None


def _told(asked: Asked, entry: Entry) -> Candidate | None:
    """The number as what the operand names, where enough is told of it."""
    own = own_name(asked.matcher, entry)
    if not is_what_moved(asked, entry, own.mine) or asked.is_of_another_year(entry):
        return None
    told = told_of(asked, entry, own)
    return scored(asked, entry, told) if told is not None else None

"""Two figures of one project: 资金总额 and 财政投入总数, which the forms of other projects print as well."""

from __future__ import annotations

from collections.abc import Sequence

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry, form_project
from qa.planning.plan import Operand
from qa.question.text import Coverage, bare, normal
from qa.scoping.scope import Edition


def in_one_form(
    pair: tuple[Value, Value], asked: Sequence[Operand], indexes: Sequence[DocumentIndex], edition: Edition
) -> tuple[Value, Value]:
    """Both figures from the form of the project that the question names, where that form prints them."""
    first, second = pair
    here, there = _entry(first), _entry(second)
    if any(operand.table for operand in asked):
        return pair  # each is of the form that the question names for it
    if here is None or there is None or here.document != there.document:
        return pair
    project, other = form_project(here), form_project(there)
    if not project or not other or bare(project) == bare(other):
        return pair
    words = Coverage(normal("|".join(f"{operand.phrase}|{operand.context}" for operand in asked)))
    named = [words.masks(name)[1].bit_count() / len(name) for name in (bare(project), bare(other))]
    if max(named) < _NAMED or named[0] == named[1]:
        return pair
    if named[0] > named[1]:
        return first, _namesake(second, there, project, indexes, edition) or second
    return _namesake(first, here, other, indexes, edition) or first, second


_NAMED = 0.6
"""How much of a project's name must be said for its form to be meant."""


def _namesake(
    value: Value, entry: Entry, project: str, indexes: Sequence[DocumentIndex], edition: Edition
) -> Value | None:
    """What the form of the project prints under the same name, in a column of the same name."""
    column = entry.column.text if entry.column is not None else ""
    for index in indexes:
        for other in index.cells if index.name == entry.document else ():
            alike = other.label == entry.label and (other.column.text if other.column else "") == column
            of_it = alike and bare(form_project(other)) == bare(project)
            if of_it and other.fact is not None and other.fact.amount is not None:
                return value_of(Candidate(other, value.score, value.cover, 1.0), edition)
    return None


def _entry(value: Value) -> Entry | None:
    entry = value.evidence[0] if value.found and value.evidence and not value.formula else None
    return entry if entry is not None and entry.fact is not None else None

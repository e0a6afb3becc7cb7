"""One item of two bodies: both figures from one column of a table, or from one paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from qa.executing.values import Value, value_of
from qa.items.bodies import is_body
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR, FUNDED
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.scope import Edition

_OF = regex(r"^(?P<body>[^的]+)的(?P<item>[^的]+)$")
_KEPT = 60


def of_two_bodies(
    first: Operand, second: Operand, indexes: Sequence[DocumentIndex], edition: Edition
) -> tuple[Value, Value] | None:
    """The figures of two bodies for the item that a question says of both; None where no place has both."""
    sides = [_OF.match(normal(operand.phrase)) for operand in (first, second)]
    if not (sides[0] and sides[1]) or sides[0]["item"] != sides[1]["item"]:
        return None
    found = [
        [
            c
            for c in _told(operand, indexes, edition)
            if _tells_of(c, side["body"]) and _is_called(c, side["item"])
        ]
        for operand, side in zip((first, second), sides, strict=True)
        if side is not None
    ]
    bodies, item = [side["body"] for side in sides if side is not None], sides[0]["item"]
    pairs = [
        (a.score + b.score + _CALLED * _called_after(a, b, bodies), a, b)
        for a in found[0]
        for b in found[1]
        if a.entry is not b.entry and _place(a) == _place(b) and _of_one_kind(a, b, bodies, item)
    ]
    if not pairs:
        return None
    _, a, b = max(pairs, key=lambda pair: pair[0])
    return value_of(a, edition), value_of(b, edition)


def names_two_bodies(first: Operand, second: Operand) -> bool:
    """Whether two operands are one item of two bodies, as 甲的公务接待费 and 乙的公务接待费 are."""
    one, other = (_OF.match(normal(operand.phrase)) for operand in (first, second))
    if one is None or other is None or one["item"] != other["item"]:
        return False
    return is_body(one["body"]) and is_body(other["body"])


_OWN_LEVEL = regex("(?:本级|机关)[)）]?$")
_SAYS_OWN = regex(r"(?:本级|机关)[)）]?(?=$|[\d:：])")


def _tells_of(candidate: Candidate, body: str) -> bool:
    """Whether an entry is of that body and of no other."""
    entry = candidate.entry
    return any(_says(name, body) for name in (entry.label, entry.clause, *entry.ancestors[-1:]))


def _says(name: str, body: str) -> bool:
    if _OWN_LEVEL.search(body):
        return bool(_SAYS_OWN.search(name))
    pairs = [body[at : at + 2] for at in range(len(body) - 1)]
    return sum(pair in name for pair in pairs) >= _MOST * len(pairs)


def _of_one_kind(a: Candidate, b: Candidate, bodies: Sequence[str], item: str) -> bool:
    """Whether two cells are the rows of the bodies themselves, or rows of the item under each of them."""
    if not (a.entry.is_cell and b.entry.is_cell):
        return True
    if a.entry.label == b.entry.label:
        label = a.entry.label
        return a.entry.whole or is_total_name(label) or _says(item, label[-_TELLING:]) or _says(label, item)
    return all(_says(c.entry.label, body) for c, body in zip((a, b), bodies, strict=True))


def _is_called(candidate: Candidate, item: str) -> bool:
    """Whether a number of prose is called by the item: 基本支出中的公用经费 is no 基本支出."""
    names = (candidate.entry.label, *candidate.entry.ancestors)
    return candidate.entry.is_cell or any(FUNDED.sub("", name).endswith(item) for name in names)


def _called_after(a: Candidate, b: Candidate, bodies: Sequence[str]) -> int:
    """How many of two figures are called after their body, and do not only name it in their sentence."""
    return sum(_says(c.entry.label, body) for c, body in zip((a, b), bodies, strict=True))


_CALLED = 0.5
_TELLING = 6
_MOST = 0.75
"""So many of the pairs of characters of a body's name must stand in its row."""


def _told(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition) -> list[Candidate]:
    found = resolve(operand, indexes, edition.year)[:_KEPT]
    return [c for c in found if not c.is_blank and c.cover >= COVER_FLOOR]


def _place(candidate: Candidate) -> tuple[object, ...]:
    entry = candidate.entry
    if entry.fact is not None:
        return entry.document, entry.fact.table, entry.fact.column
    assert entry.statement is not None
    return entry.document, "prose", entry.table and entry.table.index, entry.statement.passage

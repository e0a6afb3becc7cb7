"""Whether a cell is the part asked for of a whole that was named before: a column of the whole's own row."""

from __future__ import annotations

from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.question.text import bare, normal


def part_fit(matcher: Matcher, entry: Entry, mask: int) -> float:
    """How far a cell is from the part asked for: a column of the whole's own row may be just that.

    `mask` is what of the phrase its row and its column explain: a cell is not of the whole where neither
    they nor what stands above them, the department's name apart, tell of it.
    """
    own = normal(entry.fact.organisation or "") if entry.fact is not None else ""
    for name in (entry.title, *(above for above in entry.ancestors if above != own)):
        mask |= matcher.of(name)[0]
    start = matcher.phrase.find(matcher.part_of)
    whole = range(start, start + len(matcher.part_of)) if start >= 0 else range(0)
    told = sum(matcher.weights[at] for at in whole if mask >> at & 1)
    if told < _TOLD * sum(matcher.weights[at] for at in whole):
        return _OF_ANOTHER
    fit = matcher.part_fit(*_own_names(entry))
    narrowing = entry.column.narrowing[-1:] if entry.column is not None else ()
    in_column = matcher.part_fit(*map(bare, narrowing)) if narrowing else fit
    return in_column if in_column > _NEARLY else fit


_NEARLY, _OF_ANOTHER, _TOLD = -0.1, -0.4, 0.4


def _own_names(entry: Entry) -> tuple[str, ...]:
    """What a figure is called: its row, and what narrows its column down; of a total the latter alone."""
    narrowing = entry.column.narrowing[-1:] if entry.column is not None else ()
    return tuple(map(bare, narrowing if entry.whole and narrowing else (entry.label, *narrowing)))

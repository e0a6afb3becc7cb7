"""Whether cells bear the names of the parts that a question lists, and what a blank among them means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import Entry
from qa.items.shared_places import Place
from qa.question.text import Coverage, normal
from qa.scoping.targets import Target

_OWN_NAME = 4
_NAMED = 0.75
_ASKED = 0.6


def of_the_name(found: list[Candidate], said: str) -> list[Candidate]:
    """Without rows that are only called alike, where one bears the name said: 自然保护地 for 自然生态保护."""
    row, _, column = said.rpartition(" ")
    of_row = [c for c in found if c.entry.label == normal(row) and _is_column(c.entry, normal(column))]
    if of_row:
        return of_row
    said = normal(said)
    names = {c.entry.label for c in found if len(c.entry.label) >= _OWN_NAME and c.entry.label in said}
    if not names:
        return found
    beside = Coverage(re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), " ", said))
    return [
        c for c in found
        if any(name in c.entry.label or c.entry.label in name for name in names)
        or beside.masks(c.entry.label)[0] or (c.entry.whole and names_of(said, c.entry))
    ]  # fmt: skip


def names_of(said: str, entry: Entry) -> bool:
    """Whether the words hold the name of the very row, or of the column of a total."""
    columns = entry.column.narrowing if entry.column is not None else ()
    return entry.label in said or (entry.whole and any(name and name in said for name in columns))


def _is_column(entry: Entry, name: str) -> bool:
    """Whether a cell stands in the column that is named."""
    told = entry.column.text if entry.column is not None else ""
    return bool(told) and Coverage(name).masks(told)[0].bit_count() >= _NAMED * len(name)


def narrowed(chosen: Sequence[Candidate], asked: Coverage) -> float:
    """The share of the parts whose column narrows them down by words that the question has not."""

    def open_words(entry: Entry) -> bool:
        if entry.column is None or not entry.column.narrowing or entry.column.only_amount:
            return False
        name = entry.column.narrowing[-1]
        return asked.masks(name)[1].bit_count() < _ASKED * len(name)

    return sum(open_words(c.entry) for c in chosen) / len(chosen)


def may_add_up(chosen: Sequence[Candidate], place: Place) -> bool:
    """Whether nothing of the parts is blank, but what stands beside a filled one, where blanks are nought.

    That is so of the columns of one row, and of the few lines of the table of 三公经费.
    """
    blank = [c.is_blank for c in chosen]
    of_three = all(c.entry.table is not None and c.entry.table.kind == "three_public_table" for c in chosen)
    return not any(blank) or (not all(blank) and (place[1] == "row" or of_three))


def as_nought(candidate: Candidate, target: Target) -> Value:
    """The value of a part; a blank beside the filled columns of its row is nought."""
    value = value_of(candidate, target.edition)
    return replace(value, amount=Decimal(0), state="found") if candidate.is_blank else value

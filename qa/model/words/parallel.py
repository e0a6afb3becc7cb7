"""“A和B分别为1和2” written out as “A为1，B为2”, so that every number stands behind its own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.answering.claims import Number, numbers_in, spans_of
from qa.patterns import regex

_RESPECTIVELY = regex(r"(?:分别|依次)(?:安排|为|是)*")
_BETWEEN = regex(r"[、,，和与及]|以及")


def unfolded(text: str, names: Sequence[str]) -> str:
    """The text with each such clause written out; one whose names and numbers do not pair is left."""
    at = 0
    while match := _RESPECTIVELY.search(text, at):
        numbers = _in_a_row(text, match.end())
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。;；") + 1
        clause = text[begin : match.start()]
        row = _names_in_a_row(clause, names, len(numbers))
        at = match.end()
        if row is None or len(numbers) < 2:
            continue
        said = [clause[slice(*span)] for span in row]
        shared = _shared(said, names)
        said = [*(name + shared for name in said[:-1]), said[-1]]
        pairs = [
            f"{name}{clause[row[-1][1] :]}为{text[number.start : number.end]}"
            for name, number in zip(said, numbers, strict=True)
        ]
        written = text[:begin] + clause[: row[0][0]] + ",".join(pairs)
        at, text = len(written), written + text[numbers[-1].end :]
    return text


def _shared(row: Sequence[str], names: Sequence[str]) -> str:
    """What the last name of “甲局、乙局公务接待费” gives to those before it."""
    *others, last = row
    for cut in range(1, len(last)):
        if all(other + last[cut:] in names for other in others):
            return last[cut:]
    return ""


def _in_a_row(text: str, at: int) -> list[Number]:
    """The numbers from a place on that only 、 or 和 parts."""
    row: list[Number] = []
    for number in numbers_in(text):
        if number.start < at:
            continue
        between = text[at : number.start]
        if not (between == "" if not row else _BETWEEN.fullmatch(between)):
            break
        row.append(number)
        at = number.end
    return row


def _names_in_a_row(clause: str, names: Sequence[str], wanted: int) -> list[tuple[int, int]] | None:
    """The last run of exactly so many names, or years, parted in the same way."""
    years = {match.group() for match in re.finditer(r"20\d\d年", clause)}
    spans = spans_of([*(name for name in names if len(name) > 1), *years], clause)
    for first in range(len(spans) - wanted, -1, -1):
        row = spans[first : first + wanted]
        gaps = [clause[a[1] : b[0]] for a, b in pairwise(row)]
        if wanted > 1 and all(_BETWEEN.fullmatch(gap) for gap in gaps):
            return row
    return None

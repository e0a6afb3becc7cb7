"""Characters to words: one line of print is one baseline, one word a run without a gap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ingest.model import Edge, Word
from ingest.readers.source import Char

GAP = 3.0
"""A gap wider than this many points parts two words (pdfplumber's x_tolerance)."""

BASELINE = 0.3
"""Characters whose baselines differ by less than this share of their size stand on one line,
whatever their fonts' heights."""

OVERPRINT = 0.4
"""A character again at the same place, within this share of its width, is bold by double print."""


def chars_to_words(chars: Sequence[Char], edges: Sequence[Edge] = ()) -> tuple[Word, ...]:
    """Words in reading order: top to bottom, then left to right.

    A vertical ruling line between two characters parts them where they were not set in one run,
    so that figures of neighbouring columns that almost touch stay two.
    """
    rules = sorted((e.box[0], e.box[1], e.box[3]) for e in edges if not e.horizontal)
    words: list[Word] = []
    for line in _lines(chars):
        run: list[Char] = []
        for char in line:
            if run and _repeats(run, char):
                continue
            if run and _parts(run[-1], char, rules):
                words.append(_word(run))
                run = []
            run.append(char)
        if run:
            words.append(_word(run))
    return tuple(words)


def _lines(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters grouped by baseline, lines from the top, characters from the left."""
    lines: list[list[Char]] = []
    start = float("-inf")
    for char in sorted(chars, key=lambda c: c.baseline):
        if char.baseline - start > min(3.0, max(1.0, BASELINE * char.size)):
            lines.append([])
            start = char.baseline
        lines[-1].append(char)
    for line in lines:
        line.sort(key=lambda c: (c.x0, c.order))
    return lines


def _repeats(run: Sequence[Char], char: Char) -> bool:
    reach = OVERPRINT * max(char.x1 - char.x0, 0.1)
    return any(c.text == char.text and abs(c.x0 - char.x0) < reach for c in run[-3:])


def _parts(left: Char, right: Char, rules: Sequence[tuple[float, float, float]]) -> bool:
    gap = right.x0 - left.x1
    if gap > GAP:
        return True
    if right.text.isspace() or left.text.isspace():
        return True
    if right.order == left.order + 1 and gap < 1:
        return False
    low, high = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
    middle = (left.top + left.bottom) / 2
    for x, top, bottom in rules[bisect_left(rules, (low, -1e9, -1e9)) :]:
        if x > high:
            return False
        if top <= middle <= bottom:
            return True
    return False


def _word(run: Sequence[Char]) -> Word:
    return Word(
        "".join(c.text for c in run),
        (
            round(run[0].x0, 2),
            round(min(c.top for c in run), 2),
            round(max(c.x1 for c in run), 2),
            round(max(c.bottom for c in run), 2),
        ),
    )

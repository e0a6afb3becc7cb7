"""Characters to words: one line of print is one baseline, one word a run without a gap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from ingest.model import Edge, Word
from ingest.readers.source import Char

GAP = 3.0
"""A gap wider than this many points parts two words (pdfplumber's x_tolerance)."""

BASELINE = 0.3
"""Characters whose baselines differ by less than this share of their size stand on one line."""

SPACE = 0.12
"""A space in the file counts where it shows: where it is wider than this share of the size."""

OVERLAP = 0.35
"""Runs set apart that overlap by more than this share of the size are two words, not one."""

OVERPRINT = 0.4
"""A character again at the same place, within this share of its width, is bold by double print."""

CUT = 0.05
"""Points; a character narrower than this is hidden by the clip of its text."""

TIGHT = 1.0
"""Points; characters set closer than this may be one figure that runs over a ruling line."""

_ONE_AMOUNT = re.compile(r"[-−－]?(\d{1,3}([,，]\d{3})+|\d+)(\.\d{1,6})?%?")


def chars_to_words(
    chars: Sequence[Char], page: tuple[float, float], edges: Sequence[Edge] = ()
) -> tuple[Word, ...]:
    """Words in reading order: top to bottom, then left to right; `page` is its width and height.

    What is printed beside the page is left out. A space in the file parts two characters; so does
    a vertical ruling line between them, so that figures of neighbouring columns that almost touch
    stay two. Text that is laid over other text stays a word of its own.
    """
    spaces = {char.order for char in chars if char.text.isspace()}
    rules = sorted((e.box[0], e.box[1], e.box[3]) for e in edges if not e.horizontal)
    shown = _trimmed([char for char in chars if not char.text.isspace() and _is_on(char, page)])
    words: list[Word] = []
    for line in _lines(shown):
        for run in _words(line, spaces):
            words.extend(_word(part) for part in _cut_at_rules(run, rules, spaces))
    return tuple(words)


def _trimmed(chars: list[Char]) -> list[Char]:
    """Boxes end where the next character of the line begins.

    Fonts that give a wrong width to digits make boxes twice as wide as the print; the last
    character of such a run gets the width that the one before it was left with.
    """
    trimmed: list[Char] = []
    step: float | None = None
    for char, after in zip_longest(chars, chars[1:]):
        reach = char.x1 - 0.2 * char.size
        if (
            after is not None
            and char.x0 < after.x0 < reach
            and 0 < after.order - char.order <= 2
            and abs(after.baseline - char.baseline) < 0.1
        ):
            step = after.x0 - char.x0
            trimmed.append(char._replace(x1=after.x0))
        else:
            if step is not None and char.x0 + step < reach:
                char = char._replace(x1=char.x0 + step)
            step = None
            trimmed.append(char)
    return trimmed


def _is_on(char: Char, page: tuple[float, float]) -> bool:
    return 0 <= (char.x0 + char.x1) / 2 <= page[0] and 0 <= (char.top + char.bottom) / 2 <= page[1]


def _lines(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters grouped by baseline, lines from the top, characters in the file's order."""
    lines: list[list[Char]] = []
    start = float("-inf")
    for char in sorted(chars, key=lambda c: c.baseline):
        if char.baseline - start > min(3.0, max(1.0, BASELINE * char.size)):
            lines.append([])
            start = char.baseline
        lines[-1].append(char)
    for line in lines:
        line.sort(key=lambda c: c.order)
    return lines


def _words(line: Sequence[Char], spaces: set[int]) -> list[list[Char]]:
    """Runs that the file sets in one go, then neighbouring runs joined, from the left."""
    words: list[list[Char]] = []
    for run in sorted(_runs(line, spaces), key=lambda r: (r[0].x0, r[0].order)):
        for word in reversed(words[-3:]):
            if _repeats(word, run):
                break
            if _joins(word[-1], run[0], spaces):
                word.extend(run)
                break
        else:
            words.append(run)
    return words


def _runs(line: Sequence[Char], spaces: set[int]) -> Iterator[list[Char]]:
    run: list[Char] = []
    for char in line:
        if run and not _joins(run[-1], char, spaces):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _joins(left: Char, right: Char, spaces: set[int]) -> bool:
    gap = right.x0 - left.x1
    if gap > GAP or gap < -OVERLAP * left.size:
        return False
    if right.order != left.order + 1 and min(left.x1 - left.x0, right.x1 - right.x0) < CUT:
        return False  # one text was cut off by its clip, the other begins beyond it
    return not (gap > SPACE * left.size and _spaced(left, right, spaces))


def _spaced(left: Char, right: Char, spaces: set[int]) -> bool:
    return any(order in spaces for order in range(left.order + 1, left.order + 3)) or any(
        order in spaces for order in range(right.order - 2, right.order)
    )


def _repeats(word: Sequence[Char], run: Sequence[Char]) -> bool:
    """The run prints again, at the same place, what the word already holds."""
    first = run[0]
    reach = OVERPRINT * (first.x1 - first.x0)
    text = "".join(c.text for c in run)
    return any(
        abs(char.x0 - first.x0) < reach and "".join(c.text for c in word[place : place + len(run)]) == text
        for place, char in enumerate(word)
    )


def _cut_at_rules(
    run: list[Char], rules: Sequence[tuple[float, float, float]], spaces: set[int]
) -> Iterator[list[Char]]:
    """Cut between characters that a vertical line parts.

    A tight run that reads as one amount is left whole: it is one wide figure that runs over the
    line, where two figures side by side would not read as one.
    """
    low, high = (run[0].x0 + run[0].x1) / 2, (run[-1].x0 + run[-1].x1) / 2
    middle = (run[0].top + run[0].bottom) / 2
    crossing = []
    for x, top, bottom in rules[bisect_left(rules, (low, -1e9, -1e9)) :]:
        if x > high:
            break
        if top <= middle <= bottom:
            crossing.append(x)
    if not crossing:
        yield run
        return
    cuts = []
    loose = False
    for place, (left, right) in enumerate(pairwise(run), 1):
        a, b = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
        if any(a < x < b for x in crossing):
            gap = right.x0 - left.x1
            spaced = _spaced(left, right, spaces)
            figures = left.text in "0123456789.%" and right.text in "-0123456789"
            if spaced or figures or gap >= TIGHT or right.order != left.order + 1:
                cuts.append(place)
                loose = loose or spaced or gap >= TIGHT
    if not loose and _ONE_AMOUNT.fullmatch("".join(c.text for c in run)):
        cuts = []
    start = 0
    for place in (*cuts, len(run)):
        yield run[start:place]
        start = place


def _word(run: Sequence[Char]) -> Word:
    return Word(
        "".join(c.text for c in run),
        (
            round(min(c.x0 for c in run), 2),
            round(min(c.top for c in run), 2),
            round(max(c.x1 for c in run), 2),
            round(max(c.bottom for c in run), 2),
        ),
    )

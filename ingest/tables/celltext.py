"""The text of a cell from its words: Chinese joined without spaces, wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Box, Cell, Word

FULL = 0.7
"""A line that fills this share of its cell's width is wrapped, so the next line goes on with it."""

_NUMERIC_END = re.compile(r"[\d.,，%-]$")
_NUMERIC_START = re.compile(r"^[\d.,，%]")
_LATIN_END = re.compile(r"[A-Za-z0-9)%.,]$")
_LATIN_START = re.compile(r"^[A-Za-z0-9(-]")


def cell_text(words: Sequence[Word], box: Box) -> str:
    """Words of one cell as one line of text, in reading order."""
    text = ""
    previous: list[Word] = []
    for line in text_lines(words):
        piece = line_text(line)
        if text and _parts_lines(text, piece, previous, box):
            text += " "
        text += piece
        previous = line
    return text


def fills_cell(cell: Cell) -> bool:
    """The last line of the cell's text ends at the cell's right edge, where a longer text wraps."""
    if not cell.words:
        return False
    last = text_lines(cell.words)[-1]
    character = max(last[-1].box[3] - last[-1].box[1], 1.0)
    return cell.box[2] - last[-1].box[2] < 1.3 * character


def text_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words by printed line, lines from the top, words from the left.

    Two words share a line when they overlap in height by more than half of the lower one.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box[1] + w.box[3], w.box[0])):
        for line in reversed(lines[-2:]):
            top = max(word.box[1], line[0].box[1])
            bottom = min(word.box[3], line[0].box[3])
            lower = min(word.box[3] - word.box[1], line[0].box[3] - line[0].box[1])
            if bottom - top > 0.5 * lower:
                line.append(word)
                break
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.box[0])
    return lines


def line_text(line: Sequence[Word], wide: float | None = None) -> str:
    """Words of one line joined; a space stands between Latin words or figures that are set apart.

    With `wide`, a gap of more than that many line heights is a space in Chinese too.
    """
    text = ""
    previous: Word | None = None
    for word in line:
        if previous is not None and _parts_words(previous, word, wide):
            text += " "
        text += word.text
        previous = word
    return text


def _parts_words(left: Word, right: Word, wide: float | None) -> bool:
    height = max(min(left.box[3] - left.box[1], right.box[3] - right.box[1]), 1.0)
    gap = (right.box[0] - left.box[2]) / height
    if wide is not None and gap > wide:
        return True
    return gap > 0.2 and bool(_LATIN_END.search(left.text)) and bool(_LATIN_START.search(right.text))


def _parts_lines(text: str, piece: str, previous: Sequence[Word], box: Box) -> bool:
    """Two figures one under the other are two, unless the first fills the width and wraps."""
    if not (_LATIN_END.search(text) and _LATIN_START.search(piece)):
        return False
    width = previous[-1].box[2] - previous[0].box[0]
    wrapped = width >= FULL * (box[2] - box[0])
    figures = _NUMERIC_END.search(text) and _NUMERIC_START.search(piece)
    return not (figures and wrapped)

"""Lines of prose as text to be read on: joined without spaces, with what stands beside them.

Chinese is set without spaces, and justified lines space the characters out, so words are joined
without spaces; only two Latin words keep one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.amounts import fold
from ingest.model import Box, Grid, Page, Word
from ingest.prose.layout import document_lines

_COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff０-９Ａ-Ｚａ-ｚ．％－]+")
_DROPPED = re.compile(r"[\ue000-\uf8ff\u200b-\u200f\ufeff\x00-\x1f\u3000\xa0 ]+")


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One printed line outside tables, spaces removed; `size` is its characters' height in points.

    `gaps` counts the wide gaps that part it into columns. `above_grid` and `below_grid` say that
    a table is its neighbour on the page.
    """

    text: str
    page: int
    box: Box
    size: float
    gaps: int = 0
    above_grid: bool = False
    below_grid: bool = False


def read_lines(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> tuple[ProseLine, ...]:
    """Every line outside the tables in reading order, without page numbers and running titles.

    `grids` holds the tables of each page, in step with `pages`.
    """
    result: list[ProseLine] = []
    for lines, tables in zip(document_lines(pages, grids), grids, strict=True):
        kept = [line for line in lines if not line.running]
        for index, line in enumerate(kept):
            text = join_words(line.words)
            if not text:
                continue
            top = kept[index - 1].box[1] if index else float("-inf")
            bottom = kept[index + 1].box[1] if index + 1 < len(kept) else float("inf")
            result.append(
                ProseLine(
                    text,
                    line.page,
                    line.box,
                    line.size,
                    _wide_gaps(line.words, line.size),
                    any(line.box[1] < grid.box[1] < bottom for grid in tables),
                    any(top < grid.box[1] < line.box[1] for grid in tables),
                )
            )
    return tuple(result)


def join_words(words: Sequence[Word]) -> str:
    """The words as one text, letters and digits folded, spaces kept only between Latin words."""
    text = ""
    for word in words:
        piece = plain(word.text)
        if text and piece and _latin(text[-1]) and _latin(piece[0]):
            text += " "
        text += piece
    return text


def plain(text: str) -> str:
    """Fold letters, digits and radicals, keep Chinese punctuation; drop spaces and private characters."""
    text = _COMPATIBLE.sub(lambda match: fold(match.group()), text)
    return _DROPPED.sub("", text)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box round all of them."""
    listed = list(boxes)
    return (
        min(box[0] for box in listed),
        min(box[1] for box in listed),
        max(box[2] for box in listed),
        max(box[3] for box in listed),
    )


def _wide_gaps(words: Sequence[Word], size: float) -> int:
    return sum(right.box[0] - left.box[2] > 2.5 * size for left, right in itertools.pairwise(words))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()

"""Lines of prose: what stands outside the tables, in reading order, running titles told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.model import Box, Grid, Page, Word
from ingest.tables.celltext import line_text, text_lines

WIDE = 0.9
"""A gap of more than this many line heights is kept as a space (title and 单位：万元 on one line)."""

MARGIN = 0.12
"""Running titles and page numbers stand within this share of the page's height from its edge."""

_PAGE_NUMBER = re.compile(
    r"[-—–－―─━_~·\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?"
    r"(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－―─━_~·\s]*"
)

_CAPTION = re.compile(r"单位(?!预算|决算|整体)|部门[:：]|万元|元[)）]?$|^[（(]?[公附]?[开件]?表")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line outside the tables; `size` is the height of its characters in points.

    `running` marks page numbers and titles that stand on page after page.
    """

    text: str
    page: int
    box: Box
    x0: float
    size: float
    words: tuple[Word, ...] = ()
    running: bool = False


def prose_lines(page: Page, grids: Sequence[Grid]) -> list[Line]:
    """Lines of the words outside `grids`, top to bottom; page numbers are marked `running`."""
    boxes = [grid.box for grid in grids]
    words = [word for word in page.words if not any(_inside(word.box, box) for box in boxes)]
    lines = []
    for group in text_lines(words):
        text = line_text(group, WIDE).strip()
        if not text:
            continue
        box = (
            min(w.box[0] for w in group),
            min(w.box[1] for w in group),
            max(w.box[2] for w in group),
            max(w.box[3] for w in group),
        )
        size = median(w.box[3] - w.box[1] for w in group for _ in w.text)
        margin = _in_margin(box, page.height)
        running = margin and bool(_PAGE_NUMBER.fullmatch(text))
        lines.append(Line(text, page.number, box, box[0], round(size, 2), tuple(group), running))
    return lines


def document_lines(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> list[list[Line]]:
    """Lines of each page; those that repeat in the margin of page after page are marked `running`.

    `grids` holds the tables of each page, in step with `pages`.
    """
    found = [prose_lines(page, tables) for page, tables in zip(pages, grids, strict=True)]
    counts = Counter(
        key
        for page, lines in zip(pages, found, strict=True)
        for key in {_running_key(line) for line in lines if _in_margin(line.box, page.height)}
    )
    often = {key for key, count in counts.items() if key and count >= max(3, len(pages) // 4)}
    return [
        [
            replace(line, running=True)
            if not line.running and _in_margin(line.box, page.height) and _running_key(line) in often
            else line
            for line in lines
        ]
        for page, lines in zip(pages, found, strict=True)
    ]


def _running_key(line: Line) -> tuple[str, int] | None:
    """What a running title shares over pages: its words and height, but for a page number set apart.

    Captions (单位：万元) stand on every page of tables too and are never running; 表1 and 表2 are two.
    """
    if _CAPTION.search(line.text):
        return None
    text = re.sub(r"^\d+\s+|\s+\d+$", "", line.text)
    return (text, round(line.box[1] / 6)) if text else None


def _in_margin(box: Box, height: float) -> bool:
    return box[3] < MARGIN * height or box[1] > (1 - MARGIN) * height


def _inside(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]

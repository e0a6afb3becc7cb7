"""Tables of a page: from ruling lines and words to grids with spans.

Every grid position is covered by exactly one cell; a word belongs to the cell its centre lies in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Box, Cell, Grid, Page, Word
from ingest.tables.alignment import aligned_lattices
from ingest.tables.celltext import cell_text, text_lines
from ingest.tables.lattice import Lattice
from ingest.tables.rulings import Frame, Rule, find_frames

PHANTOM = 6.0
"""A column or row this narrow without a word in it is the gap of a double rule."""

OPEN_EDGE = 5.0
"""Vertical lines that run on past the last horizontal one by more than this hold an edge row."""

FOOT = 0.9
"""A page number stands below this share of the page's height."""

_PAGE_NUMBER = re.compile(r"[-—–－―─]+\d{1,4}[-—–－―─]+|第\d{1,4}页(?:[/,，]?共\d{1,4}页)?")

TOO_HIGH = 1.5
"""Characters higher than their cell by more than this factor are not its text."""

COVER = 0.6
"""A line parts two positions when it covers at least this share of their common side."""


def find_grids(page: Page) -> list[Grid]:
    """Tables of the page from top to bottom; frames that hold no table (one cell, prose) are left out.

    Where no vertical lines are printed, figures that stand under each other make a table too.
    """
    page = replace(page, words=_without_page_number(page))
    grids = []
    for frame in find_frames(page.edges):
        lattice = _lattice(frame, page.words)
        if lattice is None:
            continue
        grid = _grid(page, lattice)
        if grid is not None:
            grids.append(grid)
    outside = [word for word in page.words if not any(_inside(word.box, grid.box) for grid in grids)]
    for lattice in aligned_lattices(outside, page.edges):
        grid = _grid(page, lattice)
        if grid is not None and not any(_overlap(grid.box, other.box) for other in grids):
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def ungridded_numbers(page: Page, grids: Sequence[Grid]) -> list[Word]:
    """Numeric words inside a table's outer rules that are not in exactly one of its cells."""
    held: dict[int, int] = {}
    for grid in grids:
        for cell in grid.cells:
            for word in cell.words:
                held[id(word)] = held.get(id(word), 0) + 1
    return [
        word
        for word in page.words
        if any(c.isdigit() for c in word.text)
        and any(_inside(word.box, grid.box) for grid in grids)
        and held.get(id(word)) != 1
    ]


def _lattice(frame: Frame, words: Sequence[Word]) -> Lattice | None:
    left = min(min(h.start for h in frame.horizontals), min(v.at for v in frame.verticals))
    right = max(max(h.end for h in frame.horizontals), max(v.at for v in frame.verticals))
    top = min(min(v.start for v in frame.verticals), min(h.at for h in frame.horizontals))
    bottom = max(max(v.end for v in frame.verticals), max(h.at for h in frame.horizontals))
    near = [w for w in words if _inside(w.box, (left - 1, top - 1, right + 1, bottom + 1))]
    if len(near) < 2:
        return None
    columns = _lines(frame.verticals, (left, right), [_middle(w)[0] for w in near])
    rows = _lines(frame.horizontals, (top, bottom), [_middle(w)[1] for w in near])
    if len(columns) < 2 or len(rows) < 2:
        return None
    xs = [at for at, _ in columns]
    ys = [at for at, _ in rows]
    walls = [[_covered(runs, ys[r], ys[r + 1]) for _, runs in columns] for r in range(len(ys) - 1)]
    floors = [[_covered(runs, xs[c], xs[c + 1]) for c in range(len(xs) - 1)] for _, runs in rows]
    return Lattice(xs, ys, walls, floors)


def _lines(
    rules: Sequence[Rule], ends: tuple[float, float], centres: Sequence[float]
) -> list[tuple[float, list[Rule]]]:
    """Distinct places of lines with their runs; an open end with words before it gets a line."""
    places: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if places and rule.at - places[-1][0] < PHANTOM:
            low = places[-1][0]
            if rule.at - low <= 2 or not any(low < centre < rule.at for centre in centres):
                places[-1][1].append(rule)
                continue
        places.append((rule.at, [rule]))
    low, high = ends
    if any(low < centre < places[0][0] for centre in centres) and places[0][0] - low > OPEN_EDGE:
        places.insert(0, (low, []))
    if any(places[-1][0] < centre < high for centre in centres) and high - places[-1][0] > OPEN_EDGE:
        places.append((high, []))
    return places


def _covered(runs: Sequence[Rule], start: float, end: float) -> bool:
    length = sum(max(0.0, min(end, run.end) - max(start, run.start)) for run in runs)
    return length >= COVER * (end - start)


def _grid(page: Page, lattice: Lattice) -> Grid | None:
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    spans = lattice.spans()
    words: dict[int, list[Word]] = {}
    owner = {
        (r, c): index
        for index, (r0, c0, r1, c1) in enumerate(spans)
        for r in range(r0, r1)
        for c in range(c0, c1)
    }
    for word in page.words:
        x, y = _middle(word)
        r, c = bisect_right(lattice.ys, y) - 1, bisect_right(lattice.xs, x) - 1
        if 0 <= r < rows and 0 <= c < columns and not _too_high(word, lattice.box(*spans[owner[r, c]])):
            words.setdefault(owner[r, c], []).append(word)
    filled = Counter(r for r, c in owner if owner[r, c] in words)
    if len(words) < 2 or max(filled.values(), default=0) < 2:
        return None  # prose in a frame, or the debris of a chart
    if not any(_names_or_amount(word.text) for inside in words.values() for word in inside):
        return None  # the scale and shares of a chart
    used_rows = sorted({r for r0, _, r1, _ in spans for r in (r0, r1)})
    used_columns = sorted({c for _, c0, _, c1 in spans for c in (c0, c1)})
    if len(used_columns) < 3:
        return None
    row_number = {r: i for i, r in enumerate(used_rows)}
    column_number = {c: i for i, c in enumerate(used_columns)}
    cells = []
    for index, (r0, c0, r1, c1) in enumerate(spans):
        box = lattice.box(r0, c0, r1, c1)
        inside = tuple(words.get(index, ()))
        row, column = row_number[r0], column_number[c0]
        cells.append(
            Cell(
                row,
                column,
                row_number[r1] - row,
                column_number[c1] - column,
                cell_text(inside, box),
                box,
                inside,
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    box = lattice.box(0, 0, rows, columns)
    return Grid(page.number, box, len(used_rows) - 1, len(used_columns) - 1, tuple(cells))


def _without_page_number(page: Page) -> tuple[Word, ...]:
    """The words but for a page number (- 12 -, 第12页) at the foot, where a table runs down to it."""
    foot = [word for word in page.words if word.box[1] > FOOT * page.height]
    lines = text_lines(foot)
    if not lines or not _PAGE_NUMBER.fullmatch("".join(word.text for word in lines[-1])):
        return page.words
    dropped = {id(word) for word in lines[-1]}
    return tuple(word for word in page.words if id(word) not in dropped)


def _too_high(word: Word, box: Box) -> bool:
    """A watermark set level: characters that the cell cannot hold."""
    return word.box[3] - word.box[1] > TOO_HIGH * (box[3] - box[1])


def _names_or_amount(text: str) -> bool:
    """A word that says something, or an amount of money; not 0, 500 or 9% alone."""
    return bool(re.search(r"[^\W\d_]|\d{1,3}[,，]\d{3}|\d\.\d\d", text)) and not text.endswith(("%", "％"))


def _middle(word: Word) -> tuple[float, float]:
    x0, top, x1, bottom = word.box
    return (x0 + x1) / 2, (top + bottom) / 2


def _inside(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

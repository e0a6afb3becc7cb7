"""Tables without vertical rules: columns from the white between aligned figures, rows from lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.celltext import text_lines
from ingest.lattice import Lattice
from ingest.model import Edge, Word

APART = 0.9
"""Words further apart than this many line heights stand in different columns."""

ALIGNED = 2.5
"""Points by which the edges or middles of figures in one column may differ."""

FEWEST = 3
"""So many aligned figures make a column; prose has two under each other by chance."""

LOOSE = 3.0
"""Lines further apart than this many line heights belong to different tables."""

_AMOUNT = re.compile(r"[-−－+]?\d[\d,，]*(\.\d+)?%?")
_MONEY = re.compile(r"[-−－+]?(\d{1,3}([,，]\d{3})+(\.\d+)?|\d+\.\d{2,6})")


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words of one line that stand close together."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    top: float
    bottom: float
    segments: tuple[_Segment, ...]

    @property
    def figures(self) -> list[_Segment]:
        return [s for s in self.segments if _AMOUNT.fullmatch(s.text)]

    @property
    def is_tabular(self) -> bool:
        return len(self.segments) > 1 and bool(self.figures)


def aligned_lattices(words: Sequence[Word], edges: Sequence[Edge]) -> list[Lattice]:
    """Lattices of the tables that `words` (those outside ruled tables) form by their places alone.

    A table needs three lines with a figure under a figure in them, and money in one of its columns,
    so that a table of contents is none.
    """
    rows = [_row(line) for line in text_lines(words)]
    lattices = []
    for block in _blocks(rows):
        body = [row for row in block if row.is_tabular]
        if _has_figure_column(body):
            columns = _columns(body)
            if len(columns) > 1:
                lattices.append(_lattice(block, columns, edges))
    return lattices


def _row(line: Sequence[Word]) -> _Row:
    height = max(w.box[3] - w.box[1] for w in line)
    groups: list[list[Word]] = []
    for word in line:
        if groups and word.box[0] - groups[-1][-1].box[2] <= APART * height:
            groups[-1].append(word)
        else:
            groups.append([word])
    segments = tuple(_Segment(g[0].box[0], g[-1].box[2], "".join(w.text for w in g)) for g in groups)
    return _Row(min(w.box[1] for w in line), max(w.box[3] for w in line), segments)


def _blocks(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Runs of tabular lines with at most one other line between two, and their header lines."""
    blocks: list[list[_Row]] = []
    current: list[_Row] = []
    misses = 0
    for row in rows:
        near = bool(current) and row.top - current[-1].bottom <= LOOSE * (row.bottom - row.top)
        if current and not near:
            blocks.append(current)
            current, misses = [], 0
        if not row.is_tabular:
            misses = misses + 1 if len(row.segments) == 1 else 0
        else:
            misses = 0
        if misses > 1 and any(r.is_tabular for r in current):
            blocks.append(current)
            current, misses = [], 1
        current.append(row)
    blocks.append(current)
    return [trimmed for block in blocks if len(trimmed := _trim(block)) >= FEWEST]


def _trim(block: Sequence[_Row]) -> list[_Row]:
    """From the header (lines of several segments just above the first figures) to the last figures."""
    tabular = [i for i, row in enumerate(block) if row.is_tabular]
    if not tabular:
        return []
    start = tabular[0]
    while start > 0 and len(block[start - 1].segments) > 1:
        start -= 1
    return list(block[start : tabular[-1] + 1])


def _has_figure_column(body: Sequence[_Row]) -> bool:
    figures = [segment for row in body for segment in row.figures]
    for one in figures:
        column = [
            other
            for other in figures
            if min(
                abs(one.x0 - other.x0),
                abs(one.x1 - other.x1),
                abs(one.x0 + one.x1 - other.x0 - other.x1) / 2,
            )
            <= ALIGNED
        ]
        money = sum(bool(_MONEY.fullmatch(segment.text)) for segment in column)
        if len(column) >= FEWEST and 2 * money >= len(column) and money > 1:
            return True
    return False


def _columns(body: Sequence[_Row]) -> list[tuple[float, float]]:
    """Stretches of print with white between them in every tabular line."""
    columns: list[tuple[float, float]] = []
    for segment in sorted((s for row in body for s in row.segments), key=lambda s: s.x0):
        if columns and segment.x0 <= columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], max(columns[-1][1], segment.x1))
        else:
            columns.append((segment.x0, segment.x1))
    return columns


def _lattice(block: Sequence[_Row], columns: Sequence[tuple[float, float]], edges: Sequence[Edge]) -> Lattice:
    segments = [segment for row in block for segment in row.segments]
    left, right = min(s.x0 for s in segments) - 1, max(s.x1 for s in segments) + 1
    xs = [left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right]
    top, bottom = block[0].top - 1, block[-1].bottom + 1
    ys = [top, *((a.bottom + b.top) / 2 for a, b in pairwise(block)), bottom]
    ruled = _ruled_rows(edges, left, right, top, bottom)
    if len(ruled) > 2 and len(ruled) - 1 >= 0.8 * sum(row.is_tabular for row in block):
        ys = ruled  # a rule under every row: rows of several lines stay whole
    walls = [
        [
            c == 0
            or not any(
                segment.x0 < xs[c] < segment.x1
                for row in block
                if ys[r] <= (row.top + row.bottom) / 2 < ys[r + 1]
                for segment in row.segments
            )
            for c in range(len(xs))
        ]
        for r in range(len(ys) - 1)
    ]
    floors = [[True] * (len(xs) - 1) for _ in ys]
    return Lattice(xs, ys, walls, floors)


def _ruled_rows(edges: Sequence[Edge], left: float, right: float, top: float, bottom: float) -> list[float]:
    """Heights of horizontal rules that run along most of the table, outer ones made sure of."""
    reach = 0.5 * (right - left)
    found = sorted(
        e.box[1]
        for e in edges
        if e.horizontal
        and top - 30 <= e.box[1] <= bottom + 30
        and min(e.box[2], right) - max(e.box[0], left) >= reach
    )
    places: list[float] = []
    for y in found:
        if not places or y - places[-1] > 3:
            places.append(y)
    if places and places[0] > top + 3:
        places.insert(0, top)
    if places and places[-1] < bottom - 3:
        places.append(bottom)
    return places

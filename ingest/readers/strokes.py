"""Painted paths to ruling edges: thin boxes become one line, boxes four, what cannot be seen none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.model import Box, Edge

THIN = 3.0
"""A painted box at most this thick is a ruling line, not an area."""

STRAIGHT = 0.75
"""How far a line may lean, in points, and still be horizontal or vertical."""

WHITE = 250
"""Colour parts at least this high are white on white paper."""


class Stroke(NamedTuple):
    """A run of straight lines; `stroked` tells an outline from a filled area."""

    points: tuple[tuple[float, float], ...]
    stroked: bool
    colour: tuple[int, int, int]


def strokes_to_edges(strokes: Sequence[Stroke], width: float, height: float) -> tuple[Edge, ...]:
    """Visible horizontal and vertical edges inside the page, each once.

    White lines count only on a coloured area, as the separators of shaded header rows; white areas
    never do, since office programs paint them behind cells.
    """
    shades = [
        box
        for stroke in strokes
        if not stroke.stroked and not _is_white(stroke.colour)
        for box in [_bounds(stroke.points)]
        if box[2] - box[0] > THIN and box[3] - box[1] > THIN
    ]
    edges: dict[Edge, None] = {}
    for stroke in strokes:
        white = _is_white(stroke.colour)
        for edge in _edges(stroke):
            x0, top, x1, bottom = edge.box
            if x1 < 0 or bottom < 0 or x0 > width or top > height:
                continue
            if white and not _lies_on(edge.box, shades):
                continue
            edges[edge] = None
    return tuple(edges)


def _edges(stroke: Stroke) -> Iterable[Edge]:
    box = _bounds(stroke.points)
    x0, top, x1, bottom = box
    if x1 - x0 <= THIN or bottom - top <= THIN:
        if bottom - top <= x1 - x0:
            middle = (top + bottom) / 2
            yield _edge(x0, middle, x1, middle, True)
        else:
            middle = (x0 + x1) / 2
            yield _edge(middle, top, middle, bottom, False)
        return
    if not stroke.stroked:
        if _is_white(stroke.colour) or not _is_box(stroke.points):
            return
        yield from (
            _edge(x0, top, x1, top, True),
            _edge(x0, bottom, x1, bottom, True),
            _edge(x0, top, x0, bottom, False),
            _edge(x1, top, x1, bottom, False),
        )
        return
    for (xa, ya), (xb, yb) in zip(stroke.points, stroke.points[1:], strict=False):
        if abs(ya - yb) <= STRAIGHT and abs(xa - xb) > STRAIGHT:
            middle = (ya + yb) / 2
            yield _edge(min(xa, xb), middle, max(xa, xb), middle, True)
        elif abs(xa - xb) <= STRAIGHT and abs(ya - yb) > STRAIGHT:
            middle = (xa + xb) / 2
            yield _edge(middle, min(ya, yb), middle, max(ya, yb), False)


def _edge(x0: float, top: float, x1: float, bottom: float, horizontal: bool) -> Edge:
    return Edge((round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)), horizontal)


def _bounds(points: Sequence[tuple[float, float]]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_box(points: Sequence[tuple[float, float]]) -> bool:
    """All points lie on the corners of their bounds."""
    x0, top, x1, bottom = _bounds(points)
    return 4 <= len(points) <= 6 and all(
        min(abs(x - x0), abs(x - x1)) < STRAIGHT and min(abs(y - top), abs(y - bottom)) < STRAIGHT
        for x, y in points
    )


def _is_white(colour: tuple[int, int, int]) -> bool:
    return min(colour) >= WHITE


def _lies_on(box: Box, shades: Iterable[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(x0 - 1 <= x <= x1 + 1 and top - 1 <= y <= bottom + 1 for x0, top, x1, bottom in shades)

"""The reference source and the fall-back: pdfplumber's own parse of a page."""

from __future__ import annotations

import logging
import re
from typing import Any

from ingest.amounts import fold
from ingest.readers.source import ASCENT, DESCENT, Char, RawPage
from ingest.readers.strokes import Stroke, strokes_to_edges

logging.getLogger("pdfminer").setLevel(logging.ERROR)
"""pdfminer warns of every font without a bounding box; readers of our log can do nothing about it."""


_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
"""Radicals that stand for the whole character, as the fast source maps them already."""


def read_raw_page(document: Any, number: int) -> RawPage:
    """Characters and edges of page `number` (from 1) of an open `pdfplumber.PDF`."""
    page = document.pages[number - 1]
    try:
        # pdfplumber counts from the media box; what is displayed is the crop box.
        left, top, right, bottom = (float(part) for part in page.cropbox)
        shift, media_bottom = (left, top), float(page.mediabox[3])
        chars = [
            _char(char, order, shift, media_bottom)
            for order, char in enumerate(page.chars)
            if char["upright"] and char["text"]
        ]
        strokes = [
            stroke for thing in (*page.rects, *page.lines, *page.curves) for stroke in _strokes(thing, shift)
        ]
        width, height = right - left, bottom - top
        edges = strokes_to_edges(strokes, width, height)
        unmapped = sum(char.text.startswith("(cid:") for char in chars)
        return RawPage(number, width, height, chars, edges, bool(page.images), unmapped)
    finally:
        page.close()


def _char(char: dict[str, Any], order: int, shift: tuple[float, float], media_bottom: float) -> Char:
    size = float(char["size"])
    baseline = media_bottom - float(char["matrix"][5]) - shift[1]
    return Char(
        _RADICAL.sub(lambda match: fold(match[0]), char["text"]),
        float(char["x0"]) - shift[0],
        baseline - ASCENT * size,
        float(char["x1"]) - shift[0],
        baseline + DESCENT * size,
        baseline,
        size,
        order,
    )


def _strokes(thing: dict[str, Any], shift: tuple[float, float]) -> list[Stroke]:
    stroked = bool(thing.get("stroke"))
    if not stroked and not thing.get("fill"):
        return []
    colour = _rgb(thing.get("stroking_color" if stroked else "non_stroking_color"))
    points = tuple((float(x) - shift[0], float(y) - shift[1]) for x, y in thing.get("pts") or _corners(thing))
    if thing["object_type"] == "rect" and points[0] != points[-1]:
        points = (*points, points[0])
    return [Stroke(points, stroked, colour)] if len(points) > 1 else []


def _corners(thing: dict[str, Any]) -> tuple[tuple[float, float], ...]:
    x0, top, x1, bottom = (thing[key] for key in ("x0", "top", "x1", "bottom"))
    return ((x0, top), (x1, top), (x1, bottom), (x0, bottom))


def _rgb(colour: Any) -> tuple[int, int, int]:
    """Grey, RGB and CMYK of pdfminer as 0-255; what is not a plain colour counts as black."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return (0, 0, 0)
    values = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        values = [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    elif len(values) != 3:
        values = values[:1] * 3
    red, green, blue = (round(part * 255) for part in values)
    return (red, green, blue)

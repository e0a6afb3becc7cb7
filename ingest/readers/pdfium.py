"""The fast source: characters and path objects straight from pdfium's C interface.

pdfium is not thread-safe: whoever calls it in this process takes `PDFIUM_LOCK`.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.source import IDENTITY, Char, Matrix, RawPage, concat, display_matrix
from ingest.readers.strokes import THIN, Stroke, strokes_to_edges

PDFIUM_LOCK = threading.RLock()

MAX_FORM_DEPTH = 8
"""Forms may nest, and a broken file may nest them in a circle."""

SLANT = math.radians(5)
"""Text turned further than this from the reading direction is a watermark, not content."""

LINE_END_HYPHENS = {0x02, 0xFFFE}
"""pdfium reports a hyphen at a line's end by one of these."""


def read_raw_page(document: Any, number: int) -> RawPage:
    """Characters and edges of page `number` (from 1) of an open `pypdfium2.PdfDocument`."""
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise ValueError(f"pdfium cannot load page {number}")
    try:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        turns = pdfium.FPDFPage_GetRotation(page)
        to_display = display_matrix((box.left, box.bottom, box.right, box.top), turns)
        width, height = abs(box.right - box.left), abs(box.top - box.bottom)
        if turns % 2:
            width, height = height, width
        chars, unmapped = _chars(page, to_display, turns)
        walk = _Walk()
        walk.page(page, to_display)
        edges = strokes_to_edges(walk.strokes, width, height)
        return RawPage(number, width, height, chars, edges, walk.has_picture, unmapped)
    finally:
        pdfium.FPDF_ClosePage(page)


def _chars(page: Any, to_display: Matrix, turns: int) -> tuple[list[Char], int]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return [], 0
    try:
        return _text_page_chars(text_page, to_display, turns)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _text_page_chars(text_page: Any, to_display: Matrix, turns: int) -> tuple[list[Char], int]:
    a, b, c, d, e, f = to_display
    upright = -turns * math.pi / 2
    rect = pdfium.FS_RECTF()
    rect_pointer = ctypes.byref(rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_pointer, y_pointer = ctypes.byref(x), ctypes.byref(y)
    chars: list[Char] = []
    unmapped = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code <= 0x20 or code == 0xFFFE:
            if code in LINE_END_HYPHENS:
                code = 0x2D
            else:
                unmapped += code == 0
                continue
        if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
            unmapped += 1
        turn = pdfium.FPDFText_GetCharAngle(text_page, index) - upright
        if abs(math.remainder(turn, math.tau)) > SLANT:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, rect_pointer):
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x_pointer, y_pointer)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        xa, ya = a * left + c * bottom + e, b * left + d * bottom + f
        xb, yb = a * right + c * top + e, b * right + d * top + f
        if xa > xb:
            xa, xb = xb, xa
        if ya > yb:
            ya, yb = yb, ya
        chars.append(
            Char(chr(code), xa, ya, xb, yb, b * x.value + d * y.value + f, yb - ya, index)
        )
    return chars, unmapped


class _Walk:
    """Collects the painted paths of a page, those inside its forms too."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.has_picture = False
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._point = [ctypes.c_float() for _ in range(2)]
        self._fill, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._bound_pointers = [ctypes.byref(bound) for bound in self._bounds]
        self._colour_pointers = [ctypes.byref(part) for part in self._colour]
        self._fill_pointer, self._stroked_pointer = ctypes.byref(self._fill), ctypes.byref(self._stroked)

    def page(self, page: Any, to_display: Matrix) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), to_display, 0)

    def _object(self, thing: Any, outer: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.has_picture = True
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            inside = concat(self._matrix(thing), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._object(pdfium.FPDFFormObj_GetObject(thing, index), inside, depth + 1)

    def _matrix(self, thing: Any) -> Matrix:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
            return IDENTITY
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _path(self, path: Any, outer: Matrix) -> None:
        if not pdfium.FPDFPath_GetDrawMode(path, self._fill_pointer, self._stroked_pointer):
            return
        stroked = bool(self._stroked.value)
        if stroked:
            colour = self._colours(path, pdfium.FPDFPageObj_GetStrokeColor)
        elif self._fill.value:
            colour = self._colours(path, pdfium.FPDFPageObj_GetFillColor)
        else:
            return
        if colour is None or not pdfium.FPDFPageObj_GetBounds(path, *self._bound_pointers):
            return
        left, bottom, right, top = (bound.value for bound in self._bounds)
        if right - left <= THIN or top - bottom <= THIN:
            # Most paths are one ruling line; their bounds say all, without a look at their points.
            a, b, c, d, e, f = outer
            self.strokes.append(
                Stroke(
                    (
                        (a * left + c * bottom + e, b * left + d * bottom + f),
                        (a * right + c * top + e, b * right + d * top + f),
                    ),
                    stroked,
                    colour,
                )
            )
            return
        matrix = concat(self._matrix(path), outer)
        for points in self._subpaths(path, matrix):
            self.strokes.append(Stroke(tuple(points), stroked, colour))

    def _colours(self, path: Any, getter: Any) -> tuple[int, int, int] | None:
        """Red, green, blue as they look on white paper; None where nothing is painted."""
        if not getter(path, *self._colour_pointers):
            return (0, 0, 0)
        red, green, blue, alpha = (part.value for part in self._colour)
        if alpha == 255:
            return (red, green, blue)
        if alpha == 0:
            return None
        red, green, blue = (255 - (255 - part) * alpha // 255 for part in (red, green, blue))
        return (red, green, blue)

    def _subpaths(self, path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """Each straight-lined run of a path in display coordinates; curves break a run."""
        a, b, c, d, e, f = matrix
        x, y = self._point
        points: list[tuple[float, float]] = []
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if kind == pdfium.FPDF_SEGMENT_LINETO:
                points.append(point)
            else:
                if len(points) > 1:
                    yield points
                points = [point]
            if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                points.append(points[0])
        if len(points) > 1:
            yield points


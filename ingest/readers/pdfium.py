"""The fast source: characters and path objects straight from pdfium's C interface.

pdfium is not thread-safe: whoever calls it in this process takes `PDFIUM_LOCK`.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Container
from typing import Any

import pypdfium2.raw as pdfium

from ingest.model import Box
from ingest.readers import pdfium_calls as calls
from ingest.readers.pdfium_calls import Handle
from ingest.readers.pdfium_objects import Objects
from ingest.readers.source import ASCENT, DESCENT, Char, Matrix, RawPage, display_matrix
from ingest.readers.strokes import strokes_to_edges

PDFIUM_LOCK = threading.RLock()

LEAN = 0.1
"""Text whose direction leaves the horizontal by more than this slope is a watermark, not content."""

INSIDE = 0.3
"""Points; what a clip cuts off is put this far inside it, so that it counts to the cell before."""

LINE_END_HYPHENS = {0x02, 0xFFFE}
"""pdfium reports a hyphen at a line's end by one of these."""


def read_raw_page(document: Any, number: int, clipped: bool = True) -> RawPage:
    """Characters and edges of page `number` (from 1) of an open `pypdfium2.PdfDocument`.

    Not `clipped`, it gives the characters that a clip hides too, as other parsers do.
    """
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
        objects = Objects(calls.address(page), to_display)
        text = _Text(to_display, objects.text_clips if clipped else {})
        text_page = pdfium.FPDFText_LoadPage(page)
        if text_page:
            try:
                text.read(calls.address(text_page), pdfium.FPDFText_CountChars(text_page))
            finally:
                pdfium.FPDFText_ClosePage(text_page)
        edges = strokes_to_edges(objects.strokes, width, height)
        mute = objects.mute_fonts(text.seen)
        return RawPage(number, width, height, text.chars, edges, objects.has_picture, text.unmapped, mute)
    finally:
        pdfium.FPDF_ClosePage(page)


class _Text:
    """Collects the upright characters of a page.

    What all characters of one text object share (direction, size, baseline, clip) is asked once.
    """

    def __init__(self, to_display: Matrix, clips: dict[Handle, Box]) -> None:
        self.chars: list[Char] = []
        self.unmapped = 0
        self._to_display = to_display
        self._clips = clips
        self._traits: dict[Handle, tuple[float, float, Box | None] | None] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    @property
    def seen(self) -> Container[Handle]:
        """The text objects that gave at least one character."""
        return self._traits

    def read(self, text_page: Handle, count: int) -> None:
        a, _, c, _, e, _ = self._to_display
        rect = pdfium.FS_RECTF()
        rect_pointer = ctypes.addressof(rect)
        last, order = 0, 0
        for index in range(count):
            code = calls.text_unicode(text_page, index)
            if code < 0x20 or code == 0xFFFE:
                if code in LINE_END_HYPHENS:
                    code = 0x2D
                else:
                    self.unmapped += code == 0
                    continue
            thing = calls.text_object(text_page, index)
            if not thing:  # a space or line break that pdfium made up
                continue
            if thing != last:
                last, order = thing, order + 1
            order += 1
            if thing in self._traits:
                traits = self._traits[thing]
            else:
                traits = self._traits[thing] = self._trait(text_page, index, thing)
            if traits is None:
                continue
            if 0xE000 <= code <= 0xF8FF or code == 0xFFFD:
                self.unmapped += 1
            if not calls.text_loose_box(text_page, index, rect_pointer):
                continue
            left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
            x0, x1 = a * left + c * bottom + e, a * right + c * top + e
            if x0 > x1:
                x0, x1 = x1, x0
            baseline, size, clip = traits
            if clip is not None:
                if not clip[1] <= baseline - size / 3 <= clip[3]:
                    continue
                # A label too long for its cell is cut by a clip: its words stay whole, within the cell.
                left, right = clip[0] + INSIDE, clip[2] - INSIDE
                x0, x1 = min(max(x0, left), right), min(max(x1, left), right)
            self.chars.append(
                Char(
                    chr(code), x0, baseline - ASCENT * size, x1, baseline + DESCENT * size,
                    baseline, size, order,
                )
            )  # fmt: skip

    def _trait(self, text_page: Handle, index: int, thing: Handle) -> tuple[float, float, Box | None] | None:
        """Baseline, size and clip of a text object; None where it does not read from left to right."""
        a, b, c, d, _, f = self._to_display
        matrix = self._matrix
        if not calls.text_matrix(text_page, index, ctypes.addressof(matrix)):
            return None
        along = (a * matrix.a + c * matrix.b, b * matrix.a + d * matrix.b)
        if along[0] <= 0 or abs(along[1]) > LEAN * along[0]:
            return None
        across = (a * matrix.c + c * matrix.d, b * matrix.c + d * matrix.d)
        size = calls.text_font_size(text_page, index) * abs(across[1])
        calls.text_origin(text_page, index, ctypes.addressof(self._x), ctypes.addressof(self._y))
        return b * self._x.value + d * self._y.value + f, size, self._clips.get(thing)

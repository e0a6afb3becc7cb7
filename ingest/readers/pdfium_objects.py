"""The objects of a page as pdfium keeps them: painted paths, pictures, and what clips its text."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Container, Iterator

import pypdfium2.raw as pdfium

from ingest.model import Box
from ingest.readers import pdfium_calls as calls
from ingest.readers.pdfium_calls import Handle
from ingest.readers.source import IDENTITY, Matrix, concat
from ingest.readers.strokes import THIN, Stroke

MAX_FORM_DEPTH = 8
"""Forms may nest, and a broken file may nest them in a circle."""

TEXT, PATH, IMAGE, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
LINE_TO = pdfium.FPDF_SEGMENT_LINETO


class Objects:
    """Walks a page's objects once, those inside its forms too, in display coordinates.

    `strokes` are the painted paths; `text_clips` the box that text objects (by handle) show in.
    """

    def __init__(self, page: Handle, to_display: Matrix) -> None:
        self.strokes: list[Stroke] = []
        self.text_clips: dict[Handle, Box] = {}
        self.has_picture = False
        self._texts: list[Handle] = []
        self._clips: dict[tuple[object, ...], Box] = {}
        self._floats = (ctypes.c_float * 4)()
        start = ctypes.addressof(self._floats)
        self._float_at = tuple(start + 4 * i for i in range(4))
        self._whole = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._whole)
        self._whole_at = tuple(start + 4 * i for i in range(4))
        for index in range(calls.page_object_count(page)):
            self._object(calls.page_object(page, index), to_display, 0)

    def mute_fonts(self, seen: Container[Handle]) -> dict[str, int]:
        """Fonts outside the file, by how many of their texts are not among `seen`.

        Where no font of the machine has its glyphs, pdfium gives a text no extent, and then no
        characters either; texts of spaces look the same.
        """
        fonts: Counter[str] = Counter()
        for text in self._texts:
            if text in seen or not calls.object_bounds(text, *self._float_at):
                continue
            if self._floats[2] - self._floats[0] > 0.01:
                continue  # printed twice for bold: pdfium keeps one
            font = calls.text_font(text)
            if font and not calls.font_is_embedded(font):
                name = ctypes.create_string_buffer(128)
                calls.font_name(font, ctypes.addressof(name), len(name))
                fonts[name.value.decode("utf-8", "replace")] += 1
        return dict(fonts)

    def _object(self, thing: Handle, outer: Matrix, depth: int) -> None:
        kind = calls.object_type(thing)
        if kind == PATH:
            self._path(thing, outer)
        elif kind == TEXT:
            self._texts.append(thing)
            clip = self._clip(thing, outer)
            if clip is not None:
                self.text_clips[thing] = clip
        elif kind == IMAGE:
            self.has_picture = True
        elif kind == FORM and depth < MAX_FORM_DEPTH:
            inside = concat(self._matrix(thing), outer)
            for index in range(calls.form_object_count(thing)):
                self._object(calls.form_object(thing, index), inside, depth + 1)

    def _matrix(self, thing: Handle) -> Matrix:
        matrix = pdfium.FS_MATRIX()
        if not calls.object_matrix(thing, ctypes.addressof(matrix)):
            return IDENTITY
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _path(self, path: Handle, outer: Matrix) -> None:
        fill_at, stroke_at = self._whole_at[:2]
        if not calls.path_draw_mode(path, fill_at, stroke_at):
            return
        filled, stroked = self._whole[0], self._whole[1]
        if stroked:
            colour = self._colour(path, calls.object_stroke_colour)
        elif filled:
            colour = self._colour(path, calls.object_fill_colour)
        else:
            return
        if colour is None or not calls.object_bounds(path, *self._float_at):
            return
        left, bottom, right, top = self._floats
        if right - left <= THIN or top - bottom <= THIN:
            # Most paths are one ruling line; their bounds say all, without a look at their points.
            a, b, c, d, e, f = outer
            corners = (
                (a * left + c * bottom + e, b * left + d * bottom + f),
                (a * right + c * top + e, b * right + d * top + f),
            )
            self.strokes.append(Stroke(corners, bool(stroked), colour))
            return
        matrix = concat(self._matrix(path), outer)
        for points in self._subpaths(path, matrix):
            self.strokes.append(Stroke(tuple(points), bool(stroked), colour))

    def _colour(self, path: Handle, getter: object) -> tuple[int, int, int] | None:
        """Red, green, blue as they look on white paper; None where nothing is painted."""
        if not getter(path, *self._whole_at):  # type: ignore[operator]
            return (0, 0, 0)
        red, green, blue, alpha = self._whole
        if alpha == 255:
            return (red, green, blue)
        if alpha == 0:
            return None
        red, green, blue = (255 - (255 - part) * alpha // 255 for part in (red, green, blue))
        return (red, green, blue)

    def _subpaths(self, path: Handle, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """Each straight-lined run of a path; curves break a run."""
        points: list[tuple[float, float]] = []
        for index in range(calls.path_segment_count(path)):
            segment = calls.path_segment(path, index)
            point = self._point(segment, matrix)
            if calls.segment_type(segment) == LINE_TO:
                points.append(point)
            else:
                if len(points) > 1:
                    yield points
                points = [point]
            if calls.segment_closes(segment) and len(points) > 1:
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _point(self, segment: Handle, matrix: Matrix) -> tuple[float, float]:
        calls.segment_point(segment, self._float_at[0], self._float_at[1])
        a, b, c, d, e, f = matrix
        x, y = self._floats[0], self._floats[1]
        return (a * x + c * y + e, b * x + d * y + f)

    def _clip(self, thing: Handle, outer: Matrix) -> Box | None:
        """The box that all clip paths of an object leave; None where nothing is clipped.

        Neighbours share their clips, so two corners of the innermost one tell whether the clips of
        an object were read before; on some pages every character is an object of its own.
        """
        clip = calls.object_clip(thing)
        count = calls.clip_path_count(clip) if clip else 0
        if count <= 0:
            return None
        x_at, y_at, right_at, bottom_at = self._float_at
        calls.segment_point(calls.clip_segment(clip, count - 1, 0), x_at, y_at)
        calls.segment_point(calls.clip_segment(clip, count - 1, 2), right_at, bottom_at)
        known = (count, *self._floats, outer)
        box = self._clips.get(known)
        if box is None:
            box = self._clips[known] = self._clip_box(clip, count, outer)
        return box

    def _clip_box(self, clip: Handle, count: int, outer: Matrix) -> Box:
        x0, top, x1, bottom = -1e9, -1e9, 1e9, 1e9
        for path in range(count):
            points = [
                self._point(calls.clip_segment(clip, path, index), outer)
                for index in range(calls.clip_segment_count(clip, path))
            ]
            if points:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                x0, x1 = max(x0, min(xs)), min(x1, max(xs))
                top, bottom = max(top, min(ys)), min(bottom, max(ys))
        return (x0, top, x1, bottom)

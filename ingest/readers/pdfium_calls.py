"""The few functions of pdfium's C interface that the fast source calls, bound for speed.

pypdfium2's own bindings make an object of every handle they return; with handles as plain numbers
and no release of the interpreter lock a call costs a third. Signatures are those of pdfium's
public headers (fpdf_text.h, fpdf_edit.h, fpdf_transformpage.h).
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

Handle = int

_int, _uint, _float, _handle, _out = (
    ctypes.c_int,
    ctypes.c_uint,
    ctypes.c_float,
    ctypes.c_void_p,
    ctypes.c_void_p,
)


def address(handle: Any) -> Handle:
    """The plain number behind a handle or function of pypdfium2's own bindings."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(getattr(pdfium, name)))


text_unicode = _bind("FPDFText_GetUnicode", _uint, _handle, _int)
text_object = _bind("FPDFText_GetTextObject", _handle, _handle, _int)
text_loose_box = _bind("FPDFText_GetLooseCharBox", _int, _handle, _int, _out)
text_origin = _bind("FPDFText_GetCharOrigin", _int, _handle, _int, _out, _out)
text_matrix = _bind("FPDFText_GetMatrix", _int, _handle, _int, _out)
text_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _handle, _int)
text_font = _bind("FPDFTextObj_GetFont", _handle, _handle)
font_is_embedded = _bind("FPDFFont_GetIsEmbedded", _int, _handle)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _handle, _out, ctypes.c_size_t)

page_object_count = _bind("FPDFPage_CountObjects", _int, _handle)
page_object = _bind("FPDFPage_GetObject", _handle, _handle, _int)
form_object_count = _bind("FPDFFormObj_CountObjects", _int, _handle)
form_object = _bind("FPDFFormObj_GetObject", _handle, _handle, ctypes.c_ulong)
object_type = _bind("FPDFPageObj_GetType", _int, _handle)
object_matrix = _bind("FPDFPageObj_GetMatrix", _int, _handle, _out)
object_bounds = _bind("FPDFPageObj_GetBounds", _int, _handle, _out, _out, _out, _out)
object_fill_colour = _bind("FPDFPageObj_GetFillColor", _int, _handle, _out, _out, _out, _out)
object_stroke_colour = _bind("FPDFPageObj_GetStrokeColor", _int, _handle, _out, _out, _out, _out)

path_draw_mode = _bind("FPDFPath_GetDrawMode", _int, _handle, _out, _out)
path_segment_count = _bind("FPDFPath_CountSegments", _int, _handle)
path_segment = _bind("FPDFPath_GetPathSegment", _handle, _handle, _int)
segment_type = _bind("FPDFPathSegment_GetType", _int, _handle)
segment_point = _bind("FPDFPathSegment_GetPoint", _int, _handle, _out, _out)
segment_closes = _bind("FPDFPathSegment_GetClose", _int, _handle)

object_clip = _bind("FPDFPageObj_GetClipPath", _handle, _handle)
clip_path_count = _bind("FPDFClipPath_CountPaths", _int, _handle)
clip_segment_count = _bind("FPDFClipPath_CountPathSegments", _int, _handle, _int)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _handle, _handle, _int, _int)

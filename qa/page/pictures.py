"""Pictures of document pages, drawn by pdfium from the kept file when a browser asks for them."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

DPI = 132
LONGEST_SIDE = 2600
FOLDER = "page-image"
"""Where the pictures lie, seen from the page."""

_pdfium = threading.Lock()
"""pdfium may be used by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the picture of a page is had; `width` and `height` are PDF points of the page as displayed."""

    width: float
    height: float
    source: str


def page_picture(document: str, path: Path, page: int) -> Picture | None:
    """The picture of one page (from 1), not yet drawn; None where the file has no such page or is no PDF."""
    try:
        sizes = _sizes(path)
    except _Unreadable:
        return None
    if not 1 <= page <= len(sizes):
        return None
    width, height = sizes[page - 1]
    return Picture(width, height, f"{FOLDER}/{quote(document, safe='')}/{page}?v={path.stem[:12]}")


def draw_page(path: Path, page: int) -> bytes | None:
    """One page (from 1) as WebP; None where there is no such page."""
    try:
        return _drawn(path, page)
    except _Unreadable:
        return None


def page_count(path: Path) -> int:
    """How many pages the file has; 0 where it is no PDF."""
    try:
        return len(_sizes(path))
    except _Unreadable:
        return 0


class _Unreadable(Exception):
    """No PDF, or none any more; an exception, so that it is not remembered."""


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pypdfium2

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(path)
            try:
                yield document
            finally:
                document.close()
        except (pypdfium2.PdfiumError, OSError) as error:
            raise _Unreadable from error


@lru_cache(maxsize=256)
def _sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Sizes of all pages. The library keeps files under names of their content: a path never changes."""
    with _opened(path) as document:
        return tuple(document.get_page_size(at) for at in range(len(document)))


@lru_cache(maxsize=192)
def _drawn(path: Path, page: int) -> bytes:
    with _opened(path) as document:
        if not 1 <= page <= len(document):
            raise _Unreadable
        sheet = document[page - 1]
        longest = max(sheet.get_size())
        scale = min(DPI / 72, LONGEST_SIDE / longest) if longest else 1.0
        image = sheet.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=78, method=2)
    return buffer.getvalue()

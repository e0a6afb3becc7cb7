"""Pictures of document pages, drawn by pdfium from the kept file."""

from __future__ import annotations

import base64
import io
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DPI = 132

_pdfium = threading.Lock()
"""pdfium may be used by one thread at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as a data address; `width` and `height` are PDF points of the page as displayed."""

    width: float
    height: float
    source: str


def page_picture(path: Path, page: int, dpi: int = DPI) -> Picture | None:
    """The picture of one page (from 1), or None where the file has no such page or is no PDF."""
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return None
    return _drawn(path, stamp, page, dpi)


def page_count(path: Path) -> int:
    """How many pages the file has; 0 where it is no PDF."""
    import pypdfium2

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError):
            return 0
        try:
            return len(document)
        finally:
            document.close()


@lru_cache(maxsize=96)
def _drawn(path: Path, stamp: int, page: int, dpi: int) -> Picture | None:
    import pypdfium2

    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError):
            return None
        try:
            if not 1 <= page <= len(document):
                return None
            sheet = document[page - 1]
            width, height = sheet.get_size()
            longest = max(width, height)
            scale = min(dpi / 72, 2600 / longest) if longest else 1.0
            image = sheet.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        except pypdfium2.PdfiumError:
            return None
        finally:
            document.close()
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=78, method=2)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return Picture(width, height, f"data:image/webp;base64,{data}")

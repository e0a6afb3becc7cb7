"""PDF files to pages, from the fast source, and from pdfplumber where that fails."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pypdfium2

from ingest.model import Page
from ingest.readers import pdfium, plumber
from ingest.readers.errors import ReadError
from ingest.readers.source import RawPage
from ingest.readers.words import chars_to_words

log = logging.getLogger(__name__)

UNREADABLE = 0.3
"""A page whose font maps hide more than this share of its characters goes to the other source."""

PROOFS = 2
"""So many pages must show that a font's lost texts were only spaces before that is believed."""


def read_pdf(path: Path) -> list[Page]:
    """Every page of a PDF; raises `ReadError` where the file is broken or encrypted."""
    return list(_pages(path))


def _pages(path: Path) -> Iterator[Page]:
    with ExitStack() as stack:
        with pdfium.PDFIUM_LOCK:
            document = _open(path)
            count = len(document)
        stack.callback(_close, document)
        reference = _Reference(path, stack)
        for number in range(1, count + 1):
            yield _page(_raw_page(document, number, reference))


def _open(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        reason = str(error)
        if "password" in reason.lower() or "security" in reason.lower():
            raise ReadError("文件有密码保护，无法读取：请先解除密码再导入") from error
        raise ReadError("PDF 文件已损坏或不完整（可能没有下载完）：请重新下载后再导入") from error


def _close(document: Any) -> None:
    with pdfium.PDFIUM_LOCK:
        document.close()


class _Reference:
    """pdfplumber's parse of single pages, opened when a page first needs it.

    Texts of spaces look like texts whose characters are lost; `harmless` remembers of which fonts
    pages have shown that only spaces were meant, and how many a page.
    """

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self._path = path
        self._stack = stack
        self._document: Any = None
        self._proofs: Counter[str] = Counter()
        self._most: dict[str, int] = {}

    def read(self, number: int) -> RawPage | None:
        """The page, or None where pdfplumber cannot read it either."""
        import pdfplumber

        try:
            if self._document is None:
                self._document = self._stack.enter_context(pdfplumber.open(self._path))
            return plumber.read_raw_page(self._document, number)
        except Exception as error:  # pdfminer raises anything at all on broken files
            log.info("page %d: pdfplumber failed: %s", number, error)
            return None

    def may_know_more(self, fast: RawPage) -> bool:
        if fast.unmapped > UNREADABLE * len(fast.chars):
            return True
        return any(
            self._proofs[font] < PROOFS or count > 2 * self._most[font] + 5
            for font, count in fast.mute_fonts.items()
        )

    def prove_harmless(self, fast: RawPage) -> None:
        for font, count in fast.mute_fonts.items():
            self._proofs[font] += 1
            self._most[font] = max(count, self._most.get(font, 0))


def _raw_page(document: Any, number: int, reference: _Reference) -> RawPage:
    try:
        with pdfium.PDFIUM_LOCK:
            fast = pdfium.read_raw_page(document, number)
    except ValueError:
        return reference.read(number) or RawPage(number, 595.0, 842.0, (), (), True)
    if not reference.may_know_more(fast):
        return fast
    slow = reference.read(number)
    if slow is None:
        return fast
    if _readable(slow) > _readable(fast):
        return slow
    reference.prove_harmless(fast)
    return fast


def _readable(raw: RawPage) -> int:
    """How many characters of the page can be read; what a clip hides is not told apart here."""
    return sum(not char.text.isspace() for char in raw.chars) - raw.unmapped


def _page(raw: RawPage) -> Page:
    words = chars_to_words(raw.chars, (raw.width, raw.height), raw.edges)
    return Page(
        raw.number,
        round(raw.width, 2),
        round(raw.height, 2),
        words,
        tuple(raw.edges),
        has_text=bool(words) or not raw.has_picture,
    )

"""The fast source against pdfplumber's parse: the same words in the same cells.

Differences that are known, each seen on the page, and why the fast source is right:

- Text and lines that a clip hides (beijing tables after a page break, wanli labels cut at the cell):
  pdfplumber gives them, pdfium tells the clip, the reader leaves them out.
- Radicals (⼈ for 人): pdfium maps some to characters itself; both are compared folded.
- Texts in a font that neither the file nor the machine has: pdfium gives nothing, and the page is
  read by pdfplumber (beijing-audit narrative, pages 1, 3, 10).
"""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from ingest.amounts import squeeze
from ingest.grids import find_grids
from ingest.model import Page
from ingest.readers import pdfium, plumber
from ingest.readers.source import RawPage
from ingest.readers.words import chars_to_words

EXPLAINED = {
    ("beijing-audit-2026-tables.pdf", 21): "a row of the page before, hidden by the clip",
    ("pt-commerce-2025-dept.pdf", 3): "lines of the next page, hidden by the clip",
    ("pt-commerce-2025-dept.pdf", 4): "lines of the next page, hidden by the clip",
    ("pt-commerce-2025-unit.pdf", 3): "lines of the next page, hidden by the clip",
    ("pt-commerce-2025-unit.pdf", 4): "lines of the next page, hidden by the clip",
    ("xian-petition-2026.pdf", 42): "the end of a cell cut off by its clip",
}


def both_pages(path: Path, number: int) -> tuple[Page, Page]:
    """The page from the fast source and from pdfplumber's parse."""
    fast = pypdfium2.PdfDocument(path)
    with pdfplumber.open(path) as slow:
        pages = page(pdfium.read_raw_page(fast, number)), page(plumber.read_raw_page(slow, number))
    fast.close()
    return pages


def page(raw: RawPage) -> Page:
    words = chars_to_words(raw.chars, (raw.width, raw.height), raw.edges)
    return Page(raw.number, round(raw.width, 2), round(raw.height, 2), words, tuple(raw.edges))


def cells(page: Page) -> list[tuple[int, int, int, int, str]]:
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, squeeze(cell.text))
        for grid in find_grids(page)
        for cell in grid.cells
    ]


def test_both_sources_give_the_same_cells_on_a_page_of_each_document(corpus: Path) -> None:
    compared = 0
    for path in sorted(corpus.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            number = len(document) // 2 + 1
        if (path.name, number) in EXPLAINED:
            continue
        ours, theirs = both_pages(path, number)
        assert (ours.width, ours.height) == pytest.approx((theirs.width, theirs.height), abs=0.1)
        assert cells(ours) == cells(theirs), (path.name, number)
        compared += len(cells(ours))
    assert compared > 500


@pytest.mark.parametrize(("name", "number"), EXPLAINED)
def test_explained_differences_are_text_that_does_not_show(corpus: Path, name: str, number: int) -> None:
    fast, slow = both_pages(corpus / name, number)
    shown, given = (sum(len(word.text) for word in one.words) for one in (fast, slow))
    assert shown < given

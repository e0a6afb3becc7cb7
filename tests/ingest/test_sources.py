"""Both sources of characters over two table pages of every real document: the same words in the same cells.

The whole comparison is `python -m eval.sources FOLDER...`. Over 2842 pages it found 55 that differ, of
two kinds. Each page is sorted by program; rendered pages of both kinds show the fast source to be right:

- Characters that a clip hides (a row of the page before under the header of a continued table, the
  end of a text too long for its cell, lines of the next page under the footer). pdfplumber gives
  them, pdfium knows the clip, and without its clips gives the very same.
- Texts of neighbouring cells that touch or overlap at the line between them. pdfium knows where one
  text ends; pdfplumber's characters run on, and the joined word falls into one of both cells.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from eval.sources import compare_pages
from ingest.readers import pdfium

PAGES = 2

CLIPPED = (
    ("beijing-audit-2026-tables.pdf", 21),
    ("pt-commerce-2025-dept.pdf", 3),
    ("pt-commerce-2025-unit.pdf", 4),
    ("xian-petition-2026.pdf", 42),
)


def table_pages(path: Path) -> list[int]:
    """The pages with the most ruling lines at a third and two thirds of the document."""
    with pypdfium2.PdfDocument(path) as document:
        count = len(document)
        wanted = []
        for part in range(1, PAGES + 1):
            centre = count * part // (PAGES + 1)
            near = range(max(centre - 1, 1), min(centre + 2, count) + 1)
            wanted.append(max(near, key=lambda n: len(pdfium.read_raw_page(document, n).edges)))
    return list(dict.fromkeys(wanted))


def folders(corpus: Path) -> list[Path]:
    return [folder for folder in (corpus, corpus.parent / "wide") if folder.is_dir()]


def test_table_pages_of_every_document_have_the_same_words_in_the_same_cells(corpus: Path) -> None:
    cells = 0
    for folder in folders(corpus):
        for path in sorted(folder.glob("*.pdf")):
            for page in compare_pages(path, table_pages(path)):
                assert page.agrees or page.only_clipped or page.only_parted, str(page)
                cells += page.cells
    assert cells > 3000


@pytest.mark.parametrize(("name", "number"), CLIPPED)
def test_what_differs_is_hidden_by_a_clip(corpus: Path, name: str, number: int) -> None:
    (page,) = compare_pages(corpus / name, [number])
    assert not page.agrees
    assert page.only_clipped
    assert not page.fast_text


def test_touching_texts_stay_in_their_own_cells(corpus: Path) -> None:
    path = corpus.parent / "wide" / "xian-weather-2022-b807.pdf"
    if not path.is_file():
        pytest.skip("没有 wide 文件夹")
    (page,) = compare_pages(path, [30])
    assert page.only_parted
    assert {cell[5] for cell in page.fast_cells} == {"序号", "单位编码"}
    assert {cell[5] for cell in page.slow_cells} == {"", "序号单位编码"}

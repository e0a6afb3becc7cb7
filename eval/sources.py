"""Both sources of characters over real files: `python -m eval.sources PATH...` prints where they differ.

The fast source (pdfium) is measured against the reference (pdfplumber's own parse): each must give
the same words in the same cells. A page that the reader takes from the reference anyway, because the
fast source knows too little of its fonts, cannot differ.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pypdfium2

from ingest.amounts import squeeze
from ingest.model import Page
from ingest.readers import pdfium, plumber
from ingest.readers.source import RawPage
from ingest.readers.words import chars_to_words
from ingest.tables.grids import find_grids

Cell = tuple[int, int, int, int, int, str]
"""Grid of the page, row, column, rows and columns spanned, text without spaces."""


@dataclass(frozen=True, slots=True)
class PageComparison:
    """A page from both sources: its cells and characters, and what only one of them gives."""

    document: str
    page: int
    cells: int
    fast_cells: tuple[Cell, ...] = ()
    slow_cells: tuple[Cell, ...] = ()
    fast_text: str = ""
    slow_text: str = ""
    from_reference: bool = False
    only_clipped: bool = False
    """Without its clips, the fast source gives what the reference gives: the rest does not show."""
    only_parted: bool = False
    """Each row has the same characters: the reference joins texts that touch over the line between cells."""

    @property
    def agrees(self) -> bool:
        """The same words in the same cells, and the same characters beside them."""
        return not (self.fast_cells or self.slow_cells or self.fast_text or self.slow_text)

    def __str__(self) -> str:
        """One line: where, and what each source has more."""
        only = [
            f"{name} {'；'.join(f'{cell[1]}:{cell[2]} {cell[5]}' for cell in cells)} {text}".rstrip()
            for name, cells, text in (
                ("pdfium 多", self.fast_cells, self.fast_text),
                ("pdfplumber 多", self.slow_cells, self.slow_text),
            )
            if cells or text
        ]
        return f"{self.document} 第{self.page}页：" + " | ".join(only)


def compare_pages(path: Path, numbers: Sequence[int] | None = None) -> Iterator[PageComparison]:
    """The pages of a file (all, or those numbered, from 1) from both sources."""
    with pypdfium2.PdfDocument(path) as document, pdfplumber.open(path) as reference:
        for number in numbers or range(1, len(document) + 1):
            fast = pdfium.read_raw_page(document, number)
            slow = plumber.read_raw_page(reference, number)
            found = _compared(path.name, fast, slow)
            if not found.agrees:
                bare = pdfium.read_raw_page(document, number, clipped=False)
                found = replace(found, only_clipped=_compared(path.name, bare, slow).agrees)
            yield found


def _compared(name: str, fast: RawPage, slow: RawPage) -> PageComparison:
    ours, theirs = _page(fast), _page(slow)
    one, other = Counter(_cells(ours)), Counter(_cells(theirs))
    parted = Counter(_rows(ours)) == Counter(_rows(theirs))
    fast_text, slow_text = _characters(ours) - _characters(theirs), _characters(theirs) - _characters(ours)
    readable = sum(not char.text.isspace() for char in fast.chars) - fast.unmapped
    known = sum(not char.text.isspace() for char in slow.chars) - slow.unmapped
    if known > readable and (fast.mute_fonts or fast.unmapped):
        return PageComparison(name, fast.number, one.total(), from_reference=True)
    return PageComparison(
        name,
        fast.number,
        one.total(),
        tuple(sorted((one - other).elements())),
        tuple(sorted((other - one).elements())),
        "".join(sorted(fast_text.elements())),
        "".join(sorted(slow_text.elements())),
        only_parted=one != other and parted,
    )


def _page(raw: RawPage) -> Page:
    words = chars_to_words(raw.chars, (raw.width, raw.height), raw.edges)
    return Page(raw.number, round(raw.width, 2), round(raw.height, 2), words, tuple(raw.edges))


def _cells(page: Page) -> list[Cell]:
    return [
        (index, cell.row, cell.column, cell.row_span, cell.column_span, squeeze(cell.text))
        for index, grid in enumerate(find_grids(page))
        for cell in grid.cells
    ]


def _rows(page: Page) -> list[tuple[int, int, str]]:
    """Grid, row, and all its characters in one order."""
    rows: dict[tuple[int, int], str] = {}
    for grid, row, _, _, _, text in _cells(page):
        rows[grid, row] = rows.get((grid, row), "") + text
    return [(grid, row, "".join(sorted(text))) for (grid, row), text in rows.items()]


def _characters(page: Page) -> Counter[str]:
    return Counter("".join(squeeze(word.text) for word in page.words))


def _whole(path: Path) -> list[PageComparison]:
    return list(compare_pages(path))


def main() -> None:
    """Compare every page of the files and folders named; print the differences and the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    files = [
        file for path in arguments.paths for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])
    ]
    pages = cells = agreeing = taken = clipped = parted = 0
    with ProcessPoolExecutor(arguments.workers) as pool:
        for compared in pool.map(_whole, files):
            for page in compared:
                pages, cells = pages + 1, cells + page.cells
                agreeing, taken = agreeing + page.agrees, taken + page.from_reference
                clipped += page.only_clipped
                parted += page.only_parted and not page.only_clipped
                if not (page.agrees or page.only_clipped or page.only_parted):
                    print(page, flush=True)
    print(
        f"文件 {len(files)} 个，{pages} 页，{cells} 格；一致 {agreeing} 页，其中取自 pdfplumber 的 {taken} 页"
    )
    print(
        f"不一致 {pages - agreeing} 页：{clipped} 页只差被裁掉、看不见的字，{parted} 页只差相连的两格字的分法"
    )


if __name__ == "__main__":
    main()

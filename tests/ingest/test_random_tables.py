"""Random frames printed in random forms: what is read is the frame that was drawn."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.samples.pdf import write_booklet
from eval.samples.random_tables import draw_table
from ingest.amounts import parse_amount, squeeze
from ingest.readers import read_pages
from ingest.tables.grids import find_grids, ungridded_numbers

SEEDS = 200
STEP = 20


@pytest.mark.parametrize("first", range(0, SEEDS, STEP))
def test_every_printed_cell_is_in_one_grid_cell(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + STEP):
        drawn = draw_table(seed)
        path = tmp_path / drawn.booklet.name
        write_booklet(drawn.booklet, path)
        pages = read_pages(path)
        grids = [(page, grid) for page in pages for grid in find_grids(page)]
        read = Counter(squeeze(cell.text) for _, grid in grids for cell in grid.cells)
        amounts = Counter(
            str(parse_amount(text)) for text in read.elements() if parse_amount(text) is not None
        )
        for frame in drawn.frames:
            for row in frame.rows:
                assert any(squeeze(row.label) in text for text in read), (seed, row.label)
            wanted = Counter(
                str(amount) for row in frame.rows for amount in row.amounts if amount is not None
            )
            assert not wanted - amounts, (seed, wanted - amounts)
        for page in pages:
            assert not ungridded_numbers(page, [grid for on, grid in grids if on is page]), seed

"""Random frames printed in random forms: the reader gives the frame back, exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from eval.samples.pdf import write_booklet
from eval.samples.random_form import Frame
from eval.samples.random_tables import draw_table
from ingest.amounts import squeeze
from ingest.readers import read_pages
from ingest.tables.facts import build_facts
from ingest.tables.grids import find_grids
from ingest.tables.logical import build_tables

SEEDS = 200
STEP = 20


class Figure(NamedTuple):
    """One value cell, as drawn and as read; blanks have no amount."""

    title: str
    side: str | None
    label: str
    code: str | None
    column: tuple[str, ...]
    amount: Decimal | None
    places: int
    unit: str | None


def drawn_figures(frames: Iterable[Frame]) -> Counter[Figure]:
    return Counter(
        figure(frame.title, frame.side, row.label, row.code, column.path, amount, row.unit or column.unit)
        for frame in frames
        for row in frame.rows
        for column, amount in zip(frame.columns, row.amounts, strict=True)
    )


def read_figures(path: Path) -> Counter[Figure]:
    pages = read_pages(path)
    tables = build_tables(pages, [find_grids(page) for page in pages])
    return Counter(
        figure(
            tables[fact.table].title,
            tables[fact.table].side,
            fact.label,
            fact.code,
            fact.column_path,
            fact.amount,
            fact.unit,
        )
        for fact in build_facts(tables)
    )


def figure(
    title: str,
    side: str | None,
    label: str,
    code: str | None,
    path: tuple[str, ...],
    amount: Decimal | None,
    unit: str | None,
) -> Figure:
    """The side's own word over its columns (收入, 支出) and a unit beside 金额 are no part of a name."""
    words = tuple(squeeze(word).removesuffix(f"({unit})") for word in path)
    if side is not None and len(words) > 1 and words[0] in ("收入", "支出"):
        words = words[1:]
    places = 0 if amount is None else -int(amount.as_tuple().exponent)
    return Figure(squeeze(title), side, squeeze(label), code, words, amount, places, unit)


@pytest.mark.parametrize("first", range(0, SEEDS, STEP))
def test_the_frame_that_was_drawn_is_read(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + STEP):
        drawn = draw_table(seed)
        path = tmp_path / drawn.booklet.name
        write_booklet(drawn.booklet, path)
        wanted, read = drawn_figures(drawn.frames), read_figures(path)
        assert not wanted - read, (
            seed,
            "没有读出",
            sorted(map(repr, wanted - read))[:5],
            "多出",
            list(read - wanted)[:5],
        )
        assert not read - wanted, (seed, "多出", list(read - wanted)[:5])


def test_the_comparison_sees_one_wrong_digit() -> None:
    frame = draw_table(1).frames[0]
    wanted = drawn_figures([frame])
    assert sum(wanted.values()) == len(frame.rows) * len(frame.columns)
    one = next(figure for figure in wanted if figure.amount is not None)
    assert one.amount is not None
    changed = wanted - Counter([one]) + Counter([one._replace(amount=one.amount + 1)])
    assert changed != wanted

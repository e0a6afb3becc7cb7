"""The department itself, asked for apart from the units under it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine

WATER = "wangchuan-water-2025-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({WATER: parse(samples / WATER)}))


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("局本级的支出预算是多少", "3098.15"),
        ("局本级的项目支出有多少", "1519.29"),
        ("水务局本级2025年支出多少", "3098.15"),
    ],
)
def test_the_own_level_is_the_department_without_its_units(
    engine: Engine, question: str, amount: str
) -> None:
    figure = engine.ask(question).figures[0]
    assert (Decimal(figure.value), figure.unit) == (Decimal(amount), "万元")
    assert "本级" in figure.label


@pytest.mark.parametrize("question", ["局本级的会议费是多少", "望川市气象台的预算是多少"])
def test_what_is_not_told_of_the_body_is_not_taken_from_another(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"

"""Shares asked in everyday words over the bundled samples."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine

LESHAN = "leshan-hrss-2024-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({LESHAN: parse(samples / LESHAN)}))


@pytest.mark.parametrize(
    "question",
    [
        "支出总预算里项目支出的比重有多大",
        "项目支出占支出总计的比重有多大",
        "支出总计，项目支出占比多少",
        "项目支出就吃掉了支出总计的百分之几",
        "项目支出除以支出总计，比例是多少（%）",
        "拿项目支出除以支出总计，得百分之几",
    ],
)
def test_how_large_a_part_is_asks_for_its_share(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "answered", record.text
    assert (record.figures[0].value, record.figures[0].unit) == ("29.47", "%")


def test_a_figure_is_no_share_of_itself(engine: Engine) -> None:
    record = engine.ask("人员经费的占比有多大", [LESHAN])
    assert all(figure.value != "100.00" for figure in record.figures), record.text


def test_an_amount_is_no_answer_to_a_percentage(engine: Engine) -> None:
    record = engine.ask("先把基本支出、项目支出加总，再除以人员的身高，得百分之几", [LESHAN])
    assert all(figure.unit == "%" for figure in record.figures[:1]), record.text

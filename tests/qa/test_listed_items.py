"""Several items of one question, each of the widest scope that is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

NAME, AMOUNT = Column(0, ("项目",), "label"), Column(1, ("合计",), "amount", "万元")


@pytest.fixture(scope="module")
def engine() -> Engine:
    three = table(
        "一般公共预算“三公”经费支出情况表", "three_public_table", (NAME, AMOUNT),
        [(("合计",), {0: "合计", 1: "9.76"}), (("公务接待费",), {0: "公务接待费", 1: "4.76"})],
    )  # fmt: skip
    basic = table(
        "一般公共预算基本支出情况表", "basic_expenditure_table", (NAME, AMOUNT),
        [
            (("会议费",), {0: "会议费", 1: "20.42"}),
            (("公务接待费",), {0: "公务接待费", 1: "1.48"}),
            (("差旅费",), {0: "差旅费", 1: "30.00"}),
        ],
    )  # fmt: skip
    return Engine(Shelf({"made.pdf": document(three, replace(basic, index=1))}))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("公务接待费和会议费合计多少？", "25.18"),
        ("会议费、差旅费合计多少？", "50.42"),
        ("一般公共预算基本支出情况表中，公务接待费和会议费合计多少？", "21.90"),
    ],
)
def test_each_item_comes_to_what_it_comes_to_by_itself(engine: Engine, question: str, value: str) -> None:
    answer = engine.ask(question)
    assert (answer.status, answer.figures[0].value) == ("answered", value), answer.text

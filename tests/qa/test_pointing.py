"""Later questions that point at what the one before them was answered with, or at what it was of."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.question.history import wholes_of
from qa.question.pointing import said_of_the_answer

WATER = "wangchuan-water-2025-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({WATER: parse(samples / WATER)}))


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("哪个下属单位的支出最少", "它的项目支出有多少", "望川市节水技术推广中心的项目支出有多少"),
        ("支出最多的下属单位是哪家", "该单位的基本支出呢", "望川市河道管理中心的基本支出是多少"),
    ],
)
def test_a_pronoun_stands_for_the_one_that_was_found(
    engine: Engine, before: str, question: str, whole: str
) -> None:
    asked, plain = engine.ask(question, None, [before]), engine.ask(whole)
    assert plain.status == "answered", plain.text
    assert [figure.value for figure in asked.figures] == [figure.value for figure in plain.figures]


def test_nothing_is_pointed_at_where_no_one_was_asked_for() -> None:
    assert said_of_the_answer("它的项目支出有多少", "培训费是多少") == ""
    assert said_of_the_answer("培训费是多少", "哪个单位的支出最少") == ""


def test_aims_are_asked_of_the_project_before() -> None:
    wholes = [whole.question for whole in wholes_of("目标是什么", ["节水宣传专项经费多少钱"])]
    assert "节水宣传专项经费的目标是什么" in wholes

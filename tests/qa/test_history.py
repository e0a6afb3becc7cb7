"""Chats: a later question leans on the item, the part or the figures of the earlier ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.question.history import wholes_of

WATER = "wangchuan-water-2025-sample.pdf"
CULTURE = "dongzhu-culture-2025-sample.pdf"
FINAL = "dongzhu-culture-2024-final-sample.pdf"
LESHAN = "leshan-hrss-2024-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in (WATER, CULTURE, FINAL, LESHAN)}))


@pytest.mark.parametrize(
    ("question", "earlier", "ways"),
    [
        ("其中项目支出有多少", ["2026年电费是多少"], ["2026年电费里面,项目支出有多少"]),
        ("那基本支出呢", ["电费多少", "其中项目支出多少"], ["电费里面,基本支出多少"]),
        ("占比呢", ["电费多少", "其中项目支出多少"], ["电费里面,项目支出占百分之几"]),
        ("项目支出占多少", ["支出总额是多少"], ["支出总额里面,项目支出占百分之几", "项目支出占多少"]),
        ("补贴经费在里面占百分之几", ["援助处的项目支出多少"], ["援助处的项目支出里面,补贴经费占百分之几"]),
        ("其中运维占多少钱", ["专项业务经费多少"], ["专项业务经费里面,运维有多少钱"]),
        ("其中会议费呢", ["三公经费多少"], ["三公经费里面,会议费多少", "其中会议费呢"]),
    ],
)
def test_a_question_is_first_tied_to_the_item_asked_before(
    question: str, earlier: list[str], ways: list[str]
) -> None:
    assert [whole.question for whole in wholes_of(question, earlier)][: len(ways)] == ways


@pytest.mark.parametrize(
    ("question", "earlier", "whole"),
    [
        ("后者是前者的几倍", ["差旅费多少", "会议费呢"], "会议费是差旅费的几倍"),
        ("这两项合计多少", ["差旅费多少", "换成元", "会议费呢"], "差旅费和会议费合计多少"),
        ("三项加起来多少", ["差旅费多少", "会议费呢", "培训费呢"], "差旅费、会议费和培训费加起来多少"),
        ("差额呢", ["差旅费多少", "会议费呢"], "差旅费和会议费差额是多少"),
        ("差了多少", ["会议费的全年预算是多少", "实际支出呢"], "会议费的全年预算和会议费的实际支出差了多少"),
        ("后者占前者的百分之几", ["收入总计多少", "支出总计呢"], "支出总计占收入总计的百分之几"),
        ("这两个差多少", ["培训费多少", "因公出国（境）费呢"], "培训费和因公出国(境)费差多少"),
        ("加上会议费一共多少", ["2025年差旅费多少"], "2025年差旅费和会议费合计多少"),
        ("再加上培训费呢", ["差旅费和会议费合计多少"], "差旅费和会议费和培训费合计多少"),
        ("实际花掉多少", ["行政运行的全年预算是多少"], "行政运行的实际支出是多少"),
        ("扣掉会议费还剩多少", ["差旅费多少"], "差旅费减去会议费还剩多少"),
        ("前者是后者的几倍", ["2025年差旅费多少", "2024年呢"], "2025年差旅费是2024年的几倍"),
    ],
)
def test_a_question_of_several_figures_names_those_asked_before(
    question: str, earlier: list[str], whole: str
) -> None:
    assert wholes_of(question, earlier)[-1].question == whole


@pytest.mark.parametrize(
    ("document", "question", "earlier", "value"),
    [
        (CULTURE, "其中运行费呢", ["公务用车购置及运行费是多少"], "5.05"),
        (LESHAN, "项目支出占多少", ["支出总额是多少"], "29.47"),
        (LESHAN, "基本支出呢", ["行政运行是多少", "其中项目支出有多少"], "1168.17"),
        (FINAL, "差了多少", ["公务接待费的全年预算是多少", "实际支出呢"], "0.16"),
        (WATER, "培训费今年涨了，去年是多少", [], "10.96"),
        (WATER, "根据正文说的增加额，2024年培训费应为多少万元", [], "10.96"),
        (WATER, "加上会议费一共多少？", ["公务接待费多少？"], "12.28"),
        (CULTURE, "支出总额里有多大比例是项目支出", [], "41.94"),
    ],
)
def test_a_chat_is_answered(
    engine: Engine, document: str, question: str, earlier: list[str], value: str
) -> None:
    record = engine.ask(question, [document], earlier)
    assert record.status == "answered"
    assert Decimal(record.figures[0].value) == Decimal(value)


def test_a_side_that_is_not_printed_of_the_item_is_not_that_of_the_whole(engine: Engine) -> None:
    assert engine.ask("其中项目支出呢", [LESHAN], ["办公费是多少"]).status == "not_found"


def test_each_department_is_asked_of_its_own_year(engine: Engine) -> None:
    question = "望川市水务局2025年的公务接待费是乐山市人社局2024年的几倍"
    record = engine.ask(question, [WATER, LESHAN])
    assert (record.figures[0].value, record.figures[0].unit) == ("1.43", "倍")

"""Shares of what another table prints, places with a year each, and things told of without being counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.question.asked_apart import asked_apart
from qa.question.two_named import written_out

NAME = Column(0, ("项目名称",), "label")
MONEY = Column(1, ("预算金额",), "amount", "万元", 2025, "budget")


def _lines(title: str, kind: str, at: int, *lines: tuple[str, str]) -> Table:
    rows = [((name,), {0: name, 1: amount}) for name, amount in lines]
    return replace(table(title, kind, [NAME, MONEY], rows), index=at)


PROJECTS = _lines(
    "项目支出预算表", "project_table", 0, ("合计", "150.00"), ("物业管理费", "110.00"),
    ("闸站控制系统运行维护费(局机关)", "40.00"),
)  # fmt: skip
PURCHASES = _lines(
    "政府采购预算表", "procurement_table", 1, ("合计", "252.00"), ("物业管理服务", "88.00"),
    ("印刷服务", "76.00"), ("闸站控制系统运行维护服务", "88.00"),
)  # fmt: skip


def _ask(question: str, *, identity: Identity | None = None) -> AnswerRecord:
    made = document(PROJECTS, PURCHASES)
    return Engine(Shelf({"made.pdf": replace(made, identity=identity or made.identity)})).ask(question)


def test_a_part_of_one_table_is_held_against_the_whole_of_another() -> None:
    record = _ask("政府采购表里的物业管理服务，占物业管理费项目预算的百分之几？")
    assert record.figures[0].value == "80.00", record.text


def test_the_total_stands_for_no_whole_that_is_named() -> None:
    record = _ask("政府采购预算表里的闸站控制系统运行维护服务占闸站控制系统运行维护费项目的百分之几？")
    assert not any(figure.value == "34.92" for figure in record.figures), record.text


def test_a_share_of_the_total_is_still_told() -> None:
    record = _ask("采购表里的印刷服务占合计的百分之几？")
    assert record.figures[0].value == "30.16", record.text


def test_two_places_with_a_year_each_keep_their_years() -> None:
    said = written_out("甲市（2022年）和乙市（2026年）两家水务局的会议费相差多少")
    assert said == "甲市水务局2022年和乙市水务局2026年的会议费相差多少"


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("运行维护费下面几个细项，花得最多的前三项依次是什么", 1),
        ("下面有几个单位，最多的是哪家", 2),
        ("新购几辆车、预算多少", 2),
    ],
)
def test_what_is_only_told_of_is_not_counted(question: str, parts: int) -> None:
    assert len(asked_apart(question)) == parts


def test_projects_named_by_a_part_of_their_names_get_no_total_of_all() -> None:
    spent = _lines("部门支出总表", "expenditure_table", 2, ("合计", "920.00"), ("水利支出", "920.00"))
    engine = Engine(Shelf({"made.pdf": document(PROJECTS, PURCHASES, spent)}))
    record = engine.ask("项目名称里带“监测站”字样的几个项目，合计预算多少万元？")
    assert not any(figure.value in ("150.00", "920.00") for figure in record.figures), record.text

"""Cells and sentences that look like what is asked for and hold another thing, or nothing that applies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_STATION, _CENTRE = "望川市水文监测站", "望川市河道管理中心"
PUBLIC = table(
    "财政拨款“三公”经费支出表", "three_public_table",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("总计", "一般公共预算"), "amount", "万元"),
        Column(2, ("总计", "政府性基金"), "amount", "万元"),
        Column(3, ("公务接待费", "一般公共预算"), "amount", "万元"),
        Column(4, ("公务接待费", "政府性基金"), "amount", "万元"),
    ),
    [
        ((_STATION,), {0: _STATION, 1: "5.50", 2: "0.00", 3: "1.50", 4: "0.00"}),
        ((_CENTRE,), {0: _CENTRE, 1: "3.00", 2: "0.00", 3: "0.50", 4: "0.00"}),
    ],
    units=(_STATION, _CENTRE),
)  # fmt: skip
FUNDS = table(
    "政府性基金预算支出表", "government_fund_table",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("支出总计",), "amount", "万元"),
        Column(2, ("基本支出",), "amount", "万元"),
        Column(3, ("项目支出",), "amount", "万元"),
    ),
    [
        (("合计",), {0: "合计", 1: "84.00", 2: "0.00", 3: "84.00"}),
        ((_STATION,), {0: _STATION, 1: "21.00", 2: "0.00", 3: "21.00"}),
        ((_CENTRE,), {0: _CENTRE, 1: "63.00", 2: "0.00", 3: "63.00"}),
    ],
    units=(None, _STATION, _CENTRE),
)  # fmt: skip
COUNTS = table(
    "“三公”经费支出决算表", "three_public_table",
    (
        Column(0, ("项目",), "label"),
        Column(1, ("年初预算数",), "amount", "万元", 2025, "budget"),
        Column(2, ("决算统计数",), "amount", "万元", 2025, "final"),
    ),
    [
        (("公务接待费",), {0: "公务接待费", 1: "8.00", 2: "7.50"}),
        (("公务用车保有量（辆）",), {0: "公务用车保有量（辆）", 1: "—", 2: "9"}),
        (("国内公务接待批次（个）",), {0: "国内公务接待批次（个）", 1: "—", 2: "86"}),
    ],
)  # fmt: skip
PROSE = (
    "2025年“三公”经费预算75.52万元，比2024年预算增加13.92万元，增长22.60%。",
    "剔除公务用车购置费后，“三公”经费为57.32万元，比2024年预算减少4.28万元。",
    "面向中小企业预留采购份额513.70万元，占政府采购预算总额的77.97%。",
)


def ask(question: str) -> AnswerRecord:
    tables = (PUBLIC, replace(FUNDS, index=1), replace(COUNTS, index=2))
    return Engine(Shelf({"made.pdf": document(*tables, prose=PROSE)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("河道管理中心的政府性基金预算支出是多少", "63.00"),
        ("全局政府性基金预算支出中，河道管理中心占多少百分比", "75.00"),
        ("公务用车保有量是多少", "9"),
        ("国内公务接待了几批次", "86"),
        ("面向中小企业预留采购份额占比多少", "77.97"),
        ("三公经费比去年多了多少", "13.92"),
    ],
)
def test_the_figure_of_the_very_thing_is_told(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value == value, record.text


def test_what_is_left_without_a_part_is_no_movement_of_the_whole() -> None:
    record = ask("三公经费比去年少了多少")
    assert all(figure.value != "4.28" for figure in record.figures), record.text

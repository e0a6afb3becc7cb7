"""What was brought about, asked for by its verb, and how many were sent abroad."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity
from qa.engine import Engine

PROJECTS = table(
    "项目支出绩效自评情况汇总表", "performance_table",
    [
        Column(0, ("项目名称",), "label"), Column(1, ("全年预算数(A)",), "amount", "万元", 2024, "revised"),
        Column(2, ("全年执行数(B)",), "amount", "万元", 2024, "executed"),
        Column(3, ("自评得分",), "count", "分"),
    ],
    [
        (["消费券发放"], {0: "消费券发放", 1: "1200.00", 2: "1186.42", 3: "98.77"}),
        (["水上马拉松赛"], {0: "水上马拉松赛", 1: "260.00", 2: "253.47", 3: "98.00"}),
    ],
)  # fmt: skip
PROSE = [
    "项目支出主要用于：消费券发放1186.42万元，主要成效：分三批发放消费券38.6万张，直接拉动消费6742万元；"
    "水上马拉松赛253.47万元，主要成效：吸引国内外选手1.2万名参赛；水政执法119.83万元，主要成效：出动执法人员5216人次。",
    "1.因公出国（境）费34.5万元。主要用于组团开展防洪技术交流，计划安排出访团组1个、6人次。",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    account = Identity("望川市水务局", 2024, "决算", "部门")
    return Engine(Shelf({"made.pdf": document(PROJECTS, prose=PROSE, identity=account)}))


@pytest.mark.parametrize(
    ("question", "number", "unit"),
    [
        ("发放消费券直接带动了多少消费额？", "6742", "万元"),
        ("水上马拉松吸引了多少选手", "1.2", "万名"),
        ("去年水政执法一共出动了多少人次？", "5216", "人次"),
        ("因公出国计划派出多少人次？", "6", "人次"),
        ("因公出国（境）团组数和人次分别多少", "1", "个"),
        ("水上马拉松赛项目自评得了多少分？", "98.00", "分"),
        ("消费券发放的全年预算数比全年执行数多多少", "13.58", "万元"),
    ],
)
def test_the_number_beside_the_verb_or_in_the_named_column_is_told(
    engine: Engine, question: str, number: str, unit: str
) -> None:
    figure = engine.ask(question).figures[0]
    assert (Decimal(figure.value), figure.unit) == (Decimal(number), unit)


def test_what_a_project_brought_about_is_not_what_it_cost(engine: Engine) -> None:
    assert engine.ask("水上马拉松赛带动了多少消费").status == "not_found"

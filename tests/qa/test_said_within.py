"""Items that are said within something: a class, basic spending, a row asked for before, a project's form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import IDENTITY, document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

BASIC = table(
    "一般公共预算基本支出表", "basic_expenditure_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("合计",), {0: "", 1: "合计", 2: "180.00"}),
        (("工资福利支出",), {0: "301", 1: "工资福利支出", 2: "120.00"}),
        (("工资福利支出", "基本工资"), {0: "30101", 1: "基本工资", 2: "120.00"}),
        (("商品和服务支出",), {0: "302", 1: "商品和服务支出", 2: "60.00"}),
        (("商品和服务支出", "办公费"), {0: "30201", 1: "办公费", 2: "48.00"}),
        (("商品和服务支出", "培训费"), {0: "30216", 1: "培训费", 2: "12.00"}),
        (("商品和服务支出", "咨询费"), {0: "30203", 1: "咨询费", 2: ""}),
    ),
    codes=(None, "301", "30101", "302", "30201", "30216", "30203"),
)  # fmt: skip
BY_ITEM = table(
    "部门支出总表", "expenditure_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", "万元", 2025, "budget"),
        Column(3, ("基本支出",), "amount", "万元", 2025, "budget"),
        Column(4, ("项目支出",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("教育支出",), {0: "205", 1: "教育支出", 2: "9.00", 3: "0.00", 4: "9.00"}),
        (("教育支出", "培训支出"), {0: "2050803", 1: "培训支出", 2: "9.00", 3: "0.00", 4: "9.00"}),
        (("审计事务",), {0: "20108", 1: "审计事务", 2: "90.00", 3: "20.00", 4: "70.00"}),
        (("审计事务", "审计业务"), {0: "2010804", 1: "审计业务", 2: "70.00", 3: "0.00", 4: "70.00"}),
        (("审计事务", "行政运行"), {0: "2010801", 1: "行政运行", 2: "20.00", 3: "20.00", 4: "0.00"}),
    ),
    codes=("205", "2050803", "20108", "2010804", "2010801"),
)  # fmt: skip
FORM = table(
    "项目支出绩效目标表", "performance_table",
    (
        Column(0, ("项目名称",), "label"),
        Column(1, ("指标",), "label"),
        Column(2, ("指标值",), "count"),
    ),
    (
        (("堤防巡查设备运行维护",), {0: "堤防巡查设备运行维护"}),
        (("堤防巡查设备运行维护", "维护巡查设备数量"), {1: "维护巡查设备数量", 2: "36台"}),
    ),
)  # fmt: skip
PROJECTS = table(
    "项目支出表", "project_table",
    (Column(0, ("项目名称",), "label"), Column(1, ("金额",), "amount", "万元", 2025, "budget")),
    ((("堤防巡查设备运行维护",), {0: "堤防巡查设备运行维护", 1: "138.20"}),),
)
PROSE = (
    "公用经费60.00万元，主要包括：办公费、培训费。",
    "截至2024年12月31日，本部门共有车辆32辆，其中机要通信用车辆、应急保障用车3辆、执法执勤用车29辆。",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    identity = replace(IDENTITY, department="望川市审计局")
    made = document(BASIC, BY_ITEM, FORM, PROJECTS, prose=PROSE, identity=identity)
    return Engine(Shelf({"made.pdf": made}))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("公用经费里办公费花了多少钱？", "48.00"),
        ("人员经费中基本工资是多少？", "120.00"),
        ("审计事务下的审计业务是多少？", "70.00"),
        ("属于审计事务的审计业务有多少？", "70.00"),
        ("培训支出加办公费是多少？", "57.00"),
        ("堤防巡查设备运行维护的维护巡查设备数量应达到多少？", "36"),
        ("应急保障用车有几辆？", "3"),
    ],
)
def test_the_figure_is_that_of_the_item(engine: Engine, question: str, value: str) -> None:
    record = engine.ask(question)
    assert record.figures[0].value == value, record.text


def test_a_part_is_a_column_of_the_row_that_it_is_asked_of(engine: Engine) -> None:
    both = engine.ask("审计事务安排了多少，其中基本支出多少？")
    assert [figure.value for figure in both.figures] == ["90.00", "20.00"]
    assert engine.ask("其中项目支出多少？", history=["审计事务是多少？"]).figures[0].value == "70.00"


@pytest.mark.parametrize("question", ["公用经费里咨询费花了多少钱？", "机要通信用车有多少辆？"])
def test_what_is_left_blank_is_said_to_be(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "no_data"


@pytest.mark.parametrize(
    "question", ["综合业务管理多少？", "审计管理的预算数是多少？", "监测服务工作经费有多少？"]
)
def test_a_class_that_is_not_printed_is_no_other_one(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"

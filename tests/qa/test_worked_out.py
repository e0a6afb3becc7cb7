"""Shares, differences, multiples and means: in the table named, of one owner, of all rows of a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine
from qa.question.history import wholes_of
from qa.question.kept_table import without_table

_INCOME = (
    Column(0, ("单位名称",), "label"),
    Column(1, ("合计",), "amount", "万元"),
    Column(2, ("一般公共预算拨款",), "amount", "万元"),
    Column(3, ("其他收入",), "amount", "万元"),
)
_SPENDING = (
    Column(0, ("科目名称",), "label"),
    Column(1, ("合计",), "amount", "万元"),
    Column(2, ("基本支出",), "amount", "万元"),
    Column(3, ("项目支出",), "amount", "万元"),
)
_SIDES = (
    Column(0, ("项目",), "label"),
    Column(1, ("预算数",), "amount", "万元"),
)
_BOUGHT = (
    Column(0, ("政府购买服务内容",), "label"),
    Column(1, ("预算金额",), "amount", "万元"),
)
_POSTS = (
    Column(0, ("单位名称",), "label"),
    Column(1, ("人员编制数",), "amount", "人"),
    Column(2, ("在职人数",), "amount", "人"),
)


def _tables() -> list[Table]:
    made = [
        table("部门收支总表", "balance_table", _SIDES, [
            (("其他收入",), {1: "90.00"}),
            (("收入总计",), {1: "1000.00"}),
        ]),
        table("部门收入总表", "income_table", _INCOME, [
            (("合计",), {1: "1000.00", 2: "910.00", 3: "90.00"}),
            (("望川市东渠管理所",), {1: "400.00", 2: "340.00", 3: "60.00"}),
            (("望川市西渠管理所",), {1: "600.00", 2: "570.00", 3: "30.00"}),
        ]),
        table("部门支出总表", "expenditure_table", _SPENDING, [
            (("合计",), {1: "1000.00", 2: "400.00", 3: "600.00"}),
            (("教育支出",), {1: "100.00", 2: "20.00", 3: "80.00"}),
            (("农林水支出",), {1: "900.00", 2: "380.00", 3: "520.00"}),
        ]),
        table("一般公共预算支出表", "general_budget_table", _SPENDING, [
            (("合计",), {1: "800.00", 2: "400.00", 3: "400.00"}),
            (("教育支出",), {1: "100.00", 2: "20.00", 3: "80.00"}),
            (("农林水支出",), {1: "700.00", 2: "380.00", 3: "320.00"}),
        ]),
        table("政府购买服务明细表", "government_service_table", _BOUGHT, [
            (("合计",), {1: "200.00"}),
            (("监督检查辅助服务",), {1: "20.00"}),
            (("监督检查辅助服务",), {1: "30.00"}),
            (("课题研究服务",), {1: "150.00"}),
        ]),
        table("单位基本情况", "other", _POSTS, [
            (("合计",), {1: "90", 2: "80"}),
            (("望川市东渠管理所",), {1: "50", 2: "45"}),
            (("望川市西渠管理所",), {1: "40", 2: "35"}),
        ]),
    ]  # fmt: skip
    return [replace(one, index=at, pages=(at + 1,)) for at, one in enumerate(made)]


_PROSE = (
    "预计国内公务接待40批次、320人次，安排公务接待费4.00万元。",
    "渠系图册购置经费包括纸质图册12.00万元、数字图册18.00万元。",
    "截至2024年12月31日，本部门固定资产原值500.00万元，累计折旧200.00万元，净值300.00万元。",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(*_tables(), prose=_PROSE)}))


def _first(engine: Engine, question: str, *history: str) -> tuple[str | None, str | None]:
    record = engine.ask(question, history=history)
    assert record.figures, record.text
    return record.figures[0].value, record.figures[0].unit


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("看收入总表，东渠管理所的总收入里其他收入占百分之几", "15.00", "%"),
        ("收入总表里东渠管理所的其他收入占它总收入的百分之几", "15.00", "%"),
        ("按一般公共预算支出表，农林水支出占合计的百分之几", "87.50", "%"),
        ("支出总表里农林水支出占总额的比重", "90.00", "%"),
        ("教育支出的项目支出是基本支出的几倍", "4.00", "倍"),
        ("教育支出的基本支出比项目支出少多少", "-60.00", "万元"),
        ("教育支出的基本支出和项目支出相差多少", "-60.00", "万元"),
        ("监督检查辅助服务占政府购买服务总额的百分之几", "25.00", "%"),
        ("东渠管理所的在职人数占编制数的百分之几", "90.00", "%"),
        ("纳入预算编制范围的单位合计还空着多少个编制", "10", "人"),
        ("本部门固定资产净值占原值的百分之多少", "60.00", "%"),
        ("项目支出占比是多少", "60.00", "%"),
    ],
)
def test_what_is_worked_out_is_of_one_place(engine: Engine, question: str, value: str, unit: str) -> None:
    assert _first(engine, question) == (value, unit)


@pytest.mark.parametrize("question", ["每批公务接待多少人", "公务接待平均每批来多少客人", "每批接待几个人"])
def test_people_for_each_batch_are_no_money(engine: Engine, question: str) -> None:
    """Told in what the question counts in, though the table counts 人次."""
    assert _first(engine, question) == ("8.00", "人")


def test_money_for_each_guest_is_told_by_what_guests_cost(engine: Engine) -> None:
    assert _first(engine, "国内公务接待人均多少元") == ("125.00", "元")


def test_a_part_is_not_the_whole_that_is_said_to_hold_it(engine: Engine) -> None:
    assert engine.ask("渠系图册购置经费是多少").status == "not_found"
    assert _first(engine, "数字图册多少钱") == ("18.00", "万元")


@pytest.mark.parametrize(
    ("history", "question", "value", "unit"),
    [
        (["一般公共预算支出表里教育支出是多少"], "那农林水支出呢", "700.00", "万元"),
        (["一般公共预算支出表里农林水支出是多少"], "其中项目支出是多少", "320.00", "万元"),
        (["一般公共预算支出表里农林水支出是多少"], "占合计的百分之几", "87.50", "%"),
        (["教育支出多少", "农林水支出呢"], "两项支出合计多少", "1000.00", "万元"),
        (["基本支出占总支出的百分之几"], "项目支出占比呢", "60.00", "%"),
        (["基本支出多少"], "项目支出是它的几倍", "1.50", "倍"),
    ],
)
def test_a_chat_stays_in_its_table(
    engine: Engine, history: list[str], question: str, value: str, unit: str
) -> None:
    assert _first(engine, question, *history) == (value, unit)


@pytest.mark.parametrize(
    ("question", "left", "named"),
    [
        ("2026年支出总表里会议费是多少", "2026年会议费是多少", "支出总表"),
        ("看收入总表，东渠管理所的收入多少", "东渠管理所的收入多少", "收入总表"),
        ("会议费是多少", "会议费是多少", ""),
    ],
)
def test_the_table_ahead_of_an_item(question: str, left: str, named: str) -> None:
    assert without_table(question, None) == (left, named)


def test_what_was_carried_over_is_no_year_that_is_asked_about() -> None:
    found = wholes_of("里面有多少是上年结转的", ["信息化运维经费的年度资金总额是多少"])
    assert found[0].question == "信息化运维经费的年度资金总额里面,有多少是上年结转的"


_MEASURED = (
    Column(0, ("项目名称",), "label"),
    Column(1, ("年初预算数",), "amount", "万元", measure="budget"),
    Column(2, ("全年预算数",), "amount", "万元", measure="revised"),
    Column(3, ("全年执行数",), "amount", "万元", measure="executed"),
)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("全部2个自评项目的全年预算数是年初预算数的多少倍", "1.50", "倍"),
        ("自评项目全年预算数合计是多少", "150.00", "万元"),
        ("渠道清淤项目还有多少全年预算没有执行出去", "20.00", "万元"),
        ("渠道清淤项目的全年预算数减去执行数是多少", "20.00", "万元"),
        ("渠道清淤项目结余了多少", "20.00", "万元"),
    ],
)
def test_projects_by_their_measures(question: str, value: str, unit: str) -> None:
    made = table("二级项目支出及绩效自评得分情况表", "performance_table", _MEASURED, [
        (("合计",), {1: "100.00", 2: "150.00", 3: "120.00"}),
        (("渠道清淤",), {1: "60.00", 2: "100.00", 3: "80.00"}),
        (("闸门检修",), {1: "40.00", 2: "50.00", 3: "40.00"}),
    ])  # fmt: skip
    identity = replace(document().identity, kind="决算")
    engine = Engine(Shelf({"made.pdf": document(made, identity=identity)}))
    assert _first(engine, question) == (value, unit)

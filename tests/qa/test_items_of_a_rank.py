"""Items of one rank in a table whose name, or whose department's name, shares words with some of its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import IDENTITY, document, members_of, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import Figure
from qa.answering.ranking_lines import reduced_line
from qa.engine import Engine
from qa.executing.values import Outcome
from qa.planning.plan import Plan

SERVICES, SAFETY, HEALTH = "一般公共服务支出", "公共安全支出", "公共卫生"
ROWS = (
    ((SERVICES,), "201", "90.00"),
    ((SERVICES, "财政事务"), "20106", "90.00"),
    ((SERVICES, "财政事务", "一般行政管理事务"), "2010602", "50.00"),
    ((SERVICES, "财政事务", "信息化建设"), "2010607", "25.00"),
    ((SERVICES, "财政事务", "财政监察"), "2010606", "15.00"),
    ((SAFETY,), "204", "70.00"),
    ((SAFETY, "公安"), "20402", "70.00"),
    ((SAFETY, "公安", "执法办案"), "2040220", "40.00"),
    ((SAFETY, "公安", "特别业务"), "2040221", "30.00"),
    (("卫生健康支出",), "210", "60.00"),
    (("卫生健康支出", HEALTH), "21004", "60.00"),
    (("卫生健康支出", HEALTH, "疾病预防控制机构"), "2100401", "45.00"),
    (("卫生健康支出", HEALTH, "卫生监督机构"), "2100402", "15.50"),
    (("灾害防治及应急管理支出",), "224", "220.00"),
    (("灾害防治及应急管理支出", "应急管理事务"), "22401", "220.00"),
    (("灾害防治及应急管理支出", "应急管理事务", "应急管理"), "2240109", "160.00"),
    (("灾害防治及应急管理支出", "应急管理事务", "安全监管"), "2240106", "60.50"),
    (("援助其他地区支出",), "219", "100.00"),
    (("援助其他地区支出", "公共安全援助"), "21903", "100.00"),
)
BY_ITEM = table(
    "一般公共预算支出表", "general_budget_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", "万元", 2025, "budget"),
    ),
    tuple((path, {0: code, 1: path[-1], 2: amount}) for path, code, amount in ROWS),
    codes=tuple(code for _, code, _ in ROWS),
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    identity = replace(IDENTITY, department="望川市应急管理局")
    return Engine(Shelf({"made.pdf": document(BY_ITEM, identity=identity)}))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("一般公共预算支出表里支出最多的前3个项级科目是哪些？", ("应急管理", "安全监管", "一般行政管理事务")),
        ("一般公共预算支出表里超过45万元的项级科目有哪些？", ("应急管理", "安全监管", "一般行政管理事务")),
        ("金额最大的项级科目是哪个？", ("应急管理",)),
        ("一般公共服务支出里最多的前2个项级科目是哪些？", ("一般行政管理事务", "信息化建设")),
        ("公共安全支出里最多的项级科目是哪个？", ("执法办案",)),
        ("一般公共预算支出表里公共卫生最多的项级科目是哪个？", ("疾病预防控制机构",)),
    ],
)
def test_items_are_those_of_the_whole_table_unless_a_class_is_named(
    engine: Engine, question: str, names: tuple[str, ...]
) -> None:
    record = engine.ask(question)
    assert tuple(record.items) == names, record.text


def test_an_item_takes_its_place_among_those_of_its_rank(engine: Engine) -> None:
    record = engine.ask("一般公共预算支出表中，信息化建设在项级科目里排第几？")
    assert record.figures[0].value == "7", record.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("一般公共预算支出表里，应急管理是金额最大的项级科目吗？", True),
        ("一般公共预算支出表里，安全监管是不是最大的项级科目？", False),
        ("安全监管是一般公共预算支出表里最大的项级科目吗？", False),
    ],
)
def test_an_extreme_is_tested_within_its_rank(engine: Engine, question: str, verdict: bool) -> None:
    record = engine.ask(question)
    assert record.verdict is verdict, record.text
    assert "、".join(("应急管理（160.00万元）", "安全监管（60.50万元）")) in record.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("一般公共预算支出表里最大的项级科目比第二大的多多少？", "99.50"),
        ("一般公共预算支出表里排第二的项级科目和第三名相差多少？", "10.50"),
        ("一般公共预算支出表里最大的项级科目占总额的比重是多少？", "36.28"),
    ],
)
def test_what_stands_between_two_places(engine: Engine, question: str, value: str) -> None:
    record = engine.ask(question)
    assert record.figures[0].value == value, record.text


def test_places_of_any_number_are_told_and_one_alone_is_none() -> None:
    ends = [Figure(label=name, value=value, unit="万元") for name, value in (("甲", "9.00"), ("乙", "2.00"))]
    apart = Figure(label="差", value="7.00", unit="万元", kind="computed", operands=ends)
    far = Plan(operation="rank", reduce="spread", top=12)
    assert "排第12的是乙" in reduced_line(far, Outcome("answered"), [apart])
    first = far.model_copy(update={"top": 1})
    assert "最小的是乙" in reduced_line(first, Outcome("answered"), [apart])


FUNCTIONAL = table(
    "部门支出总体情况表", "expenditure_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("基本支出", "商品和服务支出"), "amount", "万元", 2025, "budget"),
    ),
    (
        (("水利",), {0: "21303", 1: "水利", 2: "90.00"}),
        (("水利", "行政运行"), {0: "2130301", 1: "行政运行", 2: "50.00"}),
        (("水利", "水利行业业务管理"), {0: "2130304", 1: "水利行业业务管理", 2: "40.00"}),
    ),
    codes=("21303", "2130301", "2130304"),
)  # fmt: skip
ECONOMIC = table(
    "一般公共预算基本支出情况表", "basic_expenditure_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("基本支出", "合计"), "amount", "万元", 2025, "budget"),
    ),
    (
        (("商品和服务支出",), {0: "302", 1: "商品和服务支出", 2: "90.00"}),
        (("商品和服务支出", "办公费"), {0: "30201", 1: "办公费", 2: "60.00"}),
        (("商品和服务支出", "电费"), {0: "30206", 1: "电费", 2: "28.00"}),
        (("商品和服务支出", "差旅费"), {0: "30211", 1: "差旅费", 2: "2.00"}),
        (("商品和服务支出", "咨询费"), {0: "30203", 1: "咨询费", 2: "0.00"}),
        (("商品和服务支出", "租赁费"), {0: "30214", 1: "租赁费", 2: "0.00"}),
    ),
    codes=("302", "30201", "30206", "30211", "30203", "30214"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("基本支出里商品和服务支出最多的前2项是什么？", ["办公费", "电费"]),
        ("基本支出的商品和服务支出里最少的是哪一项？", ["差旅费"]),
    ],
)
def test_what_an_economic_class_is_made_of(question: str, names: list[str]) -> None:
    assert members_of(question, FUNCTIONAL, ECONOMIC) == names

"""An official name is one thing: what does not bear it is no answer, however alike it is named."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.items.bearing import bears

COLUMNS = (Column(0, ("科目名称",), "label"), Column(1, ("合计",), "amount"))
BASIC = table(
    "一般公共预算支出表", "general_budget_table", COLUMNS,
    [
        (("商品和服务支出",), {0: "商品和服务支出", 1: "120.50"}),
        (("其他民政管理事务支出",), {0: "其他民政管理事务支出", 1: "61.30"}),
        (("行政事业单位离退休",), {0: "行政事业单位离退休", 1: "88.00"}),
        (("提租补贴",), {0: "提租补贴", 1: "17.20"}),
        (("就业补助",), {0: "就业补助", 1: "35.00"}),
        (("行政单位医疗",), {0: "行政单位医疗", 1: "44.10"}),
        (("对个人和家庭补助支出",), {0: "对个人和家庭补助支出", 1: "9.60"}),
    ],
)  # fmt: skip
PROSE = [
    "公用经费109.35万元，主要包括：办公费、印刷费、咨询费、手续费。",
    "社会保障和就业支出1121.39万元，主要用于离休人员离休费发放。",
    "望川市机关服务中心等2个事业单位不在统计范围之内。",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(BASIC, prose=PROSE)}))


@pytest.mark.parametrize(
    "name",
    [
        "机关服务", "一般行政管理事务", "行政单位离退休", "购房补贴", "上级补助收入", "职工基本医疗保险缴费",
        "咨询费", "离休费", "退休费",
    ],
)  # fmt: skip
def test_a_name_that_is_not_printed_has_no_figure(engine: Engine, name: str) -> None:
    record = engine.ask(f"{name}多少")
    assert record.status == "not_found", record.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("机关商品和服务支出多少", "120.50"),
        ("对个人和家庭的补助多少", "9.60"),
        ("公用经费多少", "109.35"),
        ("房租补贴多少", "17.20"),
    ],
)
def test_a_name_in_another_form_of_print_is_found(engine: Engine, question: str, value: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("机关事业单位基本养老保险缴费支出", "机关事业单位基本养老保险缴费", True),
        ("基本医疗保险缴费", "职工基本医疗保险缴费", True),
        ("社会保障和就业", "社会保障和就业支出", True),
        ("一般公共预算拨款", "一般公共服务支出", False),
        ("机关商品和服务支出", "机关服务", False),
        ("邮电费", "电费", True),
    ],
)
def test_which_texts_bear_a_name(text: str, name: str, held: bool) -> None:
    assert bears(text, name) is held


AIMS = table(
    "政策和项目预算绩效目标表", "performance_table",
    (Column(0, ("三级指标",), "label"), Column(1, ("指标值",), "amount", "万元")),
    [
        (("会展服务项目", "租赁费"), {0: "租赁费", 1: "80.00"}),
        (("会展服务项目", "日常公用经费总量控制"), {0: "日常公用经费总量控制", 1: "3.00"}),
    ],
)  # fmt: skip
SPENDING = table(
    "部门支出总表", "expenditure_table",
    (
        Column(0, ("科目名称",), "label"),
        Column(1, ("基本支出", "人员经费"), "amount", "万元"),
        Column(2, ("基本支出", "公用经费"), "amount", "万元"),
    ),
    [(("合计",), {0: "合计", 1: "640.00", 2: "85.00"})],
)  # fmt: skip


@pytest.mark.parametrize("question", ["租赁费多少", "租赁费预算是多少万元"])
def test_the_aim_of_a_project_is_not_the_item(question: str) -> None:
    record = Engine(Shelf({"made.pdf": document(AIMS)})).ask(question)
    assert record.status == "not_found", record.text


def test_the_aim_is_told_where_it_is_asked_for() -> None:
    record = Engine(Shelf({"made.pdf": document(AIMS)})).ask("租赁费的指标值是多少")
    assert record.status == "answered", record.text
    assert record.figures[0].value == "80.00"


def test_daily_running_costs_are_the_public_ones() -> None:
    record = Engine(Shelf({"made.pdf": document(SPENDING)})).ask("日常公用经费多少")
    assert record.status == "answered", record.text
    assert record.figures[0].value == "85.00"


def test_the_difference_of_two_items_is_no_figure_of_one() -> None:
    blank = table(
        "一般公共预算支出表", "general_budget_table", COLUMNS,
        [(("会议费",), {0: "会议费", 1: ""}), (("培训费",), {0: "培训费", 1: "21.98"})],
    )  # fmt: skip
    record = Engine(Shelf({"made.pdf": document(blank)})).ask("会议费比培训费多多少")
    assert record.status != "answered", record.text


def test_a_fee_printed_as_spending_bears_its_name() -> None:
    assert bears("公务用车购置支出", "公务用车购置费")
    assert not bears("公务接待支出", "公务用车购置费")

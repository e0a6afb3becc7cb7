"""Movements where one table prints both years of one kind of money, and another this year's of all kinds."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

ALL_MONEY = table(
    "部门支出总表", "expenditure_table",
    (
        Column(0, ("科目名称",), "label"),
        Column(1, ("合计",), "amount", "万元", 2025, "budget"),
        Column(2, ("基本支出",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("自然资源事务",), {0: "自然资源事务", 1: "900.00", 2: "500.00"}),
        (("自然资源事务", "事业运行"), {0: "事业运行", 1: "600.00", 2: "500.00"}),
        (("自然资源事务", "其他自然资源事务支出"), {0: "其他自然资源事务支出", 1: "300.00", 2: ""}),
    ),
)  # fmt: skip
ONE_FUND = table(
    "一般公共预算支出表", "general_budget_table",
    (
        Column(0, ("科目名称",), "label"),
        Column(1, ("2024年预算数",), "amount", "万元", 2024, "budget"),
        Column(2, ("2025年预算数", "合计"), "amount", "万元", 2025, "budget"),
        Column(3, ("2025年预算数", "基本支出"), "amount", "万元", 2025, "budget"),
    ),
    (
        (("自然资源事务",), {0: "自然资源事务", 1: "700.00", 2: "770.00", 3: "400.00"}),
        (("自然资源事务", "事业运行"), {0: "事业运行", 1: "500.00", 2: "520.00", 3: "400.00"}),
    ),
)  # fmt: skip
UNITS = table(
    "部门支出总表（分单位）", "expenditure_table",
    (Column(0, ("单位",), "organisation"), Column(1, ("合计",), "amount", "万元", 2025, "budget")),
    (
        (("望川市水文站",), {0: "望川市水文站", 1: "300.00"}),
        (("望川市水库管理所",), {0: "望川市水库管理所", 1: "200.00"}),
    ),
    units=("望川市水文站", "望川市水库管理所"),
)  # fmt: skip
THREE = table(
    "一般公共预算“三公”经费支出表", "three_public_table",
    (
        Column(0, ("单位",), "organisation"),
        Column(1, ("2024年", "公务接待费"), "amount", "万元", 2024, "budget"),
        Column(2, ("2025年", "公务接待费"), "amount", "万元", 2025, "budget"),
    ),
    (
        (("望川市水文站",), {0: "望川市水文站", 1: "4.00", 2: "3.00"}),
        (("望川市水库管理所",), {0: "望川市水库管理所", 1: "2.00", 2: "2.00"}),
    ),
    units=("望川市水文站", "望川市水库管理所"),
)  # fmt: skip
REACHED = table(
    "整体绩效目标完成情况", "performance_table",
    (
        Column(0, ("指标",), "label"),
        Column(1, ("年度指标值",), "count", None, 2025, "budget"),
        Column(2, ("2024年完成值",), "count", None, 2024, "final"),
        Column(3, ("2025年完成值",), "count", None, 2025, "final"),
    ),
    ((("部门", "查处违法案件"), {0: "查处违法案件", 1: "≥8000宗", 2: "9240宗", 3: "8316宗"}),),
)  # fmt: skip
OF_ITEMS = (
    "1.农林水支出（类）水利（款）水利工程建设（项）2025年预算数60万元，比上年增加12万元，增长25%。",
    "2.农林水支出（类）水利（款）其他水利支出（项）2025年预算数30万元，比上年减少2万元，下降6.25%。",
)


def ask(question: str, *tables: object, prose: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)})).ask(question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("自然资源事务比上年增减多少？", "70.00"),
        ("自然资源事务比上年增长百分之几？", "10.00"),
        ("事业运行比上年增减多少？", "20.00"),
    ],
)
def test_both_years_are_of_one_kind_of_money(question: str, value: str) -> None:
    assert ask(question, ALL_MONEY, ONE_FUND).figures[0].value == value


def test_all_that_a_unit_spends_is_not_held_against_one_expense_of_last_year() -> None:
    assert ask("望川市水文站比上年增减多少？", UNITS, THREE).status == "not_found"
    assert ask("望川市水文站的公务接待费比上年减少多少？", UNITS, THREE).figures[0].value == "-1.00"


def test_what_was_reached_is_held_against_what_was_reached() -> None:
    record = ask("查处违法案件2025年比2024年少了多少宗？", REACHED)
    assert record.figures[0].value == "-924", record.text


def test_movement_of_an_item_is_not_that_of_its_class() -> None:
    assert ask("水利比上年增减多少？", prose=OF_ITEMS).status == "not_found"
    assert ask("水利工程建设比上年增减多少？", prose=OF_ITEMS).figures[0].value == "12"


def test_what_is_left_of_a_class_is_not_the_class() -> None:
    assert ask("水利支出比上年增减多少？", prose=OF_ITEMS[1:]).status == "not_found"


def test_movement_against_the_budget_agrees_with_the_question() -> None:
    prose = ("本年收入3200万元，完成年初预算的115%，比年初预算增加400万元。",)
    record = ask("本年收入比年初预算增加多少？", prose=prose)
    assert record.figures[0].value == "400"
    assert "与提问不符" not in record.text

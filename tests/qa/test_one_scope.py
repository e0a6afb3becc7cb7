"""Operands of a sum or a share from one scope: one table, one kind of money, all units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine
from qa.question.loose import loosened

_COLUMNS = (
    Column(0, ("科目名称",), "label"),
    Column(1, ("合计",), "amount"),
    Column(2, ("基本支出",), "amount"),
    Column(3, ("项目支出",), "amount"),
)
_OF_BASIC = (
    Column(0, ("科目名称",), "label"),
    Column(1, ("合计",), "amount"),
    Column(2, ("人员支出",), "amount"),
    Column(3, ("日常公用支出",), "amount"),
)


def _tables() -> list[Table]:
    """All spending, and the 基本支出 of the general budget by class, whose classes stand in two groups."""
    made = [
        table("支出总体情况表", "expenditure_table", _COLUMNS, [
            (("合计",), {1: "900.00", 2: "400.00", 3: "500.00"}),
            (("水利",), {1: "900.00", 2: "400.00", 3: "500.00"}),
        ]),
        table("一般公共预算支出经济分类情况表", "economic_class_table", _COLUMNS[:2], [
            (("合计",), {1: "700.00"}),
            (("工资福利支出",), {1: "250.00"}),
            (("商品和服务支出",), {1: "410.00"}),
            (("对个人和家庭的补助",), {1: "40.00"}),
        ]),
        table("一般公共预算基本支出情况表", "basic_expenditure_table", _OF_BASIC, [
            (("合计",), {1: "300.00", 2: "290.00", 3: "10.00"}),
            (("工资福利支出",), {1: "150.00", 2: "150.00"}),
            (("工资福利支出",), {1: "100.00", 2: "100.00"}),
            (("商品和服务支出",), {1: "10.00", 3: "10.00"}),
            (("对个人和家庭的补助",), {1: "40.00", 2: "40.00"}),
        ]),
        table("政府性基金预算支出情况表", "government_fund_table", _COLUMNS, [
            (("合计",), {1: "0.00", 2: "0.00", 3: "0.00"}),
            (("工资福利支出",), {1: "0.00", 2: "0.00", 3: "0.00"}),
            (("商品和服务支出",), {1: "0.00", 2: "0.00", 3: "0.00"}),
            (("对个人和家庭的补助",), {1: "0.00", 2: "0.00", 3: "0.00"}),
        ]),
    ]  # fmt: skip
    return [replace(one, index=at, pages=(at + 1,)) for at, one in enumerate(made)]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(*_tables())}))


def test_parts_and_whole_are_of_the_table_that_the_whole_names(engine: Engine) -> None:
    answer = engine.ask("工资福利支出、商品和服务支出、对个人和家庭的补助加起来是不是等于基本支出")
    assert (answer.status, answer.verdict) == ("answered", True), answer.text
    assert [figure.value for figure in answer.figures[:2]] == ["300.00", "300.00"]


def test_how_far_the_parts_are_from_their_whole(engine: Engine) -> None:
    answer = engine.ask("工资福利支出、对个人和家庭的补助之和与基本支出差多少")
    assert [figure.value for figure in answer.figures[:3]] == ["-10.00", "290.00", "300.00"], answer.text
    answer = engine.ask("工资福利支出和对个人和家庭的补助合计占基本支出的百分之几")
    assert answer.figures[0].value == "96.67", answer.text


def test_nought_equals_nought_in_no_fund_that_is_not_asked_for(engine: Engine) -> None:
    answer = engine.ask("基本支出加项目支出等于支出合计吗")
    assert (answer.verdict, answer.figures[0].value) == (True, "900.00"), answer.text


@pytest.mark.parametrize(
    ("question", "rate"),
    [("人员经费占基本支出的比例是多少", "96.67"), ("公用经费占基本支出的百分之几", "3.33")],
)
def test_a_share_is_of_the_whole_of_its_own_scope(engine: Engine, question: str, rate: str) -> None:
    assert engine.ask(question).figures[0].value == rate


def test_the_treasury_gives_what_is_named_beside_the_whole() -> None:
    """Carried over money makes 财政拨款 more than all 收入总计: its row beside that is meant."""
    columns = (Column(0, ("收入", "项目"), "label"), Column(1, ("收入", "预算数"), "amount"))
    made = [
        table("收支总体情况表", "balance_table", columns, [
            (("财政拨款收入",), {1: "90.00"}),
            (("其他收入",), {1: "10.00"}),
            (("收入总计",), {1: "100.00"}),
        ]),
        table("财政拨款收支总体情况表", "fiscal_balance_table", columns, [
            (("一般公共预算收入",), {1: "105.00"}),
            (("本年收入合计",), {1: "105.00"}),
            (("收入总计",), {1: "105.00"}),
        ]),
    ]  # fmt: skip
    tables = [replace(one, index=at, side="income", pages=(at + 1,)) for at, one in enumerate(made)]
    answer = Engine(Shelf({"made.pdf": document(*tables)})).ask("财政拨款收入占总收入的比例是多少")
    assert answer.figures[0].value == "90.00", answer.text


def test_a_part_is_of_the_money_that_its_whole_names() -> None:
    """The class costs more in all; of 财政拨款 it is what the table of 财政拨款 prints."""
    columns = (Column(0, ("支出", "项目"), "label"), Column(1, ("支出", "预算数"), "amount"))
    made = [
        table("部门收支总体情况表", "balance_table", columns, [
            (("社会保障和就业支出",), {1: "30.00"}),
            (("农林水支出",), {1: "70.00"}),
            (("支出总计",), {1: "100.00"}),
        ]),
        table("财政拨款收支总体情况表", "fiscal_balance_table", columns, [
            (("本年支出",), {1: "80.00"}),
            (("本年支出", "社会保障和就业支出"), {1: "20.00"}),
            (("本年支出", "农林水支出"), {1: "60.00"}),
            (("支出总计",), {1: "80.00"}),
        ]),
    ]  # fmt: skip
    tables = [replace(one, index=at, side="expenditure", pages=(at + 1,)) for at, one in enumerate(made)]
    engine = Engine(Shelf({"made.pdf": document(*tables)}))
    assert engine.ask("财政拨款支出总计中，农林水支出占多大比重").figures[0].value == "75.00"
    assert engine.ask("支出总计中，农林水支出占多大比重").figures[0].value == "70.00"


def test_rows_of_one_class_are_added_up(engine: Engine) -> None:
    answer = engine.ask("基本支出中工资福利支出是多少")
    assert answer.figures[0].value == "250.00", answer.text


def test_a_class_that_is_not_printed_has_no_figure() -> None:
    """基本工资 and 其他工资福利支出 are rows of 工资福利支出, none of them is it."""
    listed = table("基本支出表", "basic_expenditure_table", _COLUMNS[:2], [
        (("合计",), {1: "120.00"}),
        (("基本工资",), {1: "60.00"}),
        (("其他工资福利支出",), {1: "20.00"}),
        (("其他商品和服务支出",), {1: "40.00"}),
    ])  # fmt: skip
    engine = Engine(Shelf({"made.pdf": document(listed)}))
    for question in ("工资福利支出占基本支出的比例", "工资福利支出、商品和服务支出相加等于基本支出吗"):
        assert engine.ask(question).status == "not_found", question


def test_an_official_name_is_no_abbreviation_and_holds_no_saying() -> None:
    assert "办公用房租赁经费是多少" not in loosened("公用经费是多少", frozenset({"办公用房租赁经费"}))
    assert not any("人员经费" in way for way in loosened("工资福利支出是多少", frozenset({"人员经费"})))


def test_a_part_that_is_added_up_of_rows_has_a_share(engine: Engine) -> None:
    answer = engine.ask("工资福利支出相当于基本支出的百分之几")
    assert answer.figures[0].value == "83.33", answer.text


def test_parts_in_a_goal_are_held_against_what_their_project_gets() -> None:
    """The whole is the project's, not the first number of the goal, whose parts the question names."""
    form = table("困难群众救助补助金项目绩效目标表", "performance_table", (
        Column(0, ("指标",), "label"), Column(1, ("金额",), "amount", "万元"), Column(2, ("目标",), "text"),
    ), [
        (("困难群众救助补助金", "资金总额"), {1: "16.00"}),
        (("困难群众救助补助金", "年度目标"), {2: "低保标准970元。需安排城市低保3万元，农村低保10万元。"}),
    ])  # fmt: skip
    engine = Engine(Shelf({"made.pdf": document(form)}))
    for question in (
        "困难群众救助补助金：城市低保和农村低保两块需安排的数加总，与项目资金总额对得上吗",
        "困难群众救助补助金的年度目标里写的城市低保、农村低保两笔加总，等于该项目的资金总额吗",
    ):
        answer = engine.ask(question)
        assert [figure.value for figure in answer.figures[:2]] == ["13", "16.00"], answer.text


def test_the_money_of_a_form_is_that_of_the_part_in_it() -> None:
    """资金总额 is the sum at the head of the project's own form, not that of another project's."""
    columns = (Column(0, ("指标",), "label"), Column(1, ("金额",), "amount", "万元"))
    forms = [
        table("项目绩效目标表", "performance_table", columns, [
            ((name, "项目资金", "年度资金总额"), {1: whole}), ((name, "成本指标", cost), {1: "10.00"}),
        ])
        for name, whole, cost in (
            ("培训专项资金", "80.00", "讲课分项成本"), ("展会专项", "40.00", "奖励分项成本"),
        )
    ]  # fmt: skip
    engine = Engine(Shelf({"made.pdf": document(*forms)}))
    answer = engine.ask("奖励分项成本占专项资金总额的比例是多少")
    assert [figure.value for figure in answer.figures[:1]] == ["25.00"], answer.text

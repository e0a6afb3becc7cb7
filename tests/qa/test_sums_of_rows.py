"""Rows of one name or of one class added up: several places, several rows, the parts of a total."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine


def listed(title: str, kind: str, *lines: tuple[tuple[str, ...], str, str | None]) -> Table:
    head = "项目名称" if kind == "project_table" else "科目名称"
    columns = (Column(0, (head,), "label"), Column(1, ("合计",), "amount"))
    rows = [(path, {0: path[-1], 1: amount}) for path, amount, _ in lines]
    return table(title, kind, columns, rows, codes=[code for _, _, code in lines])


def ask(question: str, *tables: Table) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables)})).ask(question)


PROJECTS = listed(
    "项目支出预算情况表", "project_table",
    (("合计",), "77.00", None),
    (("实施公车统管",), "10.00", None),
    (("堤防养护",), "40.00", None),
    (("实施公车统管",), "20.00", None),
    (("实施公车统管",), "3.00", None),
    (("2024-2025年信息系统运维项目",), "1.50", None),
    (("2025-2026年信息系统运维项目",), "2.50", None),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("项目支出表里几笔“实施公车统管”加到一起是多少？", "33.00"),
        ("项目支出表里“实施公车统管”加到一起是多少？", "33.00"),
        ("三条“实施公车统管”项目支出加到一块是多少万元？", "33.00"),
        ("项目支出预算情况表里“实施公车统管”出现了好几次，一共花多少钱？", "33.00"),
        ("凡是叫“实施公车统管”的项目，几处金额全部加起来是多少万元？", "33.00"),
        ("“实施公车统管”的几处金额合计多少？", "33.00"),
        ("信息系统运维有2024-2025年和2025-2026年两个项目，一共安排了多少万元？", "4.00"),
    ],
)
def test_rows_of_one_name_are_added_up(question: str, amount: str) -> None:
    assert ask(question, PROJECTS).figures[0].value == amount


FUNCTIONS = listed(
    "支出总表", "expenditure_table",
    (("合计",), "100.00", None),
    (("行政运行",), "60.00", "2130301"),
    (("行政运行", "办公费"), "20.00", "30201"),
    (("行政运行", "劳务费"), "30.00", "30226"),
    (("行政运行", "退休费"), "10.00", "30302"),
    (("事业运行",), "40.00", "2130350"),
    (("事业运行", "办公费"), "25.00", "30201"),
    (("事业运行", "退休费"), "15.00", "30302"),
)  # fmt: skip


def test_the_items_of_a_class_are_gathered_over_the_functions() -> None:
    record = ask("商品和服务支出中最大的是哪一项", FUNCTIONS)
    assert (record.items, record.figures[0].value) == (["办公费"], "45.00"), record.text


def test_the_only_item_of_a_class_is_listed() -> None:
    basic = listed(
        "一般公共预算基本支出表", "basic_expenditure_table",
        (("合计",), "30.00", None),
        (("商品和服务支出",), "20.00", "302"),
        (("商品和服务支出", "办公费"), "15.00", "30201"),
        (("商品和服务支出", "劳务费"), "5.00", "30226"),
        (("对个人和家庭的补助",), "10.00", "303"),
        (("对个人和家庭的补助", "退休费"), "10.00", "30302"),
    )  # fmt: skip
    assert ask("对个人和家庭的补助里都有哪些科目", basic).items == ["退休费"]


def test_a_total_is_not_added_to_its_parts() -> None:
    form = listed(
        "堤防养护项目绩效目标表", "performance_table",
        (("资金总额",), "40.00", None),
        (("财政拨款",), "40.00", None),
        (("其他资金",), "0.00", None),
    )  # fmt: skip
    values = [figure.value for figure in ask("两个堤防养护项目的资金总额合起来有多少", form).figures[:1]]
    assert values != ["80.00"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("商品和服务支出中，哪些款级科目的预算在20万元以上（不含20万元）？", ["劳务费"]),
        ("商品和服务支出中，哪些款级科目的预算在20万元以上（含20万元）？", ["劳务费", "办公费"]),
    ],
)
def test_brackets_count_a_bound_in_or_out(question: str, names: list[str]) -> None:
    basic = listed(
        "一般公共预算基本支出表", "basic_expenditure_table",
        (("合计",), "60.00", None),
        (("商品和服务支出",), "60.00", "302"),
        (("商品和服务支出", "办公费"), "20.00", "30201"),
        (("商品和服务支出", "劳务费"), "30.00", "30226"),
        (("商品和服务支出", "邮电费"), "10.00", "30207"),
    )  # fmt: skip
    assert ask(question, basic).items == names


def test_what_only_names_a_part_is_no_source() -> None:
    columns = (Column(0, ("收入", "项目"), "label"), Column(1, ("收入", "预算数"), "amount", "万元"))
    lines = [
        (("一般公共预算拨款",), "一、一般公共预算拨款", "90.00"),
        (("一般公共预算拨款", "专项资金"), "其中：专项资金", "30.00"),
        (("其他收入",), "二、其他收入", "10.00"),
    ]
    rows = [(path, {0: printed, 1: amount}) for path, printed, amount in lines]
    made = replace(table("收支总表", "balance_table", columns, rows), side="income")
    record = ask("收入来源中占比最大的是什么，占多少", made)
    assert (record.items, record.figures[0].value) == (["一般公共预算拨款"], "90.00"), record.text


def test_the_two_parts_of_basic_spending_are_made_of_classes() -> None:
    basic = listed(
        "一般公共预算基本支出表", "basic_expenditure_table",
        (("合计",), "60.00", None),
        (("工资福利支出",), "30.00", "301"),
        (("工资福利支出", "基本工资"), "10.00", "30101"),
        (("工资福利支出", "津贴补贴"), "20.00", "30102"),
        (("商品和服务支出",), "22.00", "302"),
        (("商品和服务支出", "办公费"), "22.00", "30201"),
        (("资本性支出",), "8.00", "310"),
        (("资本性支出", "办公设备购置"), "8.00", "31002"),
    )  # fmt: skip
    assert ask("人员经费里金额最大的是什么", basic).items == ["津贴补贴"]
    assert ask("公用经费中花钱最多的两项是什么", basic).items == ["办公费", "办公设备购置"]


def test_without_codes_the_depth_of_a_row_tells_its_rank() -> None:
    made = listed(
        "支出总表", "expenditure_table",
        (("合计",), "100.00", None),
        (("农林水支出",), "60.00", None),
        (("农林水支出", "水利"), "60.00", None),
        (("农林水支出", "水利", "防汛"), "35.00", None),
        (("农林水支出", "水利", "水质监测"), "25.00", None),
        (("住房保障支出",), "40.00", None),
        (("住房保障支出", "住房改革支出"), "40.00", None),
        (("住房保障支出", "住房改革支出", "住房公积金"), "40.00", None),
    )  # fmt: skip
    assert ask("金额最大的款级科目是哪个", made).items == ["水利"]
    assert ask("金额最大的项级科目是哪个", made).items == ["住房公积金"]
    assert ask("支出按功能分类涉及几类", made).figures[0].value == "2"


def test_lines_that_nothing_is_put_in_are_not_the_smallest() -> None:
    names = ("外交支出", "国防支出", "教育支出", "科学技术支出")
    empty = [((name,), "0.00", None) for name in names]
    made = listed(
        "收支总表", "balance_table",
        (("农林水支出",), "60.00", None), (("住房保障支出",), "40.00", None), *empty,
    )  # fmt: skip
    assert ask("支出最少的一类是什么", replace(made, side="expenditure")).items == ["住房保障支出"]


@pytest.mark.parametrize(
    "question",
    [
        "把项目支出预算情况表里每一行“实施公车统管”都加上，总额是多少？",
        "实施公车统管这个项目名不止一条，几条合起来多少？",
        "项目支出预算情况表里有好几笔都叫“实施公车统管”，全部加起来是多少？",
        "在项目支出预算情况表里，把所有“实施公车统管”项目加总，合计多少？",
    ],
)
def test_all_rows_of_the_one_name_are_added_up(question: str) -> None:
    assert ask(question, PROJECTS).figures[0].value == "33.00"


def kind_tables() -> list[Table]:
    kinds = (("基本", "basic_expenditure_table", "18.00"), ("项目", "project_table", "309.79"))
    made = [
        listed(f"一般公共预算{kind}支出情况表(按经济分类科目)", where, (("差旅费",), amount, "30211"))
        for kind, where, amount in kinds
    ]
    return [replace(one, index=at) for at, one in enumerate(made)]


@pytest.mark.parametrize(
    "question",
    [
        "把一般公共预算的基本支出和项目支出合起来看，差旅费总共多少？",
        "基本支出、项目支出两部分的差旅费合起来，总数是多少？",
        "差旅费有列在基本支出里的，也有列在项目支出里的，总共多少？",
        "基本支出经济分类表、项目支出经济分类表各列了一笔差旅费，两笔合起来多少？",
    ],
)
def test_an_item_of_both_kinds_of_spending_is_added_up(question: str) -> None:
    record = ask(question, *kind_tables())
    assert record.figures[0].value == "327.79", record.text


def test_what_is_divided_by_its_whole_is_a_share() -> None:
    figure = ask("拿堤防养护除以项目支出合计，比例是多少（%）？", PROJECTS).figures[0]
    assert (figure.value, figure.unit) == ("51.95", "%")

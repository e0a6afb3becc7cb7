"""What groups leave out, which classification they are of, and what they are held against."""

from __future__ import annotations

import pytest
from made import document, members_of, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.engine import Engine

AMOUNT = "万元"
YEAR = Column(1, ("合计",), "amount", AMOUNT, 2025, "budget")


def of_running_costs() -> Table:
    names = ("办公费", "电费", "其他商品和服务支出")
    rows = [(("商品和服务支出",), {0: "商品和服务支出", 1: "60.00"})]
    amounts = ("10.00", "20.00", "30.00")
    rows += [(("商品和服务支出", n), {0: n, 1: a}) for n, a in zip(names, amounts, strict=True)]
    columns = (Column(0, ("科目名称",), "label"), YEAR)
    title = "机关运行经费支出预算表"
    return table(title, "operating_expense_table", columns, rows, codes=["302", "30201", "30206", "30299"])


def test_the_class_that_holds_the_members_leaves_out_none_called_alike() -> None:
    question = "机关运行经费支出表里，金额排前两位的科目（不含“商品和服务支出”大类）依次是哪些"
    assert members_of(question, of_running_costs()) == ["其他商品和服务支出", "电费"]


def by_function(title: str, kind: str, *rows: tuple[str, str]) -> Table:
    columns = (Column(0, ("功能分类科目名称",), "label"), YEAR)
    made = [((name,), {0: name, 1: amount}) for name, amount in rows]
    return table(title, kind, columns, made, codes=["205", "213", "212"][: len(rows)])


def test_the_whole_spending_is_meant_though_a_narrower_title_says_功能() -> None:
    whole = by_function(
        "支出总表",
        "expenditure_table",
        ("教育支出", "1.00"),
        ("农林水支出", "5.00"),
        ("城乡社区支出", "9.00"),
    )
    part = by_function(
        "一般公共预算支出表(按功能分类)", "general_budget_table", ("教育支出", "1.00"), ("农林水支出", "5.00")
    )
    assert members_of("哪两类功能支出花钱最多", whole, part) == ["城乡社区支出", "农林水支出"]


PROSE = (
    "2025年财政拨款收入与上年相比增加900.00万元。",
    "堤防养护支出比上年增加20.00万元。",
    "水质监测支出比上年增加30.00万元。",
    "事业收入比上年增加80.00万元。",
)


def test_items_that_rose_are_no_totals_and_of_the_side_asked_for() -> None:
    record = Engine(Shelf({"made.pdf": document(prose=PROSE)})).ask("比上年增加最多的是哪项支出")
    assert record.items == ["水质监测支出"], record.text


@pytest.mark.parametrize("question", ["决算比预算增加最多的是哪一项", "哪些科目的决算超过了年初预算"])
def test_a_budget_does_not_tell_how_it_was_carried_out(question: str) -> None:
    identity = Identity("望川市水务局", 2025, "预算", "部门")
    record = Engine(Shelf({"made.pdf": document(prose=PROSE, identity=identity)})).ask(question)
    assert record.status == "not_found", record.text


CARRIED_OUT = (
    "1．教育支出（类）进修及培训（款）培训支出（项）。年初预算10.00万元，支出决算6.00万元，完成年初预算的60.00%。",
    "2．住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算50.00万元，支出决算51.00万元，完成年初预算的102.00%。",
    "3．住房保障支出（类）住房改革支出（款）购房补贴（项）。年初预算20.00万元，支出决算16.00万元，完成年初预算的80.00%。",
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("住房改革支出的两个项级科目当中，年初预算完成率最低的是哪个", ["购房补贴"]),
        ("哪个项级科目的年初预算完成率最低", ["培训支出"]),
    ],
)
def test_rates_are_held_together_under_the_class_that_is_named(question: str, names: list[str]) -> None:
    identity = Identity("望川市水务局", 2025, "决算", "部门")
    record = Engine(Shelf({"made.pdf": document(prose=CARRIED_OUT, identity=identity)})).ask(question)
    assert record.items == names, record.text

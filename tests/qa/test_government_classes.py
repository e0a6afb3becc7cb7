"""Rows told apart by the class that the government's own classification puts them in."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine

AMOUNT = "万元"
ROWS = (
    (("合计",), "", "", "150.00"),
    (("商品和服务支出",), "502", "机关商品和服务支出", "70.00"),
    (("商品和服务支出", "办公费"), "50201", "办公经费", "40.00"),
    (("商品和服务支出", "差旅费"), "50201", "办公经费", "30.00"),
    (("商品和服务支出",), "505", "对事业单位经常性补助", "80.00"),
    (("商品和服务支出", "办公费"), "50502", "商品和服务支出", "25.00"),
    (("商品和服务支出", "差旅费"), "50502", "商品和服务支出", "55.00"),
)


def of_both_classifications() -> Table:
    columns = (
        Column(0, ("部门预算支出经济分类科目名称",), "label"),
        Column(1, ("科目编码",), "code"),
        Column(2, ("政府预算支出经济分类科目名称",), "label"),
        Column(3, ("小计",), "amount", AMOUNT, 2025, "budget"),
    )
    rows = [(path, {0: path[-1], 1: code, 2: name, 3: text}) for path, code, name, text in ROWS]
    codes = [None, "302", "30201", "30211", "302", "30201", "30211"]
    return table("一般公共预算基本支出情况表", "basic_expenditure_table", columns, rows, codes=codes)


def asked(question: str) -> tuple[list[str], list[str]]:
    record = Engine(Shelf({"made.pdf": document(of_both_classifications())})).ask(question)
    assert record.status == "answered", record.text
    return record.items, [str(figure.value) for figure in record.figures[:1]]


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("对事业单位经常性补助里的办公费是多少", "25.00"),
        ("机关商品和服务支出（502）下面的办公费是多少", "40.00"),
    ],
)
def test_the_class_of_the_government_tells_rows_of_one_name_apart(question: str, amount: str) -> None:
    assert asked(question)[1] == [amount]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("对事业单位经常性补助的商品和服务支出中，从高到低有哪些款级科目", ["差旅费", "办公费"]),
        ("机关商品和服务支出下的科目从高到低排列", ["办公费", "差旅费"]),
    ],
)
def test_the_members_of_a_class_are_ordered(question: str, names: list[str]) -> None:
    assert asked(question)[0] == names

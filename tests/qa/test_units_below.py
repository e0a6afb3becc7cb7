"""Units under a department: their figures added up, their own level apart, their projects of one name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_OWN, _STATION, _CENTRE = "望川市水务局（本级）", "望川市水文监测站", "望川市河道管理中心"
PUBLIC = table(
    "一般公共预算“三公”经费支出表", "three_public_table",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("“三公”经费合计",), "amount"),
        Column(2, ("公务接待费",), "amount"),
    ),
    [
        (("合计",), {0: "合计", 1: "18.50", 2: "3.00"}),
        ((_OWN,), {0: _OWN, 1: "10.00", 2: "1.00"}),
        ((_STATION,), {0: _STATION, 1: "5.50", 2: "1.50"}),
        ((_CENTRE,), {0: _CENTRE, 1: "3.00", 2: "0.50"}),
    ],
    units=(None, _OWN, _STATION, _CENTRE),
)  # fmt: skip
BASIC = table(
    "一般公共预算基本支出表", "basic_expenditure_table",
    (Column(0, ("科目名称",), "label"), Column(1, ("合计",), "amount")),
    [
        (("工资福利支出",), {0: "工资福利支出", 1: "90.00"}),
        (("工资福利支出", "津贴补贴"), {0: "津贴补贴", 1: "40.00"}),
        (("商品和服务支出",), {0: "商品和服务支出", 1: "20.00"}),
        (("商品和服务支出", "办公费"), {0: "办公费", 1: "4.00"}),
        (("商品和服务支出", "差旅费"), {0: "差旅费", 1: "3.00"}),
        (("商品和服务支出", "公务接待费"), {0: "公务接待费", 1: "2.00"}),
    ],
    codes=("301", "30102", "302", "30201", "30211", "30217"),
)  # fmt: skip


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(PUBLIC, replace(BASIC, index=1))})).ask(question)


@pytest.mark.parametrize(
    "question",
    [
        "下属单位的三公经费合计多少",
        "2个所属单位（不含局本级）的“三公”经费预算合计多少万元？",
        "除局本级外，所属单位的三公经费一共多少",
    ],
)
def test_the_units_below_are_added_up(question: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value == "8.50", record.text


def test_more_units_than_there_are_have_no_sum() -> None:
    assert ask("5个所属单位的三公经费合计多少").status == "not_found"


@pytest.mark.parametrize("question", ["公务接待费多少", "招待费花多少"])
def test_a_public_expense_is_that_of_its_own_table(question: str) -> None:
    assert ask(question).figures[0].value == "3.00"


def test_what_is_under_an_excluded_class_is_left_out_too() -> None:
    record = ask("基本支出里除了工资福利支出，花得最多的两项是哪些？")
    assert record.items == ["办公费", "差旅费"], record.text


@pytest.mark.parametrize("question", ["30211安排了多少钱", "30211这个科目是多少"])
def test_a_code_alone_names_its_row(question: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value == "3.00" and "差旅费" in record.figures[0].label

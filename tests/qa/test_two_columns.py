"""Rows by two columns of one table, and units by tables that hold a part of what they spend only."""

from __future__ import annotations

from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_UNITS = (
    ("望川市水文站", "300.00", "50.00"), ("望川市河道管理处", "80.00", "200.00"),
    ("望川市节水中心", "40.00", "10.00"),
)  # fmt: skip


def ask(question: str, title: str = "支出总体情况表") -> AnswerRecord:
    columns = (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("基本支出",), "amount", "万元", 2025, "budget"),
        Column(2, ("项目支出",), "amount", "万元", 2025, "budget"),
    )
    rows = [((name,), {0: name, 1: basic, 2: project}) for name, basic, project in _UNITS]
    printed = table(title, "expenditure_table", columns, rows, [name for name, *_ in _UNITS])
    return Engine(Shelf({"made.pdf": document(printed)})).ask(question)


def test_rows_are_chosen_where_one_column_is_above_another() -> None:
    record = ask("基本支出比项目支出多的单位有哪些")
    assert record.items == ["望川市水文站", "望川市节水中心"]
    assert "望川市水文站（多250.00万元）" in record.text


def test_what_units_have_of_projects_is_not_all_they_spend() -> None:
    assert ask("哪个下属单位的支出预算最多", "项目支出预算表").status == "not_found"


_PROJECTS = (
    ("堤防养护", "河道管理处", "100.00", "120.00"), ("应急抢险", "河道管理处", "", "300.00"),
    ("水闸维修", "河道管理处", "50.00", "60.00"), ("水质监测", "水文站", "70.00", "70.00"),
)  # fmt: skip


def ask_of_projects(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("实施单位",), "organisation"),
        Column(2, ("年初预算数",), "amount", "万元", 2025, "budget"),
        Column(3, ("全年预算数",), "amount", "万元", 2025, "revised"),
    )
    rows = [((name,), {0: name, 1: unit, 2: first, 3: last}) for name, unit, first, last in _PROJECTS]
    printed = table("项目支出执行情况表", "project_table", columns, rows, [unit for _, unit, *_ in _PROJECTS])
    return Engine(Shelf({"made.pdf": document(printed)})).ask(question)


def test_projects_are_counted_by_the_column_that_leaves_none_blank() -> None:
    record = ask_of_projects("河道管理处实施的项目有几个")
    assert record.figures[0].value == "3", record.text


def test_projects_without_a_budget_at_first_are_those_of_blanks() -> None:
    assert ask_of_projects("哪些项目没有年初预算").items == ["应急抢险"]

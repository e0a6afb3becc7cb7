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

"""Units with a row for this year and one for the last in the same table."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_FIGURES = (
    ("望川市水务局", "100.00", "120.00"), ("望川市水务局(本级)", "40.00", "90.00"),
    ("望川市水文监测中心", "50.00", "20.00"), ("望川市河道管理处", "10.00", "10.00"),
)  # fmt: skip


def ask(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("预算单位",), "organisation"),
        Column(1, ("年度",), "text"),
        Column(2, ("总计", "一般公共预算"), "amount", "万元", 2025, "budget"),
    )
    rows: list[tuple[tuple[str, ...], dict[int, str]]] = []
    units: list[str] = []
    for unit, before, now in _FIGURES:
        rows.append(((unit,), {0: unit, 1: "2024年", 2: before}))
        rows.append(((unit,), {1: "2025年", 2: now}))
        units += [unit, unit]
    printed = table("财政拨款“三公”经费支出表", "three_public_table", columns, rows, units)
    prose = (
        "2025年公务接待费预算安排20.00万元，比2024年减少5.00万元。"
        "因公出国（境）费预算安排0万元，与2024年持平。",
    )
    return Engine(Shelf({"made.pdf": document(printed, prose=prose)})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("三公经费表里，2025年比2024年增加的预算单位有哪几家？按增加额从多到少", ["望川市水务局(本级)"]),
        ("三公经费比上年减少最多的是哪个单位", ["望川市水文监测中心"]),
        ("三公经费降幅超过50%的单位有哪些", ["望川市水文监测中心"]),
    ],
)
def test_units_are_ranked_by_their_rows_of_two_years(question: str, names: list[str]) -> None:
    record = ask(question)
    assert record.items == names, record.text

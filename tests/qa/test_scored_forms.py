"""Projects ranked by the total score that the form of each prints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_SCORES = (
    ("河湖长制工作经费", "85.00", "96.32"), ("饮水工程维修养护", "20.00", "97.81"),
    ("防汛物资购置", "108.00", "88.50"),
)  # fmt: skip


def form(at: int, project: str, money: str, score: str) -> Table:
    columns = (
        Column(0, ("一级指标",), "text"),
        Column(1, ("三级指标",), "label"),
        Column(2, ("年度资金总额",), "amount", "万元", 2025, "budget"),
        Column(3, ("分值",), "text"),
        Column(4, ("得分",), "text"),
    )
    rows = [
        ((project,), {1: project}),
        ((project, "年度资金总额"), {1: "年度资金总额", 2: money, 3: "10", 4: "10"}),
        ((project, "总分"), {1: "总分", 3: "100", 4: score}),
    ]
    return replace(table("项目支出绩效自评表", "performance_table", columns, rows), index=at)


def ask(question: str) -> AnswerRecord:
    forms = [form(at, *line) for at, line in enumerate(_SCORES)]
    return Engine(Shelf({"made.pdf": document(*forms)})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("三张项目绩效自评表，总分最高的是哪个项目？", ["饮水工程维修养护"]),
        ("三个项目自评得分从高到低", ["饮水工程维修养护", "河湖长制工作经费", "防汛物资购置"]),
        ("自评得分低于90分的项目有哪些", ["防汛物资购置"]),
    ],
)
def test_projects_are_ranked_by_their_scores(question: str, names: list[str]) -> None:
    record = ask(question)
    assert record.items == names, record.text

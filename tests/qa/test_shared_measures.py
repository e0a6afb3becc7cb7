"""A measure said once of several things: 甲和乙，两个项目自评得分差几分."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_LINES = [
    ("危岩体加固（国家专项）", "280.00", "300.00", "88.40", "29.47", "93.75"),
    ("彩塑壁画修复", "500.00", "640.00", "612.85", "95.76", "96.35"),
    ("文物征集", "50.00", "50.00", "23.60", "47.20", "84.72"),
]


def ask(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("年初预算数",), "amount", "万元", 2025, "budget"),
        Column(2, ("全年", "预算数"), "amount", "万元", 2025, "revised"),
        Column(3, ("全年", "执行数"), "amount", "万元", 2025, "executed"),
        Column(4, ("全年", "执行率(%)"), "amount", "%", 2025, "share"),
        Column(5, ("自评得分",), "count", "分", 2025),
    )
    rows = [((line[0],), dict(enumerate(line))) for line in _LINES]
    printed = table("项目支出执行及绩效自评得分情况表", "performance_table", columns, rows)
    return Engine(Shelf({"made.pdf": document(printed)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("危岩体加固和文物征集，两个项目自评得分差几分？", "9.03", "分"),
        ("彩塑壁画修复的执行率比文物征集高多少个百分点", "48.56", "%"),
        ("彩塑壁画修复和文物征集的全年执行数相差多少", "589.25", "万元"),
    ],
)
def test_the_measure_is_said_of_both(question: str, value: str, unit: str) -> None:
    record = ask(question)
    assert (record.figures[0].value, record.figures[0].unit) == (value, unit), record.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "危岩体加固、彩塑壁画修复、文物征集三个项目自评得分从高到低怎么排",
            ["彩塑壁画修复", "危岩体加固", "文物征集"],
        ),
        ("危岩体加固、彩塑壁画修复、文物征集中执行率最低的是哪个", ["危岩体加固"]),
        ("全年预算数最大的项目是哪个", ["彩塑壁画修复"]),
    ],
)
def test_the_measure_is_said_of_all(question: str, names: list[str]) -> None:
    record = ask(question)
    assert record.items == names, record.text


def test_projects_are_counted_by_their_scores_not_by_their_money() -> None:
    record = ask("自评得分在90分以上的项目有几个")
    assert record.figures[0].value == "2", record.text

"""Rows chosen by what a column says of them, in words or to the figure."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_COLUMNS = (
    Column(0, ("序号",), "text"),
    Column(1, ("项目名称",), "label"),
    Column(2, ("年初预算数",), "amount"),
    Column(3, ("自评得分",), "count"),
    Column(4, ("等级",), "text"),
    Column(5, ("专门面向中小企业采购",), "text"),
)
_LINES = [
    ("10", "危桥改造", "480.00", "88.60", "良", "否"),
    ("100", "绿化美化", "120.00", "89.81", "良", "是"),
    ("5", "公路养护", "1,260.00", "96.90", "优", "是"),
    ("20", "路网监测", "120.00", "97.50", "优", "否"),
]


def ask(question: str) -> AnswerRecord:
    rows = [((line[1],), dict(enumerate(line))) for line in _LINES]
    printed = table("2025年度项目支出绩效自评结果汇总表", "project_table", _COLUMNS, rows)
    return Engine(Shelf({"made.pdf": document(printed)})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("自评等级为“良”的项目有哪些", ["危桥改造", "绿化美化"]),
        ("哪些项目的等级是优", ["公路养护", "路网监测"]),
        ("哪些项目的自评等级只有“良”？请列出", ["危桥改造", "绿化美化"]),
        ("评为“良”的项目有哪些", ["危桥改造", "绿化美化"]),
        ("自评得分97.5分的项目", ["路网监测"]),
        ("专门面向中小企业采购的有哪些", ["绿化美化", "公路养护"]),
        ("哪些采购不专门面向中小企业", ["危桥改造", "路网监测"]),
        ("哪些项目的年初预算数正好是120万元", ["绿化美化", "路网监测"]),
        ("年初预算数等于480万元的项目有哪些", ["危桥改造"]),
        ("年初预算120万元的项目有哪些", ["绿化美化", "路网监测"]),
        ("年初预算在100万元以上的项目有哪些", ["公路养护", "危桥改造", "绿化美化", "路网监测"]),
    ],
)
def test_rows_are_chosen_by_what_a_column_says(question: str, names: list[str]) -> None:
    record = ask(question)
    assert sorted(record.items) == sorted(names), record.text


def test_what_is_counted_is_no_score() -> None:
    record = ask("自评得分在90分以上的项目有几个")
    assert (record.figures[0].value, record.figures[0].unit) == ("2", "个")

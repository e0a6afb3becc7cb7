"""Which indicators a project has, and how many, whether a figure stands beside them or not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine


def ask(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("一级指标",), "text"),
        Column(2, ("二级指标",), "text"),
        Column(3, ("三级指标",), "label"),
        Column(4, ("指标值",), "count"),
    )
    aims = {
        "水质监测": (
            ("产出", "数量", "监测次数", "12"), ("产出", "质量", "数据合格率", "优"),
            ("效益", "社会效益", "水质改善", "良"),
        ),
        "堤防维护": (("产出", "数量", "维护长度", "30"), ("满意度", "服务对象满意度", "群众满意度", "95")),
    }  # fmt: skip
    rows = []
    for project, lines in aims.items():
        rows.append(((project,), {0: project}))
        for upper, lower, name, value in lines:
            path = (project, f"{upper}指标", f"{lower}指标", name)
            rows.append((path, {1: path[1], 2: path[2], 3: name, 4: value}))
    made = document(table("项目支出绩效目标表", "performance_table", columns, rows))
    return Engine(Shelf({"made.pdf": made})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("水质监测项目的绩效指标有哪些", ["监测次数", "数据合格率", "水质改善"]),
        ("水质监测的产出指标有哪几个", ["监测次数", "数据合格率"]),
        ("堤防维护的一级指标有哪些", ["产出指标", "满意度指标"]),
    ],
)
def test_the_indicators_of_a_project_are_listed(question: str, names: list[str]) -> None:
    assert ask(question).items == names


@pytest.mark.parametrize(
    ("question", "number"), [("水质监测有几个绩效指标", 3), ("堤防维护有几个数量指标", 1)]
)
def test_indicators_are_counted_with_those_that_print_words(question: str, number: int) -> None:
    record = ask(question)
    assert Decimal(record.figures[0].value) == number
    assert record.citations


def test_whose_indicators_is_not_guessed() -> None:
    assert not ask("数量指标有哪些").items

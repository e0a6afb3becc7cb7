"""Which indicators a project has, and how many, whether a figure stands beside them or not."""

from __future__ import annotations

from dataclasses import replace
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


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("水质常态化自动监测站点建设和运行项目，站点/断面覆盖数要达到多少？", "12"),
        ("水质常态化自动监测站点建设和运行的绩效目标里，报告数量是多少？", "4"),
    ],
)
def test_a_goal_is_not_answered_with_its_projects_amount(question: str, value: str) -> None:
    project = "水质常态化自动监测站点建设和运行"
    amount = table(
        "项目支出预算表", "project_table",
        (Column(0, ("项目",), "label"), Column(1, ("金额",), "amount", "万元")),
        [((project,), {0: project, 1: "60.00"})],
    )  # fmt: skip
    columns = (Column(0, ("项目",), "label"), Column(1, ("指标",), "label"), Column(2, ("指标值",), "count"))
    goals = table(
        "项目绩效目标表", "performance_table", columns,
        [
            ((project,), {0: project}),
            ((project, "站点/断面覆盖数"), {1: "站点/断面覆盖数", 2: "≥12个"}),
            ((project, "报告数量"), {1: "报告数量", 2: "4份"}),
        ],
    )  # fmt: skip
    made = document(amount, replace(goals, index=1))
    record = Engine(Shelf({"made.pdf": made})).ask(question)
    assert [figure.value for figure in record.figures[:1]] == [value], record.text


def test_whose_indicators_is_not_guessed() -> None:
    assert not ask("数量指标有哪些").items


def test_without_a_project_the_indicators_of_each_are_told() -> None:
    record = ask("数量指标是什么？")
    assert "水质监测：监测次数；堤防维护：维护长度" in record.text and not record.items

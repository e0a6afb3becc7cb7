"""Projects that a document prints in their own forms only: their money, last year's, their indicators."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine

_LINES = (
    Column(0, ("项目",), "label"),
    Column(1, ("金额",), "amount", "元", 2025, "budget"),
    Column(2, ("内容",), "text"),
)
_AIMS = (
    Column(0, ("一级指标",), "text"),
    Column(1, ("三级指标",), "label"),
    Column(2, ("指标值",), "count", None, 2025, "budget"),
)


def form(project: str, lines: dict[str, str], holder: str) -> Table:
    rows = [
        ((project, "项目名称"), {0: "项目名称", 2: project}),
        ((project, "实施单位"), {0: "实施单位", 2: holder}),
        *(((project, "项目资金", name), {0: name, 1: amount}) for name, amount in lines.items()),
    ]
    return table("财政项目支出绩效目标表", "performance_table", _LINES, rows)


def aims(project: str, goals: dict[str, str]) -> Table:
    rows = [((project, "产出", name), {0: "产出", 1: name, 2: goal}) for name, goal in goals.items()]
    return table("财政项目支出绩效目标表", "performance_table", _AIMS, rows)


FORMS = (
    form(
        "就业援助基地补贴",
        {"年度资金申请总额": "6351000.00", "其中：财政资金": "6000000.00", "上年预算数": "5000000.00"},
        "望川市就业中心",
    ),
    aims("就业援助基地补贴", {"补贴基地数量": "12个", "补贴发放及时率": "100%"}),
    form("义务教育阶段课后服务经费", {"年度资金申请总额": "900000.00"}, "望川市教育中心"),
    form("校园安保服务经费", {"年度资金申请总额": "700000.00"}, "望川市教育中心"),
    table(
        "项目支出预算情况表", "project_table",
        (Column(0, ("项目名称",), "label"), Column(1, ("金额",), "amount", "万元", 2025, "budget")),
        (
            (("大数据中心工作经费",), {0: "大数据中心工作经费", 1: "33.00"}),
            (("水库除险加固",), {0: "水库除险加固", 1: "80.00"}),
        ),
    ),
    aims("水库除险加固", {"加固水库": "5座", "满意度": "95%"}),
)  # fmt: skip


def ask(question: str):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(*FORMS)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("就业援助基地补贴安排了多少钱？", "6351000.00"),
        ("就业援助基地补贴上年预算是多少？", "5000000.00"),
        ("就业援助基地补贴比上年增加了多少？", "1351000.00"),
        ("就业援助基地补贴比上年增长百分之几？", "27.02"),
        ("课后服务经费多少钱？", "900000.00"),
        ("课后服务经费和校园安保服务经费相比，2025年前者多多少元？", "200000.00"),
    ],
)
def test_form_prints_the_money_of_its_project(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures[0].value == value, record.text


def test_project_is_named_with_the_line_of_its_form() -> None:
    assert "就业援助基地补贴（年度资金申请总额）" in ask("就业援助基地补贴安排了多少钱？").text


@pytest.mark.parametrize(
    ("question", "value"),
    [("就业援助基地补贴的补贴基地数量目标是多少？", "12"), ("水库除险加固的加固水库目标是多少？", "5")],
)
def test_indicator_that_is_named_is_not_the_money_of_its_project(question: str, value: str) -> None:
    assert ask(question).figures[0].value == value


def test_goal_of_a_project_without_a_form_is_not_that_of_another() -> None:
    assert ask("大数据中心工作经费的绩效目标表里，满意度定的是多少？").status == "not_found"
    assert ask("水库除险加固的绩效目标表里，满意度定的是多少？").figures[0].value == "95"


def test_projects_are_listed_by_a_line_of_their_forms() -> None:
    record = ask("望川市教育中心作为实施单位的项目有哪几个？")
    assert record.items == ["义务教育阶段课后服务经费", "校园安保服务经费"]

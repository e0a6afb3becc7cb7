"""What a heading, a form or a chapter holds together: columns under one head, costs, new 科目, outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine


def _money(at: int, *path: str) -> Column:
    return Column(at, path, "amount", "万元", 2025, "budget")


PROJECTS = table(
    "项目支出表", "project_table",
    [Column(0, ("项目名称",), "label"), _money(1, "合计"),
     _money(2, "当年财政拨款", "一般公共预算"), _money(3, "当年财政拨款", "政府性基金预算"),
     _money(4, "单位资金")],
    [(("合计",), {0: "合计", 1: "190.00", 2: "90.00", 3: "60.00", 4: "40.00"}),
     (("河道清淤",), {0: "河道清淤", 1: "100.00", 2: "50.00", 3: "30.00", 4: "20.00"}),
     (("闸站改造",), {0: "闸站改造", 1: "90.00", 2: "40.00", 3: "30.00", 4: "20.00"})],
)  # fmt: skip


def _goals() -> Table:
    made = table(
        "项目支出绩效目标表", "performance_table",
        [Column(0, ("一级指标",), "text"), Column(1, ("三级指标",), "label"),
         Column(2, ("年度指标值",), "count", "万元", 2025, "budget")],
        [(("闸站改造",), {1: "闸站改造"}),
         (("闸站改造", "成本指标", "监理费"), {0: "成本指标", 1: "监理费", 2: "≤8万元"}),
         (("闸站改造", "成本指标", "设备费"), {0: "成本指标", 1: "设备费", 2: "≤60万元"}),
         (("闸站改造", "成本指标", "检测费"), {0: "成本指标", 1: "检测费", 2: "≤12万元"})],
    )  # fmt: skip
    return replace(made, index=1)


def _ask(question: str, *tables: Table, **more: object) -> AnswerRecord:
    made = document(*tables, **more)  # type: ignore[arg-type]
    return Engine(Shelf({"made.pdf": made})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("河道清淤的当年财政拨款是多少", "80.00"),
        ("闸站改造项目的财政拨款多少", "70.00"),
        ("河道清淤合计多少", "100.00"),
        ("河道清淤的一般公共预算是多少", "50.00"),
    ],
)
def test_a_heading_without_a_column_is_what_its_columns_come_to(question: str, value: str) -> None:
    record = _ask(question, PROJECTS)
    assert record.figures and record.figures[0].value == value, record.text


def test_the_sum_under_a_heading_cites_each_of_its_columns() -> None:
    record = _ask("河道清淤的当年财政拨款是多少", PROJECTS)
    assert {c.quote for c in record.citations} >= {"50.00", "30.00"}


@pytest.mark.parametrize(
    ("question", "value"),
    [("闸站改造项目的成本指标加起来是多少万元", "80"), ("闸站改造的成本指标最高的是多少万元", "60")],
)
def test_costs_of_a_project_are_those_of_its_form(question: str, value: str) -> None:
    record = _ask(question, PROJECTS, _goals())
    assert any(figure.value.split(".")[0] == value for figure in record.figures), record.text


UNPLANNED = (
    "1.农业(类)水利(款)防汛(项)。年初预算为20万元，支出决算为18万元，完成年初预算的90%。",
    "2.农业(类)水利(款)抗旱(项)。年初未安排预算，支出决算为6.5万元。",
    "3.住房(类)改革(款)购房补贴(项)。年初预算未安排预算，支出决算为3万元。",
)
FINAL = Identity("望川市水务局", 2025, "决算", "部门")


def test_items_without_a_budget_are_told_from_the_chapter_that_says_so() -> None:
    record = _ask("哪些科目年初没有安排预算？", prose=UNPLANNED, identity=FINAL)
    assert record.items == ["抗旱", "购房补贴"], record.text


def test_no_item_is_listed_where_all_had_a_budget() -> None:
    record = _ask("哪些科目年初没有安排预算？", prose=UNPLANNED[:1], identity=FINAL)
    assert not record.items, record.text


SCORES = table(
    "项目支出绩效自评表", "performance_table",
    [Column(0, ("一级指标",), "text"), Column(1, ("三级指标",), "label"),
     Column(2, ("年度指标值",), "count", None, None, "budget"),
     Column(3, ("实际完成值",), "count", None, None, "budget"),
     Column(4, ("分值",), "text"), Column(5, ("得分",), "text")],
    [(("河道管护",), {1: "河道管护"})] + [
        (("河道管护", "产出指标", name), {0: "产出指标", 1: name, 2: goal, 3: done, 4: "10", 5: score})
        for name, goal, done, score in (
            ("巡河次数", "≥40次", "44次", "10"), ("建成泵站数", "≥6座", "5座", "8"),
        )
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("河道管护做成了多少次巡河？", "44"),
        ("河道管护项目建成了多少座泵站？", "5"),
        ("河道管护巡河次数的目标值多少次", "40"),
    ],
)
def test_what_was_done_is_told_apart_from_the_goal(question: str, value: str) -> None:
    record = _ask(question, SCORES, identity=FINAL)
    assert record.figures and record.figures[0].value == value, record.text

"""Checks of parts against what they come to: rows under a row, members, sorts of things, moves, shares."""

from __future__ import annotations

import pytest
from made import IDENTITY, document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

AMOUNT = "万元"
PROSE = (
    "望川市水务局共有车辆12辆。其中：机要通信用车2辆、应急保障用车3辆、其他用车6辆；"
    "单位价值100万元以上设备3台（套）。",
    "收入预算减少30万元，其中一般公共预算收入减少40万元，其他收入增加10万元。",
    "2025年一般公共预算支出800万元，主要用于以下方面：教育支出200万元，占25.01%；农林水支出600万元，占75%。",
    "公务用车购置及运行维护费中，公务用车保有量为9辆。",
    "2025年政府采购预算总额0万元，其中：政府采购货物预算3.5万元、政府采购工程预算0万元、政府采购服务预算4.5万元。",
)


def of_classes() -> Table:
    columns = (
        Column(0, ("项目",), "label"),
        Column(1, ("预算数",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        (("农林水支出",), "90.00"),
        (("农林水支出", "水利"), "60.00"),
        (("农林水支出", "水利", "防汛"), "60.00"),
        (("农林水支出", "林业"), "35.00"),
        (("住房保障支出",), "20.00"),
        (("住房保障支出", "住房改革"), "20.00"),
        (("支出总计",), "110.00"),
    ]  # fmt: skip
    rows = [(path, {0: path[-1], 1: amount}) for path, amount in lines]
    return table("2025年收支预算总表", "balance_table", columns, rows)


def of_units() -> Table:
    columns = (
        Column(0, ("单位名称",), "label"),
        Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("公务接待费",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        ("合计", "9.0", "3.2"),
        ("水文站", "4.0", "1.5"),
        ("灌溉中心", "3.0", "1.0"),
        ("堤防管理处", "2.0", "0.9"),
    ]
    rows = [((name,), {0: name, 1: all_three, 2: guests}) for name, all_three, guests in lines]
    return table("“三公”经费预算表", "three_public_table", columns, rows)


def asked(question: str) -> AnswerRecord:
    made = document(of_classes(), prose=PROSE)
    return Engine(Shelf({"made.pdf": made})).ask(question)


@pytest.mark.parametrize(
    ("question", "verdict", "amounts"),
    [
        ("收支预算总表里农林水支出的合计，等于它下面两个款级科目相加吗？", False, ("95.00", "90.00")),
        ("收支预算总表里，住房保障支出项下各款之和与住房保障支出一致吗", True, ("20.00", "20.00")),
        ("各类用车的辆数加起来等于12辆吗？", False, ("11", "12")),
        ("各类用车相加等于车辆总数吗", False, ("11", "12")),
        ("各项收入的增减数加起来，等不等于收入预算总共减少的30万元？", True, ("-30", "-30")),
        ("一般公共预算收入和其他收入各自的增减相加，跟收入预算减少30万元合得上吗", True, ("-30", "-30")),
        ("一般公共预算支出中两类占比相加是不是正好100%？", False, ("100.01", "100")),
        ("政府采购预算总额和货物、工程、服务三个分项加起来的数相符吗？", False, ("8.0", "0")),
    ],
)  # fmt: skip
def test_parts_are_held_against_their_whole(question: str, verdict: bool, amounts: tuple[str, str]) -> None:
    record = asked(question)
    assert (record.status, record.verdict) == ("answered", verdict), record.text
    assert tuple(figure.value for figure in record.figures[:2]) == amounts


def test_cars_of_two_passages_are_counted() -> None:
    record = asked("正文里的公务用车保有量和正文里的车辆总数是同一个数吗？")
    assert record.verdict is False and {figure.value for figure in record.figures[:2]} == {"9", "12"}


def test_members_are_held_against_the_total_of_their_own_column() -> None:
    engine = Engine(Shelf({"made.pdf": document(of_units())}))
    record = engine.ask("三公经费表上三家单位的公务接待费逐一相加，等于合计行的数吗？")
    assert record.verdict is False, record.text
    assert [figure.value for figure in record.figures[:2]] == ["3.4", "3.2"]


def test_shares_that_are_not_of_one_whole_are_not_added_up() -> None:
    made = document(prose=("2025年支出800万元，其中教育支出占25%，农林水支出占12%。",))
    record = Engine(Shelf({"made.pdf": made})).ask("支出结构里各类占比相加等于100%吗？")
    assert record.status == "not_found"


def test_two_mentions_of_one_count_are_held_together() -> None:
    made = document(
        prose=(
            "决算中反映站房修缮等8个一级项目的绩效自评结果。",
            "反映水情监测等9个一级项目的绩效自评结果。",
        )
    )
    question = "文中两处说到反映绩效自评结果的一级项目个数，前后一致吗？"
    record = Engine(Shelf({"made.pdf": made})).ask(question)
    assert record.verdict is False and {figure.value for figure in record.figures} == {"8", "9"}


def test_a_goal_is_met_where_the_figure_beside_it_keeps_to_it() -> None:
    columns = (
        Column(0, ("三级指标",), "label"),
        Column(1, ("年初目标值(A)",), "count"),
        Column(2, ("实际完成值(B)",), "count"),
    )
    lines = [("修缮水文站房", "≥5处", "4处"), ("水质达标率", "≥90%", "95%"), ("投诉件数", "≤3件", "5件")]
    rows = [((name,), {0: name, 1: goal, 2: done}) for name, goal, done in lines]
    goals = table("项目支出绩效自评表", "performance_table", columns, rows)
    made = document(goals, identity=Identity("望川市水务局", 2024, "决算", "部门"))
    engine = Engine(Shelf({"made.pdf": made}))
    for question, verdict, done in (
        ("水文站房修缮全年目标是5处，实际完成了吗？", False, "4"),
        ("水质达标率的年度目标达到了吗？", True, "95"),
        ("投诉件数有没有达到目标值？", False, "5"),
    ):
        record = engine.ask(question)
        assert (record.verdict, record.figures[0].value) == (verdict, done), record.text


def test_a_goal_without_what_was_done_is_not_said_to_be_met() -> None:
    columns = (Column(0, ("三级指标",), "label"), Column(1, ("指标值",), "count"))
    goals = table("绩效目标表", "performance_table", columns, [(("修缮站房",), {0: "修缮站房", 1: "≥5处"})])
    record = Engine(Shelf({"made.pdf": document(goals, identity=IDENTITY)})).ask("修缮站房的目标完成了吗？")
    assert record.verdict is None

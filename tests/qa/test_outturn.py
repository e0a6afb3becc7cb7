"""Final accounts spend other amounts than they receive and than was budgeted: which one a question means."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from ingest.pipeline import parse
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

FINAL = Identity("望川市水务局", 2024, "决算", "部门")
PROSE = (
    "2024年度收入合计120.00万元。支出合计110.00万元。",
    "1.一般公共服务支出（类）水务（款）防汛（项）。年初预算为50.00万元，支出决算为60.00万元，完成年初预算的120%。",
    "2.一般公共服务支出（类）水务（款）抗旱（项）。年初预算为40.00万元，支出决算为38.00万元，完成年初预算的95%。",
    "3.一般公共服务支出（类）水务（款）水文（项）。年初预算为10.00万元，支出决算为8.00万元，完成年初预算的80%。",
    "公务用车运行维护费支出9.00万元，由财政拨款开支运行费的公务用车保有量为3辆。公务接待费支出1.20万元，"
    "国内公务接待4批次、20人次。",
    "国有资产占有情况：本部门共有车辆5辆。",
)


def amounts(*path: str) -> Column:
    return Column(1, path, "amount", "万元", measure="final")


def of_classes(title: str, kind: str, head: str, printed: dict[str, str]) -> Table:
    columns = (Column(0, ("科目名称",), "label"), amounts(head))
    return table(title, kind, columns, [((name,), {0: name, 1: text}) for name, text in printed.items()])


BALANCE = {"年初结转和结余": "30.00", "本年支出合计": "110.00", "年末结转和结余": "25.00", "总计": "135.00"}
TABLES = (
    of_classes(
        "收入决算表", "income_table", "本年收入合计",
        {"合计": "120.00", "防汛": "66.00", "抗旱": "44.00", "水文": "10.00"},
    ),
    of_classes(
        "支出决算表", "expenditure_table", "本年支出合计",
        {"合计": "110.00", "防汛": "62.00", "抗旱": "40.00", "水文": "8.00"},
    ),
    replace(table(
        "收入支出决算总表", "balance_table",
        (Column(0, ("支出", "项目"), "label"), amounts("支出", "决算数")),
        [((name,), {0: name, 1: text}) for name, text in BALANCE.items()],
    ), side="expenditure"),
    table(
        "“三公”经费支出决算表", "three_public_table",
        (
            Column(0, ("项目",), "label"),
            Column(1, ("预算数", "公务接待费"), "amount", "万元", measure="budget"),
            Column(2, ("预算数", "因公出国（境）费"), "amount", "万元", measure="budget"),
            Column(3, ("决算数", "公务接待费"), "amount", "万元", measure="final"),
            Column(4, ("决算数", "因公出国（境）费"), "amount", "万元", measure="final"),
        ),
        [(("合计",), {0: "合计", 1: "2.00", 2: "0.00", 3: "1.20", 4: "0.00"})],
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    tables = (replace(one, index=at) for at, one in enumerate(TABLES))
    return Engine(Shelf({"made.pdf": document(*tables, prose=PROSE, identity=FINAL)}))


def first(engine: Engine, question: str) -> tuple[str, str | None]:
    record: AnswerRecord = engine.ask(question)
    assert record.status == "answered", record.text
    return record.figures[0].value, record.figures[0].unit


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("防汛支出多少？", "62.00"),
        ("防汛收入多少？", "66.00"),
        ("支出总计多少？", "135.00"),
        ("本年支出合计多少？", "110.00"),
        ("年末结转和结余比年初少多少？", "-5.00"),
        ("公务接待费预算多少？", "2.00"),
        ("公务接待费多少？", "1.20"),
        ("防汛年初安排了多少？", "50.00"),
        ("防汛决算比年初预算多花了多少？", "10.00"),
        ("和年初预算相比，抗旱的决算数少了多少？", "-2.00"),
    ],
)
def test_the_side_and_the_measure_that_are_meant(engine: Engine, question: str, value: str) -> None:
    assert first(engine, question)[0] == value


def test_a_rate_of_execution_holds_one_sentence_together(engine: Engine) -> None:
    assert first(engine, "防汛支出完成年初预算的百分之几？") == ("120", "%")
    assert first(engine, "防汛支出执行了年初预算的百分之几？") == ("120", "%")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("抗旱支出百分之百完成年初预算了吗？", False),
        ("防汛支出是否全部完成年初预算？", True),
        ("抗旱支出的年初预算完成率超过90%了吗？", True),
        ("水文支出完成年初预算的85%以上吗？", False),
    ],
)
def test_how_far_a_budget_was_carried_out_is_held_against_a_bound(
    engine: Engine, question: str, held: bool
) -> None:
    assert engine.ask(question).verdict is held


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("完成年初预算比例最高的是哪个项级科目？", ["防汛"]),
        ("完成年初预算不到90%的科目有哪些？", ["水文"]),
        ("哪些科目的决算数大于年初预算数？", ["防汛"]),
        ("年初预算最多的科目是哪个？", ["防汛"]),
    ],
)
def test_items_by_how_far_their_budget_was_carried_out(
    engine: Engine, question: str, items: list[str]
) -> None:
    assert engine.ask(question).items == items


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("完成年初预算比例最低的是哪个项级科目？", ["普查"]),
        ("各项级科目里，决算数占年初预算比例最高的是哪一个？", ["防汛"]),
        ("完成年初预算不到90%的科目有哪些？", ["水文", "普查"]),
    ],
)
def test_a_rate_that_a_paragraph_leaves_out_is_worked_out(question: str, items: list[str]) -> None:
    unsaid = "4.一般公共服务支出（类）水务（款）普查（项）。年初预算为20.00万元，支出决算为9.00万元。"
    told = document(*TABLES, prose=(*PROSE, unsaid), identity=FINAL)
    assert Engine(Shelf({"w.pdf": told})).ask(question).items == items


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("公务用车保有量多少？", "3", "辆"),
        ("单位有多少辆车？", "5", "辆"),
        ("用公务用车运行维护费除以保有量，每辆车多少万元？", "3.00", "万元"),
        ("公务接待费平均每批次多少元？", "3000.00", "元"),
        ("公务接待人均花费多少元？", "600.00", "元"),
    ],
)
def test_cars_and_guests_that_an_expense_is_for(engine: Engine, question: str, value: str, unit: str) -> None:
    assert first(engine, question) == (value, unit)


def test_the_number_of_items_is_no_difference(engine: Engine) -> None:
    record = engine.ask("决算超出年初预算的科目有几个？")
    assert not record.figures or record.figures[0].unit == "个"


def test_what_was_planned_of_several_items_is_added_up_from_prose(engine: Engine) -> None:
    assert first(engine, "水务（款）下面三个项级科目的年初预算合计是多少？")[0] == "100.00"


SCORED = tuple(
    table(
        "项目支出绩效自评表", "performance_table",
        (
            Column(0, ("三级指标",), "label"), Column(1, ("年度指标值",), "count"),
            Column(2, ("分值",), "text"), Column(3, ("得分",), "text"),
        ),
        [
            ((project,), {0: project}),
            ((project, "验收合格率"), {0: "验收合格率", 1: "≥95%", 2: "40", 3: mark}),
            ((project, "总分"), {0: "总分", 2: "100", 3: total}),
        ],
    )
    for project, mark, total in (("堤防养护项目", "38", "96.50"), ("信息平台二期", "30", "88.00"))
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("堤防养护项目自评得分多少？", "96.50"),
        ("信息平台二期的自评总分是多少？", "88.00"),
        ("堤防养护项目的自评总分比信息平台二期高几分？", "8.50"),
        ("堤防养护项目的验收合格率得了几分？", "38"),
    ],
)
def test_scores_of_self_evaluation(question: str, value: str) -> None:
    tables = (replace(one, index=at) for at, one in enumerate(SCORED))
    engine = Engine(Shelf({"made.pdf": document(*tables, identity=FINAL)}))
    assert first(engine, question) == (value, "分")


@pytest.mark.parametrize("question", ["部门决算总支出是多少？", "支出决算数是多少？", "三公经费决算多少？"])
def test_a_budget_does_not_tell_what_was_spent(samples: Path, question: str) -> None:
    budget = parse(samples / "dongzhu-culture-2024-sample.pdf")
    record = Engine(Shelf({budget.name: budget})).ask(question)
    assert (record.status, record.figures) == ("not_found", [])

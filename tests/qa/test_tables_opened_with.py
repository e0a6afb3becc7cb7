"""Questions that say first in which table to look, or ask for the total of a table by its title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import IDENTITY, document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

PROJECTS = table(
    "部门预算项目支出及其他支出预算表", "project_table",
    (
        Column(0, ("项目名称",), "label"),
        Column(1, ("总计",), "amount", "万元", 2025, "budget"),
        Column(2, ("财政拨款", "一般公共预算"), "amount", "万元", 2025, "budget"),
        Column(3, ("其他资金",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("合计",), {0: "合计", 1: "900.00", 2: "880.00", 3: "20.00"}),
        (("堤防巡查",), {0: "堤防巡查", 1: "358.40", 2: "350.40", 3: "8.00"}),
        (("水情监测设备更新",), {0: "水情监测设备更新", 1: "541.60", 2: "529.60", 3: "12.00"}),
    ),
)  # fmt: skip
FISCAL = table(
    "财政拨款收支总表", "fiscal_balance_table",
    (
        Column(0, ("项目",), "label"),
        Column(1, ("合计",), "amount", "万元", 2025, "budget"),
        Column(2, ("一般公共预算",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("本年支出",), {0: "本年支出", 1: "1500.00", 2: "1300.00"}),
        (("支出总计",), {0: "支出总计", 1: "1520.00", 2: "1320.00"}),
    ),
)  # fmt: skip
GENERAL = table(
    "2025年一般公共预算支出情况表", "general_budget_table",
    (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", "万元", 2025, "budget"),
        Column(3, ("基本支出",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("合计",), {0: "", 1: "合计", 2: "1280.00", 3: "700.00"}),
        (("农林水支出",), {0: "213", 1: "农林水支出", 2: "1000.00", 3: "600.00"}),
        (("农林水支出", "行政运行"), {0: "2130301", 1: "行政运行", 2: "640.00", 3: "600.00"}),
        (("农林水支出", "防汛"), {0: "2130314", 1: "防汛", 2: "360.00", 3: "0.00"}),
        (("住房保障支出",), {0: "221", 1: "住房保障支出", 2: "280.00", 3: "100.00"}),
    ),
    codes=(None, "213", "2130301", "2130314", "221"),
)  # fmt: skip
UNITS = table(
    "2025年度所属单位收支情况表", "balance_table",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("本年收入",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("望川市水务局(本级)",), {0: "望川市水务局(本级)", 1: "800.00"}),
        (("望川市水文站",), {0: "望川市水文站", 1: "300.00"}),
        (("望川市堤防管理所",), {0: "望川市堤防管理所", 1: "400.00"}),
    ),
    units=("望川市水务局(本级)", "望川市水文站", "望川市堤防管理所"),
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(PROJECTS, FISCAL, GENERAL, UNITS)}))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("部门预算项目支出及其他支出预算表里，堤防巡查的一般公共预算是多少？", "350.40"),
        ("2025年一般公共预算支出情况表里，行政运行的基本支出是多少？", "600.00"),
        ("一般公共预算支出合计是多少？", "1280.00"),
        ("一般公共预算支出表中，防汛和住房保障支出合计占总额的百分之几？", "50.00"),
        ("一般公共预算支出合计扣除防汛后还剩多少？", "920.00"),
        ("防汛的一半是多少？", "180.00"),
    ],
)
def test_the_figure_is_that_of_the_table(engine: Engine, question: str, value: str) -> None:
    record = engine.ask(question)
    assert record.figures[0].value == value, record.text


def test_a_title_that_names_units_below_leaves_no_body_out(engine: Engine) -> None:
    assert engine.ask("所属单位收支情况表中，哪个单位的金额最多？").items == ["望川市水务局(本级)"]
    assert engine.ask("下属单位中，哪个单位的本年收入最多？").items == ["望川市堤防管理所"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("行政运行比防汛多，对吗？", True),
        ("听说防汛比行政运行还多，是真的吗？", False),
        ("防汛没有行政运行多，对吗？", True),
        ("住房保障支出比防汛低，是吗？", True),
    ],
)
def test_one_figure_is_said_to_be_more_than_another(engine: Engine, question: str, verdict: bool) -> None:
    assert engine.ask(question).verdict is verdict


def test_a_deadline_is_no_year_to_look_in() -> None:
    told = "建设任务：2027年12月31日前，完成水库加固18座。"
    engine = Engine(Shelf({"made.pdf": document(GENERAL, prose=(told,))}))
    assert engine.ask("到2027年底前要完成多少座水库加固？").figures[0].value == "18"
    assert engine.ask("2027年行政运行是多少？").status == "not_found"


def test_money_kept_in_accounts_is_of_no_earlier_year() -> None:
    titled = replace(
        GENERAL,
        columns=(*GENERAL.columns[:3], Column(3, ("上年实户资金余额",), "amount", "万元", 2025, "budget")),
    )
    engine = Engine(Shelf({"made.pdf": document(titled, identity=IDENTITY)}))
    assert engine.ask("行政运行的上年实户资金余额是多少？").figures[0].value == "600.00"

"""What one word turns round is another item: the other end of the year, the income that is no 拨款."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.items.opposites import denied, denies, turned_round

COLUMNS = (Column(0, ("项目",), "label"), Column(1, ("预算数",), "amount", "万元"))
INCOME = table(
    "部门收支总表", "balance_table", COLUMNS,
    [
        (("一般公共预算拨款收入",), {0: "一般公共预算拨款收入", 1: "164.80"}),
        (("其他收入",), {0: "其他收入", 1: "31.20"}),
        (("本年收入合计",), {0: "本年收入合计", 1: "196.00"}),
        (("上年结转结余",), {0: "上年结转结余", 1: "22.50"}),
        (("收入总计",), {0: "收入总计", 1: "218.50"}),
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(INCOME, prose=["本年财政拨款收入164.80万元。"])}))


@pytest.mark.parametrize("question", ["年末结转结余多少", "年终结转多少", "结转到下年的有多少"])
def test_what_is_carried_to_next_year_is_not_what_came_from_last(engine: Engine, question: str) -> None:
    record = engine.ask(question)
    assert record.status == "not_found", record.text


@pytest.mark.parametrize("question", ["上年结转结余多少", "年初结转和结余是多少", "去年结余多少"])
def test_what_came_from_last_year_has_several_names(engine: Engine, question: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == "22.50"


@pytest.mark.parametrize("question", ["非财政拨款收入多少", "非财政拨款资金一共多少"])
def test_income_beside_the_treasury_is_worked_out(engine: Engine, question: str) -> None:
    record = engine.ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == "31.20"


def test_income_of_all_years_is_less_what_was_carried_over() -> None:
    prose = ["2025年收入预算218.50万元。", "本年财政拨款收入164.80万元。", "上年结转结余22.50万元。"]
    record = Engine(Shelf({"made.pdf": document(prose=prose)})).ask("非财政拨款收入多少")
    assert record.status == "answered", record.text
    assert record.figures[0].value == "31.20"


@pytest.mark.parametrize(
    ("asked", "names", "turned"),
    [
        ("年末结转结余", "上年结转结余", True),
        ("年末结转和结余", "年初结转和结余", True),
        ("上年结转", "结转下年", True),
        ("年终结转结余", "年终结转结余资金", False),
        ("结转结余", "上年结转结余", False),
        ("实有人数", "行政事业单位编制人数", True),
        ("人数", "行政事业单位编制人数", False),
        ("上年末结余", "上年结余", False),
    ],
)
def test_which_end_of_the_year_a_name_is_of(asked: str, names: str, turned: bool) -> None:
    assert turned_round(asked, names) is turned


def test_what_is_denied_is_not_covered() -> None:
    assert denied("非财政拨款收入", "财政拨款收入", 0b1111110) == 0
    assert denied("非遗保护", "非遗保护", 0b1111) == 0b1111
    assert denies("财政拨款结余", "非财政拨款结余")
    assert not denies("非财政拨款结余", "非财政拨款结余")

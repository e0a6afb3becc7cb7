"""The column that a question names, the year before in rows, and sayings one after another for one name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity
from qa.engine import Engine

ACCOUNT = Identity("望川市水务局", 2024, "决算", "部门")
FUND = table(
    "政府性基金预算财政拨款收入支出决算表", "government_fund_table",
    [
        Column(0, ("功能分类科目名称",), "label"),
        Column(1, ("年初结转和结余",), "amount", "万元", 2024, "final"),
        Column(2, ("本年收入",), "amount", "万元", 2024, "final"),
        Column(3, ("本年支出", "小计"), "amount", "万元", 2024, "final"),
        Column(4, ("年末结转和结余",), "amount", "万元", 2024, "final"),
    ],
    [
        (["合计"], {0: "合计", 1: "12.50", 2: "274.00", 3: "278.20", 4: "8.30"}),
        (
            ["用于水利事业的彩票公益金支出"],
            {0: "用于水利事业的彩票公益金支出", 1: "12.50", 2: "174.00", 3: "178.20", 4: "8.30"},
        ),
        (["退休费"], {0: "退休费", 1: "0.00", 2: "100.00", 3: "100.00", 4: "0.00"}),
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(FUND, identity=ACCOUNT)}))


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("用于水利事业的彩票公益金支出，政府性基金表上的本年收入是多少万元", "174.00"),
        ("用于水利事业的彩票公益金支出年末结转和结余多少", "8.30"),
        ("发给退休人员的退休金列了多少", "100.00"),
    ],
)
def test_the_column_that_is_named_holds_the_figure(engine: Engine, question: str, amount: str) -> None:
    assert Decimal(engine.ask(question).figures[0].value) == Decimal(amount)

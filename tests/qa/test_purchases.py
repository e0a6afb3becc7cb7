"""Purchases asked for by their kinds, as a whole, or by those they are kept for."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

PROSE = (
    "2025年政府采购预算10.00万元，其中：政府采购货物预算2.00万元、政府采购工程预算3.00万元、政府采购服务预算5.00万元。",
    "2025年本部门面向中小企业预留政府采购项目预算金额4.00万元，其中，预留给小型和微型企业的政府采购项目预算为1.00万元。",
)
COLUMNS = (
    Column(0, ("名称",), "label"),
    Column(1, ("采购组织形式",), "text"),
    Column(2, ("预算金额",), "amount"),
)
LINES = [
    ("合计", "", "60.00"),
    ("咨询服务", "政府集中采购", "10.00"),
    ("安全服务", "政府集中采购", "20.00"),
    ("法律服务", "分散采购", "30.00"),
]


def ask(question: str, *, title: str = "", kind: str = "other", prose: tuple[str, ...] = ()) -> AnswerRecord:
    above = ("政府履职辅助性服务",)
    rows = [
        ((name,) if name == "合计" else (*above, name), {0: name, 1: way, 2: amount})
        for name, way, amount in LINES
    ]
    tables = [table(title, kind, COLUMNS, rows)] if title else []
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)})).ask(question)


@pytest.mark.parametrize(
    ("question", "amounts"),
    [
        ("政府采购货物服务工程各多少", ["2.00", "5.00", "3.00"]),
        ("政府采购货物、工程和服务的预算是多少", ["2.00", "3.00", "5.00"]),
        ("政府采购的三类各安排了多少", ["2.00", "3.00", "5.00"]),
        ("采购预算按货物、工程、服务怎么分的", ["2.00", "3.00", "5.00"]),
        ("面向中小企业采购多少", ["4.00"]),
        ("给小微企业预留了多少采购预算", ["1.00"]),
    ],
)
def test_each_kind_of_purchase_is_told(question: str, amounts: list[str]) -> None:
    record = ask(question, prose=PROSE)
    assert [figure.value for figure in record.figures] == amounts, record.text


@pytest.mark.parametrize("question", ["政府购买服务多少", "政府购买服务预算总额是多少"])
def test_what_the_title_says_is_the_whole_of_its_table(question: str) -> None:
    record = ask(question, title="财政拨款政府购买服务明细表", kind="government_service_table")
    assert record.figures[0].value == "60.00", record.text


def test_a_way_of_purchasing_is_not_said_by_purchase_alone() -> None:
    record = ask("政府采购预算总额多少", title="政府采购支出预算表", kind="procurement_table")
    assert record.figures[0].value == "60.00", record.text


def test_a_purchase_is_divided_by_the_quantity_beside_it() -> None:
    columns = (
        Column(0, ("采购项目",), "label"),
        Column(1, ("数量",), "count"),
        Column(2, ("预算金额",), "amount", "万元"),
    )
    rows = [
        (("安全员配备",), {0: "安全员配备", 1: "980", 2: "4704.00"}),
        (("复印机",), {0: "复印机", 1: "", 2: "5.00"}),
    ]
    made = table("政府采购预算表", "procurement_table", columns, rows)
    engine = Engine(Shelf({"made.pdf": document(made)}))
    each = engine.ask("按政府采购表上的数量，平均每名安全员要花多少万元？")
    assert each.figures[0].value == "4.80", each.text
    assert engine.ask("按采购数量，平均每台复印机多少钱").status == "no_data"

"""Places with a column each: which county gets the most of a transfer."""

from __future__ import annotations

import pytest
from made import document, members_of, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine
from qa.executing.column_groups import asks_places

AMOUNT = "万元"


def of_transfers() -> Table:
    names = ("合计", "东河县", "西山县", "北岭自治县")
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"),
        *(
            Column(at, ("地区", name), "amount", AMOUNT, 2025, "budget")
            for at, name in enumerate(names[1:], 2)
        ),
    )
    rows = [
        (("合计",), {0: "合计", 1: "90.00", 2: "35.00", 3: "30.00", 4: "25.00"}),
        (("堤防养护补助",), {0: "堤防养护补助", 1: "60.00", 2: "10.00", 3: "28.00", 4: "22.00"}),
        (("水源保护补助",), {0: "水源保护补助", 1: "30.00", 2: "25.00", 3: "2.00", 4: "3.00"}),
    ]
    return table("市对下转移支付预算表", "transfer_table", columns, rows)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("堤防养护补助排在前两位的县（市），依次是？", ["西山县", "北岭自治县"]),
        ("市对下转移支付最多的是哪个县", ["东河县"]),
        ("水源保护补助哪个县最少", ["西山县"]),
    ],
)
def test_the_places_of_a_row_are_ordered(question: str, names: list[str]) -> None:
    assert members_of(question, of_transfers()) == names


def of_assets() -> Table:
    columns = (
        Column(0, ("单位",), "organisation"),
        Column(1, ("固定资产", "房屋"), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("固定资产", "汽车"), "amount", AMOUNT, 2025, "budget"),
    )
    rows = [
        (("合计",), {0: "合计", 1: "900.00", 2: "70.00"}),
        (("望川市水务局",), {0: "望川市水务局", 1: "600.00", 2: "50.00"}),
        (("望川市青龙湖湿地管护中心",), {0: "望川市青龙湖湿地管护中心", 1: "200.00", 2: "12.00"}),
        (("望川市水文监测站",), {0: "望川市水文监测站", 1: "100.00", 2: "8.00"}),
    ]
    return table("国有资产占有使用情况表", "asset_table", columns, rows)


@pytest.mark.parametrize(
    "question",
    [
        "国有资产占有使用情况表里，管护中心“汽车”一栏的数额是多少",
        "国有资产占有使用情况表里，湿地管护中心的汽车是多少",
    ],
)
def test_a_unit_may_be_called_by_the_end_of_its_name(question: str) -> None:
    record = Engine(Shelf({"made.pdf": document(of_assets())})).ask(question)
    assert [str(figure.value) for figure in record.figures[:1]] == ["12.00"], record.text


def test_branches_of_the_districts_are_no_places() -> None:
    assert not asks_places("各区分局里收入合计最高的三个分局")
    assert asks_places("补助最多的是哪个县")

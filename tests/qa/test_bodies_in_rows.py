"""Bodies that a table lists in rows: what sort each is, and what two columns or two of them print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

BODIES = table(
    "机构设置情况", "other",
    [
        Column(0, ("预算单位名称",), "label"), Column(1, ("单位性质",), "text"),
        Column(2, ("编制数(名)",), "count", "人"), Column(3, ("在职人数(人)",), "count", "人"),
    ],
    [
        (["望川市水务局机关"], {0: "望川市水务局机关", 1: "行政单位", 2: "52", 3: "43"}),
        (["望川市河道管理中心"], {0: "望川市河道管理中心", 1: "公益一类事业单位", 2: "31", 3: "28"}),
        (["望川市水利工程学校"], {0: "望川市水利工程学校", 1: "公益二类事业单位", 2: "86", 3: "71"}),
        (["望川市水文监测站"], {0: "望川市水文监测站", 1: "公益一类事业单位", 2: "20", 3: "19"}),
    ],
)  # fmt: skip
STAFF = "截至2024年底，市水务局及所属预算单位核定编制共189名，实有在职人员161人。"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(BODIES, prose=[STAFF])}))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("整个部门的编制数减去在职人数，还空着多少？", "28"),
        ("编制数是多少", "189"),
        ("水利工程学校编制数和在职人数差多少", "15"),
        ("局机关编制数和在职人数差多少", "9"),
        ("编制数，水利工程学校比河道管理中心多多少", "55"),
        ("公益一类事业单位有几个", "2"),
    ],
)
def test_a_body_is_held_against_its_own_row_and_the_department_against_none(
    engine: Engine, question: str, number: str
) -> None:
    assert Decimal(engine.ask(question).figures[0].value) == Decimal(number)


def test_two_columns_of_a_body_come_from_its_row(engine: Engine) -> None:
    figures = engine.ask("河道管理中心的编制数和在职人数分别是多少").figures
    assert [figure.value for figure in figures[:2]] == ["31", "28"]


@pytest.mark.parametrize(
    ("question", "sort"),
    [
        ("水利工程学校属于什么性质的单位", "公益二类事业单位"),
        ("局机关是什么性质的单位", "行政单位"),
        ("河道管理中心是哪种类型的单位", "公益一类事业单位"),
    ],
)
def test_the_sort_of_one_body_is_read_beside_its_name(engine: Engine, question: str, sort: str) -> None:
    assert f"是{sort}" in engine.ask(question).text


def test_bodies_of_a_sort_are_those_of_its_column(engine: Engine) -> None:
    assert engine.ask("哪些单位是公益一类事业单位").items == ["望川市河道管理中心", "望川市水文监测站"]


def test_one_item_of_two_bodies_is_refused_where_no_place_prints_both(engine: Engine) -> None:
    assert engine.ask("会议费，水利工程学校比河道管理中心多多少").status == "not_found"

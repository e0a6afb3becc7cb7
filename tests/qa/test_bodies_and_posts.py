"""Figures of one body among several: its own share, its posts, and what is the whole department's."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.question.history import wholes_of

OPERATING = (
    "2025年，局本级和望川市水务执法支队2家单位机关运行经费预算457.19万元，"
    "其中：局本级306.56万元、望川市水务执法支队150.63万元。"
)
STAFF = "截至2024年底，本部门及所属单位核定编制476名，实有在职人员437人，其中离休人员4人、退休人员345人。"
UNITS = table(
    "人员编制情况", "other",
    [Column(0, ("单位名称",), "organisation"), Column(1, ("核定编制（名）",), "count", "名")],
    [(("望川市水务局机关",), {1: "92"}), (("望川市河道管理中心",), {1: "110"})],
)  # fmt: skip
DEBTS = table(
    "债务支出预算表", "expenditure_table",
    [
        Column(0, ("单位名称",), "organisation"),
        *(
            Column(at, (name,), "amount", "万元", 2025, "budget")
            for at, name in enumerate(("合计", "还本支出", "付息支出"), 1)
        ),
    ],
    [(("合计",), {1: "", 2: "", 3: ""})],
)  # fmt: skip


def engine(*tables: object, prose: tuple[str, ...] = ()) -> Engine:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("水务执法支队的机关运行经费是多少", "150.63"),
        ("机关运行经费，局本级比水务执法支队多多少万元？", "155.93"),
        ("机关运行经费是多少", "457.19"),
    ],
)
def test_what_is_told_of_several_bodies_together_is_that_of_none_alone(question: str, value: str) -> None:
    record = engine(prose=(OPERATING,)).ask(question)
    assert (record.status, record.figures[0].value) == ("answered", value), record.text


@pytest.mark.parametrize(
    "question",
    ["全部门还空着多少个编制？（核定编制减在职）", "还有多少编制空着", "空编多少个", "编制还剩多少没用"],
)
def test_vacant_posts_are_those_approved_less_those_held(question: str) -> None:
    record = engine(UNITS, prose=(STAFF,)).ask(question)
    assert (record.status, record.figures[0].value) == ("answered", "39"), record.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("整个部门核定编制多少名", "476"),
        ("局机关核定编制多少名", "92"),
        ("河道管理中心核定编制多少名", "110"),
    ],
)
def test_the_row_of_the_own_level_beside_its_units_is_not_the_whole(question: str, value: str) -> None:
    record = engine(UNITS, prose=(STAFF,)).ask(question)
    assert (record.status, record.figures[0].value) == ("answered", value), record.text


def test_posts_and_other_sorts_of_staff_are_not_the_people_asked_for() -> None:
    shelf = engine(prose=("核定编制26名，其中行政编制20名；在职人员25人，退休人员9人。",))
    for question in ("行政人员有多少人", "离休人员多少人", "离退休人员多少人", "行政编制空着多少个"):
        assert shelf.ask(question).status == "not_found", question
    assert shelf.ask("退休人员多少人").figures[0].value == "9"


def test_an_official_name_may_be_the_title_and_a_column_of_an_empty_form() -> None:
    assert engine(DEBTS).ask("2025年债务付息支出安排了多少？").status == "no_data"


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("那闸坝工程管理处呢", "局本级今年的项目支出是多少", "闸坝工程管理处今年的项目支出是多少"),
        ("防汛保障中心呢", "闸坝工程管理处项目支出多少", "防汛保障中心项目支出多少"),
        ("那执法支队呢", "机关运行经费，局本级安排多少", "机关运行经费,执法支队安排多少"),
    ],
)
def test_a_body_named_now_takes_the_place_of_the_one_before(question: str, before: str, whole: str) -> None:
    assert wholes_of(question, [before])[-1].question == whole


PROJECTS = table(
    "项目支出预算表", "project_table",
    [Column(0, ("项目名称",), "label"), Column(1, ("合计",), "amount", "万元", 2025, "budget")],
    [(("移动排涝泵车购置",), {1: "246.00"}), (("城区河道生态补水",), {1: "820.00"})],
)  # fmt: skip
PUMPS = (
    "2025年拟更新购置执法执勤用车2辆、移动排涝泵车3台。",
    "（三）城区河道生态补水。2025年安排820.00万元。用于南运河等河道生态补水，全年计划补水5696万立方米。",
    "2024年，本部门组织开展项目绩效自评29个，平均得分93.6分，其中优22个。",
    "纳入维修养护范围的农村供水工程由412处增加到468处。",
)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("移动排涝泵车平均每台预算多少万元？", "82.00", "万元"),
        ("今年计划往河道补多少水", "5696", "万立方米"),
        ("2024年项目绩效自评平均得了多少分？", "93.6", "分"),
    ],
)
def test_numbers_of_things_are_told_apart_from_money_and_from_former_ones(
    question: str, value: str, unit: str
) -> None:
    record = engine(PROJECTS, prose=PUMPS).ask(question)
    assert record.status == "answered", record.text
    assert (record.figures[0].value, record.figures[0].unit) == (value, unit)


def test_no_money_is_what_is_saved_of_water() -> None:
    shelf = engine(prose=("节水宣传项目安排62.00万元。",))
    assert shelf.ask("节水宣传项目一年节约多少水").status == "not_found"


def test_what_there_was_before_a_rise_is_not_what_there_is() -> None:
    record = engine(prose=PUMPS).ask("农村供水工程有多少处")
    assert all(figure.value != "412" for figure in record.figures), record.text

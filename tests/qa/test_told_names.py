"""Names told in passing, what is no answer in words, and which of like things a figure is of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.prose.told_names import told_names, without_the_asked

FINAL = Identity("望川市水务局", 2022, "决算", "部门")


def _ask(question: str, *tables: Table, prose: tuple[str, ...] = ()) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose, identity=FINAL)})).ask(question)


@pytest.mark.parametrize(
    ("question", "clause", "count", "names"),
    [
        ("力争拔除哪两个疫区", "力争拔除甲城区、乙县2个县级疫区", 2, ("甲城区", "乙县")),
        ("打造哪些湖泊群", "打造阳湖、淀湖、元湖等八大湖泊群", None, ("阳湖", "淀湖", "元湖")),
        ("力争拔除哪三个疫区", "力争拔除甲城区、乙县2个县级疫区", 3, ()),
        ("主要做哪些事", "全年运行平稳", None, ()),
    ],
)
def test_names_of_a_clause_are_those_it_enumerates(
    question: str, clause: str, count: int | None, names: tuple[str, ...]
) -> None:
    assert told_names(question, clause, count) == names


def test_the_words_asked_are_no_part_of_the_first_name() -> None:
    assert without_the_asked("局内设哪几个科室", ("局内设办公室", "水政科")) == ("办公室", "水政科")


def test_duties_stay_whole_where_they_list_names() -> None:
    record = _ask(
        "主要职责有哪些？", prose=("望川市水务局主要职责是承担水资源、水灾害、水工程等方面的管理工作。",)
    )
    assert "承担水资源、水灾害、水工程等方面的管理工作" in record.text


INDICATORS = table(
    "项目支出绩效自评表", "performance_table",
    [
        Column(0, ("三级指标",), "label"),
        Column(1, ("年度指标值",), "count"), Column(2, ("实际完成值",), "count"),
    ],
    [(("堤防工程", "产出指标", "水土保持率"), {0: "水土保持率", 1: "≥85%", 2: "86%"}),
     (("堤防工程", "满意度指标", "沿岸居民满意度"), {0: "沿岸居民满意度", 1: "≥90%", 2: "93%"})],
)  # fmt: skip


def test_an_indicator_of_another_kind_is_not_the_one_asked_for() -> None:
    assert Decimal(_ask("沿岸居民满意度实际完成值是多少", INDICATORS).figures[0].value) == 93
    other = _ask("企业满意度的实际完成值是多少", INDICATORS)
    assert "86" not in [figure.value for figure in other.figures]


STAFF = "年末实有在职人员120人，比上年减少2人，其中：新招录人员3人，在职人员退休5人。"


def test_people_who_left_are_not_those_there_are() -> None:
    record = _ask("年末在职人员有多少人", prose=(STAFF,))
    assert record.figures and record.figures[0].value == "120"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("公务接待费不超过会议费，对吗", True),
        ("公务接待费超过会议费了吗", False),
        ("会议费没有超过公务接待费吗", False),
    ],
)
def test_not_above_is_the_other_way_round(question: str, verdict: bool) -> None:
    costs = table(
        "支出决算表", "economic_table",
        [Column(0, ("科目名称",), "label"), Column(1, ("决算数",), "amount", "万元", 2022, "final")],
        [(("公务接待费",), {0: "公务接待费", 1: "2.00"}), (("会议费",), {0: "会议费", 1: "5.00"})],
    )  # fmt: skip
    assert _ask(question, costs).verdict is verdict


THREE = table(
    "三公经费、会议费和培训费支出决算表", "three_public_table",
    [
        Column(0, ("项目",), "label"),
        Column(1, ("三公经费", "小计"), "amount", "万元", 2022, "final"),
        Column(2, ("三公经费", "公务用车购置及运行费", "小计"), "amount", "万元", 2022, "final"),
        Column(3, ("三公经费", "公务用车购置及运行费", "购置费"), "amount", "万元", 2022, "final"),
        Column(4, ("三公经费", "公务用车购置及运行费", "运行费"), "amount", "万元", 2022, "final"),
        Column(5, ("三公经费", "公务接待费"), "amount", "万元", 2022, "final"),
        Column(6, ("会议费",), "amount", "万元", 2022, "final"),
    ],
    [(("合计",), {0: "合计", 1: "40.00", 2: "36.00", 3: "10.00", 4: "26.00", 5: "4.00", 6: "3.00"})],
)  # fmt: skip
CARS = "财政拨款开支的公务用车保有量为13辆。"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("公务用车运行费是多少", "26.00"),
        ("公务用车购置费是多少", "10.00"),
        ("平均每辆公务用车的运行维护费是多少", "2.00"),
        ("有没有购置公务用车？花了多少？", "10.00"),
    ],
)
def test_a_short_head_under_cars_is_named_in_full(question: str, value: str) -> None:
    record = _ask(question, THREE, prose=(CARS,))
    assert Decimal(record.figures[0].value) == Decimal(value), record.text


def test_a_thing_said_twice_is_not_added_to_itself() -> None:
    record = _ask("请客吃饭招待一共花了多少", THREE)
    assert record.figures and Decimal(record.figures[0].value) == Decimal("4.00"), record.text

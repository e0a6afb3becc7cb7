"""Projects told by their source of money or by who carries them out; the staff of one of several units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_STATION, _CENTRE = "望川市水文监测站", "望川市河道管理中心"
PROJECTS = table(
    "项目支出安排情况", "project_table",
    (
        Column(0, ("项目名称",), "label"),
        Column(1, ("实施单位",), "organisation"),
        Column(2, ("资金来源",), "text"),
        Column(3, ("预算数",), "amount", "万元"),
    ),
    [
        (("水文站网运行",), {0: "水文站网运行", 1: "水文监测站", 2: "一般公共预算", 3: "30.00"}),
        (("洪水预报系统",), {0: "洪水预报系统", 1: "水文监测站", 2: "政府性基金", 3: "45.00"}),
        (("河道清淤",), {0: "河道清淤", 1: "河道管理中心", 2: "政府性基金（上年结转）", 3: "62.50"}),
        (("堤防养护",), {0: "堤防养护", 1: "河道管理中心", 2: "一般公共预算", 3: "18.00"}),
        (("闸门检修",), {0: "闸门检修", 1: "河道管理中心", 2: "一般公共预算（上年结转）", 3: "7.50"}),
        (("合计",), {0: "合计", 3: "163.00"}),
    ],
    units=("水文监测站", "水文监测站", "河道管理中心", "河道管理中心", "河道管理中心", None),
)  # fmt: skip
STAFF = table(
    "所属单位基本情况", "other",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("人员编制数",), "count", "人"),
        Column(2, ("年末在职人数",), "count", "人"),
    ),
    [
        ((_STATION,), {0: _STATION, 1: "28", 2: "27"}),
        ((_CENTRE,), {0: _CENTRE, 1: "46", 2: "43"}),
        (("合计",), {0: "合计", 1: "74", 2: "70"}),
    ],
    units=(_STATION, _CENTRE, None),
)  # fmt: skip
PROSE = ("截至2024年末，本部门在职人员70人。", "其中：消防车7辆、巡查皮卡车11辆。")


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(PROJECTS, replace(STAFF, index=1), prose=PROSE)})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("用政府性基金安排的项目有哪些", ["河道清淤", "洪水预报系统"]),
        ("用上年结转资金安排的项目有哪些", ["河道清淤", "闸门检修"]),
        ("河道管理中心承担了哪些项目", ["河道清淤", "堤防养护", "闸门检修"]),
    ],
)
def test_projects_are_told_by_what_stands_beside_them(question: str, names: list[str]) -> None:
    assert ask(question).items == names


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("水文监测站有多少在职人员", "27"),
        ("河道管理中心比水文监测站在职多多少人", "16"),
        ("巡查皮卡车比消防车多几辆", "4"),
    ],
)
def test_people_and_things_are_counted_of_the_body_named(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value == value, record.text


def test_a_number_and_an_amount_asked_together_are_both_told() -> None:
    record = ask("政府性基金安排的项目有几个，共多少钱")
    assert {"2", "107.50"} <= {figure.value for figure in record.figures}, record.text


def test_one_of_several_things_added_up_is_no_answer() -> None:
    assert ask("水文站网运行、堤防养护、河湖划界三个项目一共多少钱").status != "answered"

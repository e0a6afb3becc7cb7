"""Final accounts: a budget and what came of it, what went up or down, whom a second question is of."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

FINAL = Identity("望川市水务局", 2025, "决算", "部门")


def _amount(at: int, *path: str, measure: str = "final") -> Column:
    return Column(at, path, "amount", "万元", 2025, measure)  # type: ignore[arg-type]


THREE = table(
    "财政拨款“三公”经费支出决算表", "three_public_table",
    [
        Column(0, ("项目",), "label"), _amount(1, "“三公”经费合计"),
        _amount(2, "公务用车运行费"), _amount(3, "公务接待费"),
    ],
    [(("2025年年初预算数",), {0: "2025年年初预算数", 1: "25.10", 2: "15.60", 3: "9.50"}),
     (("2025年度决算数",), {0: "2025年度决算数", 1: "37.63", 2: "12.87", 3: "24.76"})],
)  # fmt: skip
OPERATING = table(
    "机构运行信息表", "three_public_table",
    [Column(0, ("项目",), "label"), _amount(1, "预算数", measure="budget"), _amount(2, "决算数")],
    [(("“三公”经费支出",), {0: "“三公”经费支出", 1: "—", 2: "—"}),
     (("“三公”经费支出", "支出合计"), {0: "支出合计", 1: "50.00", 2: "44.17"}),
     (("“三公”经费支出", "支出合计", "公务接待费"), {0: "公务接待费", 1: "8.00", 2: "4.73"})],
)  # fmt: skip
PROJECTS = table(
    "部门项目支出绩效自评情况", "project_table",
    [Column(0, ("项目名称",), "label"), _amount(1, "年初预算数", measure="budget"),
     _amount(2, "全年预算数", measure="revised"), _amount(3, "全年执行数", measure="executed")],
    [(("街巷管家补助",), {0: "街巷管家补助", 1: "150.00", 2: "160.00", 3: "141.90"}),
     (("闸站改造",), {0: "闸站改造", 1: "80.00", 2: "90.00", 3: "88.00"})],
)  # fmt: skip
STAFF = table(
    "机构设置情况", "other",
    [Column(0, ("单位名称",), "label"), Column(1, ("编制人数",), "count", "人", 2025),
     Column(2, ("在职人数",), "count", "人", 2025)],
    [(("合计",), {0: "合计", 1: "100", 2: "91"}),
     (("望川市水务局",), {0: "望川市水务局", 1: "60", 2: "55"}),
     (("望川市城区水质监测站",), {0: "望川市城区水质监测站", 1: "40", 2: "36"})],
)  # fmt: skip
PROSE = (
    "会议费支出3.18万元，比上年减少1.88万元，下降37.15%。",
    "培训费支出6.94万元，比上年增加2.42万元，增长53.54%。",
    "公务接待费支出24.76万元，比上年减少1.19万元，下降4.59%。",
    "机关运行经费支出198.46万元，比上年决算数减少76.73万元，下降27.88%。主要变动情况：压减办公费、会议费。",
    "本部门项目支出预算执行率为98.62%。",
)


def _ask(question: str, *tables: Table, prose: tuple[str, ...] = PROSE) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose, identity=FINAL)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("公务用车运行费是多少", "12.87"),
        ("公务用车运行费的年初预算数是多少", "15.60"),
        ("三公经费决算比年初预算多多少", "12.53"),
        ("2025年三公经费决算比年初预算增加了百分之几", "49.92"),
        ("公务用车运行费决算比年初预算少了百分之几", "-17.50"),
    ],
)
def test_what_was_spent_is_told_from_its_budget(question: str, value: str) -> None:
    record = _ask(question, THREE, prose=())
    assert record.figures and record.figures[0].value == value, record.text


def test_a_saving_that_was_none_is_denied() -> None:
    assert "与提问不符" in _ask("三公经费比年初预算压减了多少", THREE, prose=()).text
    assert "与提问不符" not in _ask("公务用车运行费比年初预算少了多少", THREE, prose=()).text
    assert "与提问不符" not in _ask("三公经费决算和年初预算相差多少", THREE, prose=()).text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("三公经费的预算数是多少", "50.00"),
        ("三公经费决算多少", "44.17"),
        ("“三公”经费决算相当于年初预算的百分之几", "88.34"),
    ],
)
def test_the_sum_right_under_a_heading_is_what_the_heading_names(question: str, value: str) -> None:
    record = _ask(question, OPERATING, prose=())
    assert record.figures and record.figures[0].value == value, record.text
    assert "三公" in record.figures[0].label


def test_a_rate_is_worked_out_though_prose_prints_its_name() -> None:
    record = _ask("街巷管家补助项目的预算执行率是多少（全年执行数除以全年预算数）？", PROJECTS)
    assert record.figures[0].value == "88.69", record.text


def test_a_budget_added_to_in_the_year() -> None:
    record = _ask("街巷管家补助的全年预算数较年初预算数追加了多少？", PROJECTS)
    assert record.figures[0].value == "10.00", record.text


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("会议费和培训费，哪一项比上年增加了？", ["培训费"]),
        ("会议费、培训费、公务接待费哪几项比上年减少了？", ["会议费", "公务接待费"]),
        ("会议费、培训费、公务接待费哪个减少得最多？", ["会议费"]),
    ],
)
def test_which_of_several_things_moved(question: str, items: list[str]) -> None:
    assert _ask(question).items == items


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("会议费比上年下降超过40%吗", False),
        ("会议费比上年下降超过30%吗", True),
        ("会议费比上年增长超过30%吗", False),
        ("培训费比上年增加不到3万元吗", True),
    ],
)
def test_how_much_something_moved_is_held_against_a_bound(question: str, verdict: bool) -> None:
    assert _ask(question).verdict is verdict


@pytest.mark.parametrize("question", ["机关运行经费比上年减少的原因", "机关运行经费为什么比上年减少？"])
def test_what_moved_most_tells_the_reason(question: str) -> None:
    text = _ask(question).text
    assert "压减办公费、会议费" in text and "没有写明" not in text


def test_the_second_question_is_of_the_row_of_the_first() -> None:
    record = _ask("城区水质监测站编制人数多少，在职人数多少？", STAFF)
    assert [figure.value for figure in record.figures[:2]] == ["40", "36"], record.text
    record = _ask("城区水质监测站编制人数多少，在职人数合计多少？", STAFF)
    assert "91" in [figure.value for figure in record.figures], record.text


BALANCES = ("年初结转和结余30.00万元，年末结转和结余42.50万元。",)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("年末结转和结余比年初增加了吗", True), ("年末结转和结余比年初减少了吗", False)],
)
def test_the_end_of_the_year_is_held_against_its_beginning(question: str, verdict: bool) -> None:
    assert _ask(question, prose=BALANCES).verdict is verdict


def test_what_is_asserted_is_not_answered_by_a_figure_alone() -> None:
    record = _ask("有人说会议费主要用于视频会议，属实吗？")
    assert record.status != "answered" or record.verdict is not None or not record.figures

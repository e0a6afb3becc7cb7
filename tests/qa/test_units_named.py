"""Questions about one unit of a department: however short it is named, its own figures and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.question.unit_names import units_written_out

_UNITS = ("望川市水务局(本级)", "望川市水政监察支队", "望川市农村供水技术推广中心")
_ROWS = (("4006.90", "619.70"), ("662.71", "542.41"), ("1099.15", "833.15"))


def _by_unit(index: int, title: str, kind: str, columns: tuple[str, ...], rows):  # type: ignore[no-untyped-def]
    whole = "望川市水务局"
    texts = [((whole,), {0: whole, 1: "9999.99"})]
    for unit, row in zip(_UNITS, rows, strict=True):
        texts.append(((whole, unit), {0: unit, 1: row[0], 2: row[1]}))
    made = table(
        title, kind,
        [Column(0, ("单位名称",), "organisation", None, None)]
        + [Column(1 + i, (name,), "amount", None, None) for i, name in enumerate(columns)],
        texts, units=[whole, *_UNITS],
    )  # fmt: skip
    return replace(made, index=index)


_TABLES = (
    _by_unit(0, "支出总表", "expenditure_table", ("合计", "基本支出"), _ROWS),
    _by_unit(1, "“三公”经费支出表", "three_public_table", ("合计", "公务接待费"),
             (("14.40", "8.40"), ("29.10", "2.10"), ("4.90", "1.90"))),
)  # fmt: skip
_PROSE = [
    "2025年本部门机关运行经费当年一般公共预算拨款236.25万元（局本级140.54万元、水政监察支队95.71万元），"
    "比上年减少5.58万元。"
]


def _ask(question: str):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(*_TABLES, prose=_PROSE)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("供水推广中心的支出总额是多少", "1099.15"),
        ("望川市水务局（本级）的预算支出总额是多少", "4006.90"),
        ("局本级今年支出预算多少钱", "4006.90"),
        ("监察支队的三公经费是多少", "29.10"),
        ("监察支队的三公经费比局本级多多少", "14.70"),
        ("监察支队比局本级的公务接待费少多少", "-6.30"),
        ("三公经费方面，监察支队比推广中心多多少", "24.20"),
        ("监察支队和推广中心相比，后者的基本支出多出多少", "290.74"),
        ("监察支队、推广中心两家的公务接待费一共多少", "4.00"),
        ("局本级的机关运行经费是多少", "140.54"),
    ],
)
def test_a_unit_is_answered_with_its_own_figure(question: str, value: str) -> None:
    record = _ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value, record.text


@pytest.mark.parametrize("question", ["推广中心的会议费是多少", "监察支队的差旅费多少钱"])
def test_what_is_not_printed_of_a_unit_is_not_found(question: str) -> None:
    assert _ask(question).status == "not_found"


def test_a_short_name_of_two_units_is_left_as_it_is() -> None:
    units = {"望川市水文信息中心", "望川市水质信息中心"}
    assert units_written_out("信息中心的收入", units, "望川市水务局", []) == "信息中心的收入"


def test_a_row_is_not_taken_for_a_unit_that_it_is_called_like() -> None:
    units, said = {"望川市特殊教育学校", "望川市水文站"}, "特殊学校教育排第几"
    assert units_written_out(said, units, "望川市水务局", [], {"特殊学校教育"}) == said


def test_an_aim_of_a_project_is_no_growth_of_what_is_spent() -> None:
    """项目 in an indicator's words is not 项目支出, whose growth is worked out of the two years."""
    prose = ["2025年项目支出400.00万元，比上年增加40.00万元。"]
    columns = [Column(0, ("三级指标",), "label"), Column(1, ("指标值",), "text")]
    aims = table(
        "项目支出绩效目标表", "performance_table", columns,
        [(("项目区每亩化肥用量",), {0: "项目区每亩化肥用量", 1: "项目支出控制，每亩用量比上年减少1%"})],
    )  # fmt: skip
    record = Engine(Shelf({"made.pdf": document(aims, prose=prose)})).ask("项目支出同比增长了百分之几")
    assert record.figures[0].value == "11.11", record.text

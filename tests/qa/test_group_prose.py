"""Groups that sentences and flags make: parts of one amount, changes of several, rows marked 是 or 否."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import IDENTITY, document, table
from parsed import Shelf

from ingest.model import Column, Passage, Sentence
from ingest.prose.statements import build_statements
from qa.engine import Engine


def items(question: str, *prose: str) -> list[str]:
    record = Engine(Shelf({"made.pdf": document(prose=prose)})).ask(question)
    assert record.status == "answered", record.text
    return record.items


def test_the_words_that_all_parts_share_name_the_group() -> None:
    text = "生命健康专项经费200.00万元，主要包括：支持企业规模化发展50.00万元、支持企业国际化发展150.00万元。"
    assert items("生命健康专项支持企业的两个方向，按安排金额由高到低依次是？", text) == [
        "支持企业国际化发展",
        "支持企业规模化发展",
    ]


def test_what_a_sentence_lists_is_listed() -> None:
    text = "水利管理经费70.00万元，主要包括：堤防养护20.00万元、水闸养护40.00万元、水质监测10.00万元。"
    assert items("水利管理经费包括哪些项目", text) == ["水闸养护", "堤防养护", "水质监测"]


def test_a_year_before_some_of_the_names_is_a_part_of_them() -> None:
    text = "应急管理专项经费50.00万元，主要包括：2025年装备演示项目20.00万元、宣传推广项目30.00万元。"
    assert items("应急管理专项经费的两个项目从大到小排", text) == ["宣传推广项目", "2025年装备演示项目"]


def test_the_whole_of_a_list_is_what_has_changed() -> None:
    found = items(
        "和上年比，减少的一级项目是哪个？",
        "（一）项目支出600.00万元，具体包括：",
        "1.水利管理400.00万元，主要包括：堤防养护300.00万元、水闸养护100.00万元。较2024年年初预算增加5.00万元。",
        "2.综合管理200.00万元，主要包括：行政运行50.00万元，用于档案整理；内控审计150.00万元，用于内控建设。"
        "较2024年年初预算减少50.00万元，减幅20.0%。",
        "3.宣传教育80.00万元，主要包括：展览80.00万元。较2024年年初预算减少1.00万元，减幅1.2%。",
    )
    assert found == ["综合管理", "宣传教育"]


def test_the_parts_of_one_project_are_no_projects() -> None:
    text = "项目经费30.00万元，主要包括：第一季度用款计划10.00万元、第二季度用款计划20.00万元。"
    record = Engine(Shelf({"made.pdf": document(prose=(text,))})).ask("第二大的项目是什么")
    assert record.status == "not_found"


def test_projects_are_those_described_under_headings_of_their_own() -> None:
    described = [("科技创新专项经费", "1720.00"), ("生命健康专项经费", "1170.00")]
    box = (50.0, 50.0, 500.0, 62.0)
    passages = tuple(
        Passage(at, (f"{name}情况说明",), (Sentence(f"2025年度项目总预算{amount}万元。", 1, box),))
        for at, (name, amount) in enumerate(described)
    )
    made = replace(document(), passages=passages, statements=build_statements(passages, IDENTITY))
    record = Engine(Shelf({"made.pdf": made})).ask("第二大的项目是什么")
    assert (record.items, record.figures[0].value) == (["生命健康专项经费"], "1170.00")


def test_the_aims_as_a_whole_are_no_indicator_of_a_kind() -> None:
    text = "2025年度，本部门编报绩效目标的项目共25个，涉及项目预算资金11381.60万元。"
    record = Engine(Shelf({"made.pdf": document(prose=(text,))})).ask("绩效目标中时效指标的目标值是多少")
    assert record.status == "not_found"


def test_a_sum_at_the_end_of_a_list_is_none_of_its_parts() -> None:
    text = (
        "生命健康专项经费200.00万元，其中支持企业规模化发展150.00万元，"
        "支持企业国际化发展50.00万元，合计200.00万元。"
    )
    record = Engine(Shelf({"made.pdf": document(prose=(text,))})).ask("支持企业国际化发展安排多少")
    assert [figure.value for figure in record.figures] == ["50.00"], record.text


FINAL = (
    "1、农林水支出（类）水利（款）行政运行（项）。全年预算为52.00万元，支出决算为51.00万元。",
    "2、农林水支出（类）水利（款）防汛（项）。全年预算为30.00万元，支出决算为20.00万元。",
    "3、住房保障支出（类）住房改革支出（款）住房公积金（项）。全年预算为8.00万元，支出决算为8.00万元。",
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("三个项级科目里，决算数比全年预算数少得最多的是哪个？", ["防汛"]),
        ("决算数小于全年预算数的项级科目有哪些", ["防汛", "行政运行"]),
    ],
)
def test_what_was_spent_is_held_against_what_was_planned(question: str, names: list[str]) -> None:
    assert items(question, *FINAL) == names


def flagged() -> Engine:
    columns = (
        Column(0, ("指标名称",), "label"),
        Column(1, ("指标值",), "count"),
        Column(2, ("是否核心",), "text"),
    )
    lines = [("网站整改次数", "4", "是"), ("按时公开率", "95", "否"), ("访问量", "100", "否")]
    rows = [((name,), {0: name, 1: value, 2: flag}) for name, value, flag in lines]
    return Engine(Shelf({"made.pdf": document(table("整体绩效目标表", "performance_table", columns, rows))}))


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("整体绩效指标里哪几个不是核心指标？", ["按时公开率", "访问量"]),
        ("核心指标有哪些", ["网站整改次数"]),
    ],
)
def test_a_flag_marks_the_rows_that_are_asked_for(question: str, names: list[str]) -> None:
    assert flagged().ask(question).items == names


UNITS = (
    "从预算单位构成看，望川市水务局部门预算包括：望川市水务局本级预算（行政单位）、望川市河道管理中心（参公事业单位）、"
    "望川市防汛物资储备站（事业单位）和望川市节水推广中心（事业单位）预算。"
)


def test_units_of_one_sort_are_listed_and_counted() -> None:
    names = ["望川市防汛物资储备站", "望川市节水推广中心"]
    assert items("预算单位里哪些是事业单位", UNITS) == names
    record = Engine(Shelf({"made.pdf": document(prose=[UNITS])})).ask("四个预算单位里有几个是事业单位")
    assert (record.figures[0].value, record.items) == ("2", names)


@pytest.mark.parametrize(
    "question", ["绩效指标中没有被当成核心指标的是哪些", "绩效指标中“是否核心”一栏填否的有哪些"]
)
def test_what_a_flag_denies_is_asked_for_in_many_words(question: str) -> None:
    columns = (Column(0, ("指标名称",), "label"), Column(1, ("是否核心",), "text"))
    rows = [
        ((name,), {0: name, 1: mark})
        for name, mark in (("巡查次数", "是"), ("宣传场次", "否"), ("水样数", "否"))
    ]
    flagged = table("整体绩效指标表", "performance_table", columns, rows)
    record = Engine(Shelf({"made.pdf": document(flagged)})).ask(question)
    assert record.items == ["宣传场次", "水样数"], record.text

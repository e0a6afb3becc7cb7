"""Where the sides of a check are said to stand: points of the prose, columns, forms, tables in one breath."""

from __future__ import annotations

import pytest

from qa.planning.plan import Operand
from qa.planning.shapes.form_blocks import task_and_indicator
from qa.planning.shapes.listed_parts import parts_of
from qa.planning.shapes.places import two_places
from qa.planning.shapes.stated_moves import moves_that_are_stated
from qa.planning.shapes.sum_checks import sum_checks
from qa.planning.shapes.sums_over_places import sum_over_places
from qa.question.inquiry import asks_nature
from qa.question.reading import Reading, read_question


def reading(question: str, *terms: str) -> Reading:
    return read_question(question, [], frozenset(terms))


def sides(question: str) -> tuple[Operand, Operand]:
    return next(iter(two_places(reading(question))))


@pytest.mark.parametrize(
    "question",
    [
        "情况说明第（二）条写的支出预算总数，跟支出总体情况表的合计一致吗",
        "说明第一部分写的支出预算，和支出总体情况表的合计是同一个数吗",
        "说明部分公布的支出预算，和支出总体情况表的合计吻合吗",
        "支出预算那句话写的数，跟支出总体情况表的合计对得上吗",
    ],
)
def test_a_point_of_the_prose_is_a_place(question: str) -> None:
    left, right = sides(question)
    assert (left.source, left.phrase) == ("text", "支出预算")
    assert (right.source, right.table, right.phrase) == ("table", "支出总体情况表", "支出总计")


def test_the_years_of_a_table_that_compares_them_name_nothing() -> None:
    _, right = sides("2022年专项业务经费，正文写的数跟后面2021、2022年对比表里的数一致吗")
    assert (right.phrase, right.table) == ("专项业务经费", "对比表")


def test_a_column_is_no_item() -> None:
    left, right = sides("公务用车运行费，基本支出决算表和三公经费支出决算表的决算数一样吗")
    assert left.phrase == right.phrase == "公务用车运行费"
    assert left.measure == right.measure == "final"


def test_two_columns_of_one_row() -> None:
    left, right = sides("三公经费表里的公务接待费预算数和决算数一样吗")
    assert (left.phrase, left.table, left.measure) == ("公务接待费", "三公经费表", "revised")
    assert (right.phrase, right.table, right.measure) == ("公务接待费", "三公经费表", "final")


def test_a_table_at_the_head_holds_both_totals() -> None:
    left, right = sides("财政拨款收支总表的支出总计与收入总计是同一个数吗")
    assert left.table == right.table == "财政拨款收支总表"
    assert (left.phrase, right.phrase) == ("支出总计", "收入总计")


def test_totals_of_two_tables() -> None:
    left, right = sides("部门收入总表的合计，与支出总表合计是否一致")
    assert (left.phrase, right.phrase) == ("收入总计", "支出总计")


def test_what_is_added_up_is_no_side() -> None:
    assert not list(two_places(reading("表3里甲站、乙站的差旅费加起来，跟支出总表的差旅费对得上吗")))


def test_funds_of_a_project_stand_in_the_form_of_its_indicators() -> None:
    left, right = sides("灌溉项目的资金总额和成本指标里的总成本一致吗")
    assert (left.phrase, left.table) == ("资金总额", "灌溉项目绩效指标表")
    assert (right.phrase, right.table) == ("总成本", "灌溉项目绩效指标表")


@pytest.mark.parametrize(
    "question",
    [
        "部门整体支出绩效目标表（表15）中，“渠道改造系列活动”在主要任务栏的金额与成本指标的金额相符吗",
        "部门整体支出绩效目标表中，“渠道改造系列活动”的任务预算金额和成本指标的数额是否一样",
    ],
)
def test_tasks_and_indicators_of_one_form(question: str) -> None:
    found = task_and_indicator(reading(question))
    assert found is not None
    tasks, marks = found
    assert (tasks.phrase, tasks.under) == ("渠道改造系列活动", "主要任务")
    assert tasks.table == marks.table == "部门整体支出绩效目标表"
    assert (marks.phrase, marks.under) == ("渠道改造系列活动", "成本指标")


def test_two_tables_joined_by_plus() -> None:
    found = sum_over_places(reading("说明部分公布的委托业务费等于表6加表7的委托业务费吗"))
    assert found is not None
    parts, against = found
    assert [part.table for part in parts.parts] == ["表6", "表7"]
    assert {part.phrase for part in parts.parts} == {"委托业务费"}
    assert (against.phrase, against.source) == ("委托业务费", "text")


def test_a_row_of_a_table_has_its_own_total() -> None:
    asked = reading("公开05表里文物的基本支出加项目支出，和合计一致吗", "文物", "基本支出", "项目支出")
    parts, whole = next(iter(sum_checks(asked))).plan.operands
    assert [(part.phrase, part.table) for part in parts.parts] == [
        ("文物 基本支出", "公开05表"),
        ("文物 项目支出", "公开05表"),
    ]
    assert (whole.phrase, whole.table) == ("文物 合计", "公开05表")


def test_parts_are_told_apart_before_their_number() -> None:
    words = "中央和省级、区县、市级三个医保补助项目"
    parts = parts_of(reading(words), words)
    assert parts is not None
    assert [part.phrase.split(" ")[0] for part in parts.parts] == ["中央和省级", "区县", "市级"]


def test_each_body_has_the_item_said_behind_the_last() -> None:
    words = "行政单位和参公单位的差旅费"
    parts = parts_of(reading(words), words)
    assert parts is not None
    assert [part.phrase for part in parts.parts] == ["行政单位 差旅费", "参公单位 差旅费"]


def test_a_part_that_is_several_is_not_listed() -> None:
    words = "局本级、投发办和各中心的差旅费"
    parts = parts_of(reading(words), words)
    assert parts is None or not parts.parts


def test_stated_changes_offset() -> None:
    found = moves_that_are_stated("基本支出减8.5万元、项目支出增15.4万元，这两项相抵和支出总增加额6.9万元")
    assert found is not None
    added, total = found
    assert [part.stated for part in added.parts] == ["-8.5", "15.4"]
    assert total.stated == "6.9"


def test_a_sum_of_two_sorts_of_bodies_asks_for_no_nature() -> None:
    assert asks_nature("河道中心是参公单位吗")
    assert not asks_nature("公开10表里行政单位和参公单位的经费相加，等于正文说的数吗")

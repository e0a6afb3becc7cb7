"""How a check is cut into its two sides, and how sums of quarters are spelled out."""

from __future__ import annotations

import pytest

from qa.planning.plan import Operand
from qa.planning.shapes.places import two_places
from qa.planning.shapes.products import product_of
from qa.planning.shapes.quarters import quarters_of
from qa.planning.shapes.sums_over_places import sum_over_places
from qa.question.reading import Reading, read_question


def reading(question: str, *terms: str) -> Reading:
    return read_question(question, [], frozenset(terms))


def sides(question: str) -> tuple[Operand, Operand]:
    return next(iter(two_places(reading(question))))


def test_a_goal_and_an_indicator_share_what_is_said_once() -> None:
    left, right = sides("灌溉项目，总体目标里写的改造渠道条数和绩效指标值一致吗")
    assert (left.source, left.table) == ("text", "灌溉项目绩效目标表")
    assert (right.source, right.table) == ("table", "灌溉项目绩效指标表")
    assert left.phrase == right.phrase == "改造渠道条"
    assert left.role == right.role == "count"


def test_the_project_before_a_form_belongs_to_that_side() -> None:
    left, right = sides("重点工作里讲的失业率，跟就业补助项目绩效目标里的年末失业率指标是不是同一个数")
    assert (left.phrase, left.section) == ("失业率", "重点工作")
    assert (right.phrase, right.table) == ("年末失业率", "就业补助绩效目标表")


def test_a_form_of_it_is_that_of_the_project_on_the_other_side() -> None:
    left, right = sides("食堂服务在专项经费支出表里的金额，和它的绩效目标表资金总额一致吗")
    assert (left.phrase, left.table) == ("食堂服务", "专项经费支出表")
    assert (right.phrase, right.table) == ("资金总额", "食堂服务绩效目标表")


def test_a_name_that_begins_with_a_word_of_writing_stays_whole() -> None:
    left, right = sides("印刷费，正文写的和公开表六里的一致吗")
    assert left.phrase == right.phrase == "印刷费"


def test_headings_of_two_sections_hold_one_change() -> None:
    left, right = sides("项目支出说明和外事支出说明里，信息化经费增加额写得一样吗")
    assert (left.section, right.section) == ("项目支出", "外事支出")
    assert (left.phrase, left.role) == (right.phrase, right.role) == ("信息化经费", "change")


def test_an_amount_stays_with_the_side_that_states_it() -> None:
    left, right = sides("专项业务费，说明里写3万元，对比表里也是这个数吗")
    assert (left.phrase, left.stated, right.phrase, right.stated) == ("专项业务费", "3", "专项业务费", None)


def test_one_thing_in_two_tables_is_added_up() -> None:
    found = sum_over_places(reading("正文说委托费7万元，跟基本支出表、项目支出表两处的委托费之和相符吗"))
    assert found is not None
    assert [part.table for part in found[0].parts] == ["基本支出表", "项目支出表"]
    assert (found[1].source, found[1].stated) == ("text", "7")


def test_a_monthly_price_makes_a_year() -> None:
    found = product_of(reading("房屋面积50平方米、每月每平3元，一年的房租算出来是不是文件写的0.18万元"))
    assert found is not None
    assert [part.stated for part in found[0].parts] == ["3", "50", "12"]
    assert (found[1].phrase, found[1].stated) == ("房租", "0.18")


@pytest.mark.parametrize(
    ("question", "quarters"),
    [
        ("新建工程四个季度的用款计划加起来多少", "一二三四"),
        ("新建工程下半年的用款计划一共多少万元", "三四"),
        ("新建工程2023年前三个季度的用款计划合计多少", "一二三"),
    ],
)
def test_quarters_named_together_are_added_one_by_one(question: str, quarters: str) -> None:
    names = quarters_of(reading(question, "第一季度用款计划"))
    assert [name.split("第")[1] for name in names] == [f"{number}季度用款计划" for number in quarters]
    assert quarters_of(reading(question)) == []

"""Questions that name their things short, once, or by pointing back, and shares that they have heard of."""

from __future__ import annotations

import pytest

from qa.question.claimed_shares import share_to_test
from qa.question.colloquial import plain_question
from qa.question.reading import read_question
from qa.question.short_bodies import bodies_in_full
from qa.question.two_named import written_out
from qa.question.year_worked_back import year_worked_back


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "行政运行与执法监督两个项级科目，单看基本支出，前者比后者多多少万元",
            "行政运行的基本支出比执法监督的基本支出多多少万元",
        ),
        ("东城第一到第三所，三个所今年收入合计多少", "东城第一所、东城第二所、东城第三所今年收入合计多少"),
        ("水、电和取暖三项一共多少", "水费、电费、取暖费三项一共多少"),
        (
            "项目表里各单位都有一项日常运行，把八家的总计加在一起是多少",
            "项目表里各单位都有一项日常运行，把八家的总计加在一起是多少",
        ),
        ("第一到第四季度用款多少", "第一到第四季度用款多少"),
        ("医疗、教育两项合计多少", "医疗、教育两项合计多少"),
        (
            "伙食费项目，两郊监狱（东郊＋西郊）合计多少",
            "东郊监狱的伙食费、西郊监狱的伙食费合计多少",
        ),
        (
            "部门支出总表，教育支出那一行：基本支出+项目支出是不是等于总计数？",
            "部门支出总表里,教育支出的基本支出、教育支出的项目支出加起来等于教育支出的总计吗",
        ),
        (
            "收支总表的年末结转，一般公共预算与政府性基金两栏相加，跟合计栏相等吗？",
            "收支总表里,年末结转的一般公共预算、年末结转的政府性基金加起来等于年末结转的合计吗",
        ),
        (
            "支出总表里教育支出的勾稽：总计和“基本支出、项目支出之和”完全相符吗？",
            "支出总表里,教育支出的基本支出、教育支出的项目支出加起来等于教育支出的总计吗",
        ),
    ],
)
def test_each_thing_is_named_in_full(asked: str, plain: str) -> None:
    assert written_out(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("有人讲服务类采购占了采购总额的两成以上，这话对吗？", "服务类采购占采购总额超过20%吗"),
        ("公务接待费占三公经费不到三分之一，属实吗？", "公务接待费占三公经费低于33.33%吗"),
        ("会议费占三公经费的15%以下，对吗？", "会议费占三公经费低于15%吗"),
        ("公务接待费占三公经费的百分之几？", "公务接待费占三公经费的百分之几？"),
    ],
)
def test_a_claimed_share_is_a_bound(asked: str, plain: str) -> None:
    assert share_to_test(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("三公经费总的预算数没用完的部分是多少", "三公经费全年预算还剩多少"),
        ("三公经费实际花的没到预算数，中间节约下来多少钱", "三公经费全年预算还剩多少钱"),
        ("与上年度比，会议费的增加额比培训费的增加额多几万元", "会议费的增加额比培训费的增加额多几万元"),
        ("行政人员好像超编了，编制定多少、实有多少，多出来几个人", "行政实有人数超出行政编制多少人"),
    ],
)
def test_what_is_left_or_beyond_in_plain_words(asked: str, plain: str) -> None:
    assert plain_question(asked) == plain


def test_an_amount_that_begins_like_a_year_is_none() -> None:
    reading = read_question("人员经费2080.90万元与公用经费309.35万元之和是多少", [], frozenset())
    assert not reading.years and str(reading.stated[0].value) == "2080.90"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("文中只说收入预算比上年增加了多少，那么2023年的收入预算应当是多少？", "2023年收入预算是多少"),
        ("正文没有直接写2022年的总收入，请据增加额倒推出来。", "2022年总收入是多少"),
    ],
)
def test_last_year_is_worked_back_where_only_the_change_is_told(asked: str, plain: str) -> None:
    assert year_worked_back(asked) == plain


BODIES = frozenset({"望川州云台保护区管护局", "望川州林业科学研究所", "望川州种苗管理站", "望川州森防管理站"})


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("管护局的在职人数比林科所多几人", "望川州云台保护区管护局的在职人数比望川州林业科学研究所多几人"),
        ("管理站的收入是多少", None),
        ("本所的收入是多少", None),
    ],
)
def test_a_body_by_the_short_form_of_its_name(asked: str, plain: str | None) -> None:
    assert next(bodies_in_full(asked, BODIES), None) == plain

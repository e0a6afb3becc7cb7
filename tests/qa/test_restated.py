"""Questions said over in plain forms: what is asked stays, and so do the names."""

from __future__ import annotations

import pytest

from qa.question.restated import restated

TERMS = frozenset(
    {"人员经费", "基本支出", "委托业务费", "商品和服务支出", "退休费", "支出总计", "城管执法", "差旅费"}
)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("以商品和服务支出合计为分母，委托业务费的比重有多高？", "委托业务费占商品和服务支出合计百分之几"),
        ("拿人员经费除以基本支出，比例是多少（%）？", "人员经费占基本支出百分之几"),
        ("基本支出里，人员经费的比重是多少（用百分数表示）？", "人员经费占基本支出百分之几"),
        ("人员经费在整个基本支出里的份额有多大，请给个百分数？", "人员经费占整个基本支出百分之几"),
    ],
)
def test_a_share_is_said_over_as_one(asked: str, plain: str) -> None:
    assert next(restated(asked, TERMS)) == plain


def test_what_only_introduces_a_question_goes() -> None:
    assert list(restated("有个地方想核一下：人员经费多少", TERMS)) == ["人员经费多少"]


def test_a_plain_question_has_no_other_form() -> None:
    assert list(restated("人员经费多少", TERMS)) == []


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("用亿元作单位的话，支出总计是多少？", "支出总计是多少亿元"),
        ("支出总计换算成亿元等于多少？", "支出总计是多少亿元"),
        ("支出总计多少？麻烦按“亿元”报数", "支出总计是多少亿元"),
        ("表里的退休费是按元列的，写成万元应当是多少？", "表里的退休费是多少万元"),
        ("表里的退休费用万元列示，等于多少元？", "表里的退休费是多少元"),
        ("退休费有多少亿元？请把万元数折成亿。", "退休费是多少亿元"),
        ("我要填的表单位是元，退休费该填多少？", "退休费是多少元"),
        ("退休费（单位：元）是多少", "退休费是多少元"),
        ("把退休费从万元换算成元", "把退休费是多少元"),
        ("退休费，不要万元，直接告诉我多少元", "退休费是多少元"),
    ],
)
def test_the_unit_wanted_is_said_at_the_end(asked: str, plain: str) -> None:
    assert next(restated(asked, TERMS)) == plain


def test_words_that_carry_a_question_go() -> None:
    asked = "2023年在城管执法（2120104）上的预算投入是多大一笔？"
    assert list(restated(asked, TERMS))[-1] == "2023年在城管执法(2120104)上是多少"


def test_a_check_is_no_look_up() -> None:
    assert not any("多少" in plain for plain in restated("退休费那一行是不是100万元", TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("财政掏钱请外面办事，也就是委托业务费，一共多少？", "委托业务费,一共多少"),
        ("那个539万元的委托业务费安排了多少？", "委托业务费安排了多少"),
        ("用于发工资之类的人员经费有多少？", "人员经费有多少"),
        ("出差用的钱（差旅费）是多少？", "差旅费是多少"),
        ("差旅费拆成基本支出和人员经费，人员经费那部分是多少？", "差旅费人员经费那部分是多少"),
        ("家底有多厚？差旅费以2026年1月31日的数为准是多少", "差旅费2026年1月31日是多少"),
        ("写研究报告要个规模：差旅费是多少", "差旅费是多少"),
    ],
)
def test_other_words_for_a_name_go(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


def test_both_measures_of_a_thing() -> None:
    asked = "把差旅费的两个数找出来：一个是预算，一个是决算"
    assert "差旅费的预算数和决算数分别是多少" in list(restated(asked, TERMS))


def test_the_body_and_the_year_are_kept() -> None:
    asked = "市审计局2026年养人的钱（人员经费）是多少？"
    assert "市审计局2026年人员经费是多少" in list(restated(asked, TERMS, ["市审计局"]))

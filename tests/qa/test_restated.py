"""Questions said over in plain forms: what is asked stays, and so do the names."""

from __future__ import annotations

import pytest

from qa.question.restated import restated

TERMS = frozenset({"人员经费", "基本支出", "委托业务费", "商品和服务支出"})


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

"""Checks and premises in many wordings, said over in the forms that the shapes know."""

from __future__ import annotations

import pytest

from qa.question.agreeing import with_plain_verdict
from qa.question.colloquial import plain_question
from qa.question.premised import premised
from qa.question.restated import restated

TERMS = frozenset(
    {"人员经费", "公用经费", "基本支出", "机关运行经费", "公务接待费", "三公经费支出表", "基本支出表"}
)


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("基本支出与其下两项（人员经费、公用经费）之和一致吗？", "人员经费、公用经费加起来等于基本支出吗"),
        ("人员经费再加公用经费，能不能凑成基本支出这个总数？", "人员经费再加公用经费加起来等于基本支出吗"),
        ("基本支出由人员经费30万元和公用经费12万元组成，这个合计算得对吗？",
         "人员经费30万元和公用经费12万元加起来等于基本支出吗"),
        ("基本支出减掉人员经费，剩下的是不是正好是公用经费？", "人员经费、公用经费加起来等于基本支出吗"),
        ("公务接待费在基本支出表里拆成了两行，合计后是否就是三公经费支出表的公务接待费？",
         "基本支出表里列了两笔公务接待费,相加是否等于三公经费支出表的公务接待费"),
    ],
)  # fmt: skip
def test_parts_are_held_against_their_whole(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("请拿基本支出表的合计，去比对正文所说的基本支出，两个数是否相同？",
         "基本支出表的合计和正文所说的基本支出一致吗"),
        ("机关运行经费的数，是否就是基本支出表里公用经费的总数？",
         "机关运行经费的数和基本支出表里公用经费的总数一致吗"),
        ("请比对公用经费和机关运行经费，两者数额是否相同。", "公用经费和机关运行经费一致吗"),
        ("机关运行经费在正文和基本支出表里都出现了，前后是否统一？",
         "正文的机关运行经费和基本支出表的机关运行经费一致吗"),
    ],
)  # fmt: skip
def test_two_sides_are_put_plainly(asked: str, plain: str) -> None:
    assert plain in list(restated(asked, TERMS))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("听说公务接待费今年往上加了，出于什么考虑？", "公务接待费今年增加，原因是什么？"),
        ("据说今年压减了公务接待费，那么少安排了多少？", "今年公务接待费比上年减少了多少？"),
        ("都说要过紧日子，公务接待费砍掉了多少？", "公务接待费减少了多少？"),
        ("花在公务接待上的预算多于去年，这是什么缘故造成的？", "公务接待比去年增加，原因是什么？"),
        ("在公务接待费上，今年比去年省了多少钱？", "公务接待费今年比去年减少了多少钱？"),
        ("机关运行经费较上年有所增长，对吗？", "机关运行经费较上年增加了吗"),
    ],
)
def test_a_premise_is_put_plainly(asked: str, plain: str) -> None:
    assert premised(asked) == plain


def test_what_is_worked_back_from_a_movement_stays() -> None:
    asked = "公务接待费比上年减了，那么去年的原预算数是多少"
    assert premised(asked) == asked


def test_both_sides_of_the_budget_that_balance_are_its_totals() -> None:
    assert plain_question("收支两边的总计对得平吗") == "收入总计和支出总计一致吗"


@pytest.mark.parametrize(
    "asked",
    [
        "关于公用经费，表五写了一个数，表六也写了一个数，二者相符吗？",
        "请把表五和表六放在一起看，公用经费的数额是否统一？",
        "公用经费这一项，表五的数是否就是表六的数？",
        "公用经费有两个出处，一处是表五，一处是表六，数字吻合吗？",
        "就公用经费而言，表五与表六是否勾稽一致？",
    ],
)
def test_one_thing_in_two_places_that_stand_apart(asked: str) -> None:
    assert with_plain_verdict(asked) == "表五的公用经费和表六的公用经费一致吗"


@pytest.mark.parametrize(
    "asked",
    [
        "我拿不准，帮忙看看：公用经费多少",
        "请帮忙校验，公用经费多少",
        "做个勾稽检查：公用经费多少",
    ],
)
def test_what_leads_in_a_check_goes(asked: str) -> None:
    assert plain_question(asked) == "公用经费多少"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("今年砍掉了多少公务接待费？", "今年公务接待费比上年减少了多少？"),
        ("是什么让公务接待费增加了？", "公务接待费增加了，原因是什么？"),
        ("公务接待费今年不是应该压减吗，怎么还多了？", "公务接待费今年怎么还多了？"),
    ],
)
def test_movements_said_in_other_orders(asked: str, plain: str) -> None:
    assert premised(asked) == plain

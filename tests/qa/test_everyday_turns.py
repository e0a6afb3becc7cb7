"""Everyday turns that stand for plainer questions, and names that sentences enumerate."""

from __future__ import annotations

import pytest

from qa.executing.values import Quote
from qa.prose.explanation import Explanation
from qa.prose.told_names import told_names, with_told_names
from qa.question.asked_apart import asked_apart
from qa.question.colloquial import plain_question


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("你好，请问办公费是多少？谢谢", "办公费是多少"),
        ("办公费多还是差旅费多？", "办公费和差旅费哪个多"),
        ("办公费是多少，差旅费呢？", "办公费和差旅费分别是多少"),
        ("办公费+差旅费=?", "办公费加差旅费是多少"),
        ("办公费、差旅费两者差额多少", "办公费和差旅费差额多少"),
        ("办公费比差旅费多，对吗？", "办公费比差旅费多吗"),
        ("办公费没有差旅费多，是吗？", "办公费不超过差旅费吗"),
        ("办公费比去年跌了百分之几", "办公费比去年下降百分之几"),
        ("服务类占了多少金额？", "服务类有多少"),
        ("五险一金里的公积金是多少", "公积金是多少"),
        ("编制数最多和第二多的单位是哪两家", "编制数最多的前2个单位是哪两家"),
        ("怎么理解上年结转？", "什么是上年结转"),
        ("收入总计93,394,085.13元，折成万元是多少", "收入总计是多少万元"),
        ("采购表里列了几笔会议服务", "采购表里会议服务有几笔"),
        ("办公费预算多少，决算多少", "办公费的年初预算和决算各是多少"),
        ("办公费超支了吗？", "办公费决算超过年初预算了吗"),
        ("办公费比预算增加了多少", "办公费决算比年初预算多多少"),
        ("办公费实际支出较年初预算增加多少万元", "办公费决算比年初预算多多少万元"),
        ("办公费实际支出比年初预算减少多少万元", "办公费决算比年初预算少多少万元"),
    ],
)
def test_a_turn_is_put_plainly(said: str, plain: str) -> None:
    assert plain_question(said).rstrip("?？") == plain


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("编制最多的单位和最少的单位各是哪个？", ["编制最多的单位是哪个", "编制最少的单位是哪个"]),
        ("完成比例最高和最低的分别是？", ["完成比例最高的是哪个", "完成比例最低的是哪个"]),
    ],
)
def test_both_ends_are_asked_for_apart(question: str, parts: list[str]) -> None:
    assert asked_apart(question) == parts


@pytest.mark.parametrize(
    ("question", "clause", "names"),
    [
        ("点名要做哪几个功能", "建设“扫一扫”“亮证”“京通码”等功能", ("扫一扫", "亮证", "京通码")),
        ("哪两家单位", "1.清风杂志社2.江畔学院", ("清风杂志社", "江畔学院")),
        (
            "结合哪几种检查", "建立和完善日常巡查、专项检查、飞行检查等相结合的制度",
            ("日常巡查", "专项检查", "飞行检查"),
        ),
    ],
)  # fmt: skip
def test_names_are_told_without_what_is_done_with_them(
    question: str, clause: str, names: tuple[str, ...]
) -> None:
    assert told_names(question, clause, None) == names


def test_numbered_lines_and_a_tail_behind_the_last_name() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    lines = tuple(Quote("a.pdf", 1, box, text) for text in ("1.清风杂志社", "2.江畔学院"))
    found = with_told_names("下面挂着哪两家单位？", Explanation("list", "", lines, (), 1.0))
    assert found.items == ("清风杂志社", "江畔学院")
    tail = ("甲海关", "乙海关", "丙海关办公场所建设工作")
    assert with_told_names("给哪几个海关？", Explanation("list", "", lines, tail, 1.0)).items == (
        "甲海关", "乙海关", "丙海关",
    )  # fmt: skip

"""Questions that work last year's figure back from a change, as the plain question of that figure."""

from __future__ import annotations

import pytest

from qa.question.year_worked_back import year_worked_back


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("2026年公务接待费较上年预算减了，那么2025年的原预算数应该是多少？", "2025年公务接待费是多少"),
        (
            "说明里写了会议费、培训费各减了多少，往回推，2025年这两样预算加起来是多少",
            "2025年会议费、培训费预算加起来是多少",
        ),
        ("会议费和培训费都比上年减了，往回推，2025年这两项一共是多少", "2025年会议费和培训费合计是多少"),
        (
            "拿2026年的三公数加回比上年减少的那部分，某市生态环境局2025年的预算是多少万元",
            "某市生态环境局2025年三公是多少万元",
        ),
        ("根据委托业务费安排情况的说明反推一下，去年这笔费用是多少？", "去年委托业务费是多少"),
        ("提租补贴去年的预算没直接写，用今年的减掉增加额，结果是多少元？", "去年提租补贴的预算是多少元"),
        ("用提租补贴本年支出减去说明中的增加额，算出审计局上一年度的数", "审计局上一年度提租补贴是多少"),
        ("今年三公比去年年初预算有所增加，照这样反推，去年年初定的是多少万元？", "去年年初三公是多少万元"),
        ("今年委托业务费比上年少了1,331.33万元，那上年安排的是多少？", "上年委托业务费是多少"),
        ("委托业务费砍之前的数是多少？", "去年委托业务费是多少"),
        ("去年的委托业务费（今年的加上减少的）是多少？", "去年委托业务费是多少"),
        ("说明里写了委托业务费少了多少，那去年原本是多少？", "去年委托业务费是多少"),
        ("审计局去年（2025年）的收支盘子有多大？就用今年的减去增加额算。", "审计局去年收支盘子是多少"),
    ],
)
def test_what_is_asked_is_the_figure_of_the_year_before(asked: str, plain: str) -> None:
    assert year_worked_back(asked) == plain


@pytest.mark.parametrize(
    "asked",
    [
        "会议费今年比去年增加多少，去年是多少？",
        "2026年三公经费比2025年减少了多少？",
        "减少额最大的三个科目是哪些，2025年分别是多少？",
        "去年的会议费是多少？",
    ],
)
def test_nothing_is_worked_back_where_more_or_less_is_asked(asked: str) -> None:
    assert year_worked_back(asked) is None

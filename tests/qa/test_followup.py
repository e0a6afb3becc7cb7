"""Follow-ups: what a later question takes over from the earlier one, and what it does not."""

from __future__ import annotations

import pytest

from qa.question.history import wholes_of


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("公务接待费多少", "2023年三公经费多少", "2023年公务接待费多少"),
        ("公务接待费多少", "三公经费比上年增加还是减少了多少", "公务接待费多少"),
        ("主要职责是什么", "三公经费与去年相比增加了多少", "主要职责是什么"),
        ("公务接待费多少", "去年三公经费多少", "去年公务接待费多少"),
    ],
)
def test_the_year_asked_for_is_taken_over_and_the_one_compared_with_is_not(
    question: str, before: str, whole: str
) -> None:
    assert wholes_of(question, [before])[-1].question == whole


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        ("那它的执行率呢", "河长制工作经费全年预算数是多少", "河长制工作经费的执行率是多少"),
        ("那其中的工程类有多少", "2023年编制了多少政府采购预算", "2023年政府采购里面,工程类有多少"),
        ("货物类占了其中多少万元", "政府采购预算一共多少", "政府采购里面,货物类多少万元"),
    ],
)
def test_a_part_and_a_rate_are_asked_of_the_thing_named_before(
    question: str, before: str, whole: str
) -> None:
    assert wholes_of(question, [before])[0].question == whole


def test_the_item_that_is_replaced_is_no_context_of_the_one_in_its_place() -> None:
    whole = wholes_of("培训费呢", ["2026年会议费预算比上年减少了多少"])[-1]
    assert "培训费" in whole.question
    assert "会议费" not in whole.context

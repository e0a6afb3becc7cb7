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

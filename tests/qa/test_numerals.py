"""Spelt numbers, and how many members a question says a group has."""

from __future__ import annotations

import pytest

from qa.question.numerals import number_word, numeral_before


@pytest.mark.parametrize(
    ("word", "number"), [("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("8", 8), ("几", None)]
)
def test_a_number_word_is_a_number(word: str, number: int | None) -> None:
    assert number_word(word) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("三所监狱的收入", 3),
        ("8个预算单位", 8),
        ("十二家下属单位", 12),
        ("前三项合计", None),
        ("最大的两个项目", None),
        ("第三个项目", None),
        ("排三个", None),
        ("各单位", None),
    ],
)
def test_only_a_number_of_all_members_counts(words: str, number: int | None) -> None:
    assert numeral_before(words) == number

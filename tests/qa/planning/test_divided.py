"""What an amount is divided by, where the question states a number of its own."""

from __future__ import annotations

import pytest

from qa.planning.shapes.divided import divided, stated_number
from qa.question.reading import read_question


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [("90人", "90", "人"), ("下限400名", "400", "名"), ("43辆", "43", "辆"), ("90", "90", "人")],
)
def test_a_stated_number_counts_heads_unless_it_says_what_else(words: str, number: str, unit: str) -> None:
    operand = stated_number(words)
    assert operand is not None and (operand.stated, operand.unit) == (number, unit)


def test_a_named_divisor_is_no_number() -> None:
    assert stated_number("本年支出合计") is None


def test_a_sum_is_divided_as_one_part() -> None:
    terms = frozenset({"水费", "电费", "基本支出"})
    reading = read_question("先把水费和电费加总，再除以基本支出，得百分之几？", [], terms)
    (shaped,) = divided(reading)
    assert [part.phrase for part in shaped.plan.operands[0].parts] == ["水费", "电费"]
    assert shaped.plan.operands[1].phrase == "基本支出"

"""A final account against its budget, however the budget is said."""

from __future__ import annotations

import pytest

from qa.planning.shapes.execution import execution
from qa.question.reading import read_question

TERMS = frozenset({"三公经费", "公务接待费", "培训费"})


@pytest.mark.parametrize(
    "question",
    [
        "和预算数相比，三公经费的决算数少了多少万元？",
        "跟全年预算比，三公经费的决算数少了多少万元？",
        "与预算数相比三公经费决算减少多少",
        "三公经费决算数比预算数少多少万元？",
        "较预算数，三公经费决算数节约多少？",
    ],
)
def test_the_budget_may_be_named_first(question: str) -> None:
    (shaped, *_) = execution(read_question(question, [], TERMS))
    operands = shaped.plan.operands
    assert shaped.plan.operation == "difference"
    assert [(one.phrase, one.measure) for one in operands] == [("三公经费", "final"), ("三公经费", "revised")]
    assert shaped.plan.relation == "falls"


@pytest.mark.parametrize(
    "question", ["培训费全年预算比年初预算多多少？", "培训费的调整预算数与年初预算相比增加了多少"]
)
def test_a_budget_that_was_changed_is_held_against_the_first(question: str) -> None:
    (shaped, *_) = execution(read_question(question, [], TERMS))
    operands = shaped.plan.operands
    assert [(one.phrase, one.measure) for one in operands] == [("培训费", "revised"), ("培训费", "budget")]

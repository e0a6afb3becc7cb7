"""Verdicts on what was spent against its own budget."""

from __future__ import annotations

import pytest

from qa.planning.shapes.predicates import predicates
from qa.question.reading import read_question

TERMS = frozenset({"公路建设", "公务接待费"})


@pytest.mark.parametrize(
    ("question", "relation", "threshold", "measure"),
    [
        ("公路建设的决算超过年初预算了吗", "greater", "100", "budget"),
        ("有人说公路建设的决算控制在年初预算以内，对吗", "at_most", "100", "budget"),
        ("公路建设决算数是不是超过了年初预算数的150%", "greater", "150", "budget"),
        ("公路建设实际支出比年初预算少吗", "less", "100", "budget"),
        ("公务接待费决算没有超出预算，是吗", "at_most", "100", "revised"),
    ],
)
def test_the_outturn_is_held_against_its_budget(
    question: str, relation: str, threshold: str, measure: str
) -> None:
    (shaped, *_) = predicates(read_question(question, [], TERMS))
    plan = shaped.plan
    assert (plan.relation, plan.threshold, plan.threshold_unit) == (relation, threshold, "%")
    assert [operand.measure for operand in plan.operands] == ["final", measure]


def test_how_far_they_are_apart_is_no_verdict() -> None:
    assert not list(predicates(read_question("公路建设的决算比年初预算多多少", [], TERMS)))

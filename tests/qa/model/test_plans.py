"""Plans of a model: taken where they answer the question, refused where they answer another one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.adversarial import Shelf, load_samples
from eval.honest_model import NO_PLAN
from eval.liars.plans import Draft, operand
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.budget import ModelFailure, Spending

LESHAN = ["leshan-hrss-2024-sample.pdf"]
NOTHING_IS_SURE = 2.0


class Planned:
    """An endpoint that gives one plan, and no wording."""

    model, seconds = "test", 60.0

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def ask(self, messages: object, schema: Mapping[str, Any], spending: Spending) -> str:
        return json.dumps(self.draft, ensure_ascii=False)

    def stream(self, messages: object, spending: Spending) -> Iterator[str]:
        raise ModelFailure("没有措辞")
        yield ""


@pytest.fixture(scope="module")
def shelf(samples: Path) -> Shelf:
    return load_samples(samples)


def asked(
    shelf: Shelf, question: str, operation: str, operands: Sequence[Draft], trust: float, **more: Any
) -> AnswerRecord:
    draft = {**NO_PLAN, "operation": operation, "operands": list(operands), **more}
    engine = Engine(shelf, Assistant(Planned(draft), "model", trust))  # type: ignore[arg-type]
    return engine.ask(question, LESHAN, explain=True)


@pytest.mark.parametrize(
    ("question", "operation", "operands", "value"),
    [
        ("公务接待费预算是多少？", "lookup", [operand("公务接待费")], "2.40"),
        ("水费和电费一共多少？", "sum", [operand("水费"), operand("电费")], "28.30"),
        ("机关运行经费比上年减少了百分之几？", "growth", [operand("机关运行经费", role="growth")], None),
    ],
)
def test_a_plan_of_the_question_is_taken(
    shelf: Shelf, question: str, operation: str, operands: list[Draft], value: str | None
) -> None:
    rules = Engine(shelf).ask(question, LESHAN)
    record = asked(shelf, question, operation, operands, NOTHING_IS_SURE)
    assert record.planner == "model"
    assert record.figures[0].value == (value or rules.figures[0].value)


@pytest.mark.parametrize(
    ("question", "operation", "operands", "reason"),
    [
        ("公务接待费预算是多少？", "lookup", [operand("公务用车运行费")], "没有说到"),
        ("公务接待费预算是多少？", "lookup", [operand("豪车租赁费")], "不是文件中的名称"),
        ("公务接待费预算是多少？", "lookup", [operand("公务接待费", year=2011)], "没有提到2011年"),
        ("公务接待费预算是多少？", "lookup", [operand("公务接待费", context="上年预算数")], "没有说到"),
        ("公务接待费预算是多少？", "lookup", [operand("公务接待费", role="growth")], "没有要求growth"),
        ("公务接待费预算是多少？", "lookup", [operand("公务接待费", role="prior")], "没有问上年"),
        ("水费和电费一共多少？", "lookup", [operand("水费"), operand("电费")], "问题要的是合计"),
        ("水费和电费一共多少？", "difference", [operand("水费"), operand("电费")], "没有要求difference"),
        ("水费和电费一共多少？", "sum", [operand("水费"), operand("水费")], "写了两次"),
        ("水费和电费一共多少？", "sum", [operand("水费"), operand("差旅费")], "没有说到"),
        ("水费和电费一共多少？", "sum", [operand("水费"), operand("2024年预算数")], "没有说是哪一项"),
        ("除水费外，电费和差旅费是多少？", "sum", [operand("电费"), operand("水费")], "其余"),
        ("水费多少？其中电费多少？", "lookup", [operand("电费", context="水费")], "问了2个数"),
        ("项目支出占支出总计的比例？", "share", [operand("支出总计"), operand("项目支出")], "先后"),
        ("哪个项目金额最大？", "rank", [operand("哪个项目金额", context="最大")], "方向"),
    ],
)
def test_a_plan_of_another_question_is_refused(
    shelf: Shelf, question: str, operation: str, operands: list[Draft], reason: str
) -> None:
    rules = Engine(shelf).ask(question, LESHAN)
    more = {"descending": False} if operation == "rank" else {}
    record = asked(shelf, question, operation, operands, NOTHING_IS_SURE, **more)
    assert record.planner == "rules" and record.text == rules.text
    assert record.explain is not None
    assert any(reason in note for note in record.explain["model"]["notes"])


def test_rules_that_are_sure_are_not_overruled(shelf: Shelf) -> None:
    question, part = "公务接待费预算是多少？", [operand("公务接待", context="公务接待费预算是多少")]
    rules = Engine(shelf).ask(question, LESHAN, explain=True)
    assert rules.explain is not None and rules.explain["confidence"] >= 0.8
    assert asked(shelf, question, "lookup", part, 0.8).figures[0] == rules.figures[0]

"""Several questions in one, and an amount asked for with its percentage."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.question.asked_apart import asked_apart, only_names

PROSE = (
    "机关运行经费安排444.39万元，比上年减少23.32万元，下降5%，主要原因是落实过紧日子要求。",
    "委托业务费安排478.2万元，比上年增加49.27万元，增长11.5%，主要原因是支付上年度合同尾款。",
    "因公出国（境）费36.14万元，比上年增加18.26万元，主要原因是核定的出国人数增加。",
    "政府采购预算625.65万元，其中：货物类采购预算20.95万元，服务类采购预算586.7万元。",
)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=PROSE)})).ask(question)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("机关运行经费多少，比去年少了多少", ["机关运行经费多少", "比去年少了多少"]),
        ("下属单位有几个？分别叫什么？", ["下属单位有几个", "分别叫什么"]),
        ("购置了几辆花了多少钱", ["购置了几辆", "一共多少钱"]),
        ("好几家单位都报了公车统管，合计多少", ["好几家单位都报了公车统管，合计多少"]),
    ],
)
def test_each_question_stands_alone(question: str, parts: list[str]) -> None:
    assert asked_apart(question) == parts


def test_what_only_asks_for_names_is_told_from_other_questions() -> None:
    assert only_names("分别叫什么") and not only_names("金额最大的叫什么")


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("机关运行经费多少，比去年少了多少", ["444.39", "23.32"]),
        ("机关运行经费减少了多少，减了百分之几", ["23.32", "5"]),
        ("委托业务费涨了百分之几，涨了多少钱", ["11.5", "49.27"]),
        ("委托业务费增加了多少？增长多少？", ["49.27", "11.5"]),
    ],
)
def test_every_number_asked_for_is_given(question: str, numbers: list[str]) -> None:
    record = ask(question)
    assert [figure.value for figure in record.figures][: len(numbers)] == numbers, record.text


def test_the_reason_is_given_beside_the_number() -> None:
    record = ask("机关运行经费比上年减少多少，原因是什么？")
    assert record.figures[0].value == "23.32" and "落实过紧日子要求" in record.text


def test_what_has_no_answer_is_said() -> None:
    record = ask("政府采购预算多少，比去年少了多少")
    assert record.figures[0].value == "625.65" and "没有找到或没有列出：比去年少了多少" in record.text


def test_spending_more_is_a_rise() -> None:
    record = ask("因公出国费比去年多花多少")
    assert record.figures[0].value == "18.26" and "与提问不符" not in record.text

"""Questions that do not know the printed names: reworded where they find nothing, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.question.everyday import named_by_runs
from qa.question.inquiry import asks_nature, read_inquiry
from qa.question.loose import loosened
from qa.question.vocabulary import loose_aliases
from qa.scoping.scope import short_names

LESHAN = "leshan-hrss-2024-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({LESHAN: parse(samples / LESHAN)}))


@pytest.mark.parametrize(
    ("question", "terms", "reworded"),
    [
        ("一年用水要交多少钱?", {"水费"}, "一年水费多少钱?"),
        ("给全市买大灾的保险多少钱", {"巨灾保险"}, "巨灾保险多少钱"),
        ("江滨一中二期工程多少钱", {"东湖省江滨第一中学二期工程"}, "东湖省江滨第一中学二期工程多少钱"),
        ("夜间值守的补贴多少", {"夜间值守补贴"}, "夜间值守补贴多少"),
    ],
)
def test_words_become_the_printed_name(question: str, terms: set[str], reworded: str) -> None:
    assert next(loosened(question, frozenset(terms)), None) == reworded


@pytest.mark.parametrize("question", ["一年用水要交多少钱", "请律师花多少钱", "冬天取暖要多少钱"])
def test_nothing_is_put_in_that_is_not_printed(question: str) -> None:
    names = {name for alias in loose_aliases() for name in alias.names}
    assert not any(name in worded for worded in loosened(question, frozenset({"办公费"})) for name in names)


@pytest.mark.parametrize(
    ("question", "label"),
    [("寄信打电话一年要多少钱", "邮电费"), ("给职工缴的医保是多少", "医疗"), ("出差的开销有多少", "差旅费")],
)
def test_everyday_words_find_the_class(engine: Engine, question: str, label: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "answered", record.text
    assert label in record.figures[0].label


@pytest.mark.parametrize(
    ("question", "reworded"),
    [
        ("买纸笔文具这些一年多少?", "办公费多少?"),
        ("江滨局干部出差报销的钱有多少?", "江滨局差旅费多少?"),
        ("给干警办培训一年要花多少", "培训费多少"),
        ("会展中心的培训要多少", "会展中心培训费多少"),
        ("职工食堂培训补贴多少", None),
        ("差旅费里出差补助多少", None),
    ],
)
def test_a_run_of_everyday_words_is_one_name(question: str, reworded: str | None) -> None:
    terms = frozenset({"办公费", "差旅费", "培训费"})
    assert next(named_by_runs(question, terms), None) == reworded


@pytest.mark.parametrize("question", ["请律师打官司花多少", "做宣传片花多少钱", "修红绿灯要多少钱"])
def test_what_is_not_printed_stays_unfound(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "not_found", record.text
    assert not record.figures


@pytest.mark.parametrize("question", ["公务接待费今年涨了多少", "公务接待费又上调了多少？"])
def test_a_change_the_other_way_is_told_as_it_is(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert "与提问不符" in record.text and "减少" in record.text, record.text


def test_an_amount_of_change_comes_with_its_percentage(engine: Engine) -> None:
    record = engine.ask("公务接待费压下来多少，降幅百分之几", [LESHAN])
    assert [(f.value, f.unit) for f in record.figures[:2]] == [("-0.10", "万元"), ("-4.00", "%")], record.text


@pytest.mark.parametrize(
    ("question", "claim"), [("支出预算多出近两个亿，理由是什么", 1), ("会议费缩水了三成多，为什么", -1)]
)
def test_rounded_amounts_are_no_part_of_the_topic(question: str, claim: int) -> None:
    inquiry = read_inquiry(question)
    assert (inquiry.kind, inquiry.claim) == ("reason", claim)
    assert inquiry.fragments in (("支出预算",), ("会议费",))


@pytest.mark.parametrize(
    ("question", "asked"),
    [("中心是独立核算单位吗", True), ("它属于哪种事业单位", True), ("有哪些事业单位", False)],
)
def test_what_sort_of_body_is_no_list(question: str, asked: bool) -> None:
    assert asks_nature(question) is asked


def test_a_branch_answers_to_its_own_name() -> None:
    assert {"交通管理支队", "交管支队"} <= short_names("福州市公安局交通管理支队")
    assert {"宣传部", "市委宣传部"} <= short_names("中国共产党望川市委员会宣传部")

"""Differences and remainders by their cue words, whatever stands around them."""

from __future__ import annotations

import pytest

from qa.planning.shapes.distances import distances
from qa.question.reading import read_question

TERMS = frozenset({"基本支出", "项目支出", "三公经费", "公务接待费", "办公费", "会议费", "培训费"})


def planned(question: str) -> tuple[str, list[str]]:
    (shaped, *_) = distances(read_question(question, [], TERMS))
    operands = shaped.plan.operands
    phrases = [part.phrase for operand in operands for part in operand.parts or [operand]]
    return shaped.plan.operation, phrases


@pytest.mark.parametrize(
    "question",
    [
        "基本支出和项目支出之间的差距是多少万元？",
        "本年支出合计中，用基本支出减项目支出，差额是多少万元？",
        "把基本支出减去项目支出，结果是多少？",
        "基本支出领先项目支出多少万元？",
        "基本支出和项目支出，两者差额多大？",
    ],
)
def test_two_things_are_apart(question: str) -> None:
    operation, (one, other) = planned(question)
    assert (operation, one, other.strip(",")) == ("difference", "基本支出", "项目支出")


@pytest.mark.parametrize(
    "question",
    [
        "三公经费里扣掉会议费和培训费，剩下的合计多少万元？",
        "三公经费刨除会议费、培训费，余下多少？",
        "把会议费和培训费从三公经费里去掉，还有多少？",
        "不把会议费和培训费算在内，三公经费剩下各项合计是多少万元？",
    ],
)
def test_a_whole_is_left_without_several_parts(question: str) -> None:
    assert planned(question) == ("complement", ["三公经费", "会议费", "培训费"])


def test_one_thing_is_above_another_by_a_percentage() -> None:
    assert planned("会议费比培训费高百分之几？") == ("growth", ["会议费", "培训费"])


@pytest.mark.parametrize(
    "question",
    [
        "机关运行经费支出预算表的办公费比基本支出预算表的多多少？",
        "办公费在两张表里不一样：机关运行经费支出预算表的比基本支出预算表的高出多少？",
    ],
)
def test_one_item_of_two_tables(question: str) -> None:
    tables = ["办公费 机关运行经费支出预算表", "办公费 基本支出预算表"]
    assert planned(question) == ("difference", tables)

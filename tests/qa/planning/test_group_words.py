"""What a question says of a group, found anywhere in it."""

from __future__ import annotations

import pytest

from qa.planning.shapes.apposition import apposed_names
from qa.planning.shapes.group_words import Order, read_group_words, read_move
from qa.question.reading import read_question


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("花钱最多的三类支出依次是什么", Order(True, 3)),
        ("哪三家的盘子最大,按金额从高到低排", Order(True, 3)),
        ("项目,金额居前五,从高到低", Order(True, 5)),
        ("收入最少的是哪家", Order(False, 1)),
        ("三公经费的三块里哪一块最多", Order(True, 1)),
        ("预算倒数第二的单位", Order(False, 1, 1)),
        ("金额排在第三位的项目", Order(True, 1, 2)),
        ("按收入合计从低到高排序", Order(False)),
        ("支出最多的前三大项级科目", Order(True, 3)),
        ("各项工作,预算从大到小头三名是", Order(True, 3)),
        ("指标里权重最重的是哪个", Order(True, 1)),
        ("最重要的任务是什么", None),
        ("排名第二的是哪类", Order(True, 1, 1)),
        ("前三年的预算是多少", None),
    ],
)
def test_order(question: str, order: Order | None) -> None:
    assert read_group_words(question).order == order


@pytest.mark.parametrize(
    ("question", "bounds"),
    [
        ("金额在10万元以上、30万元以下的项目有哪些", {("at_least", "10", "万元"), ("at_most", "30", "万元")}),
        ("500万元到2000万元之间的项目", {("at_least", "500", "万元"), ("at_most", "2000", "万元")}),
        ("不满500万元的项目", {("less", "500", "万元")}),
        ("收入超过1亿元的单位", {("greater", "1", "亿元")}),
        ("过亿的项目有哪些", {("at_least", "1", "亿元")}),
        ("单价100万元以上的设备有几台", set()),
    ],
)
def test_bounds(question: str, bounds: set[tuple[str, str, str]]) -> None:
    limits = read_group_words(question).limits
    assert {(limit.relation, limit.value, limit.unit) for limit in limits} == bounds


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("除了局本级,其他四家预算单位按收入从高到低排序", "局本级"),
        ("本年收入里,把事业收入撇开,剩下的哪一项金额最高", "事业收入"),
        ("按功能大类看,一般公共服务之外排前三的是哪些", "一般公共服务"),
        ("不含人员经费,最大的支出是什么", "人员经费"),
    ],
)
def test_what_is_left_out(question: str, left_out: str) -> None:
    words = read_group_words(question)
    assert words.exclude == left_out
    assert left_out not in words.rest


@pytest.mark.parametrize(
    ("question", "down", "most"),
    [
        ("哪个科目比预算砍得最多", True, True),
        ("决算数比预算数少得最多的科目", True, True),
        ("预算数低于 执行数的项级科目有哪些", True, False),
        ("增幅最大的科目", False, True),
        ("比 减少的项目有哪些", True, False),
    ],
)
def test_movements(question: str, down: bool, most: bool) -> None:
    _, move = read_move(question)
    assert move is not None
    assert (move.down, move.most) == (down, most)


def test_a_share_is_no_movement() -> None:
    assert read_move("哪一类支出占比最高")[1] is None


def test_the_number_behind_a_list_tells_where_it_is_cut() -> None:
    reading = read_question("", [], frozenset())
    assert apposed_names(reading, "财政与农业、社保与电子数据这两个项目的预算") == [
        "财政与农业 项目 预算",
        "社保与电子数据 项目 预算",
    ]
    assert apposed_names(reading, "甲、乙、丙两个单位的收入") == []


def test_short_names_take_the_noun_behind_the_number() -> None:
    terms = frozenset({"某市东郊监狱", "某市西郊监狱"})
    reading = read_question("", [], terms)
    names = apposed_names(reading, "东、西两个监狱的收入预算加在一起")
    assert names == ["某市东郊监狱 收入预算", "某市西郊监狱 收入预算"]

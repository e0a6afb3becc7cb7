"""Ways of asking for an order, its first members or those over a bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.question.listing_words import without_listing
from qa.question.ordering import in_plain_order

WATER = "wangchuan-water-2025-sample.pdf"
FIRST_TWO = ["城区河道清淤与堤防维护", "防汛抢险物资储备"]


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({WATER: parse(samples / WATER)}))


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("各项目按金额降序排列", "各项目从高到低"),
        ("收入预算由多到少列出来", "收入预算从高到低"),
        ("各单位收入预算，最高的在前", "各单位收入预算，从高到低"),
        ("项目排座次，头三名是谁", "项目排序，头三名是谁"),
        ("第一、第二、第三大支出各是什么", "前三名支出各是什么"),
        ("金额排在最前面的三个项目", "最多的三个项目"),
        ("哪三家单位的收入居前", "哪三家单位的收入最多"),
        ("工资福利支出主要花在哪一项上", "工资福利支出哪一项最多"),
        ("哪个项目稳居第一", "哪个项目最多"),
        ("工资福利支出哪项钱多哪项钱少？降序", "工资福利支出各项？从高到低"),
        ("预算最高的前三个项目", "预算最高的前三个项目"),
        ("第一、第二季度各用多少", "第一、第二季度各用多少"),
        ("扩大到小微企业的项目", "扩大到小微企业的项目"),
        ("五个项目从钱多到钱少排好", "五个项目从高到低好"),
        ("三个单位谁第一谁第二谁第三", "三个单位从高到低"),
        ("项目里后三名（预算最少）是谁", "项目里最少的三名是谁"),
        ("从少到多数，头三家是谁", "最少的三家是谁"),
    ],
)
def test_an_order_is_put_in_plain_words(asked: str, plain: str) -> None:
    assert in_plain_order(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("请从十个项目中挑出大于100万元的，把名称列出来", "十个项目中大于100万元的有哪些"),
        ("给我列一份清单：超过100万元的项目", "超过100万元的项目的有哪些"),
        ("逐个项目看下来，最高的是哪个", "项目，最高的是哪个"),
        ("商品和服务支出都花到哪了？前三大科目", "商品和服务支出,前三大科目依次有哪些"),
        ("水利款包含四项，从高到低", "水利款的四项，从高到低依次有哪些"),
        ("那五个项目排名，取前三", "五个项目,前三依次有哪些"),
        ("项目名称和负责人", "项目名称和负责人"),
    ],
)
def test_words_of_listing_go(asked: str, plain: str) -> None:
    assert without_listing(asked) == plain


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("项目按金额降序排，头两名是谁", FIRST_TWO),
        ("给项目排个座次，前两位依次报出来", FIRST_TWO),
        ("钱主要花在哪两个项目上？由高到低", FIRST_TWO),
        ("项目金额第一、二名分别是谁", FIRST_TWO),
        ("把各个项目的金额捋一遍，最高的头两个叫什么", FIRST_TWO),
        ("各个项目排一排，资金量居首的是哪个", FIRST_TWO[:1]),
        ("把项目按金额排个序，第一名是哪个", FIRST_TWO[:1]),
        ("占用资金最多的那个项目，名字是什么", FIRST_TWO[:1]),
        ("仅次于最大的项目是哪个", FIRST_TWO[1:]),
        ("筛一下项目，金额大于1000万元的，列出名字", FIRST_TWO[:1]),
        ("钱主要花在哪一类支出上", ["农林水支出"]),
        ("支出里所占份额最大的功能类别叫什么", ["农林水支出"]),
    ],
)
def test_members_are_found_by_any_wording(engine: Engine, question: str, names: list[str]) -> None:
    record = engine.ask(question)
    assert (record.status, record.items) == ("answered", names), record.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("项目（项目支出表），金额居前的两个", FIRST_TWO),
        ("五个项目里预算不少于1000万元又不超过2000万元的", FIRST_TWO[:1]),
        ("金额最大的是五个项目里的哪一个", FIRST_TWO[:1]),
        ("大类支出（一般公共预算，按功能分类），由高到低前一名是什么", ["农林水支出"]),
    ],
)
def test_a_scope_or_a_bound_may_stand_anywhere(engine: Engine, question: str, names: list[str]) -> None:
    record = engine.ask(question)
    assert (record.status, record.items) == ("answered", names), record.text


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("大于200万元的款级科目有哪些，等于200万元的排除在外", "大于200万元的款级科目有哪些"),
        ("哪些科目超过50万元（等于50万元的也算）", "哪些科目不低于50万元"),
        ("低于10万元的科目有几个，10万元整的别算", "低于10万元的科目有几个"),
        ("超过200万元、但不到300万元的项目有哪些", "超过200万元、但不到300万元的项目有哪些"),
    ],
)
def test_what_is_exactly_the_bound_is_left_out_or_taken_in(asked: str, plain: str) -> None:
    assert without_listing(asked) == plain


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("主要花在哪三个功能大类上", "最多的三个功能大类是哪些"),
        ("哪三家单位花得最厉害", "哪三家单位花得最多"),
        ("哪三个资金总额最高，请按第一、第二、第三排出来", "哪三个资金总额最高，请按从高到低排出来"),
    ],
)
def test_more_ways_of_asking_for_the_most(asked: str, plain: str) -> None:
    assert in_plain_order(asked) == plain

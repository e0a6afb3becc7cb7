"""科目 that prose tells one by one with their rank: ranked by their amounts and by how far they moved."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_PROSE = (
    "1.水利事务（款）行政运行（项）支出900.00万元，与上年相比增加90.00万元，增长11.11%。",
    "2.水利事务（款）一般行政管理事务（项）支出300.00万元，与上年相比减少100.00万元，减少25.00%。",
    "3.水利事务（款）防汛（项）支出60.00万元，与上年相比增加40.00万元，增长200.00%。",
    "4.财政事务（款）一般行政管理事务（项）支出20.00万元，与上年相比增加5.00万元，增长33.33%。",
    "5.其他农林水支出（款）其他农林水支出（项）支出50.00万元，与上年相比减少50.00万元，减少50.00%。",
)
_AGAINST_LAST = (
    "1.“城乡社区支出（类）城乡社区管理事务（款）城管执法（项）”60.00万元，主要用于城管执法。2024年当年预算执行数为80.00万元，"
    "2025年预算安排60.00万元，比2024年预算执行数减少25.00%。",
    "2.“城乡社区支出（类）其他城乡社区支出（款）其他城乡社区支出（项）”50.00万元，主要用于社区。2024年当年预算执行数为"
    "200.00万元，2025年预算安排50.00万元，比2024年预算执行数减少75.00%。",
    "3.“教育支出（类）普通教育（款）学前教育（项）”90.00万元，主要用于教育。2024年当年预算执行数为30.00万元，"
    "2025年预算安排90.00万元，比2024年预算执行数增加200.00%。",
)


def ask(question: str, *prose: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=prose)})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("水利事务款下各项里，花钱最少的是哪一项？", ["防汛"]),
        ("正文给出增长百分比的项级科目中，比上年增幅最大的是哪个？", ["防汛"]),
        ("正文里项级科目金额最大的两个是哪些", ["行政运行", "一般行政管理事务"]),
        ("水利事务款下哪些项级科目比上年减少", ["一般行政管理事务"]),
        ("增幅超过30%的项级科目有哪些", ["防汛", "一般行政管理事务"]),
        ("减少60万元以上的项级科目有哪些", ["一般行政管理事务"]),
        ("降幅最大的项级科目是哪个", ["其他农林水支出"]),
        ("项级科目里增长最快的是哪个", ["防汛"]),
    ],
)
def test_classes_of_prose_are_ranked(question: str, names: list[str]) -> None:
    record = ask(question, *_PROSE)
    assert sorted(record.items) == sorted(names), record.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("编制说明逐项列了2025年预算相对2024年执行数的增减百分比，增幅最大的是哪个项级科目？", ["学前教育"]),
        ("比2024年执行数减少额最大的项级科目是哪个", ["其他城乡社区支出"]),
        ("比上年执行数减少的项级科目有哪些", ["其他城乡社区支出", "城管执法"]),
    ],
)
def test_a_budget_is_held_against_how_the_last_year_turned_out(question: str, names: list[str]) -> None:
    record = ask(question, *_AGAINST_LAST)
    assert record.items == names, record.text

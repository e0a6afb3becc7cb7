"""Reasons that a sentence of their own tells, and changes of one side of the accounts after the other."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from qa.engine import Engine


def answer(question: str, *prose: str) -> str:
    record = Engine(Shelf({"made.pdf": document(prose=prose)})).ask(question)
    assert record.status == "answered", record.text
    return record.text


def test_each_side_of_the_accounts_has_its_own_change() -> None:
    prose = "与上年相比，收入增加134万元，主要原因是工资增加。支出增加113万元，主要原因是老干工作经费提高。"
    assert "老干工作经费提高" in answer("支出增加的原因是什么？", prose)
    told = answer("支出为什么比上年减少了？", prose)
    assert "不是减少，而是增加" in told and "113" in told


def test_sentence_that_moves_the_same_way_goes_on_with_the_reason() -> None:
    prose = (
        "公务接待费9万元，比上年增加2万元，增加原因主要是：责任清单受到关注。"
        "拟承办全国会议，接待批次和人次增加。"
    )
    assert "全国会议" in answer("公务接待费增加是什么原因？", prose)


def test_sentence_behind_a_change_explains_it_without_a_word_of_reason() -> None:
    prose = "公务接待费1.61万元，较上年减少0.10万元。部门人员少了，按人数计算的接待费金额相应减少。"
    assert "人员少了" in answer("公务接待费为什么减少？", prose)


def test_sentence_of_something_else_explains_nothing() -> None:
    prose = "公务接待费1.61万元，较上年减少0.10万元。各处室办公用纸数量有所减少。"
    assert "没有写明原因" in answer("公务接待费为什么减少？", prose)


@pytest.mark.parametrize(
    "question", ["三公经费决算为什么比预算少？", "“三公”经费支出决算小于预算数的原因是什么"]
)
def test_main_circumstances_are_a_reason(question: str) -> None:
    prose = (
        "2025年度“三公”经费支出决算为62.07万元，完成全年预算84.82万元的73.2%。",
        "2025年度“三公”经费支出决算小于预算数的主要情况：从严控制开支，全年支出有所节约。",
    )
    assert "从严控制开支" in answer(question, *prose)

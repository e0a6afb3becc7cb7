"""Two figures asked for side by side, over tables made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

BALANCE = table(
    "部门综合预算收支总表", "balance_table",
    [Column(0, ("项目",), "label"), Column(1, ("预算数",), "amount")],
    [(("人员经费和公用经费支出",), {0: "人员经费和公用经费支出", 1: "90.00"})],
)  # fmt: skip
SPENDING = table(
    "一般公共预算支出明细表", "general_budget_table",
    [
        Column(0, ("功能科目",), "label"), Column(1, ("合计",), "amount"),
        Column(2, ("人员经费支出",), "amount"), Column(3, ("公用经费支出",), "amount"),
    ],
    [(("合计",), {0: "合计", 1: "90.00", 2: "70.00", 3: "20.00"})],
)  # fmt: skip
BY_KIND = table(
    "支出预算总表", "expenditure_table",
    [
        Column(0, ("科目",), "label"), Column(1, ("基本支出", "人员支出"), "amount"),
        Column(2, ("基本支出", "日常公用支出"), "amount"),
    ],
    [
        (("合计",), {0: "合计", 1: "70.00", 2: "20.00"}),
        (("行政运行",), {0: "行政运行", 1: "60.00", 2: "9.00"}),
    ],
)  # fmt: skip


def ask(question: str, *tables: object) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables)})).ask(question, ["made.pdf"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question", ["人员经费和公用经费各是多少", "人员经费和公用经费分别是多少", "人员经费、公用经费各多少"]
)
def test_a_row_that_joins_two_names_does_not_answer_for_each(question: str) -> None:
    record = ask(question, BALANCE, replace(SPENDING, index=1))
    assert [figure.value for figure in record.figures[:2]] == ["70.00", "20.00"], record.text


def test_the_names_of_a_pair_are_read_by_the_forms_own_words() -> None:
    record = ask("人员经费和公用经费各是多少", BY_KIND)
    assert [figure.value for figure in record.figures[:2]] == ["70.00", "20.00"], record.text


def test_what_a_pair_lacks_is_said() -> None:
    record = ask("人员经费和会议费各是多少", SPENDING)
    assert [figure.value for figure in record.figures] == ["70.00"], record.text
    assert "没有找到或没有列出：会议费" in record.text

"""Several figures asked for at once that stand in one cell of words."""

from __future__ import annotations

from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine

LEAST = "小学不低于1650元/生.年、初中不低于1750元/生.年、特教学生不低于12000元/生.年"


def test_figures_of_one_cell_are_not_mixed_with_a_row_of_another_table() -> None:
    goals = table(
        "均衡发展转移支付绩效目标表", "performance_table",
        (Column(0, ("绩效指标",), "label"), Column(1, ("指标值",), "text")),
        [(("生均公用经费",), {0: "生均公用经费", 1: LEAST})],
    )  # fmt: skip
    spending = table(
        "一般公共预算支出表", "general_budget_table",
        (Column(0, ("科目",), "label"), Column(1, ("预算数",), "amount", "万元")),
        [(("初中教育",), {0: "初中教育", 1: "10575.67"})],
    )  # fmt: skip
    made = document(goals, spending)
    record = Engine(Shelf({"made.pdf": made})).ask("小学、初中和特教学生的生均公用经费分别不低于多少？")
    assert [figure.value for figure in record.figures] == ["1650", "1750", "12000"], record.text
    assert "/生" not in record.text.split("\n")[0]

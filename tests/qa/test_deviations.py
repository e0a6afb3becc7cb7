"""Why indicators were missed, as forms of self-evaluation say in their column for reasons."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_FINAL = Identity("望川市水务局", 2025, "决算", "部门")
_LINES = (
    ("主体工程封顶时间", "9月底前", "11月18日", "受雨季影响工期延后49天"),
    ("新建堤防长度", "≥12公里", "9公里", "两个标段延期"),
    ("受益农户数", "≥300户", "300户", ""),
    ("农户满意度", "≥90%", "88%", "个别渠道放水不畅"),
)


def ask(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("三级指标",), "label"),
        Column(2, ("年度指标值",), "text"),
        Column(3, ("实际完成值",), "text"),
        Column(4, ("偏差原因分析及改进措施",), "text"),
    )
    rows = [(("综合楼建设",), {0: "综合楼建设"})]
    for name, aim, done, reason in _LINES:
        texts = {1: name, 2: aim, 3: done, 4: reason}
        rows.append((("综合楼建设", name), {column: text for column, text in texts.items() if text}))
    made = document(table("项目支出绩效自评表", "performance_table", columns, rows), identity=_FINAL)
    return Engine(Shelf({"made.pdf": made})).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("主体封顶比计划晚，自评表里怎么解释的", "受雨季影响"),
        ("新建堤防长度为什么没完成", "两个标段延期"),
        ("农户满意度扣分的原因是什么", "放水不畅"),
    ],
)
def test_the_reason_beside_the_indicator_is_told(question: str, told: str) -> None:
    assert told in ask(question).text


def test_an_indicator_without_a_reason_has_not_that_of_another() -> None:
    assert "放水不畅" not in ask("受益农户数为什么没达到目标").text

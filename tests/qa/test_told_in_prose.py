"""What prose tells of an item by its code, of a part without its whole, and against which base."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from ingest.model import Identity
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_FINAL = Identity("望川市水务局", 2025, "决算", "部门")
PROSE = (
    "2025年度收入总计2575.46万元、支出总计2575.46万元。与2024年相比，收入总计增加338.98万元，"
    "支出总计增加338.98万元。",
    "2025年度支出合计1906.13万元，与2024年相比增加833.97万元，增长77.79%。",
    "（六）2130306-水利工程运行与维护282.51万元，主要用于堤防养护。比上年决算减少43.86万元，下降13.44%，"
    "主要原因是养护标段合并。",
    "市场推广经费包括境外推广120.00万元、境内推广87.50万元。",
    "机关运行经费支出112.85万元，比年初预算数121.50万元减少8.65万元，下降7.12%；比2024年减少6.11万元，下降5.14%。",
    "事业收入为闸坝管理所场地租金，受汛期影响比2024年减少26.35万元。",
    "一般公共服务支出年初预算数为10.00万元，决算数为8.60万元，完成年初预算的86.00%。",
    "教育支出年初预算数为20.00万元，决算数为35.18万元，完成年初预算的175.90%。",
    "卫生健康支出年初预算数为30.00万元，决算数为31.50万元，完成年初预算的105.00%。",
)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=PROSE, identity=_FINAL)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年的支出合计是多少", "1072.16"),
        ("2024年的支出总计是多少", "2236.48"),
        ("机关运行经费比年初预算少多少", "8.65"),
        ("机关运行经费比上年减少多少", "6.11"),
        ("事业收入比上年减少多少", "26.35"),
        ("境内推广多少钱", "87.50"),
        ("境外推广比境内推广多花多少", "32.50"),
        ("教育支出年初预算数是多少", "20.00"),
    ],
)
def test_figures_are_of_the_thing_and_the_base_asked_for(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value.lstrip("-") == value, record.text


def test_a_part_is_not_the_whole_that_has_no_amount() -> None:
    assert all(figure.value != "120.00" for figure in ask("市场推广经费是多少").figures)


def test_a_coded_item_has_the_reason_of_its_own_sentence() -> None:
    assert "养护标段合并" in ask("水利工程运行与维护支出为什么下降").text

"""Areas, cars and offices: parts of a count, sorts held together, offices counted by their list."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from qa.answering.answer import AnswerRecord
from qa.engine import Engine

PROSE = (
    "房屋面积共计21,468.35平方米，其中业务用房13,250.80平方米、办公用房6,217.55平方米、其他用房2,000.00平方米。",
    "共有车辆70辆，其中业务用车30辆，机要通信用车2辆，特种专业技术用车38辆。单价100万元以上设备1台（套）。",
    "下设秘书处、规划建设处、财务处、监管一处、监管二处等五个处室。",
)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=PROSE)})).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("业务用房占房屋总面积的比例是多少？", "61.72"),
        ("内设几个处室？", "5"),
        ("车辆有几辆", "70"),
    ],
)
def test_a_count_is_found(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures and record.figures[0].value == value, record.text


@pytest.mark.parametrize(
    "question",
    [
        "业务、办公、其他三类用房面积相加，和房屋总面积对得上吗？",
        "三类用房面积加起来是不是等于房屋面积",
        "把各类公车的辆数逐项加起来，跟车辆总数对得上吗？",
    ],
)
def test_sorts_are_held_against_their_whole(question: str) -> None:
    record = ask(question)
    assert record.verdict is True, record.text


def test_what_is_there_is_not_what_is_to_be_bought() -> None:
    assert ask("单价100万元以上设备今年新增几台").status == "not_found"


def test_a_number_of_things_is_told_in_one_counter() -> None:
    figure = ask("单价100万元以上设备有几台（套）").figures[0]
    assert (figure.value, figure.unit) == ("1", "台")

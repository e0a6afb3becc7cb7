"""What is counted under other names than people have for it, over sentences made by hand."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from qa.answering.answer import AnswerRecord
from qa.engine import Engine

PROSE = (
    "纳入本部门当年预算编制范围的二级预算单位共有7个。",
    "截至上年底，本部门人员编制125人，其中行政编制111人，事业编制14人；实有人员119人。",
    "医疗救助项目资金390万元，其中政府性基金130万元。",
    "委托业务费60万元，其中课题研究费20万元。",
)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=PROSE)})).ask(question, ["made.pdf"])


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("在职人员有多少人", 119, "人"),
        ("在编人员多少人", 119, "人"),
        ("下属单位有几个", 7, "个"),
        ("下属单位有几家", 7, "个"),
        ("委托业务费里面扣掉课题研究费，还剩下多少", 40, "万元"),
    ],
)
def test_the_count_is_found_by_what_the_form_calls_it(question: str, value: float, unit: str) -> None:
    record = ask(question)
    assert record.status == "answered", record.text
    assert (float(record.figures[0].value), record.figures[0].unit) == (value, unit)


STOCK = ("截至上年底，本部门共有车辆46辆，其中一般公务用车29辆。", "拟更新购置2辆公务用车，满足办公需要。")


@pytest.mark.parametrize(
    "question",
    ["单位有多少台公务用车", "公务用车数量是多少", "公务用车总数", "现在开着几辆车", "名下登记的车有几辆"],
)
def test_cars_are_all_that_there_are(question: str) -> None:
    record = Engine(Shelf({"made.pdf": document(prose=STOCK)})).ask(question, ["made.pdf"])
    assert record.status == "answered", record.text
    assert (record.figures[0].value, record.figures[0].unit) == ("46", "辆")


def test_cars_to_be_bought_are_none_that_there_are() -> None:
    engine = Engine(Shelf({"made.pdf": document(prose=STOCK[1:])}))
    assert engine.ask("公务用车一共有几辆", ["made.pdf"]).status == "not_found"
    assert engine.ask("购置公务用车几辆", ["made.pdf"]).figures[0].value == "2"

"""Columns of people that print no unit, and units held against each other by them."""

from __future__ import annotations

from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_UNITS = ("望川市博物馆", "望川市石窟保护所", "望川市考古研究所")


def ask(question: str) -> AnswerRecord:
    columns = (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("编制数",), "count", None, 2025, "budget"),
        Column(2, ("年末在职人员", "合计"), "amount", None, 2025, "budget"),
        Column(3, ("离退休人员", "退休"), "amount", None, 2025, "budget"),
    )
    numbers = (("74", "70", "31"), ("40", "37", "16"), ("32", "30", "12"))
    rows = [((u,), {0: u, 1: a, 2: b, 3: c}) for u, (a, b, c) in zip(_UNITS, numbers, strict=True)]
    printed = table("机构设置情况", "other", columns, rows, _UNITS)
    return Engine(Shelf({"made.pdf": document(printed)})).ask(question)


def test_a_difference_of_people_is_counted_in_people() -> None:
    record = ask("博物馆的年末在职人员比石窟保护所多多少人？")
    assert (record.figures[0].value, record.figures[0].unit) == ("33", "人"), record.text


def test_what_is_asked_of_two_units_is_asked_of_each() -> None:
    record = ask("博物馆和考古研究所编制数相差多少")
    assert (record.figures[0].value, record.figures[0].unit) == ("42", "人"), record.text


def test_units_are_bounded_by_their_people() -> None:
    assert ask("在职人员超过35人的单位有哪些").items == ["望川市博物馆", "望川市石窟保护所"]


def test_units_are_ranked_by_those_who_retired() -> None:
    assert ask("退休人员最少的单位是哪个").items == ["望川市考古研究所"]


def test_people_are_people_whatever_they_are_counted_in() -> None:
    prose = ("截至2024年末，我局核定编制154名，在职人员140人。",)
    record = Engine(Shelf({"made.pdf": document(prose=prose)})).ask("核定编制比在职人员多出几个？")
    assert record.figures[0].value == "14", record.text

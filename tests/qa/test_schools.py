"""Bodies of a department as people call them, and what a body spends on each of the people it serves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

_OWN, _FIRST, _SECOND = "望川市教育局（本级）", "望川市第一中学", "望川民族中学"
_NAMES = (_OWN, _FIRST, _SECOND)
PEOPLE = table(
    "部门单位构成及人员情况表", "other",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("编制数",), "count", "人"),
        Column(2, ("在校（园）学生数",), "count", "人"),
    ),
    [
        ((_OWN,), {0: _OWN, 1: "60", 2: "0"}),
        ((_FIRST,), {0: _FIRST, 1: "300", 2: "4,000"}),
        ((_SECOND,), {0: _SECOND, 1: "310", 2: "5,000"}),
    ],
    units=_NAMES,
)  # fmt: skip
MONEY = table(
    "部门所属单位收支决算情况表", "other",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("本年收入", "合计"), "amount", "万元"),
        Column(2, ("本年收入", "其中", "财政拨款收入"), "amount", "万元"),
        Column(3, ("本年收入", "其中", "其他收入"), "amount", "万元"),
        Column(4, ("本年支出", "合计"), "amount", "万元"),
    ),
    [
        ((_OWN,), {0: _OWN, 1: "800.00", 2: "790.00", 3: "10.00", 4: "780.00"}),
        ((_FIRST,), {0: _FIRST, 1: "9,000.00", 2: "8,200.00", 3: "800.00", 4: "8,800.00"}),
        ((_SECOND,), {0: _SECOND, 1: "9,900.00", 2: "9,100.00", 3: "800.00", 4: "9,500.00"}),
    ],
    units=_NAMES,
)  # fmt: skip
PROSE = ("与临江市林业局联合开展研学活动。",)


def ask(question: str) -> AnswerRecord:
    identity = Identity("南岭省望川市教育局", 2024, "决算", "部门")
    return Engine(
        Shelf({"made.pdf": document(PEOPLE, replace(MONEY, index=1), prose=PROSE, identity=identity)})
    ).ask(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("局本级的本年支出是多少", "780.00"),
        ("市教育局本级的财政拨款收入是多少", "790.00"),
        ("市一中的财政拨款收入有多少", "8200.00"),
        ("第一中学的其他收入是多少", "800.00"),
        ("第一中学的本年收入里，其他收入占百分之几", "8.89"),
        ("民族中学本年收入是多少", "9900.00"),
        ("民族中学的在校学生比市一中多多少人", "1000"),
        ("市一中平均每个学生花多少元", "22000"),
        ("按在校学生数平均，民族中学本年支出合到每个学生头上是多少元", "19000"),
    ],
)
def test_a_body_answers_for_itself(question: str, value: str) -> None:
    record = ask(question)
    assert record.figures, record.text
    assert float(record.figures[0].value) == float(value), record.text


def test_a_body_that_only_prose_names_is_not_answered_for() -> None:
    assert ask("临江市林业局的本年支出是多少").status == "not_found"


def test_secondary_schools_are_schools() -> None:
    record = ask("哪几所学校的在校学生超过3000人")
    assert set(record.items) == {_FIRST, _SECOND}, record.text


@pytest.mark.parametrize(
    ("question", "name"),
    [("学生第二多的学校是哪所", _FIRST), ("编制最多的中学是哪个", _SECOND), ("哪个中学学生最多", _SECOND)],
)
def test_the_most_and_the_second_of_the_schools(question: str, name: str) -> None:
    assert ask(question).items == [name]

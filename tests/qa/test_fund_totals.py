"""Totals of one kind of money, wherever a document prints them, and names that are no pieces of others."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from made import document
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine
from qa.items.fund_totals import FundTotal, fund_total_wanted
from qa.items.matcher import Matcher
from qa.planning.plan import Operand

NAMES = (
    "dongzhu-culture-2024-final-sample.pdf",
    "dongzhu-culture-2025-sample.pdf",
    "leshan-hrss-2024-sample.pdf",
    "wangchuan-water-2025-sample.pdf",
)


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in NAMES}))


@pytest.mark.parametrize(
    ("document", "value"),
    [
        ("dongzhu-culture-2024-final-sample.pdf", "2413.83"),
        ("dongzhu-culture-2025-sample.pdf", "26515401.00"),
        ("leshan-hrss-2024-sample.pdf", "2092.36"),
        ("wangchuan-water-2025-sample.pdf", "4817.40"),
    ],
)
def test_all_that_the_treasury_gives_is_one_total(engine: Engine, document: str, value: str) -> None:
    for question in ("财政拨款支出多少", "财政拨款总支出是多少", "财政拨款收入多少"):
        record = engine.ask(question, [document])
        assert record.status == "answered", record.text
        assert Decimal(record.figures[0].value) == Decimal(value), question
        assert len(record.figures) == 1, record.text


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("一般公共预算财政拨款支出", FundTotal("general", "支出", False)),
        ("政府性基金预算支出总计", FundTotal("fund", "支出", True)),
        ("国有资本经营预算收入", FundTotal("capital", "收入", False)),
        ("财政拨款支出", FundTotal("fiscal", "支出", False)),
        ("一般公共预算", FundTotal("general", None, False)),
        ("一般公共预算基本支出", None),
        ("财政拨款三公经费", None),
        ("一般公共服务支出", None),
    ],
)
def test_a_total_is_told_from_an_item(phrase: str, wanted: FundTotal | None) -> None:
    assert fund_total_wanted(phrase) == wanted


def test_a_short_official_name_is_not_made_of_pieces() -> None:
    matcher = Matcher(Operand(phrase="基本支出"), [frozenset()])
    assert matcher.cover(matcher.of("机关事业单位基本养老保险缴费支出")[0]) == 0
    assert matcher.cover(matcher.of("一般公共预算基本支出")[0]) == 1


def test_a_cell_that_says_nothing_of_a_term_is_no_answer_to_it() -> None:
    matcher = Matcher(Operand(phrase="一般公共预算项目支出"), [frozenset()])
    assert matcher.omits_a_term(matcher.of("一般公共预算拨款")[0])
    assert not matcher.omits_a_term(matcher.of("一般公共预算支出·项目支出")[0])


@pytest.mark.parametrize(
    ("phrase", "other"), [("单价50万元以上的设备", True), ("单价不低于100万元的设备", False)]
)
def test_a_bound_is_a_part_of_the_name(phrase: str, other: bool) -> None:
    matcher = Matcher(Operand(phrase=phrase, role="count"), [frozenset()])
    assert matcher.bounds_otherwise("单价100万元(含)以上的设备") is other


def test_all_that_is_procured_is_none_of_its_classes(engine: Engine) -> None:
    document = "wangchuan-water-2025-sample.pdf"
    assert engine.ask("政府采购总额是多少", [document]).status == "answered"
    assert engine.ask("政府采购工程预算多少", [document]).status == "not_found"


@pytest.mark.parametrize("question", ["收支平衡吗", "今年收支是否平衡"])
def test_balance_holds_the_two_totals_against_each_other(engine: Engine, question: str) -> None:
    record = engine.ask(question, ["leshan-hrss-2024-sample.pdf"])
    assert record.verdict is True, record.text
    assert [figure.value for figure in record.figures[:2]] == ["2092.36", "2092.36"]


def test_what_is_spent_in_all_is_the_total(engine: Engine) -> None:
    record = engine.ask("今年一共要花多少钱", ["leshan-hrss-2024-sample.pdf"])
    assert record.figures[0].value == "2092.36", record.text


@pytest.mark.parametrize(
    "prose",
    [
        "2026年财政拨款安排“三公”经费4.8万元，比上年减少1万元，下降17.2%。",
        "委托业务费财政拨款120万元，比上年减少12万元，下降9.1%。",
        "2026年收入预算380万元，比上年增加35万元，增长10.1%。",
    ],
)
def test_a_part_and_more_than_it_are_no_movement_of_a_fund(prose: str) -> None:
    engine = Engine(Shelf({"made.pdf": document(prose=(prose,))}))
    for question in ("财政拨款收入比去年增加多少", "今年比去年多拿了多少财政拨款"):
        assert engine.ask(question, ["made.pdf"]).status == "not_found", question


@pytest.mark.parametrize("question", ["财政拨款收入比去年增加多少", "今年比去年多拿了多少财政拨款"])
def test_the_movement_of_all_that_the_treasury_gives_is_told(question: str) -> None:
    prose = ("财政拨款收入预算380万元，比上年增加35万元，增长10.1%。",)
    engine = Engine(Shelf({"made.pdf": document(prose=prose)}))
    assert engine.ask(question, ["made.pdf"]).figures[0].value == "35"

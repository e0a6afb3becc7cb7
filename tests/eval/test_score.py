from decimal import Decimal

import pytest

from eval.score import AnswerView, plain_name, plain_text, same_items, same_number, score_answer, view_answer
from eval.suite import Expectation, GoldNumber, Item


def item(pages: dict[str, tuple[int, ...]] | None = None, **expect: object) -> Item:
    return Item(
        id="x",
        question="三公经费多少",
        kind="lookup",
        expect=Expectation.model_validate(expect),
        pages=pages or {},
    )


def answer(*figures: tuple[str, str], status: str = "answered", **rest: object) -> AnswerView:
    record = {"status": status, "figures": [{"value": v, "unit": u} for v, u in figures], **rest}
    return view_answer(record)


@pytest.mark.parametrize(
    ("gold", "unit", "value", "got_unit", "same"),
    [
        ("13.80", "万元", "13.8", "万元", True),
        ("13.80", "万元", "138000.00", "元", True),
        ("906000", "元", "90.60", "万元", True),
        ("1.833037", "亿元", "18330.37", "万元", True),
        ("13.80", "万元", "13.81", "万元", False),
        ("13.80", "万元", "13.80", "元", False),
        ("13.80", "万元", "13.804", "万元", True),
        ("13.80", "万元", "13.805", "万元", False),
        ("2281.630793", "万元", "2281.63", "万元", False),
        ("3.2", "万元", "-3.2", "万元", True),
        ("-3.2", "万元", "3.20", "万元", True),
        ("3.70", "%", "3.7", "%", True),
        ("3.70", "%", "3.7", "万元", False),
        ("2", "辆", "2", "台", True),
        ("2.40", "倍", "2.40", "倍", True),
        ("1234567.89", "元", "1,234,567.89", "元", True),
        ("0", "辆", "0.00", "辆", True),
        ("1", "万元", "abc", "万元", False),
    ],
)
def test_number_equals_to_the_last_place_gold_writes(
    gold: str, unit: str, value: str, got_unit: str, same: bool
) -> None:
    figure = answer((value, got_unit)).figures[0]
    assert same_number(GoldNumber(value=Decimal(gold), unit=unit), figure) is same


def test_only_the_first_figure_answers_a_number() -> None:
    gold = item(number={"value": "2.40", "unit": "万元"})
    assert score_answer(gold, answer(("2.40", "万元"), ("1", "万元"))).outcome == "right"
    assert score_answer(gold, answer(("1", "万元"), ("2.40", "万元"))).outcome == "wrong"


def test_numbers_may_stand_anywhere_among_figures() -> None:
    gold = item(numbers=[{"value": "1", "unit": "元"}, {"value": "2", "unit": "辆"}])
    assert score_answer(gold, answer(("9", "元"), ("2", "辆"), ("1", "元"))).outcome == "right"
    missing = score_answer(gold, answer(("1", "元")))
    assert (missing.outcome, missing.misses) == ("wrong", ("缺数字 2辆",))


@pytest.mark.parametrize(
    "name",
    ["一、教育支出", "（一）教育支出", "1.教育支出", "1、 教育 支出", "①教育支出", "“教育支出”"],
)
def test_names_are_equal_without_numbering_quotes_and_spaces(name: str) -> None:
    assert plain_name(name) == "教育支出"


@pytest.mark.parametrize("name", ["三公经费", "2024年预算", "3D打印项目", "一般公共服务支出", "十个项目"])
def test_names_keep_what_only_looks_like_numbering(name: str) -> None:
    assert plain_name(name) == name


def test_items_ordered_and_unordered() -> None:
    assert same_items(["甲", "乙"], ["二、乙", "一、甲"], ordered=False)
    assert not same_items(["甲", "乙"], ["乙", "甲"], ordered=True)
    assert not same_items(["甲", "乙"], ["甲"], ordered=False)
    assert same_items(["物业管理费（机关）"], ["物业管理费(机关)"], ordered=True)


def test_text_ignores_spaces_punctuation_separators_and_width() -> None:
    assert plain_text("合计 1,234.50万元，占 ３％。") == plain_text("合计１２３４.50 万元占3%")
    gold = item(text_all=["压减10%", "40.37"])
    assert score_answer(gold, answer(text="减少40.37万元，因统一压减 10％。")).outcome == "right"
    assert score_answer(gold, answer(text="减少4.037万元，因统一压减10%。")).outcome == "wrong"


def test_no_data_is_met_by_an_answered_zero() -> None:
    gold = item(status="no_data")
    assert score_answer(gold, answer(status="no_data")).outcome == "right"
    assert score_answer(gold, answer(("0.00", "万元"))).outcome == "right"
    assert score_answer(gold, answer(("3", "万元"))).outcome == "wrong"
    assert score_answer(gold, answer(status="not_found")).outcome == "wrong"
    assert score_answer(item(status="not_found"), answer(("0", "万元"))).outcome == "wrong"


def test_withheld_answers_are_refused_not_wrong() -> None:
    gold = item(number={"value": "1", "unit": "元"})
    for status in ("not_found", "no_data", "ambiguous", "failed"):
        assert score_answer(gold, answer(("1", "元"), status=status)).outcome == "refused"


def test_verdict_and_text_are_both_asked_for() -> None:
    gold = item(verdict=False, text_all=["0.01"])
    assert score_answer(gold, answer(verdict=False, text="差 0.01 万元")).outcome == "right"
    assert score_answer(gold, answer(verdict=True, text="差 0.01 万元")).outcome == "wrong"
    assert score_answer(gold, answer(verdict=False, text="有差额")).outcome == "wrong"
    assert score_answer(gold, answer(text="差 0.01 万元")).outcome == "wrong"


def test_cited_needs_one_citation_on_a_gold_page() -> None:
    gold = item({"a.pdf": (3, 5)}, number={"value": "1", "unit": "元"})
    on = answer(("1", "元"), citations=[{"document": "a.pdf", "page": 9}, {"document": "a.pdf", "page": 5}])
    off = answer(("1", "元"), citations=[{"document": "b.pdf", "page": 5}])
    assert score_answer(gold, on).cited is True
    assert score_answer(gold, off).cited is False
    assert score_answer(item(number={"value": "1", "unit": "元"}), off).cited is None

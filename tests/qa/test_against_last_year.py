"""Questions that hold this year's figure against last year's, over sentences made by hand."""

from __future__ import annotations

import pytest
from made import document
from parsed import Shelf

from ingest.model import Identity
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.question.misspelt import nearest_names

PROSE = (
    "2025年培训费预算12万元，比上年增加2万元，增长20%。",
    "2025年会议费预算8万元，与上年持平。",
    "2025年机关运行经费预算90万元，比上年减少10万元，下降10%，主要原因是专项经费统一压减5%。",
)
IN_PARTS = (
    "一、因公出国（境）费预算支出20万元，比上年减少2万元，主要原因是按规定专项经费统一压减10%。",
    "二、公务用车购置及运行费预算支出30万元，其中：公务用车运行维护费30万元，比上年增加5万元；"
    "公务用车购置费0万元，与上年持平。",
    "三、公务接待费预算支出6万元，与上年持平。",
)


def ask(question: str, prose: tuple[str, ...] = PROSE) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(prose=prose)})).ask(question, ["made.pdf"])


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("培训费有没有超过去年", True),
        ("培训费超没超上年", True),
        ("培训费超过上年了吗", True),
        ("培训费低于去年吗", False),
        ("培训费今年涨了没", True),
        ("培训费有增加吗", True),
        ("培训费有变化吗", True),
        ("会议费有没有变化", False),
        ("会议费高于上年吗", False),
        ("机关运行经费是不是比去年多", False),
        ("机关运行经费砍了没有", True),
    ],
)
def test_a_movement_is_tested_however_it_is_asked(question: str, holds: bool) -> None:
    record = ask(question)
    assert record.verdict is holds, record.text


@pytest.mark.parametrize(
    "question", ["培训费比去年高还是低", "培训费是增是减", "培训费同比怎么变化", "培训费是涨了还是跌了"]
)
def test_either_way_is_answered_with_the_change(question: str) -> None:
    record = ask(question)
    assert (record.figures[0].value, "比上年增加" in record.text) == ("2", True), record.text


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("培训费两年合计多少", "22", "万元"),
        ("今年和去年的培训费加起来多少", "22", "万元"),
        ("培训费近两年平均每年多少", "11", "万元"),
        ("培训费是去年的几倍", "1.2", "倍"),
        ("机关运行经费是去年的百分之几", "90", "%"),
        ("机关运行经费比去年翻了几倍", "0.9", "倍"),
    ],
)
def test_both_years_are_held_together(question: str, value: str, unit: str) -> None:
    figure = ask(question).figures[0]
    assert (float(figure.value), figure.unit) == (float(value), unit)


def test_both_years_are_given_where_both_are_asked() -> None:
    record = ask("培训费今年和去年各是多少")
    assert [float(figure.value) for figure in record.figures] == [10.0, 12.0]
    assert "2024年" in record.figures[0].label


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("三公经费比上年增减多少", 3.0),
        ("去年三公经费多少", 53.0),
        ("公务用车购置及运行费比上年增减多少", 5.0),
        ("去年公务用车购置及运行费多少", 25.0),
    ],
)
def test_a_whole_that_only_its_parts_move_is_worked_out_of_them(question: str, value: float) -> None:
    record = ask(question, IN_PARTS)
    assert float(record.figures[0].value) == value, record.text


def test_a_rate_in_a_reason_is_not_that_of_what_moved() -> None:
    record = ask("三公经费降幅多少", IN_PARTS)
    assert all(float(figure.value) != 10.0 for figure in record.figures), record.text


def test_a_piece_of_a_printed_name_is_no_slip() -> None:
    names = ("公务用车购置及运行费", "公务用车购置费")
    assert nearest_names("去年公务用车购置及运行费多少", names) is None


def test_another_year_is_no_slip() -> None:
    assert nearest_names("2021年底实有人数", ["2022年底"]) is None


def test_a_word_that_joins_two_names_is_no_slip_in_one() -> None:
    assert nearest_names("全年预算比年初预算多多少", ["全年预算数"]) is None
    assert nearest_names("某市气象台的预算是多少", ["某市气象局"]) is None


WHOLE = (
    "2025年望川市水务局部门预算收入500万元，比上年增加50万元。其中：一般公共预算拨款收入400万元，比上年增加70万元。",
    "相应安排支出预算500万元，比上年增加50万元。政府性基金预算支出100万元，与上年持平。",
    "项目支出预算120万元，主要用于防汛抢险。",
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("收入总计比去年多多少", 50.0),
        ("支出比去年多多少", 50.0),
        ("总支出比上年增加多少", 50.0),
        ("去年支出多少", 450.0),
        ("去年收入总计多少", 450.0),
        ("一般公共预算拨款收入比去年多多少", 70.0),
    ],
)
def test_the_whole_budget_moves_as_a_whole(question: str, value: float) -> None:
    record = ask(question, WHOLE)
    assert float(record.figures[0].value) == value, record.text


def test_all_of_the_money_moves_as_the_one_kind_that_it_is_of() -> None:
    prose = ("2025年收入预算120万元，其中：财政拨款收入120万元，比2024年预算增加20万元；事业收入0万元。",)
    record = ask("收入总计比去年多多少", prose)
    assert float(record.figures[0].value) == 20.0, record.text
    part = ("2025年收入预算130万元，其中：财政拨款收入120万元，比2024年预算增加20万元；事业收入10万元。",)
    assert ask("收入总计比去年多多少", part).status == "not_found"


@pytest.mark.parametrize(
    ("earlier", "question", "values"),
    [
        ("培训费有没有超过去年", "去年是多少？", [10.0]),
        ("培训费比上年增减多少", "去年呢？", [10.0]),
        ("培训费两年合计多少", "那会议费呢？", [16.0]),
        ("培训费今年和去年各是多少", "那会议费呢？", [8.0, 8.0]),
        ("培训费多少", "涨了还是降了？", [2.0]),
    ],
)
def test_a_chat_goes_on_from_a_comparison(earlier: str, question: str, values: list[float]) -> None:
    engine = Engine(Shelf({"made.pdf": document(prose=PROSE)}))
    record = engine.ask(question, ["made.pdf"], [earlier])
    assert [float(figure.value) for figure in record.figures[: len(values)]] == values, record.text


def test_the_change_of_the_whole_is_not_that_of_one_body_in_it() -> None:
    told = (
        "2025年本部门一般公共预算培训费预算支出21.39万元，较上年增加了1.91万元，增加的主要原因是"
        "下属单位望川技师学院2025年新增了各系部青年教师专业培训，今年预算10.19万元。",
    )
    record = ask("望川技师学院2025年的培训费比上年增加了多少", told)
    assert record.status == "not_found", record.text


SPENT = (
    "2025年度“三公”经费支出全年预算为13.20万元，支出决算为12.07万元，完成全年预算的91.44%，与2024年度相比增加0.04万元。",
    "公务用车保有量468辆，较上年减少33辆。",
)
ACCOUNT = Identity("望川市水务局", 2025, "决算", "部门")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年度的“三公”经费决算是多少万元？请按增减额倒推。", "12.03"),
        ("2024年“三公”经费应为多少？", "12.03"),
        ("2024年底公务用车保有量是多少辆？", "501"),
        ("2025年底公务用车保有量是多少辆？", "468"),
    ],
)
def test_an_account_is_traced_back_from_what_was_spent(question: str, value: str) -> None:
    record = Engine(Shelf({"made.pdf": document(prose=SPENT, identity=ACCOUNT)})).ask(question)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value


def test_what_costs_more_is_a_reason() -> None:
    told = ("公用经费增加132.43万元，增长53.12%，是因为请人协审的费用多了。",)
    record = ask("公用经费大涨一半多，是什么费用多了？", told)
    assert record.text.startswith("原因（原文）：请人协审的费用多了")

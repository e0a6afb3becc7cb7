"""Readings to choose from, and figures that the document itself contradicts."""

from __future__ import annotations

from typing import Any

from person import LESHAN, Keep, Visit, ask
from staged import AMBIGUOUS, DOUBTFUL, ambiguous, doubtful

from qa.page.choices import choices_of
from qa.page.standing import standing_of


def test_readings_of_one_document_are_told_apart_by_their_tables() -> None:
    first, second = choices_of(ambiguous())
    assert first.figure.value == "2.40" and second.figure.value == "2.10"
    assert first.question == "《“三公”经费支出预算表》里公务接待费（三公）是多少" and first.documents == ()
    assert "第9页《一般公共预算支出表》" in second.where


def test_readings_of_two_documents_ask_the_same_of_each() -> None:
    first, second = choices_of(ambiguous("另一份.pdf"))
    assert first.question == second.question == AMBIGUOUS
    assert first.documents == (LESHAN,) and second.documents == ("另一份.pdf",)


def test_an_answer_that_is_settled_has_nothing_to_choose() -> None:
    assert choices_of(doubtful()) == []


def test_a_figure_of_a_failed_rule_is_in_doubt() -> None:
    assert standing_of(doubtful()).word == "数据存疑"
    assert standing_of(doubtful().model_copy(update={"doubts": []})).word != "数据存疑"


def test_both_readings_are_shown_and_one_is_asked_again(served: Any, visit: Visit, picture: Keep) -> None:
    page = visit(served.url)
    answer = ask(page, AMBIGUOUS)
    assert answer.locator(".badge").inner_text() == "需澄清"
    cards = answer.locator(".choice")
    assert [card.locator(".value").inner_text() for card in cards.all()] == ["2.40", "2.10"]
    cards.nth(1).locator(".source").click()
    page.locator(".proof .place", has_text="一般公共预算支出表").wait_for()
    picture(page, "ambiguous")
    cards.first.get_by_role("button", name="就问这个").click()
    page.locator("article.answer").nth(1).wait_for()
    assert "“三公”经费支出预算表" in page.locator(".asked").nth(1).inner_text()


def test_a_doubt_shows_both_figures_of_the_contradiction(served: Any, visit: Visit, picture: Keep) -> None:
    page = visit(served.url)
    answer = ask(page, DOUBTFUL)
    assert answer.locator(".badge").inner_text() == "数据存疑"
    words = answer.locator(".doubts").inner_text()
    assert "100.00" in words and "99.00" in words
    picture(page, "doubtful")


def test_readings_of_several_departments_name_the_department() -> None:
    record = ambiguous("另一份.pdf")
    named = [
        figure.model_copy(update={"label": f"{title}：公务接待费"})
        for figure, title in zip(record.figures, ("甲局2024年部门预算", "乙局2024年部门预算"), strict=True)
    ]
    scope = ["甲局2024年部门预算", "乙局2024年部门预算"]
    choices = choices_of(record.model_copy(update={"figures": named, "scope": scope}))
    assert [choice.question for choice in choices] == [f"{title}：{AMBIGUOUS}" for title in scope]
    assert all(choice.documents == () for choice in choices)

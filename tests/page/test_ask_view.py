"""The 问答 view in a real browser: answers, their proof, follow-ups, exports."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from person import LESHAN, Keep, Visit, ask, limit_to, marked_box


def test_first_run_tells_what_to_do(empty: Any, visit: Visit, picture: Keep) -> None:
    page = visit(empty.url)
    assert page.get_by_text("先放进一份预算公开").is_visible()
    picture(page, "first-run")
    page.get_by_role("button", name="去载入文件").click()
    assert page.get_by_text("放入预算、决算公开的 PDF").is_visible()
    assert page.get_by_text("还没有载入文件。").is_visible()


def test_a_figure_opens_on_its_cell_and_its_row(served: Any, visit: Visit, picture: Keep) -> None:
    from gradio_client import Client

    question = "公务接待费是多少"
    record = Client(served.url, verbose=False).predict(question, [LESHAN], [], api_name="/ask")
    at = next(at for at, figure in enumerate(record["figures"]) if figure["kind"] == "cell")
    figure = record["figures"][at]
    wanted = record["citations"][figure["citation"]]["bbox"]
    page = visit(served.url)
    limit_to(page, LESHAN)
    answer = ask(page, question)
    assert answer.locator(".badge").inner_text() == "已核实"
    answer.locator(".chip").nth(at).click()
    page.locator(".proof td.hit").wait_for()
    drawn, given = marked_box(page)
    assert all(abs(a - b) < 1.0 for a, b in zip(drawn, wanted, strict=True))
    assert all(abs(a - b) < 0.02 for a, b in zip(given, wanted, strict=True))
    assert page.locator(".proof tr.marked").count() == 1
    assert page.locator(".proof td.hit").inner_text() == figure["value"] == "2.40"
    assert page.locator(".proof .figure-head .value").first.inner_text() == figure["value"]
    picture(page, "ask")


def test_a_follow_up_keeps_the_subject(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    limit_to(page, LESHAN)
    ask(page, "三公经费多少")
    answer = ask(page, "那公务接待费呢")
    assert answer.locator(".chip .value").first.inner_text().lstrip("＝") == "2.40"


def test_a_computed_figure_shows_its_formula_and_each_operand(
    served: Any, visit: Visit, picture: Keep
) -> None:
    page = visit(served.url)
    limit_to(page, LESHAN)
    answer = ask(page, "公务接待费占三公经费的百分之几")
    assert answer.locator(".badge").inner_text() == "计算得出"
    assert answer.locator(".chip .value").first.inner_text().endswith("17.39")
    assert answer.locator("figure.chart-box[data-kind=share] svg").is_visible()
    assert page.locator(".proof .formula").inner_text()
    operands = page.locator(".proof .formula-box .operands button")
    assert operands.count() == 2
    assert "1 / 2" in page.locator(".proof .pager").inner_text()
    first = marked_box(page)[1]
    page.get_by_role("button", name="下一处").click()
    page.get_by_text("出处 2 / 2").wait_for()
    assert marked_box(page)[1] != first
    picture(page, "computed")
    operands.first.click()
    page.get_by_role("button", name="回到算式").wait_for()
    assert page.locator(".proof .big .value").inner_text() in ("2.40", "13.80")


def test_a_ranking_is_a_chart_that_can_be_saved(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    limit_to(page, LESHAN)
    answer = ask(page, "金额最大的三个项目是哪些")
    chart = answer.locator("figure.chart-box[data-kind=bars]")
    chart.locator("svg").wait_for()
    words = chart.locator("svg").text_content()
    values = [chip.inner_text() for chip in answer.locator(".chip .value").all()]
    assert (
        len(values) >= 3 and all(value in words for value in values) and "万元" in words and "来源" in words
    )
    with page.expect_download() as saved:
        chart.get_by_role("button", name="存为 SVG").click()
    assert values[0] in Path(saved.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as saved:
        chart.get_by_role("button", name="存为 PNG").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")


def test_an_answer_can_be_copied_and_the_conversation_exported(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    limit_to(page, LESHAN)
    ask(page, "三公经费多少")
    for name, start in (("导出 Markdown", "# 预算问答".encode()), ("Word", b"PK"), ("Excel", b"PK")):
        with page.expect_download() as saved:
            page.locator("#tools").get_by_role("button", name=name).click()
        data = Path(saved.value.path()).read_bytes()
        assert data.startswith(start)
    rows = list(load_workbook(io.BytesIO(data))["数字与出处"].iter_rows(values_only=True))
    assert 13.8 in [row[3] for row in rows] and rows[1][8] == LESHAN


def test_a_suggestion_is_answered(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    page.locator(".suggestion").first.click()
    answer = page.locator("article.answer").first
    answer.wait_for()
    assert answer.locator(".badge").inner_text() in ("已核实", "计算得出", "原文引用")


def test_what_is_not_disclosed_is_said_so(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    answer = ask(page, "北京市教育局2031年的三公经费多少")
    assert answer.locator(".badge").inner_text() == "未披露"
    assert answer.locator(".chip").count() == 0


def test_two_users_do_not_mix(served: Any, visit: Visit) -> None:
    one, two = visit(served.url), visit(served.url)
    for page, question in ((one, "三公经费多少"), (two, "望川市水务局2025年公务接待费多少")):
        page.fill("#question textarea", question)
    one.press("#question textarea", "Enter")
    two.press("#question textarea", "Enter")
    for page in (one, two):
        page.locator("article.answer").wait_for()
    assert "望川" not in one.locator(".asked").inner_text() and "望川" in two.locator(".asked").inner_text()
    two.locator(".chip").first.click()
    two.locator(".proof .mark.strong").first.wait_for()
    assert two.locator(".proof .place .file").inner_text().startswith("wangchuan-water-2025")
    assert one.locator("article.answer").count() == 1


def test_the_keyboard_is_enough(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    limit_to(page, LESHAN)
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("三公经费多少")
    page.keyboard.press("Enter")
    chip = page.locator(".chip").first
    chip.wait_for()
    chip.focus()
    page.keyboard.press("Enter")
    page.locator(".proof .mark.strong").wait_for()

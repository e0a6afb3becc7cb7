"""The 审核, 对比 and 设置 views in a real browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from person import Keep, Visit, go, marked_box


def test_findings_open_on_their_marks(served: Any, visit: Visit, picture: Keep) -> None:
    page = visit(served.url)
    go(page, "审核")
    page.get_by_role("button", name="开始核对").click()
    page.locator(".tally").wait_for(timeout=60_000)
    held = page.locator(".tally div").last.locator("strong").inner_text()
    assert int(held.replace(",", "")) > 0
    picture(page, "audit")
    findings = page.locator("button.finding")
    if findings.count():
        findings.first.click()
        page.locator(".proof .mark.strong").first.wait_for()
        drawn, given = marked_box(page, ".tabitem:not([style*='none']) .proof")
        assert all(abs(a - b) < 1.0 for a, b in zip(drawn, given, strict=True))
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出网页").click()
    assert "核对报告" in Path(saved.value.path()).read_text(encoding="utf-8")


def test_an_export_of_nothing_is_refused_in_chinese(served: Any, visit: Visit) -> None:
    page = visit(served.url)
    go(page, "审核")
    page.get_by_role("button", name="导出网页").click()
    page.get_by_text("请先开始核对").wait_for()
    assert page.locator(".toast-title").inner_text() == "没有做成"
    page.get_by_role("button", name="关闭", exact=True).click()


def choose(page: Any, box: str, name: str) -> None:
    """Type a name and take the one left, by key or by click: a busy machine may redraw the list."""
    from playwright.sync_api import TimeoutError as Late

    token = page.locator(f"{box} .token", has_text=name)
    for attempt in range(6):
        page.fill(f"{box} input", "")
        page.fill(f"{box} input", name)
        page.wait_for_function("document.querySelectorAll('[role=option]').length === 1")
        if attempt % 2:
            page.locator("[role=option]").first.click()
        else:
            page.press(f"{box} input", "Enter")
        with suppress(Late):
            token.wait_for(timeout=5_000)
            return
    token.wait_for()


def test_two_years_are_compared_exactly(served: Any, visit: Visit, picture: Keep) -> None:
    page = visit(served.url)
    go(page, "对比")
    for name in ("wangchuan-water-2024-sample.pdf", "wangchuan-water-2025-sample.pdf"):
        choose(page, "#compare-documents", name)
    page.get_by_role("button", name="对比", exact=True).click()
    page.locator("table.matrix").wait_for()
    cells = [cell.inner_text() for cell in page.locator("table.matrix td").all()]
    assert len(cells) == 4 and all("元" in cell for cell in cells)
    assert page.locator("figure.chart-box[data-kind=pair] svg").count() == 1
    page.locator("table.matrix td button").first.click()
    page.locator(".proof .mark.strong:visible").wait_for()
    picture(page, "compare")
    with page.expect_download() as saved:
        page.locator("#compare-bar").get_by_role("button", name="导出 CSV").click()
    written = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert cells[0].split()[0].replace(",", "") in written


def test_settings_are_tried_and_hold_no_secret(served: Any, visit: Visit, picture: Keep) -> None:
    page = visit(served.url)
    go(page, "设置")
    page.get_by_role("button", name="测试连接").click()
    page.get_by_text("测试完成").wait_for()
    assert page.locator(".health .pill.ok").count() >= 1
    picture(page, "settings")

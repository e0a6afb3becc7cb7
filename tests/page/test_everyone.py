"""Phones, dark mode, screen readers, and programs."""

from __future__ import annotations

from typing import Any

import pytest
from person import LESHAN, Keep, Visit, ask, go, limit_to


def test_a_phone_shows_everything_without_sideways_scrolling(
    served: Any, visit: Visit, picture: Keep
) -> None:
    page = visit(served.url, width=390, height=844)
    limit_to(page, LESHAN)
    ask(page, "公务接待费占三公经费的百分之几")
    page.locator(".proof .mark.strong").first.wait_for()
    picture(page, "phone-ask")
    for name in ("文档", "审核", "对比", "设置", "问答"):
        go(page, name)
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
    page.locator(".chip").first.click()
    page.wait_for_timeout(800)
    picture(page, "phone-proof")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_serious_barrier(
    served: Any, visit: Visit, picture: Keep, axe: str, scheme: str
) -> None:
    page = visit(served.url, scheme=scheme)
    page.evaluate(axe)
    assert page.evaluate("document.documentElement.lang") == "zh-CN"

    def serious(view: str) -> list[str]:
        found = page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        return [
            f"{view}: {one['id']} {one['nodes'][0]['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    barriers = serious("首页")
    limit_to(page, LESHAN)
    ask(page, "公务接待费占三公经费的百分之几")
    page.locator(".proof .mark.strong").first.wait_for()
    page.wait_for_timeout(400)
    barriers += serious("问答")
    if scheme == "dark":
        picture(page, "ask-dark")
    go(page, "文档")
    page.locator(".volume").first.wait_for()
    barriers += serious("文档")
    page.get_by_role("button", name=f"打开 {LESHAN}").click()
    page.locator(".reader").wait_for()
    page.select_option("select[data-jump]", "9")
    page.locator(".reader table.frame").wait_for()
    page.wait_for_timeout(400)
    barriers += serious("阅读")
    if scheme == "dark":
        picture(page, "reader-dark")
    go(page, "审核")
    page.get_by_role("button", name="开始核对").click()
    page.locator(".tally").wait_for(timeout=60_000)
    barriers += serious("审核")
    go(page, "对比")
    page.get_by_role("button", name="对比", exact=True).click()
    page.locator("table.matrix").wait_for()
    barriers += serious("对比")
    go(page, "设置")
    page.locator(".health").wait_for()
    barriers += serious("设置")
    assert not barriers, barriers


def test_only_three_endpoints_are_offered(served: Any) -> None:
    from gradio_client import Client

    client = Client(served.url, verbose=False)
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/documents", "/check"}
    documents = client.predict(api_name="/documents")
    assert LESHAN in [one["name"] for one in documents]
    assert all(one["pages"] > 0 and "reconciliations" in one for one in documents)
    audit = client.predict([LESHAN], api_name="/check")
    assert {rule["document"] for rule in audit["rules"]} == {LESHAN}

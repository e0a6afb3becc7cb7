"""A model's wording in the page: sentence by sentence, each only after its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from conftest import PDF, Served, start
from person import LESHAN, Visit

from eval.openai_server import OpenAIServer, Said, asked_for

QUESTION = "公务接待费占三公经费的百分之几"


def first_then_lie(body: Mapping[str, Any]) -> Said:
    """A true sentence, then one that types a number of its own."""
    if asked_for(body) == "plan":
        return Said("", "garbage")
    return Said("所问的比重为{{f1}}。" + "其中接待费为九百万元，这个数是编的。" * 3, "trickle")


@pytest.fixture(scope="module")
def talking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("page-model")
    with OpenAIServer(first_then_lie) as model:
        settings = {"YUSUAN_LLM_BASE_URL": model.base_url, "YUSUAN_LLM_MODEL": "test"}
        process, url = start(data, PDF / LESHAN, **settings)
        yield Served(url, data)
        process.terminate()
        process.wait(10)


def test_a_sentence_is_shown_when_checked_and_a_lie_never(talking: Served, visit: Visit) -> None:
    page = visit(talking.url)
    page.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => {
                const said = document.querySelector('.answer.pending .lead');
                if (said) window.seen.push(said.innerText);
            }).observe(document.body, {childList: true, subtree: true});
        }"""
    )
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    answer = page.locator("article.answer")
    answer.wait_for()
    seen = page.evaluate("window.seen")
    assert set(seen) == {"所问的比重为17.39%。"}
    assert "17.39%" in answer.locator(".lead").inner_text()
    assert "九百万" not in page.locator("body").inner_text()
    assert "没有通过核对" in answer.locator(".writer").inner_text()
    assert answer.locator(".chip .value").first.inner_text().endswith("17.39")

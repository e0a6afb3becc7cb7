"""Page pictures over HTTP: behind the page's password, and of loaded documents only."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from qa.page.images import PageImages
from qa.page.pictures import draw_page, page_count, page_picture

PDF = Path(__file__).resolve().parents[2] / "eval" / "samples" / "pdf" / "leshan-hrss-2024-sample.pdf"


def draw(document: str, page: int) -> bytes | None:
    return draw_page(PDF, page) if document == "甲/乙.pdf" else None


def got(path: str, login: int = 200, draw: Callable[[str, int], bytes | None] = draw) -> tuple[int, bytes]:
    """Status and body of a request, where Gradio answers `login` to the question who is there."""
    sent: list[Any] = []

    async def gradio(scope: Any, receive: Any, send: Any) -> None:
        status = login if scope["path"].endswith("login_check") else 299
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b"gradio"})

    async def run() -> None:
        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""}
        await PageImages(gradio, draw)(scope, None, send)  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as thread:  # a browser may have left a running loop in this one
        thread.submit(asyncio.run, run()).result()
    return sent[0]["status"], sent[1]["body"]


def test_a_page_of_a_loaded_document_is_a_webp_picture() -> None:
    status, body = got("/page-image/%E7%94%B2%2F%E4%B9%99.pdf/15")
    assert status == 200 and body[:4] == b"RIFF" and body[8:12] == b"WEBP"


def test_whoever_is_not_logged_in_sees_no_picture() -> None:
    assert got("/page-image/%E7%94%B2%2F%E4%B9%99.pdf/15", login=401) == (401, b"")


@pytest.mark.parametrize("path", ["/page-image/other.pdf/1", "/page-image/%E7%94%B2%2F%E4%B9%99.pdf/99"])
def test_what_is_not_loaded_has_no_picture(path: str) -> None:
    assert got(path)[0] == 404


@pytest.mark.parametrize(
    "path", ["/", "/page-image/a.pdf", "/page-image/a.pdf/x", "/page-image/a/b/1", "/config"]
)
def test_all_else_goes_to_gradio(path: str) -> None:
    assert got(path) == (299, b"gradio")


def test_a_picture_is_named_with_the_size_of_its_page_and_not_drawn() -> None:
    picture = page_picture("甲/乙.pdf", PDF, 15)
    assert picture is not None and picture.source.startswith("page-image/%E7%94%B2%2F%E4%B9%99.pdf/15?v=")
    assert picture.width > 500 and picture.height > 500
    assert page_picture("甲", PDF, page_count(PDF) + 1) is None
    assert page_picture("甲", PDF.with_name("none.pdf"), 1) is None

"""The HTML shell round the page: its language, its title, and headers that keep it to this server."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; "
    "style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
)
SPEAK_CHINESE = (
    "<script>for(const[k,v]of[['language','zh-CN'],['languages',['zh-CN','zh']]])"
    "Object.defineProperty(navigator,k,{get:()=>v});</script>"
)
"""Gradio words its own parts by the browser's language; this page has one language."""


class Shell:
    """ASGI middleware: rewrites the page's own HTML and adds the headers to every HTML answer."""

    def __init__(self, app: App, title: str) -> None:
        self._app = app
        self._title = title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass through all that is not HTML, streams above all."""
        if scope["type"] != "http" or scope.get("method") not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        chunks: list[bytes] = []

        async def outgoing(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                kinds = [value for key, value in message["headers"] if key.lower() == b"content-type"]
                if not kinds or not kinds[0].startswith(b"text/html"):
                    await send(message)
                    return
                start = message
                return
            if start is None:
                await send(message)
                return
            chunks.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = rewrite(b"".join(chunks).decode("utf-8"), self._title).encode("utf-8")
            dropped = (b"content-length", *(key for key, _ in HEADERS))
            headers = [(key, value) for key, value in start["headers"] if key.lower() not in dropped]
            start["headers"] = [*headers, *HEADERS, (b"content-length", str(len(body)).encode())]
            await send(start)
            await send({"type": "http.response.body", "body": body if scope["method"] == "GET" else b""})

        inner = dict(scope)
        inner["headers"] = (
            [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
            if scope["path"] in ("", "/")
            else scope["headers"]
        )
        await self._app(inner, receive, outgoing)


def rewrite(html: str, title: str) -> str:
    """Chinese from the first byte; no word, picture or address of another site."""
    html = re.sub(r'<html\s+lang="en"', '<html lang="zh-CN"', html, count=1)
    html = re.sub(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>', "", html)
    return re.sub(r"<head>", f"<head><title>{title}</title>{SPEAK_CHINESE}", html, count=1)

"""Page pictures over HTTP: drawn when asked for, kept by the browser, behind the page's own password."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import anyio.to_thread

from qa.page.pictures import FOLDER
from qa.page.shell import App, Message, Receive, Scope, Send

Draw = Callable[[str, int], bytes | None]
"""Name of a document and page (from 1) to a WebP picture, or None."""
LOGIN = "/gradio_api/login_check"


class PageImages:
    """ASGI middleware that answers `page-image/NAME/PAGE`; whoever may not see the page sees no picture."""

    def __init__(self, app: App, draw: Draw) -> None:
        self._app = app
        self._draw = draw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass through all that is no picture."""
        asked = _asked(scope)
        if asked is None:
            await self._app(scope, receive, send)
            return
        if not await self._allowed(scope, receive):
            await _answer(send, 401)
            return
        drawn = await anyio.to_thread.run_sync(self._draw, *asked)
        await _answer(send, 200 if drawn else 404, drawn or b"")

    async def _allowed(self, scope: Scope, receive: Receive) -> bool:
        """What Gradio says of this visitor."""
        status = 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]

        path = scope.get("root_path", "") + LOGIN
        inner = {**scope, "path": path, "raw_path": path.encode(), "query_string": b""}
        await self._app(inner, receive, note)
        return status == 200


def _asked(scope: Scope) -> tuple[str, int] | None:
    if scope["type"] != "http" or scope.get("method") not in ("GET", "HEAD"):
        return None
    raw = (scope.get("raw_path") or scope["path"].encode()).decode("ascii", "replace").split("?")[0]
    parts = raw.removeprefix(scope.get("root_path", "")).strip("/").split("/")
    if len(parts) != 3 or parts[0] != FOLDER or not parts[2].isdecimal():
        return None
    return unquote(parts[1]), int(parts[2])


async def _answer(send: Send, status: int, body: bytes = b"") -> None:
    headers = [(b"content-length", str(len(body)).encode()), (b"x-content-type-options", b"nosniff")]
    if status == 200:
        headers += [
            (b"content-type", b"image/webp"),
            (b"cache-control", b"private, max-age=86400, immutable"),
        ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""A server that speaks the OpenAI chat protocol over HTTP on loopback and says what it is told to.

For tests and for the adversarial run: nothing of a model is in it. Whole replies, structured replies
and streams go over a real socket, and break there in every way that endpoints break.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal

Manner = Literal[
    "whole", "cut", "hang", "trickle", "empty", "garbage", "length", "500", "429", "401", "context",
    "no_schema", "no_count",
]  # fmt: skip
BROKEN: tuple[Manner, ...] = ("500", "429", "401", "context", "garbage", "empty", "cut", "length")
SLOW: tuple[Manner, ...] = ("hang", "trickle")
PIECE = 12
"""Characters of one streamed piece."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the server answers to one request, and in what manner."""

    text: str = ""
    manner: Manner = "whole"


Speaker = Callable[[Mapping[str, Any]], Said]
"""The body of a request to what is said."""


class OpenAIServer:
    """Use as a context; `base_url` goes to `YUSUAN_LLM_BASE_URL`, `requests` keeps the bodies."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.requests: list[dict[str, Any]] = []
        self.released = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append(body)
                _reply(self, body, outer.speaker(body), outer.released)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> OpenAIServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what these tests are about."""


def asked_for(body: Mapping[str, Any]) -> Literal["plan", "prose"]:
    """Plans are asked for whole, prose as a stream."""
    return "prose" if body.get("stream") else "plan"


def data_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """The data message of a request."""
    data: dict[str, Any] = json.loads(body["messages"][1]["content"])
    return data


# ---------------------------------------------------------------- the wire

_ERRORS: dict[str, tuple[int, str, str]] = {
    "500": (500, "server_error", "internal error"),
    "429": (429, "rate_limit_exceeded", "too many requests"),
    "401": (401, "invalid_api_key", "wrong key"),
    "context": (400, "context_length_exceeded", "maximum context length exceeded"),
}


def _reply(
    handler: BaseHTTPRequestHandler, body: Mapping[str, Any], said: Said, released: threading.Event
) -> None:
    try:
        if said.manner == "hang":
            released.wait(30)
            handler.close_connection = True
            return
        if said.manner == "no_schema" and "response_format" in body:
            _send(handler, 400, _error("invalid_request_error", "response_format json_schema is unavailable"))
        elif said.manner == "no_count" and "stream_options" in body:
            _send(handler, 422, _error("invalid_request_error", "unknown field: stream_options"))
        elif said.manner in _ERRORS:
            status, code, message = _ERRORS[said.manner]
            _send(handler, status, _error(code, message))
        elif said.manner == "garbage":
            _send(handler, 200, b"<html><body>502 Bad Gateway</body></html>", "text/html")
        elif body.get("stream"):
            _stream(handler, said, released)
        else:
            _send(handler, 200, json.dumps(_whole(said), ensure_ascii=False).encode())
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True


def _error(code: str, message: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": code, "code": code, "param": None}}).encode()


def _send(
    handler: BaseHTTPRequestHandler, status: int, content: bytes, kind: str = "application/json"
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def _whole(said: Said) -> dict[str, Any]:
    text = "" if said.manner == "empty" else said.text
    if said.manner == "cut":
        text = text[: len(text) // 2]
    reason = "length" if said.manner in ("length", "cut") else "stop"
    message = {"role": "assistant", "content": text}
    return {
        "id": "chat-1", "object": "chat.completion", "created": 0, "model": "test",
        "choices": [{"index": 0, "message": message, "finish_reason": reason, "logprobs": None}],
        "usage": {"prompt_tokens": 100, "completion_tokens": max(1, len(text)), "total_tokens": 100 + len(text)},  # noqa: E501
    }  # fmt: skip


def _stream(handler: BaseHTTPRequestHandler, said: Said, released: threading.Event) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    text = "" if said.manner == "empty" else said.text
    if said.manner == "cut":
        text = text[: len(text) // 2]
    for at in range(0, len(text), PIECE):
        _event(handler, {"role": "assistant", "content": text[at : at + PIECE]}, None)
        if said.manner == "trickle":
            handler.wfile.flush()
            if released.wait(0.4):
                return
    if said.manner == "cut":
        return
    _event(handler, {}, "length" if said.manner == "length" else "stop")
    usage = {"prompt_tokens": 100, "completion_tokens": len(text), "total_tokens": 100 + len(text)}
    _chunk(handler, {"choices": [], "usage": usage})
    handler.wfile.write(b"data: [DONE]\n\n")


def _event(handler: BaseHTTPRequestHandler, delta: Mapping[str, Any], reason: str | None) -> None:
    _chunk(
        handler, {"choices": [{"index": 0, "delta": dict(delta), "finish_reason": reason, "logprobs": None}]}
    )


def _chunk(handler: BaseHTTPRequestHandler, part: Mapping[str, Any]) -> None:
    whole = {
        "id": "chat-1",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": "test",
        **part,
    }
    handler.wfile.write(f"data: {json.dumps(whole, ensure_ascii=False)}\n\n".encode())

"""Embeddings by setting: over real HTTP against a small server, and a library indexed by one of them."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import types
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from handmade import document

from ingest.errors import LibraryError
from ingest.library import Library, Settings
from ingest.store.embedding import SERVICE_BATCH, HashedNgrams, make_embedder

SIZE = 8


def vector(text: str) -> list[float]:
    return [byte / 255 - 0.5 for byte in hashlib.sha256(text.encode()).digest()[:SIZE]]


class Server:
    """Answers /v1/embeddings and /api/embed; `broken` says how it fails."""

    def __init__(self) -> None:
        self.batches: list[tuple[str, int]] = []
        self.broken = ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                texts = body["input"]
                outer.batches.append((self.path, len(texts)))
                rows = [vector(text) for text in texts][: 1 if outer.broken == "short" else None]
                if self.path == "/api/embed":
                    answer: object = {"model": body["model"], "embeddings": rows}
                else:
                    data = [{"object": "embedding", "index": n, "embedding": r} for n, r in enumerate(rows)]
                    answer = {"object": "list", "model": body["model"], "data": data[::-1],
                              "usage": {"prompt_tokens": 1, "total_tokens": 1}}  # fmt: skip
                content = b"<html>" if outer.broken == "garbage" else json.dumps(answer).encode()
                self.send_response(400 if outer.broken == "400" else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    threading.Thread(target=made.http.serve_forever, daemon=True).start()
    yield made
    made.http.shutdown()
    made.http.server_close()


def settings(server: Server, kind: str, data: Path = Path("data")) -> Settings:
    base = server.address + ("/v1" if kind == "openai" else "")
    return Settings(data=data, embedding=f"{kind}:small", embedding_base_url=base)


@pytest.mark.parametrize(("kind", "path"), [("openai", "/v1/embeddings"), ("ollama", "/api/embed")])
def test_texts_go_out_in_batches_and_come_back_in_order(server: Server, kind: str, path: str) -> None:
    texts = [f"第{n}项" for n in range(SERVICE_BATCH + 3)]
    rows = make_embedder(settings(server, kind)).encode(texts)
    assert server.batches == [(path, SERVICE_BATCH), (path, 3)]
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    wanted = np.asarray(vector(texts[-1]))
    assert np.allclose(rows[-1], wanted / np.linalg.norm(wanted), atol=1e-6)


@pytest.mark.parametrize("kind", ["openai", "ollama"])
@pytest.mark.parametrize("broken", ["400", "garbage", "short"])
def test_a_service_that_fails_is_one_line(server: Server, kind: str, broken: str) -> None:
    server.broken = broken
    with pytest.raises(LibraryError, match=f"^向量服务没有正常应答（{kind}:small"):
        make_embedder(settings(server, kind)).encode(["水费", "电费"])


@pytest.mark.parametrize("kind", ["openai", "ollama"])
def test_a_library_is_indexed_anew_by_command_and_never_mixed(
    server: Server, tmp_path: Path, kind: str
) -> None:
    with Library.open(tmp_path) as library:
        library.add(document())
    chosen = settings(server, kind, tmp_path)
    with Library.open(chosen) as library:
        with pytest.raises(LibraryError, match=r"local-ngrams.*yusuan reindex"):
            library.search("公务接待费")
        library.reindex()
        assert library.search("公务接待费", k=3)
    with Library.open(tmp_path) as library:
        with pytest.raises(LibraryError, match=rf"由 {kind}:small 建立.*yusuan reindex"):
            library.search("公务接待费")


def test_a_model_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    class SentenceTransformer:
        def __init__(self, name: str) -> None:
            self.name = name

        def encode(self, texts: list[str], show_progress_bar: bool) -> np.ndarray:
            return np.asarray([vector(text) for text in texts])

    stub = types.SimpleNamespace(SentenceTransformer=SentenceTransformer)
    monkeypatch.setitem(sys.modules, "sentence_transformers", stub)
    embedder = make_embedder(Settings(embedding="huggingface:some/model"))
    assert embedder.name == "huggingface:some/model"
    assert np.allclose(np.linalg.norm(embedder.encode(["水费", "电费"]), axis=1), 1)


def test_a_model_that_is_not_installed_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(LibraryError, match=r"pip install '.\[huggingface\]'"):
        make_embedder(Settings(embedding="huggingface:some/model")).encode(["水费"])


def test_the_default_asks_nobody() -> None:
    assert isinstance(make_embedder(Settings()), HashedNgrams)


@pytest.mark.parametrize("value", ["local:x", "openai:", "ollama", "nonesuch:1"])
def test_an_unknown_value_is_named(value: str) -> None:
    with pytest.raises(LibraryError, match="无法识别"):
        make_embedder(Settings(embedding=value))

"""Text to vectors: hashed character n-grams by default, a service or a model of one's own by setting.

The default downloads nothing and needs no model: two texts are near where they share runs of one,
two and three characters, which suits item names that are shortened, extended or mistyped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.amounts import fold
from ingest.errors import LibraryError
from ingest.settings import Settings

Vectors = NDArray[np.float32]

DIMENSIONS = 512
LONGEST = 2000
"""Characters of a text that are looked at; a passage says what it is about well before."""
WEIGHTS = {1: 0.5, 2: 1.0, 3: 1.0}
TEXTS_AT_ONCE = 1024
SERVICE_BATCH = 64
OLLAMA = "http://127.0.0.1:11434"


class Embedder(Protocol):
    """Turns texts into unit vectors; `name` tells indexes of different embedders apart."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for every text."""


class HashedNgrams:
    """Signed counts of character n-grams in 512 buckets, damped by the square root."""

    name = f"local-ngrams-{DIMENSIONS}-1"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for every text (zero for a text without letters)."""
        parts = [
            _hash_texts(texts[start : start + TEXTS_AT_ONCE]) for start in range(0, len(texts), TEXTS_AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, DIMENSIONS), dtype=np.float32)


class ServiceEmbedder:
    """A service asked over HTTP in batches, whichever way it speaks."""

    def __init__(self, name: str, call: Callable[[list[str]], list[list[float]]]) -> None:
        self.name = name
        self._call = call

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for every text; `LibraryError` where the service does not answer."""
        rows: list[list[float]] = []
        for start in range(0, len(texts), SERVICE_BATCH):
            batch = [text[:LONGEST] or " " for text in texts[start : start + SERVICE_BATCH]]
            rows += self._vectors(batch)
        return _unit(np.asarray(rows, dtype=np.float32).reshape(len(texts), -1))

    def _vectors(self, batch: list[str]) -> list[list[float]]:
        try:
            rows = self._call(batch)
            sizes = {len(row) for row in rows}
            if len(rows) != len(batch) or len(sizes) != 1 or not np.isfinite(np.asarray(rows)).all():
                raise ValueError("rows")
        except Exception as error:  # of many types: of the client, of the network, of a reply gone wrong
            raise LibraryError(
                f"向量服务没有正常应答（{self.name}，{type(error).__name__}）："
                "请检查 YUSUAN_EMBEDDING_BASE_URL"
            ) from error
        return rows


def _openai_compatible(model: str, base_url: str | None, key: str | None, timeout: float) -> ServiceEmbedder:
    """Any endpoint with OpenAI's `/embeddings` (vLLM, and Ollama under /v1, have it too)."""
    clients: list[Any] = []

    def call(batch: list[str]) -> list[list[float]]:
        import openai

        if not clients:
            clients.append(
                openai.OpenAI(base_url=base_url, api_key=key or "none", timeout=timeout, max_retries=2)
            )
        answer = clients[0].embeddings.create(model=model, input=batch, encoding_format="float")
        return [one.embedding for one in sorted(answer.data, key=lambda one: one.index)]

    return ServiceEmbedder(f"openai:{model}", call)


def _ollama(model: str, base_url: str | None, timeout: float) -> ServiceEmbedder:
    """Ollama's own `/api/embed`."""
    address = (base_url or OLLAMA).rstrip("/").removesuffix("/v1")

    def call(batch: list[str]) -> list[list[float]]:
        import httpx

        reply = httpx.post(f"{address}/api/embed", json={"model": model, "input": batch}, timeout=timeout)
        rows: list[list[float]] = reply.raise_for_status().json()["embeddings"]
        return rows

    return ServiceEmbedder(f"ollama:{model}", call)


class HuggingFaceEmbedder:
    """A model of sentence-transformers on this machine; loaded at the first text."""

    def __init__(self, model: str) -> None:
        self.name = f"huggingface:{model}"
        self._model = model
        self._loaded: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for every text; `LibraryError` where the model cannot be loaded."""
        if self._loaded is None:
            try:
                from sentence_transformers import SentenceTransformer

                self._loaded = SentenceTransformer(self._model)
            except ImportError as error:
                raise LibraryError(
                    "YUSUAN_EMBEDDING=huggingface 需要另装：pip install '.[huggingface]'"
                ) from error
            except Exception as error:
                raise LibraryError(f"向量模型“{self._model}”载入失败（{type(error).__name__}）") from error
        rows = self._loaded.encode([text[:LONGEST] for text in texts], show_progress_bar=False)
        return _unit(np.asarray(rows, dtype=np.float32).reshape(len(texts), -1))


def make_embedder(settings: Settings) -> Embedder:
    """The one of `YUSUAN_EMBEDDING`: `local`, `openai:MODEL`, `ollama:MODEL` or `huggingface:MODEL`."""
    kind, _, model = settings.embedding.partition(":")
    if kind == "local" and not model:
        return HashedNgrams()
    if kind == "openai" and model:
        key = settings.embedding_api_key or settings.llm_api_key
        secret = key.get_secret_value() if key else None
        address = settings.embedding_base_url or settings.llm_base_url
        return _openai_compatible(model, address, secret, settings.llm_timeout)
    if kind == "ollama" and model:
        return _ollama(model, settings.embedding_base_url, settings.llm_timeout)
    if kind == "huggingface" and model:
        return HuggingFaceEmbedder(model)
    raise LibraryError(
        f"YUSUAN_EMBEDDING 的值“{settings.embedding}”无法识别：请用 local、openai:模型名、ollama:模型名"
        "或 huggingface:模型名"
    )


def _hash_texts(texts: Sequence[str]) -> Vectors:
    """All n-grams of all texts in a few passes over one array of code points."""
    folded = ["".join(filter(str.isalnum, fold(text[:LONGEST]).lower())) for text in texts]
    lengths = np.fromiter((len(text) + 1 for text in folded), dtype=np.int64, count=len(folded))
    codes = np.frombuffer("".join(text + "\0" for text in folded).encode("utf-32-le"), dtype=np.uint32)
    owner = np.repeat(np.arange(len(folded)), lengths)
    counts = np.zeros(len(folded) * DIMENSIONS)
    gram = np.zeros(len(codes), dtype=np.uint64)
    whole = np.ones(len(codes), dtype=bool)
    for size, weight in WEIGHTS.items():
        shifted = codes[size - 1 :].astype(np.uint64)
        count = len(shifted)
        gram = (gram[:count] * np.uint64(1_000_003)) ^ shifted
        whole = whole[:count] & (shifted != 0)
        mixed = (gram + np.uint64(size)) * np.uint64(0x9E3779B97F4A7C15)
        bucket = (mixed >> np.uint64(40)).astype(np.int64) % DIMENSIONS
        sign = np.where((mixed >> np.uint64(20)) & np.uint64(1), weight, -weight)
        place = owner[:count] * DIMENSIONS + bucket
        counts += np.bincount(place[whole], weights=sign[whole], minlength=len(counts))
    damped = np.sign(counts) * np.sqrt(np.abs(counts))
    return _unit(damped.reshape(len(folded), DIMENSIONS).astype(np.float32))


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)

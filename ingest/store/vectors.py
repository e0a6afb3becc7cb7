"""The vector index in Chroma: what of a document can be found by words, and finding it.

It holds vectors and places, no texts and no amounts: what was found is read from the frames, so
that it can never be out of date. Vectors are always passed in: Chroma would download a model else.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from ingest.errors import LibraryError
from ingest.model import Document, Table
from ingest.store.embedding import Embedder, Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

EntryKind = Literal["passage", "table", "row"]

COLLECTION = "yusuan"
"""Where a server's address names none: `http://host:8000/名` keeps libraries of one server apart."""
BATCH = 2000
"""Below Chroma's own limit of 5461."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found: `first` is the passage's or table's position, `second` the row's."""

    kind: EntryKind
    first: int
    second: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found: the document's number, its place, and the likeness from 0 to 1."""

    document: int
    kind: EntryKind
    first: int
    second: int
    score: float


def entries_of(document: Document) -> Iterator[Entry]:
    """Passages, tables by title and columns, and every distinct row path once, at its first table."""
    for position, passage in enumerate(document.passages):
        yield Entry("passage", position, 0, " ".join((*passage.heading_path[-1:], passage.text)))
    seen: set[tuple[str, ...]] = set()
    for position, table in enumerate(document.tables):
        yield Entry("table", position, 0, f"{table.title} {_column_words(table)}")
        for place, row in enumerate(table.rows):
            if row.path and row.path not in seen:
                seen.add(row.path)
                # the row's own name twice: it should weigh more than what stands around it
                yield Entry("row", position, place, f"{row.label} {' '.join(row.path)} {table.title}")


def _column_words(table: Table) -> str:
    return " ".join(dict.fromkeys(word for column in table.columns for word in column.path))


class VectorIndex:
    """Chroma under `folder`, or behind `url`; opened at the first use and again when `version` moves."""

    def __init__(self, folder: Path, url: str | None, embedder: Embedder) -> None:
        self._folder = folder
        self._url = url
        self._name = _collection_name(url)
        self._embedder = embedder
        self._client: ClientAPI | None = None
        self._version: int | None = None

    def exists(self) -> bool:
        """Whether there is anything to read."""
        return self._url is not None or (self._folder / "chroma.sqlite3").exists()

    def reopen(self, version: int) -> None:
        """Forget what this process has in memory if another one has written since.

        A client keeps the index it loaded: reading with it finds old things, writing with it
        spoils the index.
        """
        if self._client is not None and self._version != version:
            self._forget()
        self._version = version

    def keep(self, version: int) -> None:
        """The version moved by our own writing: what is in memory stays good."""
        self._version = version

    def put(self, number: int, document: Document) -> None:
        """Index a document whole; half of an earlier try is replaced."""
        self.delete([number])
        entries = list(entries_of(document))
        for start in range(0, len(entries), BATCH):
            batch = entries[start : start + BATCH]
            vectors = self._embedder.encode([one.text for one in batch])
            with _explained():
                self._collection().upsert(
                    ids=[f"{number}:{one.kind}:{one.first}:{one.second}" for one in batch],
                    embeddings=vectors,
                    metadatas=[{"document": number, "kind": one.kind} for one in batch],
                )

    def delete(self, numbers: Sequence[int]) -> None:
        """Take documents out."""
        if numbers and self.exists():
            with _explained():
                self._collection().delete(where={"document": {"$in": list(numbers)}})

    def find(
        self, query: str, count: int, numbers: Sequence[int] | None = None, kind: EntryKind | None = None
    ) -> list[Match]:
        """The nearest entries, best first, of the given documents and kind (None: of all)."""
        if not self.exists() or (numbers is not None and not numbers):
            return []
        wanted: list[dict[str, Any]] = []
        if numbers is not None:
            wanted.append({"document": {"$in": list(numbers)}})
        if kind is not None:
            wanted.append({"kind": kind})
        where = {"$and": wanted} if len(wanted) > 1 else (wanted[0] if wanted else None)
        self._collection()  # refuses another embedder's index before this one is asked
        found = self._nearest(self._embedder.encode([query]), count, where)
        return [_match(key, distance) for key, distance in found]

    def clear(self) -> None:
        """Throw the whole index away."""
        self._forget()
        if self._url is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        with _explained():
            client = self._open()
            if any(one.name == self._name for one in client.list_collections()):
                client.delete_collection(self._name)

    def close(self) -> None:
        """Let go of the client."""
        self._forget()

    def _nearest(self, vector: Vectors, count: int, where: dict[str, Any] | None) -> list[tuple[str, float]]:
        with _explained():
            found = self._collection().query(
                query_embeddings=vector, n_results=count, where=where, include=["distances"]
            )
        return list(zip(found["ids"][0], found["distances"][0], strict=True))

    def _collection(self) -> Any:
        with _explained():
            collection = self._open().get_or_create_collection(
                self._name,
                embedding_function=None,
                metadata={"embedding": self._embedder.name},
                configuration={"hnsw": {"space": "cosine"}},
            )
        made_by = (collection.metadata or {}).get("embedding")
        if made_by != self._embedder.name:
            raise LibraryError(
                f"向量索引由 {made_by} 建立，与当前设置 {self._embedder.name} 不同：请运行 yusuan reindex"
            )
        return collection

    def _open(self) -> ClientAPI:
        if self._client is None:
            import chromadb
            from chromadb.config import Settings as ChromaSettings

            quiet = ChromaSettings(anonymized_telemetry=False)
            if self._url is not None:
                parts = urlsplit(self._url if "//" in self._url else f"//{self._url}")
                self._client = chromadb.HttpClient(
                    host=parts.hostname or "localhost",
                    port=parts.port or (443 if parts.scheme == "https" else 8000),
                    ssl=parts.scheme == "https",
                    settings=quiet,
                )
            else:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._client = chromadb.PersistentClient(str(self._folder), settings=quiet)
        return self._client

    def _forget(self) -> None:
        if self._client is not None:
            from chromadb.api.shared_system_client import SharedSystemClient

            self._client = None
            SharedSystemClient.clear_system_cache()


def _collection_name(url: str | None) -> str:
    """The last part of the address's path; Chroma takes 3 to 512 letters, digits, dots, dashes."""
    name = urlsplit(url if "//" in url else f"//{url}").path.strip("/") if url else ""
    if name and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,60}[A-Za-z0-9]", name):
        raise LibraryError(f"YUSUAN_CHROMA_URL 中的集合名“{name}”无效：请用 3 个以上的字母、数字、点、横线")
    return name or COLLECTION


@contextmanager
def _explained() -> Iterator[None]:
    """Chroma's own failures, of many types, as one Chinese line."""
    try:
        yield
    except LibraryError:
        raise
    except Exception as error:
        raise LibraryError(
            f"向量索引读写失败（{type(error).__name__}）：数字不受影响，可运行 yusuan reindex 重建"
        ) from error


def _match(key: str, distance: float) -> Match:
    number, kind, first, second = key.split(":")
    return Match(int(number), kind, int(first), int(second), 1.0 - distance)  # type: ignore[arg-type]

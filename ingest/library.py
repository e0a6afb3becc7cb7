"""The loaded documents: exact frames in SQL and the vector index beside them, opened as one.

The frames are the truth. A document enters or leaves them in one transaction; the index follows
and, where a process died in between, is mended by the next writer. Many may read while one writes.
"""

from __future__ import annotations

import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import sqlalchemy as sql
from sqlalchemy import Engine

from ingest.errors import LibraryError, os_reason
from ingest.model import Document, Identity
from ingest.settings import Settings, load_settings
from ingest.store import schema
from ingest.store.database import create_tables, explained, is_ready, open_engine, read_counter, step_counter
from ingest.store.frames import delete_document, read_document, write_document
from ingest.store.index import Hit, LibraryIndex
from ingest.store.lock import WriterLock
from ingest.store.records import DocumentRecord, FoundFact, find_facts, list_records

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever

    from ingest.store.vectors import EntryKind

__all__ = [
    "DocumentRecord",
    "FoundFact",
    "Hit",
    "Library",
    "LibraryError",
    "Settings",
    "load_settings",
]

CACHED_DOCUMENTS = 96
"""Parsed documents kept in memory; a large one takes about 8 MB."""

GENERATION = "generation"


class Library:
    """One data folder. Make it with `Library.open`; close it, or use it as a context."""

    def __init__(self, settings: Settings, *, read_only: bool, notice: Callable[[str], None] | None) -> None:
        self.settings = settings
        self.read_only = read_only
        self._folder = settings.data
        self._frames = settings.data / "frames.sqlite"
        self._files = settings.data / "files"
        self._lock = WriterLock(settings.data / "writer.lock", settings.lock_wait, notice)
        self._guard = threading.RLock()
        self._engine: Engine | None = None
        self._index: LibraryIndex | None = None
        self._records: tuple[int, tuple[DocumentRecord, ...]] | None = None
        self._cache: OrderedDict[int, Document] = OrderedDict()

    @classmethod
    def open(
        cls,
        source: Path | str | Settings,
        *,
        read_only: bool = False,
        notice: Callable[[str], None] | None = None,
    ) -> Library:
        """The library of a data folder, or of settings.

        A writer makes what is missing and finishes what a killed one left; a reader changes nothing,
        and where there is no library yet it sees an empty one. `notice` is told, in Chinese, when
        another writer has to be waited for. Raises `LibraryError`.
        """
        settings = source if isinstance(source, Settings) else load_settings(source)
        library = cls(settings, read_only=read_only, notice=notice)
        if read_only:
            return library
        try:
            settings.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"数据目录 {settings.data} 无法建立：{os_reason(error)}") from error
        with explained():
            engine = open_engine(library._frames, settings.database_url)
            if not is_ready(engine):
                with library._lock:
                    create_tables(engine)
            library._take(engine)
            if library._indexer().pending():
                with library._lock:
                    library._indexer().catch_up()
        return library

    @property
    def generation(self) -> int:
        """Moves with every change of the documents; 0 for an empty library."""
        engine = self._reader()
        if engine is None:
            return 0
        with explained(), engine.connect() as connection:
            return read_counter(connection, GENERATION)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """What is loaded, by name, as of now."""
        engine = self._reader()
        if engine is None:
            return ()
        with explained(), engine.connect() as connection:
            generation = read_counter(connection, GENERATION)
            known = self._records
            if known is None or known[0] != generation:
                known = self._records = (generation, list_records(connection))
        return known[1]

    def identities(self) -> list[tuple[str, Identity]]:
        """Name and identity of every loaded document."""
        return [(record.name, record.identity) for record in self.documents()]

    def load(self, name: str) -> Document:
        """One document, whole; the same object until its content changes. `LibraryError` if not there."""
        record = self._record(name)
        with self._guard:
            found = self._cache.get(record.number)
            if found is not None:
                self._cache.move_to_end(record.number)
                return found
        engine = self._reader()
        assert engine is not None
        try:
            with explained(), engine.connect() as connection:
                document = read_document(connection, record.number)
        except KeyError as error:
            raise LibraryError(f"文件“{name}”刚被移除") from error
        with self._guard:
            document = self._cache.setdefault(record.number, document)
            while len(self._cache) > CACHED_DOCUMENTS:
                self._cache.popitem(last=False)
        return document

    def source(self, name: str) -> Path | None:
        """The kept copy of the file that a document was read from, for pictures of its pages."""
        kept = self._record(name).source
        path = self._files / kept if kept else None
        return path if path is not None and path.exists() else None

    def find_facts(
        self,
        label: str | None = None,
        code: str | None = None,
        documents: Sequence[str] | None = None,
        *,
        contains: bool = False,
        limit: int | None = None,
    ) -> list[FoundFact]:
        """Facts over many documents by row label (exact, or any that holds it) and by code."""
        engine = self._reader()
        if engine is None:
            return []
        with explained(), engine.connect() as connection:
            return find_facts(connection, label, code, documents, contains=contains, limit=limit)

    def search(
        self, query: str, documents: Sequence[str] | None = None, k: int = 10, kind: EntryKind | None = None
    ) -> list[Hit]:
        """The passages, tables and rows nearest to the query, best first."""
        if self._reader() is None or not query.strip():
            return []
        records = self.documents()
        names = {record.number: record.name for record in records}
        numbers = None if documents is None else [one.number for one in records if one.name in set(documents)]
        with explained():
            return self._indexer().find(query, names, numbers, k, kind, self.load)

    def retriever(
        self, documents: Sequence[str] | None = None, k: int = 10, kind: EntryKind | None = None
    ) -> BaseRetriever:
        """The search as a llama-index retriever, for its workflows and query engines."""
        from ingest.store.llama import LibraryRetriever

        return LibraryRetriever(self, documents, k, kind)

    def export(self, kind: str, out: Path) -> list[Path]:
        """Write every figure with its provenance as csv, xlsx or parquet; the files written."""
        from ingest.store.export import export_documents

        names = [record.name for record in self.documents()]
        return export_documents(lambda: (self.load(name) for name in names), kind, out)

    # ------------------------------------------------------------ changing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock over several changes; waits as long as the settings say."""
        if self.read_only:
            raise LibraryError("资料库是只读打开的")
        with explained(), self._lock:
            yield

    def add(self, document: Document, file: Path | None = None) -> None:
        """Take a document in, in place of one of the same name; `file` is copied beside the frames.

        Wholly or not at all: frames in one transaction, the index after it and mended if need be.
        """
        with self.writing():
            kept = None if file is None else self._keep(file, document.digest)
            with self._writer().begin() as connection:
                self._drop(connection, [document.name])
                write_document(connection, document, kept)
                step_counter(connection, GENERATION)
            self._indexer().catch_up()

    def remove(self, names: Sequence[str]) -> None:
        """Take documents out of the frames and the index; `LibraryError`, and none is, if one is unknown."""
        with self.writing():
            kept = [source for name in names if (source := self._record(name).source)]
            with self._writer().begin() as connection:
                self._drop(connection, names)
                step_counter(connection, GENERATION)
            used = {record.source for record in self.documents()}
            for source in kept:
                if source not in used:
                    (self._files / source).unlink(missing_ok=True)
            self._indexer().catch_up()

    def reindex(self) -> None:
        """Make the vector index anew from the frames."""
        with self.writing():
            self._indexer().rebuild()

    def close(self) -> None:
        """Let go of the database and the index."""
        if self._index is not None:
            self._index.close()
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._index = None

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ helpers

    def _reader(self) -> Engine | None:
        """The engine, or None as long as there is nothing to read."""
        with self._guard:
            if self._engine is None:
                if self.settings.database_url is None and not self._frames.exists():
                    return None
                with explained():
                    engine = open_engine(self._frames, self.settings.database_url, read_only=True)
                    if not is_ready(engine):
                        engine.dispose()
                        return None
                self._take(engine)
            return self._engine

    def _writer(self) -> Engine:
        assert self._engine is not None
        return self._engine

    def _indexer(self) -> LibraryIndex:
        assert self._index is not None
        return self._index

    def _take(self, engine: Engine) -> None:
        self._engine = engine
        self._index = LibraryIndex(engine, self._folder / "chroma", self.settings)

    def _record(self, name: str) -> DocumentRecord:
        for record in self.documents():
            if record.name == name:
                return record
        raise LibraryError(f"没有载入名为“{name}”的文件")

    def _drop(self, connection: sql.Connection, names: Sequence[str]) -> None:
        heads = schema.documents.c
        numbers = connection.execute(sql.select(heads.id).where(heads.name.in_(list(names)))).scalars().all()
        for number in numbers:
            delete_document(connection, number)
            connection.execute(schema.stale_vectors.insert().values(document=number))

    def _keep(self, file: Path, digest: str) -> str:
        """Copy under the content's own name; a copy cut short by a kill never gets that name."""
        name = digest + file.suffix.lower()
        target = self._files / name
        if not target.exists():
            self._files.mkdir(exist_ok=True)
            part = target.with_name(name + ".part")
            shutil.copyfile(file, part)
            part.replace(target)
        return name

"""The vector index of a library kept in step with its frames, and searching it.

Which documents are yet to be indexed or to be taken out stands in the frames, written in the same
transaction as the change itself: whoever writes next finishes what a killed process left undone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sql
from sqlalchemy import Engine

from ingest.model import Document
from ingest.settings import Settings
from ingest.store import schema
from ingest.store.database import read_counter, step_counter
from ingest.store.frames import read_document
from ingest.store.lock import file_lock

if TYPE_CHECKING:
    from ingest.store.vectors import EntryKind, Match, VectorIndex

VERSION = "index_version"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: a passage, a table, or a row with every table of the document that has it.

    `passage` and `places` (table, row) are positions in the document; `text` is what stands there,
    without the row's amounts.
    """

    document: str
    kind: EntryKind
    text: str
    score: float
    passage: int | None = None
    places: tuple[tuple[int, int], ...] = ()


class LibraryIndex:
    """Opens Chroma, and numpy, only when something is searched or indexed."""

    def __init__(self, engine: Engine, folder: Path, settings: Settings) -> None:
        self._engine = engine
        self._folder = folder
        self._settings = settings
        self._guard = threading.RLock()
        self._opened: VectorIndex | None = None

    def catch_up(self) -> None:
        """Take out what was removed and index what is new; the caller holds the writer's lock."""
        with self._engine.connect() as connection:
            stale = list(connection.execute(sql.select(schema.stale_vectors.c.document)).scalars())
            heads = schema.documents.c
            pending = list(
                connection.execute(sql.select(heads.id).where(~heads.indexed).order_by(heads.id)).scalars()
            )
        if not stale and not pending:
            return
        if stale:
            with self._alone() as vectors, self._engine.begin() as connection:
                vectors.delete(stale)
                gone = schema.stale_vectors.c.document.in_(stale)
                connection.execute(schema.stale_vectors.delete().where(gone))
        for number in pending:
            with self._engine.connect() as connection:
                document = read_document(connection, number)
            with self._alone() as vectors:
                vectors.put(number, document)
                with self._engine.begin() as connection:
                    done = schema.documents.update().where(schema.documents.c.id == number)
                    connection.execute(done.values(indexed=True))

    def rebuild(self) -> None:
        """Throw the index away and make it again from the frames; the caller holds the lock."""
        with self._engine.begin() as connection:
            connection.execute(schema.documents.update().values(indexed=False))
            connection.execute(schema.stale_vectors.delete())
        with self._alone() as vectors:
            vectors.clear()
        self.catch_up()

    def pending(self) -> bool:
        """Whether a writer has something to finish; all of it, where the index itself was lost."""
        if self._settings.chroma_url is None and not self._folder.exists():
            with self._engine.begin() as connection:
                connection.execute(schema.documents.update().values(indexed=False))
        with self._engine.connect() as connection:
            stale = connection.execute(sql.select(schema.stale_vectors.c.document).limit(1)).first()
            heads = schema.documents.c
            return stale is not None or (
                connection.execute(sql.select(heads.id).where(~heads.indexed).limit(1)).first() is not None
            )

    def find(
        self,
        query: str,
        names: dict[int, str],
        numbers: Sequence[int] | None,
        count: int,
        kind: EntryKind | None,
        load: Callable[[str], Document],
    ) -> list[Hit]:
        """The nearest entries; `names` has the documents there are, `numbers` those in scope."""
        with self._held(shared=True):
            matches = self._current().find(query, count, numbers, kind)
        return [
            _hit(match, names[match.document], load(names[match.document]))
            for match in matches
            if match.document in names
        ]

    def close(self) -> None:
        """Let go of Chroma."""
        if self._opened is not None:
            self._opened.close()

    def _current(self) -> VectorIndex:
        with self._guard:
            if self._opened is None:
                from ingest.store.embedding import make_embedder
                from ingest.store.vectors import VectorIndex

                embedder = make_embedder(self._settings)
                self._opened = VectorIndex(self._folder, self._settings.chroma_url, embedder)
            with self._engine.connect() as connection:
                self._opened.reopen(read_counter(connection, VERSION))
            return self._opened

    @contextmanager
    def _alone(self) -> Iterator[VectorIndex]:
        """Chroma for writing: no process reads its files meanwhile, and each opens them anew after.

        The version moves before the first touch: if we die, others know that what they have is old.
        """
        with self._held(shared=False):
            vectors = self._current()
            with self._engine.begin() as connection:
                vectors.keep(step_counter(connection, VERSION))
            yield vectors

    @contextmanager
    def _held(self, *, shared: bool) -> Iterator[None]:
        if self._settings.chroma_url is not None or not self._folder.parent.exists():
            yield
            return
        with file_lock(self._folder.with_suffix(".lock"), max(self._settings.lock_wait, 1), shared=shared):
            yield


def _hit(match: Match, name: str, document: Document) -> Hit:
    if match.kind == "passage":
        passage = document.passages[match.first]
        return Hit(name, match.kind, passage.text, match.score, passage=match.first)
    table = document.tables[match.first]
    if match.kind == "table":
        return Hit(name, match.kind, table.title, match.score, places=((match.first, 0),))
    path = table.rows[match.second].path
    places = tuple(
        (t, r) for t, one in enumerate(document.tables) for r, row in enumerate(one.rows) if row.path == path
    )
    return Hit(name, match.kind, " / ".join(path), match.score, places=places)

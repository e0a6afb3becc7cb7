"""The library as the page reads it: looked at for changes a few times a second, not for every figure."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from ingest.library import DocumentRecord, Library
from ingest.model import Document, Identity

FRESH = 0.25
"""Seconds for which a look at the library holds; what the page itself changes is seen at once."""
KEPT = 64
NEVER = float("-inf")

Found = TypeVar("Found")


class Snapshot:
    """Names, documents and files, as the library had them at the last look.

    Each look is a query that waits its turn among many users; one question takes five of them
    (its scope, its documents, its proof), which all see the same library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._guard, self._look = threading.Lock(), threading.Lock()
        self._looked = NEVER
        self._records: Sequence[DocumentRecord] = ()
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._sources: OrderedDict[str, Path | None] = OrderedDict()

    def refresh(self) -> None:
        """Look anew at the next question: the page has changed the library."""
        self._looked = NEVER

    def documents(self) -> Sequence[DocumentRecord]:
        """The records of what is loaded."""
        if time.monotonic() - self._looked < FRESH:
            return self._records
        if not self._look.acquire(blocking=self._looked < 0):  # another user's question is just looking
            return self._records
        try:
            if time.monotonic() - self._looked >= FRESH:
                records = self._library.documents()
                with self._guard:
                    if records is not self._records:
                        self._records = records
                        self._documents.clear()
                        self._sources.clear()
                    self._looked = time.monotonic()
            return self._records
        finally:
            self._look.release()

    def identities(self) -> list[tuple[str, Identity]]:
        """Name and identity of every loaded document."""
        return [(record.name, record.identity) for record in self.documents()]

    def load(self, name: str) -> Document:
        """One document, whole; raises `LibraryError` where it is not there."""
        return self._kept(self._documents, name, self._library.load)

    def source(self, name: str) -> Path | None:
        """The kept file of a document; raises `LibraryError` where it is not there."""
        return self._kept(self._sources, name, self._library.source)

    def _kept(self, kept: OrderedDict[str, Found], name: str, find: Callable[[str], Found]) -> Found:
        records = self.documents()
        with self._guard:
            if name in kept:
                kept.move_to_end(name)
                return kept[name]
        found = find(name)
        with self._guard:
            if records is self._records:
                kept[name] = found
            while len(kept) > KEPT:
                kept.popitem(last=False)
        return found

"""The documents of a library with their indexes, kept for as long as a document stays what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest.model import Document, Identity
from qa.items.entries import DocumentIndex
from qa.scoping.scope import Edition
from qa.scoping.targets import Target, Targets


class DocumentSource(Protocol):
    """What the engine needs of a library: whose documents there are, and their content."""

    def identities(self) -> Sequence[tuple[str, Identity]]:
        """Name and identity of every loaded document."""

    def load(self, name: str) -> Document:
        """One document, whole."""


class IndexedDocuments:
    """Documents by name, by edition and by target, each indexed when it is first asked of."""

    def __init__(self, library: DocumentSource) -> None:
        self.library = library
        self._indexes: dict[tuple[str, str], DocumentIndex] = {}

    def within(self, documents: Sequence[str] | None) -> list[tuple[str, Identity]]:
        """Name and identity of the documents in scope; of all where none are named."""
        return [(n, i) for n, i in self.library.identities() if documents is None or n in documents]

    def documents(self, targets: Targets) -> list[Document]:
        """The documents of every target, whole."""
        return [self.library.load(name) for t in targets.chosen for name in t.edition.documents]

    def of(self, target: Target) -> list[DocumentIndex]:
        """The indexes of a target's documents."""
        return [self.index(name) for name in target.edition.documents]

    def of_all(self, targets: Targets) -> list[DocumentIndex]:
        """The indexes of every target's documents, in order."""
        return [index for target in targets.chosen for index in self.of(target)]

    def index(self, name: str) -> DocumentIndex:
        """The index of one document, made anew where the document was loaded again."""
        document = self.library.load(name)
        key = (name, document.digest)
        index = self._indexes.get(key)
        if index is None or index.document is not document:
            index = DocumentIndex(document)
            self._indexes[key] = index
        return index


def aliases_of(editions: Sequence[Edition], identities: dict[str, Identity]) -> dict[str, tuple[str, ...]]:
    """The further names of each edition's department, by the edition's key."""
    return {
        edition.key: tuple(alias for name in edition.documents for alias in identities[name].aliases)
        for edition in editions
    }

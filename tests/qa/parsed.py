"""Parsed samples as the engine wants them."""

from __future__ import annotations

from ingest.model import Document, Identity


class Shelf:
    """Parsed samples as the engine wants them."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self.documents = documents

    def identities(self) -> list[tuple[str, Identity]]:
        return [(name, document.identity) for name, document in self.documents.items()]

    def load(self, name: str) -> Document:
        return self.documents[name]

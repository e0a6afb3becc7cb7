"""What lists and look-ups over all documents return, straight from SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sql
from sqlalchemy import Connection

from ingest.model import Fact, Identity, Reconciliations
from ingest.store import schema
from ingest.store.frames import PathReader, fact_of, identity_of


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One loaded document as lists show it; `number` is never used again for another content."""

    number: int
    name: str
    digest: str
    identity: Identity
    pages: int
    tables: int
    figures: int
    reconciliations: Reconciliations
    warnings: tuple[str, ...]
    source: str | None = None

    def as_json(self) -> dict[str, object]:
        """The contract's document record."""
        return {
            "name": self.name,
            "department": self.identity.department,
            "year": self.identity.year,
            "kind": self.identity.kind,
            "level": self.identity.level,
            "pages": self.pages,
            "tables": self.tables,
            "figures": self.figures,
            "reconciliations": {"tried": self.reconciliations.tried, "held": self.reconciliations.held},
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact and the document that prints it."""

    document: str
    fact: Fact


def list_records(connection: Connection) -> tuple[DocumentRecord, ...]:
    """All documents by name."""
    heads = connection.execute(sql.select(schema.documents).order_by(schema.documents.c.name))
    return tuple(
        DocumentRecord(
            head.id, head.name, head.digest, identity_of(head), head.pages, head.tables, head.figures,
            Reconciliations(head.tried, head.held), tuple(json.loads(head.warnings)), head.source,
        )
        for head in heads
    )  # fmt: skip


def find_facts(
    connection: Connection,
    label: str | None = None,
    code: str | None = None,
    documents: Sequence[str] | None = None,
    *,
    contains: bool = False,
    limit: int | None = None,
) -> list[FoundFact]:
    """Facts by row label (exact, or any that holds it with `contains`) and by classification code."""
    facts, heads = schema.facts, schema.documents
    query = sql.select(heads.c.name, *list(facts.c)[2:]).join(heads, heads.c.id == facts.c.document)
    if label is not None:
        query = query.where(
            facts.c.label.contains(label, autoescape=True) if contains else facts.c.label == label
        )
    if code is not None:
        query = query.where(facts.c.code == code)
    if documents is not None:
        query = query.where(heads.c.name.in_(list(documents)))
    query = query.order_by(heads.c.name, facts.c.document, facts.c.position).limit(limit)
    paths = PathReader()
    return [FoundFact(name, fact_of(record, paths)) for name, *record in connection.execute(query)]

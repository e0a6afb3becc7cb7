"""The contract's records as plain values, for programs that call the page or the MCP server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qa.page.services import Services

LONGEST_QUESTION = 500


def ask_record(
    services: Services,
    question: str,
    documents: Sequence[str] | None = None,
    history: Sequence[str] | None = None,
) -> dict[str, Any]:
    """One answer record."""
    asked = str(question or "").strip()[:LONGEST_QUESTION]
    before = [str(one)[:LONGEST_QUESTION] for one in (history or [])][-20:]
    record = services.engine.ask(asked, list(documents) if documents else None, before)
    return record.model_dump(mode="json", exclude={"explain"})


def document_records(services: Services) -> list[dict[str, Any]]:
    """One document record for each loaded document."""
    return [
        {
            "name": volume.name,
            "department": volume.department,
            "year": volume.year,
            "kind": volume.kind,
            "level": volume.level,
            "pages": volume.pages,
            "tables": volume.tables,
            "figures": volume.figures,
            "reconciliations": {"tried": volume.tried, "held": volume.held},
            "warnings": list(volume.warnings),
        }
        for volume in services.shelf()
    ]


def check_record(services: Services, documents: Sequence[str] | None = None) -> dict[str, Any]:
    """Findings and rule counts; of all documents where none is named."""
    names = [volume.name for volume in services.shelf() if not documents or volume.name in documents]
    if services.audit is None or not names:
        return {"findings": [], "rules": []}
    return services.audit(names).model_dump(mode="json")

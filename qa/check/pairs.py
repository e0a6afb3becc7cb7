"""Which documents belong together: a text and its tables, two years, a department and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.amounts import squeeze
from ingest.model import Document, Identity


def tables_of(document: Document, documents: Sequence[Document]) -> Document | None:
    """The one document of the same disclosure that has tables, for one that has none."""
    if document.tables or not document.statements:
        return None
    others = [other for other in documents if other.tables and _same_edition(document, other)]
    return others[0] if len(others) == 1 else None


def year_before(document: Document, documents: Sequence[Document]) -> Document | None:
    """The same department's document of the same kind and level, one year earlier."""
    year = document.identity.year
    if year is None:
        return None
    return _only(
        other
        for other in documents
        if other.identity.year == year - 1
        and other.identity.kind == document.identity.kind
        and _same_owner(other.identity, document.identity)
    )


def opening_budget(document: Document, documents: Sequence[Document]) -> Document | None:
    """The budget of the year that a final account closes."""
    if document.identity.kind != "决算" or document.identity.year is None:
        return None
    return _only(
        other
        for other in documents
        if other.identity.kind == "预算"
        and other.identity.year == document.identity.year
        and _same_owner(other.identity, document.identity)
    )


def department_of(document: Document, documents: Sequence[Document]) -> Document | None:
    """The disclosure of the department that a unit's disclosure belongs to, in the same year."""
    mine = document.identity
    if mine.level != "单位" or mine.year is None:
        return None
    return _only(
        other
        for other in documents
        if other.identity.level == "部门"
        and other.identity.year == mine.year
        and other.identity.kind == mine.kind
        and (_own_name(other.identity) == _own_name(mine) or _names(other, mine.department))
    )


def _only(found: Iterator[Document]) -> Document | None:
    """The one document that is meant; of a text and its tables, the one with tables; None if open."""
    listed = list(found)
    if len(listed) > 1:
        listed = [one for one in listed if one.tables]
    return listed[0] if len(listed) == 1 else None


def _same_edition(one: Document, other: Document) -> bool:
    return (
        one.identity.year == other.identity.year
        and one.identity.kind == other.identity.kind
        and _same_owner(one.identity, other.identity)
    )


def _same_owner(one: Identity, other: Identity) -> bool:
    levels = {one.level, other.level} - {None}
    return bool(one.department) and one.department == other.department and len(levels) < 2


def _own_name(identity: Identity) -> str:
    """The department's name without what says that its own office is meant."""
    return re.sub(r"[（(]?(?:本级|机关|本部)[)）]?$", "", squeeze(identity.department))


def _names(document: Document, organisation: str) -> bool:
    """Whether a table of the document prints a row of that organisation."""
    wanted = squeeze(organisation)
    return any(
        squeeze(row.label) == wanted or squeeze(row.organisation or "") == wanted
        for table in document.tables
        for row in table.rows
    )

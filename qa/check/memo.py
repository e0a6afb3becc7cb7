"""What several rules need of one document is worked out once: a memory of one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ingest.model import Document

Made = TypeVar("Made")


def once_for_each(build: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """The function, remembering what it made of the document it saw last (by identity, not content).

    Rules run one after another over one document, so one place is enough; the result is shared and
    must not be changed. Two threads at worst work out the same twice.
    """
    last: tuple[Document, Made] | None = None

    @wraps(build)
    def remembered(document: Document) -> Made:
        nonlocal last
        held = last
        if held is not None and held[0] is document:
            return held[1]
        made = build(document)
        last = (document, made)
        return made

    return remembered

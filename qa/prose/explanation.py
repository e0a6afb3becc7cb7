"""What a question about prose is answered with: sentences of the documents, quoted with their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ingest.model import Box

ExplanationKind = Literal["reason", "definition", "list", "content", "premise"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence, or one text cell of a table, as printed, and where it stands.

    `further` are its places on the pages that it runs on to.
    """

    document: str
    page: int
    box: Box
    text: str
    further: tuple[tuple[int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An extractive answer.

    `lead` is the direct answer, made of quoted words and fixed wording only. `quotes` are the
    evidence in reading order. `items` are the names that a list question asks for, numbering
    removed. `score` in 0..1 is how much of the question the evidence explains. `verdict` is False
    where the question takes for granted what the document contradicts, True where the document
    confirms it, None where nothing is taken for granted.
    """

    kind: ExplanationKind
    lead: str
    quotes: tuple[Quoted, ...]
    items: tuple[str, ...] = field(default=())
    score: float = 0.0
    verdict: bool | None = None

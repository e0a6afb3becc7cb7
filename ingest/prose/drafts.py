"""A number of a sentence with the words before it, and the statement that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Sentence, Statement, StatementRole
from ingest.prose.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has its place: the number, what it is called by and its role."""

    quantity: Quantity
    subject: tuple[str, ...]
    role: StatementRole
    year: int | None
    unit: str | None
    direction: int | None = None
    base: str | None = None
    whole: str | None = None

    def statement(self, index: int, passage: int, number: int, sentence: Sentence) -> Statement:
        """The statement with its number in the document and its place on the page."""
        page, box = sentence.place(self.quantity.start)
        return Statement(
            index,
            passage,
            number,
            page,
            box,
            self.subject,
            self.role,
            self.quantity.amount,
            self.quantity.printed,
            self.unit,
            self.year,
            self.direction,
            self.base,
            self.whole,
            self.quantity.start,
            self.quantity.end,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A number with the words before it: `lead` since the last number, `near` its last clause."""

    text: str
    lead: str
    near: str
    quantity: Quantity

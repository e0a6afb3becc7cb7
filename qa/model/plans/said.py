"""The words that a plan is held against: the question's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.planning.plan import Operand, Plan
from qa.question.reading import Reading
from qa.question.text import normal


@dataclass(frozen=True, slots=True)
class Said:
    """The question's words: as typed, with its sayings put into printed names, and of earlier questions."""

    text: str
    core: str
    everything: str

    @classmethod
    def of(cls, reading: Reading) -> Said:
        """The words of a question that was read."""
        core = normal(reading.decode(reading.core))
        parts = (reading.text, core, *map(normal, reading.alias_parts), normal(reading.context))
        return cls(reading.text, core, "\x00".join(parts))


def leaves(plan: Plan) -> Iterator[Operand]:
    """The operands that are looked up, parts instead of what they make up."""
    for operand in plan.operands:
        yield from operand.parts or [operand]

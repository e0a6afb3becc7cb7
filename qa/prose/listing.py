"""One list that a document prints: its names, and what the words about it say it is a list of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.prose.explanation import Quoted
from qa.question.text import bare


@dataclass(frozen=True, slots=True)
class Listing:
    """`near` introduces the list, `name` is what it is a list of, `far` stands around it.

    `sure` is what speaks for its being a list, `announced` how many names its introduction promises.
    """

    name: str
    near: str
    far: str
    items: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    sure: float
    announced: int | None = None


def called(near: str) -> str:
    """What a list is of: its introduction without amounts and the words that lead in."""
    name = re.sub(r"[（(]?\d[\d,.]*(?:万|亿)?[元个家处][）)]?", "", bare(near))
    return re.sub(
        r"^(?:其中|本部门|本单位)+|(?:主要|具体)?(?:包括|包含|如下|分别|有|为|是|明细表|表|[:：])+$", "", name
    )

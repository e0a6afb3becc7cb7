"""Suites: questions with their gold answers, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Kind = Literal[
    "lookup",
    "narrative_number",
    "compute",
    "rank",
    "compare",
    "unit",
    "alias",
    "text",
    "absent",
    "premise",
    "followup",
    "check",
]
Part = Literal["all", "tuned", "held"]

KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]


class SuiteError(ValueError):
    """A suite that cannot be read; the message is one Chinese line."""


class GoldNumber(BaseModel):
    """A number with its unit; how many decimals are written says how exactly it is compared."""

    model_config = ConfigDict(frozen=True)

    value: Decimal
    unit: str | None = None
    label: str | None = None


class Expectation(BaseModel):
    """What an answer must hold; every part that is given must be met."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: GoldNumber | None = None
    numbers: tuple[GoldNumber, ...] | None = None
    items: tuple[str, ...] | None = None
    ordered: bool = False
    text_all: tuple[str, ...] | None = None
    status: str | None = None
    verdict: bool | None = None


class Item(BaseModel):
    """One question over named documents, with its gold answer and where the evidence stands."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    documents: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    kind: Kind
    expect: Expectation
    pages: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    evidence: str = ""
    expr: str | tuple[str, ...] | None = None
    of: str | None = None
    """The id of the question that this one words differently."""
    original: str | None = None
    """That question, so that its score can stand beside this one's."""

    @property
    def held_out(self) -> bool:
        """A third of all items, chosen by their id alone, so that the split outlives edits.

        A paraphrase goes with its original.
        """
        return int(hashlib.sha256((self.of or self.id).encode()).hexdigest()[:8], 16) % 3 == 0


def load_suite(path: Path) -> tuple[Item, ...]:
    """Read a `.jsonl` suite; raises `SuiteError` naming the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError(f"读不了题集 {path}：{error.__class__.__name__}") from None
    items = tuple(_item(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    repeated = {item.id for item in items if sum(other.id == item.id for other in items) > 1}
    if repeated:
        raise SuiteError(f"题集 {path} 中题号重复：{'、'.join(sorted(repeated))}")
    return items


def load_suites(paths: Iterable[Path]) -> tuple[Item, ...]:
    """Read several suites one after the other."""
    return tuple(item for path in paths for item in load_suite(path))


def select(
    items: Sequence[Item],
    kinds: Sequence[str] = (),
    part: Part = "all",
    limit: int | None = None,
) -> tuple[Item, ...]:
    """Keep some kinds, one part of the split, and at most `limit` items, in order."""
    chosen = [
        item
        for item in items
        if (not kinds or item.kind in kinds) and (part == "all" or item.held_out == (part == "held"))
    ]
    return tuple(chosen[:limit])


def originals_of(items: Sequence[Item]) -> tuple[Item, ...]:
    """The questions that paraphrases among `items` word differently, each once; empty where none does."""
    found: dict[str, Item] = {}
    for item in items:
        if item.of is not None and item.original is not None and item.of not in found:
            update = {"id": item.of, "question": item.original, "of": None, "original": None}
            found[item.of] = item.model_copy(update=update)
    return tuple(found.values())


def _item(path: Path, number: int, line: str) -> Item:
    try:
        return Item.model_validate(json.loads(line))
    except json.JSONDecodeError:
        raise SuiteError(f"题集 {path} 第 {number} 行不是 JSON") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SuiteError(f"题集 {path} 第 {number} 行的 {place} 不合格式：{first['msg']}") from None

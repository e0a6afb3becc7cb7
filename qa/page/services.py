"""What the page works with: handed in by `app.py`, so that every view can be tried without the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.model import Document
from qa.answering.answer import AnswerRecord
from qa.check.findings import Audit


class Answerer(Protocol):
    """Who answers questions."""

    def ask(
        self, question: str, documents: Sequence[str] | None = None, history: Sequence[str] = ()
    ) -> AnswerRecord:
        """One question, one record of the contract."""

    def stream(
        self, question: str, documents: Sequence[str] | None = None, history: Sequence[str] = ()
    ) -> Iterator[str | AnswerRecord]:
        """Sentences of a model's wording, each after its check, and the record last."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One loaded document as lists show it: the contract's document record."""

    name: str
    department: str
    year: int | None
    kind: str
    level: str | None
    pages: int
    tables: int
    figures: int
    tried: int
    held: int
    warnings: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """乐山市某局 2024年 部门预算."""
        year = f"{self.year}年" if self.year else ""
        return f"{self.department}{year}{self.level or ''}{'' if self.kind == '其他' else self.kind}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one file of an upload is: `share` from 0 to 1, None while that is not known."""

    file: str
    share: float | None
    note: str
    done: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """One line of the settings view: what it is, how it stands, and whether that is well."""

    name: str
    value: str
    well: bool | None = None


@dataclass(frozen=True, slots=True)
class Services:
    """Everything behind the page.

    `ingest` yields progress and, at its end, has taken the files in or named the reason; `original`
    is where the file itself is kept (None where it is not); `audit` checks the named documents;
    `export_all` writes every frame in a format; `health` is what the settings view shows and
    `test_health` tries it out. `at_once` is how many questions are answered at the same time; `streams`
    says whether an answer may come in pieces.
    """

    engine: Answerer
    shelf: Callable[[], Sequence[Shelved]]
    load: Callable[[str], Document]
    original: Callable[[str], Path | None]
    ingest: Callable[[Sequence[Path]], Iterator[Progress]]
    remove: Callable[[str], None]
    health: Callable[[], Sequence[Health]]
    test_health: Callable[[], Sequence[Health]]
    audit: Callable[[Sequence[str]], Audit] | None = None
    export_all: Callable[[str, Path], None] | None = None
    at_once: int = 3
    streams: bool = True

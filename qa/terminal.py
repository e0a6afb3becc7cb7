"""How answers and documents read in a terminal.

What documents say is shown without control characters: they could move the cursor or hide text.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from types import TracebackType

from ingest.library import DocumentRecord
from qa.answering.answer import AnswerRecord, Citation, Figure


class Bar:
    """A progress bar on standard error, where that is a terminal; use it as a context."""

    def __init__(self, title: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=console, transient=True, disable=not console.is_terminal,
            redirect_stdout=sys.stdout.isatty(),
        )  # fmt: skip
        self._task = self._progress.add_task(title, total=None)

    def set(self, done: int, total: int | None = None) -> None:
        """So many of so many are done."""
        self._progress.update(self._task, completed=done, total=total)

    def step(self) -> None:
        """One more is done."""
        self._progress.advance(self._task)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def plain(text: str) -> str:
    """The text without what a terminal would act on; line ends and tabs stay."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char)[0] != "C")


def answer_text(record: AnswerRecord) -> str:
    """The answer, its figures with how each was computed, and where they are printed."""
    lines = [record.text]
    if record.figures:
        lines += ["", "数字："]
        for figure in record.figures:
            lines += _figure_lines(figure, "  ")
    if record.citations:
        lines += ["", "出处："]
        lines += [
            f"  [{number}] {_place(citation)}" for number, citation in enumerate(record.citations, start=1)
        ]
    return plain("\n".join(lines))


def document_line(record: DocumentRecord) -> str:
    """One document, and its warnings under it."""
    who = record.identity
    year = f"{who.year}年" if who.year else "年度不明"
    held = record.reconciliations
    line = (
        f"{record.name}  {who.department or '部门不明'}  {year}  {who.level or ''}{who.kind}  "
        f"{record.pages} 页  {record.tables} 张表  {record.figures} 个数  "
        f"表内核对 {held.held}/{held.tried}"
    )
    return plain("\n".join([line, *(f"  提醒：{warning}" for warning in record.warnings)]))


def _figure_lines(figure: Figure, indent: str) -> Iterator[str]:
    source = "" if figure.citation is None else f"  [{figure.citation + 1}]"
    formula = f"  = {figure.formula}" if figure.formula else ""
    yield f"{indent}{figure.label}：{figure.value}{figure.unit or ''}{formula}{source}"
    for operand in figure.operands:
        yield from _figure_lines(operand, indent + "  ")


def _place(citation: Citation) -> str:
    parts = [f"{citation.document} 第 {citation.page} 页"]
    parts += [
        f"{name}“{value}”"
        for name, value in (("表", citation.table), ("行", citation.row), ("列", citation.column))
        if value
    ]
    if citation.quote:
        parts.append(f"原文：{citation.quote}")
    return "，".join(parts)

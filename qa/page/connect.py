"""The page's services over a library: how lists, reading, checking and settings are had from it."""

from __future__ import annotations

import queue
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.library import DocumentRecord, Library, LibraryError
from ingest.model import Document
from qa.check import audit
from qa.check.findings import Audit
from qa.engine import Engine
from qa.model.assistant import make_assistant
from qa.page.health import health_of, tested_health
from qa.page.pictures import page_count
from qa.page.services import Progress, Services, Shelved
from qa.page.snapshot import Snapshot

RULES_AT_ONCE = 1
"""Answering by rules keeps one core busy: side by side each answer takes a fifth more of it."""
MODEL_AT_ONCE = 16
"""With a model most of the time is spent waiting for it."""


def connect(library: Library, ingest: Callable[..., Any]) -> Services:
    """`ingest` is the pipeline's: library, paths, and a report called for each file that is done."""
    snapshot = Snapshot(library)

    def take_in(paths: Sequence[Path]) -> Iterator[Progress]:
        for step in _ingested(library, ingest, paths):
            snapshot.refresh()
            yield step

    def remove(name: str) -> None:
        library.remove([name])
        snapshot.refresh()

    assistant = make_assistant(library.settings)
    return Services(
        engine=Engine(snapshot, assistant),
        shelf=lambda: shelf_of(snapshot.documents()),
        load=snapshot.load,
        original=lambda name: _original(snapshot, name),
        ingest=take_in,
        remove=remove,
        health=lambda: health_of(library),
        test_health=lambda: tested_health(library),
        audit=_Auditor(library),
        export_all=lambda kind, out: _export(library, kind, out),
        at_once=RULES_AT_ONCE if assistant is None else MODEL_AT_ONCE,
        streams=assistant is not None,
    )


def shelf_of(records: Sequence[DocumentRecord]) -> list[Shelved]:
    """The loaded documents, as lists show them."""
    return [
        Shelved(
            name=record.name,
            department=record.identity.department,
            year=record.identity.year,
            kind=record.identity.kind,
            level=record.identity.level,
            pages=record.pages,
            tables=record.tables,
            figures=record.figures,
            tried=record.reconciliations.tried,
            held=record.reconciliations.held,
            warnings=record.warnings,
        )
        for record in records
    ]


class _Auditor:
    """Audits, kept as long as the library does not change."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[int, tuple[str, ...]], Audit] = {}

    def __call__(self, names: Sequence[str]) -> Audit:
        key = (self._library.generation, tuple(names))
        found = self._known.get(key)
        if found is None:
            documents: list[Document] = [self._library.load(name) for name in names]
            found = audit(documents)
            if len(self._known) > 16:
                self._known.clear()
            self._known[key] = found
        return found


def _original(snapshot: Snapshot, name: str) -> Path | None:
    try:
        return snapshot.source(name)
    except LibraryError:
        return None


def _export(library: Library, kind: str, out: Path) -> None:
    """Every figure with its place; what is several files is packed into one."""
    if kind == "xlsx":
        library.export(kind, out)
        return
    with tempfile.TemporaryDirectory(prefix="yusuan-export-") as folder:
        files = library.export(kind, Path(folder) / "全部数字")
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)


def _ingested(library: Library, ingest: Callable[..., Any], paths: Sequence[Path]) -> Iterator[Progress]:
    """Progress while the pipeline works in a thread of its own."""
    told: queue.Queue[Progress | Exception | None] = queue.Queue()

    def work() -> None:
        try:
            ingest(library, paths, lambda outcome, done, total: told.put(_progress(outcome)))
        except Exception as error:  # handed to the page's thread, which words it
            told.put(error)
        told.put(None)

    threading.Thread(target=work, daemon=True).start()
    waiting = {path.name: f"共 {pages} 页，" if (pages := page_count(path)) else "" for path in paths}
    for name, size in waiting.items():
        yield Progress(name, None, f"{size}正在读取")
    started = time.monotonic()
    while True:
        try:
            step = told.get(timeout=1.0)
        except queue.Empty:
            seconds = int(time.monotonic() - started)
            for name, size in waiting.items():
                yield Progress(name, None, f"{size}正在读取，已 {seconds} 秒")
            continue
        if step is None:
            return
        if isinstance(step, Exception):
            reason = str(step) if isinstance(step, LibraryError) else "没有读成，请稍后再试"
            if not isinstance(step, LibraryError):
                print(f"载入失败：{type(step).__name__}: {step}", flush=True)
            for name in sorted(waiting):
                yield Progress(name, 0.0, reason, done=True, failed=True)
            return
        waiting.pop(step.file, None)
        yield step


def _progress(outcome: Any) -> Progress:
    """What the pipeline said of one file (its `FileResult`)."""
    if outcome.state == "failed":
        return Progress(outcome.name, 0.0, outcome.error or "没有读成", done=True, failed=True)
    found = f"{outcome.pages} 页，{outcome.tables} 张表，{outcome.figures} 个数"
    note = f"已载入：{found}" if outcome.state == "loaded" else f"内容没有变，沿用已载入的：{found}"
    if outcome.warnings:
        note += f"；{len(outcome.warnings)} 条提醒"
    return Progress(outcome.name, 1.0, note, done=True)

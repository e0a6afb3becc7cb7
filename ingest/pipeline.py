"""From files to the library: parse each in a process of its own, store it, say what was found."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest.identity import identify
from ingest.model import Document
from ingest.prose.passages import build_passages
from ingest.prose.statements import build_statements
from ingest.readers import page_warnings, read_pages
from ingest.tables.columns import of_an_account
from ingest.tables.coverage import coverage
from ingest.tables.facts import build_facts
from ingest.tables.grids import find_grids
from ingest.tables.logical import build_tables
from ingest.tables.reconcile import reconcile
from ingest.workers import Failure, parse_files

if TYPE_CHECKING:
    from ingest.library import Library

NOT_DOCUMENTS = {"thumbs.db", "desktop.ini"}
"""What file managers leave in folders."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; `error` is one Chinese line where it failed."""

    path: Path
    state: Literal["loaded", "unchanged", "failed"]
    pages: int = 0
    tables: int = 0
    figures: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None

    @property
    def name(self) -> str:
        """The name the document is known by."""
        return self.path.name

    def __str__(self) -> str:
        """One Chinese line, and the warnings of what was newly read under it."""
        if self.error is not None:
            return f"{self.name}：失败，{self.error}"
        state = "已载入" if self.state == "loaded" else "没有变，跳过"
        found = f"{self.pages} 页，{self.tables} 张表，{self.figures} 个数，{len(self.warnings)} 条提醒"
        warnings = [f"  提醒：{warning}" for warning in self.warnings] if self.state == "loaded" else []
        return "\n".join([f"{self.name}：{state}，{found}", *warnings])


Report = Callable[[FileResult, int, int], None]
"""Told of each file as it is done, with how many are done and how many there are."""


def parse(path: Path) -> Document:
    """Everything that is read from one file. Raises `ReadError` where it cannot be read."""
    digest = _digest(path)
    pages = read_pages(path)
    grids = [find_grids(page) for page in pages]
    identity = identify(pages, path.name)
    tables = build_tables(pages, grids, identity.year)
    tables = of_an_account(tables) if identity.kind == "决算" else tables
    facts = build_facts(tables)
    passages = build_passages(pages, grids)
    lost = coverage(pages, grids, facts, tables).losses
    return Document(
        name=path.name,
        digest=digest,
        identity=identity,
        page_sizes=tuple((page.width, page.height) for page in pages),
        tables=tables,
        facts=facts,
        passages=passages,
        statements=build_statements(passages, identity),
        reconciliations=reconcile(tables)[0],
        warnings=(*page_warnings(pages), *_loss_warnings([loss.page for loss in lost])),
    )


def ingest_paths(
    library: Library, paths: Sequence[Path], report: Report | None = None, *, force: bool = False
) -> list[FileResult]:
    """Take files, and the files of folders, into the library; one result a file, in order of completion.

    Files whose content is loaded already under their name are skipped unless `force`; another
    content replaces what was loaded under the name. One file's failure leaves the others alone.
    Raises `LibraryError` where the library itself cannot be written.
    """
    files = list(_files(paths))
    results: list[FileResult] = []

    def done(result: FileResult) -> None:
        results.append(result)
        if report is not None:
            report(result, len(results), len(files))

    loaded = {record.name: record for record in library.documents()}
    names: dict[str, Path] = {}
    wanted: list[Path] = []
    for path in files:
        problem = _problem(path)
        if problem is None and names.setdefault(path.name, path) != path:
            problem = f"与 {names[path.name]} 同名：请改名后再载入"
        if problem is not None:
            done(FileResult(path, "failed", error=problem))
            continue
        known = loaded.get(path.name)
        if known is not None and not force and known.digest == _digest(path):
            done(FileResult(path, "unchanged", known.pages, known.tables, known.figures, known.warnings))
        else:
            wanted.append(path)
    settings = library.settings
    for path, parsed in parse_files(parse, wanted, settings.workers, settings.file_seconds):
        if isinstance(parsed, Failure):
            done(FileResult(path, "failed", error=parsed.reason))
            continue
        try:
            library.add(parsed, path)
        except UnicodeError:  # halves of characters, which broken fonts give, cannot be stored
            done(FileResult(path, "failed", error="文字中有无法保存的字符：文件的字体可能已损坏"))
        else:
            done(_loaded(path, parsed))
    return results


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named and those in the folders named, each once; an empty folder stands for itself."""
    seen: set[Path] = set()
    for path in paths:
        inside = (
            sorted(one for one in path.rglob("*") if _is_document(one, path)) if path.is_dir() else [path]
        )
        for file in inside or [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden and path.name.lower() not in NOT_DOCUMENTS


def _problem(path: Path) -> str | None:
    if not path.exists():
        return "文件不存在"
    if path.is_dir():
        return "文件夹里没有文件"
    try:
        with path.open("rb"):
            return None
    except OSError as error:
        return f"文件打不开：{error.strerror}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _loaded(path: Path, document: Document) -> FileResult:
    figures = sum(fact.amount is not None for fact in document.facts)
    return FileResult(
        path, "loaded", len(document.page_sizes), len(document.tables), figures, document.warnings
    )


def _loss_warnings(pages: Sequence[int]) -> tuple[str, ...]:
    if not pages:
        return ()
    places = "、".join(f"第{page}页{count}个" for page, count in sorted(Counter(pages).items()))
    return (f"表格中有数字没有归入唯一的单元格，请对照原件：{places}",)

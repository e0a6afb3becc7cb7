"""Running a suite: ask every question, score the answers, write the report."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.batch import EvalError, ask_in_batch, ingest_files
from eval.report import Result, score_table, write_report
from eval.score import AnswerView, score_answer, view_answer
from eval.suite import Item, Part, load_suites, select

Ask = Callable[[str, Sequence[str], Sequence[str]], object]
"""question, documents in scope (none: all), earlier questions -> an answer record."""

Progress = Callable[[Result], None]


def evaluate(
    suites: Sequence[Path],
    corpus: Path | None = None,
    data: Path | None = None,
    report: Path | None = None,
    *,
    kinds: Sequence[str] = (),
    part: Part = "all",
    limit: int | None = None,
    every_document: bool = False,
    options: Sequence[str] = (),
    progress: Progress | None = None,
) -> tuple[Result, ...]:
    """What `yusuan eval` does: read the corpus (or take `data` as it is), ask, score, report.

    `every_document` puts all documents in scope instead of each item's own; `options` are passed on
    to `yusuan ask`. Raises `SuiteError` or `EvalError` with one Chinese line.
    """
    items = select(load_suites(suites), kinds, part, limit)
    if not items:
        raise EvalError("没有符合条件的题目")
    results: list[Result] = []
    with _loaded(items, corpus, data, every_document) as folder:
        for item, record in ask_in_batch(items, folder, not every_document, options):
            answer = _view(record)
            result = Result(item, answer, score_answer(item, answer), answer.seconds or 0.0)
            results.append(result)
            if progress is not None:
                progress(result)
    if report is not None:
        write_report(results, f"评测：{'、'.join(path.name for path in suites)}", report)
    return tuple(results)


def run_suite(ask: Ask, items: Iterable[Item], progress: Progress | None = None) -> tuple[Result, ...]:
    """Ask in this process; an engine that raises is scored as `failed`, never ends the run."""
    results: list[Result] = []
    for item in items:
        started = time.perf_counter()
        answer = _answer(ask, item)
        result = Result(item, answer, score_answer(item, answer), time.perf_counter() - started)
        results.append(result)
        if progress is not None:
            progress(result)
    return tuple(results)


def summary(results: Sequence[Result]) -> str:
    """The score table, as `yusuan eval` prints it."""
    return score_table(results)


@contextmanager
def _loaded(
    items: Sequence[Item], corpus: Path | None, data: Path | None, every_document: bool
) -> Iterator[Path]:
    """A data folder with the corpus in it: the given one, or a scratch one that is gone afterwards."""
    if corpus is None:
        if data is None:
            raise EvalError("请用 --corpus 指明文件所在的文件夹，或用 --data 指明已载入的数据目录")
        yield data
        return
    files = _files(items, corpus, every_document)
    if data is not None:
        ingest_files(files, data)
        yield data
        return
    with tempfile.TemporaryDirectory(prefix="yusuan-eval-") as scratch:
        ingest_files(files, Path(scratch))
        yield Path(scratch)


def _files(items: Sequence[Item], corpus: Path, every_document: bool) -> list[Path]:
    """What has to be read: the documents that the items name, or the whole folder."""
    if not corpus.is_dir():
        raise EvalError(f"没有文件夹 {corpus}")
    named = sorted({name for item in items for name in item.documents})
    if every_document or not named:
        return [corpus]
    missing = [name for name in named if not (corpus / name).is_file()]
    if missing:
        raise EvalError(f"文件夹 {corpus} 中缺少题集用到的文件：{'、'.join(missing[:5])}")
    return [corpus / name for name in named]


def _answer(ask: Ask, item: Item) -> AnswerView:
    try:
        return view_answer(ask(item.question, item.documents, item.history))
    except Exception as error:  # the run must go on, and the report shows what broke
        return AnswerView(status="failed", text=f"{error.__class__.__name__}: {error}")


def _view(record: object) -> AnswerView:
    try:
        return view_answer(record)
    except (TypeError, ValueError) as error:
        return AnswerView(status="failed", text=f"回答记录不合约定：{error}")

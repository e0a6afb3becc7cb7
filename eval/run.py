"""Running a suite: ask every question, score the answers, write the report."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.batch import EvalError, ask_in_batch, ingest_files
from eval.calibration import calibration_table
from eval.report import Result, drop_table, score_table, side_by_side, write_report
from eval.score import AnswerView, score_answer, view_answer
from eval.suite import Item, Part, load_suites, originals_of, select
from eval.usage import Usage, usage_line, usage_of
from eval.variants import Names, Scope, vary
from qa.scoping.scope import editions_of

Ask = Callable[[str, Sequence[str], Sequence[str]], object]
"""question, documents in scope (none: all), earlier questions -> an answer record."""

Planner = Literal["rules", "model", "auto"]
Progress = Callable[[Result], None]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run gave; `plain` holds the same questions as they were first written, where these differ."""

    results: tuple[Result, ...]
    plain: tuple[Result, ...] = ()
    rules: tuple[Result, ...] = ()
    """The same by rules alone, where a model was asked."""


def evaluate(
    suites: Sequence[Path],
    corpus: Path | None = None,
    data: Path | None = None,
    report: Path | None = None,
    *,
    kinds: Sequence[str] = (),
    part: Part = "all",
    limit: int | None = None,
    names: Names = "asis",
    scope: Scope = "own",
    planner: Planner | None = None,
    options: Sequence[str] = (),
    progress: Progress | None = None,
) -> Evaluation:
    """What `yusuan eval` does: read the corpus (or take `data` as it is), ask, score, report.

    `names` writes departments and years otherwise; `scope` puts all documents in scope where a question
    says whose it means. With either, and for paraphrases, the questions as first written are asked too.
    `planner` is who plans; where a model may, all is asked by rules too. `options` are passed on to
    `yusuan ask`. Raises `SuiteError` or `EvalError` with one Chinese line.
    """
    items = select(load_suites(suites), kinds, part, limit)
    if not items:
        raise EvalError("没有符合条件的题目")
    if planner == "model":
        _require_model()
    varied = names != "asis" or scope != "own"
    with _loaded(items, corpus, data, scope == "all") as folder:
        plain = items if varied else originals_of(items)
        asked = _varied(items, folder, names, scope) if varied else items
        chosen = ("--planner", planner) if planner else ()
        results = _asked((*asked, *plain), folder, (*chosen, *options), progress)
        beside = planner in ("model", "auto")
        rules = _asked(asked, folder, ("--planner", "rules", *options), progress) if beside else ()
    done = Evaluation(results[: len(asked)], results[len(asked) :], rules)
    if report is not None:
        heading = f"评测：{'、'.join(path.name for path in suites)}"
        more = [side_by_side(done.results, done.rules)] if done.rules else []
        more.append(calibration_table(done.rules or done.results))
        write_report(done.results, heading, report, done.plain, more)
    return done


def _require_model() -> None:
    from ingest.library import load_settings

    settings = load_settings(None)
    if not (settings.llm_base_url and settings.llm_model):
        raise EvalError("没有可用的大模型：请设 YUSUAN_LLM_BASE_URL、YUSUAN_LLM_MODEL，或用 --planner rules")


def _asked(
    items: Sequence[Item], folder: Path, options: Sequence[str], progress: Progress | None
) -> tuple[Result, ...]:
    results: list[Result] = []
    for item, record in ask_in_batch(items, folder, ("--explain", *options)):
        answer = _view(record)
        score = score_answer(item, answer)
        results.append(Result(item, answer, score, answer.seconds or 0.0, usage_of(record)))
        if progress is not None:
            progress(results[-1])
    return tuple(results)


def run_suite(ask: Ask, items: Iterable[Item], progress: Progress | None = None) -> tuple[Result, ...]:
    """Ask in this process; an engine that raises is scored as `failed`, never ends the run."""
    results: list[Result] = []
    for item in items:
        started = time.perf_counter()
        answer, usage = _answer(ask, item)
        result = Result(item, answer, score_answer(item, answer), time.perf_counter() - started, usage)
        results.append(result)
        if progress is not None:
            progress(result)
    return tuple(results)


def summary(done: Evaluation) -> str:
    """The score table, as `yusuan eval` prints it, and what was lost against the plain questions."""
    tables = [score_table(done.results)]
    if done.plain:
        tables.append(drop_table(done.results, done.plain))
    if done.rules:
        tables += [side_by_side(done.results, done.rules), usage_line(row.usage for row in done.results)]
    return "\n\n".join(filter(None, tables))


def _varied(items: Sequence[Item], data: Path, names: Names, scope: Scope) -> tuple[Item, ...]:
    from ingest.library import Library, load_settings

    with Library.open(load_settings(data), read_only=True) as library:
        editions = editions_of(library.identities())
    return tuple(vary(item, editions, names, scope) for item in items)


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


def _answer(ask: Ask, item: Item) -> tuple[AnswerView, Usage | None]:
    try:
        record = ask(item.question, item.documents, item.history)
        return view_answer(record), usage_of(record)
    except Exception as error:  # the run must go on, and the report shows what broke
        return AnswerView(status="failed", text=f"{error.__class__.__name__}: {error}"), None


def _view(record: object) -> AnswerView:
    try:
        return view_answer(record)
    except (TypeError, ValueError) as error:
        return AnswerView(status="failed", text=f"回答记录不合约定：{error}")

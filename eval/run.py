"""Running a suite: ask every question of an engine, score the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence

from eval.report import Result
from eval.score import AnswerView, score_answer, view_answer
from eval.suite import Item

Ask = Callable[[str, Sequence[str], Sequence[str]], object]
"""question, documents in scope (none: all), earlier questions -> an answer record."""


def run_suite(
    ask: Ask,
    items: Iterable[Item],
    progress: Callable[[Result], None] | None = None,
) -> tuple[Result, ...]:
    """Ask each item; an engine that raises is scored as a `failed` answer, never ends the run."""
    results: list[Result] = []
    for item in items:
        started = time.perf_counter()
        answer = _answer(ask, item)
        result = Result(item, answer, score_answer(item, answer), time.perf_counter() - started)
        results.append(result)
        if progress is not None:
            progress(result)
    return tuple(results)


def _answer(ask: Ask, item: Item) -> AnswerView:
    try:
        return view_answer(ask(item.question, item.documents, item.history))
    except Exception as error:  # the run must go on, and the report shows what broke
        return AnswerView(status="failed", text=f"{error.__class__.__name__}: {error}")

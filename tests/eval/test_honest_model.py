"""A whole suite with a model that behaves, and with an endpoint that is dead."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from eval.adversarial import SUITE, Shelf, load_samples
from eval.honest_model import HonestModel
from eval.openai_server import OpenAIServer
from eval.report import Result
from eval.run import run_suite
from eval.suite import load_suite
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.endpoint import Endpoint

ITEMS = load_suite(SUITE)


@pytest.fixture(scope="module")
def shelf(samples: Path) -> Shelf:
    return load_samples(samples)


@pytest.fixture(scope="module")
def rules(shelf: Shelf) -> tuple[Result, ...]:
    return run_suite(Engine(shelf).ask, ITEMS)


def rights(results: tuple[Result, ...]) -> set[str]:
    return {row.item.id for row in results if row.score.outcome == "right"}


def test_an_honest_model_loses_no_answer(shelf: Shelf, rules: tuple[Result, ...]) -> None:
    model = HonestModel(Engine(shelf))
    with OpenAIServer(model) as server:
        endpoint = Endpoint(server.base_url, "test", None, 60.0)
        endpoint.prepare()
        engine = Engine(shelf, Assistant(endpoint, "model"))

        def ask(question: str, documents: object, history: object) -> object:
            model.about(question, documents, history)  # type: ignore[arg-type]
            return engine.ask(question, documents, history, explain=True)  # type: ignore[arg-type]

        results = run_suite(ask, ITEMS)
    assert rights(results) >= rights(rules)
    usages = [row.usage for row in results if row.usage is not None]
    assert sum(usage.planner == "model" for usage in usages) > len(ITEMS) // 2
    assert sum(usage.writer == "model" for usage in usages) > len(ITEMS) // 2
    assert sum(usage.tokens_in for usage in usages) > 0


def test_a_dead_endpoint_answers_as_the_rules_do(shelf: Shelf, rules: tuple[Result, ...]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    endpoint = Endpoint(address, "test", None, 20.0)
    endpoint.prepare()
    results = run_suite(Engine(shelf, Assistant(endpoint, "model")).ask, ITEMS)
    for row, held in zip(results, rules, strict=True):
        assert (row.answer.text, row.answer.figures) == (held.answer.text, held.answer.figures)
        assert row.score == held.score

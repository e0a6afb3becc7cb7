"""An endpoint that fails, seen from the user: the rules answer in time, one log line, the cost shown."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from eval.adversarial import Shelf, load_samples
from eval.honest_model import HonestModel
from eval.openai_server import Manner, OpenAIServer, Said
from qa.engine import Engine
from qa.model.assistant import Assistant
from qa.model.endpoint import Endpoint

LESHAN = ["leshan-hrss-2024-sample.pdf"]
QUESTION = "水费和电费一共多少？"
SHORT = 2.0
"""Seconds for an endpoint that hangs; the others have enough for the client's first imports."""


@pytest.fixture(scope="module")
def shelf(samples: Path) -> Shelf:
    return load_samples(samples)


@pytest.mark.parametrize(
    ("manner", "text", "reason"),
    [
        ("500", "", "模型服务出错（500）"),
        ("429", "", "模型服务限流（429）"),
        ("401", "", "模型服务拒绝了密钥（401）"),
        ("context", "", "内容超过了模型的上下文长度"),
        ("empty", "", "回复是空的"),
        ("cut", '{"operation": "lookup"}', "回复没有说完"),
        ("garbage", "", "模型的回复无法读取"),
        ("hang", "", "超过了时限"),
        ("whole", "好的，答案是13.80万元。", "不是所要求的 JSON"),
        ("whole", '{"operation": "exec"}', "不是所要求的 JSON"),
    ],
)
def test_each_failure_is_one_log_line_and_the_rules_answer_in_time(
    shelf: Shelf, caplog: pytest.LogCaptureFixture, manner: Manner, text: str, reason: str
) -> None:
    rules = Engine(shelf).ask(QUESTION, LESHAN)
    with OpenAIServer(lambda body: Said(text, manner if not body.get("stream") else "whole")) as server:
        seconds = SHORT if manner == "hang" else 60.0
        endpoint = Endpoint(server.base_url, "test", None, seconds)
        endpoint.prepare()
        engine = Engine(shelf, Assistant(endpoint, "model"))
        started = time.monotonic()
        with caplog.at_level(logging.WARNING, logger="qa.model"):
            record = engine.ask(QUESTION, LESHAN, explain=True)
    assert time.monotonic() - started < seconds + 2
    assert (record.text, record.figures) == (rules.text, rules.figures)
    lines = [one.getMessage() for one in caplog.records if "模型的计划" in one.getMessage()]
    assert len(lines) == 1 and reason in lines[0] and "\n" not in lines[0]
    assert record.explain is not None and reason in " ".join(record.explain["model"]["notes"])


def test_tokens_are_shown_and_an_identical_question_costs_none(shelf: Shelf) -> None:
    model = HonestModel(Engine(shelf))
    model.about(QUESTION, LESHAN, ())
    with OpenAIServer(model) as server:
        endpoint = Endpoint(server.base_url, "test", None, 60.0)
        endpoint.prepare()
        engine = Engine(shelf, Assistant(endpoint, "model"))
        first, second = (engine.ask(QUESTION, LESHAN, explain=True).explain for _ in range(2))
    assert first is not None and second is not None
    assert (first["model"]["calls"], first["model"]["cached"]) == (2, 0)
    assert first["model"]["tokens_in"] == 200 and first["model"]["tokens_out"] > 0
    assert (second["model"]["calls"], second["model"]["cached"]) == (0, 2)
    assert (second["model"]["tokens_in"], second["model"]["tokens_out"]) == (0, 0)

"""The endpoint over a real socket: what comes back, what fails, and how long it may take."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from eval.openai_server import Manner, OpenAIServer, Said
from qa.model.budget import ModelFailure, Spending
from qa.model.endpoint import Endpoint

MESSAGES = [{"role": "system", "content": "说一句"}, {"role": "user", "content": "{}"}]
SCHEMA = {"type": "object", "properties": {}, "additionalProperties": False}


def endpoint(server: OpenAIServer, seconds: float = 60.0) -> Endpoint:
    made = Endpoint(server.base_url, "test", "secret", seconds)
    made.prepare()
    return made


def test_a_stream_comes_whole_is_counted_and_kept() -> None:
    with OpenAIServer(lambda _: Said("公务接待费为{{f1}}。")) as server:
        model, spending = endpoint(server), Spending(60)
        assert "".join(model.stream(MESSAGES, spending)) == "公务接待费为{{f1}}。"
        assert (spending.calls, spending.tokens_in, spending.tokens_out) == (1, 100, 13)
        assert "".join(model.stream(MESSAGES, spending)) == "公务接待费为{{f1}}。"
        assert (spending.calls, spending.cached, len(server.requests)) == (1, 1, 1)


def test_a_plan_is_asked_for_by_strict_schema() -> None:
    with OpenAIServer(lambda _: Said("{}")) as server:
        assert endpoint(server).ask(MESSAGES, SCHEMA, Spending(60)) == "{}"
        form = server.requests[0]["response_format"]
        assert (form["type"], form["json_schema"]["strict"]) == ("json_schema", True)
        assert server.requests[0]["temperature"] == 0


def test_an_endpoint_without_schemas_is_asked_in_a_simpler_form() -> None:
    with OpenAIServer(lambda _: Said("{}", "no_schema")) as server:
        assert endpoint(server).ask(MESSAGES, SCHEMA, Spending(60)) == "{}"
        forms = [body.get("response_format", {}).get("type") for body in server.requests]
        assert forms == ["json_schema", "json_object", None]


def test_an_endpoint_that_counts_no_streams_is_asked_without() -> None:
    with OpenAIServer(lambda _: Said("公务接待费为{{f1}}。", "no_count")) as server:
        model = endpoint(server)
        for words in ("说一句", "再说一句"):
            asked = [{"role": "system", "content": words}, MESSAGES[1]]
            assert "".join(model.stream(asked, Spending(60))) == "公务接待费为{{f1}}。"
        assert ["stream_options" in body for body in server.requests] == [True, False, False]


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        ("500", "模型服务出错（500）"),
        ("429", "模型服务限流（429）"),
        ("401", "模型服务拒绝了密钥（401）"),
        ("context", "内容超过了模型的上下文长度"),
        ("cut", "回复没有说完"),
        ("length", "回复没有说完"),
    ],
)
def test_each_failure_is_one_line(manner: Manner, reason: str) -> None:
    with OpenAIServer(lambda _: Said("公务接待费为{{f1}}。", manner)) as server:
        with pytest.raises(ModelFailure, match=f"^{reason}$"):
            list(endpoint(server).stream(MESSAGES, Spending(60)))


@pytest.mark.parametrize("manner", ["hang", "trickle"])
def test_a_slow_endpoint_costs_no_more_than_the_budget(manner: Manner) -> None:
    with OpenAIServer(lambda _: Said("慢" * 400, manner)) as server:
        model = endpoint(server)
        started = time.monotonic()
        with pytest.raises(ModelFailure, match="超过了时限"):
            list(model.stream(MESSAGES, Spending(1.0)))
        assert time.monotonic() - started < 3


def test_nothing_is_imported_where_no_model_is_configured() -> None:
    code = "import qa.engine, sys; sys.exit(any('llama_index' in m or 'openai' in m for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_key_that_no_header_can_carry_is_named() -> None:
    with OpenAIServer(lambda _: Said("{}")) as server:
        model = Endpoint(server.base_url, "test", "你的密钥", 60.0)
        model.prepare()
        with pytest.raises(ModelFailure, match="密钥里有不能用的字符"):
            model.ask(MESSAGES, SCHEMA, Spending(60))

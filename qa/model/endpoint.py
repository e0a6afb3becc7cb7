"""One OpenAI-compatible endpoint, asked through llama-index within a budget of seconds.

Nothing of llama-index is imported before the first call. A call runs in a thread of its own, so that
an endpoint that hangs or trickles costs the user no more than the budget.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from qa.model.budget import ModelFailure, Spending
from qa.model.cache import KEPT, ReplyCache

Messages = Sequence[Mapping[str, str]]

AT_ONCE = 16
"""Calls under way at a time; a thread that waits for a dead endpoint counts until it gives up."""
LONGEST_REPLY = 20_000
CONTEXT = 32_768
TOKENS = 4096
"""Of one reply: a plan or a paragraph takes a few hundred, a model that thinks aloud first some thousands."""

_DONE = object()
_FORMS = ("schema", "object", "plain")
"""Structured output as endpoints have it: a strict schema; any JSON object (DeepSeek); none."""


class FormRefused(ModelFailure):
    """The endpoint does not know this form of structured output."""


class CountRefused(ModelFailure):
    """The endpoint does not count the tokens of a stream."""


class Endpoint:
    """A configured model; keeps one client, the cache, and which structured form the endpoint takes."""

    def __init__(
        self, base_url: str, model: str, key: str | None, seconds: float, cached: int = KEPT
    ) -> None:
        self.base_url, self.model, self.seconds = base_url, model, seconds
        self._key = key
        self._cache = ReplyCache(cached)
        self._slots = threading.Semaphore(AT_ONCE)
        self._form = 0
        self._counted = True
        self._context: Any = None
        self._guard = threading.Lock()

    def prepare(self) -> None:
        """Import the client and make it, which takes seconds: beside the rules' work, or ahead of a test."""
        with self._guard:
            if self._context is None:
                import ssl

                import llama_index.llms.openai_like  # noqa: F401

                self._context = ssl.create_default_context()

    def ask(self, messages: Messages, schema: Mapping[str, Any], spending: Spending) -> str:
        """One structured reply, as the text that came; `ModelFailure` where none did in time."""
        key = self._cache.key(self.model, messages, "plan")
        held = self._cache.get(key)
        if held is not None:
            spending.cached += 1
            return held
        text: str
        while True:
            form = self._form
            try:
                text = self._whole(messages, _response_format(_FORMS[form], schema), spending)
                break
            except FormRefused:
                if form + 1 >= len(_FORMS):
                    raise
                self._form = max(self._form, form + 1)
        self._cache.put(key, text)
        return text

    def stream(self, messages: Messages, spending: Spending) -> Iterator[str]:
        """A reply in prose, piece by piece; `ModelFailure` where it breaks off."""
        key = self._cache.key(self.model, messages, "prose")
        held = self._cache.get(key)
        if held is not None:
            spending.cached += 1
            yield held
            return
        pieces: list[str] = []
        finish = ""
        spending.calls += 1
        for piece, reason, tokens in self._streamed(messages, spending):
            finish = reason or finish
            _count(spending, tokens)
            if piece:
                pieces.append(piece)
                if sum(map(len, pieces)) > LONGEST_REPLY:
                    raise ModelFailure("回复过长")
                yield piece
        if finish != "stop":
            raise ModelFailure("回复没有说完")
        self._cache.put(key, "".join(pieces))

    # ------------------------------------------------------------ calls

    def _streamed(self, messages: Messages, spending: Spending) -> Iterator[tuple[str, str, Any]]:
        """The pieces of a stream, with the usage where the endpoint can count a stream."""
        if self._counted:
            try:
                yield from self._run(lambda http: self._pieces(messages, http), spending)
                return
            except CountRefused:
                self._counted = False
        yield from self._run(lambda http: self._pieces(messages, http), spending)

    def _whole(self, messages: Messages, extra: dict[str, Any], spending: Spending) -> str:
        spending.calls += 1

        def call(http: Any) -> Iterator[tuple[str, str, Any]]:
            response = self._llm(http).chat(_chat_messages(messages), **extra)
            choices = getattr(response.raw, "choices", None)
            reason = str(choices[0].finish_reason) if choices else ""
            yield response.message.content or "", reason, response.additional_kwargs

        text, finish, tokens = next(self._run(call, spending))
        _count(spending, tokens)
        if not text.strip():
            raise ModelFailure("回复是空的")
        if finish == "length" or len(text) > LONGEST_REPLY:
            raise ModelFailure("回复没有说完")
        return str(text)

    def _pieces(self, messages: Messages, http: Any) -> Iterator[tuple[str, str, Any]]:
        counted = {"stream_options": {"include_usage": True}} if self._counted else {}
        for reply in self._llm(http).stream_chat(_chat_messages(messages), **counted):
            choices = getattr(reply.raw, "choices", None)
            reason = str(choices[0].finish_reason or "") if choices else ""
            yield reply.delta or "", reason, reply.additional_kwargs

    def _run(self, call: Callable[[Any], Iterator[Any]], spending: Spending) -> Iterator[Any]:
        """What the call yields, as it comes, until the budget is spent.

        Each call has connections of its own, closed with it: a stream given up half way is freed by the
        garbage collector at any time, and would wait for ever on the lock of a pool that is in use.
        """
        if spending.left <= 0:
            raise ModelFailure("超过了时限")
        if not self._slots.acquire(blocking=False):
            raise ModelFailure("同时进行的请求太多")
        results: queue.Queue[Any] = queue.Queue()
        stopped = threading.Event()
        opened: list[Any] = []

        def work() -> None:
            try:
                self.prepare()
                opened.append(self._http())
                for result in call(opened[0]):
                    if stopped.is_set():
                        return
                    results.put(result)
                results.put(_DONE)
            except Exception as error:  # whatever the client raises is one reason for the log
                results.put(error if isinstance(error, ModelFailure) else _failure(error))
            finally:
                for http in opened:
                    http.close()
                self._slots.release()

        threading.Thread(target=work, daemon=True, name="model-call").start()
        try:
            while True:
                try:
                    result = results.get(timeout=max(0.01, spending.left))
                except queue.Empty:
                    raise ModelFailure("超过了时限") from None
                if result is _DONE:
                    return
                if isinstance(result, ModelFailure):
                    raise result
                yield result
        finally:
            stopped.set()

    def _http(self) -> Any:
        import httpx

        return httpx.Client(timeout=self.seconds, verify=self._context, follow_redirects=False)

    def _llm(self, http: Any) -> Any:
        from llama_index.llms.openai_like import OpenAILike

        return OpenAILike(  # type: ignore[call-arg]
            model=self.model, api_base=self.base_url, api_key=self._key or "none", is_chat_model=True,
            should_use_structured_outputs=True, context_window=CONTEXT, temperature=0.0, max_tokens=TOKENS,
            max_retries=0, timeout=self.seconds, http_client=http,
        )  # fmt: skip


def _response_format(form: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    if form == "schema":
        wrapped = {"name": "plan", "strict": True, "schema": dict(schema)}
        return {"response_format": {"type": "json_schema", "json_schema": wrapped}}
    return {"response_format": {"type": "json_object"}} if form == "object" else {}


def _chat_messages(messages: Messages) -> list[Any]:
    from llama_index.core.base.llms.types import ChatMessage

    return [ChatMessage(role=message["role"], content=message["content"]) for message in messages]


def _count(spending: Spending, tokens: Mapping[str, Any]) -> None:
    spending.tokens_in += int(tokens.get("prompt_tokens") or 0)
    spending.tokens_out += int(tokens.get("completion_tokens") or 0)


def _failure(error: Exception) -> ModelFailure:
    """What went wrong, in one Chinese line; no content of the reply is repeated in it."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return ModelFailure("超过了时限")
    if isinstance(error, openai.APIConnectionError):
        return ModelFailure("连不上模型服务")
    if isinstance(error, openai.RateLimitError):
        return ModelFailure("模型服务限流（429）")
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return ModelFailure(f"模型服务拒绝了密钥（{error.status_code}）")
    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        text = str(error).lower()
        if "context" in text and ("length" in text or "window" in text or "exceed" in text):
            return ModelFailure("内容超过了模型的上下文长度")
        if "response_format" in text or "json_schema" in text:
            return FormRefused(f"模型服务不接受结构化输出（{error.status_code}）")
        if "stream_options" in text or "include_usage" in text:
            return CountRefused(f"模型服务不接受 stream_options（{error.status_code}）")
        return ModelFailure(f"模型服务不接受这个请求（{error.status_code}）")
    if isinstance(error, UnicodeEncodeError):
        return ModelFailure("密钥里有不能用的字符")
    if isinstance(error, openai.APIStatusError):
        return ModelFailure(f"模型服务出错（{error.status_code}）")
    return ModelFailure(f"模型的回复无法读取（{type(error).__name__}）")

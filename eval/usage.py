"""What an answer took: who planned and worded it, the tokens, the seconds, how sure the rules were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from statistics import median
from typing import Any

from pydantic import BaseModel, ConfigDict


class Usage(BaseModel):
    """Of one answer; `confidence` is that of the rules' plan, None where there was none to weigh."""

    model_config = ConfigDict(frozen=True)

    planner: str = "rules"
    writer: str = "rules"
    model: str | None = None
    calls: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    model_seconds: float = 0.0
    notes: tuple[str, ...] = ()
    confidence: float | None = None
    prose: bool = False


def usage_of(record: object) -> Usage | None:
    """Read off an answer record that was asked for with `--explain`."""
    if isinstance(record, BaseModel):
        record = record.model_dump(mode="json")
    if not isinstance(record, Mapping):
        return None
    explain = record.get("explain") or {}
    spent: Mapping[str, Any] = explain.get("model") or {}
    return Usage(
        planner=record.get("planner") or "rules",
        writer=record.get("writer") or "rules",
        model=spent.get("model"),
        calls=spent.get("calls", 0),
        cached=spent.get("cached", 0),
        tokens_in=spent.get("tokens_in", 0),
        tokens_out=spent.get("tokens_out", 0),
        model_seconds=spent.get("seconds", 0.0),
        notes=tuple(spent.get("notes", ())),
        confidence=explain.get("confidence"),
        prose=bool(explain.get("prose")),
    )


def usage_line(usages: Iterable[Usage | None]) -> str:
    """The model's share of a run in one line; empty where no model was asked."""
    asked = [one for one in usages if one is not None and one.model]
    if not asked:
        return ""
    planned = sum(one.planner == "model" for one in asked)
    worded = sum(one.writer == "model" for one in asked)
    failed = sum(bool(one.notes) for one in asked)
    tokens_in, tokens_out = sum(one.tokens_in for one in asked), sum(one.tokens_out for one in asked)
    return (
        f"模型 {asked[0].model}：请求 {sum(one.calls for one in asked)} 次（另有缓存 {sum(one.cached for one in asked)} 次），"  # noqa: E501
        f"用其计划 {planned} 题、措辞 {worded} 题，退回或失败 {failed} 题；"
        f"token 输入 {tokens_in}、输出 {tokens_out}，平均每题 {(tokens_in + tokens_out) / len(asked):.0f}；"
        f"用时中位数 {median(one.model_seconds for one in asked):.2f} 秒。"
    )

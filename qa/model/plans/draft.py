"""A model's reply read as a draft of a plan: tolerant of its form, strict about what it says.

Models fence their JSON, think aloud before it, leave keys out, add some, write null for an empty list and
Chinese for a fixed word. All of that is read for what it means. What has no meaning here is refused;
keys that are not asked for are dropped unread, so nothing can be said by them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from qa.patterns import regex
from qa.planning.plan import Role

DraftOperation = Literal[
    "lookup", "sum", "difference", "ratio", "share", "growth", "change", "average", "complement", "rank",
    "filter", "count", "equal", "none",
]  # fmt: skip
_OPERATIONS = {
    "lookup": "查数|查询|查找|查|取数",
    "sum": "相加|求和|合计|加总|add|加",
    "difference": "相减|差额|差|减|subtract",
    "ratio": "倍数|几倍|相除|divide",
    "share": "占比|比重|比例|percentage",
    "growth": "增长率|增幅|增减率|growth_rate",
    "change": "增减额|增减|变动|变化",
    "average": "平均|均值|mean|avg",
    "complement": "其余|扣除|补集",
    "rank": "排名|排序|top|sort",
    "filter": "筛选|过滤",
    "count": "计数|个数",
    "equal": "相等|是否相等|一致|equals",
    "none": "无|没有|null",
}
_ROLES = {
    "amount": "本年数|本年|金额|数额|current",
    "prior": "上年数|上年|last_year|previous",
    "change": "增减额|变动额|增减",
    "growth": "增减率|增长率|增幅",
    "share": "占比|比重|比例",
    "count": "数量|个数",
}
_RELATIONS = {
    "greater": "大于|超过|高于|以上|不低于|>|>=|gt|gte|greater_than",
    "less": "小于|低于|不足|以下|不超过|<|<=|lt|lte|less_than",
}
_FLAGS = {
    **dict.fromkeys(("true", "是", "降序", "从大到小", "desc"), True),
    **dict.fromkeys(("false", "否", "升序", "从小到大", "asc"), False),
}
_EMPTY = frozenset(("", "null", "none", "无", "空"))
_AMOUNT = regex(r"([\d,，]+(?:\.\d+)?)\s*(\D*)")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class DraftOperand(_Strict):
    """An operand as the model writes it."""

    phrase: str
    context: str
    role: Role
    year: int | None
    unit: str | None
    parts: list[str]


class Draft(_Strict):
    """A plan as the model writes it: every key is required, so that strict schemas accept it."""

    operation: DraftOperation
    operands: list[DraftOperand]
    unit: str | None
    descending: bool
    top: int | None
    threshold: str | None
    threshold_unit: str | None
    relation: Literal["greater", "less"] | None


def read_draft(reply: str) -> Draft | str:
    """The draft that a reply holds, or why it is none, in one Chinese clause."""
    found = list(_objects(reply))
    if not found:
        return "不是所要求的 JSON（整体）"
    if any(one != found[0] for one in found):
        return "给了不止一份计划"
    try:
        return Draft.model_validate(_plain_draft(found[0]))
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "整体"
        return f"不是所要求的 JSON（{place}）"


# ---------------------------------------------------------------- the object in the reply


def _objects(reply: str) -> Iterator[Mapping[str, Any]]:
    """JSON objects that hold an operation, whatever stands around them; not what was thought aloud."""
    text = re.sub(r"^.*</think>", "", reply, flags=re.S)
    text = re.sub(r",(\s*[}\]])", r"\1", text)
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            found, end = decoder.raw_decode(text, at)
        except ValueError:
            at = text.find("{", at + 1)
            continue
        inner = [value for value in found.values() if isinstance(value, Mapping)]
        for one in (found, *(inner if len(inner) == 1 else ())):
            if "operation" in one:
                yield one
        at = text.find("{", end)


# ---------------------------------------------------------------- each value for what it means


def _plain_draft(found: Mapping[str, Any]) -> dict[str, Any]:
    operands = found.get("operands")
    listed = operands if isinstance(operands, list) else [] if operands is None else [operands]
    threshold, unit = _bound(found.get("threshold"))
    return {
        "operation": _word(found.get("operation"), _OPERATIONS),
        "operands": [_plain_operand(one) for one in listed],
        "unit": _text(found.get("unit")),
        "descending": True if found.get("descending") is None else _flag(found["descending"]),
        "top": _whole(found.get("top")),
        "threshold": threshold,
        "threshold_unit": _text(found.get("threshold_unit")) or unit,
        "relation": _word(found.get("relation"), _RELATIONS) if _text(found.get("relation")) else None,
    }


def _plain_operand(one: Any) -> Any:
    if isinstance(one, str):
        one = {"phrase": one}
    if not isinstance(one, Mapping):
        return one
    parts = one.get("parts") or []
    return {
        "phrase": one.get("phrase"),
        "context": _text(one.get("context")) or "",
        "role": _word(one.get("role"), _ROLES) if _text(one.get("role")) else "amount",
        "year": _whole(one.get("year")),
        "unit": _text(one.get("unit")),
        "parts": [part.get("phrase") if isinstance(part, Mapping) else part for part in parts]
        if isinstance(parts, list)
        else parts,
    }


def _word(value: Any, words: Mapping[str, str]) -> Any:
    """A fixed word for the ways of writing it: 相加, SUM, “sum 相加”."""
    if not isinstance(value, str):
        return value
    for written in (value, *value.split()):
        plain = written.strip().lower()
        for word, others in words.items():
            if plain == word or plain in others.split("|"):
                return word
    return value


def _text(value: Any) -> Any:
    return None if isinstance(value, str) and value.strip().lower() in _EMPTY else value


def _flag(value: Any) -> Any:
    return _FLAGS.get(value.strip().lower(), value) if isinstance(value, str) else value


def _whole(value: Any) -> Any:
    """A whole number, also as 3.0, “3” or “2024年”."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{1,4})[年名个项]?", value.strip())
        return int(match[1]) if match else _text(value)
    return value


def _bound(value: Any) -> tuple[Any, str | None]:
    """A bound without its unit, and the unit where it was written with it."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value), None
    match = _AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return _text(value), None
    return re.sub("[,，]", "", match[1]), match[2].strip() or None

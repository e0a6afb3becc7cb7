"""A model that keeps to its instructions: it plans what the rules would, and words with slots alone.

It stands behind the test server, so that a whole suite can be run with an endpoint that behaves.
What it answers to is what it is sent; whose question it is it knows from `ask`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.liars.case import Case
from eval.openai_server import Said, asked_for, data_of
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.model.words.wording import is_sentence

DRAFTED = (
    "lookup", "sum", "difference", "ratio", "share", "growth", "change", "average", "complement", "rank",
    "filter", "count", "equal",
)  # fmt: skip
ROLES = ("amount", "prior", "change", "growth", "share", "count")
NO_PLAN: dict[str, Any] = {
    "operation": "none", "operands": [], "unit": None, "descending": True, "top": None, "threshold": None,
    "threshold_unit": None, "relation": None,
}  # fmt: skip
PLAIN: dict[str, Any] = {"context": "", "role": "amount", "year": None, "unit": None, "parts": []}


class HonestModel:
    """A speaker for `OpenAIServer`; `about` tells it the question of the next requests."""

    def __init__(self, rules: Engine) -> None:
        self._rules = rules
        self._draft: Mapping[str, Any] = NO_PLAN

    def about(self, question: str, documents: Sequence[str] | None, history: Sequence[str]) -> AnswerRecord:
        """Think the question over; gives the rules' own answer."""
        record = self._rules.ask(question, documents, history, explain=True)
        self._draft = draft_of(record)
        return record

    def __call__(self, body: Mapping[str, Any]) -> Said:
        """What is said to a request."""
        if asked_for(body) == "plan":
            return Said(json.dumps(self._draft, ensure_ascii=False))
        return Said(paragraph(data_of(body)))


def draft_of(record: AnswerRecord) -> dict[str, Any]:
    """The plan of the rules' best reading as a model writes it; “none” where it has no words for it."""
    tried = (record.explain or {}).get("tried") or []
    best: Mapping[str, Any] = max(tried, key=lambda one: float(one["rank"]), default={})
    plan: Mapping[str, Any] = best.get("plan", {})
    operands = plan.get("operands", [])
    roles = {operand.get("role", "amount") for operand in operands}
    if plan.get("operation") not in DRAFTED or not roles <= set(ROLES):
        return dict(NO_PLAN)
    known = {key: plan[key] for key in ("descending", "top", "threshold", "threshold_unit") if key in plan}
    relation = plan.get("relation") if plan.get("relation") in ("greater", "less") else None
    drafts = [_operand(operand) for operand in operands]
    return {**NO_PLAN, **known, "relation": relation, "operation": plan["operation"], "operands": drafts}


def _operand(operand: Mapping[str, Any]) -> dict[str, Any]:
    parts = [part["phrase"] for part in operand.get("parts", [])]
    kept = {key: operand[key] for key in ("phrase", "context", "role", "year") if key in operand}
    unit = operand.get("unit") if operand.get("role") == "count" else None
    return {**PLAIN, **kept, "unit": unit, "parts": parts}


def paragraph(data: Mapping[str, Any]) -> str:
    """One sentence for each of the first figures, every number a slot."""
    labels: Sequence[Mapping[str, Any]] = data["labels"]
    if not labels:
        return ""
    first = f"{_stated(labels[0])}。"
    rest = [slot for slot in labels[1:4] if "formula" not in slot]
    lead = "其中" if "formula" in labels[0] else "另外"
    return first + (f"{lead}，{'，'.join(map(_stated, rest))}。" if rest else "")


def _stated(slot: Mapping[str, Any]) -> str:
    """A figure with its name, and with its direction where it is one of a change."""
    return f"{slot['label']}为{slot.get('direction', '')}{slot['slot']}"


def honest_paragraphs(case: Case) -> Iterator[str]:
    """What a model that keeps to its instructions writes, in several manners."""
    label, scope = case.label, "{{s1}}" if len(case.record.scope) == 1 else ""
    lead = case.random.choice(
        ["", "根据文件，", f"{scope}显示，" if scope else "", f"{scope}中，" if scope else ""]
    )
    stated = f"{lead}{_stated(case.labels[0])}"
    moved = "direction" in case.labels[0]
    yield f"{stated}。"
    if moved:
        yield f"{lead}{label}{{{{d1}}}}{{{{f1}}}}。"
    if len(case.labels) > 1:
        rest = "，".join(_stated(slot) for slot in case.labels[1:4] if "formula" not in slot)
        joint = "其中" if "formula" in case.labels[0] else "另外"
        yield f"{stated}。" + (f"{joint}，{rest}。" if rest else "")
        yield f"{lead}{label}是{case.labels[0].get('direction', '')}{{{{f1}}}}" + (
            f"；{rest}。" if rest else "。"
        )
    elif not moved:
        said = "预算安排为" if "预算" in case.scope else "共计"
        yield f"{lead}{label}{said}{{{{f1}}}}。"
    if any(is_sentence(citation.quote) for citation in case.record.citations):
        yield f"{stated}。原文是{{{{q1}}}}。"

"""The model planner: a question to the same `Plan` that the rules give, or a reason why not.

What the model sends is a draft. It becomes a plan only if every name in it is printed, every number
and year stands in the question, and every printed name of the question is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from qa.entries import DocumentIndex
from qa.matcher import known_spans, weights_of
from qa.model.budget import ModelFailure, Spending
from qa.model.catalogue import describe, item_candidates
from qa.model.endpoint import Endpoint
from qa.model.prompts import plan_messages
from qa.plan import Operand, Operation, Plan, Role
from qa.reading import asked_unit
from qa.shapes.asking import number_word
from qa.targets import Targets
from qa.text import Coverage, bare, normal
from qa.values import Outcome

Run = Callable[[Plan], Outcome]

_UNITS = frozenset(
    (
        "元",
        "万元",
        "亿元",
        "千元",
        "百元",
        "%",
        "倍",
        "辆",
        "人",
        "个",
        "平方米",
        "台",
        "套",
        "名",
        "项",
        "家",
    )
)
_LEAST: dict[str, int] = {"difference": 2, "ratio": 2, "share": 2, "equal": 2, "complement": 2, "sum": 1}
_STEPS = 12
"""A plan of more operands than this answers no question that people ask."""


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

    operation: Literal[
        "lookup", "sum", "difference", "ratio", "share", "growth", "change", "average", "complement",
        "rank", "filter", "count", "equal", "none",
    ]  # fmt: skip
    operands: list[DraftOperand]
    unit: str | None
    descending: bool
    top: int | None
    threshold: str | None
    threshold_unit: str | None
    relation: Literal["greater", "less"] | None


def plan_by_model(
    endpoint: Endpoint,
    question: str,
    targets: Targets,
    indexes: Sequence[DocumentIndex],
    run: Run,
    spending: Spending,
) -> tuple[Plan, Outcome] | None:
    """The model's plan and what it came to; None where the model finds nothing to look up.

    A plan that is refused is asked for once more with the reason. Raises `ModelFailure` after that.
    """
    data = describe(question, targets, indexes)
    refusal: str | None = None
    for _ in range(2):
        reply = endpoint.ask(plan_messages(data, refusal), Draft.model_json_schema(), spending)
        draft, refusal = _read(reply)
        if draft is not None:
            if draft.operation == "none":
                return None
            plan = _plan(draft, question)
            refusal = _refusal(plan, question, targets, indexes)
            if refusal is None:
                outcome = run(plan)
                if outcome.status != "not_found":
                    return plan, outcome
                refusal = _missing(plan, outcome, indexes)
        spending.notes.append(f"计划被退回：{refusal}")
    raise ModelFailure(f"两次计划都不可用：{refusal}")


def _read(reply: str) -> tuple[Draft | None, str | None]:
    text = re.sub(r"^.*</think>", "", reply, flags=re.S).strip()
    text = re.sub(r"^```(?:json)?\s*|\s*```$", "", text)
    try:
        return Draft.model_validate_json(text), None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "整体"
        return None, f"不是所要求的 JSON（{place}）"


def _plan(draft: Draft, question: str) -> Plan:
    operands = [
        Operand(
            phrase=one.phrase, context=one.context, role=one.role, year=one.year,
            unit=one.unit if one.unit in _UNITS and one.role == "count" else None,
            parts=[Operand(phrase=part, context=one.context) for part in one.parts],
        )
        for one in draft.operands
    ]  # fmt: skip
    operation: Operation = draft.operation if draft.operation != "none" else "lookup"
    fixed = {"share": "%", "ratio": "倍"}.get(operation)
    return Plan(
        operation=operation, operands=operands, unit=fixed or asked_unit(normal(question)), descending=draft.descending,  # noqa: E501
        top=draft.top, threshold=draft.threshold, threshold_unit=draft.threshold_unit, relation=draft.relation,  # noqa: E501
        wants_items=operation in ("rank", "filter", "count"),
    )  # fmt: skip


# ---------------------------------------------------------------- what a plan must keep to


def _refusal(plan: Plan, question: str, targets: Targets, indexes: Sequence[DocumentIndex]) -> str | None:
    text = normal(question)
    if not _LEAST.get(plan.operation, 1) <= len(plan.operands) <= _STEPS:
        return f"{plan.operation} 的操作数个数不对"
    terms = frozenset().union(*(index.terms for index in indexes))
    for operand in plan.operands:
        for phrase in [part.phrase for part in operand.parts] or [operand.phrase]:
            if not _printed(phrase, text, terms):
                return f"“{phrase[:40]}”不是文件中的名称，相近的有：{'、'.join(item_candidates(phrase[:40], indexes)[:8])}"  # noqa: E501
        if operand.year is not None and not _known_year(operand.year, text, targets):
            return f"问题没有提到{operand.year}年"
    return _numbers(plan, text) or _dropped(plan, text, terms)


def _printed(phrase: str, question: str, terms: frozenset[str]) -> bool:
    """A printed name, names put together, or words of the question itself."""
    name = bare(phrase)
    if not 1 < len(name) <= 60:
        return False
    if name in terms or name in question:
        return True
    covered = sum(end - start for start, end in known_spans(name, terms))
    return covered == len(name) - len(re.findall(r"[的与和及/、\-·]", name))


def _known_year(year: int, question: str, targets: Targets) -> bool:
    years = {y for target in targets.chosen for y in (target.year, target.edition.year) if y}
    return str(year) in question or year in years or year + 1 in years


def _numbers(plan: Plan, question: str) -> str | None:
    if plan.threshold is not None and not re.search(
        rf"(?<![\d.]){re.escape(plan.threshold)}(?![\d.])", question.replace(",", "")
    ):
        return "界限必须是问题里写明的数"
    if plan.threshold_unit is not None and plan.threshold_unit.rstrip("元") not in question:
        return "界限的单位必须是问题里写明的"
    if (plan.threshold is None) != (plan.relation is None) and plan.operation in ("filter", "count"):
        return "筛选要同时写明界限和关系"
    if plan.operation == "filter" and plan.threshold is None:
        return "筛选要写明界限"
    words = re.findall(r"[一二两三四五六七八九十]+|\d+", question)
    if plan.top is not None and plan.top != 1 and plan.top not in {number_word(word) for word in words}:
        return "名次个数必须是问题里写明的"
    return None


def _dropped(plan: Plan, question: str, terms: frozenset[str]) -> str | None:
    """A printed name of the question that the plan leaves out: it would answer another question."""
    words = [o.phrase + o.context for o in plan.operands] + [p.phrase for o in plan.operands for p in o.parts]
    said = normal("".join(words))
    for start, end in known_spans(question, terms):
        name = question[start:end]
        if sum(weights_of(name)) < 2 or name in said:
            continue
        if Coverage(name).masks(said)[0].bit_count() < len(name):
            return f"计划里漏掉了问题中的“{name}”"
    return None


def _missing(plan: Plan, outcome: Outcome, indexes: Sequence[DocumentIndex]) -> str:
    absent = [value.label for value in outcome.values if not value.found] or [o.phrase for o in plan.operands]
    near = item_candidates(absent[0], indexes)[:8]
    return f"查不到“{absent[0][:40]}”，相近的有：{'、'.join(near)}"

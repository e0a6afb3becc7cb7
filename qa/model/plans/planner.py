"""The model planner: a question to the same `Plan` that the rules give, or a reason why not.

What the model sends is a draft. It becomes a plan only if it is faithful to the question: see
`qa.model.plans.fidelity`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.executing.values import Outcome
from qa.items.entries import DocumentIndex
from qa.model.budget import ModelFailure, Spending
from qa.model.endpoint import Endpoint
from qa.model.plans.catalogue import describe, item_candidates
from qa.model.plans.draft import Draft, DraftOperand, read_draft
from qa.model.plans.fidelity import unfaithful, unfitting
from qa.model.prompts import plan_messages
from qa.planning.plan import Operand, Operation, Plan, Role
from qa.planning.shapes.shaped import measure_of
from qa.question.reading import Reading
from qa.question.text import bare
from qa.scoping.targets import Targets

Run = Callable[[Plan], Outcome]

_UNITS = frozenset("元 万元 亿元 千元 百元 % 倍 辆 人 个 平方米 台 套 名 项 家".split())


def plan_by_model(
    endpoint: Endpoint,
    reading: Reading,
    targets: Targets,
    indexes: Sequence[DocumentIndex],
    run: Run,
    spending: Spending,
) -> tuple[Plan, Outcome] | None:
    """The model's plan and what it came to; None where the model finds nothing to look up.

    A plan that is refused is asked for once more with the reason. Raises `ModelFailure` after that.
    """
    data = describe(reading.text, targets, indexes)
    refusal: str | None = None
    for _ in range(2):
        reply = endpoint.ask(plan_messages(data, refusal), Draft.model_json_schema(), spending)
        draft = read_draft(reply)
        if isinstance(draft, str):
            refusal = draft
        else:
            if draft.operation == "none":
                return None
            plan = _plan(draft, reading, indexes)
            refusal = unfaithful(plan, reading, targets, indexes)
            if refusal is None:
                outcome = run(plan)
                partly = outcome.status == "answered" and any(not value.found for value in outcome.values)
                if outcome.status == "not_found" or partly:
                    refusal = _missing(plan, outcome, indexes)
                else:
                    refusal = unfitting(plan, outcome, reading)
                if refusal is None:
                    return plan, outcome
        spending.notes.append(f"计划被退回：{refusal}")
    raise ModelFailure(f"两次计划都不可用：{refusal}")


def _plan(draft: Draft, reading: Reading, indexes: Sequence[DocumentIndex]) -> Plan:
    """The draft with what the words themselves say: the code, the measure, the earlier question's topic."""
    moved: dict[str, Role] = {"change": "change", "growth": "growth"}
    operands = [
        Operand(
            phrase=one.phrase, context=" ".join(filter(None, [one.context, reading.context])),
            under=_parent(one, draft, indexes),
            role=moved.get(draft.operation, one.role), year=one.year,
            unit=one.unit if one.unit in _UNITS and one.role == "count" else None,
            measure=_measure(one, draft, reading), code=reading.code,
            parts=[Operand(phrase=part, context=one.context) for part in one.parts],
        )
        for one in draft.operands
    ]  # fmt: skip
    operation: Operation = draft.operation if draft.operation != "none" else "lookup"
    roles = {operand.role for operand in operands}
    if operation == "lookup" and len(operands) == 1 and roles <= {"change", "growth"}:
        operation = "change" if roles == {"change"} else "growth"
    fixed = {"share": "%", "ratio": "倍"}.get(operation)
    return Plan(
        operation=operation, operands=operands, unit=fixed or reading.unit, descending=draft.descending,
        top=draft.top, threshold=draft.threshold, threshold_unit=draft.threshold_unit, relation=draft.relation,  # noqa: E501
        wants_items=operation in ("rank", "filter", "count"),
    )  # fmt: skip


def _parent(one: DraftOperand, draft: Draft, indexes: Sequence[DocumentIndex]) -> str:
    """The row above that tells an operand from its namesakes: 司法 of “司法 行政运行”.

    Written before the name, or as the context of one of several operands that bear the same name.
    """
    pieces = one.phrase.split()
    namesakes = {other.context for other in draft.operands if other.phrase == one.phrase}
    above = pieces[0] if len(pieces) == 2 else one.context if len(namesakes) > 1 else ""
    name, parent = bare(pieces[-1]) if pieces else "", bare(above)
    known = parent and any(
        entry.is_cell and entry.label == name and parent in entry.ancestors
        for index in indexes
        for entry in index.cells
    )
    return above if known else ""


def _measure(one: DraftOperand, draft: Draft, reading: Reading) -> str | None:
    """年初预算, 决算 and the like: of the operand's own words, or of the question where there is but one."""
    if one.role != "amount":
        return None
    alone = len(draft.operands) == 1
    return (measure_of(reading.decode(reading.core)) if alone else None) or measure_of(one.phrase)


def _missing(plan: Plan, outcome: Outcome, indexes: Sequence[DocumentIndex]) -> str:
    absent = [value.label for value in outcome.values if not value.found] or [o.phrase for o in plan.operands]
    near = item_candidates(absent[0], indexes)[:8]
    return f"查不到“{absent[0][:40]}”，相近的有：{'、'.join(near)}"

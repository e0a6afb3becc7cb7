"""Whether a model's plan answers the question that was asked, and not another one.

Every name in it must be printed and said, every name said must be in it, and the operation, the order
of its operands, roles, years, bounds and ranks must be in the question's own words. What cannot be
traced to the question is refused: a figure that is right for another question is a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.executing.values import Outcome
from qa.items.entries import DocumentIndex
from qa.items.phrases import weights_of
from qa.model.plans.limits import kind_of, overstepped
from qa.model.plans.naming import strange_name
from qa.model.plans.operations import unsaid_operation
from qa.model.plans.said import Said, leaves
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.question.reading import Reading
from qa.question.text import Coverage, normal
from qa.scoping.targets import Targets

STEPS = 12
"""A plan of more operands than this answers no question that people ask."""
UNEXPLAINED = 0.2
"""The share of the question's content that a plan may leave out."""

_LEAST = {"difference": 2, "ratio": 2, "share": 2, "equal": 2, "complement": 2}


def unfaithful(
    plan: Plan, reading: Reading, targets: Targets, indexes: Sequence[DocumentIndex]
) -> str | None:
    """Why the plan is not one of this question, in one Chinese clause; None where it is."""
    terms = frozenset().union(*(index.terms for index in indexes))
    said = Said.of(reading)
    return (
        _arity(plan, targets) or _unasked(plan, reading) or strange_name(plan, said, terms, indexes)
        or unsaid_operation(plan, reading) or overstepped(plan, reading, said, targets)
        or _dropped(plan, reading, said)
    )  # fmt: skip


def unfitting(plan: Plan, outcome: Outcome, reading: Reading) -> str | None:
    """Why what the plan came to is not what was asked for: money for a count, a share over the whole."""
    for value in () if outcome.items else outcome.values[:1]:
        asked, given = kind_of(reading.unit), kind_of(value.unit)
        if asked is not None and given is not None and asked != given:
            return f"问的是{reading.unit}，查到的是{value.unit}"
        part = plan.operation == "share" and not re.search("完成|预算数|执行", reading.text)
        if part and value.amount is not None and not 0 <= value.amount <= 100:
            return "部分大于总体"
    return None


def _arity(plan: Plan, targets: Targets) -> str | None:
    least = 1 if targets.by else _LEAST.get(plan.operation, 1)
    if not least <= len(plan.operands) <= STEPS:
        return f"{plan.operation} 的操作数个数不对"
    if plan.operation == "sum" and sum(1 for _ in leaves(plan)) < 2:
        return "相加至少要有两项"
    if plan.operation == "change" and targets.by:
        return "两份文件相比用 difference"
    if plan.operation in ("change", "growth") and len(plan.operands) > 1:
        return f"{plan.operation} 只能有一项"
    if plan.operation in _LEAST and len(plan.operands) > 2:
        return f"{plan.operation} 只能有两项"
    if plan.operation == "equal" and len({one.phrase for one in plan.operands}) < 2:
        return "要比较的是同一项"
    whole = [
        (one.phrase, one.context, one.role, one.year, one.measure, tuple(part.phrase for part in one.parts))
        for one in plan.operands
    ]
    return "同一项写了两次" if len(set(whole)) < len(whole) else None


def _unasked(plan: Plan, reading: Reading) -> str | None:
    """“A多少？其中B多少？” asks for two figures."""
    asked = sum("多少" in part for part in re.split("[?,;。!]", reading.text))
    if plan.operation == "lookup" and 1 < asked and len(plan.operands) < asked:
        return f"问题问了{asked}个数"
    return None


def _dropped(plan: Plan, reading: Reading, said: Said) -> str | None:
    """A printed name of the question that the plan leaves out, or too much else of its content."""
    used = normal(
        "\x00".join([o.phrase + "\x00" + o.context for o in plan.operands]
        + [p.phrase for o in plan.operands for p in o.parts])
    )  # fmt: skip
    for atom in reading.atoms:
        if (len(atom) < 4 and sum(weights_of(atom)) < 2) or atom in used:
            continue
        if Coverage(atom).masks(used)[0].bit_count() < len(atom):
            return f"计划里漏掉了问题中的“{atom}”"
    names = _spans(reading.atoms, said.core)
    weights = weights_of(said.core, names)
    covered, _ = Coverage(said.core).masks(used)
    for match in _OPERATING.finditer(said.core):
        covered |= ((1 << len(match.group())) - 1) << match.start()
    total = sum(weights)
    left = sum(weight for at, weight in enumerate(weights) if not covered >> at & 1)
    return "计划没有用到问题的大半内容" if total and left / total > UNEXPLAINED else None


_OPERATING = regex(
    r"占|比[重例]?|百分[之比点]|几成|倍|平均|均|每|差额?|多[少了出]?|少了?|增[加长减幅]?|减少?|下?降[低幅]?|上升|上?涨|压减|"
    r"合计|一共|总共|加起来|加|之和|总和|相加|最[高低大小多少]的?|第?[一二三四五六七八九十]+[名项个块类笔大]?|前|排[名序列]|依次|从.到.|"
    r"哪[一些个项块类家]*|超过|低于|大于|小于|不足|以[上下]|\d[\d,.]*[万亿]?元?|除了?|之?外|其余|其他|扣除|不含|剩下?|相等|等于|一致|一样|吗|"
    r"同比|相比|较|变[化动]|去年|上年|金额|花钱|安排|顺序"
)
"""Words that say what is to be done, not with what."""


def _spans(names: Sequence[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for name in names for match in re.finditer(re.escape(name), text)]

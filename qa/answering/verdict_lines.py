"""Verdicts in words: what agrees, what a claim comes to, what a test finds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qa.answering.answer import Figure
from qa.answering.moves import moved
from qa.answering.shown import shown
from qa.executing.values import Outcome
from qa.planning.plan import Plan


def verdict_line(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    """Whether figures agree, or a claim holds, with both figures."""
    if plan.operation == "consistent":
        if outcome.verdict:
            return f"{where}一致：各处都写{shown(figures[0])}。"
        listed = "；".join(f"{figure.label}为**{shown(figure)}**" for figure in figures)
        return f"{where}不一致，文件自相矛盾：{listed}。"
    if plan.operation == "claim":
        computed = figures[0]
        said = outcome.notes[0] if outcome.notes else ""
        amount = abs(Decimal(computed.value))
        verdict = "属实" if outcome.verdict else "不属实"
        return f"{where}{verdict}：{said}，按所列数字计算为**{amount:,}{computed.unit or ''}**。"
    left, right = figures[0], figures[1]
    apart = Decimal(figures[2].value) if len(figures) > 2 else Decimal(0)
    if outcome.verdict:
        rounding = "（四舍五入后一致）" if apart else ""
        return f"{where}一致{rounding}：{left.label}为**{shown(left)}**，{right.label}为**{shown(right)}**。"
    return (
        f"{where}不一致：{left.label}为**{shown(left)}**，{right.label}为**{shown(right)}**，"
        f"相差**{abs(apart):,}{figures[2].unit or ''}**。"
    )


def tested_line(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    """What a predicate of the question comes to, with the figure that it was tried on."""
    head = figures[0]
    yes = "是" if outcome.verdict else "不是"
    if plan.relation == "moves":
        yes = "有变化" if outcome.verdict else "没有变化"
    if plan.relation in ("rises", "falls", "flat", "moves"):
        stayed = f"，仍为{shown(figures[1])}" if head.value == "0" and len(figures) == 2 else ""
        return f"{where}{yes}：{moved(head, outcome.values[0])}{stayed}。"
    if plan.relation == "met":
        yes = "完成了" if outcome.verdict else "没有完成"
        return f"{where}{yes}：{head.label}为**{shown(head)}**，目标为{shown(figures[1])}。"
    if plan.relation == "empty":
        said = "是空表" if outcome.verdict else "不是空表"
        return f"{where}{said}：{head.label}为**{shown(head)}**。"
    if plan.relation == "exists":
        return f"{where}{'有' if outcome.verdict else '没有'}：{head.label}为**{shown(head)}**。"
    if plan.relation == "equal":
        return f"{where}{yes}：{head.label}为**{shown(head)}**。"
    limit = f"{plan.threshold}{plan.threshold_unit or ''}"
    if len(plan.operands) > 1 and limit == "50%":
        limit = "一半"
    if limit == "100%" and [operand.measure for operand in plan.operands[:1]] == ["final"]:
        limit = "预算"
    if plan.threshold is None and len(figures) > 1:
        limit = figures[1].label
    verb, denied = _BOUNDS[plan.relation or "less"]
    of = "，".join(f"{figure.label}{shown(figure)}" for figure in figures[1:3]) if head.unit == "%" else ""
    told = f"（{of}）" if of else ""
    if plan.threshold is None and len(figures) > 1:
        told = f"，{limit}为**{shown(figures[1])}**"
    return f"{where}{verb if outcome.verdict else denied}{limit}：{head.label}为**{shown(head)}**{told}。"


_BOUNDS = {
    "greater": ("超过", "没有超过"), "less": ("低于", "没有低于"),
    "at_least": ("达到", "没有达到"), "at_most": ("没有超过", "超过"),
}  # fmt: skip
"""A bound that holds, and one that does not, in words."""

"""Chosen members of a group in words: their order, their bounds, and what was made of them."""

from __future__ import annotations

from collections.abc import Sequence

from qa.answering.answer import Figure
from qa.answering.moves import move, stepped
from qa.answering.shown import shown
from qa.executing.values import Outcome
from qa.planning.plan import Plan

_ORDINALS = "一二三四五六七八九十"


def ranking_line(plan: Plan, outcome: Outcome, figures: Sequence[Figure], where: str) -> str:
    """The members in order, or those within bounds, each with its figure."""
    names = [name for name, _ in outcome.members] or list(outcome.items)
    values = [value for value in outcome.values if value.found]
    if plan.operation == "filter" and plan.inner == "change":
        way = "减少" if plan.relation == "less" else "增加"
        moved = [shown(figure).lstrip("-") for figure in figures]
        told = [f"{name}（{by}）" for name, by in zip(names, moved, strict=False)]
        return f"{where}比上年{way}的有：{'、'.join(told)}。" if told else f"{where}没有比上年{way}的。"
    if plan.inner in ("growth", "change"):
        verb = "最大" if plan.descending else "最小"
        listed = "、".join(f"{name}（{shown(figure)}）" for name, figure in zip(names, figures, strict=False))
        kind = "增减率" if plan.inner == "growth" else "增减额"
        first = f"{kind}{verb}的是**{names[0]}**，" if plan.top == 1 else ""
        return f"{where}{first}依次为：{listed}。"
    parts = [
        f"{name}（{stepped(value, figure)}）"
        for name, figure, value in zip(names, figures, values, strict=False)
    ]
    note = f"按{outcome.notes[0]}，" if outcome.notes else ""
    if plan.operation == "filter":
        bounds = _bounds(plan)
        if not bounds:
            return f"{where}{note}有{len(parts)}项：{'、'.join(parts)}。"
        if not parts:
            none = "各项都有金额" if bounds[:1] in "没未无为" else f"没有{bounds}的"
            return f"{where}{note}{none}。"
        return f"{where}{note}{bounds}的有：{'、'.join(parts)}。"
    if plan.top == 1:
        which = "最大" if plan.descending else "最小"
        if plan.skip:
            which = f"{'从高到低' if plan.descending else '从低到高'}排第{_ORDINALS[plan.skip]}"
        tied = max(1, len(outcome.items))
        best = "、".join(f"**{name}**" for name in names[:tied]) + ("（并列）" if tied > 1 else "")
        if move(values[0]) and not plan.skip:
            step = stepped(values[0], figures[0])
            way = move(values[0])
            return f"{where}{note}{way}{'得' if len(way) == 1 else ''}最多的是{best}，{step}。"
        others = parts[tied : tied + 5] if len(outcome.members) > tied else []
        rest = f"；其余依次为{'、'.join(others)}" if others else ""
        return f"{where}{note}{which}的是{best}，为{shown(figures[0])}{rest}。"
    if values and all(move(value) for value in values):
        return f"{where}{note}{move(values[0])}的有：{'、'.join(parts)}。"
    return f"{where}{note}{'从高到低' if plan.descending else '从低到高'}依次是：{'、'.join(parts)}。"


_BOUND_WORDS = {
    "greater": "超过", "less": "低于", "at_least": "不低于", "at_most": "不超过", "equal": "正好为",
}  # fmt: skip


def _bounds(plan: Plan) -> str:
    """The bounds of a plan in words: 不低于10万元、不超过30万元."""
    words = [
        limit.said or f"{_BOUND_WORDS[limit.relation]}{limit.value}{limit.unit or ''}"
        for limit in plan.limits
    ]
    verb = "低于" if plan.relation == "less" else "超过"
    if plan.threshold is not None:
        words.append(f"{verb}{plan.threshold}{plan.threshold_unit or ''}")
    if plan.beyond_average:
        words.append(f"{verb}平均数")
    return "、".join(words)


def reduced_line(plan: Plan, outcome: Outcome, figures: Sequence[Figure]) -> str:
    """What was made of the members of a group, named by how many they are."""
    head = figures[0]
    note = f"按{outcome.notes[0]}，" if outcome.notes else ""
    count = len(head.operands)
    if plan.reduce == "each":
        steps = [figure for figure in figures if figure.formula and figure.operands]
        return note + "；".join(f"{figure.label}为**{shown(figure)}**" for figure in steps)
    if plan.reduce == "spread" and len(head.operands) == 2:
        high, low = head.operands
        if plan.places is not None:
            first, last = plan.places
            return (
                f"{note}排第{first}的是**{high.label}**（{shown(high)}），排第{last}的是{low.label}（{shown(low)}），"
                f"相差**{shown(head)}**"
            )
        return (
            f"{note}最大的是**{high.label}**（{shown(high)}），最小的是{low.label}（{shown(low)}），"
            f"相差**{shown(head)}**"
        )
    if plan.reduce == "average" and head.label == "平均":
        return f"{note}{count}项平均为**{shown(head)}**"
    if plan.reduce == "sum" and head.label.endswith("项合计"):
        return f"{note}{count}项合计为**{shown(head)}**"
    if plan.reduce == "share" and len(outcome.items) == 1 and len(head.operands) == 2 and not plan.skip:
        part, whole = head.operands
        which = "最大" if plan.descending else "最小"
        return f"{note}{which}的是**{outcome.items[0]}**（{shown(part)}），占{whole.label}的**{shown(head)}**"
    return f"{note}{head.label}为**{shown(head)}**"

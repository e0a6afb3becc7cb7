"""Verdicts: do two figures agree, and does a document say the same thing everywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.outcomes import told_apart
from qa.executing.values import Outcome, Value, comparable, difference, same_amount, value_of
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR
from qa.planning.plan import Operand
from qa.scoping.scope import Edition


def equality(left: Value, right: Value) -> Outcome:
    """Whether two figures are equal; rounding to the coarser print's last place is no difference."""
    if not comparable(left, right):
        return Outcome("not_found", (left, right))
    left, right = told_apart(left, right)
    left, right = falls_alike(left, right)
    holds = same_amount(left, right)
    gap = difference(left, right)
    return Outcome("answered", (left, right, gap), verdict=holds, score=min(left.cover, right.cover))


def falls_alike(left: Value, right: Value) -> tuple[Value, Value]:
    """A fall with its sign held against falls that are printed without one: 少了6万 and 减少5万、减少1万."""
    for signed, printed in ((left, right), (right, left)):
        falls = printed.direction == -1 or (
            printed.operands and all(part.direction == -1 for part in printed.operands)
        )
        if falls and signed.direction is None and (signed.amount or 0) < 0 < (printed.amount or 0):
            assert signed.amount is not None
            plain = replace(_fall(signed), amount=-signed.amount, direction=-1)
            return (plain, _fall(printed)) if signed is left else (_fall(printed), plain)
    return left, right


def _fall(value: Value) -> Value:
    return value if "减少" in value.label else replace(value, label=f"{value.label}减少额")


def agreement(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition) -> Outcome:
    """Whether every place that states the operand prints the same figure."""
    readings: list[Value] = []
    best = 0.0
    for role in ("count",) if operand.role == "count" else ("amount", "count"):
        wanted = operand.model_copy(
            update={
                "role": role,
                "source": "text",
                "unit": operand.unit or ("money" if role == "amount" else None),
            }
        )
        candidates = resolve(wanted, indexes, edition.year)
        if re.search("公务用车|公车", wanted.phrase):
            fleet = wanted.model_copy(update={"phrase": re.sub("公务用车|公车", "车辆", wanted.phrase)})
            candidates = sorted([*candidates, *resolve(fleet, indexes, edition.year)], key=lambda c: -c.score)
        if not candidates:
            continue
        top = candidates[0]
        if top.cover < COVER_FLOOR or top.score < best - 0.1:
            continue
        best = max(best, top.score)
        near = [
            c
            for c in candidates
            if c.score >= top.score - 0.25 and c.cover >= top.cover - 0.25 and c.head >= 0.5
        ]
        unit = top.entry.statement.unit if top.entry.statement else None
        for candidate in near:
            value = value_of(candidate, edition)
            if value.unit == unit and not any(same_amount(value, other) for other in readings):
                readings.append(value)
        if readings:
            break
    if not readings:
        return Outcome("not_found", score=0.0)
    if len(readings) > 1:
        readings = [
            replace(reading, label=f"{reading.label}（第{_page(reading)}页）") for reading in readings[:6]
        ]
    return Outcome("answered", tuple(readings), verdict=len(readings) == 1, score=0.8)


def _page(value: Value) -> int:
    entry = value.evidence[0]
    source = entry.fact or entry.statement
    assert source is not None
    return source.page

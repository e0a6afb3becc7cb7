"""What comes of values that were found, blank or missing; amounts made comparable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from qa.executing.values import Outcome, Quote, Value
from qa.planning.plan import Limit


def of_values(values: Sequence[Value]) -> Outcome:
    """Figures looked up side by side: answered, blank, found in part, or not found."""
    found = [value for value in values if value.found]
    score = min((value.cover for value in values), default=0.0)
    if len(found) == len(values):
        return Outcome("answered", tuple(values), score=score)
    if any(value.state == "blank" for value in values) and not found:
        told = [quote for value in values if (quote := _in_words(value)) is not None]
        if told and len(told) == len(values):
            lead = "；".join(f"{v.label}为“{q.text}”" for v, q in zip(values, told, strict=True))
            return Outcome("answered", quotes=tuple(told), lead=f"{lead}。", score=score)
        return Outcome("no_data", tuple(values), score=score)
    if found and len(values) > 1:
        lost = (value for value in values if not value.found)
        return Outcome("answered", (*found, *lost), score=score * 0.8)
    return Outcome("not_found", tuple(values), score=score)


def _in_words(value: Value) -> Quote | None:
    """What a cell prints that holds words where others hold a number: 小雪：4小时；中雪：12小时."""
    entry = value.evidence[0] if value.state == "blank" and value.evidence else None
    if entry is None or entry.fact is None or len(re.findall("[一-鿿]", entry.fact.printed)) < _WORDED:
        return None
    return Quote(entry.document, entry.fact.page, entry.fact.box, re.sub(r"\s+", "", entry.fact.printed))


_WORDED = 2


def lacking(values: Sequence[Value]) -> Outcome:
    """What an operation comes to when an operand is blank or missing."""
    blank = any(value.state == "blank" for value in values) and not any(
        value.state == "missing" for value in values
    )
    return Outcome(
        "no_data" if blank else "not_found",
        tuple(values),
        score=min((v.cover for v in values), default=0.0) * 0.5,
    )


def told_apart(a: Value, b: Value) -> tuple[Value, Value]:
    """Two figures of one name, each called by the place that prints it too."""
    places = [_place_of(value) for value in (a, b)]
    if a.label != b.label or "" in places or places[0] == places[1]:
        return a, b
    return replace(a, label=f"{places[0]}{a.label}"), replace(b, label=f"{places[1]}{b.label}")


def _place_of(value: Value) -> str:
    if not value.evidence:
        return ""
    entry = value.evidence[0]
    if entry.fact is None:
        return "正文"
    return f"《{entry.table.title}》" if entry.table and entry.table.title else ""


def within(part: Value, whole: Value) -> bool:
    """A part is of the same kind as its whole and not larger."""
    if part.amount is None or whole.amount is None or is_money(part.unit) != is_money(whole.unit):
        return False
    return part.in_unit(whole.unit or "") <= whole.amount


def plain_amount(value: Value) -> Decimal:
    """An amount of money in yuan, any other number as it is."""
    assert value.amount is not None
    return to_yuan(value.amount, value.unit) if value.unit and is_money(value.unit) else value.amount


def keeps_to(value: Value, limit: Limit) -> bool:
    """Whether a figure is on the right side of a bound."""
    amount, bound = value.amount, Decimal(limit.value)
    assert amount is not None
    if value.unit and is_money(value.unit):
        amount = to_yuan(amount, value.unit)
        bound = to_yuan(bound, limit.unit if limit.unit and is_money(limit.unit) else value.unit)
    if limit.relation == "equal":
        return amount == bound
    if limit.relation in ("at_least", "at_most"):
        return amount >= bound if limit.relation == "at_least" else amount <= bound
    return amount < bound if limit.relation == "less" else amount > bound

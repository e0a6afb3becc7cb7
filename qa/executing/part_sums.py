"""Do the parts that a question lists add up to their whole: both from one place, where one place has both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.executing.one_scope import of_one_fund
from qa.executing.outcomes import lacking
from qa.executing.part_places import Family, called_total, families
from qa.executing.row_children import children_of
from qa.executing.said_lists import said_lists
from qa.executing.values import Outcome, Value, comparable, difference, same_amount, total
from qa.items.entries import DocumentIndex
from qa.items.operands import Operands
from qa.items.shared_places import places_of
from qa.planning.plan import Operand
from qa.scoping.targets import Target

ALL_PARTS = "各项"
"""The name of parts that the question does not list: 收入各项相加."""


def parts_and_whole(parts: Operand, whole: Operand, target: Target, operands: Operands) -> Outcome:
    """Whether the parts add up to the whole; `not_found` where no one place holds all the parts."""
    indexes = operands.indexes_of(target)
    stated = _stated(whole, operands, target)
    best: Family | None = None
    spent = target.edition.kind == "决算" and "预算" not in parts.phrase + whole.phrase
    for family in _families(parts, whole, stated, indexes, target):
        if spent and _holds_planned(family):
            family = replace(family, score=family.score - _PLANNED)
        if best is None or _fits_better(family, best):
            best = family
    if best is None:
        return Outcome("not_found", score=0.0)
    if best.whole is None and called_total(whole):
        return Outcome("not_found", score=0.0)
    named = best.whole or (_of_one_fund(best, whole, target, operands) if stated is None else stated)
    listed = tuple(
        _borne_out(value, operand, target, operands)
        for value, operand in zip(best.parts, parts.parts or [parts] * len(best.parts), strict=True)
    )
    added = total(listed, f"{parts.phrase}相加")
    named = _borne_out(named, whole, target, operands)
    if stated is not None:
        if stated.unit is None:
            stated = replace(stated, unit=added.unit)
        named = named if best.whole is not None and same_amount(named, stated) else stated
    if not named.found or not comparable(added, named):
        return lacking([named])
    gap = difference(added, named)
    return Outcome(
        "answered", (added, named, gap), verdict=same_amount(added, named), score=min(1.0, best.score)
    )


def _fits_better(family: Family, best: Family) -> bool:
    """Whether a place fits better; of two that fit as well (行政运行 of two classes) the larger is meant."""
    one, other = family.whole, best.whole
    if any(whole is not None and whole.is_text for whole in (one, other)):
        return family.score > best.score
    if family.score != best.score or one is None or other is None or not comparable(one, other):
        return family.score > best.score
    return one.in_unit(other.unit or "") > other.in_unit(other.unit or "")


_PLANNED = 0.25
"""What a place loses that holds what was planned, where a final account is asked for what was spent."""


def _holds_planned(family: Family) -> bool:
    facts = [value.evidence[0].fact for value in family.parts if value.evidence]
    return any(fact is not None and fact.measure in ("budget", "revised") for fact in facts)


def _of_one_fund(family: Family, whole: Operand, target: Target, operands: Operands) -> Value:
    """The whole from another place, of the fund whose table holds the parts, where that is printed."""
    return of_one_fund(family.parts[0], whole, target, operands) or operands.value(whole, target)


def _borne_out(value: Value, operand: Operand, target: Target, operands: Operands) -> Value:
    """The figure with the other places that print it under the same name."""
    if (
        not value.evidence
        or operand.stated is not None
        or not operand.phrase
        or operand.phrase.endswith(ALL_PARTS)
    ):
        return value
    alone = operands.value(operand, target)
    if not alone.found or alone.formula or not same_amount(alone, value):
        return value
    places = {places_of(entry)[0] for entry in value.evidence}
    more = tuple(entry for entry in alone.evidence if places_of(entry)[0] not in places)
    return replace(value, evidence=(*value.evidence, *more)[:5])


def _stated(whole: Operand, operands: Operands, target: Target) -> Value | None:
    if whole.stated is None:
        return None
    value = operands.value(whole.model_copy(update={"phrase": ""}), target)
    return replace(value, label="所说数")


def _families(
    parts: Operand, whole: Operand, stated: Value | None, indexes: Sequence[DocumentIndex], target: Target
) -> Iterator[Family]:
    if parts.parts:
        yield from families(parts, whole, stated, indexes, target)
        return
    if parts.source == "table":
        yield from children_of(parts, whole, indexes, target)
        return
    for index in indexes:
        yield from said_lists(parts, whole, stated, index, target)

"""Do the parts that a question lists add up to their whole: both from one place, where one place has both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from qa.executing.outcomes import lacking
from qa.executing.values import Outcome, Value, comparable, difference, same_amount, total, value_of
from qa.items.candidates import Candidate, unit_fits
from qa.items.entries import DocumentIndex, Entry, is_total_name
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR, HEAD_FLOOR
from qa.items.operands import Operands
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.scoping.targets import Target

Place = tuple[object, ...]

_KEPT = 60
_FIRST, _LESS_NAMED = 10, 0.12
"""A place that names a part less well than the best candidates do, by so much, holds another thing."""
_NEAR_WHOLE = 0.3
_TOTAL = re.compile(r"^(?:总|总体|整体)$|(?:总预算|预算总|总支出|总收入|合计|总计|总)$")
_HAS_WHOLE = 0.6
_HOLDS = 0.3
ALL_PARTS = "各项"
"""The name of parts that the question does not list: 收入各项相加."""


@dataclass(frozen=True, slots=True)
class _Family:
    parts: tuple[Value, ...]
    whole: Value | None
    score: float


def parts_and_whole(parts: Operand, whole: Operand, target: Target, operands: Operands) -> Outcome:
    """Whether the parts add up to the whole; `not_found` where no one place holds all the parts."""
    indexes = operands.indexes_of(target)
    stated = _stated(whole, operands, target)
    best: _Family | None = None
    for family in _families(parts, whole, stated, indexes, target):
        if best is None or family.score > best.score:
            best = family
    if best is None:
        return Outcome("not_found", score=0.0)
    if best.whole is None and called_total(whole):
        return Outcome("not_found", score=0.0)
    named = best.whole or (operands.value(whole, target) if stated is None else stated)
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
    places = {_places(entry)[0] for entry in value.evidence}
    more = tuple(entry for entry in alone.evidence if _places(entry)[0] not in places)
    return replace(value, evidence=(*value.evidence, *more)[:5])


def _stated(whole: Operand, operands: Operands, target: Target) -> Value | None:
    if whole.stated is None:
        return None
    value = operands.value(whole.model_copy(update={"phrase": ""}), target)
    return replace(value, label="所说数")


def _families(
    parts: Operand, whole: Operand, stated: Value | None, indexes: Sequence[DocumentIndex], target: Target
) -> Iterator[_Family]:
    if parts.parts:
        ranked = []
        for part in parts.parts:
            found = [
                c for c in resolve(part, indexes, target.edition.year)[:_KEPT]
                if not c.is_blank and c.cover >= COVER_FLOOR and c.head >= HEAD_FLOOR
            ]  # fmt: skip
            if not found:
                return
            named = max(c.cover for c in found[:_FIRST]) - _LESS_NAMED
            ranked.append([c for c in found if c.cover >= named])
        wholes = _candidates_of(whole, indexes, target)
        for place in dict.fromkeys(place for c in ranked[0] for place in _places(c.entry)):
            chosen = _in_place(ranked, place)
            if chosen is not None and _speaks_of(whole, place, indexes):
                yield _family(chosen, place, wholes, stated, indexes, target)
        return
    for index in indexes:
        yield from _said(parts, stated, index, target)


def called_total(whole: Operand) -> bool:
    """Whether the question only calls the whole the total of its parts, not by a name."""
    name = re.sub(r"[这那其]|的|总的|数|额", "", normal(whole.phrase))
    return whole.stated is None and (not name or is_total_name(name) or bool(_TOTAL.search(name)))


def _candidates_of(
    whole: Operand, indexes: Sequence[DocumentIndex], target: Target
) -> list[Candidate] | None:
    """Where the whole may stand; None where the question only calls it the total."""
    if whole.stated is not None or called_total(whole):
        return None
    found = resolve(whole, indexes, target.edition.year)[:_KEPT]
    found = [c for c in found if not c.is_blank and c.cover >= COVER_FLOOR and c.head >= HEAD_FLOOR]
    return [c for c in found if c.score >= found[0].score - _NEAR_WHOLE]


def _speaks_of(whole: Operand, place: Place, indexes: Sequence[DocumentIndex]) -> bool:
    """Whether the place names what the question says of the whole beside its number or the word 总."""
    name = re.sub(
        r"的|总预算|预算总额|总支出|总收入|合计|总计|总额|总数|总|减少额?|增加额?|变动额?|说|正文|表|里|各项",
        "",
        normal(whole.phrase),
    )
    if len(name) < 2 or (whole.stated is None and not _TOTAL.search(normal(whole.phrase))):
        return True
    coverage = Coverage(name)
    text = ""
    for index in indexes:
        if place[0] != index.name:
            continue
        if place[1] == "passage":
            passage = index.document.passages[int(str(place[2]))]
            text = normal("|".join([*passage.heading_path[-1:], passage.text]))
        else:
            table = next((t for t in index.document.tables if t.index == place[2]), None)
            text = normal(table.title) if table else ""
    mask, _ = coverage.masks(text)
    return mask.bit_count() >= 0.7 * len(name)


def _in_place(ranked: Sequence[Sequence[Candidate]], place: Place) -> list[Candidate] | None:
    chosen: list[Candidate] = []
    for found in ranked:
        taken = {id(c.entry) for c in chosen}
        here = next((c for c in found if place in _places(c.entry) and id(c.entry) not in taken), None)
        if here is None:
            return None
        chosen.append(here)
    return chosen


def _family(
    chosen: Sequence[Candidate], place: Place, wholes: list[Candidate] | None, stated: Value | None,
    indexes: Sequence[DocumentIndex], target: Target,
) -> _Family:  # fmt: skip
    parts = tuple(value_of(c, target.edition) for c in chosen)
    score = sum(c.score for c in chosen) / len(chosen) / 2
    added = total(parts)
    taken = {id(c.entry) for c in chosen}
    named = [c.entry for c in wholes or () if place in _places(c.entry) and id(c.entry) not in taken]
    entries = named or _totals(chosen, place, indexes)
    values = [value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition) for entry in entries]
    values = [value for value in values if value.found and comparable(value, added)]
    whole = next((value for value in values if same_amount(value, added)), None)
    if whole is None and wholes is None and place[1] != "passage":
        whole = next((value for value in values if _nearly(value, added)), None)
    if whole is None and values and (named or (wholes is None and place[1] == "passage")):
        # An unnamed total of a table is the whole of these parts only where they make it up.
        whole = values[0]
    aim = stated or whole
    holds = aim is not None and comparable(aim, added) and same_amount(aim, added)
    return _Family(parts, whole, score + _HAS_WHOLE * (whole is not None) + _HOLDS * holds)


def _nearly(whole: Value, added: Value) -> bool:
    """Whether a table's total is off the sum of its parts by no more than what rounding explains."""
    assert whole.amount is not None and added.amount is not None
    step = Decimal(1).scaleb(min(0, int(whole.amount.as_tuple().exponent)))
    return abs(whole.amount - added.in_unit(whole.unit or "")) <= 2 * step


def _totals(chosen: Sequence[Candidate], place: Place, indexes: Sequence[DocumentIndex]) -> list[Entry]:
    """The total of a row or column, or the number of prose that leads the parts in."""
    taken = {id(c.entry) for c in chosen}
    found: list[Entry] = []
    for index in indexes:
        if place[0] != index.name:
            continue
        if place[1] == "passage":
            here = [entry for entry in index.statements if place in _places(entry)]
            first = next((at for at, entry in enumerate(here) if id(entry) in taken), 0)
            fitting = [
                entry for entry in here[:first]
                if entry.statement is not None and chosen[0].entry.statement is not None
                and entry.statement.role == chosen[0].entry.statement.role
                and unit_fits(entry.statement.unit, chosen[0].entry.statement.unit)
            ]  # fmt: skip
            found += fitting[::-1]
        elif place[1] == "column":
            found += [entry for entry in index.cells if place in _places(entry) and entry.whole]
        else:
            found += [
                entry for entry in index.cells
                if place in _places(entry) and entry.column is not None and id(entry) not in taken
                and (not entry.column.narrowing or is_total_name(entry.column.narrowing[-1]))
            ]  # fmt: skip
    return found


def _said(parts: Operand, stated: Value | None, index: DocumentIndex, target: Target) -> Iterator[_Family]:
    """收入各项: the numbers of a sentence behind the one that states the whole."""
    if stated is None:
        return
    for at, entry in enumerate(index.statements):
        head = entry.statement
        if head is None or head.role not in ("amount", "count"):
            continue
        whole = value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition)
        aim = stated if stated.unit else replace(stated, unit=whole.unit)
        if not comparable(whole, aim) or not same_amount(whole, aim):
            continue
        behind = [
            other for other in index.statements[at + 1 : at + 20]
            if other.statement is not None and other.statement.passage == head.passage
            and other.statement.sentence == head.sentence and other.statement.role == head.role
        ]  # fmt: skip
        named = re.sub(r"各.*$", "", normal(parts.phrase))
        if len(behind) >= 2 and named[:2] in normal(entry.label + entry.clause):
            values = tuple(value_of(Candidate(other, 1.5, 1.0, 1.0), target.edition) for other in behind)
            if all(comparable(value, whole) for value in values):
                yield _Family(values, whole, 1.0 + _HOLDS * same_amount(total(values), whole))


def _places(entry: Entry) -> tuple[Place, ...]:
    """The places an entry shares with others: its column, its row, or its passage."""
    if entry.fact is not None:
        fact = entry.fact
        return (
            (entry.document, "column", fact.table, fact.column),
            (entry.document, "row", fact.table, fact.row),
        )
    assert entry.statement is not None
    return ((entry.document, "passage", entry.statement.passage),)

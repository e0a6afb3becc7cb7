"""Places that hold all the parts which a question lists: rows of a column, columns of a row, a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from qa.executing.part_names import as_nought, may_add_up, names_of, narrowed, of_the_name
from qa.executing.values import (
    Value,
    comparable,
    offsetting,
    same_amount,
    signed,
    total,
    value_of,
)
from qa.items.candidates import Candidate, unit_fits
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR, HEAD_FLOOR
from qa.items.official_names import is_of_name
from qa.items.repeated_rows import rows_alike
from qa.items.shared_places import PROSE, Place, places_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.scoping.targets import Target

Known = Literal["named", "called", "other"]
"""A whole of the very name; the total, where the question asks for no more; another total of the place."""

_KEPT = 60
_FIRST, _LESS_NAMED = 10, 0.12
"""A place that names a part less well than the best candidates do, by so much, holds another thing."""
_NEAR_WHOLE = 0.3
_TOTAL = regex(r"^(?:总|总体|整体)$|(?:总预算|预算总|总支出|总收入|合计|总计|总)$")
_HAS_WHOLE = 0.6
HOLDS = 0.3
_NARROWED = 0.6
"""What a column takes from a place that narrows the parts down by words which the question has not."""
_REPEATED, _ONE_OF_SEVERAL = 0.05, 0.35
"""What a place loses whose parts each stand in several rows: all of them added up, or one of them taken."""
_SCOPES = regex("预算|决算|支出|收入|资金|项目|经费|合计|总计|总|年度")
_CALLED = regex(r"[这那其]|的|总的|数|额|(?<=[合总小共]计)[行列栏]|^表[里中上]?|本身")
_OWN_NAME = 4
_SURE = 0.9
"""Where the whole is named so well elsewhere, no total of another name stands for it."""


@dataclass(frozen=True, slots=True)
class Family:
    """Parts of one place, with the whole that stands there too; `score` tells how well the place fits."""

    parts: tuple[Value, ...]
    whole: Value | None
    score: float


def families(
    parts: Operand, whole: Operand, stated: Value | None, indexes: Sequence[DocumentIndex], target: Target
) -> Iterator[Family]:
    """Every place that holds all the parts, each part as its rows there print it."""
    ranked = []
    for part in parts.parts:
        found = [
            c for c in resolve(part, indexes, target.edition.year)[:_KEPT]
            if c.cover >= COVER_FLOOR and c.head >= HEAD_FLOOR and is_of_name(part.phrase, c.entry)
            and not (c.is_blank and not names_of(normal(part.phrase), c.entry))
        ]  # fmt: skip
        found = of_the_name(found, part.phrase)
        if not found:
            return
        named = max(c.cover for c in found[:_FIRST]) - _LESS_NAMED
        ranked.append([c for c in found if c.cover >= named])
    wholes = _candidates_of(whole, indexes, target)
    asked = Coverage(normal("|".join(o.phrase + "|" + o.context for o in (*parts.parts, whole))))
    for place in dict.fromkeys(place for c in ranked[0] for place in places_of(c.entry)):
        chosen = _in_place(ranked, place)
        if chosen is None or not may_add_up(chosen, place) or not _speaks_of(whole, place, indexes):
            continue
        fit = sum(c.score for c in chosen) / len(chosen) / 2 - _NARROWED * narrowed(chosen, asked)
        for values, more in _readings(chosen, place, asked, indexes, target):
            entries = _wholes_there(chosen, place, wholes, whole, indexes)
            family = _family(values, entries, place, fit + more, stated, target)
            yield _called(family, whole) if entries[1] == "named" else family



def _readings(
    chosen: Sequence[Candidate], place: Place, asked: Coverage, indexes: Sequence[DocumentIndex],
    target: Target,
) -> Iterator[tuple[tuple[Value, ...], float]]:  # fmt: skip
    """The parts as one row prints each, and as all rows of their names do: a table of several units."""
    singly = tuple(as_nought(c, target) for c in chosen)
    column = place[1] == "column"
    index = next(index for index in indexes if index.name == place[0])
    rows = [rows_alike(c.entry, index, asked) if column else [] for c in chosen]
    several = any(len(found) > 1 for found in rows)
    yield singly, -_ONE_OF_SEVERAL if several else 0.0
    if not several:
        return
    values = [
        total([value_of(replace(c, entry=entry), target.edition) for entry in found], one.label)
        if len(found) > 1
        else one
        for c, one, found in zip(chosen, singly, rows, strict=True)
    ]
    yield tuple(values), -_REPEATED


def _wholes_there(
    chosen: Sequence[Candidate], place: Place, wholes: Sequence[Candidate] | None, whole: Operand,
    indexes: Sequence[DocumentIndex],
) -> tuple[list[Entry], Known]:  # fmt: skip
    """What may be the whole at a place, and how it is known there."""
    taken = {id(c.entry) for c in chosen}
    named = [c.entry for c in wholes or () if place in places_of(c.entry) and id(c.entry) not in taken]
    if named:
        return named, "named"
    totals = _totals(chosen, place, indexes)
    titled = [entry for entry in totals if wholes is not None and _is_titled(whole, entry)]
    if wholes and wholes[0].cover >= _SURE and not titled:
        return [], "other"
    return (titled, "named") if titled else (totals, "called" if wholes is None else "other")


def _called(family: Family, whole: Operand) -> Family:
    """The whole by the name that the question gives it, where its row has only that of a unit."""
    name = whole.phrase.strip(" ,，的")
    if family.whole is None or normal(name) in normal(family.whole.label) or whole.stated is not None:
        return family
    return replace(family, whole=replace(family.whole, label=name))


def _is_titled(whole: Operand, entry: Entry) -> bool:
    """Whether the total of a table is what its title says: 基本支出 of 一般公共预算基本支出表."""
    name = re.sub("^(?:全部|整个|本年)|(?:预算|决算)?(?:总额|总数|合计|总计|数)?$", "", normal(whole.phrase))
    return len(name) > 2 and entry.is_cell and name in entry.title


def called_total(whole: Operand) -> bool:
    """Whether the question only calls the whole the total of its parts, not by a name."""
    name = _CALLED.sub("", normal(whole.phrase))
    if len(_SCOPES.sub("", name)) > _OWN_NAME:
        return False  # the total of one project
    return whole.stated is None and (not name or is_total_name(name) or bool(_TOTAL.search(name)))


def _candidates_of(
    whole: Operand, indexes: Sequence[DocumentIndex], target: Target
) -> list[Candidate] | None:
    """Where the whole may stand; None where the question only calls it the total."""
    if whole.stated is not None or called_total(whole):
        return None
    found = resolve(whole, indexes, target.edition.year)[:_KEPT]
    found = [c for c in found if not c.is_blank and c.cover >= COVER_FLOOR and c.head >= HEAD_FLOOR]
    named = max((c.cover for c in found[:_FIRST]), default=0.0) - _LESS_NAMED
    return [c for c in found if c.score >= found[0].score - _NEAR_WHOLE and c.cover >= named]


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
        elif place[1] == "cell":
            told = (entry for entry in index.statements if place in places_of(entry))
            text = next((entry.title + entry.headings + entry.sentence for entry in told), "")
        else:
            table = next((t for t in index.document.tables if t.index == place[2]), None)
            text = normal(table.title) if table else ""
            if place[1] == "row":
                cells = (e for e in index.cells if e.column and place in places_of(e))
                text += "".join(e.label + e.column.text for e in cells if e.column)
    mask, _ = coverage.masks(text)
    return mask.bit_count() >= 0.7 * len(name)


def _in_place(ranked: Sequence[Sequence[Candidate]], place: Place) -> list[Candidate] | None:
    chosen: list[Candidate] = []
    for found in ranked:
        taken = {id(c.entry) for c in chosen}
        here = next((c for c in found if place in places_of(c.entry) and id(c.entry) not in taken), None)
        if here is None:
            return None
        chosen.append(here)
    return chosen


def _family(
    parts: tuple[Value, ...], there: tuple[list[Entry], Known], place: Place, fit: float,
    stated: Value | None, target: Target,
) -> Family:  # fmt: skip
    falls = stated is not None and stated.amount is not None and stated.amount < 0
    offset = tuple(map(signed, parts)) if falls else offsetting(parts)
    moved, parts = offset != parts, offset
    added = total(parts)
    entries, known = there
    values = [value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition) for entry in entries]
    values = [signed(value) for value in values] if moved else values
    values = [value for value in values if value.found and comparable(value, added)]
    whole = next((value for value in values if same_amount(value, added)), None)
    in_prose = place[1] in PROSE
    if whole is None and known != "other" and not in_prose:
        whole = next((value for value in values if _nearly(value, added)), None)
    if whole is None and values and (known == "named" or (known == "called" and in_prose)):
        # An unnamed total of a table is the whole of these parts only where they make it up.
        whole = values[0]
    aim = stated or whole
    holds = aim is not None and bool(added.amount) and comparable(aim, added) and same_amount(aim, added)
    score = fit + _HAS_WHOLE * (whole is not None and bool(added.amount)) + HOLDS * holds
    return Family(parts, whole, score)


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
        if place[1] in PROSE:
            here = [entry for entry in index.statements if place in places_of(entry)]
            first = next((at for at, entry in enumerate(here) if id(entry) in taken), 0)
            fitting = [
                entry for entry in here[:first]
                if entry.statement is not None and chosen[0].entry.statement is not None
                and entry.statement.role == chosen[0].entry.statement.role
                and unit_fits(entry.statement.unit, chosen[0].entry.statement.unit)
            ]  # fmt: skip
            found += fitting[::-1]
        elif place[1] == "column":
            found += [entry for entry in index.cells if place in places_of(entry) and entry.whole]
        else:
            found += [
                entry for entry in index.cells
                if place in places_of(entry) and entry.column is not None and id(entry) not in taken
                and (not entry.column.narrowing or is_total_name(entry.column.narrowing[-1]))
            ]  # fmt: skip
    return found

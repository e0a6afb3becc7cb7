"""Operands that a question lists: each its own figure, all of one place where one place holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.values import Value, missing, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR, HEAD_FLOOR, SCORE_FLOOR
from qa.items.official_names import is_of_another_name
from qa.items.operands import Operands
from qa.items.parts_in_row import part_in_row
from qa.items.row_cells import cells_in_row
from qa.items.shared_places import Place, places_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.targets import Target

_KEPT = 60
"""How many candidates of each operand are held together with those of the others."""
_NEAR = 0.08
_SLACK = 0.15
"""What each operand may lose for standing in one place with the others."""


def listed_values(wanted: Sequence[Operand], target: Target, operands: Operands) -> list[Value]:
    """The operands' values, no figure taken twice.

    Where the single best readings are scattered, or two of them are one and the same cell, one row,
    column or sentence that holds all operands is preferred. A figure that two operands share even so
    is nobody's: the later operand is then missing.
    """
    values = [operands.value(operand, target) for operand in wanted]
    values = _of_the_first_row(values, wanted, operands.indexes_of(target), target)
    if len(values) < 2 or any(
        operand.parts or operand.under or operand.stated is not None for operand in wanted
    ):
        return values
    first = [value.evidence[0] if value.evidence and not value.formula else None for value in values]
    apart = _distinct(first)
    together = {_place(entry) for entry in first if entry is not None}
    if apart and all(value.found for value in values) and len(together) == 1:
        return values
    family = _family(wanted, values, target, operands, needed=not apart)
    if family is not None:
        return family
    if apart:
        return values
    seen: list[Entry] = []
    for at, entry in enumerate(first):
        if entry is None:
            continue
        if any(_same(entry, other) for other in seen):
            values[at] = missing(wanted[at].phrase, values[at].score, values[at].cover, (entry,))
        seen.append(entry)
    return values


def _of_the_first_row(
    values: list[Value], wanted: Sequence[Operand], indexes: Sequence[DocumentIndex], target: Target
) -> list[Value]:
    """A column of the table's total, asked for right after one of a named row, is meant of that row.

    某站核定编制多少人，实际在职多少人: the second names no body, and means that of the first. So does
    what 其中 asks for by the name of a column.
    """
    first = values[0].evidence[0] if values and values[0].evidence and not values[0].formula else None
    if first is None or first.fact is None or first.whole:
        return values
    row = {fact.column: cell for cell, fact in cells_in_row(first, indexes) if fact.amount is not None}
    found = [values[0]]
    for value, operand in zip(values[1:], wanted[1:], strict=True):
        entry = value.evidence[0] if value.evidence and not value.formula else None
        of_total = entry is not None and entry.fact is not None and entry.whole and entry.table == first.table
        column = entry.fact.column if of_total and entry is not None and entry.fact is not None else None
        beside = row.get(column) if column is not None and not _TOTAL.search(operand.phrase) else None
        beside = part_in_row(operand.phrase, first, row.values()) or beside
        if beside is not None:
            value = value_of(Candidate(beside, value.score, value.cover, 1.0), target.edition)
        found.append(value)
    return found


_TOTAL = regex("合计|总计|全部|总共|一共|共有")


def _family(
    wanted: Sequence[Operand], values: Sequence[Value], target: Target, operands: Operands, *, needed: bool
) -> list[Value] | None:
    """All operands in one place: the rows of one column, the columns of one row, or one passage."""
    if any(operand.year is not None or operand.role != wanted[0].role for operand in wanted):
        return None
    indexes = operands.indexes_of(target)
    ranked = []
    for operand, value in zip(wanted, values, strict=True):
        if target.edition.kind == "决算" and operand.measure is None and operand.role == "amount":
            operand = operand.model_copy(update={"measure": "final"})
        found = [
            c for c in resolve(operand, indexes, target.edition.year)[:_KEPT]
            if not c.is_blank and c.cover >= COVER_FLOOR and c.head >= HEAD_FLOOR and c.score >= SCORE_FLOOR
            and (not needed or not value.found or c.cover >= value.cover - 0.12)
            and not is_of_another_name(operand.phrase, c.entry) and not _less_named(c.entry, value, operand)
        ]  # fmt: skip
        if not found:
            return None
        ranked.append(found)
    families: list[tuple[float, list[Candidate]]] = []
    for key in dict.fromkeys(key for c in ranked[0] for key in places_of(c.entry)):
        chosen: list[Candidate] = []
        for found in ranked:
            here = [
                c for c in found
                if key in places_of(c.entry) and not any(_same(c.entry, other.entry) for other in chosen)
            ]  # fmt: skip
            if not here:
                break
            chosen.append(here[0])
        if len(chosen) == len(ranked) and not _unsaid_row(wanted, [c.entry for c in chosen]):
            families.append((sum(c.score for c in chosen), chosen))
    if not families:
        return None
    best = max(families, key=lambda family: _preference(family, families, values, target))
    slack = _SLACK * len(wanted) * (3 if needed else 1)
    if all(value.found for value in values) and best[0] < sum(value.score for value in values) - slack:
        return None
    result = []
    for operand, value, candidate in zip(wanted, values, best[1], strict=True):
        mine = value_of(candidate, target.edition)
        if value.found and same_amount(mine, value):
            result.append(value if value.evidence and _same(value.evidence[0], candidate.entry) else mine)
        else:
            result.append(replace(mine, label=mine.label or operand.phrase))
    scoped = any(_SCOPE.search(f"{operand.context} {operand.phrase}.") for operand in wanted)
    return None if not needed and not scoped and _narrower(result, values) else result


def _less_named(entry: Entry, value: Value, operand: Operand) -> bool:
    """Whether a row bears the name only in part that another row, read for it alone, bears as it is said."""
    alone = value.evidence[0] if value.found and value.evidence else None
    if alone is None or not (alone.is_cell and entry.is_cell) or alone.whole or entry.whole:
        return False
    said = normal(operand.phrase)
    return len(alone.label) > _TWO and alone.label in said and entry.label not in said and not entry.project


def _unsaid_row(wanted: Sequence[Operand], entries: Sequence[Entry]) -> bool:
    """Whether rows of one name, which no operand says, stand for the bodies that they belong to."""
    label = entries[0].label
    if entries[0].fact is None or entries[0].whole or any(entry.label != label for entry in entries):
        return False
    owners = {entry.fact.organisation for entry in entries if entry.fact is not None}
    said = any(label in normal(operand.phrase + operand.context) for operand in wanted)
    return len(owners) == len(entries) and label not in map(normal, filter(None, owners)) and not said


_TWO = 2
_SCOPE = regex(r"(?:基本|项目)支出(?!\.)|一般公共预算|政府性基金|国有资本|财政拨款|表")
"""A part of the budget, or a table, that an operand names beside its item."""


def _narrower(family: Sequence[Value], values: Sequence[Value]) -> bool:
    """Whether a place that holds all operands prints less of them than each comes to by itself.

    Not so where all of several but one stand there anyway.
    """
    strays = sum(not same_amount(mine, alone) for mine, alone in zip(family, values, strict=True))
    if len(values) > _TWO and strays == 1:
        return False
    return all(value.found and is_money(value.unit) for value in (*family, *values)) and any(
        mine.in_unit("元") < alone.in_unit("元") for mine, alone in zip(family, values, strict=True)
    )


def _preference(
    family: tuple[float, list[Candidate]],
    families: Sequence[tuple[float, list[Candidate]]],
    values: Sequence[Value],
    target: Target,
) -> tuple[int, Decimal, float]:
    """Families named nearly as well as the best: by what each means alone.

    That is: first one that prints the very figures of the operands taken singly, then the widest scope;
    a family named less well stands behind by its score.
    """
    score, chosen = family
    if score < max(other for other, _ in families) - _NEAR * len(chosen):
        return (0, Decimal(0), score)
    mine = [value_of(candidate, target.edition) for candidate in chosen]
    alike = all(same_amount(a, b) for a, b in zip(mine, values, strict=True))
    money = all(is_money(value.unit) for value in mine)
    return (
        2 if alike else 1,
        sum((v.in_unit("元") for v in mine), Decimal(0)) if money else Decimal(0),
        score,
    )


def _place(entry: Entry) -> Place:
    return places_of(entry)[0]


def _same(a: Entry, b: Entry) -> bool:
    """One and the same cell or number of prose."""
    if a.document != b.document:
        return False
    if a.fact is not None and b.fact is not None:
        return (a.fact.table, a.fact.row, a.fact.column) == (b.fact.table, b.fact.row, b.fact.column)
    if a.statement is not None and b.statement is not None:
        x, y = a.statement, b.statement
        return (x.passage, x.sentence, x.start) == (y.passage, y.sentence, y.start)
    return False


def _distinct(entries: Sequence[Entry | None]) -> bool:
    held = [entry for entry in entries if entry is not None]
    return not any(_same(a, b) for at, a in enumerate(held) for b in held[at + 1 :])

"""合计: a total row and the rows it closes or heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Column, Document, Row
from qa.check.figures import total
from qa.check.sheet import Sheet, sheets
from qa.check.sums import AMONG, Sum, confirmed, nonzero_parts, sum_fails
from qa.check.trial import HOLDS, Trial, not_run

_UPWARD = ("above", "all-above")
"""Readings in which a total closes rows that stand above it."""

_TOPS = ("codes", "above", "all-above", "below", "all-below", "all")
"""Readings over the outermost rows alone."""

MANY_PARTS = 4
"""So many amounts do not add up to a total by chance."""


def totals(document: Document) -> Iterator[Trial]:
    """合计 is the sum of the rows it closes or heads."""
    for sheet in sheets(document):
        if sheet.summed:
            yield from _totals(sheet)


def _totals(sheet: Sheet) -> Iterator[Trial]:
    columns = sheet.columns
    read = {row.index: _readings(sheet, row, columns) for row in sheet.total_rows}
    right = [
        one
        for readings in read.values()
        for name in _UPWARD
        for one in readings.get(name, ())
        if one.verdict is None and one.whole.value
    ]
    for readings in read.values():
        if readings:
            yield from _best_reading("total-sum", readings, right)


def _readings(sheet: Sheet, row: Row, columns: Sequence[Column]) -> dict[str, list[Sum]]:
    readings: dict[str, list[Sum]] = {}
    for column in columns:
        whole = sheet.at(row, column)
        if whole is None:
            continue
        for name, rows in _candidate_rows(sheet, row):
            parts = [figure for part in rows if (figure := sheet.at(part, column)) is not None]
            if parts:
                words = f"所列{len(parts)}行"
                readings.setdefault(name, []).append(Sum(sheet, row, column, whole, tuple(parts), words))
    return readings


def _best_reading(rule: str, readings: dict[str, list[Sum]], right: Sequence[Sum]) -> Iterator[Trial]:
    """Take the reading that most columns confirm; without confirmation nothing is blamed.

    `right` are the totals of the table that are right: one over the same parts (当年支出小计 and 支出合计
    with nothing between them) settles what a wrong one should be.
    """
    scored = {name: len(confirmed(sums)) for name, sums in readings.items()}
    name = max(scored, key=lambda name: scored[name])
    sums = readings[name]
    holding = {
        (one.row.index, one.column.index)
        for listed in readings.values()
        for one in listed
        if one.verdict is None
    }
    if not scored[name]:
        upward = [one for name in _UPWARD for one in readings.get(name, ())]
        known = [one for one in upward if _settled(one, right) or _slip(one)]
        near = next(
            (name for name, listed in readings.items() if all(one.verdict != "error" for one in listed)), None
        )
        if known and not holding and near is None:
            yield sum_fails(rule, known[0], known[0].verdict or "error")
            return
        if near is None:
            yield not_run("合计所包含的行不明确")
            return
        sums = readings[near]
    enough = 2 if max(len(nonzero_parts(one)) for one in sums) < MANY_PARTS else 1
    trusted = scored[name] >= enough and 2 * scored[name] >= sum(one.whole.value != 0 for one in sums)
    seen: set[object] = set()
    for one in sums:
        verdict = one.verdict
        if verdict is None or (one.row.index, one.column.index) in holding:
            yield HOLDS
        elif verdict == "rounding" and one.whole.value in seen:
            continue
        elif verdict == "error" and not (trusted and len(one.parts) > 1) and not _settled(one, right):
            yield not_run("合计所包含的行不明确")
        else:
            seen.add(one.whole.value)
            yield sum_fails(rule, one, verdict)
    if name == "leaves":
        yield from _rounded_tops(rule, readings, scored, seen)


def _rounded_tops(
    rule: str, readings: dict[str, list[Sum]], scored: dict[str, int], seen: set[object]
) -> Iterator[Trial]:
    """The total is that of the 项; that the 类 above them miss it by rounding is told all the same."""
    name = next((name for name in _TOPS if scored.get(name)), None)
    for one in readings.get(name or "", ()):
        if one.verdict == "rounding" and one.whole.value not in seen and len(nonzero_parts(one)) > 1:
            seen.add(one.whole.value)
            yield sum_fails(rule, one, "rounding")


def _settled(one: Sum, right: Sequence[Sum]) -> bool:
    """Another total of the same column, over the same amounts, is right."""
    mine = nonzero_parts(one)
    return one.verdict == "error" and any(
        other.column.index == one.column.index
        and other.row.index != one.row.index
        and nonzero_parts(other) == mine
        for other in right
    )


def _slip(one: Sum) -> bool:
    """In a balance: the parts miss the total by one digit, as one misprinted figure makes them."""
    if "balance" not in one.sheet.table.kind or len(nonzero_parts(one)) < 2 or one.verdict != "error":
        return False
    off = abs(one.whole.value - total(one.parts))
    return len(off.normalize().as_tuple().digits) == 1


def _candidate_rows(sheet: Sheet, row: Row) -> Iterator[tuple[str, list[Row]]]:
    """Sets of rows that a total may close: by name of the reading."""
    rows = sheet.table.rows
    tops = [
        one for one in rows if one.parent is None and not one.is_total and not AMONG.search(one.printed_label)
    ]
    organisations = [one for one in tops if _is_organisation(one)]
    named = [one for one in tops if one not in organisations]
    coded = [one for one in rows if one.code and not one.is_total]
    shortest = min((len(one.code or "") for one in coded), default=0)
    before = [one for one in sheet.total_rows if one.index < row.index]
    start = before[-1].index if before else -1
    after = [one for one in sheet.total_rows if one.index > row.index]
    end = after[0].index if after else len(rows)
    yield "above", [one for one in named if start < one.index < row.index]
    yield "all-above", [one for one in named if one.index < row.index]
    if before:
        yield "carried", [before[-1], *(one for one in named if start < one.index < row.index)]
        yield "totals", before
    yield "below", [one for one in named if row.index < one.index < end]
    yield "all-below", [one for one in named if one.index > row.index]
    yield "all", named
    if coded:
        yield "codes", [one for one in coded if len(one.code or "") == shortest and one.parent is None]
        leaves = {one.parent for one in rows if one.parent is not None}
        yield "leaves", [one for one in coded if one.index not in leaves]
    if organisations:
        yield "organisations", organisations


def _is_organisation(row: Row) -> bool:
    return row.code is None and row.organisation is not None and row.label in (row.organisation, "")

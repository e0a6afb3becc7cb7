"""合计、小计 columns and the columns they head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Column, Document
from qa.check.figures import total
from qa.check.sheet import Sheet, is_total_column, sheets
from qa.check.sums import AMONG, Sum, confirmed, sum_fails, sum_finding
from qa.check.trial import HOLDS, Trial, not_run

CARRIED_STEPS = 3
"""Last places that rounding may add to a mistake on its way up to the totals."""


def total_columns(document: Document) -> Iterator[Trial]:
    """合计、小计 columns are the sum of the columns they head."""
    for sheet in sheets(document):
        if sheet.summed:
            yield from _columns(sheet)


def _columns(sheet: Sheet) -> Iterator[Trial]:
    columns = sheet.columns
    for column in columns:
        if not is_total_column(column):
            continue
        readings: dict[str, list[Sum]] = {}
        for name, parts in candidate_columns(column, columns):
            for row in sheet.table.rows:
                whole = sheet.at(row, column)
                figures = [figure for part in parts if (figure := sheet.at(row, part)) is not None]
                if whole is None or not figures or len(parts) < 2:
                    continue
                words = f"{'、'.join(part.name for part in parts[:4])}{'等' if len(parts) > 4 else ''}各列"
                readings.setdefault(name, []).append(Sum(sheet, row, column, whole, tuple(figures), words))
        if not readings:
            continue
        best = max(readings, key=lambda name: sum(one.verdict != "error" for one in readings[name]))
        sums = readings[best]
        holding = {one.row.index for listed in readings.values() for one in listed if one.verdict is None}
        wrong = [one for one in sums if one.verdict == "error" and one.row.index not in holding]
        right = len(confirmed(sums))
        if len(wrong) > 1 and _one_column_too_many(wrong):
            yield not_run("合计列所包含的列不明确")
            continue
        if wrong and (_mistakes(wrong) > max(1, len(sums) // 8) or right < 3):
            yield not_run("合计列所包含的列不明确")
            continue
        carried: list[list[Sum]] = []
        for one in sums:
            verdict = None if one.row.index in holding else one.verdict
            if verdict is None:
                yield HOLDS
            elif verdict == "rounding":
                yield sum_fails("column-sum", one, verdict)
            else:
                same = next((listed for listed in carried if _off_alike(listed[0], one)), None)
                if same is None:
                    carried.append([one])
                else:
                    same.append(one)
        for listed in carried:
            yield _carried(listed)


def _off_alike(one: Sum, other: Sum) -> bool:
    off = (one.whole.value - total(one.parts)) - (other.whole.value - total(other.parts))
    return abs(off) <= CARRIED_STEPS * one.whole.step


def _carried(listed: Sequence[Sum]) -> Trial:
    """One finding for a mistake and for the totals that it is carried up to."""
    trial = sum_fails("column-sum", listed[0], "error")
    if trial.finding is None or len(listed) == 1:
        return trial
    others = [sum_finding("column-sum", one, "error") for one in listed[1:]]
    rows = "、".join(f"“{one.row.label}”{one.whole.printed}" for one in listed[1:])
    every = (trial.finding, *others)
    told = trial.finding.model_copy(
        update={
            "what": f"{trial.finding.what}；{rows}差额相同",
            "figures": tuple(dict.fromkeys(figure for one in every for figure in one.figures)),
            "places": tuple(dict.fromkeys(place for one in every for place in one.places)),
            "pages": tuple(sorted({page for one in every for page in one.pages})),
        }
    )
    return replace(trial, finding=told)


def _mistakes(wrong: Sequence[Sum]) -> int:
    """How many mistakes the wrong rows show: one that its parents and totals carry up counts once."""
    unlike: list[Sum] = []
    for one in wrong:
        if not any(_off_alike(one, other) for other in unlike):
            unlike.append(one)
    return len(unlike)


def _one_column_too_many(wrong: Sequence[Sum]) -> bool:
    """All wrong rows come right without one of their columns: it is a part of a part."""
    return all(any(one.whole.value == total(one.parts) - part.value for part in one.parts) for one in wrong)


def candidate_columns(column: Column, columns: Sequence[Column]) -> Iterator[tuple[str, list[Column]]]:
    """Sets of columns that a total column may head."""
    above = column.path[:-1]
    inside = [
        other
        for other in columns
        if other is not column
        and other.path[: len(above)] == above
        and not any(AMONG.search(part) for part in other.path[len(above) :])
    ]
    after = [other for other in inside if other.index > column.index]
    for name, pool in (("inside", inside), ("after", after)):
        yield name, _outermost(pool, len(above))
        yield f"{name}-leaves", [other for other in pool if not is_total_column(other)]
        short = [
            other
            for other in _outermost(pool, len(above))
            if not re.search("会议费|培训费|机关运行", other.name)
        ]
        yield f"{name}-three", short


def _outermost(pool: Sequence[Column], depth: int) -> list[Column]:
    """One column for each group: its own 小计 where it has one, else its columns."""
    groups: dict[str, list[Column]] = {}
    for column in pool:
        groups.setdefault(column.path[depth] if len(column.path) > depth else "", []).append(column)
    result: list[Column] = []
    for members in groups.values():
        heads = [one for one in members if is_total_column(one) and len(one.path) == depth + 2]
        result += heads[:1] if heads and len(members) > 1 else members
    return result

"""One thing by two measures (全年预算数, 执行数), both from one row of a table or one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR, HEAD_FLOOR
from qa.items.measures import MEANT, measure_of_entry
from qa.items.project_totals import total_of_projects
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.scoping.scope import Edition

_KEPT = 40


def by_two_measures(
    first: Operand, second: Operand, indexes: Sequence[DocumentIndex], edition: Edition
) -> tuple[Value, Value] | None:
    """The two figures of the row or sentence that names the thing best; None where none has both."""
    if first.phrase != second.phrase or not (first.measure and second.measure):
        return None
    totals = [total_of_projects(operand, indexes, edition) for operand in (first, second)]
    if totals[0] is not None and totals[1] is not None:
        return totals[0], totals[1]
    sides = [_measured(operand, indexes, edition.year) for operand in (first, second)]
    best: tuple[tuple[float, float], Candidate, Candidate] | None = None
    for a in sides[0]:
        for b in sides[1]:
            if a.entry is b.entry or _place(a.entry) != _place(b.entry):
                continue
            key = (-_rank(a, first) - _rank(b, second), a.score + b.score)
            if best is None or key[1] + 0.2 * key[0] > best[0][1] + 0.2 * best[0][0]:
                best = (key, a, b)
    return (value_of(best[1], edition), value_of(best[2], edition)) if best else None


def _measured(operand: Operand, indexes: Sequence[DocumentIndex], year: int | None) -> list[Candidate]:
    return [
        candidate for candidate in resolve(operand, indexes, year)[:_KEPT]
        if not candidate.is_blank and candidate.cover >= COVER_FLOOR and candidate.head >= HEAD_FLOOR
        and measure_of_entry(candidate.entry) in MEANT.get(operand.measure or "", ())
    ]  # fmt: skip


_MEASURED_ROW = regex("(?:年初|全年|调整|支出)?(?:预算|决算|执行)数")
"""Rows of a form that prints the measures one under the other, a column for each thing."""


def _rank(candidate: Candidate, operand: Operand) -> float:
    return float(MEANT[operand.measure or ""].index(measure_of_entry(candidate.entry) or ""))


def _place(entry: Entry) -> tuple[object, ...]:
    if entry.fact is not None and _MEASURED_ROW.fullmatch(entry.label):
        return entry.document, entry.fact.table, "column", entry.fact.column
    if entry.fact is not None:
        return entry.document, entry.fact.table, entry.fact.row
    assert entry.statement is not None
    table = entry.table.index if entry.table is not None else None
    return entry.document, "prose", table, entry.statement.passage, entry.statement.sentence


_MEASURES = {"budget": "年初预算数", "revised": "全年预算数", "final": "决算数", "executed": "执行数"}


def told_by_measure(values: Sequence[Value], wanted: Sequence[Operand]) -> list[Value]:
    """Two readings of one thing named by which of budget and final account each is."""
    if not all(operand.measure for operand in wanted[:2]):
        return list(values)
    if all(operand.year for operand in wanted[:2]):
        return [_of_year(value, operand) for value, operand in zip(values, wanted, strict=False)]
    return [_told(value, operand.measure or "") for value, operand in zip(values, wanted, strict=False)]


def told_by_their_own(values: Sequence[Value]) -> list[Value]:
    """Figures of one name, each named by the measure of its own column or sentence where they differ."""
    measures = [measure_of_entry(value.evidence[0]) if value.evidence else None for value in values]
    if len({value.label for value in values}) > 1 or None in measures or len(set(measures)) < 2:
        return list(values)
    return [_told(value, measure or "") for value, measure in zip(values, measures, strict=True)]


def _of_year(value: Value, operand: Operand) -> Value:
    """2023年公务接待费执行数: a figure by its year and its measure, where both are asked for."""
    measure = (_MEASURES.get(operand.measure or "") or "").removeprefix("年初")
    label = re.sub(r"^20\d\d年", "", value.label)
    return replace(value, label=f"{operand.year}年{label}（{measure}）")


def _told(value: Value, measure: str) -> Value:
    if re.search("预算数|决算数|执行数", value.label):
        return value
    return replace(value, label=f"{value.label}（{_MEASURES.get(measure, measure)}）")

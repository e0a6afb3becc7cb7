"""All rows of one table that bear one name, added up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qa.executing.values import Outcome, Value, total, value_of
from qa.items.candidates import Candidate
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR
from qa.items.operands import Operands
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.targets import Target


def sum_of_rows(operand: Operand, target: Target, operands: Operands) -> Outcome:
    """All rows of one table that bear the name: 行政运行 printed twice, three projects of one name."""
    indexes = operands.indexes_of(target)
    candidates = [
        c for c in resolve(operand, indexes, target.edition.year) if c.entry.is_cell and not c.is_blank
    ]
    if not candidates or candidates[0].cover < COVER_FLOOR:
        return Outcome("not_found", score=candidates[0].cover if candidates else 0.0)
    best = candidates[0]
    same = [
        c for c in candidates
        if c.entry.table is best.entry.table and c.entry.fact is not None and best.entry.fact is not None
        and c.entry.document == best.entry.document
        and c.entry.fact.column == best.entry.fact.column and c.score >= best.score - 0.3
        and c.cover >= best.cover - 0.05
    ]  # fmt: skip
    same = _of_one_rank(same, best, normal(operand.phrase))
    same.sort(key=lambda c: c.entry.fact.row if c.entry.fact else 0)
    if len(same) < 2:
        return Outcome("not_found", score=0.0)
    values = [value_of(c, target.edition) for c in same]
    if _holds_its_whole(values):
        return Outcome("not_found", score=0.0)
    result = total(values)
    return Outcome("answered", (result, *values), score=best.cover)


def _holds_its_whole(values: Sequence[Value]) -> bool:
    """Whether one of several rows is what the others come to: 资金总额 beside 财政拨款 and 其他资金."""
    amounts = [value.amount or Decimal(0) for value in values]
    differ = len({value.label for value in values}) > 1
    return differ and any(2 * amount == sum(amounts) for amount in amounts)


def _of_one_rank(same: list[Candidate], best: Candidate, said: str) -> list[Candidate]:
    """Without the rows over those that bear the name, and without the parts of rows that do."""
    if best.entry.label in said:
        named = [c for c in same if c.entry.label == best.entry.label]
        same = named if len(named) > 1 else same
    assert best.entry.table is not None
    parents = {row.index: row.parent for row in best.entry.table.rows}
    rows = {c.entry.fact.row for c in same if c.entry.fact is not None}

    def under_another(row: int) -> bool:
        above = parents.get(row)
        while above is not None and above not in rows:
            above = parents.get(above)
        return above is not None

    return [c for c in same if c.entry.fact is not None and not under_another(c.entry.fact.row)]

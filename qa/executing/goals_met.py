"""What was done against the goal beside it: a row that prints both, of a table on how goals were met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qa.executing.values import Outcome, Value, comparable, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.operands import Operands
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.scoping.targets import Target

_GOAL = regex("目标|指标值|计划|预期")
_ACTUAL = regex("实际|完成值|完成情况|全年完成")
_FIRST = regex("年初")
_AT_MOST = regex("[≤<＜]|不超过|不高于|不大于|以内|以下")
_KEPT, _NAMED, _LESS = 40, 0.75, 0.15


def goal_met(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Whether the figure that a row prints as done keeps to its goal, the nearest row that prints both."""
    indexes = operands.indexes_of(target)
    first = plan.operands[0].measure == "budget"
    wanted = plan.operands[0].model_copy(update={"source": "table", "measure": None})
    found: list[Candidate] = []
    for role in dict.fromkeys((wanted.role, "count", "amount")):
        asked = wanted.model_copy(update={"role": role})
        nearest = resolve(asked, indexes, target.edition.year)[:_KEPT]
        found = found or [c for c in nearest if c.cover >= _NAMED]
    pairs = []
    for c in found:
        if c.score < found[0].score - _LESS:
            break
        for goal, actual in _both(c.entry, indexes, first=first):
            values = [
                replace(value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition), cover=c.cover)
                for entry in (actual, goal)
            ]
            if all(value.found for value in values) and comparable(*values):
                pairs.append((c.cover, values, goal))
    if plan.threshold is not None:
        pairs = [pair for pair in pairs if pair[1][1].amount == Decimal(plan.threshold)]
    if not pairs:
        return Outcome("not_found", score=0.0)
    cover, (done, goal_value), goal = pairs[0]
    others = {value.amount for _, (value, _), _ in pairs}
    if len(others) > 1 and len({value.label for _, (value, _), _ in pairs}) > 1:
        return Outcome("not_found", score=0.0)  # several indicators bear the name
    return Outcome("answered", (done, goal_value), verdict=_keeps(done, goal_value, goal), score=cover)


def _both(
    entry: Entry, indexes: Sequence[DocumentIndex], *, first: bool
) -> Iterator[tuple[Entry, Entry]]:
    """The goal and what was done of an entry's row; of two goals the one set `first`, or the adjusted one."""
    if entry.fact is None:
        return
    for index in indexes:
        if index.name != entry.document:
            continue
        row = next((row for row in index.rows if any(cell is entry for cell in row)), ())
        goals = [cell for cell in row if cell.column and _GOAL.search(cell.column.text)]
        done = [cell for cell in row if cell.column and _ACTUAL.search(cell.column.text)]
        done = [cell for cell in done if cell not in goals]
        if len(goals) > 1:
            goals = [cell for cell in goals if cell.column and bool(_FIRST.search(cell.column.text)) == first]
        if len(goals) == 1 and len(done) == 1:
            yield goals[0], done[0]


def _keeps(done: Value, goal: Value, printed: Entry) -> bool:
    assert done.amount is not None and goal.amount is not None and printed.fact is not None
    if _AT_MOST.search(printed.fact.printed):
        return done.amount <= goal.amount
    return done.amount >= goal.amount

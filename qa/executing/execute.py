"""Run a plan over editions: resolve its operands, then exact arithmetic. One executor for every planner."""

from __future__ import annotations

from collections.abc import Callable

from ingest.amounts import is_money
from qa.executing.arithmetic import add, average, complement, exceed, look_up_all, ratio, subtract
from qa.executing.changes import change
from qa.executing.comparing import compare
from qa.executing.judgements import claim, consistent, equal, predicate
from qa.executing.outcomes import lacking
from qa.executing.ranking import rank
from qa.executing.shares import share
from qa.executing.values import Outcome, missing
from qa.items.operands import IndexesOf, Operands
from qa.planning.plan import Plan
from qa.scoping.targets import Target, Targets

Runner = Callable[[Plan, Target, Operands], Outcome]


def _grow(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """By which percentage one thing is above another, or a figure above that of last year."""
    if [operand.role for operand in plan.operands] == ["amount", "amount"]:
        return exceed(plan, target, operands)
    return change(plan, target, operands)


_RUNNERS: dict[str, Runner] = {
    "lookup": look_up_all,
    "sum": add,
    "difference": subtract,
    "complement": complement,
    "ratio": ratio,
    "share": share,
    "growth": _grow,
    "change": change,
    "average": average,
    "rank": rank,
    "filter": rank,
    "count": rank,
    "equal": equal,
    "consistent": consistent,
    "claim": claim,
    "test": predicate,
}


class Executor:
    """Runs plans against the documents of the chosen editions."""

    def __init__(self, indexes_of: IndexesOf) -> None:
        self.operands = Operands(indexes_of)

    def run(self, plan: Plan, targets: Targets) -> Outcome:
        """Run one plan; several targets make it a comparison over them."""
        if targets.by is not None and len(targets.chosen) > 1:
            return compare(plan, targets, self.operands)
        outcome = _RUNNERS[plan.operation](plan, targets.chosen[0], self.operands)
        return _lost(outcome) if _of_another_kind(plan, outcome) else outcome


def _of_another_kind(plan: Plan, outcome: Outcome) -> bool:
    """Whether money was worked out where things are to be counted: 决算超出预算的有几个."""
    first = outcome.values[0] if outcome.values else None
    if first is None or plan.operation not in ("sum", "difference", "complement", "change"):
        return False
    counted = plan.unit is not None and not is_money(plan.unit)
    if plan.unit == "%" and plan.operation != "difference":
        return False  # what is worked out of two amounts may be asked for as a percentage of one
    return counted and first.found and is_money(first.unit)


def _lost(outcome: Outcome) -> Outcome:
    return lacking([missing(value.label, nearest=value.evidence) for value in outcome.values[:1]])

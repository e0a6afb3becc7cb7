"""Run a plan over editions: resolve its operands, then exact arithmetic. One executor for every planner."""

from __future__ import annotations

from collections.abc import Callable

from qa.executing.arithmetic import add, average, complement, exceed, look_up_all, ratio, subtract
from qa.executing.changes import change
from qa.executing.comparing import compare
from qa.executing.judgements import claim, consistent, equal, predicate
from qa.executing.ranking import rank
from qa.executing.shares import share
from qa.executing.values import Outcome
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
        return _RUNNERS[plan.operation](plan, targets.chosen[0], self.operands)

"""What was spent and what was only planned: which of the two a question means of an edition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.executing.values import Value
from qa.items.entries import DocumentIndex
from qa.items.lookup import look_up
from qa.items.measures import PLANNED, SPENT, measure_of_entry
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.scoping.targets import Target

_OUTTURN = regex("^(?!.*预算).*决算")
_BUDGETED = regex(
    "(?<!公共)(?<!基金)(?<!经营)(?<!部门)(?<!单位)(?<!完成)预算(?:数|额|金额|安排|合计|总计|总数)*(?:填|列|定|一共|总共)*(?:的?是|为|有|了)*"
    "(?:多少.*|几.*)?$"
)
"""A final account is asked what was budgeted: 公务用车购置费的预算数是多少."""

_OF_A_PLAN = regex("(?:采购|购置|用款|投资)计划|计划(?:采购|投资)?(?:金额|数|额|资金)")
"""What was planned beside what was done: 采购计划金额."""


def asks_outturn_of_budget(operand: Operand, target: Target) -> bool:
    """Whether a budget is asked what was spent."""
    return target.edition.kind == "预算" and _OUTTURN.search(operand.phrase) is not None


def only_budgeted(operand: Operand, value: Value, target: Target) -> bool:
    """Whether a budget prints only what is planned where the outturn is asked for."""
    if operand.role != "amount" or not asks_outturn_of_budget(operand, target):
        return False
    entry = value.evidence[0]
    said = entry.label + entry.title + entry.clause + (entry.column.text if entry.column else "")
    return measure_of_entry(entry) not in (*SPENT, "prior") and not re.search("决算|执行|实际|完成", said)


def of_the_outturn(operand: Operand, indexes: Sequence[DocumentIndex], target: Target) -> Operand:
    """The operand as a final account means it: what was spent, or budgeted where just that is asked."""
    if target.edition.kind != "决算" or operand.measure is not None or operand.role != "amount":
        return operand
    if _OF_A_PLAN.search(operand.phrase):
        return operand
    if _BUDGETED.search(operand.phrase):
        planned = operand.model_copy(update={"measure": "revised"})
        found = look_up(planned, indexes, target.edition)
        if found.found and found.evidence and measure_of_entry(found.evidence[0]) in PLANNED:
            return planned
    return operand.model_copy(update={"measure": "final"})

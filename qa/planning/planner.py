"""The rule planner: the table of question shapes.

Every shape is a pattern over the encoded core (printed names are single atoms) and a function that
builds a plan. All shapes are tried; the executor's scores decide among the plans they give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.amounts import MONEY_IN_YUAN
from qa.planning.shapes.averages import average
from qa.planning.shapes.causes import caused
from qa.planning.shapes.comparisons import comparison
from qa.planning.shapes.distances import distances
from qa.planning.shapes.divided import divided
from qa.planning.shapes.each_piece import each_piece
from qa.planning.shapes.earlier import prior
from qa.planning.shapes.execution import execution
from qa.planning.shapes.execution_of_several import execution_of_several
from qa.planning.shapes.heads_each import heads_each
from qa.planning.shapes.in_table import in_table
from qa.planning.shapes.lookups import explanations, lookups
from qa.planning.shapes.measured_years import measured_years
from qa.planning.shapes.movements import change, differences, rest
from qa.planning.shapes.named_alike import named_alike, of_members
from qa.planning.shapes.other_income import other_income
from qa.planning.shapes.parts import ratio, share, sums
from qa.planning.shapes.predicates import predicates
from qa.planning.shapes.products import costs
from qa.planning.shapes.purchases import purchases
from qa.planning.shapes.ranks import ranks
from qa.planning.shapes.shaped import Shaped
from qa.planning.shapes.sum_checks import sums_apart
from qa.planning.shapes.two_years import two_years
from qa.planning.shapes.unit_costs import unit_costs, unit_prices
from qa.planning.shapes.units_below import units_below
from qa.planning.shapes.vacant_posts import vacant_posts
from qa.planning.shapes.verdicts import verdicts
from qa.planning.shapes.wholes import wholes
from qa.question.numerals import numeral_before
from qa.question.reading import Reading

_SHAPES: tuple[Callable[[Reading], Iterator[Shaped]], ...] = (
    explanations, predicates, execution, execution_of_several, rest, other_income, two_years, measured_years,
    share, divided, ratio, sums, sums_apart, differences, distances, change, caused, prior, ranks, average,
    heads_each, each_piece, unit_costs, unit_prices, wholes, verdicts, purchases, costs, vacant_posts,
    units_below, lookups,
)  # fmt: skip

_HELD_TOGETHER = (share, divided, ratio, differences)
_ADDED_UP = (sums, average)
"""Shapes whose figures are sought in the table that the question opens with; sums name it themselves too."""


PRINTED_AVERAGE = "printed average"
"""A mean as the prose states it, beside the one that would be worked out."""
_OF_SEVERAL = ("the rest", "average of a whole")


def _sums_members(reading: Reading, plans: Sequence[Shaped]) -> bool:
    if re.search("[个家所](?:预算|下属)?单位(?:里|中)面?有?(?:几|多少)[个家]", reading.text):
        return True
    core = reading.decode(reading.core)
    several = numeral_before(core) is not None or "相关项目" in core
    return several and any(shaped.shape == "sum of a whole" for shaped in plans)


def _read_for(shape: Callable[[Reading], Iterator[Shaped]], reading: Reading) -> Reading:
    """The reading as a shape takes it: with the table that it opens with apart, where it is worked out."""
    if shape in _HELD_TOGETHER:
        return in_table(reading)
    return in_table(reading, apart=True) if shape in _ADDED_UP else reading


def candidate_plans(reading: Reading) -> list[Shaped]:
    """Every plan that some shape of the table finds in the question, most telling first."""
    by_name = named_alike(reading)
    if by_name is not None:
        whole, part = by_name
        plans = [shaped for shape in _SHAPES for shaped in shape(_read_for(shape, whole))]
        return sorted(of_members(plans, whole, part), key=lambda shaped: -shaped.weight)
    plans = [shaped for shape in _SHAPES for shaped in shape(_read_for(shape, reading))]
    if any(shaped.shape in _OF_SEVERAL for shaped in plans) or _sums_members(reading, plans):
        # What is asked of several members, or of the others, is no single figure, unless prose states it.
        # An average of what is no money (学时, 分) may also stand in a cell, an indicator's for one.
        measured = reading.unit not in (None, "%", *MONEY_IN_YUAN)
        said = [_in_prose(shaped) for shaped in plans if shaped.shape == "look-up"]
        printed = [shaped for shaped in plans if shaped.shape == "look-up"] if measured else said
        averaged = any(shaped.shape == "average of a whole" for shaped in plans)
        plans = [s for s in plans if s.plan.operation != "lookup" or s.shape == "unit price"]
        if any(shaped.shape == "sum of a whole" for shaped in plans):
            plans += said
        elif averaged:
            plans += [Shaped(shaped.plan, PRINTED_AVERAGE, shaped.weight) for shaped in printed]
    plans.sort(key=lambda shaped: -shaped.weight)
    return plans


def _in_prose(shaped: Shaped) -> Shaped:
    operands = [
        operand.model_copy(update={"source": "text", "unit": operand.unit or "money"})
        for operand in shaped.plan.operands
    ]
    plan = shaped.plan.model_copy(update={"operands": operands})
    return Shaped(plan, "look-up in prose", shaped.weight - 1.0)


__all__ = ["Shaped", "candidate_plans", "comparison"]

"""Shapes that measure this year's figure by last year's: 是去年的几倍, 相当于上年的百分之几."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_MULTIPLE = re.compile(
    r"^(?P<x>[^比较]+?)(?:是|为|占|相当于|达到?)了? (?:的)?(?:预算|决算)?数?(?:的)?"
    r"(?P<u>多少倍|几倍|百分之几|百分之多少|几成|多大比例|多少)$"
)
_TIMES = re.compile(
    r"^(?P<x>.+?)[比较] ?(?:预算|决算)?数?(?:翻|涨|增加|增长|扩大|多)了?(?:到)?(?:几|多少)(?:倍|番)"
)


def two_years(reading: Reading) -> Iterator[Shaped]:
    """This year's figure as a multiple, or as a percentage, of last year's."""
    if [year.relative for year in reading.years if year.relative != 0] != [-1]:
        return
    if not re.search(r"(?:是|为|占|相当于|达到?|[比较])了?(?:去年|上一?年)", reading.text):
        return
    match = _TIMES.match(reading.core)
    unit = "倍"
    if match is None:
        match = _MULTIPLE.match(reading.core)
        unit = "倍" if match and match["u"].endswith("倍") else "%"
    if match is None:
        return
    operands: list[Operand] = [
        operand_of(reading, match["x"]), operand_of(reading, match["x"], role="prior")
    ]  # fmt: skip
    plan = Plan(operation="ratio" if unit == "倍" else "share", operands=operands, unit=unit)
    yield Shaped(plan, "measured by last year", 4.2)

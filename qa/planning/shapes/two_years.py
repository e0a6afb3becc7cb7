"""Shapes of two times: this year's figure measured by last year's, the end of a year by its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_MULTIPLE = regex(
    r"^(?P<x>[^比较]+?)(?:是|为|占|相当于|达到?)了? (?:的)?(?:预算|决算)?数?(?:的)?"
    r"(?P<u>多少倍|几倍|百分之几|百分之多少|几成|多大比例|多少)$"
)
_TIMES = regex(
    r"^(?P<x>.+?)[比较] ?(?:预算|决算)?数?(?:翻|涨|增加|增长|扩大|多)了?(?:到)?(?:几|多少)(?:倍|番)"
)


_YEAR_ENDS = regex(
    r"^(?P<x>.+?)的?(?:年末|期末|年底)(?:数|余额|值)?(?:比|较)(?:年初|期初)(?:数|余额|值)?(?:相比)?[,，]?"
    r"(?:是|又|还)?(?:(?P<up>增加|增长|上升|多|增|涨|高)|(?P<down>减少|下降|降低|少|减|降|低))了?(?:多少|几|百分之)"
)


def _year_ends(reading: Reading) -> Iterator[Shaped]:
    """How far what there is at the end of the year is from what there was at its beginning."""
    match = _YEAR_ENDS.match(reading.decode(reading.core))
    if match is None:
        return
    ends = [operand_of(reading, f"{match['x']}{end}") for end in ("年末数", "年初数")]
    if reading.unit == "%":
        yield Shaped(Plan(operation="growth", operands=ends, unit="%"), "from year's beginning to end", 4.2)
        return
    ends = ends if match["up"] else ends[::-1]
    yield Shaped(
        Plan(operation="difference", operands=ends, unit=reading.unit), "from year's beginning to end", 4.2
    )


def two_years(reading: Reading) -> Iterator[Shaped]:
    """This year's figure as a multiple, or as a percentage, of last year's."""
    yield from _year_ends(reading)
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

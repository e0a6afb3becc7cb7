"""Two measures of one thing, each of a year: 2024年预算比2023年执行数高多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan, Relation
from qa.planning.shapes.shaped import Shaped, measure_of, operand_of
from qa.question.reading import Reading

_YEAR = r"(?:20\d\d年?度?|今年|本年|去年|上年)"
_MEASURE = r"(?:年初|全年|调整后?|部门)?(?:预算|执行|决算)(?:执行)?(?:安排)?数?"
_ASKED = r"(?:了|出|出来)*(?P<asked>(?:多少|几)个?百分点?|百分之(?:多少|几)|几成|多少|几)(?:[万亿千]?元|钱)?$"
_TWO = regex(
    rf"^(?P<x>.{{2,}}?)(?:合计|总额|总计)?[,，]?(?:的|在)?(?P<y1>{_YEAR})?的?(?P<m1>{_MEASURE})"
    rf"(?P<how>[比较]|占|是|相当于|达到|完成|[和与跟同](?=.*(?:差|比)))了?(?P<y2>{_YEAR})?的?(?P<m2>{_MEASURE})(?:相?比)?[,，]?"
    rf"(?P<way>(?:要|又|还)?(?:高|多|增加|增长|上升|涨|超|超过)|(?:要|又|还)?(?:低|少|减少|下降|降|降低|节约)|相?差|差额[是为]?|的)?{_ASKED}"
)
TWO_MEASURES = "two measures"
_MEASURES = {"预算": "budget", "执行": "executed", "决算": "final"}
_LESS = regex("低|少|减|降|节约")
_RATE = regex("百分|几成")


def measured_years(reading: Reading) -> Iterator[Shaped]:
    """A difference, a rate of growth or a share of two figures that one row prints in two columns."""
    match = _TWO.match(reading.plain.rstrip("?？。"))
    if match is None:
        return
    said = re.search(_YEAR, match["x"])
    first = _year(match["y1"] or (said.group() if said else ""), reading)
    second = _year(match["y2"] or "", reading) or first
    before, after = _measure(match["m2"]), _measure(match["m1"])
    if first is None or second is None or (first == second and before == after) or _plain_change(match):
        return
    words = re.sub(rf"{_YEAR}的?|[,，]|的$", "", match["x"])
    one = operand_of(reading, words, measure=after, year=first)
    other = operand_of(reading, words, measure=before, year=second)
    rate = bool(_RATE.search(match["asked"]))
    if match["how"] in ("占", "是", "相当于", "达到", "完成"):
        if rate:
            yield Shaped(Plan(operation="share", operands=[one, other], unit="%"), "share of a measure", 4.3)
        return
    less = bool(_LESS.search(match["way"] or ""))
    if rate:
        relation: Relation = "falls" if less else "rises"
        plan = Plan(operation="growth", operands=[one, other], unit="%", relation=relation)
    else:
        operands = [other, one] if less else [one, other]
        plan = Plan(operation="difference", operands=operands, unit=reading.unit)
    yield Shaped(plan, TWO_MEASURES, 4.3)


def _year(said: str, reading: Reading) -> int | None:
    """The year that is meant; one told from now on only where the question names a year beside it."""
    printed = re.search(r"20\d\d", said)
    if printed:
        return int(printed.group())
    relative = -1 if said in ("去年", "上年") else 0 if said else None
    return next((year.year for year in reading.years if year.relative == relative and said), None)


def _measure(words: str) -> str | None:
    return measure_of(words) or next((name for said, name in _MEASURES.items() if said in words), None)


def _plain_change(match: re.Match[str]) -> bool:
    """Whether both are the same measure of two years, as every table of changes holds them."""
    return _measure(match["m1"]) == _measure(match["m2"]) and match["m1"][-2:] == match["m2"][-2:]

"""A figure of the units under the department, added up over them: 所属单位的三公经费合计多少, 不含局本级."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.asking import ASKS_REASON, ASKS_VERDICT, BEST, SORT, WORST
from qa.planning.shapes.shaped import Shaped
from qa.question.reading import Reading

_ADDED = "(?:全部|一?共|总共|合计|共计|加起来|加总|总计|总和|之和|总额)"
_WITHOUT = "(?:除(?:了|去|开)?|不含|不算|不包括)[^,，()（）]{0,10}(?:本级|机关)(?:以外|之外|外)?"
_ASKED = regex(
    rf"^(?:{_WITHOUT}[,，]?)?(?P<n>(?:[两三四五六七八九十]|\d{{1,2}})[个家])?(?:下属|所属|直属|下级|二级|基层)的?(?:预算|事业|行政)*单位"
    rf"(?:[(（]?[,，]?{_WITHOUT}[)）]?[,，]?)?的?(?P<x>[^,，、()（）]{{2,24}}?){_ADDED}+(?:是|有|为|花|要|安排)*了?(?:多少|几)"
)
_SIZE = regex("(?:的)?(?:预算|金额|数额)*(?:的)?$")


def units_below(reading: Reading) -> Iterator[Shaped]:
    """The units' rows of the table that holds the item, added up; as many of them as the question says."""
    core = reading.decode(reading.core)
    if any(form.search(core) for form in (BEST, WORST, SORT, ASKS_REASON, ASKS_VERDICT)):
        return
    match = _ASKED.match(core)
    if match is None:
        return
    item = _SIZE.sub("", match["x"])
    asked = f"{match['n'] or ''}所属单位的{item}加起来多少"
    group = Operand(phrase=f"所属单位 {item}", context=asked, asked=asked)
    plan = Plan(operation="rank", operands=[group], reduce="sum", unit=reading.unit)
    yield Shaped(plan, "sum over the units below", 4.2)

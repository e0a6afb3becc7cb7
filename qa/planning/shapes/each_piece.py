"""What each of several things comes to: 移动排涝泵车平均每台多少万元, by the amount and the number told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import EACH_OF_IT, Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_PIECE = (
    "台套|台|套|件|处|座|部|艘|架|户|亩|公里|公顷|平方米|立方米|吨|期|场|份|册|头|株|棵|块|间|张|把|盏|幅"
)
EACH_PIECE = regex(rf"每一?(?:{_PIECE}|辆|场次?|次)(?!人)")
_EACH = regex(
    rf"^(?P<x>[^,，]+?)[,，]?(?:平均下来|平均|均摊)?[,，]?(?:到)?每一?(?P<unit>{_PIECE})(?P<y>[^,，]{{0,8}}?)"
    r"(?:平均|均)?(?:的)?(?P<price>造价|成本|单价|价格|标准)?(?:是|要|合|花|需要?|得|安排|投入|预算|约|费用|下来)*"
    r"(?:多少|几)(?:钱|[万亿千]?元)?$"
)
_OF_MEMBERS = regex("[各几哪谁最]|[两三四五六七八九十]个|接待|招待|项目$|单位$")
"""Words of a group whose members an average is of, and of guests, who are counted by themselves."""


_SHARED_OUT = regex(
    r"^(?P<of>.*?)(?:平均)?每一?(?P<unit>[个所家名位间处])(?P<x>[一-鿿]{2,8}?)(?:平均|大约|大概|要)*"
    r"(?:有|配有?|带|管|服务|负责|分到|摊到|容纳)(?:着|了)?(?:多少|几)(?P<piece>[个名位台辆张间])?(?P<y>[一-鿿]{2,8})$"
)
"""How many of one kind there are to each of another: 平均每个教学班有多少学生."""


def _shared_out(reading: Reading) -> Iterator[Shaped]:
    """The number of one kind divided by that of the other."""
    match = _SHARED_OUT.match(reading.decode(reading.core))
    if match is None:
        return
    of = match["of"].strip(" 的,，")
    piece = match["piece"] or ("人" if re.search("[生员师工人]$", match["y"]) else None)
    operands = [
        operand_of(reading, f"{of}{match['y']}", role="count", unit=piece),
        operand_of(reading, f"{of}{match['x']}", role="count", unit=match["unit"]),
    ]
    plan = Plan(operation="average", operands=operands, unit=piece, text=EACH_OF_IT)
    yield Shaped(plan, "shared out", 3.1)


def each_piece(reading: Reading) -> Iterator[Shaped]:
    """The amount of a thing divided by how many of it there are; no price that is printed as such."""
    yield from _shared_out(reading)
    match = _EACH.match(reading.core)
    if match is None or match["price"] or _OF_MEMBERS.search(reading.decode(match["x"])):
        return
    thing = re.sub("(?:平均|总共|一共|预算|的)+$", "", match["x"].strip(" 的,，"))
    name = f"{thing}{match['y'].strip(' 的')}"
    operands = [
        operand_of(reading, thing, unit="money"),
        operand_of(reading, name, unit=match["unit"], role="count"),
    ]
    plan = Plan(operation="average", operands=operands, unit=reading.unit, text=EACH_OF_IT)
    yield Shaped(plan, "each piece", 2.95)

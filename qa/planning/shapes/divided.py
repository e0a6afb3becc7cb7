"""One thing divided by another in so many words: 先把A和B加总，再除以C，得百分之几; A除以90人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.planning.shapes.parts import PERCENT, share_plan
from qa.planning.shapes.shaped import WITHIN, Shaped, operand_of
from qa.question.reading import Reading

_DIVIDED = regex(
    r"^(?:如果|假如|若|请|先|拿|用|以|把|将)*(?P<a>.+?)[,，]?(?:(?:的)?(?:结果|所得|得数|和)?(?:再|去|然后|后)*)"
    r"(?:除以|比上|÷)(?P<b>[^,，]+?)(?:[,，]|(?=等于|是(?!否)|得|占|的?(?:百分|比例|比重))|$)(?P<asked>.*)$"
)
_RATE = regex(rf"{PERCENT}|百分数|倍")
_STATED = regex(r"[^\d]{0,4}?(?P<n>\d+)(?P<unit>人|名|位|个|辆|台|套|户|件|份)?[一-鿿]{0,4}")


_HEADS = {"保有量": "辆", "车辆": "辆", "批次": "批次", "人次": "人次", "在职人": "人", "实有人": "人"}
_COUNT = regex(f"(?P<what>{'|'.join(_HEADS)})(?:员)?数?量?$")
"""Counts that an amount may be divided by, with the unit that each is in."""


def _named_heads(counted: re.Match[str]) -> str:
    if counted["what"] in ("保有量", "车辆"):
        return "公务用车保有量"
    return "在职人员" if _HEADS[counted["what"]] == "人" else f"公务接待{counted['what']}"


def divided(reading: Reading) -> Iterator[Shaped]:
    """A share, where what the division comes to is asked for as a percentage; a mean over a stated number."""
    match = _DIVIDED.match(reading.core)
    if match is None:
        return
    context, a = "", match["a"]
    within = WITHIN.match(a)
    if within and not re.search("、|和", within["ctx"]):
        context, a = within["ctx"], re.sub("^[用拿以把将]", "", within["rest"])
    number = stated_number(match["b"])
    if number is not None:
        operands = [operand_of(reading, a, context, unit="money"), number]
        yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 3.2)
        return
    counted = _COUNT.search(reading.decode(match["b"]))
    if counted is not None and reading.unit not in ("%", "倍") and "占" not in match["asked"]:
        heads = operand_of(reading, _named_heads(counted), unit=_HEADS[counted["what"]], role="count")
        operands = [operand_of(reading, a, context, unit="money"), heads]
        yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "average", 3.6)
        return
    asked = _RATE.search(match["asked"])
    if reading.unit == "%" or (reading.unit is None and asked and asked.group() != "倍"):
        yield Shaped(share_plan(reading, a, match["b"], context, each=False), "share by division", 3.6)


def stated_number(words: str) -> Operand | None:
    """The number of heads or things that a question itself states, as what an amount is divided by."""
    match = _STATED.fullmatch(words.strip())
    if match is None:
        return None
    return Operand(phrase="所说数量", stated=match["n"], unit=match["unit"] or "人")

"""People for each of what is counted too: 平均每批公务接待多少人, 每场培训多少人次, 每个团组几个人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import EACH_OF_IT, Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_EACH = regex(
    r"(?:平均|均摊)*(?:下来|算下来|算)?[,，]?每一?(?:个)?(?P<unit>批次|批|场次|场|团组|团|期|班|次)(?![的]?费)"
)
_HEADS = regex(
    r"[,，的]?(?:平均|能|可以?|会|大约|大概|约|要|有|是|来)*了?(?:多少|几)个?(?:人次?|名|位)?(?:来宾|客人|学员|人员)?[,，]?$"
)
_OF_PEOPLE = regex("(?:人次?|名|位|来宾|客人|学员|人员)[,，]?$")
_BASIS = regex(r"^(?:按照?|照着?|以|根据|用)[^,，]*?(?:批次|人次|人数|场次|次数|期数|团组)[^,，]*[,，]")
"""What the question says of the two numbers that it wants used: 照预计的批次和人次算."""
_GUESTS = regex("接待|招待|来访|来宾")


def asks_heads(reading: Reading) -> bool:
    """Whether people for each of something are asked for, which no money tells."""
    text = reading.decode(reading.core).strip(" ,，?？")
    each, heads = _EACH.search(text), _HEADS.search(text)
    return bool(each and heads and heads.start() >= each.end() and _OF_PEOPLE.search(text))


def heads_each(reading: Reading) -> Iterator[Shaped]:
    """The number of people over the number of batches, sessions or groups, both told of one thing."""
    if not asks_heads(reading):
        return
    text = _BASIS.sub("", reading.decode(reading.core)).strip(" ,，?？")
    each, heads = _EACH.search(text), _HEADS.search(text)
    if each is None or heads is None:
        return  # the counts themselves are all that is said
    # What stands between 每批 and 多少人 may be the thing itself: 每批接待几个人.
    thing = f"{text[: each.start()]} {text[each.end() : heads.start()]}".strip(" ,，的")
    guests = _GUESTS.search(thing)
    unit = {"批": "批次", "场": "场次", "团": "团组"}.get(each["unit"], each["unit"])
    if guests:
        thing, unit = re.sub("^(?:公务|国内)*(?:接待|招待)费?$", "国内公务接待", thing), "批次"
    of = operand_of(reading, thing, unit="人次" if guests else "人", role="count")
    counted = operand_of(reading, thing, unit=unit, role="count")
    plan = Plan(operation="average", operands=[of, counted], unit=reading.unit or "人", text=EACH_OF_IT)
    yield Shaped(plan, "heads of each", 3.7)

"""Shapes that ask for last year's figure, which is printed or worked back from the change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_VERB = "涨|增|减|降|升|压|砍|缩|翻番|[多少]了"
_MOVED_BEFORE = regex(
    rf"^(?P<x>[^,，]*?(?:{_VERB})[^,，]*)[,，](?:那么?|则|请问)?[^,，]{{0,4}}?(?:(?:这|该)一?(?:项|块|笔)|它|原来|"
    r"原本|当时|同期|的|预算|决算|数|又|是|有|为|安排|花|了| )*(?:多少|几)"
)
_ASKS_BEFORE = regex(r"[,，](?:那么?|则|请问)?(?:去年|上一?年度?|20\d\d年)[^,，比较]*(?:多少|几)")
_OF_MOVING = regex(
    r"(?:[比较] ?(?:年初)?(?:预算|执行|决算)?数?)?"
    r"(?:又|却|都|明显|大幅度?|大|猛|略有?|有所|不断|暴|急|骤|上|下)*"
    rf"(?:{_VERB}).*$"
)
"""提租补贴今年大涨，上一年是多少: what moved, and then its figure of the year before."""


def prior(reading: Reading) -> Iterator[Shaped]:
    """Last year's figure, printed or worked back from the change."""
    moved = _MOVED_BEFORE.match(reading.core)
    if moved and _ASKS_BEFORE.search(reading.text):
        body = _OF_MOVING.sub("", moved["x"])
        plan = Plan(operation="lookup", operands=[operand_of(reading, body, role="prior")], unit=reading.unit)
        yield Shaped(plan, "prior of what moved", 3.2)
        return
    if re.search(r"推算|倒推|反推", reading.text) or (
        any(year.relative == -1 for year in reading.years)
        and re.search(r"^ ?(?:的|年初)?", reading.core)
        and not re.search("比|较|相比|增|减|降|涨|多了|少了|砍", reading.text)
    ):
        body = re.sub(
            r"[?？,，]?[(（]?请?按?[^,，。;；?？]*?(?:推算|倒推|反推)[^,，]*[,，]?|\( ?\)|按正文所说|请$|"
            r"比 ?预算增加的数|[。.]",
            "",
            reading.core,
        )
        yield Shaped(
            Plan(operation="lookup", operands=[operand_of(reading, body, role="prior")], unit=reading.unit),
            "prior",
            2.6,
        )

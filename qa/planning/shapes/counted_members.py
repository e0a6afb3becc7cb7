"""A stated number held against how many members a table lists: 说31个项目，表里列的项目数是不是这么多."""

from __future__ import annotations

from qa.patterns import regex
from qa.planning.plan import Operand
from qa.planning.shapes.place_words import AGREE, TABLE
from qa.question.reading import Reading

_NOUN = "项目|单位|科目|机构|岗位"
_COUNTED = regex(
    rf"^(?P<said>.+?)[,，](?:和|与|跟|同)?(?P<table>{TABLE})(?:里面?|中|上)?(?:所)?(?:列|有|包括|收录)?(?:示|出|的)*"
    rf"(?P<noun>{_NOUN})(?:个)?(?:数量?|数目|总数)$"
)
_STATED = regex(r"(?P<n>\d+)(?P<u>个|家|项)")


def counted_members(reading: Reading) -> tuple[Operand, Operand] | None:
    """The number that the question states, and the group in the table that is to be counted."""
    match = _COUNTED.match(AGREE.sub("", reading.decode(reading.core).rstrip("?？")))
    stated = _STATED.search(match["said"]) if match else None
    if match is None or stated is None:
        return None
    named = match["said"][: stated.start()] + match["said"][stated.end() :]
    asked = f"{match['table']}里一共几个{match['noun']}"
    left = Operand(phrase=named, role="count", stated=stated["n"], unit=stated["u"])
    right = Operand(phrase=f"{match['table']} {match['noun']}", asked=asked, role="count", unit=stated["u"])
    return left, right

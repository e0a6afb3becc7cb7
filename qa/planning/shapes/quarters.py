"""Quarters that a question names together: 四个季度的用款计划, 下半年的用款计划."""

from __future__ import annotations

import re

from qa.planning.shapes.asking import TOGETHER
from qa.question.reading import Reading

_QUARTERS = re.compile(
    r"^(?P<h>.*?)(?:的)?"
    r"(?:(?:全年)?[四各每]个?季度|(?P<half>[上下])半年|(?P<end>[前后])(?P<n>[两二三])个?季度)"
    r"(?:的|里|中)*(?P<x>[^,，]{2,14}?)(?:" + TOGETHER + "|总计|总)"
)
_ORDINALS = "一二三四"


def quarters_of(reading: Reading) -> list[str]:
    """The quarters of a plan that the prose states one by one: 下半年的用款计划."""
    match = _QUARTERS.match(reading.core)
    if match is None or not any(term.startswith("第一季度") for term in reading.terms):
        return []
    named = _ORDINALS
    if match["half"]:
        named = named[:2] if match["half"] == "上" else named[2:]
    elif match["end"]:
        number = 3 if match["n"] == "三" else 2
        named = named[:number] if match["end"] == "前" else named[-number:]
    return [f"{match['h']} 第{number}季度{match['x']}" for number in named]

"""Quarters that a question names together: 四个季度的用款计划, 下半年的用款计划, 一、二季度的用款计划."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.shapes.asking import TOGETHER
from qa.question.reading import Reading

_SUM = f"(?:{TOGETHER}|总计|总)"
_ORDINALS = "一二三四"
_NAMED = rf"第?[{_ORDINALS}](?:个?季度)?(?:[、,，和与及跟加到至]+第?[{_ORDINALS}](?:个?季度)?)*(?<=季度)"
_QUARTERS = regex(
    r"^(?P<h>.*?)[,，]?(?:的)?"
    rf"(?:(?P<all>(?:全年)?[四各每]个?季度)|(?P<half>[上下])半年|(?P<end>[前后])(?P<n>[两二三])个?季度|"
    rf"(?P<named>{_NAMED}))(?:的|里|中|[,，])*(?P<x>[^,，]{{2,}}?)?(?:{_SUM}|(?:[花用]掉)?(?:是|有)?(?:多少|几))"
)
_OF_WHAT = regex(r"^(?:的)?(?:那个|这个)|[,，的]+$")
_PLANNED = "用款计划"


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
    elif match["named"]:
        said = [_ORDINALS.index(numeral) for numeral in re.findall(f"[{_ORDINALS}]", match["named"])]
        through = len(said) == 2 and re.search("[到至]", match["named"])
        said = list(range(said[0], said[-1] + 1)) if through else said
        named = "".join(_ORDINALS[at] for at in dict.fromkeys(said))
    if len(named) < 2:
        return []
    words = reading.decode(match["x"] or "")
    of = _OF_WHAT.sub("", match["h"])
    if not re.search(_SUM, reading.core) and not (match["half"] and re.search("计划|用款", words)):
        return []
    body = re.sub(f"(?:计划|用款|预计|打算)+(?:[花用支]掉?)?(?:金额)?$|^{_SUM}", "", words)
    return [f"{of} {body} 第{number}季度{_PLANNED}" for number in named]

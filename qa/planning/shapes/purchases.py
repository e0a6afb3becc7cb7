"""The three kinds of purchase asked for in one breath: 政府采购货物、工程、服务各多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_KIND = r"(?:政府)?(?:采购)?(?:的)?(?:货物|工程|服务)(?:类|采购|部分)*(?:的?(?:预算|支出|金额))?"
_KINDS = regex(rf"{_KIND}(?:[和与及跟、,，]?(?:以及)?{_KIND})+(?!项目|名称)")
_ALL_THREE = regex("政府采购[^,，]{0,6}?(?:三|各|每|按)(?:大|个)?(?:类别?|种)[^,，占]{0,8}(?:多少|几)")
_ASKED = regex(r"多少|几(?:万|元|钱)|怎么分|如何分|情况|金额(?:$|是)")
_WORKED = regex(
    "占|合计|一共|总共|加|相差|差|最|哪|谁|倍|比|(?<!安)排|是否|是不是|一致|相等|等于|吗|平均|之和|增|减"
)
"""Words that make something of the kinds, or choose among them."""


def purchases(reading: Reading) -> Iterator[Shaped]:
    """Each kind of purchase by itself, in the order in which they are said."""
    text = reading.decode(reading.core)
    if "采购" not in text or _WORKED.search(text) or not _ASKED.search(text):
        return
    listed = _KINDS.search(text)
    kinds = re.findall("货物|工程|服务", listed.group()) if listed else []
    if not listed and _ALL_THREE.search(text):
        kinds = ["货物", "工程", "服务"]
    if len(kinds) < 2 or len(set(kinds)) < len(kinds):
        return
    operands = [operand_of(reading, f"政府采购{kind}", "政府采购") for kind in kinds]
    yield Shaped(Plan(operation="lookup", operands=operands, unit=reading.unit), "several look-ups", 4.2)

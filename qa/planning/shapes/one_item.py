"""One item that stands in several places, added up: both kinds of spending, both parts, two terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.asking import TOGETHER
from qa.planning.shapes.one_name import of_one_name
from qa.planning.shapes.shaped import PRIVATE, Shaped, operand_of
from qa.question.reading import Reading

_BOTH_PARTS = regex(
    r"^(?P<q>[^,，、]+?)(?:和|与|跟)[^,，、]+?[两二](?:部分|边|块|头|处|个部分)的?(?P<x>[^,，]*)$"
)
"""机关和事业单位两部分的工会经费: one name printed once in each part of a table."""
_KINDS = r"基本(?:支出)?(?:和|与|加|、|跟)项目(?:支出)?(?:里的?|中的?|部分)?"
_MERGED = (
    r"(?:都|全|一起|一并|两块|两部分|一同)*"
    r"(?:算上|算进去|算在内|算|加上|加起来|包括|合计|在内|合起来|合并|[合加](?:在|到)?一(?:起|块儿?))?"
)
_BOTH_KINDS = (
    regex(
        rf"^(?P<x>[^,，]+?)(?:{TOGETHER}|总计)?(?:是|有|要|花|为)?(?:多少|几)(?:钱|万元|亿元|元)?[,，]"
        rf"(?:把|要)?{_KINDS}{_MERGED}$"
    ),
    regex(
        rf"^(?:把|将)?(?P<of>[^,，]{{0,10}}?)的?{_KINDS}{_MERGED}(?:来)?(?:看|算|说|统计)?[,， ]+"
        rf"(?P<x>[^,，]+?)(?:{TOGETHER}|总计)?(?:是|有|要|花|为|安排|列)?了?(?:多少|几)(?:钱|万元|亿元|元)?$"
    ),
)
"""One item in both kinds of spending: 委托业务费总共多少，基本和项目都算上."""
_TERM = r"20\d\d年?[-—~至到]20\d\d年度?"
_TERMS = regex(
    rf"^(?P<x>.+?)(?:有|分为?|包括)?的?(?P<a>{_TERM})(?:和|与|及|、)(?P<b>{_TERM})(?:这)?[两二](?:个|期|笔)?(?:项目|合同)?"
)
"""One project of two terms: 信息化运维有2025-2026年和2026-2027年两个项目."""


def one_item(reading: Reading, core: str) -> Iterator[Shaped]:
    """The plans that add up one item of several places."""
    yield from of_one_name(reading, core)
    text = reading.decode(core)
    for pattern in _BOTH_KINDS:
        kinds = pattern.match(text)
        if kinds and not kinds["x"].endswith("、"):
            of = kinds.groupdict().get("of") or ""
            operands = [operand_of(reading, f"{of}{kind}支出 {kinds['x']}") for kind in ("基本", "项目")]
            plan = Plan(operation="sum", operands=operands, unit=reading.unit)
            yield Shaped(plan, "sum of one item", 3.3)
            return
    terms = _TERMS.match(text) if re.search(TOGETHER, text) else None
    if terms:
        operands = [operand_of(reading, f"{terms[term]}{terms['x']}项目") for term in ("a", "b")]
        yield Shaped(Plan(operation="sum", operands=operands, unit=reading.unit), "sum of one item", 3.4)
        return
    both = _BOTH_PARTS.match(re.split(TOGETHER, core)[0] or core)
    if both:
        named = both["x"] or "".join(char for char in both["q"] if ord(char) >= PRIVATE)[:1]
        plan = Plan(operation="sum", operands=[operand_of(reading, named)], unit=reading.unit)
        yield Shaped(plan, "sum of all rows", 3.1)

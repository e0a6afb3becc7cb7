"""Shapes that test a predicate: over a threshold, more than last year, whether there is any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.plan import Plan, Relation
from qa.reading import Reading
from qa.shapes.asking import ASKS_REASON
from qa.shapes.shaped import Shaped, operand_of

_TEST = re.compile(
    r"^(?P<x>.+?)(?:有没有|是否|是不是|会不会)?(?P<r>超过|大于|高于|多于|突破|不到|低于|少于|小于|"
    r"不足)了?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|元|%|辆|人|个)"
)
_MOVE_TEST = re.compile(
    r"^(?P<x>.*?)(?:是不是|是否|有没有|究竟)?(?:比|较)[ ]?(?:年初)?(?:预算|执行数)?(?:是不是|是否|"
    r"有没有)?(?P<v>多|增加|增长|上升|上涨|涨|高|少|减少|下降|降低|降|低)了?(?:吗|没有|没|$)"
)
_THERE = re.compile(
    r"^(?P<a>.*?)(?:有没有|有无|是否有|是否安排了?|有没有安排|安排了?没有)(?P<b>.+?)(?:的?(?:预算|经费|钱|"
    r"支出|安排))?(?:吗|$)|^(?P<c>.*?)有(?P<d>[^,，哪几多什]{2,}?)(?:的预算|的钱|的安排)吗$"
)


def predicates(reading: Reading) -> Iterator[Shaped]:
    """Predicates to test: over a threshold, more than last year, whether there is any."""
    core = reading.core
    if ASKS_REASON.search(core) or re.search("哪|多少|几[个家项]|什么", core):
        return
    match = _TEST.match(core)
    if match and re.search("吗|有没有|是否|是不是|没有$", core):
        bound: Relation = (
            "less" if match.group("r") in ("不到", "低于", "少于", "小于", "不足") else "greater"
        )
        plan = Plan(
            operation="test", operands=[operand_of(reading, match.group("x"))], relation=bound,
            threshold=match.group("n"), threshold_unit=match.group("u"),
        )  # fmt: skip
        yield Shaped(plan, "threshold tested", 3.6)
        return
    match = _MOVE_TEST.match(core)
    if match and re.search("吗|是不是|是否|有没有|没有?$", core):
        moved: Relation = (
            "rises" if match.group("v") in ("多", "增加", "增长", "上升", "上涨", "涨", "高") else "falls"
        )
        plan = Plan(
            operation="test", operands=[operand_of(reading, match.group("x"), role="change")], relation=moved
        )
        yield Shaped(plan, "direction tested", 3.6)
        return
    match = _THERE.match(core)
    if match and not re.search("一致|一样|出入|差异|关系|依据", core):
        words = (match.group("a") or match.group("c") or "") + (match.group("b") or match.group("d") or "")
        yield Shaped(
            Plan(operation="test", operands=[operand_of(reading, words)], relation="exists"),
            "existence tested",
            3.3,
        )

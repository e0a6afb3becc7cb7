"""What is counted, under the other names that documents have for it: 车辆, 实有人员, 二级预算单位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.executing.values import Value, missing
from qa.items.entries import DocumentIndex
from qa.items.lookup import look_up
from qa.items.phrases import content_of
from qa.items.told_before import is_planned
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare
from qa.scoping.scope import Edition

_HAVING = (
    "(?:现|在|名下|登记|配备?|拥|[有共养用]|[养开配]着|单位|部门|机关|全?[局委厅院]里?|自己|手[里上头]|的)*"
)
"""Words of having, and whose it is, around what is had."""
_ALL_CARS = regex(
    f"{_HAVING}(?:公务用?车|公车|用车|车辆?){_HAVING}(?:总数|总量|数量|台数|辆数|数|保有?(?:总?量|数))?"
)
_OTHERS = (
    (
        regex("(?:在职|在编|在岗|在职在编|在编在职)的?(?:人员|职工|干部|员工)?(?:总?人数|总?数)?"),
        ("实有人员", "实有人数"),
        regex("人员|人数"),
    ),
    (
        regex("(?:下属|所属|下级|直属|下设|下辖)的?(?:预算|事业|行政)*(?:单位|机构)(?:总?数)?"),
        ("二级预算单位", "下属预算单位", "所属事业单位", "下属事业单位", "基层预算单位"),
        regex("(?:二级|下属|所属|直属|下设)[^,，]*单位|预算单位$"),
    ),
)
"""What people say, the names that prose has for it, and how what it counts must be called."""


def by_other_name(
    operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition, value: Value
) -> Value:
    """The count under another name of the same thing, where its own is not found."""
    if operand.unit in ("辆", "台"):
        return _cars(operand, indexes, edition, value)
    if value.found or value.state == "blank":
        return value
    said = content_of(operand.phrase)
    if operand.unit == "批次" and _GUESTS.fullmatch(said):
        phrase = "国外来访团组" if re.search("外", said) else "国内来访团组"
        return look_up(operand.model_copy(update={"phrase": phrase, "unit": "个"}), indexes, edition)
    for pattern, names, called in _OTHERS:
        for name in names if pattern.fullmatch(said) else ():
            found = look_up(operand.model_copy(update={"phrase": name}), indexes, edition)
            entry = found.evidence[0] if found.found and found.evidence else None
            if entry is not None and entry.table is None and called.search(entry.label):
                generic = len(found.label) < _TELLING
                return replace(found, label=name) if generic else found
    return value


_GUESTS = regex(
    "(?:国[内外]?|外事)?的?(?:公务)?接待(?:费)?了?的?(?:来访)?(?:多少|几)?(?:批次|批)?(?:数|总数)?"
)
"""Parties of guests, which some forms call 来访团组 and count in 个."""
_TELLING = 3
"""A shorter label (人员) says less than the name that was looked for."""


def _cars(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition, value: Value) -> Value:
    """Cars counted under the other of their two names, 公务用车 and 车辆."""
    told = value.evidence[0].label + value.evidence[0].clause if value.found else ""
    if _KEPT.search(operand.phrase) and "保有" in told:
        return value  # 公务用车保有量 of the “三公” section is not all the cars that there are
    if _ALL_CARS.fullmatch(content_of(operand.phrase)) and not (value.found and _of_all_cars(value)):
        cars = look_up(operand.model_copy(update={"phrase": "车辆"}), indexes, edition)
        if cars.found or not (value.found and is_planned(value.evidence[0])):
            return cars if cars.found else value
        return missing(value.label, nearest=value.evidence[:3])
    if not value.found and "购置" in operand.phrase and "车辆" in operand.phrase:
        phrase = operand.phrase.replace("车辆", "公务用车")
        return look_up(operand.model_copy(update={"phrase": phrase}), indexes, edition)
    return value


_KEPT = regex("保有量")


def _of_all_cars(value: Value) -> bool:
    """Whether a count is of the cars that there are: not of one sort of them, nor of those to be bought."""
    entry = value.evidence[0]
    return bool(_ALL_CARS.fullmatch(bare(entry.label))) and not is_planned(entry)

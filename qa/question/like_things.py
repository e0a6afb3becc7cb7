"""What a few words of a follow-up are exchanged for: 雨量站 for 水文站, 刑事案件 for 民事案件."""

from __future__ import annotations

import re

from qa.patterns import regex

COUNTED_THING = regex(
    r"(?:计划|预计|打算|要|目标)*(?:多少|几)"
    r"(?P<unit>个|批次|批|人次|人|台|套|场次|场|件|户|处|座|亩|公里|吨|家|次|项|万[^元,，]{1,3})(?P<thing>[^,，?？]*)$"
)
"""A question for the number that an indicator sets: 计划办理多少件重大事项."""


def of_like_name(item: str, was: str) -> str | None:
    """刑事案件的呢 after 要完成指派的民事案件有多少件: what ends alike and stands for itself is exchanged."""
    for size in range(len(item) - 1, 1, -1):
        end = item[-size:]
        if was.count(end) != 1:
            continue
        start = was.find(end) - (len(item) - size)
        word = was[start : start + len(item)] if start > 0 else ""
        if word and word != item and was[start - 1] in "的里中、,， " and re.fullmatch("[一-鿿]+", word):
            return was[:start] + item + was[start + len(item) :]
        return None
    return None


_BUYING_CARS = regex("公务用车(?:购置|更新)(?:费用?)?")
_RUNNING = regex("(?:车辆)?(?:运行维护|运行|维护|运维)(?:费用?)?")


def of_like_thing(item: str, was: str) -> str | None:
    """雨量站 after 要维护多少处水文站: what is counted is exchanged; 运行维护 after 公务用车购置费."""
    if _RUNNING.fullmatch(item) and _BUYING_CARS.search(was):
        return _BUYING_CARS.sub("公务用车运行维护费", was)
    counted = COUNTED_THING.search(was)
    if counted and counted["thing"][-1:] == item[-1]:
        return was[: counted.start("thing")] + item
    return None

"""What sort of body each unit of a printed list is, told in brackets behind its name: 甲站（事业单位）."""

from __future__ import annotations

import re

from qa.question.text import normal

_SORT = "(?:参公|参照公务员法管理的?|全额|差额|公益[一二]类)?(?:事业|行政|企业)单位"
_TOLD = re.compile(rf"[（(](?P<sort>{_SORT})[^（()）]*[)）]?(?:预算)?$")
_ASKED = re.compile(
    rf"(?:是|为|属于)(?:一家)?(?P<a>参公单位|{_SORT})|(?P<b>参公单位|{_SORT})(?:都|一共|共)?(?:有|是|为)?(?:哪|几|多少)"
)
HOW_MANY = re.compile(rf"有?(?:几|多少)(?P<unit>[个家])(?=(?:是|为|属于)(?:参公单位|{_SORT}))")
"""Asks how many units are of a sort."""


def of_the_nature(text: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are of the sort asked for, without it; all as they are where none is asked."""
    asked = _ASKED.search(normal(text))
    sorts = {item: told["sort"] for item in items if (told := _TOLD.search(item))}
    if asked is None or len(sorts) * 2 < len(items):
        return items
    wanted = (asked["a"] or asked["b"]).replace("参公单位", "参公事业单位")
    chosen = [_TOLD.sub("", item) for item in items if sorts.get(item) == wanted]
    return tuple(re.sub("(?<=本级)预算$", "", name) for name in chosen) or items

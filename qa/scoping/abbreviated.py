"""Names of departments cut to some of their characters: 文旅局, 环保局, 卫计局, 梧州检测中心."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.patterns import regex

_ENDS = ("委员会", "中心", "支队", "大队", "总队", "医院", "学校", "中学", "小学", *"局厅办院部会处所站馆")
_SAID_AS = {"委员会": ("委员会", "委", "局"), "办公室": ("办公室", "办"), "中学": ("中学", "中")}
_GENERAL = ("管理", "服务", "指导", "综合", "事务", "工作", "发展", "保障")
"""Words before 中心 or 所 that name none of many."""


def abbreviated_in(question: str, places: Sequence[str], organ: str) -> tuple[int, int] | None:
    """Where a question says the place and some characters of the organ, in their order; None where not.

    The first character of the organ and the word that it ends with are said, or the last words alone.
    """
    if not places or len(organ) < _LONG:
        return None
    for match in _pattern(tuple(places), organ).finditer(question):
        if _in_order(match["cut"], organ):
            return match.span()
    return None


_LONG = 4
"""Characters of an organ that people cut."""


@lru_cache(maxsize=2048)
def _pattern(places: tuple[str, ...], organ: str) -> re.Pattern[str]:
    end = next((end for end in ("办公室", *_ENDS) if organ.endswith(end)), organ[-1])
    said = "|".join(map(re.escape, _SAID_AS.get(end, (end,))))
    stems = {place for place in places} | {place[:-1] for place in places if len(place) > 2}
    where = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    body = organ[: len(organ) - len(end)]
    inner = "".join(map(re.escape, dict.fromkeys(body)))
    forms = [rf"{re.escape(organ[0])}[{inner}]{{0,4}}"] if body else []
    if len(body) > _LONG and body[-2:] not in _GENERAL:
        forms.append(re.escape(body[-2:]))
    return regex(rf"(?:(?:{where})[省市县区]?)+(?P<cut>{'|'.join(forms) or '(?!)'})(?:{said})")


def opened_with(question: str, department: str) -> tuple[int, int] | None:
    """Where a question opens with characters of the whole name, before a year: 北工大附中双桥分校2020年…."""
    match = _OPENING.match(question)
    if match is None:
        return None
    as_department = match["cut"].endswith("部门")
    cut = match["cut"].removesuffix("部门")
    named = _in_order(cut, department) and (as_department or cut[-1] in _LAST)
    return match.span("cut") if named else None


_OPENING = regex(r"(?:20\d\d年度?)?(?P<cut>[一-鿿]{3,14}?)(?=20\d\d年|今年|去年|上年|本年)")
_LAST = "局厅办院部会处所站馆校中小园心队委庭镇乡道范大"
"""What the name of a body ends with, cut or not."""


def _in_order(cut: str, organ: str) -> bool:
    """Whether all characters of the cut stand in the organ, in that order."""
    at = 0
    for char in cut:
        at = organ.find(char, at) + 1
        if not at:
            return False
    return len(cut) > 1

"""Slips of the pen that change a word of the field into one it never has, and amounts in spoken numbers."""

from __future__ import annotations

import re

from qa.patterns import regex

_SLIPS = (
    ("予算", "预算"), ("决祘", "决算"), ("预祘", "预算"), ("祘", "算"), ("釆购", "采购"),
    ("经非", "经费"), ("经废", "经费"), ("精费", "经费"), ("三功", "三公"), ("工务", "公务"),
    ("总记", "总计"), ("合记", "合计"), ("支处", "支出"), ("指出预算", "支出预算"), ("按排", "安排"),
    ("采构", "采购"), ("项木", "项目"), ("公积今", "公积金"), ("工资副利", "工资福利"), ("收如", "收入"),
)  # fmt: skip
_NUMERALS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_SPOKEN = regex(
    r"(?<![一-鿿])?([一二两三四五六七八九])(百|千)?(?=(?:万|亿)(?:元|以上|以下))|"
    r"([一二两三四五六七八九])?(十)(?=(?:万|亿)(?:元|以上|以下))"
)


def without_slips(question: str) -> str:
    """The question as it was meant, its spoken amounts in digits.

    >>> without_slips("三功经废超过两百万元了吗")
    '三公经费超过200万元了吗'
    """
    text = question
    for wrong, right in _SLIPS:
        text = text.replace(wrong, right)
    return _SPOKEN.sub(_spoken_number, text)


def _spoken_number(match: re.Match[str]) -> str:
    if match.group(4):
        return str(_NUMERALS.get(match.group(3) or "一", 1) * 10)
    factor = {"百": 100, "千": 1000, None: 1}[match.group(2)]
    return str(_NUMERALS[match.group(1)] * factor)

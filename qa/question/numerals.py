"""Spelt numbers of questions, and how many members they say a group has."""

from __future__ import annotations

import re

from qa.patterns import regex

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTED = regex(
    r"(?<![前第哪约近一二三四五六七八九十\d])([两二三四五六七八九十]+|\d{1,3})"
    r"(?=个|家|所|场|项|类|款|笔|块|者|大(?:类|项|块)|(?<=两)期)"
)


def number_word(word: str) -> int | None:
    """三 -> 3, 十二 -> 12, 二十 -> 20, 12 -> 12; None for anything else."""
    if word.isdigit():
        return int(word)
    if word in _DIGITS:
        return _DIGITS[word]
    tens, mark, ones = word.partition("十")
    if not mark or len(tens) > 1 or len(ones) > 1:
        return None
    return _DIGITS.get(tens or "一", 1) * 10 + _DIGITS.get(ones or "零", 0)


def numeral_before(words: str) -> int | None:
    """How many members the words say the group has (三所监狱, 8个单位), or None.

    An ordinal or a number of chosen ones (前三项, 最大的两个) says nothing of the group.
    """
    for match in _COUNTED.finditer(words):
        before = words[: match.start()]
        if re.search(r"最[大多高少小低]的?$|每$|排$", before) or re.match(
            "个?(?:月|季度|百分)", words[match.end() :]
        ):
            continue
        number = number_word(match.group(1))
        if number is not None and number > 1:
            return number
    return None


_TENTHS = regex(r"(?P<less>将?近|接近|不到|不足|差不多)?(?P<tenths>[一两二三四五六七八九])成")
_HALF = regex("(?P<less>将?近|接近|不到|不足|差不多)?一?半(?:多|以上|左右)?")


def rough_share(text: str) -> tuple[int, int] | None:
    """The percentages that a rounded share may stand for.

    >>> rough_share("比上年少了三成多"), rough_share("少了近一半")
    ((30, 40), (40, 50))
    """
    match = _TENTHS.search(text) or _HALF.search(text)
    if match is None:
        return None
    tenths = number_word(match["tenths"]) if "tenths" in match.groupdict() else 5
    least = 10 * (tenths or 0) - (10 if match["less"] else 0)
    return least, least + 10


IN_A_NAME = (
    "(?=[^,，的大多低少名个家所位是有排]{0,6}?"
    "(?:[中小]学|幼儿园|医院|学校|监狱|分局|[支大]队|水厂|福利院|养老院|卫生院|看守所))"
)
"""Behind 第一, 第二: it numbers a body (第一中学), and tells no place in an order."""

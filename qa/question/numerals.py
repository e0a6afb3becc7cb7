"""Spelt numbers of questions, and how many members they say a group has."""

from __future__ import annotations

import re

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTED = re.compile(
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

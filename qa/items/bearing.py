"""Whether a printed text bears an official name: whole, or in one of the forms that names are printed in."""

from __future__ import annotations

from functools import lru_cache

from qa.patterns import regex

_JOINING = regex("[和与及的对()、]")
_ENDING = regex("(?<=....)(?:支出|费用|经费|费)$")
_OFFICES = regex("^机关")
"""What the classes of the government's economic classification add to those of the departments'."""
_OF_OFFICES = 6
_LONG, _MOST = 8, 0.7
"""A name as long may be printed shorter by its beginning, to so much of it: 基本医疗保险缴费."""


@lru_cache(maxsize=65536)
def bears(text: str, name: str) -> bool:
    """Whether the text holds the name, or is a shorter form of it that no other name has.

    >>> bears("对个人和家庭补助支出", "对个人和家庭的补助"), bears("机关商品和服务支出", "机关服务")
    (True, False)
    """
    if name in text:
        return True
    wanted, held = _folded(name), _folded(text)
    if wanted in held or (len(wanted) >= _OF_OFFICES and _OFFICES.sub("", wanted) in held):
        return True
    return len(wanted) >= _LONG and len(held) >= _MOST * len(wanted) and held in wanted


def _folded(name: str) -> str:
    return _ENDING.sub("", _JOINING.sub("", name))

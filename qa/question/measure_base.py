"""What a multiple is measured by, where it is named first: 以甲局为1，乙局是几; 后者是前者的几倍."""

from __future__ import annotations

from collections.abc import Sequence

from qa.patterns import regex

_BODY = "[\uf000-\uf8ff]"
_FIRST = 0xF000
_AS_ONE = (
    r"(?:作为?|做|为|当作?|当成|看作|看成|算作?|设为|记为|是)(?:了|个)?"
    r"(?:1(?!\d)|一份|一个单位|单位1|基数|基准|基础|参照|分母|标准|底数|除数)"
)
_BASES = (
    regex(rf"(?P<base>{_BODY})[^,，\uf000-\uf8ff]{{0,24}}?{_AS_ONE}"),
    regex(rf"除以(?P<base>{_BODY})"),
    regex(rf"(?:(?:多少|几)[个家]|(?:多少|几)倍的)(?P<base>{_BODY})"),
    regex(rf"(?P<base>{_BODY})[^,，\uf000-\uf8ff]{{0,16}}(?:要)?乘(?:以|上|多少|几)"),
    regex(
        rf"(?P<base>{_BODY})(?:(?!是|为|相当于|等于|达到?)[^,，\uf000-\uf8ff]){{0,16}}?(?:多少|几)(?:倍|份)"
    ),
)
_LATTER_BY_FORMER = regex("后者[^,，]*前者[^,，]*(?:多少|几)(?:倍|份)|后者除以前者")
"""后者相当于前者的多少倍 measures by what is named first."""


def base_of(text: str, bodies: Sequence[tuple[int, int]]) -> int | None:
    """Which of the bodies named at these places a multiple is measured by; None where no word tells.

    >>> base_of("以甲局为1,乙局是几", [(1, 3), (6, 8)])
    0
    >>> base_of("甲局是乙局的几倍", [(0, 2), (3, 5)])
    1
    """
    folded, at = [], 0
    for number, (start, end) in enumerate(bodies):
        folded += [text[at:start], chr(_FIRST + number)]
        at = end
    whole = "".join(folded) + text[at:]
    for pattern in _BASES:
        found = pattern.search(whole)
        if found:
            return ord(found["base"]) - _FIRST
    return 0 if _LATTER_BY_FORMER.search(whole) else None

"""What sort of body each unit of a printed list is, told in brackets behind its name: 甲站（事业单位）."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.numerals import number_word
from qa.question.text import normal

_SORT = "(?:参公|参照公务员法管理的?|全额|差额|公益[一二]类)?(?:事业|行政|企业)单位"
_TOLD = regex(rf"[（(](?:[一二三]级预算单位[，,、])?(?P<sort>{_SORT})[^（()）]*[)）]?(?:预算)?$")
_ASKED = regex(
    rf"(?:是|为|属于)(?:一家)?(?P<a>参公单位|{_SORT})|(?P<b>参公单位|{_SORT})(?:都|一共|共)?(?:有|是|为)?(?:哪|几|多少)"
)
_COUNT = "(?:几|多少)(?P<{0}>[个家])(?:单位)?"
HOW_MANY = regex(
    rf"有?{_COUNT.format('before')}(?=(?:是|为|属于)(?:参公单位|{_SORT}))"
    rf"|(?:属于|标明为?|标注为?|注明为?|写明是?|是|为)[“\"]?(?P<sort>参公单位|{_SORT})[”\"]?的(?:单位)?"
    rf"(?:数量|个数|数目|家数)?(?:一共|总共|共)?(?:有|占|是|为)?{_COUNT.format('behind')}"
    rf"|(?<=[中里])[,，]?(?P<bare>参公单位|{_SORT})(?:的)?(?:数量|个数)?(?:一共|总共|共)?(?:有|占|是|为)?{_COUNT.format('last')}"
)
"""Asks how many units are of a sort."""


def counted_of_a_nature(text: str) -> tuple[str, str] | None:
    """(the question for the names of the units of a sort, the unit they are counted in)."""
    match = HOW_MANY.search(text)
    if match is None:
        return None
    sort = match["sort"] or match["bare"]
    named = f"哪些属于{sort}" if sort else "哪些"
    unit = match["before"] or match["behind"] or match["last"]
    return text[: match.start()] + named + text[match.end() :], unit


def sort_counted(text: str) -> str:
    """The sort of which units are counted, in one word (参公, 事业); nothing where none are."""
    match = HOW_MANY.search(text) or _SO_MANY.search(text)
    sort = re.search("参公|事业|行政|企业", text[match.start() :]) if match else None
    return sort.group() if sort else ""


_SO_MANY = regex(
    rf"(?:参公单位|{_SORT})的?(?:数量|个数)?(?:一共|总共|共)?(?:有|是|占)?(?:几|多少)[个家]"
)
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"


def borne_out(asked: str, number: int, quoted: str) -> bool:
    """Whether what is quoted says of so many units that they are of the sort asked for.

    A list that does not tell the sorts of its members apart counts none of them.
    """
    wanted = _ASKED.search(normal(asked))
    if wanted is None:
        return True
    sort = (wanted["a"] or wanted["b"]).replace("参公单位", "参公事业单位")
    text = normal(quoted)
    told = len(re.findall(rf"\({sort}", text))
    beside = re.findall(rf"({_NUMBER})[个家]\w{{0,6}}{sort}|{sort}\w{{0,3}}?({_NUMBER})[个家]", text)
    counts = {int(n) if n.isdigit() else number_word(n) for pair in beside for n in pair if n}
    return told >= number or number in counts


_STANDING = regex(
    r"[（(](?:[正副]?[厅处科股局]级|[一二三]级(?:预算)?单位|参照公务员法管理(?:的?事业单位)?|非?独立(?:编制|核算)(?:的)?(?:预算)?单位|"
    r"(?:参公|公益[一二]类|全额|差额|财政补助|拨款)*(?:事业|行政|机关|企业)单位)"
    r"(?:[，,、；](?:[正副]?[厅处科股局]级|[^（()）]{0,14}(?:单位|编制)|(?:全额|差额)(?:拨款|补助)|自收自支|[下内]设\d+个[^（()）]{1,8}))*[)）](?:预算)?$"
)


def named_alone(items: tuple[str, ...]) -> tuple[str, ...]:
    """The names without a bracket that only tells of what standing a body is: 甲中心（非独立核算单位）."""
    return tuple(_STANDING.sub("", item) for item in items)


def of_the_nature(text: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that are of the sort asked for, without it; all as they are where none is asked."""
    asked = _ASKED.search(normal(text))
    sorts = {item: told["sort"] for item in items if (told := _TOLD.search(item))}
    if asked is None or len(sorts) * 2 < len(items):
        return items
    wanted = (asked["a"] or asked["b"]).replace("参公单位", "参公事业单位")
    chosen = [_TOLD.sub("", item) for item in items if sorts.get(item) == wanted]
    return tuple(re.sub("(?<=本级)预算$", "", name) for name in chosen) or items

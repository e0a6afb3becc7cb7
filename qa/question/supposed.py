"""Reasons that a question speaks of: the one it asks to confirm, and which of several it asks for."""

from __future__ import annotations

from qa.patterns import regex
from qa.question.numerals import number_word
from qa.question.text import normal

_SUPPOSES = regex(
    r"[,，]?(?P<verb>(?:是不是|是否|难道是?|真是|是)(?:因(?!公)为?|由于|受|源于|出于)|原因是不是|(?:主要)?原因是)(?P<cause>.{2,40}?)"
    r"(?:造成的?|引起的?|导致的?|的缘故|的原因|所致|的影响|影响的?)?(?P<asks>吗|么|$)"
)
_ORDINAL = regex(r"第([一二三四五六七八九\d])(?:个|条|点|项)")
WHICH_REASON = regex(
    r"第?[一二三四五六几\d]+个?(?:条|点|项|个|大)?(?:的)?(?:理由|原因|因素)|"
    + _ORDINAL.pattern
    + r"|(?:跟|和|与|同)(?=[^,，]{2,12}(?:有什么|什么|有何)(?:关系|关联|联系))"
    r"|(?:有什么|什么|有何)(?:关系|关联|联系)|列了|列出|给了|(?:各|都)?是什么$"
)
"""Words of a question about reasons that name nothing: 第二条理由, 跟…有什么关系."""


def asks_supposed(text: str) -> bool:
    """Whether a question asks if something is the reason.

    >>> asks_supposed("预算扩大是因为新增了项目吗？")
    True
    """
    match = _SUPPOSES.search(normal(text).rstrip("?？!！。."))
    return bool(match and (match["asks"] or "不" in match["verb"] or "否" in match["verb"]))


def without_supposed(text: str) -> tuple[str, str]:
    """The question without the reason that it asks to confirm, and that reason ("" where it asks none)."""
    match = _SUPPOSES.search(text)
    if match is None or not asks_supposed(text):
        return text, ""
    return text[: match.start()] + text[match.end() :], match["cause"]


def which_reason(text: str) -> int | None:
    """Which of several reasons is asked for.

    >>> which_reason("委托业务费增加的第二条理由")
    2
    """
    match = _ORDINAL.search(text)
    return number_word(match[1]) if match else None


_LAST = "(?:比|较|同)(?P<last>上年|去年|上一年|20\\d\\d年|年初预算|全年预算)"
_WAY = "(?:(?P<up>增加|增长|上升|提高|多|涨|超支|超出|超)|减少|下降|降低|少|减|节约|结余)"
_MOVED_FOR_A_REASON = (
    regex(rf"^(?P<x>[^,，]{{2,}}?){_LAST}[^,，\d]{{0,6}}?{_WAY}了?[^,，]*[,，].*原因是什么$"),
    regex(rf"^(?P<x>[^,，]{{2,}}?)(?:为什么|为何|为啥|怎么)(?:会|还)?{_LAST}[^,，\d]{{0,6}}?{_WAY}了?(?:这么多|那么多|很多|不少)?$"),
    regex(rf"^(?P<x>[^,，]{{2,}}?){_LAST}[^,，\d]{{0,6}}?{_WAY}了?的(?:主要)?原因(?:是什么|有哪些|在哪)?$"),
)  # fmt: skip


def movement_supposed(text: str) -> str:
    """How far the thing moved whose reason is asked, with the way that the question takes for granted.

    >>> movement_supposed("2024年项目支出比上年多了50万元，原因是什么？")
    '2024年项目支出比上年增加了多少'
    >>> movement_supposed("三公经费为什么比上年减少了？")
    '三公经费比上年减少了多少'
    """
    plain = normal(text).rstrip("?？!！。.")
    match = next((found for form in _MOVED_FOR_A_REASON if (found := form.match(plain))), None)
    return f"{match['x']}比{match['last']}{'增加' if match['up'] else '减少'}了多少" if match else ""

"""How people ask whether a thing went up or down against last year, in the words that the shapes read.

三公超没超上年, 三公经费高于去年吗, 培训费涨了没 and 会议费是增是减 all ask what 比上年 asks.
"""

from __future__ import annotations

import re

from qa.patterns import regex

SINCE_LAST_YEAR: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(r"^(?:跟|和|与|同)(去年|上年|上一年)(?:相)?比(?:较)?[,，]?"), r"比\1,"),
    (
        regex(
            r"^[^,，\d局委厅办院处部]{0,14}(?:缩|降|减|少|跌|压|涨|增|多|升|高)[^,，\d]{0,3}[,，](?:但是?|可是?|而)?(?P<x>[^,，]{2,14}?)(?:反而|反倒|倒是|却)"
            r"(?=(?:比(?:去|上)年)?(?:增加?|涨|多|减少?|降|少)了?(?:多少|几|百分))"
        ),
        r"\g<x>",
    ),
    (
        regex(
            r"^(?:相?较于?|相比于?|比起|对比)(?P<base>20\d\d年|去年|上年|上一年)(?:度)?[,，](?P<x>[^,，]*?)"
            r"(?=(?:增加|增长|上升|减少|下降|降低|多|少|增|减|涨|降)了?(?:多少|几|百分之))"
        ),
        r"\g<x>比\g<base>",
    ),
    (
        regex(
            r"^(?:今年|本年)(?:和|跟|与|同)(?P<base>去年|上年|上一年)的(?P<x>[^,，]{2,20}?)(?:相比|比较|比)[,，]?"
            r"(?=[^,，]*(?:多了|少了|增|减|差))"
        ),
        r"\g<x>比\g<base>,",
    ),
    (
        regex(
            r"(?:和|跟|与|同|比|较)(?P<base>去年|上年|上一年)(?:预算|决算)?(?:相比|比起来|比较|比)?[,，]?"
            r"(?:(?:是)?(?:多了?|增加了?|增长了?)还是(?:少了?|减少了?|下降了?)[,，])?"
            r"(?:相?差了?(?!旅|额|异|距)|变化|变)"
        ),
        r"比\g<base>增减变化",
    ),
)
"""How far a thing is from last year, asked without a word for the way: 三公经费今年和去年差多少."""
_LAST = (
    r"(?P<last>去年|上一?年度?|前一年|20\d\d年?)(?:度)?(?:的)?"
    r"(?:同期)?(?:的)?(?:预算|决算|执行)?(?:水平|安排|总额|总数|数)?"
)
_UP = "超过|超出|超|高过|高于|多于|大于"
_DOWN = "低于|少于|小于|不如|不及|不到|没有超过|没超过|未超过"
_ASKED = r"(?:了)?(?:吗|么|没有|没)"
_WHETHER = "(?:有没有|有无|是否|是不是|会不会|究竟|有)"
_RISES = "增加|增长|上升|上涨|多|高|涨|增|升"
_FALLS = "减少|下降|下跌|降低|少|低|降|跌|减"
_NAMED_BASE = regex(r"[比较](?!例|重|大|多|少|高|低|快)|超过|同比|去年|上年|上一年")

_OVER_LAST = (
    regex(rf"{_WHETHER}(?P<way>{_UP}|{_DOWN})(?:了|过)?{_LAST}{_ASKED}?(?=[?？]?$)"),
    regex(rf"(?P<way>{_UP}|{_DOWN})(?:了|过)?{_LAST}{_ASKED}(?=[?？]?$)"),
)
_TURNED = regex(r"(?P<v>[超增减涨降升砍变压])[过加少长]?[没不](?=(?P=v))")
"""A verb and its denial, which ask together: 超没超, 涨没涨, 增没增加."""
_EITHER_WAY = regex(
    rf"(?:究竟)?(?:是|有)?(?:(?:{_RISES})了?(?:一?[些点])?[,，]?(?:还是|或者?|还|是)(?:是)?(?:{_FALLS})"
    rf"|(?:{_FALLS})了?(?:一?[些点])?[,，]?(?:还是|或者?|还|是)(?:是)?(?:{_RISES}))了?(?:一?[些点])?的?(?:呢)?(?=[?？]?$)"
)
_MUCH = regex(
    r"(?:的)?(?:变化|变动|增减|波动)(?:幅度|情况)?(?:大不大|大吗|大么|多大|明显吗|是否明显)(?=[?？]?$)"
)
_CHANGED = regex(
    rf"(?:是|有|{_WHETHER})*(?:所|什么|啥)?(?:变化|变动|增减变化|增减|改变|变)(?:了)?(?P<ask>吗|么|没有|没)?(?=[?？]?$)"
)
_ALONE = regex(
    rf"(?P<whether>{_WHETHER})?(?:所)?(?P<v>增加|增长|减少|下降|上升|上涨|压减|压缩|缩减|下调|上调|降低|涨|降|砍|压)"
    rf"(?:了)?(?P<ask>吗|么|没有|没)?(?=[?？]?$)"
)
_HOW = regex(r"(?:同比|比上年|比去年|较上年|较去年)?(?:有)?(?:怎么|如何|怎样)(?:变化|变动|变)的?(?=[?？]?$)")
"""怎么变化 asks for the change, where 为什么 would ask for its reason."""


_MUCH_OF = regex(
    rf"^(?:今年|本年度?)?(?P<base>[比较]{_LAST})(?P<way>[多少])(?:拿|得|领|到|要|编|列|批|收|给|拨|花|用|安排)*(?:到|进)?了?"
    r"(?:多少|几)(?!钱|万|亿|元|个|%)的?(?P<thing>[^,，?？]{2,})(?=[?？]?$)"
)
"""比去年多拿了多少财政拨款: the thing stands behind what is asked of it."""


def moves_against_last_year(text: str) -> str:
    """A question about a movement in the words 是不是比去年多, 比上年增加了吗 or 比上年增加还是减少.

    >>> moves_against_last_year("三公经费有没有超过去年")
    '三公经费是不是比去年多'
    >>> moves_against_last_year("培训费有变化吗")
    '培训费比上年有没有变化'
    """
    text = _MUCH_OF.sub(r"\g<thing>\g<base>\g<way>多少", text)
    text = _TURNED.sub("是不是", text)
    for pattern in _OVER_LAST:
        text = pattern.sub(_held_against_last, text)
    if _HOW.search(text):
        return _HOW.sub("比上年增减变化多少", text)
    if _MUCH.search(text):
        return _MUCH.sub("增减变化多少" if _NAMED_BASE.search(text) else "比上年增减变化多少", text)
    text = _EITHER_WAY.sub(lambda m: _against(text, m.start(), "增加还是减少"), text)
    changed = _CHANGED.search(text)
    if changed and (changed["ask"] or re.search(_WHETHER, changed.group())):
        return text[: changed.start()] + _against(text, changed.start(), "有没有变化") + text[changed.end() :]
    alone = _ALONE.search(text)
    if alone and (alone["ask"] or alone["whether"]) and not _NAMED_BASE.search(text):
        before = text[: alone.start()]
        if not re.search(r"(?:什么|哪|怎么|为何|谁|多少|几)", before) and before.strip(" ,，"):
            return f"{before}比上年{alone['v']}了吗{text[alone.end() :]}"
    return text


def _held_against_last(match: re.Match[str]) -> str:
    way = "多" if re.fullmatch(_UP, match["way"]) else "少"
    return f"是不是比{match['last']}{way}"


def _against(text: str, at: int, asked: str) -> str:
    """What is asked, with the year it is measured against, where the question names nothing to measure by."""
    return asked if _NAMED_BASE.search(text[:at]) else f"比上年{asked}"

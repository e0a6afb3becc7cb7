"""Ways of asking whether figures agree: parts against their whole, one place against another, a bound.

What only speaks of the checking goes (有个地方想核一下, 这两个数, 放在一起看); the two sides, or the
parts and the whole, are put as 甲和乙一致吗 and 甲、乙加起来等于丙吗.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.agreeing import VERDICT
from qa.question.restated.parts_and_whole import parts_and_whole
from qa.question.restated.said import Said
from qa.question.restated.two_sides import NOISE, changes_named, two_sides

_RIGHT = regex(
    r"[,，。;；]?(?:这个?|那个?|这样|此)?(?:合计数?|总数|结果|数字?|说法|算法|账|等式|关系)?(?:是)?(?:没错|对(?:不对|得?了?|吧)?|"
    r"没问题|成立|正确|是真的|是这样|算得?对了?(?:不对)?|算得准|说得通|准确)(?:吗|吧|么|的|呢)*$"
)
_TABLES_IN_BRACKETS = regex(r"[两二三四](?:张|个|份)(?P<n>[^,，()]{0,6}?表)\((?P<list>[^()]+)\)")
_BY_CLASS = regex(
    r"按照?(?P<kind>功能|经济)(?:分类|科目)?(?:来分|分|列|编)?的(?:那?[一张个]*)?(?:支出)?表"
)
_LETTER = regex(r"(?<![A-Za-z\d])[A-C](?=货物|工程|服务)")
_BEYOND = regex(
    r"^(?P<x>[^,，]+?)[,，]?(?:有没有|是否|是不是|会不会|已经)*(?P<r>高过|高出|大过|多过|越过|迈过|跨过|冲破|超出|超|突破|过了?|没到|够不到|达不到)了?"
    r"(?P<n>\d[\d.]*(?:亿元|万元|元|辆|人|个|%))(?:这?(?:条|个|道)?(?:线|大关|关口|门槛|坎|关|数))?(?:了)?(?:吗|没有?|么)?$"
)
_SET_ASIDE = regex(
    r"^(?P<x>.+?)(?:的(?:钱|预算|经费|资金|费用|开支))?[,，]?(?:是否|有没有|是不是)?(?:都)?(?:排|安排|列|编|写|放|纳|算|打)(?:进去?|上|入|在内|到里面)了?(?:预算)?(?:里面?|中)?了?(?:吗|没有?|么)?$"
)


_AGREES_WITH = regex(
    r"(?:的?(?:结果|得数|和))?[,，]?(?:是否|能否|能不能|是不是|可否)(?:可以|也)?(?:吻合|[对合核]得?上|符合|等同于?|相当于)(?=[^吗么,，]{1,})"
)
"""A verdict with its second side behind: 结果是否吻合支出合计."""
_ADDED_FIRST = regex(
    r"[两二三四五六七八九](?:项|个|类|笔|块|部分|者)(?P<add>加起来|相加|之和|合计|加总)[(](?P<list>[^()]+)[)]"
)
_FORM = regex("(?:绩效|目标)[^,，]{0,3}表")
_OF_PROJECT = regex("项目表(?=[和与跟同里中上的,，])")
_IN_OTHER_WORDS = regex(r"^.*[?。;；](?:也就是说?|即|就是说?|换句话说|意思是|具体(?:来|地)?说)?[,，]?")


def checks(said: Said) -> Iterator[str]:
    """The question as 甲和乙一致吗, as 甲、乙加起来等于丙吗, or as a bound: 甲超过20万元了吗."""
    if re.search("[什怎]么的?$", said.folded):
        return
    folded = re.sub("等同于?(?![吗么]?$)", "等于", said.folded)
    folded = _BY_CLASS.sub(r"\g<kind>分类表", _LETTER.sub("", folded))
    if _FORM.search(folded):
        folded = _OF_PROJECT.sub("项目绩效表", folded)
    folded = _TABLES_IN_BRACKETS.sub(_each_table, folded)
    yield from (said.plain(plain) for plain in _bounds(folded))
    folded = _AGREES_WITH.sub("是否等于", _ADDED_FIRST.sub(r"\g<list>\g<add>", folded))
    body = VERDICT.sub("", VERDICT.sub("", folded))
    right = _RIGHT.sub("", folded)
    agrees = body != folded
    if not agrees and right == folded and not re.search("[吗么]$|是不是|是否|能不能|能否", folded):
        return
    body = body if agrees else right
    for words in dict.fromkeys((re.sub("[吗么]$", "", body), re.sub("[吗么]$", "", NOISE.sub("", body)))):
        words = words.strip(",，。:： ")
        words = re.sub("的勾稽(?:关系)?[:：]", "的", words)
        last = _IN_OTHER_WORDS.sub("", words)
        words = last if len(last) > 5 else words
        yield from (said.plain(plain) for plain in parts_and_whole(words, said.tables))
        yield from (said.plain(plain) for plain in two_sides(words))
        yield said.plain(f"{changes_named(words)}一致吗" if agrees else f"{words}吗")


def _each_table(match: re.Match[str]) -> str:
    return "和".join(f"{name}{match['n']}" for name in re.split("[、和与]", match["list"]))


def _bounds(words: str) -> Iterator[str]:
    match = _BEYOND.match(words)
    if match:
        way = "低于" if match["r"] in ("没到", "够不到", "达不到") else "超过"
        yield f"{match['x']}{way}{match['n']}了吗"
    match = _SET_ASIDE.match(words)
    if match:
        yield f"有没有{match['x'].rpartition(',')[2]}的预算"

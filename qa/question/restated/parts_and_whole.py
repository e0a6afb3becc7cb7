"""Parts against their whole, however it is put, as 甲、乙加起来等于丙吗.

The parts are listed (甲、乙和丙) or counted off in a table (两笔甲); what else is said names the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME

_ADD = (
    r"(?:加起来|相加|加总|累加|加在一起|加一起|合在一起|合起来|合计起来|凑起来|拼起来|合并(?:起来|计算)?|加了?一[加遍]|合计|之和|的?总和|(?<=[项类个笔块者])的?和|的和|求和|汇总|总计|加和)"
)
_SEP = r"(?:、|\+|[,，]?(?:再|并|还)?加上?|[,，]?以及|[,，]?和|与|及|[,，]?再?跟|;|；)"
_ITEM = (
    rf"(?:[^,，、+;；:：。?()]{{0,10}}?(?:{NAME}|\d[\d.]*[亿万千]?[一-鿿%])(?:\d[\d.]*[亿万千]?[元%人辆个台])?[^,，、+;；:：。?()]{{0,8}}?(?:\([^()]*\))?|(?:货物|工程|服务)(?:类|采购)?)"
)
_LISTED = rf"{_ITEM}(?:{_SEP}{_ITEM})+"
_LIST = f"(?P<list>{_LISTED})"
_AMOUNTED = r"\d[\d.]*(?:亿元|万元|千元|元|%|平方米|辆|人|名|个|项|台)"
_RUN = r"(?:[^,，:：。?、+]{1,24}(?:[、+][^,，:：。?、+]{1,24})+(?:再加上?[^,，:：。?、+]{1,16})?)"
_THESE = (
    rf"(?:(?:这|那)?[一两二三四五六七八九十几]+(?:个|笔|项|类|块|者|部分|场|处)(?:的)?(?:支出|收入|数字?|金额|钱|资金|费用|经费|{NAME})?)?(?:的金额|的数额)?"
)
_VERB = (
    r"[,，]?(?:的?(?:结果|得数|总数|总额|金额|数))?[,，]?(?:能不能|能否|是不是|是否|会不会|能|可以|刚好|正好|恰好|精确|就|也|恰|正|后)*"
    r"(?:等于|=|得出|得到|凑成|凑出|凑足|拼成|组成|构成|是|为|有|达到|达|(?:去|来)?(?:跟|和|与|同|比|对)(?:比|对)?)?"
)
_EQUAL = r"(?:能不能|能否|是不是|是否|会不会|正好|刚好|恰好|恰|正|就|也)*(?:等于|和|与|跟|同|是)"
_ITS = r"(?:它?其?(?:下|下面|项下|中|所含)?的?)"
_IN_PARTS = (
    regex(rf"^(?P<t>[^,，]*?(?:表|{NAME}))(?:里面?|中|上)?(?:有|列|分|拆)(?:成|为|出)?了?(?P<n>[两二三])(?:处|笔|行|条|块|个)(?P<x>[^,，]+?)[,，]?{_ADD}{_VERB}(?P<whole>.+)$"),
    regex(rf"^(?P<x>[^,，]+?)在(?P<t>[^,，]*?(?:表|{NAME}))(?:里面?|中|上)?(?:有|列|分|拆)(?:成|为|出)?了?(?P<n>[两二三])(?:处|笔|行|条|块|个)[,，]?{_ADD}{_VERB}(?P<whole>.+)$"),
)  # fmt: skip
"""One thing that a table prints in several rows, which are to be added up."""
_LESS = regex(
    r"^(?:我?(?:把|将|拿|用))?(?P<whole>[^,，]+?)(?:减去|减掉|扣除|扣掉|除去|去掉|刨去|刨掉|减(?![少额]))(?P<a>[^,，]+?)(?:之?后|以后)?[,，]?"
    r"(?:的?(?:剩下|余下|剩余|其余|得到|得出|所得|结果|差额?|差))?(?:的|之差)?(?:数|金额|部分)?[,，]?"
    r"(?:能不能|能否|是不是|是否|正好|刚好|恰好|就|也|应该)*(?:等于|是|为|跟|和|与|同)(?P<b>[^,，]+)$"
)
"""A whole less a part against the other part: 合计减去甲，剩下的是不是乙."""
_OF_A_TABLE = regex(f"^(?P<t>[^,，]{{1,20}}?表|{NAME})(?:里面?|中|上)?的?(?P<x>.+)$")
_PLACES_ALONE = regex("[和跟与同]?(?:这|那|上述)?[两三四几各]?(?:[张个份]表格?|处|边|个地方|个数字?|者)")
_SUMS = (
    regex(rf"^(?P<whole>.+?)(?:和|与|跟|同|等于)?{_ITS}[两二三四五六七八九](?:项|类|个|笔|块|部分)[(](?P<list>[^()]+)[)]的?{_ADD}?$"),
    regex(rf"^(?P<head>.*?)(?:按照?|分成?|分为){_LIST}[两二三四五六七八九]?(?:项|类|个|笔|块|部分)?(?:来分|划分|分)?[,，](?:这|那)?[两二三四五六七八九](?:项|类|个|笔|块|部分|者)(?:的)?{_ADD}{_VERB}(?P<whole>[^、]+)$"),
    regex(rf"^(?P<whole>.+?)[,，]?{_EQUAL}{_ITS}(?P<list>{_ITEM}(?:、{_ITEM})+(?:{_SEP}{_ITEM})?|{_ITEM}(?:{_SEP}{_ITEM})+?|{_RUN}){_THESE}{_ADD}(?:的?(?:结果|数|金额))?$"),
    regex(rf"^(?P<whole>.+?)[,，]?(?:是|主要|说是)?(?:由|包括|包含|含有?|分(?:为|成)?|拆成?|分别是)[^,，:：、]{{0,6}}?[:：,，]?{_LIST}(?:{_THESE})(?:组成|构成|合成|加总|相加|汇总|加起来)?(?:的|而成|而来|得来)?(?P<tail>[,，].*)?$"),
    regex(rf"^(?P<whole>[^,，]*?{_AMOUNTED}[^,，]*)[,，](?:把|将|拿|用)?(?P<list>[^,，]+?){_THESE}[,，]?{_ADD}$"),
    regex(rf"^(?P<head>.*?)(?:我?(?:把|将|拿|用))?{_LIST}{_THESE}[,，]?(?:全部|都)?{_ADD}{_VERB}(?P<whole>[^、]+)$"),
    regex(rf"^(?P<head>.*?[:：,，])?(?:把|将|拿|用)?(?P<list>{_ITEM}(?:{_SEP}{_ITEM})*(?:\+|再加上?|[,，]?再加){_ITEM}){_VERB}(?P<whole>[^、]+)$"),
    regex(rf"^(?P<head>.*?[:：,，])?(?:把|将|拿|用)?(?P<list>{_LISTED}|{_RUN})[,，]?(?:能不能|能否|是否|是不是|能|可以)*(?:凑|拼|合|组)(?:成|出|足|够|得出)(?P<whole>[^、]+)$"),
    regex(rf"^(?P<head>)(?:把|将|拿|用)?(?P<list>{_RUN}){_THESE}[,，]?{_ADD}{_VERB}(?P<whole>[^、]+)$"),
)  # fmt: skip
_MOVED = regex(
    r"^(?P<w>.+?)(?:说|写|讲|称)?(?:是)?(?P<v>减少|增加|下降|增长)了?(?P<n>\d[\d.]*[亿万千]?元)[,，](?:跟|和|与|同|由)?"
    r"(?P<a>[^,，]+?)(?:、|和|与|及)(?P<b>[^,，]+?)(?:各自|分别|两项|两者|二者)?的?(?:增减|变动|变化|升降|一?增一?减)(?:额|数|金额|情况)?"
    r"(?:之和|相加|加起来|相抵|抵消|的结果)*$"
)
"""A movement against those of its parts, whose ways are left open."""
_STATES = regex(
    r"^(?:合计|总数|总计|加起来|总共|一共|共计|共)(?:数)?(?:写|是|为|有|说)*的?(?P<n>\d[\d.]*[亿万千]?[一-鿿%]+?)$"
)
_AMOUNT = regex(r"\d[\d.]*(?:亿元|万元|千元|元|%|平方米|平米|辆|人|名|个|项|台|套|家|批|场)")
_PURCHASES = regex(r"(?:货物|工程|服务)(?:类|采购)?(?:[、和与及](?:货物|工程|服务)(?:类|采购)?)+")
_OF_WHOLE = regex(
    r"^(?:就|也|的|(?:这张)?表格?(?:上|里|中)的?)+|(?:这个?|那个?)?(?:总数|数字?|总额|金额)?$"
)


def parts_and_whole(words: str, tables: str = "") -> Iterator[str]:
    """The check of a sum in its plain form; `words` are folded, without their verdict.

    `tables` are the characters that stand for tables in them.
    """
    for form in _IN_PARTS:
        match = form.match(words)
        if match:
            whole = re.sub("的?那?一?个?(?:数字?|金额)?$", "", match["whole"])
            whole = f"{whole}的{match['x']}" if re.search("(?:[表里中上]|年)$", whole) else match["whole"]
            yield f"{match['t']}里列了{match['n']}笔{match['x']},相加是否等于{whole}"
            return
    both = words.split("=")
    if len(both) == 2 and "+" in words:
        parts, whole = both if "+" in both[0] else both[::-1]
        yield f"{parts.replace('+', '、')}加起来等于{whole}吗"
        return
    left = _LESS.match(words)
    if left:
        there = _OF_A_TABLE.match(left["whole"])
        if there and (there["t"].endswith("表") or there["t"] in tables):
            yield f"{there['t']}里{left['a']}、{left['b']}加起来等于{there['x']}吗"
        yield f"{left['a']}、{left['b']}加起来等于{left['whole']}吗"
        return
    moved = _MOVED.match(words)
    if moved:
        for down, up in ((moved["a"], moved["b"]), (moved["b"], moved["a"])):
            yield f"{down}减少额、{up}增加额相加,等于{moved['v']}{moved['n']}吗"
    for form in _SUMS:
        match = form.match(words)
        if match is None:
            continue
        parts = match["list"].replace("+", "、")
        if _PLACES_ALONE.fullmatch(parts):
            return  # places, and not what stands in them
        if _PURCHASES.fullmatch(parts):
            parts = f"采购{parts}"
        groups = match.groupdict()
        whole = groups["whole"].strip(",，的 ")
        if re.fullmatch("[与和跟同是为等于就也]+", whole):
            continue  # the word for all of it was read as that of adding up
        stated = _STATES.match(re.sub("^[,，]", "", groups.get("tail") or ""))
        if stated:
            whole = stated["n"]
        if re.search("[:：]|勾稽", whole):
            return
        amounts = _AMOUNT.findall(whole)
        head = re.sub("[:：,，]$", "", groups.get("head") or "")
        if head.endswith(("里", "中", "表", "的", "内")):
            yield f"{head}{parts}加起来等于{whole}吗"
        if amounts:
            yield f"{parts}加起来是不是{amounts[-1]}"
        yield f"{parts}加起来等于{_OF_WHOLE.sub('', whole) or whole}吗"
        named = re.findall(NAME, whole)
        if named and not amounts and len(whole) > 1 + len(named[-1]):
            yield f"{parts}加起来等于{named[-1]}吗"
        return



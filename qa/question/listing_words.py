"""Words for listing, picking out and going through what is ordered or bounded, which name nothing.

筛一下项目，大于100万元的，列出名字 asks for what 项目大于100万元的有哪些 asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.patterns import regex

_NUMERAL = r"[一二两三四五六七八九十]+|\d{1,2}"
_SAY = "[列写报说给念点排找挑选筛摆]"
_OUT = "(?:出来|一下|清楚|出|全|明|来)?"
_NAMES = "(?:其|它们的?|各自的?|相应的?|对应的?|具体的?|项目|科目|单位)?(?:名称|名字|名单|清单)"
_END = "(?=[?？。!！,，;；]|$)"
_START = "(?:^|(?<=[,，]))(?:请)?"
_SAY_OUT = rf"{_SAY}{_OUT}(?:其|它们的?|各自的?)?(?:名称|名字|名单)|{_SAY}名|{_SAY}(?:出来|出)"


def _of(match: re.Match[str]) -> str:
    return f"{match['of']}中" if match["of"] else ""


_PLAIN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (regex("(?:做|来|搞|作)一?个(?=(?:金额|预算|数额)?(?:从高到低|从低到高|排序))"), ""),
    (regex("(?:重头|大头)(?=项目|单位|科目|支出)|花钱大户"), ""),
    (
        regex(
            r"[两二三四五六七八九十\d]+[个所家项座类笔][一-鿿]{1,8}[(（](?P<list>[^()（）]+、[^()（）]+)[)）]"
            r"(?=(?:加起来|合起来|合计|一共|总共|相加|之和))"
        ),
        r"\g<list>",
    ),
    (regex(f"(下属|所属|直属|下级)的?({_NUMERAL})([家个])((?:预算)?单位|机构)"), r"\2\3\1\4"),
    # How many members a group has, told before or behind its name: 水利款包含四项，按金额降序.
    (
        regex(
            "(?<=[一-鿿)）])(?:一?共|总共|里面?)?(?:包括|包含|分为|分成|分|含|有|下设|列|涵盖)(?:了|有|着)?"
            f"({_NUMERAL})(个?(?:大?类|款|项目|大?项(?!目)|科目|单位|方向|方面)|[家笔个])(?=[,，。;；])"
        ),
        r"的\1\2",
    ),
    (
        regex(
            "(?<=[一-鿿)）])(?:里面?|中|上)?(?:一?共|总共)?(?:公开|列出?|填报?|编报|安排|印)(?:了|着|有)?好?几[个项条]"
            "(?P<of>项目|科目|[一-鿿]{0,4}指标)[,，]"
        ),
        r"的\g<of>,",
    ),
    (
        regex(
            f"([一二]级项目|大?项目|科目|单位|大类)[(（](?:一?共|总共|共有|计)?({_NUMERAL})([个项类家款笔])[)）]"
        ),
        r"\2\3\1",
    ),
    (regex("(?<=从高到低|从低到高)的?(?:清单|名单|列表|表)(?=$|[,，?？])"), ""),
    (
        regex("并(?=从高到低|从低到高|排序|按)|进行(?=排序|从高到低|从低到高)|^(?:数一数|看一看)[,，]"),
        "",
    ),
    (regex("[(（]((?:从高到低|从低到高))[)）]"), r",\1"),
    (regex("^我?(?:就)?想(?:要)?看(?:一看|一下|看)?"), ""),
    (
        regex(
            "^(?P<head>[^()（）]+)[(（](?:见|看|在|按)?(?P<table>[^()（）,，]{2,25}表)(?:里|中)?[)）](?P<tail>[^()（）]*)$"
        ),
        r"\g<table>里\g<head>\g<tail>",
    ),
    (regex(f"[那这](?=(?:{_NUMERAL})(?:个|项|家|类|款|所|场|笔|块))"), ""),
    (regex("[,，]?(?:只|就)?(?:取|选|选出|看)(?=前(?:[一二三四五六七八九十]|[0-9]))"), ","),
    (regex("(?<=[局委办厅院])[(（](?!本级|机关|汇总|本部|系统|部门|单位)[一-鿿]{2,3}市?[)）]"), ""),
    # Words of telling the answer: 报出…, 把名称列出来, 给我列一份清单：….
    (regex(f"{_START}(?:依次)?[报写说给列念点]出(?=[^,，]{{4}})"), ""),
    (
        regex(
            "(?:(?:逐[个项笔家条一款](?:地|来)?|一笔笔|一项项|一个个|一条条|挨个|挨项)(?:看|比|数|比较|对比|过|查))"
            "(?:下来|过去|一遍|完|看)?[,，]?|(?:看|比|数|排|算|捋|过)(?:下来|一遍|完)(?=[,，])"
            "|逐[个项笔家条款](?=(?:功能|经济)?(?:分类)?(?:项目|科目|单位|支出))"
        ),
        "",
    ),
    (
        regex(f"{_START}(?:给|替|把|将|对|为)(?=[^,，]*(?:排序|排个序|从高到低|从低到高))"),
        "",
    ),
    (regex(rf"^(?:请|给我|帮我|给)*{_SAY}{_OUT}(?:一)?[份个张](?:清单|名单|单子)[:：,，]?"), ""),
    (
        regex(
            rf"[,，](?:合计|总计|小计)(?:那?一?[行栏项个])?(?:就|都|可)?(?:别|不要?|甭)(?:算|计|列)(?:进去|进来|在内|入)?{_END}"
        ),
        "",
    ),
    # What leads to a question about an order: 都花到哪了？前三大科目 ….
    (
        regex(
            "(?:的?(?:钱|资金))?(?:都|是|到底|究竟|主要)*"
            "(?:怎么(?:分|花|用|安排|使|分配)的?|[花用投]到?在?了?(?:哪里?儿?|什么地方|哪些(?:地方|方面)))"
            "(?:了|呢|的|上)*[?？:：,，](?=.)"
        ),
        ",",
    ),
    (
        regex(
            rf"[,，]?(?:请|再|并|然后|都)*(?:(?:把|将)?{_NAMES}(?:都)?{_SAY}{_OUT}|(?<=[,，]){_NAMES}){_END}"
        ),
        "",
    ),
    (
        regex(
            rf"(?:请)?(?:把|将)(?P<what>[^,，]+?)的?(?:都|全|一一)*(?:筛选?|挑选?|找|选|捞|拎|列)"
            rf"(?:一下|出来|出){_END}"
        ),
        r"\g<what>的",
    ),
    (
        regex(
            r"(?:请)?(?:从(?P<of>[^,，]{2,20}?)(?:里面?|当?中|之中))?(?:帮我|给我)?"
            r"(?:筛选?|挑选?|找|选|捞|拎|查)(?:一[下遍筛挑找选查]|出来|出)[,，]?"
        ),
        _of,
    ),
    (regex(rf"[,，]?(?:请|再|并|然后|都)*(?:{_SAY_OUT}){_END}"), ""),
    (regex(rf"[,，](?:它|其)?的?(?:名称|名字)(?:是|叫)(?:什么|啥){_END}"), "是哪个"),
)
_BOUND = r"(?P<n>\d[\d,.]*(?:亿元|万元|千元|元|万|亿|个百分点|%|人次|人|辆|台|套|个|家)?)"
_BEYOND = regex(
    rf"(?P<way>大于|高于|多于|超过|超出|小于|低于|少于|不到|不足){_BOUND}(?P<of>[^,，;；。?？]*?)[?？]?[,，;；(（。]?"
    r"(?:但|而)?(?:不含|不包括|不包含|排除|剔除)?(?:正好|刚好|恰好)?(?:等于|为|是)?(?P=n)(?:的|者|整)*(?:项目|科目|单位)?"
    r"(?:(?P<out>不[要算列含计]|不包[括含]|不在内|排除|除外|剔除|去掉|[别甭免](?:算|列|计|要)?|(?=[)）,，?？。]|$))|(?P<kept>也?(?:都|得|要)?(?:算|列|计|包括|包含|含|加)))"
    r"[上入进来去在外内出]*(?:内|外|里面?)?[)）]?(?=[,，;；?？。]|$)"
)
"""A bound with what is exactly it left out or taken in: 大于200万元的，等于200万元的排除在外."""
_INCLUDED = {"大": "不低于", "高": "不低于", "多": "不低于", "超": "不低于"}


def _exactly(match: re.Match[str]) -> str:
    way = _INCLUDED.get(match["way"][0], "不超过") if match["kept"] else match["way"]
    return f"{way}{match['n']}{match['of']}"


_IS_ORDERED = regex(
    r"从高到低|从低到高|排序|排个序|最[多少大小高低贵]|[前头](?:[一二两三四五六七八九十]|\d)|"
    r"\d(?:个?百分点|万|亿|元|%)|[超过到]了?[十百千]?[万亿]|垫底|倒数"
)
"""An order or a bound: only beside one do the words of listing say nothing else."""
_ASKS = regex("哪|谁|什么|啥|多少|几|怎么|如何|是否|吗|^列")


def without_listing(text: str) -> str:
    """The question without the words for listing, picking out and going through what is ordered.

    >>> without_listing("筛一下项目，大于100万元的，列出名字")
    '项目，大于100万元的有哪些'
    """
    if not _IS_ORDERED.search(text):
        return text
    plain = _BEYOND.sub(_exactly, text)
    for pattern, replacement in _PLAIN:
        plain = pattern.sub(replacement, plain)
    if plain != text and not _ASKS.search(plain):
        bounded = re.search(r"\d", plain) and not re.search("从[高低]到", plain)
        plain = re.sub("(?:依次|[,，、的。?？])*$", "", plain, count=1)
        return plain + ("的有哪些" if bounded else "依次有哪些")
    return plain.lstrip("?？,，")

"""How people ask for an order, or for the first of an order, in the words that the shapes read.

按金额降序, 排个座次, 最高的在前, 头三名 and 钱主要花在哪三项上 all ask for what 从高到低的前三项 asks.
"""

from __future__ import annotations

import re

from qa.patterns import regex

_NUMERAL = r"[一二两三四五六七八九十]|\d{1,2}"
_UNIT = "(?:名|位|项|个|大项|大|家|类|款|笔|块|种|条|所|场)"
_MEASURE = "(?:金额|数额|钱数?|预算数?|决算数?|合计数?|资金量?|控制数?|指标值|目标值)"
_IN_FRONT = (
    f"(?:要|应)?(?:排|放|列|摆|写|说)?(?:在|到)?最?前(?:面|头)?(?!{_NUMERAL}|几)|先(?:说|列|写|报|排|讲)"
)
_HOW = "(?:的?(?:先后|顺序|次序|方式))*(?:来)?(?:排(?:列|名|队|个?序)?)?(?:一下|一排|一遍)?"
_SAID = "(?:地|依次|逐[个项一]|分别)*(?:列|说|讲|报|写|念|给)?(?:出来?|来|一下)?(?=[,，。;；?？]|$)"


def _way(named: str, high: str, low: str) -> re.Pattern[str]:
    return regex(
        rf"(?:(?:做|来|搞)个)?(?:(?:(?:按照?|以|用|依)(?:{_MEASURE})?的?|要求|请)?(?:{named}){_HOW}"
        rf"|(?:{_MEASURE}|最)?[{high}](?:的|者){_IN_FRONT}|先(?:说|列|写|报|排|讲)最?[{high}]的"
        rf"|(?:(?:按照?|以)(?:{_MEASURE})(?:的|从|由)?|从|由|按|(?<![一-鿿]))[{high}][到至往向而][{low}]{_HOW}"
        rf"|从(?:{_MEASURE})?最?[{high}]的?[到至往](?:{_MEASURE})?最?[{low}]的?{_HOW}"
        rf"|(?<![扩加增放做最])[{high}][到至往][{low}](?=[,，排列]|$))(?:{_SAID})?"
    )


_DESCENDING = _way(
    "降序|递减(?=的?(?:顺序|次序|排|列|$))|倒序|高低(?=[排列])|大小(?=先后|顺序|次序|[,，排列写]|$)",
    "高大多",
    "低小少",
)
_ASCENDING = _way("升序|递增(?=的?(?:顺序|次序|排|列|$))", "低小少", "高大多")
_SORTED = regex(
    "(?:做|来|搞|作|列|开)?[个一]?(?:排[个一]?(?:座次|名次|位次|座位|排行|次序|顺序)|论座次|一字排开|排行榜?(?=[,，里上]|前|$)|排[个一]?队(?=[,，]|$)|"
    "(?<=个)排名)(?:一下)?"
)
_FIRST_OF_SEVERAL = regex(
    r"第一(?P<unit>[名位大高多]?)[、,，和]第?二(?:(?P=unit)[、,，和]第?(?P<three>三))?(?:[名位大高多]|者)?(?:的|(?=支出|项目|科目|[各分是,，排列说写报]|$))"
)
"""第一、第二、第三大支出, but 第一、第二季度."""
_AHEAD = regex(
    rf"(?:{_MEASURE}上?)?(?:(?:[居排站列靠]|位居|摆)在?最?(?:前面?|前列|前头)|打头|领头|领先|靠前|拔尖|名列前茅)的(?P<k>{_NUMERAL})(?P<unit>{_UNIT})"
)
_AHEAD_OF_ALL = regex(
    rf"(?P<of>{_MEASURE}|支出|收入|经费|规模)?(?:上|方面)?(?:(?:[居排靠]|位居)在?最?(?:前面?|前列|前头)|领先|名列前茅)(?=的|[?？,，。]|$)"
)
_FIRST = regex(
    "拔得头筹|拔了?头筹|独占鳌头|一马当先|[名高荣稳][列居登]榜首|[稳高]?[居坐拿]第一|[坐排]头把交椅|[排居列占]首位?(?=[的是,，?？]|$)|[当是]老大|之最"
)
_EACH_PLACE = regex(
    "谁排?第一[、,，]?谁排?第二(?:[、,，]?谁排?第三)?(?:[、,，]?谁(?:排?第四|垫底|最后|最末))?"
)
_LAST = regex(
    rf"(?<![最以之今])(?:后|末尾?|尾)(?P<k>{_NUMERAL})(?P<unit>[名位])"
    r"(?:[(（][^()（）]{0,6}最[少低小][)）])?"
)
_FIRST_FROM_BELOW = regex(
    rf"从低到高(?:数|排|看)?[,，]?(?:排在?|列)?[前头](?P<k>{_NUMERAL})(?P<unit>{_UNIT})"
)
_SECOND = regex("仅次于(?:最[大多高]|第一|首位)(?:的)?|(?:排)?(?:名|位|在|是|排)?老二(?=的|$|[,，])")
_ELDEST = regex("(?:当?中|里面?)的?老大(?=是|$)")
_SPENT_ON = regex(
    rf"(?:钱|资金|经费|大头)?(?:主要|大部分|大多|大都|多半|集中)(?:都|是)*[花用投](?:到|在|向|给|于)了?"
    rf"哪(?P<k>{_NUMERAL}|几)?(?P<unit>个?(?:(?:功能|经济|支出)(?:分类)?)?(?:科目|项目|大?类|款|大?项|块))(?P<of>支出|科目|开支)?(?:上面?|里面?|头上|身上)?了?"
)
_MOVED_MOST = regex("(?<=[增降涨跌减]幅)(?:上)?(?:[排居列]|位列|位居)?(?:第一|首位?)(?=[的是,，?？]|$)")
_MOVED_EITHER_WAY = regex(
    "(?:增减|变动|变化)(?:数?额|幅度)?最[大多]的?[(（](?:即|也就是)?(?P<way>增加|增长|减少|下降)得?最[多大][)）]"
)
"""Which way is meant, in brackets: 增减额最大的（增加最多）三个."""
_ONLY_ONE = regex("哪一?(?P<unit>[个项类款家])(?P<of>[^,，是的]*)是唯一(?P<moved>[^,，]+?)的(?=[?？]?$)")
_OF_LISTED = regex(
    "^(?P<asked>哪[^:：,，、]{1,16}最[多少大小高低])[:：,，](?P<names>[^,，]*、[^,，]*?)(?:还是|或者?|和|以及)(?P<last>[^,，、?？]+)[?？]?$"
)
_BY_AMOUNT = regex(
    rf"[(（]?(?:按照?|论|从|就|以|看)(?:的)?{_MEASURE}(?:上|大小|多少|高低|规模)?(?:来|而)?(?:看|说|讲|论|言|排|算|计|比|统计)?(?:[)）]|[,，]|(?=最|排|前))"
)
_MOVES = regex("[增减涨降升变]")
_WHICH = "(?:哪一?(?P<{0}>[个项类款家种块])(?P<{0}n>项目|科目|支出|单位)?)"
_BOTH_ENDS = regex(
    rf"[,，]?(?:看看?)?(?:{_WHICH.format('a')}|谁|孰)的?(?:{_MEASURE}|花得)?最?[多高大][、,，和]?"
    rf"(?:{_WHICH.format('b')}|谁|孰)的?(?:{_MEASURE}|花得)?最?[少低小]"
)
_CLASSES = regex("(?:支出)?功能(?:分类)?的?大?类别|(?<=按)功能(?:分类|分)大类")
_COUNTED_BY = regex("(?<=[)）类别目])(?:进行|来)?统计(?=[,，]|支出|$)")
_GREAT = regex(
    f"(?<=[里中的])({_NUMERAL})大(?P<of>开支|花销|花费|用途|来源)(?=[是有,，?？]|分别|依次|$)"
)
_FIERCELY = regex("(?:(?<=[花用耗砸])|(?<=花销|支出|开支|开销))[得的]?最(?:厉害|凶|狠|猛|大手笔|费钱)")
_WHAT = regex("(?<=依次|分别)(?:各)?为何(?=[?？]?$)")
_ORDERED = regex("从高到低|从低到高|排序")


def in_plain_order(text: str) -> str:
    """A question about an order in the words 从高到低, 排序, 最多 and 前三名.

    >>> in_plain_order("各项目按金额降序，第一、二、三名分别是谁")
    '各项目从高到低，前三名分别是谁'
    >>> in_plain_order("商品和服务支出，钱主要花在哪三项上")
    '商品和服务支出，最多的三项是哪些'
    """
    text = _COUNTED_BY.sub("", _CLASSES.sub("功能分类大类", _FIERCELY.sub("得最多", text)))
    text = _WHAT.sub("是什么", _GREAT.sub(_greatest, text))
    text = _EACH_PLACE.sub("从高到低", text)
    text = _ASCENDING.sub("从低到高", _DESCENDING.sub("从高到低", text))
    text = _SORTED.sub("排序", text)
    text = _FIRST_OF_SEVERAL.sub(_places, text)
    text = _AHEAD.sub(r"最多的\g<k>\g<unit>", text)
    text = _AHEAD_OF_ALL.sub(lambda m: f"{m['of'] or ''}最多", text)
    for pattern in (_LAST, _FIRST_FROM_BELOW):
        text = pattern.sub(r"最少的\g<k>\g<unit>", text)
    text = _SECOND.sub("排第二", text)
    text = _ELDEST.sub("中最多的", _FIRST.sub("最多", text))
    text = _ONLY_ONE.sub(r"唯一\g<moved>的\g<of>是哪\g<unit>", _MOVED_MOST.sub("最大", text))
    text = _MOVED_EITHER_WAY.sub(r"\g<way>最多的", text)
    text = _OF_LISTED.sub(r"\g<names>、\g<last>\g<asked>", text)
    text = _SPENT_ON.sub(_most, text)
    if not _MOVES.search(text):
        text = _BY_AMOUNT.sub(",", text)
    return _BOTH_ENDS.sub(_each, text) if _ORDERED.search(text) else text


def _places(match: re.Match[str]) -> str:
    """第一、第二、第三 behind 哪三个最高 say only that it is the order that is wanted."""
    if _SO_MANY_MOST.search(match.string, 0, match.start()):
        return "从高到低"
    return "前三名" if match["three"] else "前两名"


_SO_MANY_MOST = regex("哪[两二三]" + _UNIT + "[^,，]*最[多高大]")


def _greatest(match: re.Match[str]) -> str:
    return f"最多的{match[1]}个来源" if match["of"] == "来源" else f"最多的{match[1]}项"


def _most(match: re.Match[str]) -> str:
    number, unit = match["k"], f"{match['unit']}{match['of'] or ''}"
    return f"哪一{unit}最多" if number in (None, "一") else f"最多的{number}{unit}是哪些"


def _each(match: re.Match[str]) -> str:
    """哪项钱多哪项钱少 of what is put in order says only that it is each of them."""
    unit = match["a"] or ""
    comma = "," if match.group()[0] in ",，" else ""
    return f"{comma}各{unit}{match['an'] or ''}" if unit in ("类", "款", "项") else ""

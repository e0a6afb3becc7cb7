"""What a question says of a group, found as mentions anywhere in it: order, bounds, members left out.

The words are those of the encoded core, in which printed names are single characters, so that no
pattern here can cut into a name. What is left once the mentions are taken out names the group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.patterns import regex
from qa.planning.plan import Limit
from qa.planning.shapes.bounds import take_bounds
from qa.question.numerals import IN_A_NAME, number_word

_NUMERAL = "[一二两三四五六七八九十]+|\\d{1,2}"
_KIND = (
    "(?:大类|大户|大项(?![目级])|小项(?!目)|子项(?!目)|大?单位|大?项目|大?科目|个|项(?![目级])|类|家|所|场|款|块|"
    "笔|种|样|名|位|件|条|大|强|甲|的)"
)
_LEAST = "最(?:少|小|低|便宜|不值钱)|垫底|倒数|末位|最末|殿后"
_FIRST = f"第一(?!{IN_A_NAME})"
_MOST = f"最(?:多|大|高|贵|重(?![要点视]))|居首|{_FIRST}[名位]?|头号|大头|榜首|首位|头名|拔尖|冠军"
_PLACE = f"居首|{_FIRST}|榜首|首位|头名|冠军|垫底|倒数|末位|最末|殿后"
"""Words for one place in an order, whatever order the members are told in."""
_TOP = regex(
    rf"(?:排(?:名|在|行|位)?|[居列位]|名列|位列|位居)?(?:在)?(?:(?<![以之])(?<!^目)(?<![^项]目)前|头(?=(?:{_NUMERAL})(?:个|名|位|家|项|类|大)))(?P<a>{_NUMERAL})(?!年|期|次|个?季|个?月|"
    rf"半)(?:{_KIND}(?:的|是)?)?"
    rf"|哪(?P<b>{_NUMERAL}){_KIND}?(?:[^,，。?最\d里中]{{0,6}})?(?P<c>{_LEAST}|{_MOST})"
    rf"|(?P<d>{_LEAST}|{_MOST})的?(?:那|这|前|头|是|为)?(?:哪)?(?P<e>{_NUMERAL}){_KIND}"
    rf"(?![^,，。?]{{0,8}}[中里](?:的)?(?:哪|谁))"
    rf"|(?P<f>{_LEAST}|{_MOST})"
)
_WAY_DOWN = regex(r"(?:从|由|按)?(?:高|大|多)(?:到|至|往)(?:低|小|少)")
_WAY_UP = regex(r"(?:从|由|按)?(?:低|小|少)(?:到|至|往)(?:高|大|多)")
_NTH = regex(
    r"(?:排(?:名|在|行|位)?(?:在)?|[居列位]|名列|位列|位居)?(?P<back>倒数)?第(?P<n>[二三四五六七八九十])(?P<way>大|多|高|名|位|贵|小|少|低)?(?!季度|部分|批|条|"
    rf"产业|次|期|[一-鿿]?公务|{IN_A_NAME})"
)
_NEXT_TWO = regex(
    "(?:排(?:名|在|行|位)?(?:在)?|[居列位]|名列|位列|位居)+第?(?P<a>[二三四])[和与、]第(?P<b>[三四五])(?:名|位|大|多)?(?:的)?(?:分别|各)?"
)
"""Two places behind the first: 排第二和第三的分别是哪些."""
_SORTED = regex(
    r"(?:排名?|位)[列在](?:了)?(?=[ ,，]|$)|排[个一]?[序下队列名行]|排列|排位|排出来|"
    r"依次|怎么排|如何排|排(?=$|[,，?？。])"
)

_OTHERS = regex(
    r"(?:(?<=[ ,，])|^)(?:其余|其他|其它|剩下|剩余|余下|"
    r"别的)(?:的)?(?=[一二两三四五六七八九十\d几各哪,， \ue000-\uf8ff项单科部])"
)
_X = r"(?P<x>[^,，:：?？]{1,40}?)"
_WITHOUT = (
    regex(rf"除(?:了|去|开|掉|却)?{_X}(?:之?以?外|外|的话)(?:的)?[,，]?"),
    regex(rf"(?:把|将){_X}(?:撇开|抛开|除外|除开|除去|去掉|剔除|扣除|扣掉|刨去|刨除|刨开|排除|拿掉|"
        rf"撇去|减掉)(?:之?以?后|不算|不看|不管)?[,，]?"),
    regex(rf"(?:撇开|抛开|撇去|不算(?!在|进)|不计(?!入|在)|不看|不考虑|不含|不包括|不包含|去掉|剔除|刨去|刨除|刨开|"
        rf"(?<!不)扣除|扣掉|排除|除去|除了|除开){_X}(?:不看|不算|不谈|"
        rf"后|以后|之后)?(?:[,，]|(?=最|排|前))"),
    regex(
        rf"(?:(?<=[,，?？ 中里])|^){_X}(?:之外|以外|除外|"
        rf"不算(?:在(?:内|里[面头]?)|进[来去])?|不计(?:入|在内)?|不含)[,，]?"
        "(?:的)?"),
)  # fmt: skip

_DOWN = "减少|下降|降低|压减|压缩|缩减|削减|调减|下滑|缩水|回落|砍|减|降|跌|缩"
_UP = "增加|增长|上升|上涨|提高|提升|扩大|攀升|增|涨|升"
_SINCE = r"(?:(?:相?比|较|跟|和|与|同)[^,，]{0,10}?)?"
_MOVE = (
    regex(
        rf"{_SINCE}(?:(?P<down>{_DOWN}|[少低](?=得|最[多大]))|(?P<up>{_UP}|[多高](?=得|最多)))(?:掉|得|了|去|"
        rf"出来)?(?P<rate>幅度?|率|"
        rf"速)?(?:额|的?金额|数额|比例|的?钱数?)?最(?:多|大|快|高|厉害|狠|明显|猛|显著)的?"
    ),
    regex(rf"{_SINCE}(?:(?P<down>{_DOWN})|(?P<up>{_UP}))了?(?:的(?=[^,，]*(?:哪|科目|项目|单位|类|款|"
        rf"项|有))|"
        rf"(?=$|[,，]))"),
    regex(r"(?<!占)(?:比|较)[^,，最]{0,10}?(?:(?P<down>[少低])|"
        r"(?P<up>[多高]))了?(?:的(?=[^,，]*(?:哪|科目|项目|"
        r"单位|类|款|项|有))|(?=$|[,，]))"),
    regex(
        r"(?P<a>(?:全年|年初|调整后?)?(?:预算|决算|执行)数?)?(?: ?的)?(?:(?P<down>低于|少于|小于|不及|"
        r"不如|没有达到|未达到)|(?P<up>超过|"
        r"高于|多于|大于))(?:了)?"
        r"(?P<b> ?(?:全年|年初|调整后?|当年|同期)?(?:的)?(?:预算|决算|执行)数?| )的?"
    ),
)  # fmt: skip
"""What moved: the most of all, at all, or beyond another column. Years are blanks in the core."""


@dataclass(frozen=True, slots=True)
class Move:
    """A change that the question ranks members by, or picks them for."""

    down: bool
    relative: bool
    most: bool


def read_move(core: str) -> tuple[str, Move | None]:
    """(the words without the movement that members are ranked by or chosen for, that movement)."""
    for at, pattern in enumerate(_MOVE):
        match = pattern.search(core)
        if match is None:
            continue
        groups = match.groupdict()
        relative = bool(groups.get("rate")) or bool(re.search("幅度?|率|增速|百分|同比|最快", core))
        relative = relative and not re.search("按(?:金额|数额|绝对)|幅度?的?(?:金额|数额|绝对额|钱)", core)
        words = f"{core[: match.start()]} {core[match.end() :]}"
        words = re.sub(
            r"按(?:金额|数额|幅度|比例|绝对额)算?|唯一|(?:跟|和|与|同) (?:对比|比较|相比|比)(?= |,|$)|\( *\)|"
            r"(?:相?比|较)(?= |,|$)(?:预算|决算|执行)?数?|(?:增|降|涨|减)幅|同比",
            " ",
            words,
        )
        return words, Move(bool(groups.get("down")), relative, at == 0)
    return core, None


_ASKING = regex(
    r"(?:都|一共|总共|具体|分别)*(?:有|是|为|包括|包含)?[哪][一二两三四五六七八九十几\d]*(?:个|家|所|项|类|款|种|块|笔|些|场|样|件|位|边)?(?=科目|单位|项目|"
    r"部门|处室|子项|小项|分局|支出|收入|经费)?"
    r"|谁家?的?|分别(?:是|为|有)?|依次(?:是|为)?|都?叫什么|(?:都)?(?:有|是|为)?(?:什么|啥)|各?(?:是|有|"
    r"为)?多少(?:钱|万元|亿元|元)?|"
    r"列(?:出|举|一下|示)?(?:来)?|请|的?用途(?= |$)|[给写报排选挑]出|名[称字](?=$|[,， ])|"
    r"说(?:一说|说|一下)?(?=$|[,，?])|怎么排|怎样|如何|名单|"
    r"[?？。!！;；:：]|"
    r"(?:它|他)们?|按照?(?!劳|揭|金)|看(?=[,， ]|$|表)|来看|而言|来说|的话|"
    r"(?<=[,， ])(?:是|有|为|要|要求|的)|"
    r"(?:是|有|为|的)(?=[,， ]|$)"
)
_SAID_OF_MONEY = regex(
    r"(?:花(?:的|得|费|了|掉|销)?|用(?:的|得|了|掉)?|拿(?:的|得|到)?|分(?:的|得|到)?|占(?:的|得)?|"
    r"安排(?:的|得|了)?|批(?:的|得|了)?|占用(?:的|了)?|所占的?|"
    r"列(?:的|得|了)?)?的?"
    r"(?:钱数?|盘子|体量|块头|摊子|手笔|资金量|开销|花销|份额|分量|规模|额度|金额|数额|总金额)(?!来|袋)"
    r"|(?<=[ ,，])数(?=[ ,，]|$)"
    r"|(?<=[ ,，哪家个])(?:拿|分|领)(?:的|到的?)(?=预算|经费|资金|拨款)|占用(?:资金|经费|预算)"
    r"|占(?:的|其)?比(?:例|重)?|(?<=[ ,，])比[重例]|花(?:得|的|了|费)(?=[ ,，]|$)|(?:安排|占)(?:得|"
    r"的)(?=[ ,，]|$)|单项|单笔|单个|最后一名"
)
_HOLDING = regex(
    r"(?:里面?|当中|之中|中间?|内|下面?|底下|下属|名下|项下|之下|上|拆[开分成出]?|分[开成解出]|细分)?(?:的)?(?:[各几这那些]|"
    r"[一二两三四五六七八九十]+|\d{1,3})*(?:个|家|所|项|类|款|"
    r"笔|块)?"
    r"(?:小项目|子项目|明细项目|明细|子项|小项|细项|分项|小类|条目|成员|(?<=项)工作(?![经站人委组]))(?:里面?|当中|中|内)?"
)


@dataclass(frozen=True, slots=True)
class Order:
    """How the members are ordered, and which of them are wanted: `top` after `skip`, or all."""

    descending: bool = True
    top: int | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The mentions of a question about a group; `rest` names the group, its scope and its measure."""

    rest: str
    order: Order | None = None
    limits: tuple[Limit, ...] = ()
    exclude: str = ""


def read_group_words(core: str) -> GroupWords:
    """Take order, bounds and exclusions out of the encoded words, wherever they stand."""
    words, exclude = without_excluded(UNBRACKETED.sub(r",\1,", core))
    words, limits = take_bounds(words)
    words, order = _order(words)
    return GroupWords(named(words), order, limits, exclude)


UNBRACKETED = regex(
    r"[(（](?:[^()（）]{0,12}[,，])?((?:不含|不包括|不包含|不算|不计|除去?|扣除|剔除)[^()（）]+)[)）]"
)
"""What is left out, told in brackets."""


def without_excluded(core: str) -> tuple[str, str]:
    """(the words without what they leave out, what that is)."""
    for pattern in _WITHOUT:
        match = pattern.search(core)
        if match and not re.search(r"多少|几|占|比", match.group("x")):
            x = re.sub(
                r"^(?:了|掉|去|开|的)|(?:这|那)(?:一|几|[两三四五])?(?:个|项|块|家|类|笔)?$",
                "",
                match.group("x"),
            )
            rest = f"{core[: match.start()]} {core[match.end() :]}".strip(" ,，")
            return _OTHERS.sub("", rest), re.sub(r"(?<=[一-鿿])/(?=[一-鿿])", "、", x)
    return core, ""


def _first(words: str) -> re.Match[str] | None:
    """The words that choose the first of an order: those that say how many before those that do not."""
    found = list(_TOP.finditer(words))
    numbered = (match for match in found if match["a"] or match["b"] or match["e"])
    return next(numbered, found[0] if found else None)


def _order(words: str) -> tuple[str, Order | None]:
    """(the words without those of order, the order, or None where they ask for none)."""
    up, down = _WAY_UP.search(words), _WAY_DOWN.search(words)
    words = _WAY_DOWN.sub(" ", _WAY_UP.sub(" ", words))
    top = None if re.search(r"倒数第[二三四五六七八九十]", words) else _first(words)
    number: int | None = None
    least = False
    chosen = False
    if top:
        chosen = True
        number = number_word(top.group("a") or top.group("b") or top.group("e") or "")
        superlative = top.group("c") or top.group("d") or top.group("f")
        least = bool(superlative and re.fullmatch(_LEAST, superlative))
        kept = ""
        if top.group("b"):
            # 三家收入最少: what stands between the number and the superlative names the measure.
            start = top.end("b")
            kept = re.sub(rf"^{_KIND}", "", words[start : top.start("c")])
        words = f"{words[: top.start()]} {kept} {words[top.end() :]}"
        again = re.search(rf"{_LEAST}|{_MOST}", words)
        if again:
            least = least or bool(re.fullmatch(_LEAST, again.group()))
            words = f"{words[: again.start()]} {words[again.end() :]}"
    pair = _NEXT_TWO.search(words)
    if pair and (number_word(pair["b"]) or 0) - (number_word(pair["a"]) or 0) == 1 and not number:
        first = number_word(pair["a"]) or 2
        return f"{words[: pair.start()]} {words[pair.end() :]}", Order(True, 2, first - 1)
    nth = None if number else _NTH.search(words)
    if nth and not (chosen or re.search("排|名|位", words) or nth.group("way") or nth.group("back")):
        nth = None
    which = re.search(rf"哪({_NUMERAL})(?:个|项|类|家|所|款|种|场|块|大)", words)
    if number is None and which and chosen:
        number = number_word(which.group(1))
    sort = bool(up or down or _SORTED.search(words))
    great = re.search(rf"(?<!前)({_NUMERAL})大(?=类|科目|项目|支出|单位|来源)", words) if sort else None
    if number is None and great:
        number = number_word(great.group(1))  # all of them, where there are no more
    elif number is None and top and superlative and sort:
        sorted_only = not (up or down) and "依次" not in words
        number = 1 if sorted_only or re.match(_PLACE, superlative) else None
    words = _SORTED.sub(" ", words)
    if nth:
        words = f"{words[: nth.start()]} {words[nth.end() :]}"
        back = bool(nth.group("back") or (nth.group("way") or "") in tuple("小少低"))
        return words, Order(not back, 1, (number_word(nth.group("n")) or 1) - 1)
    if not (chosen or sort):
        return words, None
    descending = not (
        least or (up and not chosen) or (up and number and not re.search(_MOST, words) and least)
    )
    return words, Order(descending, number or (1 if chosen and not sort else None))


_CARRIED_OUT = regex(
    r"(?:负责|具体|组织)?(?:实施|承担|牵头|申报|主管|使用|负责)的(?=[^,，]{0,6}(?:项目|专项|资金|经费))|"
    r"(?:^|(?<=[ ,，]))(?:由|归|"
    r"走)(?=[一-鿿\ue000-\uf8ff])"
)
_WHOLE_BODY = regex(
    r"(?:(?<=[ ,，])|^)(?:(?:全|本|我|该|整个|市|省|区)?(?:局|委|厅|院|办|部门|系统)(?:系统|属|里面?|内|"
    r"中)|(?:全|本|整个)?系统)(?:的)?"
    r"(?=[各一二两三四五六七八九十\d几 ,，\ue000-\uf8ff]|预算|单位|下属|所属|支出|收入|项目)|"
    r"(?:(?<=[ ,，])|^)(?:[一-鿿]{2,4}|[一-鿿]{0,2}[\ue000-\uf8ff])系统的?"
    r"(?=(?:(?:[各每几]|[一二两三四五六七八九十]+|\d+)[个家]?)(?:[\ue000-\uf8ff]|(?:预算|下属|所属)*单位)|"
    r"(?:预算|下属|所属)*单位)"
)


_PUT_UNDER = regex(
    "(?:^|(?<=[ ,，]))(?:翻[到开]|打开)|(?:划|归|列|放|挂|算|记|摆)[在到入进](?=[\ue000-\uf8ff])"
)
"""Words for where one looks, and under what a member stands: 列在办公经费名下的科目."""


def named(words: str) -> str:
    """The words that name something: asking words and what says only “money” taken out."""
    words = _WHOLE_BODY.sub(" ", words)
    words = _CARRIED_OUT.sub(" ", words)
    words = _PUT_UNDER.sub(" ", words)
    words = re.sub(r"(?<=[一-鿿\ue000-\uf8ff])款(?:下面?|里面?|中|内|项下)的?", " ", words)
    words = re.sub("[,，]", " ", words)
    words = _HOLDING.sub(" ", words)
    words = _SAID_OF_MONEY.sub(" ", words)
    words = _ASKING.sub(" ", _ASKING.sub(" ", words))
    words = re.sub(
        r"(?:里[面头]?|之中|当中|其中|中|内|(?<=[额算])在|(?:主要|都)?(?:包括|包含|涵盖)了?)(?= |$)|"
        r"[,，、]+(?= |$)|"
        r"(?:(?<= )|^)(?:的|里面?|中|其中|当中|在|全部|由|把|将|从|各|"
        r"每|得|了|我)(?= |$)",
        " ",
        words,
    )
    return re.sub(r"[ ,，]+", " ", words).strip(" 的")

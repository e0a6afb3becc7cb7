"""What a comparison over editions asks for: an order, a winner, a distance, a multiple, figures alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.patterns import regex
from qa.planning.plan import Operation, Reduction, Relation
from qa.planning.shapes.asking import BELOW, BEST, SORT, THRESHOLD, WORST
from qa.question.reading import Reading

OF_ALL = regex(r"占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_EACH = regex(r"各(?:自)?占|占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_SERIES = regex(
    r"逐年|每年(?:的)?(?:变化|增减|增|减)|历年(?:变化|增减)|各年(?:变化|增减)|(?:变化|增减)(?:趋势|情况)"
)
_YEARLY = regex(r"年均|年平均(?:增|减|下降)|平均每年.*(?:增|减|涨|降)")
_RATE = regex("增幅|增长率|增速|涨幅|降幅|变动率|变化率|变动幅度|百分")
_MOVED = regex(r"增幅|增长率|增速|涨幅|降幅|增长最|涨得|下降最|增长(?:得)?(?:更?快|更?多|更?高)|降得")
_FELL = regex("减|降|压|砍|缩|下滑|少得")
_WHICH = regex(
    r"谁|孰|哪(?:一|[两三四])?(?:家|个|边|方|级|所|年|座|地)|哪(?:部门|单位|局)|的?(?:那)?一[家个](?:单位|"
    r"部门)?是$|还是(?=[ ,，]|$)|"
    r"(?<= )还是(?!要)"
)
_WAY = regex(
    r"([多高大贵少低小省]|便宜)(?:一些|一点|些|点)?(?=的|[,，:：;；?？ ]|$|是|、|还是|并|且|(?:谁|孰|哪))"
)
_OF_TWO = regex(
    r"(?:更|较|比较|偏|要)(?P<a>[多高大贵少低小省])(?:一些|一点|些|点)?[的者]|"
    r"(?P<b>[多高大贵少低小省])[,，]?还是|"
    r"(?P<c>[多高大贵少低小省])(?:一些|一点|些|点)?的(?:那?一?[家个])?(?:单位|部门)?(?:是|为)?(?:谁|哪)|"
    r"(?P<d>在前)(?:面|头)?的(?:是|为)?"
)
"""Which way, said before it is asked who: 较高的是哪一家, 甲大还是乙大."""
_BY_HOW_MUCH = regex(
    r"(?:多|高|大|少|低|小|差|贵|便宜|增|减|涨|降)(?:[了出]|出来|上去|下去)?(?:安排|花|用|减|"
    r"增)?[了出]?(?:多少|几)|"
    r"差多少|相差|差(?:额|距|值)|落差|之差|差了?(?:多大|几)|比另?一?[家个]?多|高出(?:的|部分)|(?:领先|"
    r"超出)了?(?:多少|几)"
)
_ORDERED = regex(
    r"冠军|亚军|递[减增]|(?:高低|大小|多少)(?:的|来)?排|[其第][次二]是|比大小|座次|名次|[降升]序|次序|"
    r"先后|(?:高低|大小|多少)(?:的)?顺序|排(?:个|一个)?(?:队|名|位|行)|"
    r"(?:怎么|如何|怎样)(?:来)?排|"
    r"排出|(?:第一|最[高多大])[^一-鿿]*[^第最]{0,6}第二|[多大高少小低]的(?:排|放|列)?在?(?:最)?前|"
    r"最?[多大高]的?(?:排|数)?[往到至]最?[少小低]|最?[少小低]的?(?:排|数)?[往到至]最?[多大高]|居中|打头|"
    r"垫底|从最"
)
"""Words of an order beside those that any list is put in order by."""
_LEAST_FIRST = regex(
    r"从低到高|由低到高|递增|从小到大|从少到多|升序|[少低小]的(?:排|放|列)?在?(?:最)?前|从最[少低小]|"
    r"最?[少小低]的?(?:排|数)?[往到至]最?[多大高]"
)
_LEADS = regex("领先|占上风|占优势|胜出|赢|大户|老大|榜首|冠军|占先|占优|拔得头筹")
_MULTIPLE = regex(
    r"倍|除以|(?:相当于|等于|抵|顶|合)(?:得|的)?(?:上|上了)?(?:多少|几)(?:个|份)|[为作做当成](?:是)?(?:1|"
    r"一)(?:份|个单位)?[,， ]|"
    r"是几份?$|÷|(?:有|抵|顶)(?:多少|几)个[^,，]*那么|[为是]1(?!\d)|之比(?![例重])|比值|算一份|占(?:几|"
    r"多少)份|乘几|的商|商(?:是|为|等于)|"
    r"乘以?(?:上)?(?:多少|几)|比上(?= )|"
    r"(?:作|做|为)(?:基数|基准|分母|参照)"
)
_TAKEN_AWAY = regex(
    r"(?<![一-鿿])减|减(?=去|掉|了|下|[ 的\ue000-\uf8ff]|$)|扣(?:掉|除|去)|之差|的差(?:是|为|$|[,，])|"
    r"拉开|之间隔|落差|缺口|剩|(?:高|多|低|"
    r"少)[于出过][^,，]{0,3}的?部分|一减|[-－−—](?=[ \ue000-\uf8ff])"
)
_WITHOUT = regex(
    r"(?:没有|无|未有).{0,14}(?:才有|新增|新有)|新增了?(?:的)?(?:是)?(?:哪|什么)|(?<![最更较偏])(?:新|"
    r"多)(?:出现?|列|设|加)?(?:出)?来?了?(?:的)?(?:是)?哪|"
    r"新[列增设出][了出来]*的[^,，]{0,10}(?:哪|谁)|多(?:出|列)了?(?:什么|哪)|有.{0,10}没有的.{0,8}(?:哪|什么)|(?:哪|什么).{0,16}没有(?:的|过)|"
    r"(?:哪|什么).{0,16}(?:是)?新(?:增|出现)|取消了?哪|少了?(?:列)?哪|不再(?:列|有|"
    r"安排).{0,8}(?:哪|什么)|(?:哪|什么).{0,16}不再"
)
_GONE = regex("取消了?哪|少了?(?:列)?哪|不再")
_ABOVE = regex(
    r"(?:比|较).*?(?P<v>多|高|大|增加|增长|上升|涨|少|低|小|减少|下降|降)[了出些]?(?:吗|没有|没|$)|"
    r"(?:是不是|是否|有没有|会不会).{0,8}?(?:比|较|超过|高于|多于|低于|少于).*|(?:低于|高于|多于|"
    r"少于|超过|大于|小于|不如).*吗$|(?P<w>超过|高于|多于|大于|低于|少于|小于).*(?:吗|没有)$|"
    r"(?:是不是|是否|有没有)(?:更)?(?P<x>多|高|大|少|低|小)"
)
_TOGETHER = regex(
    "加起来|加在一起|加一起|合起来|相加|合计|一共|总共|共计|之和|总和|加总|(?<=家)总计|累加|加(?:在|到)一|"
    "[+＋]|(?<![增追附参更])加(?=[上 ])|[并合](?:到|在)一"
)
_LOW = "少低小省减降便宜"

_BOTH_ENDS = regex("(?:谁|孰|哪[家个])[多高大](?:[,，]?(?:谁|孰|哪[家个]))[少低小]")
"""谁高谁低 names no end to begin with."""
END_TO_END = regex(
    "[最较更][多高大](?:的|者)?(?:一?[家个])?(?:比|和|与|跟|同|减去?|、)[^,，]{0,4}[最较更][少低小]"
    ".{0,6}(?:[多高大少低差]|相差)[^,，]{0,4}(?:多少|几)|"
    "[最较更][多高大](?:的|者|值|数)?(?:一?[家个])?减去?[^,，]{0,4}[最较更][少低小](?:的|者|值|数)?"
)
"""最多的比最少的多多少: how far the ends of the order are apart."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a comparison asks to be made of the figures of its editions."""

    operation: Operation
    reduce: Reduction = "list"
    wants_items: bool = False
    descending: bool = True
    top: int | None = None
    inner: str | None = None
    relation: Relation | None = None
    bound: re.Match[str] | None = None

    @staticmethod
    def of(reading: Reading, by: str) -> Asked:
        """What the words of the question ask to be made of editions that differ in `by`."""
        asked = _operation(reading, by)
        core = reading.core
        if by == "year" or reading.years_apart or not _against_last(reading):
            return asked
        quick = _MOVED.search(core) and not re.search("多少(?!个?百分)", core)
        rate = reading.unit == "%" or bool(_RATE.search(core)) or bool(quick)
        asked = replace(asked, inner="growth" if rate else "change")
        apart = re.search("相差|差多少|比.*(?:多|少)[减增降涨]", core)
        one = asked.operation in ("lookup", "difference", "growth")
        moved = _WHICH_MOVED.search(core) if one and not rate and by == "department" else None
        if moved:
            falls = (moved["way"] or moved["way_"])[0] in "减少降压下"
            relation: Relation = "less" if falls else "greater"
            return replace(asked, operation="filter", relation=relation, wants_items=True)
        if asked.operation in ("difference", "growth") and not apart:
            return replace(asked, operation="lookup")  # the distance is that to last year, of each
        if asked.operation == "rank":
            fell = bool(_FELL.search(core)) and not re.search("[增涨升]", core)
            least = bool(re.search("最[小少低慢]", core))
            return replace(asked, descending=fell == least)
        return asked


_MOVED_WAY = "增加|增长|上升|上涨|增|涨|多|减少|下降|压减|降|减|少"
_WHICH_MOVED = regex(
    rf"(?:谁|哪[些几]?一?[家个]?(?:部门|单位|局)?)的?[^,，?？]{{0,20}}?(?:是|有)?(?P<way>{_MOVED_WAY})(?:了|的)+(?=[?？]?$)|"
    rf"(?:比|较)[^,，?？]{{0,4}}?(?P<way_>{_MOVED_WAY})(?:了|的)+(?:部门|单位)?(?:是|有|为)?(?:谁|哪)[些几]?一?[家个]?(?:部门|单位|局)?(?=[?？]?$)"
)
"""Those of several that went up, or down: 哪家的三公经费比上年是增加的."""


def _against_last(reading: Reading) -> bool:
    """Whether each department is measured against its own last year."""
    if any(year.relative == -1 for year in reading.years) or "同比" in reading.core:
        return bool(re.search("比|较|相比|增|减|降|涨|升|变", reading.core))
    years = sorted({year.year for year in reading.years if year.year})
    if re.search("(?:[压砍减降缩增涨]得更?|今年都?)[压砍减降缩增涨狠猛凶]", reading.core):
        return True
    return bool(_MOVED.search(reading.core)) or (len(years) == 2 and years[1] - years[0] == 1)


def _operation(reading: Reading, by: str) -> Asked:
    """The operation that the words of the question ask for, the most particular first."""
    core, text, unit = reading.core, reading.text, reading.unit
    best, worst, sort = BEST.search(core), WORST.search(core), SORT.search(core)
    which, over = _WHICH.search(core), THRESHOLD.search(core)
    way = _WAY.search(core[which.end() :]) if which else None
    sort = sort or _ORDERED.search(core)
    low = bool(_LEAST_FIRST.search(core))
    if which and not way:
        way = _OF_TWO.search(core)
    if _BOTH_ENDS.search(core):
        way = _BOTH_ENDS.search(core) if not sort else None
    if worst and (not best or worst.start() < best.start()):
        low = True
    elif way and not best and next(filter(None, way.groups()), "多") in _LOW:
        low = True
    if over:
        held = not which and re.search("吗|是否|是不是|有没有|没有?$|不止", core)
        relation: Relation = "less" if over.group(1) in BELOW else "greater"
        if held and re.search("比|较|多|少|高|低|差|相差|增|减", core[: over.start()]):
            return Asked("test", relation=relation, bound=over)
        return Asked("filter", relation=relation, bound=over, wants_items=True)
    if by == "year" and (_YEARLY.search(core) or _SERIES.search(core)):
        step: Operation = "growth" if unit == "%" or re.search("率|速|幅", core) else "difference"
        return Asked(step, "average" if _YEARLY.search(core) else "each")
    steps = len(re.findall("[比较](?![例重])", core))
    if by == "year" and steps > 1 and len({year.year for year in reading.years}) > 2:
        return Asked("growth" if unit == "%" else "difference", "each")
    if _EACH.search(core):
        return Asked("share", "each")
    if "目录" not in text and _WITHOUT.search(text):
        return Asked("appears", wants_items=True, descending=not _GONE.search(text))
    leads = _LEADS.search(core)
    if (
        which
        and _BY_HOW_MUCH.search(core[which.end() :])
        and (way or best or worst or leads or _moved_more(core))
    ):
        return Asked("rank", "spread", True, not low)
    if END_TO_END.search(core):
        return Asked("rank", "spread", True)
    if sort:
        return Asked("rank", wants_items=True, descending=not low)
    wants_name = bool(which or re.search("哪|排|谁", text)) and not re.search(
        r"(?:一年|一家|一个)(?:是|有|的)?[^,，]{0,6}多少", text
    )
    if best or worst:
        return Asked("rank", wants_items=wants_name, descending=not low, top=1)
    if which and (way or leads or _moved_more(core)):
        return Asked("rank", wants_items=True, descending=not low, top=1)
    if _MULTIPLE.search(core):
        return Asked("ratio")
    doubts = re.search("吗|是不是|是否|有没有|不$|没有$", core)
    if doubts and re.search("一致|一样|相等|相同|对得上|持平", core):
        return Asked("equal")
    above = _ABOVE.search(core)
    if above and not which and not re.search("多少|几", core):
        return Asked("test", relation="less" if re.search("少|低|小|减|降", above.group()) else "greater")
    if unit == "%" and re.search("增|降|减|涨|升|比|较|率|幅|变", core):
        return Asked("growth")
    if unit == "%":
        return Asked("share")
    if re.search(r"平均", core):
        return Asked("average")
    if re.search("才(?:能|会|可以)?(?:[和与跟同]|赶上|追上|达到|等于)", core):
        return Asked("difference")
    each = by == "year" and re.search("(?:各自?|分别)(?:是|为|有)?(?:多少|几)", core)
    if _TOGETHER.search(core) and not re.search("比(?!例|重)|较", core) and not each:
        return Asked("sum")
    if re.search("[多高大]了?还是[少低小]|[少低小]了?还是[多高大]", core):
        return Asked("difference")
    if _TAKEN_AWAY.search(core) or re.search(
        r"[多少高低](?:多少|几)|比(?!例|重)|较(?!为)|超出|超过|高出|多出|不如|相差|差(?!旅)|增加|减少|"
        r"多了|少了|下降|增长|变化|变动|增减|相对|差[了出]|差(?:额|距|值)|[增减涨降](?:下来|上来)|涨|"
        r"降(?![低水雨])|[多少](?:安排|花|用|支出)了?(?:多少|几)",
        core,
    ):
        return Asked("difference")
    return Asked("lookup")


def _moved_more(core: str) -> bool:
    """减得更多, 涨得快, 增幅大: a change that is held against another."""
    more = "[增减降涨升压砍]得?(?:更|最)?[多少快大厉狠]|[增降涨减]幅(?:更|最)?[大高小低]"
    return bool(re.search(more, core))

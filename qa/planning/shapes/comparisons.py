"""The plans of a comparison over several editions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.planning.plan import Operand, Operation, Plan, Reduction, Relation
from qa.planning.shapes.asking import BELOW, BEST, SORT, THRESHOLD, WORST
from qa.planning.shapes.parts import PERCENT
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.comparand import comparands
from qa.question.reading import Reading

_SHARE = re.compile(
    rf"^(?:.*[,，])?(?P<a>[^,，]*?)(?:各自|分别|各)?占了?(?P<b>[^,，]*?)的?(?P<rest>(?:{PERCENT}|"
    rf"多少|百分).*)?$"
)
_OF_ALL = re.compile(r"占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_EACH = re.compile(r"各(?:自)?占|占(?:全部|合计|总数|总额|[两三四五六七八九]家)")
_SERIES = re.compile(
    r"逐年|每年(?:的)?(?:变化|增减|增|减)|历年(?:变化|增减)|各年(?:变化|增减)|(?:变化|增减)(?:趋势|情况)"
)
_YEARLY = re.compile(r"年均|年平均(?:增|减|下降)|平均每年.*(?:增|减|涨|降)")
_RATE = re.compile("增幅|增长率|增速|涨幅|降幅|变动率|变化率|变动幅度|百分")
_MOVED = re.compile(r"增幅|增长率|增速|涨幅|降幅|增长最|涨得|下降最|增长(?:得)?(?:更?快|更?多|更?高)|降得")
_FELL = re.compile("减|降|压|砍|缩|下滑|少得")
_WHICH = re.compile(r"谁|哪(?:一|[两三四])?(?:家|个|边|方|级|所|年|座|地)|哪(?:部门|单位|局)")
_WAY = re.compile(r"([多高大贵少低小省]|便宜)(?:一些|一点|些|点)?(?=的|[,，?？ ]|$|是|、)")
_BY_HOW_MUCH = re.compile(
    r"(?:多|高|大|少|低|小|差|贵|便宜|增|减|涨|降)[了出]?(?:安排|花|用|减|增)?[了出]?(?:多少|几)|"
    r"差多少|相差"
)
_WITHOUT = re.compile(
    r"(?:没有|无|未有).{0,14}(?:才有|新增|新有)|新增了?(?:的)?(?:是)?(?:哪|什么)|(?<![最更])(?:新|"
    r"多)(?:出现?|列|设|加)?(?:出)?来?了?(?:的)?(?:是)?哪|"
    r"多(?:出|列)了?(?:什么|哪)|有.{0,10}没有的.{0,8}(?:哪|什么)|(?:哪|什么).{0,16}没有(?:的|过)|"
    r"(?:哪|什么).{0,16}(?:是)?新(?:增|出现)|取消了?哪|少了?(?:列)?哪|不再(?:列|有|"
    r"安排).{0,8}(?:哪|什么)|(?:哪|什么).{0,16}不再"
)
_GONE = re.compile("取消了?哪|少了?(?:列)?哪|不再")
_ABOVE = re.compile(
    r"(?:比|较).*?(?P<v>多|高|大|增加|增长|上升|涨|少|低|小|减少|下降|降)[了出些]?(?:吗|没有|没|$)|"
    r"(?:是不是|是否|有没有|会不会).{0,8}?(?:比|较|超过|高于|多于|低于|少于).*|(?:低于|高于|多于|"
    r"少于|超过|大于|小于|不如).*吗$|(?P<w>超过|高于|多于|大于|低于|少于|小于).*(?:吗|没有)$|"
    r"(?:是不是|是否|有没有)(?:更)?(?P<x>多|高|大|少|低|小)"
)
_TOGETHER = re.compile("加起来|加在一起|加一起|合起来|相加|合计|一共|总共|共计|之和|总和")
_LOW = "少低小省减降便宜"

_BOTH_ENDS = re.compile("(?:谁|孰|哪[家个])[多高大](?:[,，]?(?:谁|孰|哪[家个]))[少低小]")
"""谁高谁低 names no end to begin with."""
_END_TO_END = re.compile(
    "最[多高大](?:的)?(?:一?[家个])?(?:比|和|与|跟|同|减去?|、)[^,，]{0,4}最[少低小]"
    ".{0,6}(?:[多高大少低差]|相差)[^,，]{0,4}(?:多少|几)"
)
"""最多的比最少的多多少: how far the ends of the order are apart."""


def comparison(reading: Reading, by: str) -> list[Shaped]:
    """Plans over several editions: of one figure of each, or of what is worked out of each.

    占 asks for a share within each edition, 增幅 and 比上年 for a change of each department's own. Where
    two clauses name one thing twice (谁的车多，按车辆数排), the item may be what either names.
    """
    core = reading.core
    if "目录" in reading.text:
        return []  # what a table of contents lists is prose
    part = _SHARE.match(core) if "占" in core and not _OF_ALL.search(core) else None
    if part and part.group("b").strip(" 的总"):
        return [_worked(reading, by, part.group("a"), part.group("b"), part.group("rest") or "")]
    asked = _Asked.of(reading, by)
    named = comparands(_said(core, by))
    within = _WITHIN.search(core) if asked.operation == "appears" else None
    if within and not re.search("文件|材料|报告|说明|公开", within.group("whole")):
        named = [within.group("whole")]
    twice = len(named) == 2 and set(reading.decode(named[0])) & set(reading.decode(named[1]))
    words = [" ".join(named), *(named if twice else [])]
    return [
        Shaped(_plan(reading, asked, item), f"{asked.operation} by {by}", 3.0 if at == 0 else 2.2)
        for at, item in enumerate(dict.fromkeys(words))
    ]


_APPEARING = re.compile(
    "(?:没有|无).{0,14}(?:才有|新增|新有)|才有|新增|新出现|多列|少列|取消|不再(?:列|有|安排)"
)
_WITHIN = re.compile(
    r"(?P<whole>[^,， ]+?)(?:之下|项下|下面|下(?!属)|里面?|当中|中)的?(?=新|多|少|有|取|哪| )"
)


def _said(core: str, by: str) -> str:
    """The question without its threshold and without what only says where the figures stand."""
    core = THRESHOLD.sub(" ", core)
    if by == "level":
        core = re.sub("(?:部门|单位)(?:预算|决算)", " ", core)
    elif by == "kind":
        core = re.sub("(?:年初|全年)?预算数?|(?:支出)?决算数?", " ", core)
    core = re.sub(r"(?:在)?(?:公开)?(?:文件|材料|报告|公开表)(?:里面?|中|上)?", " ", core)
    core = _APPEARING.sub(" ", core)
    core = re.sub(r"[(（](?:含|包括|包含|连同)(?:项目|基本)(?:支出)?[)）]", " ", core)
    return _END_TO_END.sub(" ", core)


@dataclass(frozen=True, slots=True)
class _Asked:
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
    def of(reading: Reading, by: str) -> _Asked:
        asked = _operation(reading, by)
        core = reading.core
        if by == "year" or reading.years_apart or not _against_last(reading):
            return asked
        quick = _MOVED.search(core) and not re.search("多少(?!个?百分)", core)
        rate = reading.unit == "%" or bool(_RATE.search(core)) or bool(quick)
        asked = replace(asked, inner="growth" if rate else "change")
        apart = re.search("相差|差多少|比.*(?:多|少)[减增降涨]", core)
        if asked.operation in ("difference", "growth") and not apart:
            return replace(asked, operation="lookup")  # the distance is that to last year, of each
        if asked.operation == "rank":
            fell = bool(_FELL.search(core)) and not re.search("[增涨升]", core)
            least = bool(re.search("最[小少低慢]", core))
            return replace(asked, descending=fell == least)
        return asked


def _against_last(reading: Reading) -> bool:
    """Whether each department is measured against its own last year."""
    if any(year.relative == -1 for year in reading.years) or "同比" in reading.core:
        return bool(re.search("比|较|相比|增|减|降|涨|升|变", reading.core))
    years = sorted({year.year for year in reading.years if year.year})
    return bool(_MOVED.search(reading.core)) or (len(years) == 2 and years[1] - years[0] == 1)


def _plan(reading: Reading, asked: _Asked, words: str) -> Plan:
    unit = reading.unit
    counted = unit if unit and unit not in ("元", "千元", "万元", "亿元", "%", "倍") else None
    role = asked.inner if asked.inner in ("change", "growth") else "count" if counted else "amount"
    operand: Operand = operand_of(
        reading, words, role=role, **({"unit": counted} if counted else {})  # type: ignore[arg-type]
    )
    over = asked.bound
    return Plan(
        operation=asked.operation, operands=[operand], wants_items=asked.wants_items, reduce=asked.reduce,
        descending=asked.descending, top=asked.top, inner=asked.inner, relation=asked.relation,  # type: ignore[arg-type]
        unit="%" if asked.inner == "growth" or asked.operation == "share" else unit,
        threshold=over.group(2).replace(",", "") if over else None,
        threshold_unit={"万": "万元", "亿": "亿元"}.get(over.group(3), over.group(3)) if over else None,
    )  # fmt: skip


def _operation(reading: Reading, by: str) -> _Asked:
    """The operation that the words of the question ask for, the most particular first."""
    core, text, unit = reading.core, reading.text, reading.unit
    best, worst, sort = BEST.search(core), WORST.search(core), SORT.search(core)
    which, over = _WHICH.search(core), THRESHOLD.search(core)
    way = _WAY.search(core[which.end() :]) if which else None
    low = bool(re.search("从低到高|由低到高|从小到大|从少到多", core))
    if sort and _BOTH_ENDS.search(core):
        way = None
    if worst and (not best or worst.start() < best.start()):
        low = True
    elif way and not best and way.group(1) in _LOW:
        low = True
    if over:
        held = not which and re.search("吗|是否|是不是|有没有|没有?$|不止", core)
        relation: Relation = "less" if over.group(1) in BELOW else "greater"
        if held and re.search("比|较|多|少|高|低|差|相差|增|减", core[: over.start()]):
            return _Asked("test", relation=relation, bound=over)
        return _Asked("filter", relation=relation, bound=over, wants_items=True)
    if by == "year" and (_YEARLY.search(core) or _SERIES.search(core)):
        step: Operation = "growth" if unit == "%" or re.search("率|速|幅", core) else "difference"
        return _Asked(step, "average" if _YEARLY.search(core) else "each")
    steps = len(re.findall("[比较](?![例重])", core))
    if by == "year" and steps > 1 and len({year.year for year in reading.years}) > 2:
        return _Asked("growth" if unit == "%" else "difference", "each")
    if _EACH.search(core):
        return _Asked("share", "each")
    if "目录" not in text and _WITHOUT.search(text):
        return _Asked("appears", wants_items=True, descending=not _GONE.search(text))
    if which and _BY_HOW_MUCH.search(core[which.end() :]) and (way or best or worst or _moved_more(core)):
        return _Asked("rank", "spread", True, not low)
    if _END_TO_END.search(core):
        return _Asked("rank", "spread", True)
    if sort:
        return _Asked("rank", wants_items=True, descending=not low)
    wants_name = bool(which or re.search("哪|排|谁", text)) and not re.search(
        r"(?:一年|一家|一个)(?:是|有|的)?[^,，]{0,6}多少", text
    )
    if best or worst:
        return _Asked("rank", wants_items=wants_name, descending=not low, top=1)
    if which and (way or _moved_more(core)):
        return _Asked("rank", wants_items=True, descending=not low, top=1)
    if re.search("倍", text):
        return _Asked("ratio")
    doubts = re.search("吗|是不是|是否|有没有|不$|没有$", core)
    if doubts and re.search("一致|一样|相等|相同|对得上|持平", core):
        return _Asked("equal")
    above = _ABOVE.search(core)
    if above and not which and not re.search("多少|几", core):
        return _Asked("test", relation="less" if re.search("少|低|小|减|降", above.group()) else "greater")
    if unit == "%" and re.search("增|降|减|涨|升|比|较", core):
        return _Asked("growth")
    if unit == "%":
        return _Asked("share")
    if re.search(r"平均", core):
        return _Asked("average")
    if _TOGETHER.search(core) and not re.search("比(?!例|重)|较", core):
        return _Asked("sum")
    if re.search(
        r"[多少高低](?:多少|几)|比(?!例|重)|较(?!为)|超出|超过|高出|多出|不如|相差|差(?!旅)|增加|减少|"
        r"多了|少了|下降|增长|变化|涨|降(?![低水雨])|[多少](?:安排|花|用|支出)了?(?:多少|几)",
        core,
    ):
        return _Asked("difference")
    return _Asked("lookup")


def _moved_more(core: str) -> bool:
    """减得更多, 涨得快, 增幅大: a change that is held against another."""
    more = "[增减降涨升压砍]得?(?:更|最)?[多少快大厉狠]|[增降涨减]幅(?:更|最)?[大高小低]"
    return bool(re.search(more, core))


_SIDES = re.compile(
    r"^[ 和与跟、]+|[一两二三四五六七八九十]+(?:个|家)?(?:部门|单位|局|委|厅|年)?(?=[的, ]|$)|各|分别|[,，]"
)


def _worked(reading: Reading, by: str, a: str, b: str, rest: str) -> Shaped:
    """Shares within each edition, side by side, in order, or their distance."""
    text = reading.core
    best, worst, sort = BEST.search(text), WORST.search(text), SORT.search(text)
    which = re.search(r"(?:谁|哪一?[家个年]).{0,20}([多高大少低小])(?=[,，?？]|$)", text)
    far = re.search(r"[多高少低大小](?:多少|几)|相差|差多少|差几|百分点|变化|升|降", text)
    a = re.sub(r"谁的?|哪一?[家个年](?:部门|单位)?的?", " ", _SIDES.sub(" ", a))
    b = re.sub("自家|自己|本部门|各自|本身", " ", b)
    operands = [operand_of(reading, a), operand_of(reading, _SIDES.sub(" ", b))]
    ordered = bool(best or worst or sort or which)
    down = bool(worst) or bool(which and which.group(1) in "少低小")
    spread = bool(which and far)
    plan = Plan(
        operation="rank" if ordered and (spread or not far) else "difference" if far else "lookup",
        operands=operands, inner="share", unit="%", wants_items=ordered and (spread or not far),
        reduce="spread" if spread else "list",
        top=None if sort or spread or not ordered else 1, descending=not down,
    )  # fmt: skip
    return Shaped(plan, f"shares by {by}", 3.0)

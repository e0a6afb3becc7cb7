"""Shapes that order, filter or count the members of a group."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Relation
from qa.planning.shapes.asking import (
    ASKS_PURPOSE,
    ASKS_REASON,
    ASKS_VERDICT,
    BELOW,
    BEST,
    SORT,
    TOGETHER,
    TOP,
    WORST,
)
from qa.planning.shapes.bounded_moves import read_bounded_move
from qa.planning.shapes.bounds import with_bounds_plain
from qa.planning.shapes.group_words import (
    GroupWords,
    Move,
    Order,
    named,
    read_group_words,
    read_move,
)
from qa.planning.shapes.names_listed import names_listed
from qa.planning.shapes.own_level import without_units_below
from qa.planning.shapes.rank_words import OF_WHOLE, Asked, listed_by_move, read_asked
from qa.planning.shapes.shaped import Shaped, operand_of, split_names
from qa.planning.shapes.shared_measures import unit_measured
from qa.prose.unplanned import asks_unplanned
from qa.question.numerals import number_word
from qa.question.reading import Reading

_AVERAGE = regex(
    r"(超过|大于|高于|多于|低于|少于|小于|不到)了?(?:总?体|全部|各项)?的?平均(?:水平|值|数|线|金额)?"
)
_COUNTS = regex(r"几[个项家场所类款]|多少[个项家场所类款]")
_HOW_MANY = regex(
    r"(?:一?共|总共|总计|共计)*(?:有|是)?(?:几|多少)[个家项场所类款]|(?<= )(?:都?有|在)(?= |$)|^在"
)
_WHICH = regex(
    r"哪|谁|(?:几|多少)[个家项所场类款]|列(?:出|举|一下|示)|^列|有什么|名单|的(?:都?有|[^,，的]{0,3}(?:项目|单位|科目|部门))"
)
_NUMBER = regex(r"\d[\d,.]*")
"""What 占 gives the size of itself is no whole: 权重占5%的指标."""
_NAMES = regex("哪|什么|谁|啥")
_WHICH_SEVERAL = regex("最[大多高少小低]的?(?:是|有)?哪(?P<n>[两二三四五六七八九十\\d])(?:[个家项类款]|大)")
"""How many of those that moved most are asked for: 减少金额最大的是哪三项."""
_MOST_OF_ALL = regex(
    r"最[大多高少小低快明]显?的(?:前|那|是)?(?P<n>[两三四五六七八九十]|\d{1,2})(?:大)?(?:个|项|类|款|家|所)"
)
"""How many of those that moved the most: 减少额最大的三个."""
_COMPARED = regex(
    r"^(?P<g>.+?)(?:相比|之间|比起来|比较)?[,，]?(?:哪[一个项类种块边]{1,2}|谁|哪里)(?:的)?"
    r"(?P<what>[^,，最]{0,6}?)(?:更|要|比较)?(?P<way>[多高大贵少低小])(?:些|一些|一点|点)?$"
)


def ranks(reading: Reading) -> Iterator[Shaped]:
    """The largest, the smallest, the first k, an order, or those over a threshold."""
    reading = listed_by_move(reading)
    told = asks_unplanned(reading.plain)  # a final account may tell it item by item, which is surer
    for shaped in _ranks(reading):
        yield replace(shaped, weight=shaped.weight - 1) if told else shaped


def _ranks(reading: Reading) -> Iterator[Shaped]:
    core = reading.core
    if ASKS_VERDICT.search(core) and re.search("是不是|是否|吗$|一致|相等", core):
        return
    if ASKS_REASON.search(core):
        return
    ranked = BEST.search(core) or WORST.search(core) or TOP.search(core) or SORT.search(core)
    if ASKS_PURPOSE.search(core) and not ranked:
        return
    if re.search("平摊|分摊|均摊|人均", core) and not (BEST.search(core) or WORST.search(core)):
        return
    if _ORDINALS.search(reading.decode(core)):
        return  # 第一监狱、第二监狱 are names
    if _GAPS.search(core):
        return  # whose gap is wider is no order of what was spent
    asked = read_asked(with_bounds_plain(core))
    core = asked.core
    words = read_group_words(core)
    rest, move = read_move(core)
    if move is not None and _NEW_BODY.search(reading.decode(core)):
        return  # a unit that is new is told in prose; no figure of it rose
    if move is not None and (move.most or _WHICH.search(core) or "唯一" in core) and not asked.exact_group:
        yield _moving(reading, asked, rest, move)
        return
    share = OF_WHOLE.search(core)
    if words.limits and asked.reduce == "list" and share and not _NUMBER.fullmatch(share["of"]):
        return  # how much of all keeps to the bounds is no list of what does
    which = _WHICH.search(core) or core.endswith("的")
    if _AVERAGE.search(core) or (words.limits and which and not asked.exact_group):
        yield _filtered(reading, asked)
        return
    if asked.exact_group:
        shaped = _reduced(reading, asked)
        if shaped is not None:
            yield shaped
        return
    compared = _COMPARED.match(core)
    if compared and words.order is None:
        yield from _compared(reading, compared)
        return
    if words.order is not None:
        yield _ordered(reading, asked, words, words.order)


_GAPS = regex("决算数?(?:与|和|比|跟)(?:年初|全年)?预算数?的?(?:差额|差距|差)更?[大小]")
_NEW_BODY = regex(
    "(?:新增|新设|撤销|取消)的?(?:预算|决算|下属|所属|二级|事业)*"
    "(?:单位|机构|处室|科室)(?!经费|支出|预算|资金|数)"
)
_ORDINALS = regex("第一(?P<of>[^,，、和与的]{2,10})[、和与][^,，、]{0,12}?第二(?P=of)")


def _moving(reading: Reading, asked: Asked, rest: str, move: Move) -> Shaped:
    """The members that moved the most, or all that moved, the largest move first."""
    words = read_group_words(rest)
    listed = [] if asked.exclude or words.limits else names_listed(reading, words.rest)
    if len(listed) > 1 and not any(_OF_A_GROUP.search(reading.decode(name)) for name in listed):
        return _moved_of_list(reading, listed, move)
    exclude = "|".join(filter(None, [asked.exclude, words.exclude]))
    operand = _group_of(reading, words.rest, exclude)
    several = _MOST_OF_ALL.search(asked.core) or _WHICH_SEVERAL.search(asked.core)
    number = number_word(several["n"]) if several else words.order.top if words.order else None
    counts = not move.most and bool(_COUNTS.search(reading.core)) and "哪" not in reading.core
    moved = operand.model_copy(update={"asked": _moved_words(operand.asked, move)})
    plan = Plan(
        operation="count" if counts else "rank", operands=[moved], wants_items=True,
        top=number or (1 if move.most else None), limits=list(words.limits),
    )  # fmt: skip
    return Shaped(plan, "rank of changes", 3.0)


_OF_A_GROUP = regex("[各逐按]|[类款项]级|[里中](?:的|$)|下面|年|预算|决算|科目|对比|[,，]")
"""Words that tell which members of a group are meant, and name no single thing."""


def _moved_of_list(reading: Reading, listed: Sequence[str], move: Move) -> Shaped:
    """Which of the things that are named went up or down, or did so the most."""
    role: Literal["growth", "change"] = "growth" if move.relative else "change"
    plan = Plan(
        operation="rank" if move.most else "filter",
        operands=[operand_of(reading, x, role=role) for x in listed],
        wants_items=True, top=1 if move.most else None, relation="less" if move.down else "greater",
        inner=None if move.most else role,
    )  # fmt: skip
    return Shaped(plan, "moves of a list", 3.4)


def _moved_words(asked: str, move: Move) -> str:
    """The question with the movement that its members are told by put before it, in plain words."""
    way = f"{'减' if move.down else '增'}{'幅' if move.relative else '得'}最多"
    said = asked if move.relative else re.sub("幅度?|率|同比|百分|增速|最快", "", asked)
    return f"{way} {said}"


def _excluded(reading: Reading, asked: Asked) -> str:
    return "|".join(reading.decode(name) for name in split_names(asked.exclude)) if asked.exclude else ""


def _reduced(reading: Reading, asked: Asked) -> Shaped | None:
    """The distance of the extremes, or the place of one member."""
    winner = asked.of == "winner"
    # A number of members said in passing (三大项) still tells which group is meant.
    listed = re.sub(r"(?:相比(?:较|之下)?|比起来|比较|之间)$", "", asked.core.strip(" ,，"))
    names = names_listed(reading, listed) if "、" in asked.core or winner else []
    if winner and not names and not re.search("里|中|各|几|哪", asked.core):
        return None
    operands = (
        [_listed_operand(reading, f"{name} {asked.what}".strip(), asked.core) for name in names]
        if names
        else [operand_of(reading, asked.core, "", exclude=_excluded(reading, asked))]
    )
    of = operand_of(reading, asked.of) if asked.reduce == "place" else None
    first, last = asked.places or (0, 0)
    plan = Plan(
        operation="rank", operands=operands, reduce=asked.reduce, of=of, wants_items=winner,
        top=last - first + 1 if last > first else None, skip=max(0, first - 1),
        unit=reading.unit if reading.unit not in ("%", "个", "项", "倍") else None,
    )  # fmt: skip
    return Shaped(plan, f"{asked.reduce} of a group", 3.3)


def _filtered(reading: Reading, asked: Asked) -> Shaped:
    """The members within the bounds that are said, or beyond the mean of all."""
    core = asked.core
    mean = _AVERAGE.search(core)
    relation: Relation = "less" if mean and mean.group(1) in BELOW else "greater"
    if mean:
        core = core[: mean.start()] + " " + core[mean.end() :]
    core, move = read_bounded_move(core) if not mean else (core, None)
    words = read_group_words(core)
    summed = re.search(TOGETHER + r".{0,4}多少(?:钱|万元|亿元|元|资金|$)", core)
    counts = not summed and bool(_COUNTS.search(core)) and not re.search("哪几|哪[一二两三四]", core)
    group = re.sub(TOGETHER, " ", words.rest) if summed else words.rest
    group = named(_HOW_MANY.sub(" ", group))
    exclude = "|".join(filter(None, [asked.exclude, words.exclude]))
    operand = _group_of(reading, group or core, exclude)
    if move is not None:
        operand = operand.model_copy(update={"asked": _moved_words(operand.asked, move)})
    bounded = any(limit.unit == reading.unit for limit in words.limits)  # 分 is the bound's, no count's
    plan = Plan(
        operation="count" if counts else "filter",
        operands=[operand],
        relation=relation, limits=list(words.limits), beyond_average=bool(mean),
        unit="个" if counts and bounded else reading.unit if reading.unit != "%" else None, wants_items=True,
        descending=words.order is None or words.order.descending,
        top=words.order.top if words.order else None,
        reduce="sum" if summed and asked.reduce == "list" else asked.reduce,
    )  # fmt: skip
    return Shaped(plan, "filter", 3.0)


def _group_of(reading: Reading, words: str, exclude: str = "") -> Operand:
    """The group that some words name, with the whole question behind it."""
    left_out = "|".join(reading.decode(name) for name in split_names(exclude)) if exclude else ""
    operand = operand_of(reading, words, exclude=left_out)
    return operand.model_copy(update={"asked": reading.decode(without_units_below(reading.core))})


def _listed_operand(reading: Reading, words: str, context: str) -> Operand:
    """One of the things that a question lists."""
    return operand_of(reading, words, context, **unit_measured(reading.decode(words)))  # type: ignore[arg-type]


def _compared(reading: Reading, match: re.Match[str]) -> Iterator[Shaped]:
    """A和B哪个多."""
    names = names_listed(reading, match.group("g"))
    if not names:
        return
    descending = match.group("way") in "多高大贵"
    what = match.group("what")
    around = match.group("g") + what
    plan = Plan(
        operation="rank",
        operands=[_listed_operand(reading, f"{name} {what}".strip(), around) for name in names],
        descending=descending, top=1, wants_items=True,
    )  # fmt: skip
    yield Shaped(plan, "comparison of a list", 3.1)


_OF_THE_BODY = regex(
    r"(?:全部门|全[局委厅院系]统?|本?部门|整个部门|整个[局委厅院]|全[局委厅院])(?:整体)?的?(?:全部|总)?(?P<side>收入|支出)(?:预算|决算)?"
    r"(?:总额|总数|总计|合计)?$"
)
"""The whole of what the department takes in or spends: 全部门收入."""
_BODY_ALONE = regex("(?:全部门|整个部门|全[局委厅院]系?统?|整个[局委厅院])的?(?:总额|总数|合计)?")
"""The department, of which what is ranked is a part: 哪个二级单位的收入最多，占全部门的比例."""


_ALL_OF_IT = regex("^(?:全部|所有|整个|总(?![额数量计金])的?)|的$|(?:总额|总数|总量|总金额|合计|总计)数?$")
"""What says that all of something is meant, and not of what: 占总额的比重."""
_OF_EACH = regex("(?:各自?|分别)(?:占|是|的?占比)")
"""Asks for the share of each of those chosen: 最大的三类各占多少."""


def _ordered(reading: Reading, asked: Asked, words: GroupWords, order: Order) -> Shaped:
    core = asked.core
    number = order.top
    if number is None and re.search("增幅|增长率|涨幅|降幅|增速", core) and not order.skip:
        number = 1
    wants_amount = bool(
        re.search(r"最[大多高少小低](?:的)?(?:一年|一个|一项|那个|那项)?(?:是|有)?多少", core)
    )
    unit = "%" if asked.reduce == "share" else reading.unit
    if unit and f"哪几{unit}" in core:
        unit = None  # 排前三的是哪几家 counts the members that are named
    asked_of = re.sub(
        r"^(?:全部门|全[局委厅院系]统?|本部门|整个部门|整个|全部|"
        r"所有)的?",
        "",
        asked.of.strip(" 的"),
    )
    of_the_body = _OF_THE_BODY.match(asked.of.strip(" 的")) or _BODY_ALONE.fullmatch(asked.of.strip(" 的"))
    if of_the_body:
        # What the whole department has is more than what its units add up to.
        side = of_the_body.groupdict().get("side") or ("收入" if "收入" in core else "支出")
        asked_of = f"{side}总计"
    whole = _ALL_OF_IT.sub("", asked_of)
    named_in_group = reading.decode(whole).strip() in reading.decode(words.rest)
    # What projects are a part of is printed, whether all of them are listed or not.
    printed = bool(of_the_body) or reading.decode(asked_of) == "项目支出"
    is_named = asked.reduce == "share" and (printed or not named_in_group)
    of = operand_of(reading, asked_of) if is_named else None
    listed = names_listed(reading, words.rest) if "、" in words.rest else []
    exclude = "|".join(filter(None, [asked.exclude, words.exclude]))
    if len(listed) > 1:
        operands = [_listed_operand(reading, name, words.rest) for name in listed]
        shape = "rank of a list"
    else:
        said = reading.context or re.search("项目|专项|单位|科目|[类款项]", core)
        rest = words.rest or ("" if said else core)
        operands, shape = [_group_of(reading, rest, exclude)], "rank"
    plan = Plan(
        operation="rank", operands=operands, descending=order.descending, top=number, skip=order.skip,
        wants_items=not wants_amount and (asked.reduce == "list" or bool(_NAMES.search(core))), unit=unit,
        reduce="each" if asked.reduce == "share" and _OF_EACH.search(reading.core) else asked.reduce, of=of,
    )  # fmt: skip
    return Shaped(plan, shape, 2.9 if asked.reduce == "list" else 3.2)

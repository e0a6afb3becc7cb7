"""Shapes that test a predicate: over a threshold, more than last year, whether there is any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Relation, Role
from qa.planning.shapes.asking import ASKS_REASON
from qa.planning.shapes.bounds import take_bounds
from qa.planning.shapes.budget_tests import kept_to_budget, same_as_budget
from qa.planning.shapes.goals_met import goal_met
from qa.planning.shapes.held_against import more_than_another
from qa.planning.shapes.ranks import ranks
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.numerals import number_word
from qa.question.reading import Reading

_TEST = regex(
    r"^(?P<x>.+?)(?:有没有|有无|是否|是不是|会不会|已经?|早就|都|也|能否|能|可|控制|压缩|压|保持|维持|够|有|在|到)*"
    r"(?P<bound>(?:超过|超出|超|大于|高于|多于|突破|不止|过|达到?|不低于|不少于|至少|不超过|不高于|不到|不满|低于|少于|小于|不足|没到|未到)?"
    r"了?\d+(?:\.\d+)?(?:亿元|万元|元|%|辆|人|个|台|项|家)(?:及?以上|往上|开外|及?以[下内]|之[下内])?)"
    r"(?:这?[条个道]?(?:线|大关|关口|门槛|坎|关|红线))?"
    r"(?:[了的过]*(?:吗|么|没有?|呢)?(?:[,，](?:对吗|是吗|对不对|没错[吗吧]|是这样吗|是不是))?)$"
)
_ALONE = regex(r"[\d.]+(?:亿元|万元|元|%|辆|人|个|台|项|家)")
_OVER = regex("不止|超出")
_UNDER = regex("没到|未到")
_MOVE_TEST = regex(
    r"^(?P<x>.*?)(?:是不是|是否|有没有|究竟)?(?:比|较)[ ]?(?:年初)?(?:预算|执行数)?(?:是不是|是否|"
    r"有没有|有所?)?(?P<v>多|增加|增长|上升|上涨|上调|提高|涨|高|少|减少|下降|降低|下调|压减|压缩|缩减|降|低|砍|压)"
    r"了?(?:一?[些点])?(?:吗|没有|没|$)"
)
_CHANGED = regex(
    r"^(?P<x>.+?)(?:是不是|是否|有没有)?(?:比|较)[ ]?(?:年初)?(?:预算|执行数)?有没有变化$"
)
_THERE = regex(
    r"^(?P<a>.*?)(?:有没有|有无|是否有|是否安排了?|有没有安排|安排了?没有)(?P<b>.+?)(?:的?(?:预算|经费|钱|"
    r"支出|安排))?(?:吗|$)|^(?P<c>.*?)有(?P<d>[^,，哪几多什]+?)(?:的预算|的钱|的安排)吗$|"
    r"^(?P<e>.+?)(?:有没有|有无)(?:安排|预算|数字?)?(?:的)?$"
)


_FLAT = regex(
    r"^(?P<x>.+?)(?:是不是|是否|有没有)?(?:[比较与和跟同][ ]?(?:年初)?(?:预算|执行数)?(?:相比)?[,，]?)?"
    r"(?:是不是|是否)?(?:基本|保持)?"
    r"(?:持平|不变|没变|没有变化|一样多|一样)(?:了|的)?(?:吗|对吗|没有|$)"
)
_NOUGHT = regex(
    r"^(?P<x>.+?)(?:是不是|是否|都)*(?:为|是|等于)(?:零|0(?:\.0+)?)(?P<u>亿元|万元|元|辆|人|个|台)?(?:吗|对吗|$)"
)
_EMPTY = regex(
    r"^(?P<x>[^,，]*?表(?:[一二三四五六七八九十\d]+)?(?:下面?|后面?|底下|里|中|上)?(?:的?附?注|说明)?(?:里|中|上)?"
    r"(?:说|写着?|称)?)(?:的)?[,，]?(?:本表|这张表|该表)?"
    r"(?:真的?|确实|是不是|是否)?(?:是|为)?(?:一张)?(?:空表|空的|空白|无数据|没有数据|没数据|没有数|没数)"
)
"""A table that is said to be empty."""
_NOTED = regex(r"(?:下面?|后面?|底下|里|中|上)?(?:的?附?注|说明)?(?:里|中|上)?(?:说|写着?|称)?(?:的)?$")
_HALF = regex(
    r"^(?:(?P<w>[^,，]+?)(?:里面?|中|当中)[,，]?)?(?P<a>[^,，]+?)"
    r"(?P<r>(?:是不是|是否|有没有|(?<![国所自拥])有|超过了?|不到|不足|占到?了?|达到了?)+)"
    r"(?P<b>[^,，]*?)的?(?:一半|半数)(?P<o>以上|以下|多)?(?:吗|没有|$)"
)
_PERCENT = regex(
    r"^(?P<a>.+?)占(?P<b>.+?)的?(?:比例|比重)?(?:是不是|是否|有没有)?(?P<r>超过|大于|高于|不到|低于|不足)了?(?P<n>\d+(?:\.\d+)?)%"
)
_EXTREME = (
    r"(?P<w>最[大多高贵小少低]|第一|排第一|居首|垫底)的?(?:[一那]?[个家项类块种笔](?!级))?"
    r"的?(?P<kind>(?:[类款项]级)?(?:(?:功能|经济)(?:分类)?)?(?:科目|支出|开支|项目|单位|大类|类别|收入来源|费用))?"
)
"""That something comes first or last, and of what: 是金额最大的项级科目."""
_TOPS = (
    regex(rf"^(?P<g>.+?)(?:里面?|中|当中|之中)[,，]?(?P<i>[^,，]+?)(?:的?(?:预算|金额|支出|数))?(?:(?:是不是|是否)(?:是)?|[,，]?是)(?:花钱|金额|支出|预算|数额)?{_EXTREME}(?:吗|[,，]?(?:对不对|对吗|是吗))?$"),
    regex(rf"^(?P<i>.+?)(?:是不是|是否|是)(?P<g>.+?)(?:里面?|中|当中|之中)的?(?:花钱|金额|支出|预算|占比)?{_EXTREME}.{{0,4}}(?:吗|$)"),
    regex(rf"^(?P<i>[^,，]+?)在(?P<g>[^,，]+?)(?:里面?|中|当中|之中)[,，]?(?:是不是|是否|是)?(?:花钱|金额|支出|预算|占比)?{_EXTREME}[,，]?(?:吗|对不对|对吗|$)"),
    regex(rf"^(?:在)?(?P<g>[^,，]+?)(?:里面?|中|当中|之中)[,，]?(?P<i>[^,，]+?)(?:的?(?:数量|金额|支出))?(?:是)?{_EXTREME}[,，]?(?:吗|对不对|对吗)$"),
)  # fmt: skip


def predicates(reading: Reading) -> Iterator[Shaped]:
    """Predicates to test: over a threshold, more than last year, whether there is any."""
    core = reading.core
    if ASKS_REASON.search(core) or re.search("哪|多少|几[个家项]|什么", core):
        return
    if not re.search("吗|么$|是不是|是否|有没有|没有?$|[^两]不$", core) and not _THERE.match(core):
        return
    empty = _EMPTY.search(reading.decode(core))
    if empty:
        named = _NOTED.sub("", empty["x"])
        operand = Operand(phrase=f"{named}合计", source="table", table=named)
        plan = Plan(operation="test", operands=[operand], relation="empty")
        yield Shaped(plan, "emptiness tested", 3.8)
        return
    closing = _END_OVER_START.match(reading.decode(core))
    if closing:
        ends = [operand_of(reading, f"{when}{closing['x']}") for when in ("年末", "年初")]
        relation: Relation = "less" if closing["way"][0] in "少减" else "greater"
        plan = Plan(operation="test", operands=ends, relation=relation)
        yield Shaped(plan, "end and start held together", 3.8)
        return
    met = goal_met(reading)
    if met is not None:
        yield met
        return
    shared = list(_shares(reading, core)) or list(_extremes(reading, core))
    if shared:
        yield from shared
        return
    several = _counted(reading) or _any_within(reading)
    if several is not None:
        yield several
        return
    match = _NOUGHT.match(core)
    if match:
        operand = operand_of(reading, match.group("x"))
        plan = Plan(
            operation="test", operands=[operand], relation="equal", threshold="0",
            threshold_unit=match.group("u"),
        )  # fmt: skip
        yield Shaped(plan, "zero tested", 3.6)
        return
    match = _CHANGED.match(core)
    if match:
        operand = operand_of(reading, match.group("x"), role="change")
        yield Shaped(Plan(operation="test", operands=[operand], relation="moves"), "change tested", 3.6)
        return
    budgeted = same_as_budget(reading)
    if budgeted is not None:
        yield budgeted
        return
    match = _FLAT.match(core)
    still = re.search("持平|不变|没变|没有变化", core) or _compares_years(reading, core)
    if match and still:
        operand = operand_of(reading, match.group("x"), role="change")
        yield Shaped(Plan(operation="test", operands=[operand], relation="flat"), "flat tested", 3.6)
        return
    bounded = kept_to_budget(reading) or _carried_out(reading) or _bounded(reading)
    if bounded is not None:
        yield bounded
        return
    match = _MOVE_TEST.match(core)
    if match and re.search("吗|是不是|是否|有没有|没有?$", core):
        moved: Relation = (
            "rises" if re.match("[多增上涨高提]", match.group("v")) else "falls"
        )
        plan = Plan(
            operation="test", operands=[operand_of(reading, match.group("x"), role="change")], relation=moved
        )
        yield Shaped(plan, "direction tested", 3.6)
        return
    held = more_than_another(reading)
    if held is not None:
        yield held
        return
    match = _THERE.match(core)
    if match and not re.search("一致|一样|出入|差异|关系|依据", core):
        groups = match.groupdict("")
        words = groups["e"] or groups["a"] + groups["c"] + groups["b"] + groups["d"]
        yield Shaped(
            Plan(operation="test", operands=[operand_of(reading, words)], relation="exists"),
            "existence tested",
            3.3,
        )


def _bounded(reading: Reading) -> Shaped | None:
    """Whether a figure keeps to a bound: 超过300万元了吗, 在10万元以内吗, 达到10万元了没有."""
    match = _TEST.match(reading.core)
    if match is None or not re.search("吗|有没有|是否|是不是|没有$", reading.core):
        return None
    named = not re.match(r"了?\d", match["bound"])
    enough = "够" in match.string[match.end("x") : match.start("bound")]
    way = named or enough or re.search("[以之][上下内]|往上|开外", match["bound"])
    said = _UNDER.sub("不到", _OVER.sub("超过", match["bound"]))
    limits = take_bounds(said if named or not _ALONE.fullmatch(said) else f"达到{said}")[1]
    if not way or len(limits) != 1:
        return None
    moved = _MOVED_SO_MUCH.match(match["x"])
    if moved and limits[0].unit in ("%", "元", "万元", "亿元"):
        role: Role = "growth" if limits[0].unit == "%" else "change"
        plan = Plan(
            operation="test", operands=[operand_of(reading, moved["x"], role=role)], limits=list(limits),
            relation="falls" if moved["way"][0] in "降跌下减" else "rises",
        )  # fmt: skip
        return Shaped(plan, "move within bounds", 3.7)
    plan = Plan(
        operation="test", operands=[operand_of(reading, match["x"])], relation=limits[0].relation,
        threshold=limits[0].value, threshold_unit=limits[0].unit,
    )  # fmt: skip
    return Shaped(plan, "threshold tested", 3.6)


_END_OVER_START = regex(
    r"^(?:年末|年底|期末)的?(?P<x>(?:财政拨款)?结转(?:和|与)?结余)(?:资金)?(?:比|较)年初(?:数|的)?(?:是不是|是否|有没有)?"
    r"(?P<way>多|增加|增多|少|减少)了?(?:吗|没有)?$"
)
"""Whether more was carried over at the end of the year than at its beginning."""
_MOVED_SO_MUCH = regex(
    "^(?P<x>.+?)[,，]?(?:(?:比|较|跟|和|与|同)[ ]?(?:相比)?[,，]?|同比)?的?"
    "(?P<way>增幅|涨幅|降幅|跌幅|增长率|增长|增加|上升|上涨|涨|下降|减少|降低|降)的?(?:幅度|比例|金额|数额)?了?$"
)
"""How much something moved, which is held against a bound: 比上年下降超过15%吗."""
_CARRIED_OUT = regex(
    r"^(?P<x>[^,，]+?)的?(?:是不是|是否|有没有|都|已经?)*"
    r"(?:(?:支出)?(?:预算)?(?:完成率|执行率)|(?:完成|执行)了?(?P<of>全年|年初|调整)?预算数?的?(?:比例|比率)?)(?:是不是|是否|有没有)?"
    r"(?P<bound>(?:超过|大于|高于|达到?|不低于|不到|低于|不足|没到|未到)?了?\d+(?:\.\d+)?%(?:及?以[上下])?)了?(?:吗|么|没有?)$"
)


def _carried_out(reading: Reading) -> Shaped | None:
    """Whether a budget was carried out so far: 完成预算达到100%吗."""
    match = _CARRIED_OUT.match(reading.core)
    if match is None:
        return None
    said = _UNDER.sub("不到", match["bound"])
    limits = take_bounds(said if not re.match(r"了?\d", said) or "以" in said else f"达到{said}")[1]
    if len(limits) != 1:
        return None
    against = "budget" if match["of"] == "年初" else "revised"
    operands = [operand_of(reading, match["x"], measure=name) for name in ("final", against)]
    plan = Plan(
        operation="test", operands=operands, relation=limits[0].relation, threshold=limits[0].value,
        threshold_unit="%",
    )  # fmt: skip
    return Shaped(plan, "execution tested", 3.8)


_MANY = regex(
    r"^(?:.*[,，])?(?P<g>[^,，]+?(?:项目|单位|科目|指标|机构))的?(?:个数|数量|数目|数)?(?:是不是|是否|是)"
    r"(?:也|真的?)?(?:是|有|为)?"
    r"(?:(?P<n>\d+|[两三四五六七八九十]+)(?:个|家|项)|这么多|这个数|一样多)(?:个|家|项)?(?:吗|呢|$)"
)


def _counted(reading: Reading) -> Shaped | None:
    """Whether a group has as many members as the question says: 表里列的项目是不是31个."""
    match = _MANY.match(reading.decode(reading.core))
    said = [str(stated.value) for stated in reading.stated if stated.unit in ("个", "家", "项")]
    number = str(number_word(match["n"]) or "") if match and match["n"] else said[0] if said else ""
    if match is None or not number:
        return None
    group = re.sub("(?:里面?|中|内)?(?:列出?|列示|填报|编报)的|(?:里面?|中|内)的", " ", match["g"])
    operand = Operand(phrase=group, asked=f"{match['g']}有几个")
    plan = Plan(
        operation="count", operands=[operand], reduce="count", unit="个", wants_items=True,
        of=Operand(phrase="所说数量", stated=number, unit="个"),
    )  # fmt: skip
    return Shaped(plan, "number of a whole", 3.8)


_ANY = regex(
    r"^(?P<a>.*?)(?:有没有|有无|是否有|是不是有)(?P<b>.+?(?:项目|单位|科目|专项|采购|的))(?:吗|呢|$)"
)


def _any_within(reading: Reading) -> Shaped | None:
    """Whether any member of a group keeps to the bounds: 有没有超过5000万元的项目."""
    match = _ANY.match(reading.core)
    if match is None or not take_bounds(match["b"])[1]:
        return None
    listed = replace(reading, core=f"{match['a']}{match['b']}有哪些")
    found = next((shaped for shaped in ranks(listed) if shaped.plan.operation == "filter"), None)
    if found is None:
        return None
    plan = found.plan.model_copy(update={"relation": "exists"})
    return Shaped(plan, "existence within bounds", 3.8)


def _compares_years(reading: Reading, core: str) -> bool:
    """和去年一样吗 is about two years; 表一和表三一样吗 is about two figures."""
    return bool(reading.years) and bool(
        re.search(r"[比较与和跟同] ?(?:相比)?[,，]?(?:是不是|是否)?一样", core)
    )


def _shares(reading: Reading, core: str) -> Iterator[Shaped]:
    """Whether one thing is more than half, or than so many per cent, of another."""
    match = _PERCENT.match(core)
    if match:
        less, bound = match.group("r") in ("不到", "低于", "不足"), match.group("n")
    else:
        match = _HALF.match(core)
        if match is None:
            return
        less = bool(re.search("不到|不足", match.group("r"))) or match.group("o") == "以下"
        bound = "50"
    whole = (match.group("b") or match.groupdict().get("w") or "").strip(" 的") or "支出总计"
    if whole in ("收入", "支出"):
        whole += "总计"
    part = re.sub(r"占了?$", "", match.group("a"))
    operands = [operand_of(reading, part, whole), operand_of(reading, whole)]
    plan = Plan(
        operation="test", operands=operands, relation="less" if less else "greater", threshold=bound,
        threshold_unit="%",
    )  # fmt: skip
    yield Shaped(plan, "share tested", 3.7)


def _extremes(reading: Reading, core: str) -> Iterator[Shaped]:
    """Whether a member is the largest or smallest of its group."""
    for pattern in _TOPS:
        match = pattern.match(core)
        if match is None:
            continue
        small = bool(re.search("小|少|低|垫底", match.group("w")))
        group = match.group("g") + (f"的{match['kind']}" if match["kind"] else "")
        asked = replace(reading, core=f"{group}里{match.group('i')}排第几", text=reading.text)
        for shaped in ranks(asked):
            if shaped.plan.reduce == "place":
                plan = shaped.plan.model_copy(
                    update={
                        "operation": "test", "relation": "smallest" if small else "largest",
                        "descending": not small,
                    }
                )  # fmt: skip
                yield Shaped(plan, "extreme tested", 3.7)
                return

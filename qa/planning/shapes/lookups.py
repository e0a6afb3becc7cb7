"""Shapes that look figures up, and those that the prose answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.items.bodies import is_body
from qa.items.indicators import asks_all_met
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Role
from qa.planning.shapes.asking import (
    AMOUNT_WORDS,
    ASKS_LIST,
    ASKS_MEANING,
    ASKS_REASON,
    ASKS_TEXT,
    ASKS_WHAT,
    TOGETHER,
    asks_words,
)
from qa.planning.shapes.group_words import read_group_words
from qa.planning.shapes.in_table import in_table
from qa.planning.shapes.movements import ASKS_BOTH, ASKS_MOVE
from qa.planning.shapes.shaped import Shaped, class_of, operand_of, split_names, unit_of
from qa.prose.counted_units import offices_counted, units_counted
from qa.prose.goals import asks_goal_of_one
from qa.prose.membership import asks_membership
from qa.prose.natures import HOW_MANY
from qa.prose.sections import section_topic
from qa.prose.worded import in_words_only
from qa.question.asked_apart import OF_ITS_BUDGET
from qa.question.inquiry import asks_nature
from qa.question.numerals import number_word
from qa.question.reading import Reading
from qa.question.supposed import asks_supposed
from qa.question.units import MONEYED, UNITS

_MEASURE = regex("(?:支出|收入)?(?:年初|全年|调整)?(?:预算|决算|执行)数?")
"""预算 and 决算 beside a thing are two measures of it, no things of their own."""
_SIDE = regex("(?:部门|单位|预算|总)*(?:收入|支出)")
"""All that is taken in or spent."""


def lookups(reading: Reading) -> Iterator[Shaped]:
    """One figure, or several that the question asks for one after another."""
    core = reading.core
    exclude = ""
    match = re.search(r"[(（]?(?:不要|不含|不算|不包括|除了)(?P<x>[^)）,，]+)[)）]?", core)
    if match:
        exclude = re.sub("那?块$|的?部分$", "", reading.decode(match.group("x")))
        core = core[: match.start()] + core[match.end() :]
    if ASKS_REASON.search(core) or ASKS_MEANING.search(core) or _ASKS_NAMES.search(core):
        return
    if re.search("[?？;；]", core) and len([part for part in re.split("[?？;；]", core) if part.strip()]) > 1:
        parts = [part for part in re.split("[?？;；]", core) if part.strip()]
        several = all(AMOUNT_WORDS.search(part) and _names_something(part) for part in parts)
        several = several and not any(map(ASKS_MOVE.search, parts))
        core = core if several else re.sub("[?？;；]", ",", core)
    else:
        several, parts = False, []
    if several:
        units = [unit_of(reading.decode(part)) for part in parts]
        for at in range(1, len(parts)):
            if units[at] is None and not MONEYED.search(reading.decode(parts[at])):
                units[at] = units[at - 1]
        operands = [
            operand_of(
                reading,
                part,
                " ".join(parts[:at]),
                unit=unit,
                role="count" if unit not in (None, "money", "%") else "amount",
            )
            for at, (part, unit) in enumerate(zip(parts, units, strict=True))
        ]
        yield Shaped(Plan(operation="lookup", operands=operands), "several look-ups", 4.0)
        return
    guests = _GROUPS_AND_HEADS.match(reading.decode(core))
    if guests:
        operands = [
            operand_of(
                reading,
                f"{guests['what']}{guests[part]}",
                unit=_COUNTED_IN.get(guests[part], guests[part]),
                role="count",
            )
            for part in ("groups", "heads")
        ]
        yield Shaped(Plan(operation="lookup", operands=operands), "several look-ups", 4.0)
        return
    each = _EACH.search(core) or re.search(_EACH_MOVED, core)
    if each and not (_EACH_OF.search(core) or _MADE_ONE.search(core) or _PLACES.search(core)):
        names = split_names(
            re.sub(rf"{_EACH_MOVED}.*$|各(?:是|有|为)?(?:多少|几).*$|各自.*$|分别.*?$", "", core)
            or re.sub("^.*?分别", "", core)
        )
        joined = _JOINED_NAME.fullmatch(reading.decode(names[0]).strip()) if len(names) == 1 else None
        if joined:
            # One printed row may join the two names; its figure is neither's.
            operands = [
                operand_of(reading, joined[one], exclude=joined[other]) for one, other in ("ab", "ba")
            ]
            plan = Plan(operation="lookup", operands=operands, unit=reading.unit)
            yield Shaped(plan, "several look-ups", 4.0)
            return
        names = _each_with_its_item(reading, names)
        if len(names) > 1 and not any(_MEASURE.fullmatch(reading.decode(name)) for name in names):
            scored = reading.unit == "分"
            if re.search(_EACH_MOVED, core):
                yield _moves_of_each(reading, names)
                return
            people = reading.unit == "人" and all(_STAFF_NAMED.search(reading.decode(name)) for name in names)
            counted = "分" if scored else "人" if people else None
            operands = [
                operand_of(reading, name, names[-1], "count", unit=counted)
                if counted
                else operand_of(reading, name, names[-1])
                for name in names
            ]
            operands = _of_one_body(operands, reading)
            yield Shaped(
                Plan(operation="lookup", operands=operands, unit=reading.unit), "several look-ups", 4.0
            )
            return
    clauses = [part for part in re.split("[,，]", core) if part.strip()]
    apart = not (ASKS_BOTH.search(core) or ASKS_MOVE.search(core)) and len(clauses) > 1
    if apart and any(map(OF_ITS_BUDGET.match, clauses[1:])):
        return
    if apart and all(
        re.search("多少|(?<![好那这的])几", part) and _names_something(part) for part in clauses
    ):
        operands = [_asked_of(reading, part) for part in clauses]
        operands = [operands[0], *(_of_the_first(operands[0], operand) for operand in operands[1:])]
        operands = _of_one_body(operands, reading)
        yield Shaped(Plan(operation="lookup", operands=operands), "several look-ups", 4.0)
        return
    if _EXCESS.search(core):
        return
    if _ASSERTED.search(core) and not AMOUNT_WORDS.search(core):
        return  # a figure is no answer to whether something is so
    unit = class_of(reading.unit) or ("money" if _SAYS_MONEY.search(core) else None)
    role: Role = "amount" if unit in (None, "money", "%") else "count"
    asked = {"unit": unit} if unit is not None else {}
    operand = operand_of(reading, core, role=role, exclude=exclude, **asked)
    yield Shaped(Plan(operation="lookup", operands=[operand], unit=reading.unit), "look-up", 1.5)
    basic = _OF_BASIC.match(reading.decode(core))
    if basic is not None:
        operand = operand_of(reading, f"基本支出里{basic['item']}", role=role, exclude=exclude, **asked)
        plan = Plan(operation="lookup", operands=[operand], unit=reading.unit)
        yield Shaped(plan, "look-up in basic spending", 1.4)
    below = _BELOW.match(reading.decode(core))
    dated = any(year.relative != 0 for year in reading.years)
    if below is not None and not dated and _share_words(below["parent"], below["item"]):
        asked_there = {**asked, "under": below["parent"], "exclude": exclude}
        operand = operand_of(reading, below["item"], role=role, **asked_there)
        plan = Plan(operation="lookup", operands=[operand], unit=reading.unit)
        yield Shaped(plan, "look-up below its parent", 1.6)
    inside = in_table(replace(reading, core=core))
    if inside.table and _names_something(inside.core):
        operand = operand_of(inside, inside.core, role=role, exclude=exclude, table=inside.table, **asked)
        plan = Plan(operation="lookup", operands=[operand], unit=reading.unit)
        yield Shaped(plan, "look-up in its table", 1.5)


_OF_BASIC = regex(
    r"(?:在|属于|列在)?(?:日常)?(?:公用|人员)(?:经费|支出)(?:科目)?(?:里面?|中|当中|里头|下面?|项下|的)的?[,，]?"
    r"(?P<item>[^,，]{2,})$"
)
"""An item of what basic spending is made of, which not all tables divide in 人员经费 and 公用经费."""
_BELOW = regex(
    r"(?:在|属于|列在)?(?P<parent>[^,，的]{3,20}?)(?:科目|这一?[类款])?(?:里面?|中|当中|里头|下面?|项下|的)的?[,，]?"
    r"(?P<item>[^,，]{3,}?)(?:科目)?(?:安排|花|用)?了?(?:的金额|是|有|为)?(?:多少(?:钱|[万亿]?元)?)?$"
)


def _share_words(parent: str, item: str) -> bool:
    """Whether a class and its item are called alike, so that the one could be taken for the other."""
    measured = _MEASURE.fullmatch(item) or _SIDE.fullmatch(item)
    return not measured and any(item[at : at + 2] in parent for at in range(len(item) - 1))


_EACH_MOVED = (
    "(?:同比)?(?:(?:分别|各自?|都)(?:比|较|同比)|(?:比|较|同比) ?(?:的)?(?:分别|各自?)) ?(?:同比)?"
    "(?=(?:增加?[或和、]?减少?|增减|增加|减少|增长|下降|上升|变动|变化|多|少))"
)
"""Behind several things, that it is asked how far each of them moved: 分别比上年增减."""


def _moves_of_each(reading: Reading, names: Sequence[str]) -> Shaped:
    """How far each of several things went against last year."""
    role: Role = "growth" if reading.unit == "%" else "change"
    operands = [operand_of(reading, name, role=role) for name in names]
    return Shaped(Plan(operation="lookup", operands=operands, unit=reading.unit), "moves of each", 4.0)


_STAFF_NAMED = regex("编制|人数|人员|职工|干部")
_EACH_OF = regex("(?:分别|各自?|都)占(?!用|地|道)|占(?:比|的?比[例重])(?:是|为)?(?:分别|各)")
"""Asks for shares, which no amounts are: 基本支出和项目支出分别占支出总计的百分之几."""


_ASKS_NAMES = regex("(?:分别|各自?)(?:是|有|叫)(?:谁|哪些)$")
"""Asks for names, which no figure gives."""
_ASSERTED = regex("(?:对吗|是吗|对不对|属实吗|是真的吗|准确吗|没错[吗吧]|是这样吗)$")
"""Asks whether what was said before is so."""
_SAYS_MONEY = regex(
    "(?:多少|几个?)钱|的钱[,，]?[^,，]*多少$|成本(?:定的|上限|控制数?|标准)*(?:是|为)?多少$|"
    "[预决]算(?:数|金额)?(?:是|为)多少$|(?<!编制)(?:总额|金额|价值)(?:一共|总共|共)?(?:是|有|为)?多少$"
)
"""Asks for money without saying in what."""
_EXCESS = regex(
    r"(?:人数|人员|[金数]额|支出|费|[预决]算数?)(?:超出|高出|多出)(?!预算|编制)[^,，\d]{2,}?(?:多少|几)"
)
"""How far one thing is beyond another, which neither's own figure tells."""
_EACH = regex(r"各(?:是|有|为)?(?:多少|几(?!个?(?:部门|单位|项目)))|各自|分别")
_MADE_ONE = regex(
    r"(?:各自|分别)的?[^,，多几]{1,24}?[,，]?(?:都|全部?)?(?:加总|[加合]起来|相加|加在一起|合在一起|加到一起|相抵|求和|汇总|之和|总和|累加)"
)
"""Figures of several things that are to be made into one: 各自的项目支出加总."""
_GROUPS_AND_HEADS = regex(
    "^(?P<what>.{2,}?)的?(?:(?:有|了)*(?:多少|几))?(?P<groups>批次|团组个?)数?(?:量)?(?:和|与|及|以及|、|,)?"
    "(?:(?:有|了)*(?:多少|几))?(?P<heads>人次)数?(?:各自?|分别|都|是|为|有)*(?:多少|几)?$"
)
"""Two counts of the same guests or travellers: 国内公务接待批次和人次, 出国团组数和人次."""
_COUNTED_IN = {"团组": "个", "团组个": "个"}
_PLACES = regex("第[二三四][和与、]第[三四五]")
"""Places in an order, which are no names of things."""
_JOINED_NAME = regex("(?P<a>[^和与、]{2,}[费出入])[和与、](?P<b>[^和与、]{2,}[费出入])")


def _asked_of(reading: Reading, part: str) -> Operand:
    """What one clause asks for, a number of things where it counts them."""
    unit = unit_of(reading.decode(part))
    role: Role = "amount" if unit in (None, "money", "%") else "count"
    return operand_of(reading, part, unit=unit, role=role)


def _of_the_first(first: Operand, operand: Operand) -> Operand:
    """The operand of a later clause; one that names nothing but a unit is of the first one's thing."""
    content = content_of(operand.phrase)
    if content and not (_OF_ANYTHING.fullmatch(content) and content not in content_of(first.phrase)[:4]):
        return operand
    thing = re.sub(rf"(?:多少|几)个?(?:{UNITS})?", "", first.phrase)
    money = MONEYED.search(operand.phrase)
    told = {"role": "amount", "unit": "money"} if money else {"role": "count"}
    return operand.model_copy(update={"phrase": f"{thing} {operand.phrase}", **told})


def _of_one_body(operands: list[Operand], reading: Reading) -> list[Operand]:
    """Each operand with the unit that the first one names, if no other is named: 编制多少个，实有多少人."""
    posts = _POSTS_OF_A_KIND.search(operands[0].phrase)
    if posts and all(_FILLED.match(operand.phrase) for operand in operands[1:]):
        filled = (one.model_copy(update={"phrase": f"{posts.group()}{one.phrase}"}) for one in operands[1:])
        return [operands[0], *filled]
    named = [unit for unit in reading.units if _names_unit(operands[0].phrase, unit)]
    if len(named) != 1 or any(
        _names_unit(operand.phrase, unit) for operand in operands[1:] for unit in reading.units
    ):
        return operands
    return [
        operands[0],
        *(one.model_copy(update={"phrase": f"{named[0]}的{one.phrase}"}) for one in operands[1:]),
    ]


_POSTS_OF_A_KIND = regex("(?:行政|事业|工勤)编制")
_FILLED = regex("(?:实有|实际|在职|在编)")
"""People of the posts that were asked for before: 事业编制有多少，实有多少人."""
_SHORTEST = 5


def _names_unit(phrase: str, unit: str) -> bool:
    """Whether words name a unit, in full or without the places its name begins with: 区房屋安全监测站."""
    return any(unit[at:] in phrase for at in range(len(unit) - _SHORTEST + 1))


_OF_ANYTHING = regex("(?:采购|预算|安排|总)?(?:金额|单价|数量|总价|预算|采购)")
"""What names no thing of its own: 采购几台、预算多少."""


def _names_something(part: str) -> bool:
    """Whether a clause names what it asks for, and is no mere 总共多少钱 or 按金额从高到低."""
    return bool(
        re.sub(TOGETHER + "|[它其这那] ?|全部|要|得|能|用", "", read_group_words(part).rest).strip(" ,，的")
    )


def _each_with_its_item(reading: Reading, names: list[str]) -> list[str]:
    """甲中心和乙站的运行经费: what is asked of the last of several bodies or projects is asked of each."""
    counted = _OF_SO_MANY.fullmatch(reading.decode(names[-1]).strip()) if len(names) > 1 else None
    if counted and number_word(counted["n"]) == len(names):
        things = [*(reading.decode(name).strip() for name in names[:-1]), counted["thing"]]
        return [f"{thing}{counted['kind']}{counted['item']}" for thing in things]
    last = _OF_A_BODY.fullmatch(reading.decode(names[-1]).strip()) if names else None
    before = [reading.decode(name).strip() for name in names[:-1]]
    if last is None or not before or not is_body(last["body"]) or not all(map(is_body, before)):
        return names
    return [*(f"{name}的{last['item']}" for name in before), names[-1]]


_OF_SO_MANY = regex(
    "(?P<thing>[^,，]{2,}?)(?:这)?(?P<n>[两二三四五六七八九])个(?P<kind>项目|专项)[,，]?的?(?P<item>[^,，的]{2,10})"
)
"""The last of so many projects, with what is asked of each of them: 乙两个项目，自评得分."""
_OF_A_BODY = regex("(?P<body>[^的]+)的(?P<item>[^的]{2,})")


def explanations(reading: Reading) -> Iterator[Shaped]:
    """A reason, a meaning, a list or a content, which the prose answers."""
    text = reading.text
    if in_words_only(reading.plain):
        yield Shaped(Plan(operation="explain", text=reading.raw), "section", 4.5)
        return
    topic = section_topic(reading.plain)
    if topic is not None:
        yield Shaped(Plan(operation="explain", text=reading.raw), "section", 3.4)
        if not topic.startswith("收支"):
            phrase = f"{topic}总计" if _SIDE.fullmatch(topic) else topic
            whole = Plan(operation="lookup", operands=[Operand(phrase=phrase)])
            yield Shaped(whole, "whole of a section", 1.0)
        return
    if asks_goal_of_one(reading.plain):
        yield Shaped(Plan(operation="explain", text=reading.raw), "goal", 3.7)
    asks = ASKS_REASON.search(text) or ASKS_MEANING.search(text)
    if asks_supposed(text):
        yield Shaped(Plan(operation="explain", text=reading.raw), "supposed reason", 4.5)
    elif asks:
        yield Shaped(Plan(operation="explain", text=reading.raw), "explain", 3.5)
    elif asks_nature(text):
        yield Shaped(Plan(operation="explain", text=reading.raw), "nature", 4.5)
    elif asks_all_met(reading.plain):
        yield Shaped(Plan(operation="explain", text=reading.raw), "indicators tested", 4.5)
    elif asks_membership(text):
        yield Shaped(Plan(operation="explain", text=reading.raw), "membership", 4.5)
    elif units := units_counted(reading.plain):
        yield Shaped(Plan(operation="list", text=units[0].replace("的", "")), "units counted", 2.4)
    elif offices_counted(reading.plain):
        yield Shaped(Plan(operation="list", text=reading.raw), "offices counted", 2.4)
    elif ASKS_LIST.search(text) or HOW_MANY.search(text):
        yield Shaped(Plan(operation="list", text=reading.raw, wants_items=True), "list", 2.4)
    elif (ASKS_TEXT.search(text) or asks_words(text)) and not AMOUNT_WORDS.search(text):
        what = ASKS_WHAT.search(text)
        yield Shaped(Plan(operation="explain", text=reading.raw), "explain", 3.6 if what else 2.4)

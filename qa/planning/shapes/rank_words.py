"""What is wanted of the ordered members of a group: one's place, the distance of the extremes, a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.patterns import regex
from qa.planning.plan import Reduction
from qa.planning.shapes.asking import BEST, SORT, THRESHOLD, TOGETHER, TOP, WORST
from qa.planning.shapes.group_words import UNBRACKETED, without_excluded
from qa.planning.shapes.own_level import are_units_below, of_itself, own_level
from qa.planning.shapes.parts import PERCENT
from qa.question.numerals import IN_A_NAME, number_word
from qa.question.reading import Reading

_ORDERING = regex(
    "|".join(p.pattern for p in (BEST, WORST, SORT, THRESHOLD))
    + f"|(?<![以之])(?<!^目)(?<![^项]目)前[一二两三四五六七八九十]|第[二三四五](?!{IN_A_NAME})"
)
_SPREAD = regex(
    r"^(?P<g>.*?)最[大多高贵](?P<h>[^最,，]{0,10}?)(?:和|与|跟|比|减去?|、|到)(?P<i>[^最,，]{0,8})最(?:小|"
    r"少|低|便宜)"
    r"(?P<j>.{0,10}?)(?:相差|之差|差|多|贵|高|大|等于|是|$)"
)
_AHEAD = regex(
    rf"^(?P<g>.*?)(?:最[大多高贵]|(?:排名?|名列|位列)?第(?P<m>[一二三四五六七八九])(?!{IN_A_NAME})(?:名|位|[大多高])?)的?(?P<h>[^最第,，]{{0,10}}?)"
    rf"(?:和|与|跟|比|减去?|、|到)(?P<i>[^最第,，]{{0,6}})(?:排名?|名列|位列)?第(?P<n>[二三四五六七八九十])(?!{IN_A_NAME})"
    r"(?:名|位|[大多高])?的?(?P<j>.{0,10}?)"
    r"(?:相差|之差|差|多|贵|高|大|领先)"
)
"""How far one stands ahead of another in the order: 最大的项目比第二大的多多少."""
_MULTIPLE = regex(
    r"^(?P<g>.*?)最[大多高贵](?P<h>[^最,，]{0,10}?)(?:是|为|相当于|等于)(?P<i>[^最,，]{0,8})最(?:小|少|低|便宜)"
    r"(?P<j>.{0,10}?)的?(?:几|多少)倍"
)
_WINNER_BY = regex(
    r"^(?P<g>.+?)(?:是)?(?:哪[一个项类种块家所]{1,2}|谁)(?:的)?(?P<what>[^,，最]{0,12}?)最?"
    r"(?:[多高大贵]|[少低小](?=[,，]))[,，?？]?(?:比.{0,6}?)?(?:多|高|大|差|少|低|小)(?:了|出)?(?:多少|几)"
)
OF_WHOLE = regex(
    rf"(?:合计|加起来|合起来|加一起|一共|总共|总和|之和|共)?占了?(?P<of>[^占]*?)的?(?:{PERCENT}|多少|几成|"
    rf"比(?=$|是|为|有|多少))"
)
_CLOSES = regex(r"(?:大约|大概|是|有|为|达到?)*(?:多少|几|多大)?[,，?？]?$")
"""What is left behind the share that a question asks for last: 最大的是哪类，占比多少."""
_SEVERAL_MOST = regex(r"最[大多高少小低贵]的?(?:[两三四五六七八九十]|\d+)")
_PLACE = (
    regex(r"^(?P<g>.+?)(?:里面?|中|当中|之中|内)[,，]?(?P<i>[^,，]+?)(?:的?金额|预算)?排(?:名|在|"
        r"行)?(?:老?第)?几"),
    regex(r"^(?P<i>.+?)在(?P<g>.+?)(?:里面?|中|当中|之中|内)[,，]?(?:的?金额)?(?:排(?:名|在|"
        r"行)?(?:老?第)?几|是第几)"),
)  # fmt: skip
_WITHIN = regex("在(?P<g>[^在,，]+?)(?:里面?|中|当中|之中|内)$")
"""The rest of the group, said after the item: 支出表中，住房公积金在项级科目里排第几."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of the chosen members, and the question without those words.

    `places` are the two whose distance is asked for, where these are not the first and the last.
    """

    core: str
    exclude: str = ""
    reduce: Reduction = "list"
    of: str = ""
    exact_group: bool = False
    what: str = ""
    places: tuple[int, int] | None = None


def read_asked(core: str) -> Asked:
    """What a question wants of the members of a group, taken apart from the group itself."""
    exclude = ""
    core = UNBRACKETED.sub(r",\1,", core)
    rest, left_out = without_excluded(core)
    if left_out and _ORDERING.search(rest):
        core, exclude = (of_itself(rest), "") if are_units_below(left_out) else (rest, left_out)
    core = own_level(core)
    spread = _SPREAD.match(core)
    if spread and re.search("差|多少|几|等于", core):
        group = " ".join(spread.group("g", "h", "i", "j"))
        return Asked(group, exclude, "spread", exact_group=True)
    ahead = _AHEAD.match(core)
    if ahead and re.search("差|多少|几", core):
        places = number_word(ahead["m"] or "一") or 1, number_word(ahead["n"]) or 2
        group = " ".join(ahead.group("g", "h", "i", "j"))
        return Asked(group, exclude, "spread", exact_group=True, places=places)
    multiple = _MULTIPLE.match(core)
    if multiple:
        return Asked(" ".join(multiple.group("g", "h", "i", "j")), exclude, "multiple", exact_group=True)
    winner = _WINNER_BY.match(core)
    if winner:
        return Asked(winner.group("g"), exclude, "spread", "winner", True, winner.group("what"))
    for pattern in _PLACE:
        match = pattern.match(core)
        if match:
            item, within = match.group("i"), _WITHIN.search(match.group("i"))
            item = item[: within.start()] if within else item
            what = re.search(r"(?:的)?[^的]*(?:收入|支出|预算|经费|人数|编制)$", item)
            group = match.group("g") + (f" {what.group()}" if what and what.start() else "")
            group += f" {within['g']}" if within else ""
            return Asked(group, exclude, "place", item, exact_group=True)
    share = OF_WHOLE.search(core)
    alone = "哪" not in core or TOP.search(core) or (share and _CLOSES.match(core[share.end() :]))
    if share and alone and _ORDERING.search(core[: share.start()]):
        return Asked(core[: share.start()], exclude, "share", share.group("of"))
    summed = re.search(TOGETHER + r"(?:是|有|为|花|要)?(?:了)?(?:多少|$)", core)
    if summed and (TOP.search(core[: summed.start()]) or _SEVERAL_MOST.search(core[: summed.start()])):
        return Asked(core[: summed.start()], exclude, "sum")
    return Asked(core, exclude)


_BY_MOVE = regex(
    "^(?P<x>.+?)(?:都|均|全)?(?:(?:比|较|和|跟|与)[ ]?(?:预算|决算)?数?(?:相比|比)?)?(?:都|均|全)?"
    "(?:(?:减少?|增加?|下降|增长|降)了?[,，])?的?按?照?的?(?P<way>减少|增加|下降|增长|压减)了?的?(?:金额|数额|额度?|钱)?的?"
    "从高到低(?:怎么排|如何排|排一下|排序|排列|排|依次)*(?:是|有)?(?:哪些|什么)?$"
)


def listed_by_move(reading: Reading) -> Reading:
    """四项费用按减少金额从高到低怎么排 asks which of them fell, the largest fall first."""
    found = _BY_MOVE.match(reading.core.strip(" ,，"))
    if found is None:
        return reading
    return replace(reading, core=f"{found['x'].strip(' ,，的')}中{found['way']}的有哪些")

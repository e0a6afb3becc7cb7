"""A question of a chat made whole: the ways in which it may lean on the questions before it.

其中项目支出有多少, after 电费, is first asked as the 项目支出 of the 电费; only where the documents hold no
such figure does it stand by itself. A later question leans on whichever way the earlier one was put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.items.entries import total_wanted
from qa.patterns import regex
from qa.question.after_it import made_whole
from qa.question.followup import (
    MEMBER,
    PART,
    SHARE,
    SHARE_ALONE,
    item_of,
    merge,
    named_first,
    opening,
    plain_name,
)
from qa.question.kept_table import in_table, without_table
from qa.question.like_things import of_like_thing
from qa.question.other_body import of_another_body
from qa.question.text import normal
from qa.question.together import TAIL, YEAR, Find


@dataclass(frozen=True, slots=True)
class Whole:
    """A question made whole. One `tied` to the item asked before holds only where all of it is found.

    `context` is what the earlier question was about, `part_of` the thing of which it asks for a part.
    """

    question: str
    context: str = ""
    tied: bool = False
    part_of: str = ""


def wholes_of(question: str, history: Sequence[str], find: Find | None = None) -> list[Whole]:
    """The ways to put a question after those of `history` (oldest first), the closest tied first.

    The last way is that of the question by itself, unless it names but a side of the item (其中项目支出).
    """
    if not history:
        return [Whole(question)]
    table, plain = "", []
    for earlier in history:
        rest, named = without_table(earlier, find)
        table = named or table
        plain.append(rest)
    if not table or without_table(question, find)[1] or re.search("表|正文|说明", question):
        return _wholes(question, history, find)
    there = [
        replace(whole, question=in_table(table, whole.question), context="", tied=True)
        for whole in _wholes(question, plain, find)
    ]
    return [*there, *_wholes(question, history, find)]


def _wholes(question: str, history: Sequence[str], find: Find | None) -> list[Whole]:
    """The ways to put a question after those of `history`, wherever its figures stand."""
    history = [named_first(earlier) for earlier in history]
    ways: list[tuple[str, ...]] = [(history[0],)]
    for earlier in history[1:]:
        ways = [(*way, whole.question) for way in ways for whole in _after(earlier, way, find)]
        ways = [*ways[: _MOST - 1], ways[-1]] if len(ways) > _MOST else ways
    found = [whole for way in ways for whole in _after(question, way, find)]
    last = found[-1]
    tied = [replace(whole, tied=True) for whole in found[:-1] if whole != last]
    alone = last.part_of and tied and not _is_total(last.part_of) and _names_a_side(question)
    return list(dict.fromkeys(tied)) if alone else [*dict.fromkeys(tied), last]


_MOST = 4
"""More ways of putting a chat than this are not followed."""


def _after(question: str, earlier: Sequence[str], find: Find | None) -> list[Whole]:
    now = opening(question)
    was = normal(earlier[-1]).rstrip("?？。")
    whole = made_whole(now, was)
    if whole is not None:
        return [Whole(whole)]
    item = _part_of(now, was, find)
    tied = [Whole(way, part_of=item) for way in _tied(now, was, list(find(now)) if find else [])]
    merged, context = merge(question, earlier, find)
    return [*dict.fromkeys(tied), Whole(merged, context, part_of=item)]


def _names_a_side(question: str) -> bool:
    part = PART.match(opening(question))
    said = _SAID.match(part["x"]) if part else None
    return said is not None and bool(_QUALIFIER.fullmatch(plain_name(said["x"])))


def _is_total(item: str) -> bool:
    return total_wanted(item) is not None or bool(re.search("总|合计|全部|(?:支出|收入|预算)$", item))


def _part_of(now: str, was: str, find: Find | None) -> str:
    """The thing asked before, where the question is of a part of it (其中…), and of no share."""
    part = PART.match(now)
    if part is None or SHARE.match(part["x"]) or MEMBER.match(part["x"]):
        return ""
    topic = item_of(TAIL.sub("", was))
    out = [*(find(topic) if find else []), *(year.span() for year in YEAR.finditer(topic))]
    named = "".join(char for at, char in enumerate(topic) if not any(start <= at < end for start, end in out))
    return _WITHIN.sub(r"\g<x>", named.strip(" 的,，"))


_WITHIN = regex(r"^(?P<w>.+?)(?:里面?|当中)(?![程])的?[,，]?(?P<x>[^,，]+)$")
_WORKED = regex(
    r"最|排名|哪|谁|平均|加起来|合起来|一共(?=.*、)|倍|占(?![用道地])|[比较](?![例重])|增[加长减幅]|减[少了]|"
    r"降(?![低水雨])|涨|相差|差额|差多少|为什么|原因"
)
_IN_ANOTHER_UNIT = regex("(?:换算?|折[合算]?|合|改|用|以|按)(?:成|为|作)?[万亿千]?元")
_QUALIFIER = regex(
    r"(?:(?:基本|项目|人员|公用|日常公用|资本性)(?:支出|经费)|一般公共预算|政府性基金|国有资本经营|财政拨款|其他资金|"
    r"事业收入|当年|本年|上年结转|结转|货物|工程|服务|上级补助)(?:预算)?(?:拨款|支出|收入|资金|安排|类|部分)*"
)
"""A side of an item that a column prints: it names nothing without the item."""
_ORGAN = regex(r"(?:本级|机关|[局院所处站校馆]|中心|支队|大队|总队|监狱|学院|医院|街道)$")
_ASPECT = regex(
    r"^(?:它|该项目|这个?项目|这笔钱|其)?的?(?P<x>(?:(?:没有?|未)(?:拿|得)到?满分的?|被?扣了?分的?)?(?:[一二三]级)?(?:年度|总体|绩效|项目|主要|具体|实施|资金|质量|数量|时效|成本|效益|产出)*(?:目标|指标|内容|用途|依据|期限|效益)"
    r"(?:都|分别|主要)*(?:是什么|是啥|[有是]哪(?:些|几[项个条])|有什么|怎么(?:写|定|说)的?))$"
)
"""What a project is for, asked after its amount: 目标是什么, 绩效指标有哪些."""
_OF_A_PROJECT = regex("^(?P<whose>.{3,}?(?:项目|专项|工程))(?:今年|本年|20\\d\\d年)?度?的")
_IN_WORDS = regex("什么时候|何时|多久|哪一?[天年月]|怎么|如何|谁|哪里|哪儿|什么(?!原因)")
_BRIEF = 14
"""A question of so few words that is asked in words and names nothing is of the project asked before."""
_ITS_SCORE = regex("的?(?:绩效)?(?:自我?评价?)?的?(?:总分|得分|总得分)$")
_SAID = regex(
    r"^(?P<x>[^,，]+?)(?:的)?(?:呢|(?:一共|总共|安排了?|花了?)?(?:是|有|为)?多少(?:钱|万元|元)?)$"
)


_CARRIED = regex("(?:上年度?|上一年度?)(?=结转|结余)")
"""A year that is part of the name of what was carried over, and none that is asked about."""


def _tied(now: str, was: str, named: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The question asked of the item of the one before it."""
    if _IN_ANOTHER_UNIT.match(now):
        return
    topic = TAIL.sub("", was).strip(" ,，的")
    within = _WITHIN.match(topic)
    if named or YEAR.search(_CARRIED.sub("", now)) or (within is None and _WORKED.search(topic)):
        return
    item = item_of(topic)
    if within and _WORKED.search(within["x"]):
        return
    part = PART.match(now)
    if part:
        x = part["x"]
        if SHARE.match(x) or _WORKED.search(x):
            return
        x = re.sub("(?:的)?呢$", "多少", x)
        if within:
            yield f"{within['x']}里面,{x}"
            yield f"{within['w']}里面,{x}"
        else:
            yield f"{item}里面,{x}"
        return
    if SHARE_ALONE.match(now):
        if within:
            yield f"{within['w']}里面,{within['x']}占百分之几"
        return
    share = SHARE.match(now)
    if share:
        x = _named_part(share["x"])
        if x and not re.sub("[了的比总]|全部", "", share["of"] or "") and not _WORKED.search(x):
            yield f"{within['w'] if within else item}里面,{x}占百分之几"
        return
    aspect = _ASPECT.match(now)
    if aspect and len(item) > 3:
        yield f"{_ITS_SCORE.sub('', item)}的{aspect['x']}"
        return
    owner = _OF_A_PROJECT.match(topic)
    if owner and _IN_WORDS.search(now) and len(now) < _BRIEF:
        yield f"{owner['whose']}{now}"
        return
    said = _SAID.match(now)
    if not said or _WORKED.search(said["x"]):
        return
    x = plain_name(said["x"])
    if of_like_thing(x, was) is not None or of_another_body(x, was, was) is not None:
        return
    if within:
        yield f"{within['w']}里面,{x}多少"
    elif _QUALIFIER.fullmatch(x):
        whose, _, last = topic.rpartition("的")
        yield f"{whose if whose and _QUALIFIER.fullmatch(last) else item}里面,{x}多少"
    elif _ORGAN.search(x) and len(x) < 20:
        whose, _, last = topic.rpartition("的")
        yield f"{x}的{last if whose and _ORGAN.search(whose) else item}多少"


def _named_part(words: str) -> str:
    """法律援助补贴经费 of 法律援助补贴经费在里面(占…)."""
    words = words.strip(" 的,，")
    return re.sub("(?:在)?(?:这|那)?(?:里面|里头|其中|当中|中间|里|中)?$", "", words).strip(" 的")

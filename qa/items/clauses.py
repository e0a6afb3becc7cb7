"""The words round a number of prose: its clause, what they measure, whom they count, what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import is_money
from ingest.model import Passage, Statement
from qa.patterns import regex
from qa.question.text import bare, normal

_MEASURES = (
    (regex(r"年初预算|年初部门预算"), "budget"),
    (regex(r"全年预算|调整预算|调整后预算"), "revised"),
    (regex(r"决算|支出决算"), "final"),
    (regex(r"执行数|实际执行"), "executed"),
)


def measure_before(sentence: str, statement: Statement) -> str | None:
    """Which of budget, revised budget, execution or final account the words before the number name last."""
    before = sentence[max(0, statement.start - 24) : statement.start]
    if statement.base == "预算":
        return "budget"  # of a final account, where the plain word tells it from what was spent
    found = [(match.start(), name) for pattern, name in _MEASURES for match in pattern.finditer(before)]
    return max(found)[1] if found else None


_DELIMITER = regex(r"[,，。;；、:：!?！？()（）]")


def clause_of(sentence: str, statement: Statement) -> str:
    """The clause that holds the number: from the delimiter before it to the one after it."""
    before = sentence[: statement.start]
    after = sentence[statement.end :]
    starts = [match.end() for match in _DELIMITER.finditer(before)]
    start = starts[-1] if starts else 0
    if statement.start - start < 4 and len(starts) > 1:
        start = starts[-2]
    stop = _DELIMITER.search(after)
    return sentence[start : statement.end + (stop.start() if stop else len(after))]


_LEADS_ON = regex(
    r"(?<=..)(?:力争|预计|计划|要|应当?|均|已|将)*(?:控制在|保持在|稳定在|达到?|增至|增加到|提高到|不低于|不少于|不超过|至|到)$"
)
"""Verbs that lead from what is measured to its number."""


def measured_name(name: str) -> str:
    """The name of what is measured, without the verb that leads to its number: 失业率控制在."""
    return _LEADS_ON.sub("", name)


_HOLDING = "(?:主要|分别|具体)?(?:包括|包含)"
_HOLDS = regex(f"^(?P<whole>.{{2,}}?){_HOLDING}(?P<part>(?!.*(?:组成|在内|其中)).{{2,}})$")


def part_held(subjects: tuple[str, ...]) -> tuple[str, ...]:
    """The part that a number is of, below the whole that is said to hold it: 购置经费包括中文图书512万元."""
    match = _HOLDS.match(subjects[-1]) if subjects else None
    if match is None or "不" == match["whole"][-1]:
        return subjects
    return (*subjects[:-1], match["whole"], match["part"])


def holds_the_number(name: str, label: str, sentence: str) -> bool:
    """Whether a sentence gives a number to a part of what is named: 购置经费包括中文图书512万元."""
    if len(name) < _NAMED or label in name:
        return False
    return bool(re.search(f"{re.escape(name)}{_HOLDING}", sentence))


_NAMED = 3
COMPARED = regex(
    r"(?:比|较|与|同)?(?:上年|去年|上一年|20\d\d年)度?(?:年初)?(?:部门)?(?:预算|决算|执行)?数?"
)
"""What a number is compared with; it names the year, not the thing."""
_POINTS_BACK = regex("[本该此](?:工程|项目|课题|平台|中心|基地|建筑|设施|活动|系统|大楼|园区|工作)")


_PER = regex("^/[^、，,]{1,6}[、，,](?=.)")


def without_unit(name: str) -> str:
    """A name of prose without the rest of the unit before it: 1650元/生·年、初中…."""
    return _PER.sub("", name)


def meant(passage: Passage, number: int) -> str:
    """The sentence before, where this one speaks of 本工程 and leaves the name to it."""
    back = number > 0 and _POINTS_BACK.search(passage.sentences[number].text)
    return "|" + passage.sentences[number - 1].text if back else ""


def place_and_unit(statement: Statement) -> tuple[int, int, str]:
    """The sentence of a number and what it is counted in, all money alike."""
    unit = statement.unit or ""
    return statement.passage, statement.sentence, "money" if is_money(unit) else unit


_OF_GUESTS = ("批次", "批", "人次", "个", "次", "人")
_GUESTS = regex("来宾|来访|外宾|接待(?!室|中心|日|场所|大厅|群众|司)[^,，。]{0,8}(?:批|团组|人次)")


def counts_guests(sentence: str, unit: str | None) -> bool:
    """Whether a number counts what only 公务接待 receives, whose name its sentence need not repeat."""
    return unit in _OF_GUESTS and bool(_GUESTS.search(sentence))


def guests_of(sentence: str, statement: Statement) -> str:
    """Whose reception a number is of: that of guests from abroad where its part of the sentence says so.

    外宾接待支出0万元，接待0批次0人次；国内公务接待支出6万元，…来宾586人次 tells of both.
    """
    part = _ENDS_A_PART.split(sentence[: statement.start])[-1]
    return "外宾接待" if _FROM_ABROAD.search(part) and not _FROM_HOME.search(part) else "公务接待"


_ENDS_A_PART = regex("[；;。]")
_FROM_ABROAD, _FROM_HOME = regex(r"外宾|外事|国[(（]境[)）]外|国外"), regex("国内")
_OF_TRAVELLERS = ("个", "批", "批次", "次", "人", "人次")
_TRAVELLERS = regex("出访|出国(?:[(（]境[)）])?团|团组|人次")
_ABROAD = regex("因公出国|出国[(（]境[)）]|出访")


def counts_travellers(passage: Passage, number: int, unit: str | None) -> bool:
    """Whether a number counts groups or people sent abroad, which the sentence before may have told of."""
    if unit not in _OF_TRAVELLERS or counts_guests(passage.sentences[number].text, unit):
        return False
    said = passage.sentences[number].text
    told = "".join(sentence.text for sentence in passage.sentences[max(0, number - 2) : number + 1])
    return bool(_TRAVELLERS.search(said) and _ABROAD.search(told)) and not _OTHER_THINGS.search(told)


_OTHER_THINGS = regex("公务接待|公务用车|会议费|培训")


def overviews(passages: Sequence[Passage]) -> tuple[str, ...]:
    """What each passage is about, where an account of one project begins by telling what it is."""
    told: list[str] = []
    above: tuple[tuple[str, ...], str] = ((), "")
    for passage in passages:
        if passage.heading_path and passage.sentences and "项目概况" in passage.heading_path[-1]:
            above = (passage.heading_path[:-1], passage.sentences[0].text)
        told.append(above[1] if above[1] and passage.heading_path[:-1] == above[0] else "")
    return tuple(told)


def sums_up(sentence: str, statement: Statement) -> bool:
    """Whether a number is what all those before it come to: A 5万元，B 3万元，合计8万元."""
    return bool(_SUM.search(sentence[: statement.start]))


_SUM = regex(r"\d[^,，、;；]*[,，、;；]\s*(?:合计|共计|总计|总共)(?:为|是)?\s*$")


def item_above(passage: Passage, statement: Statement) -> str:
    """The class whose paragraph a count stands in: 森林资源管理（项）…。主要原因是样地由312个增加到348个.

    Empty for money and for shares, which name what they are of.
    """
    if not statement.sentence or statement.unit == "%" or is_money(statement.unit):
        return ""
    opened = _CLASS.match(normal(passage.sentences[0].text))
    return opened["name"] if opened else ""


_CLASS = regex(r"^.{0,60}?(?P<name>[^()。;；,，]{2,40})\(项\)")


def use_alone(sentence: str, statement: Statement) -> tuple[str, ...]:
    """The one thing that all of an amount is for, by which it may be called: 5万元，主要用于轨道补偿."""
    if statement.role != "amount" or not is_money(statement.unit):
        return ()
    found = _ITS_USE.match(sentence[statement.end :])
    return (bare(found["use"]),) if found else ()


_ITS_USE = regex(
    "(?:[百千万亿]*元)?[,，](?:主要)?用于(?:支付|保障|开展|安排|实施)?(?P<use>[^,，。、;；:：和及]{4,24}?)"
    "(?:等?方面)?的?(?:项目)?(?:的?(?:支出|经费|开支))?[。;；]?$"
)


def year_opened_with(sentence: str, statement: Statement) -> int | None:
    """The year that a sentence opens with, where no other stands before the count.

    2023年度开展自评，得分93分 tells of 2023, whatever year the document is of.
    """
    if is_money(statement.unit) and not _LOOKS_BACK.search(sentence):
        return None
    before = sentence.partition(normal(statement.printed))[0]
    opened = _OPENED.match(before)
    return int(opened["year"]) if opened and len(_YEAR.findall(before)) == 1 else None


_LOOKS_BACK = regex("绩效自评|绩效评价")
"""What is done for the year before: 2024年对32个项目开展绩效自评，涉及资金…."""
_YEAR = regex(r"20\d\d年|[上去本今前]年")
_OPENED = regex(
    r"(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、])?(?P<year>20\d\d)年度?(?=[一-鿿,，])"
)

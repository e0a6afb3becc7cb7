"""How prose words a change: more, less, the same, against what, and where the reason begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from qa.patterns import regex
from qa.prose.subjects import named_by, unnumbered

Base = Literal["prior", "budget"]

UP = "增加|增长|上升|提高|上涨|上调|增|多|涨|升"
_DOWN = "减少|下降|降低|下调|压减|缩减|压缩|减|少|降"
_FLAT = "持平|相同|一致|不变|相等|无增减|无变化|没有变化|未发生变化|无变动|没有增减"
BASE = (
    r"(?:同比|(?:与|同|和|比|较)(?:上一?年|去年|前年|上年度|年初|预算|全年|同期|本年|\d{4})"
    r"[^，。；]{0,26}?(?:相比|比较|对比|比)?)"
)
_ADVERB = "(?:各|均|都|共|略有|略|有所|基本|相应|分别|大幅|同比|保持|总体|小幅)*"
_CHANGE = regex(
    rf"(?P<base>{BASE})?(?P<adverb>{_ADVERB})(?P<verb>{UP}|{_DOWN}|{_FLAT})了?(?P<placeholder>[（(](?:减少|下降|增加|增长)[）)])?"
    r"(?P<number>-?\d[\d,]*(?:\.\d+)?)?(?P<unit>万元|亿元|元|个百分点|%|％|辆|人|台)?"
)
_AGAINST_BUDGET = regex(
    r"(?:决算|支出|执行)数?(?:[^，。；]{0,6}?)(?P<verb>小于|低于|少于|大于|高于|多于|超过|等于|持平)(?P<of>[^，。；]{0,8}预算)"
    r"|完成[^，。；\d]{0,10}预算数?(?:\d[\d,.]*(?:亿元|万元|元))?[^，。；\d]{0,6}?(?P<rate>\d[\d,.]*)[%％]"
)
_AGAINST_PRIOR = regex(
    r"(?:本年度?|今年|20\d\d年度?)?(?:预算|决算)?数?(?P<verb>小于|低于|少于|大于|高于|多于|超过|超出|等于)(?:上一?年|去年|20\d\d年)"
)
"""How this year's number is held against last year's: 本年数小于上年预算数40.05万元."""
REASON = regex(
    r"(?:(?:增减|增加|减少|增长|下降|变动|变化|上升|降低|差异)+)?的?(?:主要|具体|变动|变化)*原因(?:说明|主要)*(?:是因为|是由于|是|为|系|在于|如下|由于)?[:：，]?(?:是|系|由于)?"
    r"|数的?主要情况(?:是|为|$)|^主要(?:变动|变化|增减)(?:变化)?情况(?:[:：]|是|为|$)|主要(?:是因为|是由于|是(?!用于|包括)|系|因|由于)|(?:是|系)?(?:因为|由于)|^原因|^(?:主要|综合|主要是|是)?考虑到?(?![^，。；]{0,4}(?:安排|预算数))"
)
CAUSE_OF = regex(
    rf"^(?P<subject>[^，。；]{{0,24}}?)(?P<verb>{UP}|{_DOWN})(?:[^，。；\d]{{0,4}}?)(?:主要)?原因"
)
TELLS_WHY = regex("原因|主要情况|^主要(?:变动|变化|增减)")
AMOUNT = regex(r"-?\d[\d,]*(?:\.\d+)?(?:万元|亿元|万|元|辆|人|台|套|[%％])")
CONTINUED = regex(
    r"^(?:[一二三四五六七八九]是|[（(]?\d[）)]|[①-⑨]|\d[.、]|另外|此外|同时|其次|再次|第[一二三四五])"
)
_LISTED = regex(r"^(?:一是|[（(]一[)）]|1[.、．]|[（(]1[)）]|①)")
BUDGETED = regex("[较比与同](?:全年|年初|调整后?)?预算数?")
_WHICH_MOVED = regex("(?:较为?|比较|最为?)?(?:明显|突出|大|多)?的")
"""减少较为明显的科目为… tells which item moved, and no move of its own."""
_ELSE = regex(r"^(?:其中|20\d\d年|(?:相应)?安排支出)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause between stops, with its place in the sentence and how deep in brackets it stands."""

    text: str
    start: int
    end: int
    depth: int = 0


def told(text: str, before: str) -> tuple[str, int, Base, int] | None:
    """(subject, direction, base, start of the change) told by a piece, None if it tells none."""
    prior = _AGAINST_PRIOR.search(text)
    if prior:
        return text[: prior.start()], _way(prior["verb"]), "prior", prior.start()
    budget = _AGAINST_BUDGET.search(text)
    if budget:
        if budget["rate"]:
            rate = Decimal(budget["rate"].replace(",", "").rstrip("."))
            direction = (rate > 100) - (rate < 100)
        else:
            direction = _way(budget["verb"] or "")
        return text[: budget.start()], direction, "budget", budget.start()
    compared = bool(re.fullmatch(rf"{BASE}|(?:与|同|和)[^，。；]{{2,25}}(?:相比|比较)", unnumbered(before)))
    for match in _CHANGE.finditer(text):
        verb = match["verb"]
        if _WHICH_MOVED.match(text, match.end()):
            continue
        flat = verb in _FLAT.split("|")
        based = bool(match["base"]) or compared or bool(re.search(BASE, text[: match.start()]))
        counted = bool(match["number"] and match["unit"])
        if not (based or (counted and not flat)):
            continue
        if len(verb) == 1 and not (based and counted):
            continue
        zero = match["number"] is not None and not Decimal(match["number"].replace(",", ""))
        direction = 0 if flat or zero else 1 if verb in UP.split("|") else -1
        anchor = re.search(BASE, text[: match.end()])
        start = anchor.start() if anchor else match.start()
        base: Base = (
            "budget"
            if BUDGETED.match(text, start)
            or (re.search("决算|支出", text[:start]) and "全年预算" in text[start:])
            else "prior"
        )
        return text[:start], direction, base, start
    return None


def _way(verb: str) -> int:
    return -1 if verb in ("小于", "低于", "少于") else 0 if verb in ("等于", "持平") else 1


def pieces(text: str) -> Iterator[Piece]:
    """Cut at ，；。： outside brackets; brackets that tell a change themselves are cut too."""
    closed: set[int] = set()
    for match in re.finditer(r"[（(]([^（()）]{0,200})[)）]", text):
        if not re.search(rf"{BASE}[^，]{{0,10}}?(?:{UP}|{_DOWN}|持平|相同)", match.group(1)):
            closed.update(range(match.start(), match.end()))
    start = depth = 0
    for at, char in enumerate(text):
        if at in closed:
            continue
        digits = char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if char in "，,；;。：:（(）)" and not digits:
            if text[start:at].strip():
                yield Piece(text[start:at], start, at, depth)
            start = at + 1
            depth += (char in "（(") - (char in "）)")
    if text[start:].strip():
        yield Piece(text[start:], start, len(text), depth)


def starts_an_item(clauses: Sequence[Piece], at: int) -> bool:
    """A piece that names an amount, with a comparison behind it, is no longer part of a reason."""
    amount = AMOUNT.search(clauses[at].text)
    if not amount or not named_by(clauses[at].text[: amount.start()]) or at + 1 >= len(clauses):
        return False
    return bool(re.match(BASE, clauses[at + 1].text)) and told(clauses[at].text, "") is None


def moves_alike(direction: int, text: str) -> bool:
    """Whether a sentence without amounts ends with a move of that way, so that it goes on with a reason.

    公务接待费增加2万元，原因是责任清单受到关注。今年拟召开全国会议，公务接待批次和人次增加。
    """
    end = _MOVE_AT_END.search(text)
    if end is None or AMOUNT.search(text) or REASON.search(text) or _ELSE_TOLD.match(text):
        return False
    return direction == (1 if end["verb"] in _MORE else -1)


_MORE = ("增加", "增多", "增长", "上升", "提高")
_MOVE_AT_END = regex(
    "(?<=[一-鿿]{4})(?:有所|略有|相应|随之|大幅)?(?P<verb>增加|增多|增长|上升|提高|减少|下降|降低)了?。?$"
)
_ELSE_TOLD = regex("该项|主要用于|其中|数量|下一步|今后")


def goes_on(reason: str, text: str) -> bool:
    """Whether a sentence goes on with a reason that was begun as a list (一是…；…；二是…)."""
    if not _LISTED.match(reason) or _ELSE.match(text):
        return False
    return not any(told(piece.text, "") and re.search(BASE, piece.text) for piece in pieces(text))

"""Which of the names that documents list a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.houses import BESIDE_OWN, are_organs, asks_below, below, tells_of_bodies, without_whole
from qa.prose.listing import Listing
from qa.prose.listings import listings_of
from qa.prose.natures import named_alone, of_the_nature
from qa.prose.passage_index import PassageIndex, weights_of
from qa.question.inquiry import Inquiry

_HELD_BY_ITEMS = 0.45
_MISSING = 0.65
_INSTITUTIONS = frozenset({"单位", "机构", "部门", "处室", "科室", "基层单位", "预算单位"})
_FARTHER = 0.9
_INTRODUCED_ELSEWHERE = 0.8
"""A list whose own introduction says nothing of what is asked, only what stands farther off."""
_MISCOUNTED = 0.75
"""The question says how many names there are, and the list has more or fewer."""
_ALONE = 0.7
"""One name is a doubtful answer to 哪些."""
_HELD_OUT = regex("(?:不|未|没有?)(?:再|能|曾)?(?:单独)?(?:纳入|列入|编入|计入|属于|包括|包含|含|在)")
"""What is said of names that are no part of something."""
_ONLY_COUNTED = regex(r"(?:\d+|[一二两三四五六七八九十]+)[个家名所]$")
"""How many bodies there are of a sort, which names none: 公益一类事业单位3家."""
_AMOUNT = regex(r"\d[\d,.]*(?:亿|万|千)?元")
_OF_MONEY = regex("费|元|支出|收入|采购|资金|拨款")
_ASKS_OUT = regex("不|未|没|排除|在外|除外")
_ORGANS = regex(
    r"(?:单位|机构|处室|科室|股室|部门|院校|学校|监狱|公司|牌子|局)(?:有|是|都|分别|包括|包含|$|构成|组成|,|，|哪|呢|\?)|哪.{0,3}(?:单位|机构|处室|科室|股室|部门|牌子)"
)


_NAMES_UNITS = regex(
    "(?:下属|所属|直属|二级|预算)(?:预算|事业|行政)*单位(?:具体|分别|主要)*(?:包括|有|为|是)?[:：]?$"
)
"""A list that says of itself that it is one of units, whatever they are called: 下属单位包括：…讲师团."""
_OF_OTHERS = regex("下属|所属|直属|二级|预算单位")
_OF_OWN = regex("内设|处室|科室|股室|下设机构")


def list_names(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The list whose introduction explains most of the question."""
    related = _RELATED.search(inquiry.text)
    if related:
        inquiry = replace(inquiry, fragments=_without(inquiry.fragments, related["what"]))
    inquiry = replace(inquiry, fragments=tuple(p for p in inquiry.fragments if not BESIDE_OWN.search(p)))
    weights = weights_of(inquiry.fragments, indexes)
    total = sum(weights.values())
    best: tuple[float, float, Listing] | None = None
    if not total:
        return None
    for index in indexes:
        for printed in listings_of(index):
            if inquiry.common and "名词解释" in printed.far:
                continue
            if all(map(_ONLY_COUNTED.search, printed.items)) or _of_another_fee(inquiry, printed):
                continue
            if any(part in printed.items and part not in printed.near for part in inquiry.fragments):
                continue  # what is asked about is itself one of the names
            if all(map(_PARTS_OF_TEXT.search, printed.items)) and not _ASKS_PARTS.search(inquiry.text):
                continue
            if _HELD_OUT.search(printed.near) and not _ASKS_OUT.search(inquiry.text):
                continue
            counted = without_whole(printed, index.document)
            listing = replace(printed, items=below(inquiry.text, counted, index.document))
            if not listing.items:
                continue
            score = _explained(weights, listing) / total
            if _leaves_out(inquiry, listing):
                score *= _MISSING
            near = listing.near + _called(listing)
            if not any(pair in near for pair in weights) and "|" in listing.far:
                score *= _INTRODUCED_ELSEWHERE
            if score < 0.4:
                continue
            rank = score + listing.sure
            single = len(listing.items) == 1 and inquiry.count is None and not _only_one(listing)
            if single and re.search("哪[些几]|都", inquiry.text):
                score, rank = score * _ALONE, rank - 0.2
            if inquiry.count is not None and len(listing.items) != inquiry.count:
                score *= _MISCOUNTED
            wanted = inquiry.count or listing.announced
            if wanted is not None:
                rank += 0.12 if len(listing.items) == wanted else -0.05
            rank -= 0.08 * min(1.0, _unasked(weights, listing.near) / 30)
            rank += 0.1 * (listing.name in inquiry.fragments)
            rank -= 0.1 * (max(map(len, listing.items)) > 40)
            bodies = _NAMES_UNITS.search(listing.near) or are_organs(listing.items)
            if asks_organs(inquiry) and not (bodies and tells_of_bodies(listing)):
                rank, score = rank - 0.5, score * 0.45
            elif asks_organs(inquiry) and _shares_money(inquiry, listing):
                rank, score = rank - 0.3, score * 0.6
            elif _OF_OTHERS.search(inquiry.text) and (_inner(listing) or "挂" in listing.near):
                rank, score = rank - 0.2, score * (0.45 if asks_below(inquiry.text) else 0.8)
            elif _OF_OWN.search(inquiry.text) and are_organs(listing.items) and not _inner(listing):
                rank, score = rank - 0.5, score * 0.6
            if best is None or rank > best[0]:
                best = (rank, score, listing)
    if best is None:
        return None
    _, score, listing = best
    items = _about(listing.items, related["what"]) if related else listing.items
    if not items:
        return None
    sorted_out = of_the_nature(inquiry.text, items)
    score = score if sorted_out is items else max(score, 0.9)
    items = named_alone(sorted_out)
    lead = f"共{len(items)}项：" + "、".join(items) + "。"
    return Explanation("list", lead, listing.quotes, items, round(min(1.0, score), 3))


_FEES = regex("会议费|培训费|公务接待费?|公务用车(?:购置|运行)|因公出国")
_PARTS_OF_TEXT = regex("(?:说明|情况|总表|明细表)$")
_ASKS_PARTS = regex("部分|内容|目录|说明|情况|章节|方面|表")
"""Headings of a text, and questions that ask for its parts."""


def _of_another_fee(inquiry: Inquiry, listing: Listing) -> bool:
    """Whether the fee named last before a list is another than that asked about: 会议费 for 培训费."""
    asked = _FEES.findall(inquiry.text)
    named = _FEES.findall(f"{listing.far}|{listing.near}")
    return bool(asked and named) and named[-1] not in asked


_RELATED = regex("(?:和|与|跟|同)?(?P<what>[一-鿿]{2,8}?)(?:有关|相关)的?(?=[一-鿿]{2})")
"""招商引资有关的处室 asks for some of the list."""


def _without(fragments: Sequence[str], what: str) -> tuple[str, ...]:
    left = (
        re.sub(f"^.?{re.escape(what)}(?:有关|相关)?的?|^(?:有关|相关)的?", "", part) for part in fragments
    )
    return tuple(part for part in left if len(part) > 1)


def _about(items: Sequence[str], what: str) -> tuple[str, ...]:
    """The names that share two characters with what they are to be about."""
    pairs = {what[at : at + 2] for at in range(len(what) - 1)}
    return tuple(item for item in items if any(pair in item for pair in pairs))


def asks_organs(inquiry: Inquiry) -> bool:
    """Whether the names asked for are those of institutions or of their parts."""
    return bool(_ORGANS.search(inquiry.text))


def _shares_money(inquiry: Inquiry, listing: Listing) -> bool:
    """Whether a list is of those that share an amount, where nothing is said of money: none of all bodies."""
    return bool(_AMOUNT.search(listing.near)) and not _OF_MONEY.search(inquiry.text)


def _explained(weights: dict[str, float], listing: Listing) -> float:
    items = "|".join(listing.items) + ("|预算单位|机构" if are_organs(listing.items) else "")
    far = listing.far + _called(listing)
    kind = _kind_of(listing.items)
    score = 0.0
    for pair, weight in weights.items():
        if pair in listing.near or pair in kind:
            score += weight
        elif pair in far:
            score += _FARTHER * weight
        elif pair in items:
            score += _HELD_BY_ITEMS * weight
    return score


def _only_one(listing: Listing) -> bool:
    """Whether a list of bodies is told to hold the one name: 下属单位包括：甲中心."""
    told = re.search("(?:下属|所属|直属)(?:的|事业|预算|行政)*单位(?:包括|有|为|是)?[:：]?$", listing.near)
    return bool(told) and are_organs(listing.items)


def _kind_of(items: Sequence[str]) -> str:
    """What all of several names end with, which says of what kind they are: 甲办事处, 乙办事处."""
    ends = [re.sub("[（(][^（()）]*[)）]$", "", item)[::-1] for item in items]
    alike = takewhile(lambda chars: len(set(chars)) == 1, zip(*ends, strict=False))
    shared = "".join(chars[0] for chars in alike)[::-1] if len(ends) > 1 else ""
    return shared if len(shared) > 2 else ""


def _leaves_out(inquiry: Inquiry, listing: Listing) -> bool:
    """A whole word of the question is nowhere about the list; 单位 is met by the names themselves."""
    known = "|".join((listing.near, listing.far, _called(listing), _kind_of(listing.items)))
    for part in inquiry.fragments:
        if part in _INSTITUTIONS and are_organs(listing.items):
            continue
        if not any(part[at : at + 2] in known for at in range(len(part) - 1)):
            return True
    return False


def _called(listing: Listing) -> str:
    """What people call institutions of that kind, whatever the list calls them."""
    if not are_organs(listing.items):
        return ""
    return (
        "|内设机构|职能处室|下设科室"
        if _inner(listing)
        else "|下属单位|下属事业单位|所属预算单位|所属单位|直属单位|部门构成"
    )


def _inner(listing: Listing) -> bool:
    """Whether a list is one of the parts of one house, not of houses under it: told, or by the names."""
    if re.search("内设|处室|科室|股室", listing.near):
        return True
    if re.search("下属|所属|直属|预算单位|二级", listing.near):
        return False
    if "下设" in listing.near:
        return True
    return sum(1 for item in listing.items if _PART.search(item)) * 10 >= len(listing.items) * 6


_PART = regex(r"(?:处|科|股|室|部|组|办公室|支队|总队|党委)(?:[（(][^（()）]*[)）])?$")


def _unasked(weights: dict[str, float], near: str) -> int:
    return sum(1 for at in range(len(near) - 1) if near[at : at + 2] not in weights)

"""What the words before a number of prose make of it: a start, a rest, a cause, a stock or a plan."""

from __future__ import annotations

import re

from qa.items.entries import Entry
from qa.patterns import regex
from qa.question.text import normal


def words_before(entry: Entry) -> str:
    """The sentence up to the number of `entry`; all of it where the number is not found there."""
    assert entry.statement is not None
    return entry.sentence.partition(normal(entry.statement.printed))[0]


def was(entry: Entry) -> bool:
    """Whether a number tells what there was before it rose or fell to the next one."""
    assert entry.statement is not None
    before, number, behind = entry.sentence.partition(normal(entry.statement.printed))
    return bool(number and _FROM.search(before) and _TO.match(behind))


_FROM = regex("(?:由|从)(?:原来?|上年|去年|20\\d\\d年度?)?的?$")
_TO = regex(
    "[一-鿿]{0,3}?(?:增加|增长|提高|提升|上升|减少|下降|降低|压减|压缩|扩大|调整|升|降|增|减)[到至为]"
)


def is_reduced(entry: Entry) -> bool:
    """Whether a number is told of what is left of a thing once a part is taken out of it."""
    return bool(_WITHOUT.search(words_before(entry)))


_WITHOUT = regex(
    "(?:^|[,，;；。:：])(?:如果|若)?(?:剔除|扣除|不考虑)[^,，。;；]{2,24}?(?:后|因素|影响)[,，][^;；。]*$"
)


def cause_before(entry: Entry) -> str:
    """What the sentence says between the number before and the entry's own: the cause of a change."""
    before = words_before(entry)
    stated = [match.end() for match in _STATED.finditer(before)]
    return before[stated[-1] :] if stated else before


_STATED = regex(r"\d[\d,.]*(?:万元|亿元|元|[%％])")


def told_of_itself(entry: Entry) -> str:
    """What the sentence says of the number itself: not what it is made of, which official names list.

    公用经费109万元，主要包括办公费、咨询费: the amount is none of 咨询费.
    """
    assert entry.statement is not None
    before, number, _ = entry.sentence.partition(normal(entry.statement.printed))
    return _LISTED.sub("、", before) + number + entry.clause if number else entry.sentence


_LISTED = regex("[^、,，:;。]+(?:、[^、,，:;。]+)+")
"""Things listed one after another."""


def is_planned(entry: Entry) -> bool:
    """Whether the last word of having or of buying before the number is one of buying."""
    if entry.statement is None:
        return bool(PLANNED.search(entry.label))
    if PLANNED.search(entry.clause):
        return True
    if _STOCK.search(entry.label):
        return False  # 公务用车购置数0辆，公务用车保有量12辆
    before = entry.sentence.split(entry.clause)[0] if entry.clause in entry.sentence else ""
    bought = [match.start() for match in PLANNED.finditer(before)]
    owned = [match.start() for match in _STOCK.finditer(before)]
    return bool(bought) and bought[-1] > (owned[-1] if owned else -1)


PLANNED = regex("购置|更新|拟|计划|购买|买|添")
_STOCK = regex("共有|实有|现有|保有|拥有|占有|共计")


def in_stock(entry: Entry) -> bool:
    """Whether the number counts what there is already: 共有车辆, 截至年底单价100万元以上的设备."""
    before = words_before(entry)
    counted = _STOCK.search(before) or re.search("截[至止]|[年月]末|年底", before)
    return not is_planned(entry) and bool(counted)

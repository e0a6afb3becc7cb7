"""What was brought about, asked for by its verb: 带动了多少消费, 出动了多少人次, 核减了多少预算."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.patterns import regex

_GROUPS = (
    "带动|拉动|撬动|促进|引致",
    "出动|调派|派出",
    "核减|压减|削减|调减|扣减|砍掉|减少",
    "惠及|受益|受惠|覆盖|服务",
    "吸引|招引",
    "查处|查办|立案",
    "新建|建成|建设",
    "培训|轮训",
    "发放|发出",
    "接待",
    "安置|收治|救助",
)
"""Verbs that print and question use for one another; none of one group stands for one of another."""
_BEFORE_NUMBER = regex(
    rf"(?P<verb>{'|'.join(_GROUPS)})(?!费|室)(?:了|过|出|到|的|有)*(?:[^,，、的率]{{0,4}}?)(?<!(?<!消)费)"
    r"(?:大约|一共|总共|共|有|是)*(?=(?:多少|几)[万亿]?[个名位人次家场]*(?P<of>[一-鿿]{2,}))?(?=多少|几)"
)
_OF_MONEY = regex("[钱费元款额税]|资金|预算|支出|收入|投资|产值|贸易|销售|出口")


@dataclass(frozen=True, slots=True)
class Effect:
    """The verb beside 多少: where it stands in the phrase, and what else may be printed for it.

    `counts` tells that people or things stand behind 多少 (吸引了多少选手), which no money is.
    """

    mask: int
    printed: re.Pattern[str]
    counts: bool

    def told_by(self, name: str) -> bool:
        """Whether a printed name speaks of it."""
        return bool(self.printed.search(name))


def effect_asked(phrase: str) -> Effect | None:
    """The verb of which the question wants the number; None where it has none beside 多少."""
    match = _BEFORE_NUMBER.search(phrase)
    if match is None:
        return None
    verb = match["verb"]
    group = next(group for group in _GROUPS if verb in group.split("|"))
    counts = bool(match["of"]) and not _OF_MONEY.search(match["of"])
    return Effect(sum(1 << at for at in range(*match.span("verb"))), regex(group), counts)

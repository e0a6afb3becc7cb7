"""Numbers of prose with their units: which of the digits of a sentence count or measure something.

Dates, document numbers (〔2023〕5号), ordinals (第3条), codes, titles in 《》 and thresholds that are
part of a name (单价100万元以上设备) are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import COUNTERS

LEVEL_WORDS = ("持平", "相等", "无增减", "没有变化", "保持不变")
"""Prose for a change of nothing."""

_NUMBER = r"-?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
_COUNTED = "(?:" + "|".join(map(re.escape, COUNTERS)) + ")(?!(?<=面)积)"
_UNIT = (
    rf"(?:百分点|个百分点|%|‰|[百千万亿]{{0,2}}[余多]?元|[百千万亿]{{0,2}}[余多]?{_COUNTED}"
    r"|[万亿](?=[，。；、）,;)]|以上|$))"
)
_QUANTITY = re.compile(rf"(?<![\d.A-Za-z〔\[【#＃/-])(?P<number>{_NUMBER})\s*为?(?P<unit>[余多]?{_UNIT})")
_UNIT_BEHIND = re.compile(
    rf"(?:分别[为是]?|各[为是]?)(?:[增减][加少长]|下降|上升)?(?P<number>-?\d+\.\d+|(?:{_NUMBER})(?![,，]\d{{3}}(?!\d)))"
    rf"(?=(?:[、,，和与](?:{_NUMBER}))*?[、,，和与](?:{_NUMBER})\s*(?P<unit>{_UNIT}))"
)
"""A number whose unit stands at the next one only: 收、支总计分别为4125.49、4143.91万元."""
_NUMERAL = re.compile(
    r"(?:(?<=[校院站所局队馆园]和)|(?<=[校院站所局队馆园]、)|(?<=[设辖挂有为共含括构位属好定及分理立置编]))"
    r"(?P<number>[一二两三四五六七八九十百]{1,4})(?P<unit>个|家|块|名|所|位|辆|项|处|支|人)"
)
_LEVEL = re.compile("|".join(LEVEL_WORDS) + r"|(?<=[数年度算])(?:相同|一致)")
_LAST_YEARS = re.compile(r"(?:上年|去年|20\d\d年)度?(?:年初)?(?:预算|决算|执行)?数?$")
"""一致 says that nothing changed only where it is said of last year's."""
_MASKS = re.compile(
    r"《[^》]*》"
    r"|\d{4}[—\-–~至]\d{4}(?:年度?)?"
    r"|(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:\d{1,2}[日号])?)?"
    r"|\d{1,2}月(?:\d{1,2}[日号])?(?:底|末|初)?"
    r"|[〔\[【(（]\d{4}[〕\]】)）](?:第?\d+号)?"
    r"|第[\d一二三四五六七八九十百]+[条款项届次章节季批期个]?"
    r"|表\s?\d{1,2}(?![\d.,，])"
    r"|\d+号|[A-Za-z]+[-\d]*\d+"
)
_THRESHOLD = re.compile(r"(?:[（(]不?含[)）])?(?:[（(]不?含[)）]|及)?(?:以上|以下|以内)(?:[（(]不?含[)）])?")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `start` to `end` is the number, `stop` is behind its unit."""

    start: int
    end: int
    stop: int
    printed: str
    amount: Decimal
    unit: str | None
    numeral: bool = False

    @property
    def level(self) -> bool:
        """持平: a change of nothing."""
        return self.unit is None

    @property
    def percent(self) -> bool:
        """A rate or a share."""
        return self.unit in ("%", "‰", "个百分点", "百分点")

    @property
    def money(self) -> bool:
        """An amount of money."""
        return bool(self.unit) and self.unit is not None and self.unit.endswith("元")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a sentence in order.

    >>> [(q.printed, q.unit) for q in quantities("2024年车辆3辆，单价50万元以上设备1台（套）")]
    [('3', '辆'), ('1', '台（套）')]
    >>> [(q.printed, q.unit) for q in quantities("服务群众10余万人次，制作124面版面")]
    [('10', '万人次'), ('124', '面')]
    """
    masked = [match.span() for match in _MASKS.finditer(text)]
    found: list[Quantity] = []
    for match in (*_QUANTITY.finditer(text), *_UNIT_BEHIND.finditer(text)):
        if any(start < match.end("number") and match.start() < end for start, end in masked):
            continue
        unit = re.sub("[余多]", "", match.group("unit"))
        if unit == "年" and not _is_span(text, match):
            continue
        if _is_threshold(text, match.end()):
            continue
        digits = re.sub(r"[,，]", "", match.group("number"))
        if digits.startswith("-") and match.start() and text[match.start() - 1].isalnum():
            digits = digits[1:]
        found.append(
            Quantity(
                match.start("number"),
                match.end("number"),
                match.end() if match.re is _QUANTITY else match.end("number"),
                match.group("number"),
                Decimal(digits),
                {"万": "万元", "亿": "亿元"}.get(unit, unit),
            )
        )
    for match in _NUMERAL.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in masked) and not _quoted(
            text, match.start()
        ):
            found.append(
                Quantity(
                    match.start("number"),
                    match.end("number"),
                    match.end(),
                    match.group("number"),
                    Decimal(_value(match.group("number"))),
                    match.group("unit"),
                    True,
                )
            )
    for match in _LEVEL.finditer(text):
        if match.group() == "一致" and not _LAST_YEARS.search(text[: match.start()]):
            continue
        found.append(Quantity(match.start(), match.end(), match.end(), match.group(), Decimal(0), None))
    return sorted(found, key=lambda quantity: quantity.start)


def _is_threshold(text: str, stop: int) -> bool:
    """200万元以上设备: the number limits a name, unless nothing follows (4万人以上。)."""
    match = _THRESHOLD.match(text, stop)
    return bool(match and re.match(r"[的（(\u4e00-\u9fff]", text[match.end() :]))


def _is_span(text: str, match: re.Match[str]) -> bool:
    """50年 is a span of time, 2024年 a date."""
    return len(match.group("number")) <= 2 and not text[match.end() :].startswith(("度", "代", "级"))


def _quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)


def _value(numeral: str) -> int:
    """十三 -> 13."""
    total = unit = 0
    for character in numeral:
        if character == "十":
            total += (unit or 1) * 10
            unit = 0
        elif character == "百":
            total += (unit or 1) * 100
            unit = 0
        else:
            unit = _DIGITS[character]
    return total + unit

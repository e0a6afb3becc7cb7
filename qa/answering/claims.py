"""What a text asserts: its numbers, its directions, its quotations. Words only, no evidence yet.

Everything here works on folded text (full width made half), so that １３ and 13 are one thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.amounts import COUNTERS
from qa.patterns import regex

Direction = Literal["up", "down", "flat", "extreme"]

NUMERALS = "零〇一二两兩三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
_UNITS = (
    "个?百分点|%|‰|亿元|千万元|百万元|十万元|万元|千元|百元|元|"
    rf"[百千万亿]{{1,2}}(?:{'|'.join(map(re.escape, COUNTERS))})|"
    "万亿|亿|万|千|倍|成|折|平方米|立方米|人次|批次|公里|"
    "台套|辆|台|套|人|名|位|个|家|所|项|处|米|册|份|次|批|块|条|场|户|期|年|月|日|页|岁"
)
_NUMBER = regex(
    rf"(?P<sign>[-−])?(?P<digits>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<gap>[\s*_`|]*)(?P<unit>{_UNITS})?"
)
_LOW = "零〇一二两兩三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿卅半"
_SPELT = regex(
    rf"百分之[{NUMERALS}半点]+|[{NUMERALS}]+分之[{NUMERALS}]+|(?:[{_LOW}]|[上数几近逾成好][百千万亿])[{NUMERALS}点多余几]*"
    rf"(?:个?百分点|成半?|倍|番|亿元|千万元|百万元|万元|千元|元|亿|折)|[一过大近多]半|对半|半数|翻[了一]?番|翻倍|腰斩|减半"
)

SILENT = regex(
    "一般|一致|一定|一些|一并|一律|一体|一直|一同|一起|一方面|另一方面|一系列|一次性|进一步|统一|唯一|同一|单一|逐一|万一|之一|其一|"
    "百分比|百分点|三公|第三方|一共|一项|一级|二级|三级|[一二三四五六七八九]是(?=[^,，。]{2})|两者|二者|任何一"
)
"""Words with a numeral in them that count nothing."""

_WORDS: tuple[tuple[Direction, str], ...] = (
    (
        "up",
        "增加|增長|增长|增多|增高|增大|增幅|增至|新增|上升|上涨|上扬|上调|提高|提升|攀升|升高|升至|扩大|多于|高于|大于|超出|超过|"
        "超支|多出|高出|涨|走高|激增|猛增|飙|翻番|翻倍|调增|多了|高了|更多|更高|增|升|扩",
    ),
    (
        "down",
        "减少|減少|下降|降低|降幅|降至|压减|压缩|缩减|收缩|缩水|下滑|下调|回落|少于|低于|小于|不足|不到|节约|节省|锐减|骤降|跌|走低|"
        "调减|少了|低了|更少|更低|腰斩|减半|萎缩|减|減|降|缩",
    ),
    ("flat", "持平|不变|未变|相等|相同|一样|无变化|没有变化|无增减|不一致|一致|相符|吻合"),
    (
        "extreme",
        "最大|最高|最多|最小|最低|最少|最重|首位|第一|居首|榜首|垫底|末位|主体|绝大多数|大部分|多数|大头|过半",
    ),
)
_DIRECTION = {name: regex(words) for name, words in _WORDS}
_COMPARED = regex(r"(?:比|较|于)[^,，。;；、]{0,30}?(?P<word>[多高大少低小])(?![数量额于])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits with the unit behind it; `end` is behind the unit."""

    start: int
    end: int
    printed: str
    value: Decimal
    unit: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word of direction or rank."""

    start: int
    end: int
    text: str
    kind: Direction


def numbers_in(text: str) -> list[Number]:
    """Every number in digits; the sign counts where no figure, letter or Chinese sign stands before it."""
    found = []
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        signed = bool(match["sign"]) and not (before.isascii() and before.isalnum())
        value = Decimal(unicodedata.normalize("NFKC", match["digits"]).replace(",", ""))
        start = match.start() if signed or not match["sign"] else match.start("digits")
        end = match.end() if match["unit"] else match.end("digits")
        found.append(Number(start, end, match["digits"], -value if signed else value, match["unit"]))
    return found


def spelt_numbers_in(text: str) -> list[tuple[int, int]]:
    """Quantities in Chinese numerals: 三成, 两千万元, 百分之五, 一半, 翻番."""
    digits = [(number.start, number.end) for number in numbers_in(text)]
    return [match.span() for match in _SPELT.finditer(blanked(text, silent_spans(text) + digits))]


def numerals_in(text: str) -> list[tuple[int, int]]:
    """Every sign that has a numeric value, in any script, or halves; words that count nothing are left out."""  # noqa: E501
    plain = blanked(text, silent_spans(text))
    return [
        (at, at + 1)
        for at, char in enumerate(plain)
        if char in NUMERALS or char in "半俩仨" or unicodedata.numeric(char, None) is not None
    ]


def directions_in(text: str) -> list[Word]:
    """Words that say which way something went or how it ranks, longest first from the left."""
    found: dict[int, Word] = {}
    for kind, pattern in _DIRECTION.items():
        for match in pattern.finditer(text):
            held = found.get(match.start())
            if held is None or held.end < match.end():
                found[match.start()] = Word(match.start(), match.end(), match.group(), kind)
    for match in _COMPARED.finditer(text):
        at = match.start("word")
        kind = "up" if match["word"] in "多高大" else "down"
        found.setdefault(at, Word(at, at + 1, match["word"], kind))
    kept: list[Word] = []
    for word in sorted(found.values(), key=lambda word: (word.start, -word.end)):
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept


def silent_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that hold a numeral and count nothing."""
    return [match.span() for match in SILENT.finditer(text)]


def spans_of(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where the names stand, longest name first, not overlapping."""
    spans: list[tuple[int, int]] = []
    taken = [False] * len(text)
    for name in sorted({name for name in names if name}, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if not any(taken[at : at + len(name)]):
                taken[at : at + len(name)] = [True] * len(name)
                spans.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return sorted(spans)


def quoted_spans(text: str, sources: Sequence[str], least: int) -> list[tuple[int, int]]:
    """Runs of at least `least` characters that stand word for word in one of the sources."""
    joined = "\x00".join(sources)
    spans = []
    at = 0
    while at <= len(text) - least:
        end = at + least
        if text[at:end] not in joined:
            at += 1
            continue
        while end < len(text) and text[at : end + 1] in joined:
            end += 1
        spans.append((at, end))
        at = end
    return spans


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans made blank, as long as before."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x01" * (end - start)
    return "".join(chars)

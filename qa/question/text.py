"""Names and questions as comparable strings, and how much of one string another covers.

A coverage is a bit mask over the characters of the question: bit i is set where character i stands
in a run of at least two characters that the other string holds too.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from ingest.amounts import squeeze
from qa.patterns import regex

_QUOTES = regex("[“”\"'‘’「」『』《》〈〉·•*＊]")
_NUMBERING = regex(
    r"^(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳])"
)
# One thing printed in several ways, so that prose and tables, and tables of two places, compare as equal.
_VARIANTS = (
    (regex(r"运行维护费用?|运行维护经费"), "运行费"),
    (regex(r"公务用车购置(?:和|与|、)运行"), "公务用车购置及运行"),
    (regex(r"公务招待"), "公务接待"),
    (regex(r"收、支(?!出)"), "收支"),
    (regex(r"收入[、和与]支出(?=(?:预算|决算)?总计(?:各|分别)?(?:是|为|有)?多少)"), "收支"),
    (regex(r"收入、?支出(?=(?:预算|决算)?总表)"), "收支"),
    (regex(r"公车(?=购置|运行)"), "公务用车"),
    (regex(r"因公出国\(境\)(?:费用|经费)"), "因公出国(境)费"),
    (regex(r"因公出国(?!\(境\))(?:费用|经费|费)"), "因公出国(境)费"),
    (regex(r"财拨(?:资金|款)?"), "财政拨款"),
    (regex(r"支出总预算|总支出预算|支出预算总额"), "支出总计"),
    (regex(r"收入总预算|总收入预算|收入预算总额"), "收入总计"),
)
_LEADING = regex(r"^(?:(?:其中|其他\d|减|加)[::]|(?=[A-Z]*\d)[A-Z\d]{12,}[-—_]|[A-C]\d{2,10}(?=[一-鿿]))")
_CLASS_MARK = regex(r"\([类款项]\)")


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """Fold width and compatibility forms, drop spaces and quotes: the form that all matching uses."""
    name = _QUOTES.sub("", squeeze(text)).replace("（", "(").replace("）", ")").replace("﹒", ".")
    for pattern, common in _VARIANTS:
        name = pattern.sub(common, name)
    return name


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`normal`, without numbering, 其中：, a project's or 品目's number and the marks （类）（款）（项）."""
    name = normal(text)
    while True:
        shorter = _NUMBERING.sub("", name, count=1)
        shorter = _LEADING.sub("", shorter)
        if shorter == name or not shorter:
            break
        name = shorter
    return _CLASS_MARK.sub("", name).strip(":：、，,。;；")


class Coverage:
    """Masks over one phrase, cached by the other string: the inner loop of item resolution.

    `pairs` are the phrase's neighbouring characters: a string without any of them covers nothing.
    """

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self._starts: dict[str, list[int]] = {}
        for at in range(len(phrase) - 1):
            self._starts.setdefault(phrase[at : at + 2], []).append(at)
        self.pairs: Collection[str] = self._starts.keys()
        self._cache: dict[str, tuple[int, int]] = {}

    def masks(self, other: str) -> tuple[int, int]:
        """(characters of the phrase found in `other`, characters of `other` found in the phrase)."""
        found = self._cache.get(other)
        if found is None:
            found = self._masks(other)
            self._cache[other] = found
        return found

    def _masks(self, other: str) -> tuple[int, int]:
        mine = theirs = 0
        starts = self._starts
        for at in [at for at in range(len(other) - 1) if other[at : at + 2] in starts]:
            theirs |= 3 << at
            for start in starts[other[at : at + 2]]:
                mine |= 3 << start
        return mine, theirs


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Where the pattern matches, without the empty matches."""
    return [match.span() for match in pattern.finditer(text) if match.end() > match.start()]

"""Slips of the pen: a character written for another of the same sound, within a printed name.

A typed stretch is read as a printed one where one character of the same sound makes the two agree over
a longer stretch than what is printed agrees with the question as it stands. Numerals tell one unit from
the next and are never slips; nor are the words between names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.patterns import regex
from qa.question.vocabulary import carrying_words, field_words, same_sounds, silent_words, standard_names

_LEAST = 5
"""How long a stretch of a printed name has to be, the slip included; a whole name may be one less."""
_NO_SLIP = frozenset(
    "一二三四五六七八九十百千万亿零两几甲乙丙丁东西南北买卖增减升降收支省市州县区表的了和与及在为"
)
"""Characters that tell things apart, or stand between names, and are taken as they are written."""
_DISTRICT = regex("(?P<place>[一-鿿]{2})(?=[区县镇乡]|街道)")
_PLACE = regex("[省市区县]")
_REAL = ("税务", "水务", "监察", "检察", "工会")
"""What departments are that sound like others."""
_UNIT = regex("(?:中心|[局所院站馆校队])$")
_ITEM = regex("支出|收入|经费|资金|项目|费|的?预算")
"""What stands behind a short name that is asked for."""
_PUTTING = 2
"""Slips that are put right in one question."""


def as_printed(text: str, terms: Collection[str], kept: Sequence[tuple[int, int]] = ()) -> str:
    """The question with the slips in printed names put right; what stands in `kept` is as it should be."""
    for _ in range(_PUTTING):
        found = _slip_in_a_name(text, terms, kept) or _slip_in_a_place(text, terms, kept)
        if found is None:
            return text
        at, char = found
        text = text[:at] + char + text[at + 1 :]
    return text


def bodies_as_named(text: str, departments: Collection[str]) -> str:
    """The question with a slip in what a department is put right: 杭州市四法局.

    Of which place it is stands as it is written: 宿州 and 苏州 are two.
    """
    found = _slip_in_a_name(text, departments, ())
    if found is None:
        return text
    at, char = found
    mended = text[:at] + char + text[at + 1 :]
    if any(pair in text[max(0, at - 1) : at + 2] for pair in _REAL):
        return text
    for name in departments:
        start = mended.find(name)
        if 0 <= start <= at < start + len(name) and _PLACE.search(name, 0, at - start):
            return mended
    return text


def words_as_meant(text: str, terms: frozenset[str]) -> str:
    """The question with the slips in words of the field (采够, 面机) and in short names put right.

    What is written in the word's place is printed nowhere, and the character begins or ends no name.
    """
    known = _written(terms)
    words = (*field_words(), *(term for term in terms if 1 < len(term) < _LEAST - 1))
    for at, typed in enumerate(text):
        before, behind = text[max(0, at - 1) : at + 1], text[at : at + 2]
        if typed in _NO_SLIP or behind in known.begins or before in known.ends:
            continue
        for char in sorted(same_sounds(typed)):
            mended = text[:at] + char + text[at + 1 :]
            if any(_stands(word, mended, at, text, known.pairs) for word in words if char in word):
                text = mended
                break
    return text


def _stands(word: str, mended: str, at: int, typed: str, printed: frozenset[str]) -> bool:
    """Whether a word covers the mended character, none of it being printed as it was typed."""
    for place, char in enumerate(word):
        start = at - place
        if char != mended[at] or start < 0 or not mended.startswith(word, start):
            continue
        if word not in field_words() and not _ITEM.match(mended, start + len(word)):
            continue
        pairs = (typed[i : i + 2] for i in range(max(start, at - 1), min(at + 1, start + len(word) - 1)))
        if not any(pair in printed for pair in pairs):
            return True
    return False


def _slip_in_a_name(
    text: str, terms: Collection[str], kept: Sequence[tuple[int, int]]
) -> tuple[int, str] | None:
    best: tuple[int, int, str] | None = None
    places = _places_of(frozenset(terms))
    for at, typed in enumerate(text):
        alike = same_sounds(typed) - _NO_SLIP if typed not in _NO_SLIP else frozenset()
        if not alike or any(start <= at < end for start, end in kept):
            continue
        plain = max((b + a + 1 for b, a, _ in _agreeing(text, at, places.get(typed, ()))), default=0)
        plain = max(plain, _official(text, at))
        for char in alike:
            for before, after, whole in _agreeing(text, at, places.get(char, ())):
                length = before + after + 1
                inside = before > 0 and after > 0 and length >= _LEAST
                if not inside and not (whole and length >= _LEAST - 1):
                    continue
                if length > plain + 1 and (best is None or length > best[0]):
                    best = (length, at, char)
    return best[1:] if best else None


def _slip_in_a_place(
    text: str, terms: Collection[str], kept: Sequence[tuple[int, int]]
) -> tuple[int, str] | None:
    """A district (番禹区) that the names of the units print otherwise."""
    units = [term for term in terms if _UNIT.search(term)]
    for found in _DISTRICT.finditer(text):
        place = found["place"]
        if any(place in term for term in terms) or any(s <= found.start() < e for s, e in kept):
            continue
        for at in range(2):
            for char in sorted(same_sounds(place[at]) - _NO_SLIP):
                meant = place[:at] + char + place[at + 1 :]
                if sum(meant in unit for unit in units) > 1:
                    return found.start() + at, char
    return None


_Place = tuple[str, int]


@lru_cache(maxsize=16)
def _places_of(terms: frozenset[str]) -> dict[str, tuple[_Place, ...]]:
    """Where each character stands in the printed names."""
    places: dict[str, list[_Place]] = {}
    for term in terms:
        if len(term) >= _LEAST - 1:
            for at, char in enumerate(term):
                places.setdefault(char, []).append((term, at))
    return {char: tuple(found) for char, found in places.items()}


def _agreeing(text: str, at: int, places: Sequence[_Place]) -> Iterator[tuple[int, int, bool]]:
    """How far names agree with the question before and behind a character, and whether they do so wholly."""
    for name, place in places:
        before = after = 0
        while before < place and before < at and name[place - before - 1] == text[at - before - 1]:
            before += 1
        while place + after + 1 < len(name) and at + after + 1 < len(text):
            if name[place + after + 1] != text[at + after + 1]:
                break
            after += 1
        yield before, after, before + after + 1 == len(name)


def _official(text: str, at: int) -> int:
    """How long the official name is that stands over a character as it is written."""
    names = standard_names()
    longest = 0
    for start in range(max(0, at - 20), at + 1):
        for end in range(at + 1, min(len(text), start + 21) + 1):
            if end - start > longest and text[start:end] in names:
                longest = end - start
    return longest


@dataclass(frozen=True, slots=True)
class _Written:
    """Two characters in a row that names or words of questions hold, begin with, end with."""

    pairs: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=16)
def _written(terms: frozenset[str]) -> _Written:
    known = (*terms, *standard_names(), *carrying_words(), *silent_words())
    return _Written(
        frozenset(words[at : at + 2] for words in known for at in range(len(words) - 1)),
        frozenset(words[:2] for words in known if len(words) > 1),
        frozenset(words[-2:] for words in known if len(words) > 1),
    )

"""Bodies called by a short form of their printed name: 林科所 of 林业科学研究所, 管护局 of 保护区管护局.

A short form that stands alone (between commas, before 的) may leave out any characters of the name; one
in the middle of other words (从环保宣教中心划出) has to begin or to end as the name does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qa.items.bodies import is_short_for
from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.text import normal
from qa.question.vocabulary import standard_names

_KIND = "中心|支队|总队|大队|监狱|学校|学院|医院|[局所院站馆校队]"
_BEFORE = r"(?:^|(?<=[,，、。:：;；()和与跟同比较把将在是 ]))"
_AFTER = (
    r"(?=的|[,，、和与跟同比较 ()]|[多少高低大小](?:了|出)?(?:多少|几)|[两二三四五]家|20\d\d|今年|本年|$)"
)
_CALLED = regex(rf"{_BEFORE}(?P<body>(?:(?![的比和与跟同在])[一-鿿]){{1,8}}?(?:{_KIND})){_AFTER}")
_PRINTED = regex(rf"[一-鿿()]{{5,40}}(?:{_KIND})")
_UNIT = regex(rf"(?:{_KIND})(?:\([^()]*\))?$")
_SAID = regex(rf"[一-鿿]{{2,16}}?(?:{_KIND})(?![一-鿿]?(?:长|员|务|有|需))")
_OWN = regex("^(?:[本全该各我这那两三四五哪几当每]|下属|所属|直属)")
_NO_NAME = regex("下属|所属|直属|分局$|预算")
_SHORTEST, _LONGEST = 3, 14


def bodies_in_full(question: str, terms: frozenset[str], mentioned: Sequence[str] = ()) -> Iterator[str]:
    """The question with each short form replaced by the one printed body that it can mean, if any is.

    `mentioned` are departments that the question names in other ways; what stands behind one of them is
    looked at on its own.
    """
    plain = question
    for name in mentioned:
        plain = plain.replace(name, f"{name} ")

    printed = known_spans(plain, terms)

    def full(match: re.Match[str]) -> str:
        inside = any(start < match.start("body") and match.end("body") <= end for start, end in printed)
        # 渔业执法支队 behind the 与 of 某市海洋与渔业执法支队 is no body by itself.
        return match["body"] if inside or match["body"] in mentioned else _in_full(match["body"], terms)

    changed = _CALLED.sub(full, plain)
    if changed != plain:
        for name in mentioned:
            changed = changed.replace(f"{name} {name}", name)
        yield changed


def _in_full(called: str, terms: frozenset[str]) -> str:
    printed = _printed(terms)
    if _OWN.match(called) or called in terms or len(called) < 3:
        return called
    found = sorted((name for name in printed if is_short_for(called, name)), key=len)
    return found[-1] if found and all(found[-1].endswith(name) for name in found) else called


@lru_cache(maxsize=8)
def _printed(terms: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(term for term in terms if _PRINTED.fullmatch(term) and not _joins(term, terms)))


def _joins(term: str, terms: frozenset[str]) -> bool:
    """Whether what is printed lists several bodies: 局本级和水务执法支队."""
    return any(term[match.end() :] in terms for match in _JOINT.finditer(term))


_JOINT = regex("(?<=..)[和与及、](?=...)")


def in_units_names(question: str, terms: frozenset[str], bodies: Sequence[str]) -> Iterator[str]:
    """The question with a unit's short name written out, where one unit alone is printed that it can mean."""
    text = normal(question)
    units = [term for term in terms if len(term) > 5 and _UNIT.search(term) and not _joins(term, terms)]
    if len(units) < 2:
        return
    kept = known_spans(text, terms, standard_names())
    for found in _SAID.finditer(text):
        end = found.end()
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            said = text[start:end]
            if not re.fullmatch("[一-鿿]+", said) or said in terms:
                continue
            if _OWN.match(said) or _NO_NAME.search(said):
                continue
            if any(said in body or body in said for body in bodies):
                continue
            if any(s < end and start < e for s, e in kept):
                continue
            meant = {re.sub(r"\([^()]*\)$", "", unit) for unit in units if _means(said, unit)}
            meant -= {unit for unit in meant if any(unit != one and unit.endswith(one) for one in meant)}
            if len(meant) == 1:
                yield text[:start] + next(iter(meant)) + text[end:]
                return


def _means(said: str, unit: str) -> bool:
    """Whether a unit's name ends with what is said, or is cut to it: 环保宣教中心 of 环境保护宣传教育中心."""
    plain = re.sub(r"\([^()]*\)$", "", unit)
    if plain.endswith(said):
        return True
    if len(said) * 5 < len(plain) * 2 or len(said) < 5 or said[0] != plain[0]:
        return False
    at = 0
    for char in said:
        at = plain.find(char, at) + 1
        if not at:
            return False
    return True

"""Units of a department in their printed names: 管护局 where one unit's name ends so, 环保宣教中心."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.items.phrases import known_spans
from qa.question.text import normal
from qa.question.vocabulary import standard_names

_ORGAN = "(?:中心|支队|大队|总队|监狱|医院|学院|学校|[局站所院校馆队])"
_UNIT = re.compile(rf"{_ORGAN}(?:\([^()]*\))?$")
_SAID = re.compile(rf"[一-鿿]{{2,16}}?{_ORGAN}(?![一-鿿]?(?:长|员|务|有|需))")
_NO_NAME = re.compile("^[本全各该我每哪这那几]|下属|所属|直属|分局$|预算")
_SHORTEST, _LONGEST = 3, 14


def in_units_names(question: str, terms: frozenset[str], bodies: Sequence[str]) -> Iterator[str]:
    """The question with a unit's short name written out, where one unit alone is printed that it can mean."""
    text = normal(question)
    units = [term for term in terms if len(term) > 5 and _UNIT.search(term)]
    if len(units) < 2:
        return
    kept = known_spans(text, terms, standard_names())
    for found in _SAID.finditer(text):
        end = found.end()
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            said = text[start:end]
            if not re.fullmatch("[一-鿿]+", said) or _NO_NAME.search(said) or said in terms:
                continue
            if any(said in body or body in said for body in bodies):
                continue
            if any(s < end and start < e for s, e in kept):
                continue
            meant = {re.sub(r"\([^()]*\)$", "", unit) for unit in units if _means(said, unit)}
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

"""Bodies called by a short form of their printed name: 林科所 of 林业科学研究所, 管护局 of 保护区管护局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_KIND = "中心|支队|总队|大队|监狱|学校|学院|医院|研究院|研究所|服务站|[局所院站馆校]"
_BEFORE = r"(?:^|(?<=[,，、。:：;；()和与跟同比较把将在是 ]))"
_AFTER = (
    r"(?=的|[,，、和与跟同比较 ()]|[多少高低大小](?:了|出)?(?:多少|几)|[两二三四五]家|20\d\d|今年|本年|$)"
)
_CALLED = re.compile(rf"{_BEFORE}(?P<body>(?:(?![的比和与跟同在])[一-鿿]){{1,8}}?(?:{_KIND})){_AFTER}")
_PRINTED = re.compile(rf"[一-鿿()]{{5,40}}(?:{_KIND})")
_OWN = re.compile("^(?:本|全|该|各|我|这|那|两|三|四|五|哪|几|下属|所属|直属|当|每)")


def bodies_in_full(question: str, terms: frozenset[str], mentioned: Sequence[str] = ()) -> Iterator[str]:
    """The question with each short form replaced by the one printed body that it can mean, if any is.

    `mentioned` are departments that the question names in other ways; what stands behind one of them is
    looked at on its own.
    """
    plain = question
    for name in mentioned:
        plain = plain.replace(name, f"{name} ")

    def full(match: re.Match[str]) -> str:
        return match["body"] if match["body"] in mentioned else _in_full(match["body"], terms)

    changed = _CALLED.sub(full, plain)
    if changed != plain:
        for name in mentioned:
            changed = changed.replace(f"{name} {name}", name)
        yield changed


def _in_full(called: str, terms: frozenset[str]) -> str:
    printed = _printed(terms)
    if _OWN.match(called) or called in terms or len(called) < 3:
        return called
    found = sorted((name for name in printed if _short_of(called, name)), key=len)
    return found[-1] if found and all(found[-1].endswith(name) for name in found) else called


@lru_cache(maxsize=8)
def _printed(terms: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(term for term in terms if _PRINTED.fullmatch(term)))


def _short_of(called: str, name: str) -> bool:
    """Whether the characters stand in the name in order and both end alike."""
    if len(called) >= len(name) or called[-1] != name[-1]:
        return False
    at = iter(name)
    return all(char in at for char in called)

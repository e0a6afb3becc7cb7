"""Bodies listed by what tells them apart, with their kind said once: 东、西、南、北四所郊区监狱."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.text import normal

_KIND = "中心|支队|总队|大队|监狱|分局|学校|小学|中学|学院|医院|幼儿园|局|所|院|站|馆|队"
_LISTED = regex(
    r"(?:^|(?<=[,，:：的]))(?P<heads>[一-鿿]{1,4}(?:[、和与及][一-鿿]{1,4}?){1,9})(?:等|这)?"
    rf"(?:[两二三四五六七八九十]|\d{{1,2}})[所家个座支](?P<rest>[一-鿿]{{0,4}}?)(?P<kind>{_KIND})(?![一-鿿]?(?:长|员))"
)


def bodies_listed(question: str, terms: frozenset[str]) -> Iterator[str]:
    """The question with each of the bodies in full, where each is the one printed that it can mean."""
    text = normal(question)
    for match in _LISTED.finditer(text):
        heads = re.split("[、和与及]", match["heads"])
        between = "".join(f"{char}?" for char in match["rest"])
        names = [_meant(head, f"{between}{match['kind']}", terms) for head in heads]
        if all(names) and len(set(names)) == len(names):
            yield f"{text[: match.start()]}{'、'.join(map(str, names))}{text[match.end() :]}"
            return


def _meant(head: str, end: str, terms: frozenset[str]) -> str | None:
    """The one printed body whose name ends as told, the longest form of it."""
    form = regex(rf"[一-鿿]*{re.escape(head)}(?P<end>{end})")
    found = sorted((term for term in terms if form.fullmatch(term)), key=len)
    one = bool(found) and all(found[-1].endswith(name) for name in found)
    return found[-1] if one else None

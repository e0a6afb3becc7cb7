"""Names of bodies: which are short for a printed one, and which the documents nowhere print."""

from __future__ import annotations

from collections.abc import Sequence, Set

from qa.patterns import regex

_BODY = regex(
    "(?P<body>[一-鿿]{3,}(?:(?<![全各本我该分])[局院站馆校所]|(?<![平后前柜舞讲])台|中心|[支大总]队|监狱))"
    "(?:部门|单位|财政|预算|决算|支出|收入|拨款|总|合计|经费)*"
)


_ENDS = regex(
    r"(?:[局委厅院所处站校馆队会]|中心|监狱|[林农牧渔]场|[中小]学|街道|机关|本级|单位|办公室|幼儿园|[剧歌舞乐]团|青少年宫)(?:\([^()]*\))?$"
)


def is_body(name: str) -> bool:
    """Whether a name is that of a body, by its end: 执法支队, 局本级, 某某中心(某某站)."""
    return bool(_ENDS.search(name))


def of_unknown_body(content: str, terms: Sequence[Set[str]]) -> bool:
    """Whether words ask for all the money of a body that is no printed name, nor short for one."""
    match = _BODY.fullmatch(content)
    if match is None:
        return False
    body = match["body"]
    printed = (term for names in terms for term in names)
    return not any(
        body in term or is_short_for(body, term) or (len(term) > 2 and body.endswith(term))
        for term in printed
    )


def is_short_for(called: str, name: str) -> bool:
    """Whether the characters stand in the name in order and both end alike."""
    if len(called) >= len(name) or called[-1] != name[-1]:
        return False
    at = iter(name)
    return all(char in at for char in called)


def same_end(name: str, other: str) -> bool:
    """Whether two printed names are one body's, with and without its town: 市公路中心, 澜江市公路中心."""
    return name.endswith(other) or other.endswith(name)


def is_called(name: str, own: str) -> bool:
    """Whether a name is the disclosing body's own, whole or from its town on: 某市某局 of 某省某市某局."""
    return name == own or (len(name) > _PLACED and own.endswith(name) and bool(_TOWN.match(name)))


def without_level(name: str) -> str:
    """A body's name without the words that it is its own level: 某局本级(机关), 某局(本级) -> 某局."""
    return _LEVEL.sub("", name)


_LEVEL = regex(
    r"(?:本级|机关|本部)?\((?:(?:部门|[局委厅院办部])?(?:本级|机关)|本部|汇总)\)$|(?:本级|机关|本部)$"
)
_TOWN = regex("[一-鿿]{1,8}?[市区县州旗]")
_PLACED = 4
"""Characters of a place and an organ together, of which fewer tell no body from another: 市财政局."""


_NAMED = regex("(?:局|院|站|馆|校|所|中心|支队|总队|大队|监狱|学院|医院|管理处)$")


def names_one_body(name: str) -> bool:
    """Whether a printed name is that of one body, long enough to tell it from others: 杭州市北郊监狱."""
    return len(name) >= _TELLING and bool(_NAMED.search(_ORGAN.sub("", name)))


def another_than(name: str, body: str, covered: int) -> bool:
    """Whether a name shares but its kind or its town with a body (监狱), or is that of another body."""
    if name == body or body in name or is_short_for(name, body):
        return False
    return covered * 2 < len(body) or (names_one_body(name) and not is_short_for(body, name))


_ORGAN = regex(r"\([局委厅]?机关\)$")
_TELLING = 6

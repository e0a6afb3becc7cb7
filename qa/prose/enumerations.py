"""Names in a printed enumeration: 甲、乙（丙、丁）和戊等."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.numerals import number_word

_OPEN = "（《“「【<〈"
_CLOSE = "）》”」】>〉"
_ORGAN = "局|委|办|厅|院|部|处|科|股|室|中心|站|所|队|司|会|署|校|园|园区|厂|公司|馆|组|社|(?<!平)台"
_ORGAN += "|讲师团|[艺话歌舞乐剧]团|艺术团|学院|大学|中学|小学|本级|本部|机关|街道|法庭|监狱|秘书"
_ENDS = regex(rf"(?:{_ORGAN})(?:[（(][^（()）]*[)）])?(?:预算)?$")


def enumerated(text: str, count: int | None = None) -> tuple[str, ...]:
    """The names that `text` enumerates, as printed; a last 和 is cut where both sides are names alike.

    `count` is how many names the sentence says there are; it settles doubtful cuts.
    """
    body = re.sub(r"[。；;]+$", "", text.strip())
    body = re.sub(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家|项|类)?[^、，]{0,12}$", "", body)
    body = _counted_first(body)
    parts = [part for part in _cut(body, "、") if part]
    if len(parts) <= 1:
        parts = [part for part in _cut(body, "，,；") if part]
    parts = [_clean(part) for part in parts]
    parts = [part for part in parts if part]
    if len(parts) > 1 and (led := _LED.match(parts[0])):
        parts[0] = led["first"]
    if parts and (count is None or len(parts) < count):
        parts = [*parts[:-1], *_last(parts[-1], parts[:-1], count is not None and len(parts) + 1 == count)]
    return tuple(dict.fromkeys(parts))


def _counted_first(body: str) -> str:
    """The names before their own number, where others follow: 内科、外科2个临床科室和放射科."""
    match = _CLOSED.match(body)
    if match is None:
        return body
    return match["names"] if len(_cut(match["names"], "、")) == number_word(match["count"]) else body


_CLOSED = regex(
    r"(?P<names>[^，,；;。\d]+、[^，,；;。\d]+?)(?P<count>\d{1,2}|[两二三四五六七八九十]{1,3})个[一-鿿]{2,8}?[和及与]"
)
_LED = regex(
    r"[一-鿿]{1,30}?(?:[院校局处站所委厅队馆部]|中心|单位|部门|机关|本级|幼儿园|政府)(?:[内下]设|设有|设立|设)(?P<first>[一-鿿]{2,})$"
)
"""Whose parts a list names, before the first of them: 卫生院设内科、外科."""


def stated_count(text: str) -> int | None:
    """The number of names that a sentence announces: 内设9个处室, 共计1家, 13 个机构."""
    match = re.search(
        r"(?:设(?:有|立|置)?|共(?:计|有)?|包括|下属|内设机构|有|等|纳入)[^，。；\d]{0,12}?(\d{1,3})(?:个|家|所|处)"
        r"|(\d{1,3}|[两二三四五六七八九十]{1,3})(?:个|家|项|类|大|台|套|辆|件|座)[^。；\d]{0,14}(?:包括|分别|为|[:：])",
        text,
    )
    return number_word(match.group(1) or match.group(2)) if match else None


def is_organ(name: str) -> bool:
    """Whether a name ends like one of an institution or a part of one."""
    return bool(_ENDS.search(name))


def _last(part: str, others: list[str], expected: bool) -> list[str]:
    """Cut the last member at its conjunction."""
    for word in ("以及", "及", "和", "与"):
        for match in reversed(list(re.finditer(word, part))):
            left, right = part[: match.start()].rstrip("，,"), part[match.end() :]
            if not left or len(right) < 2 or match.start() in bracketed(part):
                continue
            named = bool(_ENDS.search(left)) and bool(_ENDS.search(right))
            if word == "以及" or named or expected or _same_end(left, right, others):
                return [left, _clean(right)]
    return [part]


def _same_end(left: str, right: str, others: list[str]) -> bool:
    if not others or len(left) <= 2:
        return False
    both = left[-2:] == right[-2:] and any(other.endswith(left[-2:]) for other in others)
    ends = {other[-1] for other in others if other}
    return both or (left[-1] in ends and right[-1] in ends and left[-1] in "费金贴站款")


def _clean(part: str) -> str:
    part = re.sub(
        r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\d{1,3}[）)]|\d{1,3}[、.．]|[①-⑳]"
        r"|[一二三四五六七八九十]是)",
        "",
        part,
    )
    part = re.sub(
        r"^(?:以及|和|及|(?:主要|具体|分别)?(?:包括|包含)(?:了|有)?"
        r"|(?:下属|下设|下辖|直属)(?:有|了)?(?=[^，、]{4})(?!的|各|单位|机构|部门|事业|预算|行政|企业))",
        "",
        part.strip(" 　，,。；;：:"),
    )
    part = re.sub(r"(?<=[）)])预算$", "", part)
    return part[1:-1] if re.fullmatch(r"“[^“”]*”|\"[^\"]*\"", part) else part


def _cut(text: str, marks: str) -> list[str]:
    inside = bracketed(text)
    parts, start = [], 0
    for at, char in enumerate(text):
        digits = char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if char in marks and at not in inside and not digits:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def bracketed(text: str) -> frozenset[int]:
    """Places inside brackets or quotes; a bracket that is never closed opens nothing."""
    inside: set[int] = set()
    opened: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _OPEN:
            opened.append((char, at))
        elif char in _CLOSE:
            pair = _OPEN[_CLOSE.index(char)]
            while opened and opened[-1][0] != pair:
                opened.pop()
            if opened:
                inside.update(range(opened.pop()[1], at + 1))
    return frozenset(inside)

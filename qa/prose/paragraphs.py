"""A paragraph asked for as a whole: by the name it opens with, or by its place in a numbered list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.prose.numbering import numbering
from qa.patterns import regex
from qa.prose.passage_index import PassageIndex, Unit, opening
from qa.question.inquiry import NATURE, Inquiry, asks_nature
from qa.question.text import bare, normal

_LONGEST = 30
_ORDINAL = regex(r"第([一二三四五六七八九十\d]{1,3})(?:大)?(?:项|条|点|款|个|部分)")
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")}


def named_paragraph(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> tuple[Unit, ...]:
    """The sentences of the one paragraph that the question names, without its opening; empty if none."""
    ordinal = _ORDINAL.search(inquiry.text)
    if ordinal:
        return _numbered(_number(ordinal.group(1)), _ORDINAL.sub("", inquiry.text), indexes)
    if inquiry.purpose or inquiry.quantity or inquiry.kind != "content" or len(inquiry.fragments) != 1:
        return ()
    name = bare(inquiry.fragments[0])
    for index in indexes:
        for units in index.of_passage.values():
            first = units[0]
            if first.path[:1] == ("目录",) or not numbering(first.ruled)[0]:
                continue
            if name in _names(opening(first.text)):
                return _whole(index, units)
    return ()


_NATURE = regex(
    r"(?:是|为|系)[^，。；]{0,40}(?:事业单位|行政单位|行政机关|工作部门|组成部门|直属机构|派出机构|办事机构|党政机关|司法机关|预算单位)"
)


def told_nature(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> tuple[Unit, ...]:
    """The sentence that says what sort of body it is (是…直属的自收自支事业单位), where that is asked.

    Of several bodies, the one that the question names.
    """
    if not asks_nature(inquiry.text):
        return ()
    told = [
        unit
        for index in indexes
        for units in index.of_passage.values()
        for unit in units
        if _NATURE.search(unit.ruled) and not re.search("名词解释|目录", "".join(unit.path))
    ]
    asked = set(re.findall("(?=(..))", re.sub(NATURE, "", inquiry.text)))
    return (max(told, key=lambda unit: sum(pair in unit.plain for pair in asked)),) if told else ()


def has_nature(inquiry: Inquiry, told: Sequence[Unit]) -> bool | None:
    """Whether it is what the question takes it for; None where no nature is named to be tested."""
    named = re.search(NATURE, inquiry.text)
    if named is None or not re.search("吗|么|是不是|是否", inquiry.text) or not told:
        return None
    text = told[0].plain
    return named.group()[:2] in text and not re.search(f"(?:非|不是|不属于|未){named.group()[:2]}", text)


def _names(head: str) -> tuple[str, ...]:
    """对外贸易处(市机电产品进出口办公室) answers to both its names."""
    return (head, re.sub(r"\([^()]*\)", "", head), *re.findall(r"\(([^()]*)\)", head))


def _whole(index: PassageIndex, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The paragraph, with the unnumbered ones behind it under the same heading where it is a bare name."""
    if len(units) > 1 or len(normal(units[0].text)) > len(opening(units[0].text)) + 8:
        return tuple(units[:_LONGEST])
    level = numbering(units[0].ruled)[0]
    found = [units[0]]
    for passage in sorted(number for number in index.of_passage if number > units[0].passage):
        following = index.of_passage[passage]
        here = numbering(following[0].ruled)[0]
        if following[0].path != units[0].path or (here and here <= level) or len(found) >= _LONGEST:
            break
        found.extend(following)
    return tuple(found[:_LONGEST]) if len(found) > 1 else ()


def _numbered(wanted: int | None, question: str, indexes: Sequence[PassageIndex]) -> tuple[Unit, ...]:
    """The paragraph of that number under the heading that shares most with the question."""
    if wanted is None:
        return ()
    best: tuple[int, tuple[Unit, ...]] | None = None
    pairs = {question[at : at + 2] for at in range(len(question) - 1)}
    for index in indexes:
        for units in _paragraphs(index):
            marker = numbering(units[0].ruled)[1]
            said = re.sub(r"[^一二三四五六七八九十\d]", "", marker)
            if not said or _number(said) != wanted or units[0].path[:1] == ("目录",):
                continue
            heading = normal(units[0].path[-1] if units[0].path else "")
            shared = sum(1 for pair in pairs if pair in heading)
            if shared and (best is None or shared > best[0]):
                best = (shared, units)
    return best[1] if best else ()


def _paragraphs(index: PassageIndex) -> Iterator[tuple[Unit, ...]]:
    """Paragraphs, those set on one line as “…：1.甲。2.乙。” taken apart."""
    for units in index.of_passage.values():
        start = 0
        for at, unit in enumerate(units):
            if at and numbering(unit.ruled)[0]:
                yield tuple(units[start:at])
                start = at
        yield tuple(units[start:])


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if len(word) == 1:
        return _DIGITS.get(word)
    if word[0] == "十":
        return 10 + _DIGITS.get(word[1], 0)
    tens = _DIGITS.get(word[0], 0) * 10
    return tens + (_DIGITS.get(word[2], 0) if len(word) > 2 else 0) if word[1:2] == "十" else None

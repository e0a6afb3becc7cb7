"""The numbering of Chinese official prose: 第一部分 > 一、 > （一） > 1. > （1） > ①."""

from __future__ import annotations

import re

PART_LEVEL = 1
_NUMERAL = "一二三四五六七八九十百零〇"
_FORMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (PART_LEVEL, re.compile(rf"第[{_NUMERAL}\d]{{1,3}}(?:部分|章|篇)[、：:.．]?")),
    (2, re.compile(rf"第[{_NUMERAL}]{{1,3}}节[、：:]?")),
    (3, re.compile(rf"[{_NUMERAL}]{{1,3}}(?:[、.．]|[，,](?!\d))")),
    (4, re.compile(rf"[（(][{_NUMERAL}]{{1,3}}[)）][、.]?")),
    (5, re.compile(r"\d{1,2}[、.．](?!\d)")),
    (6, re.compile(r"[（(]\d{1,2}[)）][、.]?|\d{1,2}[)）]")),
    (7, re.compile(r"[①-⑳]")),
)


def numbering(text: str) -> tuple[int, str]:
    """(level, marker) of the numbering that `text` starts with, (0, "") if none.

    >>> numbering("（一）收入预算情况")
    (4, '（一）')
    """
    for level, form in _FORMS:
        match = form.match(text)
        if match:
            return level, match.group()
    return 0, ""


def without_numbering(text: str) -> str:
    """The text behind its numbering.

    >>> without_numbering("第三部分 情况说明")
    '情况说明'
    """
    _, marker = numbering(text)
    return text[len(marker) :].strip(" \u3000、.．")


def is_item_alone(text: str) -> bool:
    """Whether all that a paragraph says is an item's name, of which the next one tells.

    >>> is_item_alone("2.教育支出（类）进修及培训（款）培训支出（项）。")
    True
    """
    return bool(numbering(text)[0] and _ITEM_ALONE.fullmatch(text.strip()))


_ITEM_ALONE = re.compile("[^，；。]*(?:[（(][类款项][)）]|[费金入出])(?:支出)?[。：:]?")


def next_in_line(before: str, after: str) -> bool:
    """Whether `after` is numbered one more than `before` (2. behind 1.).

    >>> next_in_line("1.甲", "2.乙")
    True
    """
    level, marker = numbering(before)
    other, following = numbering(after)
    if not level or level != other:
        return False
    first, second = re.search(r"\d+", marker), re.search(r"\d+", following)
    return bool(first and second and int(second.group()) == int(first.group()) + 1)

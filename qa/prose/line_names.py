"""Lines that each name one thing: cut where several were set on one, and read without their numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.prose.numbering import without_numbering
from qa.patterns import regex

ASIDE = regex("[（(][^（()）]*[)）]")
_CODE = r"\d{3,9}(?![万亿千百]?元|[万亿%])"
"""The number that a budget gives a unit, which may stand before its name: 2.301001甲局."""
BEHIND_CODE = regex(rf"^(?:\d{{1,2}}[.．、])?{_CODE}(?=[一-鿿]{{2}})")


def numbered_lines(text: str) -> list[str]:
    """Lines that were set on one: 2.甲站3.乙中心 -> 2.甲站, 3.乙中心."""
    first = re.match(r"(\d{1,2})[.．、]", text)
    if not first:
        return [text]
    lines, number = [], int(first.group(1))
    while match := re.search(rf"(?<=[一-鿿）。；])(?={number + 1}[.．、](?:{_CODE})?[一-鿿])", text):
        lines.append(text[: match.start()])
        text, number = text[match.start() :], number + 1
    return [*lines, text]


def item_names(texts: Sequence[str]) -> tuple[str, ...]:
    """What numbered lines name: the whole line where it is short, else its first clause."""
    bare_lines = [re.sub(r"[。；;，,]+$", "", without_numbering(text)) for text in texts]
    if all(len(line) <= 45 for line in bare_lines) and not any(
        "，" in line and re.search("[局所心队院处科委会部]，", line) for line in bare_lines
    ):
        return tuple(dict.fromkeys(bare_lines))
    return tuple(dict.fromkeys(re.split(r"[，。：；]", line, maxsplit=1)[0] for line in bare_lines))

"""The one form in which wording and evidence are compared."""

from __future__ import annotations

import re

from ingest.amounts import fold


def canon(text: str) -> str:
    """Folded, without spaces and quotes."""
    return re.sub(r"[\s“”\"'‘’「」『』《》〈〉·*]", "", fold(text))


def without_year(name: str) -> str:
    """A name without the year that it begins with."""
    return re.sub(r"^20\d\d年度?", "", name)


def years_in(text: str) -> set[str]:
    """Every year that a text names."""
    return set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))


def distinct_parts(a: str, b: str) -> tuple[str, str]:
    """What two labels do not share at their ends, at least two characters each where there are two."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1

    def part(label: str) -> str:
        stop = len(label) - tail
        stop = max(stop, min(len(label), head + 2))
        start = min(head, max(0, stop - 2))
        return label[start:stop]

    return part(a), part(b)

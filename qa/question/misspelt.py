"""A printed name of which a question misses one character."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.vocabulary import standard_names

_COUNTING = regex("批次|人次|人数|团组|辆数|场次|总额|总数|数量|面积")
"""Words that begin with a character which looks like a slip for the last one of a name (公务接待批次)."""
_GRAMMAR = frozenset("比较占和与跟的")
"""Words that join names, which are no slips in them: 预算比 is not 预算数."""
_APART = tuple(
    map(frozenset, ("决预", "增减", "上下", "内外", "前后", "今去上", "离退", "局院所处站台馆校队厅委会"))
)
"""Characters that are no slips for each other: 决算 is not 预算, 离休 not 退休, nor 气象台 the 气象局."""


def nearest_names(question: str, names: Iterable[str]) -> str | None:
    """The question with one misspelt name put right, or None where no printed name is one character off.

    Only names of four characters and more, of the same length, first or last character kept, and not
    where the question already holds the name. What the question names officially holds no slip.
    """
    right = {at for start, end in known_spans(question, standard_names()) for at in range(start, end)}
    best: tuple[int, str] | None = None
    names = frozenset(names)
    printed = known_spans(question, names)
    for name in names:
        length = len(name)
        if length < 4 or length > 20 or name in question:
            continue
        for at in range(len(question) - length + 1):
            window = question[at : at + length]
            if any(start <= at and at + length <= end for start, end in printed):
                continue  # a piece of a longer name, which is printed as it stands
            if "三公" in window or (window[0] != name[0] and window[-1] != name[-1]):
                continue
            if re.sub(r"\D", "", window) != re.sub(r"\D", "", name):
                continue  # another year or number is another thing
            off = [at + i for i, (a, b) in enumerate(zip(window, name, strict=True)) if a != b]
            if window[-1] != name[-1] and _COUNTING.match(question, at + length - 1):
                continue
            if any(question[place] in _GRAMMAR for place in off):
                continue
            if any({question[place], name[place - at]} <= pair for place in off for pair in _APART):
                continue
            if len(off) == 1 and off[0] not in right and (best is None or length > best[0]):
                best = (length, question[:at] + name + question[at + length :])
    return best[1] if best else None

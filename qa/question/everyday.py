"""Runs of everyday words that all speak of one printed name: 买纸笔文具这些一年多少 is of the 办公费.

A run holds at least one saying for the name (`loose.toml`), else only further sayings for it and words
that may stand around one (`around.txt`), and it ends with the question or where it asks 多少.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.vocabulary import Alias, loose_aliases, standard_names, words_around

_ASKED = regex(r"多少|几(?:百|千|万|元|钱|何)|[?？,，。]|$")
_MOST = 4
"""Names that are tried of one question."""


def named_by_runs(text: str, terms: frozenset[str]) -> Iterator[str]:
    """The question with a run of everyday words replaced by the name they speak of, longest run first.

    Of runs as long, that with the longest saying comes first.
    """
    kept = [span for span in known_spans(text, terms, standard_names()) if span[1] - span[0] > 2]
    found: list[tuple[int, int, int, int, str]] = []
    for names, sayings in _groups():
        name = next((name for name in names if name in terms), None)
        if name is None or name in text:
            continue
        for start, end, said in _runs(text, sayings):
            if not any(s < end and start < e for s, e in kept):
                found.append((start - end, -said, start, end, name))
    done: set[tuple[int, int]] = set()
    for _, _, start, end, name in sorted(found, key=lambda run: run[:2])[:_MOST]:
        if (start, end) not in done:
            done.add((start, end))
            yield text[:start] + name + text[end:]


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    groups: dict[tuple[str, ...], list[str]] = {}
    alias: Alias
    for alias in loose_aliases():
        groups.setdefault(alias.names, []).append(alias.said)
    return tuple((names, tuple(said)) for names, said in groups.items())


def _runs(text: str, sayings: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Stretches of sayings and words around them, up to where the question asks; how long a saying is."""
    said = regex("|".join(map(re.escape, sayings)))
    for asked in _ASKED.finditer(text):
        end = asked.start()
        heard = [match.span() for match in said.finditer(text, 0, end)]
        if not heard:
            continue
        covered = [False] * end
        for start, stop in heard:
            covered[start:stop] = [True] * (stop - start)
        start, first = end, end
        while start:
            if covered[start - 1]:
                start -= 1
                first = start
                continue
            word = next((w for w in words_around() if text.endswith(w, 0, start)), None)
            if word is None or any(covered[start - len(word) : start]):
                break
            start -= len(word)
        if first < end:
            yield start, end, max(stop - begin for begin, stop in heard)

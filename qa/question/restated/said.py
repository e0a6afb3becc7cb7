"""A question with the names in it folded into single characters, for patterns over the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.items.phrases import known_spans
from qa.question.text import normal
from qa.question.vocabulary import aliases, carrying_words, standard_names

_FIRST = 0xE000
NAME = "[\ue000-\uf8ff]"
"""A printed or an official name, in a pattern over `Said.folded`."""


@dataclass(frozen=True, slots=True)
class Said:
    """`text` as it was said, `folded` with each name as one character of the class `NAME`.

    `bodies` are the departments that it names, in its own words.
    """

    text: str
    folded: str
    names: tuple[str, ...]
    bodies: tuple[str, ...] = ()

    @property
    def tables(self) -> str:
        """The characters that stand for names of tables."""
        return "".join(chr(_FIRST + at) for at, name in enumerate(self.names) if name.endswith("表"))

    def plain(self, folded: str) -> str:
        """Folded words with their names written out again."""
        return "".join(self.names[ord(c) - _FIRST] if _FIRST <= ord(c) < 0xF8FF else c for c in folded)


def said_of(question: str, terms: frozenset[str], bodies: Sequence[str] = ()) -> Said:
    """The question, its names folded; `terms` are the names that the documents in scope print."""
    text = normal(question).strip("?？!！。., ，、;；:：")
    folded: list[str] = []
    names: list[str] = []
    at = 0
    for start, end in known_spans(text, terms, standard_names(), sayings()):
        if text[start:end] in carrying_words():
            continue  # a heading that says where a figure stands: 科目编码
        folded += [text[at:start], chr(_FIRST + len(names))]
        names.append(text[start:end])
        at = end
    return Said(text, "".join(folded) + text[at:], tuple(names), tuple(bodies))


@lru_cache(maxsize=1)
def sayings() -> frozenset[str]:
    """What people say for a name; a saying for all of the budget is no name beside another (预算)."""
    return frozenset(alias.said for alias in aliases() if not alias.whole and len(alias.said) > 1)

"""The place that an operand names for its figure: a table by its name, a section of prose by its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.model import Passage
from ingest.prose.numbering import numbering
from qa.items.entries import Entry, form_project
from qa.items.table_names import is_table
from qa.patterns import regex
from qa.question.text import Coverage, normal

_VERY, _BLUR = 0.9, 0.02
"""How alike a title and its name in the question are where no other table is meant; how far that is exact."""
_HEADED, _LIKE, _TOLD = 0.9, 0.15, 0.75
"""How much of a section's name its heading holds; how alike headings are; how much its text holds."""


class NamedPlace:
    """A table's name and a section's name against what the documents print."""

    def __init__(self, table: str, section: str) -> None:
        self.table = normal(table)
        self._table_words = Coverage(self.table)
        self._section = Coverage(normal(section))
        self._tables: dict[tuple[str, str, str, str], bool] = {}

    def is_table(self, title: str, number: str, kind: str, project: str = "") -> bool:
        """Whether a table is the one named, by its number, kind, title or project; any where none is."""
        if not self.table:
            return True
        key = (title, number, kind, project)
        held = self._tables.get(key)
        if held is None:
            held = self._tables[key] = is_table(self.table, *key)
        return held

    def title_fit(self, title: str, name: str) -> float:
        """How alike a table's title and the name that the question gives it are, from 0 to 1.

        `name` is the title without its year, which alone may be what the question says.
        """
        if name == self.table:
            return 1.0
        mine, theirs = self._table_words.masks(title)
        both = len(self.table) + len(title)
        return (mine.bit_count() + theirs.bit_count()) / both if both else 0.0

    def titled(self, names: Mapping[int, tuple[str, str]]) -> frozenset[int]:
        """The tables whose title is, almost to the letter, the name that the question gives.

        `names` gives for each table its title, with the year and without. Another table that is called
        much alike (基本支出, 项目支出) is not meant then.
        """
        fits = {at: self.title_fit(*name) for at, name in names.items()}
        best = max(fits.values(), default=0.0)
        return (
            frozenset(at for at, fit in fits.items() if fit >= best - _BLUR) if best >= _VERY else frozenset()
        )

    def sections(self, passages: Sequence[Passage]) -> frozenset[int]:
        """The passages whose heading is the section named, or else those that speak of it."""
        headed = [
            max(map(self._section_fit, titles), default=(0.0, 0.0)) for titles in _titles(passages)
        ]
        best = max(headed, default=(0.0, 0.0))
        if best[0] >= _HEADED:
            return frozenset(
                at for at, fit in enumerate(headed) if fit[0] >= _HEADED and fit[1] >= best[1] - _LIKE
            )
        told = [normal("".join((*passage.heading_path, passage.text))) for passage in passages]
        return frozenset(at for at, text in enumerate(told) if self._section_fit(text)[0] >= _TOLD)

    def _section_fit(self, words: str) -> tuple[float, float]:
        """How much of the section's name some words hold, and how much of the words is that name."""
        mask, theirs = self._section.masks(words)
        return (
            mask.bit_count() / max(1, len(self._section.phrase)),
            theirs.bit_count() / max(1, len(words)),
        )


def _titles(passages: Sequence[Passage]) -> list[tuple[str, ...]]:
    """What stands over each passage: its two nearest headings, or a numbered title printed as a sentence.

    （三）国有资产占有使用情况。 on a line of its own is over all that follows to the next of its level.
    """
    titles: list[tuple[str, ...]] = []
    announced, level, path = "", 0, None
    for passage in passages:
        here = numbering(passage.sentences[0].text)[0] if passage.sentences else 0
        if passage.heading_path != path or (here and here <= level):
            announced, level, path = "", 0, passage.heading_path
        if here and len(passage.sentences) == 1 and _TITLE.search(passage.text):
            announced, level = passage.text, here
        over = (announced,) if announced else passage.heading_path[-2:]
        titles.append(tuple(map(normal, over)))
    return titles


_TITLE = regex("^[^，,；;：:]{4,30}(?:情况|说明|经费|采购|目标|安排)。?$")


def owner_and_project(entry: Entry) -> str:
    """The project that a form is about, with the body that carries it out."""
    project = form_project(entry)
    owner = normal(entry.fact.organisation or "") if entry.fact is not None else ""
    return f"{project}|{owner}" if project else ""

"""Whether an entry is of the item that an official name means, not of one that shares its words."""

from __future__ import annotations

from qa.items.entries import Entry
from qa.question.text import Coverage, bare
from qa.question.vocabulary import standard_names

_LIKE = 0.75


def is_of_name(phrase: str, entry: Entry) -> bool:
    """Whether a cell may be what a phrase names: 工资福利支出 is not 其他工资福利支出.

    Phrases that are no official name, and numbers of prose, pass.
    """
    name = bare(phrase)
    if name not in standard_names() or not entry.is_cell:
        return True
    said = Coverage(name)
    for other in (entry.label, *(entry.column.narrowing if entry.column is not None else ())):
        mine, theirs = said.masks(other)
        if mine.bit_count() >= _LIKE * len(name) and theirs.bit_count() >= _LIKE * len(other):
            if other == name or other not in standard_names():
                return True
    return False


def is_of_another_name(phrase: str, entry: Entry) -> bool:
    """Whether a row bears another official name than the phrase, which its column does not say either."""
    name = bare(phrase)
    if name not in standard_names() or not entry.is_cell or entry.label == name:
        return False
    column = entry.column.text if entry.column is not None else ""
    return entry.label in standard_names() and name not in column and name not in entry.names

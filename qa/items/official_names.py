"""Whether an entry is of the item that an official name means, not of one that shares its words."""

from __future__ import annotations

from qa.items.entries import Entry
from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.text import Coverage, bare, normal
from qa.question.vocabulary import class_names, standard_names

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


def class_asked(phrase: str) -> str:
    """The functional class that a phrase asks for by its name, without what every name may end with.

    What stands in a longer name (审计管理系统) is no class.
    """
    said = normal(phrase)
    for start, end in known_spans(said, class_names()):
        if not start and (end == len(said) or _ASKED_OF.match(said, end)):
            return _GENERAL_END.sub("", said[start:end])
    return ""


def bears_class(entry: Entry, name: str) -> bool:
    """Whether anything about an entry bears the name of a class: 监狱综合管理 does not bear 综合业务管理."""
    column = entry.column.text if entry.column is not None else ""
    about = (entry.label, *entry.names, *entry.ancestors, entry.project, column, entry.title, entry.sentence)
    return any(name in normal(one) for one in about)


_ASKED_OF = regex("支出|的|科目|这|有|是|为|多|安|花|用|今|本|全|20|[,，(（]|预算|决算|项目|占|比|和")
_GENERAL_END = regex("(?:支出|费用?|经费)$")

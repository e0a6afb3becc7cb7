"""Names in a model's wording: which belong to which figure, and which to its rivals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.answering.evidence import walk
from qa.model.words.forms import canon, distinct_parts, without_year
from qa.model.words.vocabulary import is_plain
from qa.patterns import regex

LEAST_ALIAS = 3
"""So many characters of a department's name, in its order, are its short name."""
_SHORT_NAME = regex(r"[一-鿿]{0,10}?[局委厅院校中办队站所处部会馆室]")


def names_of(record: AnswerRecord) -> list[str]:
    """Everything that the evidence calls something: labels, rows, columns, tables, items, the scope."""
    names = [name for figure in walk(record.figures) for name in _label_parts(figure.label)]
    names += [figure.formula for figure in walk(record.figures) if figure.formula]
    for citation in record.citations:
        names += _of_citation(citation)
    for title in record.scope:
        names += [title, *_department_names(title, record)]
    return [name for name in dict.fromkeys([*names, *record.items]) if name]


def own_names(figure: Figure, record: AnswerRecord) -> list[str]:
    """The names that a figure may be called by, longest first; a computed one has its operands' names too."""
    names: list[str] = []
    for one in walk([figure]):
        names += _label_parts(one.label)
        if one.citation is not None and 0 <= one.citation < len(record.citations):
            names += _of_citation(record.citations[one.citation])
    labels = " ".join(canon(one.label) for one in walk([figure]))
    for title in record.scope:
        if len(record.scope) == 1:
            names.append(title)
        if len(record.scope) == 1 or canon(_department(title)) in labels:
            names += _department_names(title, record)
    return sorted({*filter(None, map(canon, names))}, key=len, reverse=True)


def item_names(figure: Figure, record: AnswerRecord) -> list[str]:
    """The names of what a figure is of, without those of its table and its department."""
    names: list[str] = []
    departments = department_names(record)
    for one in walk([figure]):
        label = canon(one.label)
        names += _label_parts(one.label)
        names += [label.removeprefix(full) for full in departments if label != full]
        if one.citation is not None and 0 <= one.citation < len(record.citations):
            names += (record.citations[one.citation].row or "").split("/")
    return [name for name in dict.fromkeys(map(canon, names)) if len(name) > 1 and not is_plain(name)]


def department_names(record: AnswerRecord) -> dict[str, list[str]]:
    """The names of each department in scope, by its full one."""
    full = dict.fromkeys(canon(_department(title)) for title in record.scope)
    titles = {canon(_department(title)): title for title in record.scope}
    return {name: [*map(canon, _department_names(titles[name], record))] for name in full if name}


def rival_names(figures: Sequence[Figure], record: AnswerRecord) -> list[str]:
    """The names of the record's other figures, and what alone tells them from these."""
    own_texts = [name for figure in figures for name in own_names(figure, record)]
    labels = [canon(figure.label) for figure in figures]
    rivals: set[str] = set()
    computed = {canon(figure.label) for figure in walk(record.figures) if figure.kind == "computed"}
    for other in walk(record.figures):
        label = canon(other.label)
        if any(other is one for figure in figures for one in walk([figure])) or label in labels:
            continue
        rivals.update(canon(part) for part in _label_parts(other.label))
        for mine in labels:
            theirs = distinct_parts(label, mine)[0]
            rivals.add(theirs)
        if other.citation is not None and 0 <= other.citation < len(record.citations):
            row = record.citations[other.citation].row
            rivals.update(canon(part) for part in (row or "").split("/"))
    rivals |= set(_rival_departments(figures, record))
    return sorted(
        (name for name in rivals if len(name) > 1 and not any(name in own for own in own_texts) and (name in computed or not is_plain(name))),  # noqa: E501
        key=len, reverse=True,
    )  # fmt: skip


def _rival_departments(figures: Sequence[Figure], record: AnswerRecord) -> Iterator[str]:
    """Where several disclosures are compared: those whose name is not in the figure's label."""
    labels = " ".join(canon(figure.label) for figure in figures)
    titles = {canon(_department(title)): title for title in record.scope}
    for name, title in titles.items():
        if len(titles) > 1 and name not in labels:
            yield from map(canon, _department_names(title, record))


def _department(title: str) -> str:
    return re.split(r"20\d\d年", title)[0]


def _department_names(title: str, record: AnswerRecord) -> list[str]:
    """A department's full name, and the short one that the question has for it: 市水务局, 区文旅局."""
    full = canon(_department(title))
    names = [full] if full else []
    question = canon(record.question)
    for start in range(len(question)):
        match = _SHORT_NAME.match(question, start)
        if match and len(match.group()) >= LEAST_ALIAS and in_order(match.group(), full):
            names.append(match.group())
    return names


def in_order(short: str, full: str) -> bool:
    """Whether the short name's characters stand in the full one, in their order."""
    rest = iter(full)
    return all(char in rest for char in short)


def _label_parts(label: str) -> list[str]:
    """公务接待费（财政拨款·小计） is also called 公务接待费, 基本支出·人员经费 is 人员经费."""
    head = re.split("[（(]", label, maxsplit=1)[0]
    parts = (label, head, head.rsplit("·", 1)[-1], without_year(head))
    return [part for part in dict.fromkeys(parts) if part]


def _of_citation(citation: Citation) -> list[str]:
    parts = [citation.table or "", *(citation.row or "").split("/"), *(citation.column or "").split("/")]
    return [part for part in parts if part]

"""Parts that one sentence or passage lists under a figure that it states: 各类用车, 各项收入, 六类占比."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from qa.executing.part_places import HOLDS, Family, called_total
from qa.executing.values import Value, comparable, offsetting, same_amount, signed, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.lookup import COVER_FLOOR
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.numerals import numeral_before
from qa.question.text import Coverage, normal
from qa.scoping.targets import Target

_WINDOW = 20
_SPEAKS = 0.5
"""How much of what a question says of shares the passage that lists them must hold."""
_MOST = 0.6
_NEAR = 5
"""Shares that miss 100% by more than so much are not those of all the parts of one whole."""
_KIND_OF_CAR = regex("公务用车")
"""Cars that are listed by sort are called so without 公务: 业务用车, 执法执勤用车."""
_SILENT = regex(
    r"各|部分|占比|比重|比例|百分比|列出|给出|所列|所|写|的|[几两三四五六七八九十\d]+[类项个款]|说明|情况"
)


def said_lists(
    parts: Operand, whole: Operand, stated: Value | None, index: DocumentIndex, target: Target
) -> Iterator[Family]:
    """收入各项: the numbers of a sentence behind the one that states the whole; all shares of a passage."""
    if parts.role == "share":
        yield from _shares(parts, stated, index, target)
        return
    named = _KIND_OF_CAR.sub("用车", re.sub(r"各项$", "", normal(parts.phrase)))
    if "表" in named:
        return  # what a table holds is read from its rows
    called = stated is None and called_total(whole)
    for at in _heads(parts, whole, stated, index, target):
        entry = index.statements[at]
        behind = _behind(at, index)
        if stated is None and _is_part(at, index):
            continue
        if len(behind) < 2 or not _of_the_kind(named, entry, behind):
            continue
        if (called and _named_by(named, behind) < _MOST) or not _counted_in(parts.unit, entry):
            continue
        printed = _values([entry, *behind], target)
        head, values = printed[0], offsetting(printed[1:])
        if values != tuple(printed[1:]) or (stated and stated.amount is not None and stated.amount < 0):
            head, values = signed(head), tuple(map(signed, printed[1:]))
        if all(comparable(value, head) for value in values):
            fit = _named_by(named, behind) / 10
            yield Family(values, head, 1.0 + fit + HOLDS * same_amount(total(values), head))


def _counted_in(unit: str | None, entry: Entry) -> bool:
    """Whether a number is one of the things that the question counts."""
    return unit is None or (entry.statement is not None and entry.statement.unit == unit)


def _values(entries: Sequence[Entry], target: Target) -> list[Value]:
    return [value_of(Candidate(entry, 1.5, 1.0, 1.0), target.edition) for entry in entries]


def _heads(
    parts: Operand, whole: Operand, stated: Value | None, index: DocumentIndex, target: Target
) -> Iterator[int]:
    """Where a number stands that may be the whole: what is stated, or what bears the name of the whole."""
    roles = ("change",) if parts.role == "change" else ("amount", "count")
    meant = (
        None if stated is not None or called_total(whole) else
        {
            id(c.entry)
            for c in resolve(whole.model_copy(update={"source": "text"}), [index], target.edition.year)
            if c.cover >= COVER_FLOOR
        }
    )  # fmt: skip
    for at, entry in enumerate(index.statements):
        if entry.statement is None or entry.statement.role not in roles:
            continue
        if stated is not None:
            value = _values([entry], target)[0]
            value = signed(value) if stated.amount is not None and stated.amount < 0 else value
            if comparable(value, stated) and same_amount(value, stated):
                yield at
        elif meant is None or id(entry) in meant:
            yield at


def _behind(at: int, index: DocumentIndex) -> list[Entry]:
    """The numbers of the same kind that are told under one, else those behind it in its sentence."""
    head = index.statements[at].statement
    assert head is not None
    behind = [
        (other, other.statement) for other in index.statements[at + 1 : at + _WINDOW]
        if other.statement is not None and other.statement.passage == head.passage
        and (other.statement.role, other.statement.unit) == (head.role, head.unit)
    ]  # fmt: skip
    under = [other for other, said in behind if said.subject[:-1] == head.subject]
    return under if len(under) > 1 else [other for other, said in behind if said.sentence == head.sentence]


def _is_part(at: int, index: DocumentIndex) -> bool:
    """Whether a number is told under another of its kind, of which it is itself a part."""
    part = index.statements[at].statement
    return part is not None and any(
        other.statement is not None
        and (other.statement.passage, other.statement.role, other.statement.unit)
        == (part.passage, part.role, part.unit)
        and other.statement.subject == part.subject[:-1]
        for other in index.statements[max(0, at - _WINDOW) : at]
    )


def _of_the_kind(named: str, head: Entry, behind: Sequence[Entry]) -> bool:
    """Whether the whole, or most of its parts, are called by the name that the question has for the parts."""
    said = named[:2] in normal(head.label + head.clause)
    return said or max(_named_by(named, behind), _named_by(named[-2:], behind)) >= _MOST


def _named_by(named: str, behind: Sequence[Entry]) -> float:
    """The share of the parts whose own name holds that of the question."""
    return sum(named in normal(one.label + one.clause) for one in behind) / len(behind)


def _shares(
    parts: Operand, stated: Value | None, index: DocumentIndex, target: Target
) -> Iterator[Family]:
    """The percentages that a passage gives of one whole."""
    if stated is None or stated.unit != "%":
        return
    said = numeral_before(parts.context)
    asked = Coverage(_SILENT.sub("", normal(parts.phrase)))
    groups: dict[tuple[object, ...], list[Entry]] = defaultdict(list)
    for entry in index.statements:
        one = entry.statement
        if one is not None and one.role == "share":
            groups[(entry.table is not None, one.passage, one.subject[:-1])].append(entry)
    for (in_table, passage, _), entries in groups.items():
        if len(entries) < 2 or in_table or (said is not None and said != len(entries)):
            continue
        printed = index.document.passages[int(str(passage))]
        mask, _ = asked.masks(normal("|".join((*printed.heading_path, printed.text))))
        fit = mask.bit_count() / max(1, len(asked.phrase)) if asked.phrase else 1.0
        values = tuple(_values(entries, target))
        added = total(values).amount
        if fit >= _SPEAKS and added is not None and abs(added - 100) <= _NEAR:
            yield Family(values, None, 0.5 + fit / 2)

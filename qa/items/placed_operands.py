"""An operand read where the question puts it: in the table it names, or below the parent it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.values import Value, missing, value_of
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.items.lookup import look_up
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.targets import Target


def in_its_table(operand: Operand, indexes: Sequence[DocumentIndex], target: Target) -> Value | None:
    """The figure in the table that the words around the operand name by its title, where it stands there."""
    around = [normal(word) for word in operand.context.split()]
    if operand.table or operand.role != "amount" or operand.source == "text":
        return None
    titles = {names[1] for index in indexes for names in index.table_names.values()}
    for word in around:
        named = [title for title in titles if _names_table(word, title)]
        if named:
            rest = " ".join(other for other in around if other != word)
            title = word if word in named else max(named, key=len)
            there = operand.model_copy(update={"table": title, "context": rest})
            value = look_up(there, indexes, target.edition)
            return value if value.found and value.cover >= _NAMED_THERE else None
    return None


def _names_table(word: str, title: str) -> bool:
    """Whether a word is a table's title, the telling end of it, or more than it: 市级部门财政拨款收支总表."""
    if "表" not in word:
        return False
    long = min(len(word), len(title)) >= _TELLING
    return word == title or (long and (title.endswith(word) or word.endswith(title)))


_TELLING, _NAMED_THERE = 7, 0.9
"""How long the end of a title must be to tell the table; how much of its operand a figure there explains."""


_NUMBER = re.compile(r"^指标\d*[:：]")
_TELLS = 4


def _stands_under(parent: str, ancestors: Sequence[str]) -> bool:
    """Whether a row stands under a parent, whose name may go on before: 年度主要任务."""
    return any(name == parent or (len(parent) >= _TELLS and name.endswith(parent)) for name in ancestors)


def under_a_parent(operand: Operand, target: Target, indexes: Sequence[DocumentIndex]) -> Value:
    """The widest figure of a row of that name below the parent named."""
    parent = bare(operand.under)
    found = [
        candidate
        for candidate in resolve(operand, indexes, target.edition.year)
        if candidate.entry.is_cell
        and not candidate.is_blank
        and _stands_under(parent, candidate.entry.ancestors)
        and bare(operand.phrase).endswith(_NUMBER.sub("", candidate.entry.label))
    ]
    if not found:
        return missing(operand.phrase)
    near = [value_of(c, target.edition) for c in found if c.score >= found[0].score - 0.1]
    return max(near, key=lambda value: value.in_unit("元") if is_money(value.unit) else Decimal(0))

"""An operand read where the question puts it: in the table it names, or below the parent it names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.values import Value, missing, value_of
from qa.items.entries import DocumentIndex
from qa.items.find import resolve
from qa.items.lookup import look_up
from qa.items.table_names import told_by
from qa.patterns import regex
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
        fits = {title: fit for title in titles if (fit := _names_table(word, title))}
        if fits:
            rest = " ".join(other for other in around if other != word)
            title = max(fits, key=lambda title: (fits[title], len(title)))
            there = operand.model_copy(update={"table": title, "context": rest})
            value = look_up(there, indexes, target.edition)
            least = _SAID_THERE if fits[title] > 1 else _NAMED_THERE
            if value.found and value.cover >= least:
                return value
            # A total has no name of its own: it answers to the title of its table.
            titled = operand.model_copy(update={"phrase": f"{title} {operand.phrase}", "context": rest})
            value = look_up(titled, indexes, target.edition)
            entry = value.evidence[0] if value.found and value.evidence else None
            return value if entry is not None and entry.whole and title in entry.title else None
    return None


def _names_table(word: str, title: str) -> int:
    """How surely a word is a title: 3 to the letter, 2 but for what every title says, 1 the end of it.

    收支总表 is 部门收支总表, and no 财政拨款收支总表; 市级部门财政拨款收支总表 is the latter.
    """
    if "表" not in word:
        return 0
    if word == title:
        return 3
    name, asked = _REMARK.sub("", title), _REMARK.sub("", word)
    shorter, longer = sorted((name, asked), key=len)
    if len(shorter) >= _SHORT and longer.endswith(shorter) and _PLAIN.fullmatch(longer[: -len(shorter)]):
        return 2
    if told_by(name) == told_by(asked) and len(told_by(name)) >= _SHORT:
        return 2
    long = len(shorter) >= _TELLING
    return 1 if long and longer.endswith(shorter) else 0


_REMARK = regex(r"[(（][^()（）]*[)）]$")
_PLAIN = regex("(?:20\\d\\d年度?)?(?:[省市区县]级|本级)?(?:部门|预算单位|单位)?(?:综合)?(?:预算|决算)?")
_SHORT = 4
_TELLING, _NAMED_THERE, _SAID_THERE = 7, 0.9, 0.75
"""How long the end of a title must be to tell the table; how much of its operand a figure there explains,
and how much where the title is named to the letter."""


_NUMBER = regex(r"^指标\d*[:：]")
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

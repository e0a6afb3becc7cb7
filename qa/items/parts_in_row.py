"""A part that 其中 asks for, where it is a column of the row that the whole stands in: 其中项目支出多少."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.model import Fact
from qa.executing.values import Value, value_of
from qa.items.bodies import is_short_for
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.lookup import look_up
from qa.items.phrases import content_of
from qa.items.placed_operands import in_its_table
from qa.items.row_cells import cells_in_row
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.targets import Target

_AMONG = regex("(?:.*(?:里面|里头|当中)[,，]?)?(?:其中)?的?(?:属于|来自|用于)?(?P<part>.+)")
_ALL_OF_IT = ("小计", "合计", "金额", "预算数", "决算数")
"""Columns that stand for the whole of the head over them."""
_SHORTEST = 3


def in_the_row_of_its_whole(
    operand: Operand, indexes: Sequence[DocumentIndex], target: Target
) -> Value | None:
    """The column of the row that what was asked before stands in: 其中财政拨款多少, of one project."""
    if not operand.part_of or operand.role != "amount" or operand.source == "text":
        return None
    if _IN_A_TABLE.search(operand.phrase):
        return None  # which row of that table is meant, its own look-up tells
    named = _PLAIN.sub("", operand.part_of) or operand.part_of
    of = operand.model_copy(update={"phrase": named, "part_of": ""})
    whole = in_its_table(of, indexes, target)
    whole = whole or look_up(of.model_copy(update={"context": ""}), indexes, target.edition)
    first = whole.evidence[0] if whole.found and whole.evidence and whole.cover >= _SURE else None
    if first is None or first.fact is None or first.whole:
        return None
    row = (cell for cell, fact in cells_in_row(first, indexes) if fact.amount is not None)
    part = part_in_row(operand.phrase, first, row)
    return value_of(Candidate(part, whole.score, 1.0, 1.0), target.edition) if part is not None else None


_PLAIN = regex(r"^[235]\d{2,6}类?的?|的?(?:这个|这一)?(?:科目)?的?(?:合计|总计|总额|一共|总共)?$")
"""What says of an item that it is one, of which class, and that all of it is meant."""
_IN_A_TABLE = regex("表(?:里|中|上|内|的)")
_SURE = 0.85
"""How much of the earlier question its row must explain."""


def part_in_row(asked: str, whole: Entry, row: Iterable[Entry]) -> Entry | None:
    """The cell of the whole's row whose column is called what 其中 asks for, if just one is."""
    words = normal(asked)
    named = _AMONG.match(words) if "其中" in words or "里面" in words or "当中" in words else None
    part = bare(content_of(named["part"])) if named else ""
    if len(part) < _SHORTEST or whole.fact is None:
        return None
    year, measure = whole.fact.year, whole.fact.measure
    cells = [
        cell for cell in row
        if cell.fact is not None and cell is not whole and _is_called(part, cell.fact)
        and (cell.fact.year, cell.fact.measure) == (year, measure)
    ]  # fmt: skip
    exact = [cell for cell in cells if cell.fact is not None and _head(cell.fact) == part]
    found = exact or cells
    return found[0] if len(found) == 1 else None


def _head(fact: Fact) -> str:
    """What a column is called, by the head over it where it is all of that."""
    names = [bare(name) for name in fact.column_path]
    while len(names) > 1 and names[-1] in _ALL_OF_IT:
        names.pop()
    return names[-1] if names else ""


def _is_called(part: str, fact: Fact) -> bool:
    head = _head(fact)
    return head == part or (bool(head) and is_short_for(part, head))

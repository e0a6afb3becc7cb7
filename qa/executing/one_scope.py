"""A part and its whole of one scope: out of one row or column, or at least of one kind of money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.executing.outcomes import within
from qa.executing.values import Value, missing, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry, total_wanted
from qa.items.find import resolve
from qa.items.fund_totals import fund_total_wanted
from qa.items.of_the_named import WHOLLY
from qa.items.operands import Operands
from qa.items.phrases import without_silent
from qa.items.row_cells import cells_of_row
from qa.items.shared_places import places_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.targets import Target

_KEPT = 80
_SLACK, _LOOSE = 0.35, 1.0
"""What a part and its whole may lose together for standing in one row or column; where they must."""
FUND = regex("一般公共预算(?:财政拨款)?|政府性基金(?:预算)?|国有资本经营(?:预算)?|财政拨款")


def in_one_scope(
    named: Operand, of: Operand, part: Value, whole: Value, target: Target, operands: Operands
) -> tuple[Value, Value]:
    """The two values, or those of one place where each alone was read from another scope.

    A grand total, or that of one kind of money, is the same wherever it stands.
    """
    if not (part.found and whole.found and part.evidence and whole.evidence) or _is_told(named, of):
        return part, whole
    narrower = _of_the_same_fund(named, of, part, whole, target, operands)
    if narrower is not None:
        return narrower, whole
    if not part.evidence[0].is_cell and _is_of_one_unit(part, named, whole, target, operands):
        return missing(named.phrase, nearest=part.evidence[:3]), whole
    if not (part.evidence[0].is_cell and whole.evidence[0].is_cell) or _are_together(part, whole):
        return part, whole
    if _fund_of(part.evidence[0]) == _fund_of(whole.evidence[0]):
        return part, whole
    said = without_silent(normal(of.phrase))
    if total_wanted(said) or fund_total_wanted(said):
        return part, whole
    indexes = operands.indexes_of(target)
    pair = _best_pair(named, of, part, whole, indexes, target)
    if pair is not None:
        return pair
    titled = _total_of_title(of, part, indexes, target)
    if titled is not None and within(part, titled):
        return part, titled
    same = of_one_fund(part, of, target, operands)
    return part, same if same is not None and within(part, same) else whole


def in_one_place(
    named: Operand, of: Operand, part: Value, whole: Value, target: Target, operands: Operands
) -> tuple[Value, Value] | None:
    """Readings of a part and its whole that share a row or a column, the part no larger than the whole."""
    if _is_told(named, of) or not (part.found and whole.found):
        return None
    return _best_pair(named, of, part, whole, operands.indexes_of(target), target, slack=_LOOSE)


def of_one_fund(part: Value, of: Operand, target: Target, operands: Operands) -> Value | None:
    """What an operand names, of the money that the part's own table is about."""
    entry = next((entry for entry in _entries(part)), None)
    fund = FUND.search(entry.title) if entry is not None and entry.is_cell else None
    if fund is None or fund.group() in normal(of.phrase):
        return None
    found = operands.value(of.model_copy(update={"phrase": f"{fund.group()} {of.phrase}"}), target)
    return found if found.found and found.cover >= WHOLLY else None


def _of_the_same_fund(
    named: Operand, of: Operand, part: Value, whole: Value, target: Target, operands: Operands
) -> Value | None:
    """The part in the table that the whole is printed in, where the whole alone names its money.

    财政拨款支出总计中的农林水支出 is that of the table of 财政拨款, not that of all money.
    """
    fund = FUND.search(normal(of.phrase))
    if fund is None or FUND.search(normal(named.phrase)) or not part.evidence[0].is_cell:
        return None
    if _fund_of(part.evidence[0]) or _are_together(part, whole):
        return None
    titles = {entry.title for entry in whole.evidence if entry.is_cell and fund.group() in entry.title}
    found = operands.value(named.model_copy(update={"phrase": f"{fund.group()} {named.phrase}"}), target)
    if not found.found or not found.evidence or found.evidence[0].title not in titles:
        return None
    return found if found.cover >= WHOLLY and within(found, whole) else None


def _fund_of(entry: Entry) -> str:
    found = FUND.search(entry.title + (entry.column.text if entry.column is not None else ""))
    return found.group() if found is not None else ""


def _is_of_one_unit(part: Value, named: Operand, whole: Value, target: Target, operands: Operands) -> bool:
    """Whether prose states the part of one unit, which the question does not name: 监测站预算…，包括…."""
    told, over = part.evidence[0], whole.evidence[0]
    if (told.document, told.sentence) == (over.document, over.sentence):
        return False
    asked, own = normal(named.phrase + named.context), normal(target.edition.department)
    units = {
        normal(row.organisation)
        for index in operands.indexes_of(target) for table in index.document.tables for row in table.rows
        if row.organisation and len(row.organisation) > 3
    }  # fmt: skip
    return any(name in told.clause and name not in asked for name in units - {own})


def _entries(value: Value) -> Iterator[Entry]:
    yield from value.evidence
    for operand in value.operands:
        yield from _entries(operand)


def _is_told(*operands: Operand) -> bool:
    """Whether the question itself says which figure it means: by a table, a year, a measure, a number."""
    return any(
        operand.parts or operand.stated or operand.year or operand.table or operand.section or operand.under
        or operand.source != "any" or operand.measure not in (None, "final") or operand.role != "amount"
        for operand in operands
    )  # fmt: skip


def _are_together(part: Value, whole: Value) -> bool:
    here = {place for entry in part.evidence for place in places_of(entry)}
    return any(place in here for entry in whole.evidence for place in places_of(entry))


def _best_pair(
    named: Operand, of: Operand, part: Value, whole: Value, indexes: Sequence[DocumentIndex],
    target: Target, slack: float = _SLACK,
) -> tuple[Value, Value] | None:  # fmt: skip
    """The best readings of both that share a row or a column."""
    year = target.edition.year
    words = normal(f"{named.phrase}{of.phrase}{named.context}{target.edition.department}")
    found = [
        [c for c in resolve(o, indexes, year)[:_KEPT] if c.entry.is_cell and not c.is_blank
         and c.cover >= min(WHOLLY, value.cover) and _is_said(c.entry, words)]
        for o, value in ((named, part), (of, whole))
    ]  # fmt: skip
    best: tuple[float, Value, Value] | None = None
    for a in found[0]:
        here = set(places_of(a.entry))
        for b in found[1]:
            score = a.score + b.score
            if b.entry is a.entry or (best is not None and score <= best[0]):
                continue
            if here.isdisjoint(places_of(b.entry)):
                continue
            one, other = value_of(a, target.edition), value_of(b, target.edition)
            if within(one, other) and not same_amount(one, other):
                best = (score, one, other)
    if best is None or best[0] < part.score + whole.score - slack:
        return None
    return best[1], best[2]


def _is_said(entry: Entry, words: str) -> bool:
    """Whether a row is a total or is spoken of: 基本支出 is no column of just any row."""
    if entry.whole or entry.alone:
        return True
    pairs = [entry.label[at : at + 2] for at in range(len(entry.label) - 1)]
    return 2 * sum(pair in words for pair in pairs) >= len(pairs)


def _total_of_title(
    of: Operand, part: Value, indexes: Sequence[DocumentIndex], target: Target
) -> Value | None:
    """The total of a table that is titled after the whole: 基本支出 of 一般公共预算基本支出表."""
    name = normal(of.phrase).strip("的 ")
    for entry in part.evidence:
        if len(name) < 3 or not entry.is_cell or name not in entry.title:
            continue
        here = set(places_of(entry))
        for index in indexes:
            for cell in index.cells if index.name == entry.document else ():
                plain = cell.column is not None and (cell.column.first_amount or cell.column.only_amount)
                if cell.whole and plain and cell.fact and cell.fact.amount and here & set(places_of(cell)):
                    if cell is not entry:
                        return value_of(Candidate(cell, part.score, part.cover, 1.0), target.edition)
    return None


def above_in_its_table(part: Value, whole: Value, target: Target, operands: Operands) -> Value | None:
    """The whole as the part's own table prints it over the part: 商品和服务支出 of 基本支出 over 工会经费.

    None where it is of that table already, or no row of that name stands over the part there.
    """
    if not (part.found and whole.found and part.evidence and whole.evidence) or part.formula or whole.formula:
        return None
    here, there = part.evidence[0], whole.evidence[0]
    if here.fact is None or here.table is None or there.fact is None or here.document != there.document:
        return None
    if here.fact.table in {entry.fact.table for entry in whole.evidence if entry.fact is not None}:
        return None
    above = here.table.rows[here.fact.row].parent
    while above is not None and normal(here.table.rows[above].label) != there.label:
        above = here.table.rows[above].parent
    if above is None:
        return None
    for cell, fact in cells_of_row(here.document, here.fact.table, above, operands.indexes_of(target)):
        if fact.column == here.fact.column and fact.amount:
            return value_of(Candidate(cell, whole.score, whole.cover, 1.0), target.edition)
    return None

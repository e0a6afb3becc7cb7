"""Which total and which side of the accounts is meant, where they print different amounts.

A budget spends what it receives; a final account does not: 收入决算表 prints other amounts for the same
科目 than 支出决算表, and 总计 also holds what was carried over, which 本年支出合计 does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.items.candidates import Candidate
from qa.items.entries import Entry
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal

_RECEIVED = regex("收入|收支|结[转余]|来源|[收拨]到|进账")
_SPENT = regex(
    "支出的?(?:预算|决算|执行)?(?:合计|总额|总数|总量|数|额)?(?:一共|总共|是|为|有)*(?:多少.*)?$"
)
_RECEIPTS = regex("收入(?:合计|小计)?$|结[转余](?:资金|和结余)?$")
_GRAND = regex("总计|收支总(?![表体])|总收支|总盘子")
_OF_APPROPRIATIONS = ("expenditure_table", "fiscal_expenditure_table", "general_budget_table")
_BEHIND = 0.5
"""So far behind the other side's figure may the one that is meant stand."""
_LOOKED_AT = 80

Test = Callable[[Entry], bool]


def of_the_side(operand: Operand, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without figures of the side, or of the total, that the words do not mean."""
    words = normal(operand.phrase)
    left = list(candidates)
    if _SPENT.search(words) or not _RECEIVED.search(words + normal(operand.context + operand.table)):
        left = _without(left, _is_received, _is_spent, _of_one_row)
    if _GRAND.search(words):
        return _without(left, _sums_the_year, _sums_all, _of_one_side)
    return _without(left, _carries_over, _sums_the_year, _of_one_column)


def _without(
    candidates: list[Candidate], dropped: Test, meant: Test, beside: Callable[[Entry, Entry], bool]
) -> list[Candidate]:
    """Without those of one kind beside which the kind that is meant prints another amount."""
    kept = [c for c in candidates[:_LOOKED_AT] if not c.is_blank and meant(c.entry)]

    def goes(candidate: Candidate) -> bool:
        if not kept or candidate.is_blank or not dropped(candidate.entry):
            return False
        others = [
            other for other in kept
            if other.score >= candidate.score - _BEHIND and other.cover >= candidate.cover - 0.05
            and beside(candidate.entry, other.entry)
        ]  # fmt: skip
        return bool(others) and not any(_amount(o.entry) == _amount(candidate.entry) for o in others)

    return [c for c in candidates if not goes(c)]


def _is_received(entry: Entry) -> bool:
    if entry.fact is None or entry.table is None:
        return False
    head = entry.column.text if entry.column is not None else ""
    return entry.table.kind == "income_table" or bool(_RECEIPTS.search(head))


def _is_spent(entry: Entry) -> bool:
    return entry.fact is not None and entry.table is not None and not _is_received(entry)


def _of_one_row(received: Entry, spent: Entry) -> bool:
    """Whether two cells are of the same thing: in 支出决算表, or in another column of the same row."""
    assert received.table is not None and spent.table is not None and received.fact and spent.fact
    if received.document != spent.document or received.label != spent.label:
        return False
    if received.table is spent.table:
        return received.fact.row == spent.fact.row
    if spent.column is None or not spent.column.first_amount:
        return False
    if received.column is not None and "财政拨款" in received.column.text:
        return spent.table.kind in _OF_APPROPRIATIONS
    return spent.table.kind == "expenditure_table"


def _sums_all(entry: Entry) -> bool:
    return entry.fact is not None and entry.whole and "总计" in entry.label


def _carries_over(entry: Entry) -> bool:
    return _sums_all(entry) and "决算" in entry.title


def _sums_the_year(entry: Entry) -> bool:
    said = entry.label if entry.fact is not None else entry.label + entry.clause
    return bool(re.search("合计|本年", said)) and "总计" not in said and (entry.whole or not entry.is_cell)


def _of_one_column(all_of_it: Entry, of_the_year: Entry) -> bool:
    if all_of_it.fact is None or of_the_year.fact is None or all_of_it.document != of_the_year.document:
        return False
    return (all_of_it.fact.table, all_of_it.fact.column) == (of_the_year.fact.table, of_the_year.fact.column)


def _of_one_side(of_the_year: Entry, all_of_it: Entry) -> bool:
    sides = {_side(of_the_year), _side(all_of_it)} - {None}
    return of_the_year.document == all_of_it.document and len(sides) < 2


def _side(entry: Entry) -> str | None:
    said = entry.label if entry.fact is not None else entry.label + entry.clause
    by_name = [side for side in ("收入", "支出") if side in said]
    if len(by_name) == 1:
        return by_name[0]
    table = entry.table
    if table is None:
        return None
    by_kind = {"income_table": "收入", "expenditure_table": "支出"}.get(table.kind)
    return by_kind or {"income": "收入", "expenditure": "支出"}.get(table.side or "")


def _amount(entry: Entry) -> tuple[object, object]:
    place = entry.fact or entry.statement
    assert place is not None
    return place.amount, place.unit

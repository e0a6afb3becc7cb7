"""Tables that print last year, this year and 增减 below one another: the third row is their difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document, Row
from qa.check.causes import Suspect
from qa.check.figures import Figure, judge_difference, of_fact
from qa.check.findings import make_finding
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_CONFIRMED = 2
"""Columns whose change is right before one that is not is blamed."""

_YEAR = regex(r"(20\d\d)年(?:度)?(?:预算数?|决算数?)?")
_CHANGED = regex(r"增减(?:变化|变动)?(?:金额|额|数|情况)?|变化金额|变动金额")


def rows_of_change(document: Document) -> Iterator[Trial]:
    """增减变化金额＝本年一行－上年一行."""
    for table in document.tables:
        figures = {
            (fact.row, fact.column): figure
            for fact in document.facts
            if fact.table == table.index
            and is_money(fact.unit)
            and (figure := of_fact(document, fact)) is not None
        }
        for last, this, changed in zip(table.rows, table.rows[1:], table.rows[2:], strict=False):
            first, second = _year(last), _year(this)
            if first is None or second is None or not _says(changed, _CHANGED):
                continue
            if second < first:
                last, this = this, last
            yield from _row(figures, last, this, changed)


def _row(figures: dict[tuple[int, int], Figure], last: Row, this: Row, changed: Row) -> Iterator[Trial]:
    wrong: list[tuple[Figure, list[Figure], Decimal]] = []
    right = 0
    for (row, column), stated in figures.items():
        if row != changed.index:
            continue
        two = [figures[one.index, column] for one in (this, last) if (one.index, column) in figures]
        if len(two) < 2:
            continue
        difference = two[0].value - two[1].value
        if judge_difference(difference - stated.value, (stated, *two)) is None:
            right += difference != 0
            yield HOLDS
        else:
            wrong.append((stated, two, difference))
    for stated, two, difference in wrong:
        verdict = judge_difference(difference - stated.value, (stated, *two))
        if verdict == "error" and (right < FEWEST_CONFIRMED or len(wrong) > right):
            yield not_run("增减一行与上下两年的对应不明确")
            continue
        right_one = stated.show(difference)
        what = f"增减一行印{stated.printed}，本年{two[0].printed}、上年{two[1].printed}，应为{right_one}"
        yield fails(
            make_finding(
                "row-change",
                verdict or "error",
                what,
                (stated.printed, right_one),
                [one.place for one in (stated, *two)],
                stated.show(abs(difference - stated.value)),
            ),
            (
                Suspect(stated, difference),
                Suspect(two[0], two[1].value + stated.value),
                Suspect(two[1], two[0].value - stated.value),
            ),
        )


def _year(row: Row) -> int | None:
    match = next((match for cell in row.cells if (match := _YEAR.fullmatch(cell.text.strip()))), None)
    return int(match.group(1)) if match else None


def _says(row: Row, form: re.Pattern[str]) -> bool:
    return any(form.fullmatch(re.sub(r"\s", "", cell.text)) for cell in row.cells)

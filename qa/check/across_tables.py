"""Across tables of one document: the same code, the same total, wherever it is printed.

Two columns are compared code by code only where their totals are equal, so that both have the same
scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ingest.model import Column, Document, Row
from qa.check.causes import suspects_of_pair, suspects_of_sum
from qa.check.figures import Figure, judge_difference, judge_sum
from qa.check.figures import total as sum_of
from qa.check.findings import make_finding
from qa.check.memo import once_for_each
from qa.check.sheet import Sheet, grand_total, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_SHARED = 3
"""Codes or names that two columns must share before they are compared."""

MOST_THAT_DIFFER = 0.34
"""Columns that differ in more of their rows than this do not print the same thing."""
_SUMS = regex("计$|数$|额$|支出|预算|决算|拨款|安排|资金|经费$|收入|^20")
_RECEIPTS = regex("收入$|结转|结余")


@dataclass(frozen=True, slots=True)
class Listing:
    """One money column of a table by the keys of its rows."""

    sheet: Sheet
    column: Column
    total: Figure
    rows: dict[str, tuple[Row, Figure]]


def same_rows(document: Document) -> Iterator[Trial]:
    """One code (or 类 name) with one scope has one amount in every table."""
    listings = _listings(document)
    compared: dict[tuple[object, ...], int] = {}
    for one, two in combinations(listings, 2):
        if one.sheet.table.index == two.sheet.table.index or one.total.value != two.total.value:
            continue
        if _of_other_things(one.column, two.column):
            continue
        shared = [key for key in one.rows if key in two.rows]
        if len(shared) < FEWEST_SHARED:
            continue
        pairs = [(key, one.rows[key], two.rows[key]) for key in shared]
        wrong = [
            (key, first, second)
            for key, first, second in pairs
            if judge_difference(first[1].value - second[1].value, (first[1], second[1])) is not None
        ]
        unlike = [item for item in wrong if _verdict(item) == "error"]
        if unlike and (len(unlike) > max(2, MOST_THAT_DIFFER * len(shared)) or len(unlike) == len(shared)):
            yield not_run("两表口径不同")
            continue
        for _ in range(len(shared) - len(wrong)):
            yield HOLDS
        for key, first, second in wrong:
            place = tuple(
                sorted(((first[1].place.page, first[1].printed), (second[1].place.page, second[1].printed)))
            )
            if place in compared:
                continue
            compared[place] = 1
            yield _unlike(one, two, key, first, second)


@once_for_each
def _listings(document: Document) -> list[Listing]:
    found: list[Listing] = []
    for sheet in sheets(document):
        if not sheet.summed and sheet.table.kind != "performance_table":
            continue
        for column in sheet.columns:
            if column.year is not None and document.identity.year and column.year != document.identity.year:
                continue
            if document.identity.kind == "决算" and _receives(sheet, column):
                continue  # a final account spends other amounts than it receives
            best = grand_total(sheet, column)
            if best is None or best[1].value == 0:
                continue
            for rows in (_by_code(sheet, column), _by_class(sheet, column)):
                if len(rows) >= FEWEST_SHARED:
                    found.append(Listing(sheet, column, best[1], rows))
    return found


def _of_other_things(one: Column, two: Column) -> bool:
    """Whether two columns are headed by different 科目, so that equal totals are a chance: 差旅费, 租赁费."""
    names = [re.sub(r"\s|[（）()]", "", column.path[-1]) if column.path else "" for column in (one, two)]
    if any(_SUMS.search(name) or not name for name in names):
        return False
    return names[0] not in names[1] and names[1] not in names[0]


def _receives(sheet: Sheet, column: Column) -> bool:
    """Whether a column prints what came in or was carried over, beside 科目 that are spent on."""
    leaf = column.path[-1] if column.path else ""
    return sheet.table.kind == "income_table" or bool(_RECEIPTS.search(leaf))


def _by_code(sheet: Sheet, column: Column) -> dict[str, tuple[Row, Figure]]:
    rows: dict[str, tuple[Row, Figure]] = {}
    twice: set[str] = set()
    for row in sheet.table.rows:
        figure = sheet.at(row, column)
        if row.code and figure is not None and not row.is_total:
            if row.code in rows:
                twice.add(row.code)
            rows[row.code] = (row, figure)
    return {code: entry for code, entry in rows.items() if code not in twice}


def _by_class(sheet: Sheet, column: Column) -> dict[str, tuple[Row, Figure]]:
    """Rows of the 类 by name, so that tables without codes can be compared."""
    rows: dict[str, tuple[Row, Figure]] = {}
    for row in sheet.table.rows:
        figure = sheet.at(row, column)
        top = row.parent is None or (row.code is not None and len(row.code) == 3)
        if figure is None or row.is_total or not top or (row.code and len(row.code) != 3):
            continue
        if row.label.endswith("支出") and len(row.label) >= 4:
            rows.setdefault(row.label, (row, figure))
    return rows


def _verdict(item: tuple[str, tuple[Row, Figure], tuple[Row, Figure]]) -> str | None:
    _, first, second = item
    return judge_difference(first[1].value - second[1].value, (first[1], second[1]))


def _unlike(
    one: Listing, two: Listing, key: str, first: tuple[Row, Figure], second: tuple[Row, Figure]
) -> Trial:
    a, b = first[1], second[1]
    verdict = judge_difference(a.value - b.value, (a, b)) or "error"
    code = f"（{key}）" if key.isdigit() else ""
    what = (
        f"“{first[0].label}”{code}在《{one.sheet.table.title}》为{a.printed}，"
        f"在《{two.sheet.table.title}》为{b.printed}，而两表合计相同"
    )
    finer = a if a.step <= b.step else b
    return fails(
        make_finding(
            "same-row",
            verdict,
            what,
            (a.printed, b.printed),
            (a.place, b.place),
            finer.show(abs(a.value - b.value)),
        ),
        suspects_of_pair(a, b),
    )


def class_sums(document: Document) -> Iterator[Trial]:
    """项 of a table without 类 rows add up, 类 by 类, to the 类 rows of 收支总表 (both in code order)."""
    listings = _listings(document)
    classes = [one for one in listings if not any(key.isdigit() for key in one.rows)]
    done: set[tuple[int, int, Decimal]] = set()
    for coded in listings:
        if any(len(key) != 7 or not key.startswith("2") for key in coded.rows):
            continue
        for named in classes:
            key = (coded.sheet.table.index, named.sheet.table.index, named.total.value)
            same = named.sheet.table.side == "expenditure" and named.total.value == coded.total.value
            if not same or key in done:
                continue
            done.add(key)
            yield from _by_order(coded, named)


def _by_order(coded: Listing, named: Listing) -> Iterator[Trial]:
    groups: dict[str, list[Figure]] = {}
    for code in sorted(coded.rows):
        figure = coded.rows[code][1]
        if figure.value:
            groups.setdefault(code[:3], []).append(figure)
    rows = [(name, figure) for name, (_, figure) in named.rows.items() if figure.value]
    if len(rows) != len(groups):
        yield not_run("两表的类数不同")
        return
    pairs = [(name, figure, parts) for (name, figure), parts in zip(rows, groups.values(), strict=True)]
    verdicts = [judge_sum(figure, parts) for _, figure, parts in pairs]
    if verdicts.count("error") > 1:
        yield not_run("两表口径不同")
        return
    for (name, figure, parts), verdict in zip(pairs, verdicts, strict=True):
        if verdict is None:
            yield HOLDS
            continue
        shown = figure.show(sum_of(parts))
        what = (
            f"《{coded.sheet.table.title}》“{name}”各项相加为{shown}，"
            f"《{named.sheet.table.title}》为{figure.printed}"
        )
        places = (figure.place, *(part.place for part in parts))
        yield fails(
            make_finding("class-sum", verdict, what, (figure.printed, shown), places),
            suspects_of_sum(figure, parts),
        )

"""Totals that the forms promise to be equal, wherever they are printed.

A table may print several totals (本年, with carry-over, by fund), so two tables agree where any total of
one is a total of the other. A difference is blamed only where it is a slip of one or two digits: another
scope (结转, 其他资金) leaves no digit alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Column, Document, Row
from qa.check.causes import suspects_of_pair
from qa.check.figures import Figure, judge_difference
from qa.check.findings import make_finding
from qa.check.sheet import Sheet, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

MOST_WRONG_DIGITS = 2
"""Digits of two totals that may differ for one to be a misprint of the other."""

FEWEST_DIGITS = 4
"""Shorter numbers are alike by chance."""

_ALL = regex(
    r"^(?:合计|总计|金额|预算数|决算数|支出合计|收入合计|本年支出合计|本年收入合计|支出总计|收入总计|预算|小计)$"
)


@dataclass(frozen=True, slots=True)
class Side:
    """Which totals: tables of a kind (and side), the columns whose headers match, or rows by name."""

    kinds: tuple[str, ...]
    side: str | None
    column: str | None = None
    row: str | None = None
    title: str = ""


_PROMISED: tuple[tuple[str, Side, Side], ...] = (
    ("收支总表的收入总计与收入总表合计", Side(("balance_table",), "income"), Side(("income_table",), None)),
    (
        "收支总表的支出总计与支出总表合计",
        Side(("balance_table",), "expenditure"),
        Side(("expenditure_table",), None),
    ),
    (
        "一般公共预算支出表的基本支出与基本支出表合计",
        Side(("general_budget_table",), None, column="基本支出"),
        Side(("basic_expenditure_table",), None, title="一般公共预算|财政拨款"),
    ),
    (
        "支出表的项目支出与项目支出表合计",
        Side(("expenditure_table", "general_budget_table"), None, column="项目支出"),
        Side(("project_table",), None),
    ),
    (
        "财政拨款收支总表的一般公共预算与一般公共预算支出表合计",
        Side(("fiscal_balance_table",), None, column="一般公共预算", row="一般公共预算"),
        Side(("general_budget_table",), None),
    ),
)


def same_totals(document: Document) -> Iterator[Trial]:
    """收支总表＝收入总表＝支出总表; 基本支出、项目支出 of one table＝the total of their own table."""
    listed = sheets(document)
    for names, left, right in _PROMISED:
        one, two = list(_totals(listed, left)), list(_totals(listed, right))
        if not one or not two:
            yield not_run(f"{names}未都印出")
            continue
        verdicts = [(judge_difference(a.value - b.value, (a, b)), a, b) for a in one for b in two]
        if any(verdict is None for verdict, _, _ in verdicts):
            yield HOLDS
            continue
        rounded = next((entry for entry in verdicts if entry[0] == "rounding"), None)
        slip = rounded or next(
            (entry for entry in verdicts if _likely_same(*entry[1:]) and not _told_apart(listed, *entry[1:])),
            None,
        )
        if slip is None:
            yield not_run(f"{names}口径不同")
            continue
        verdict, a, b = slip
        what = f"{names}应相等，分别为{a.printed}{a.unit or ''}与{b.printed}{b.unit or ''}"
        yield fails(
            make_finding(
                "same-total",
                verdict or "error",
                what,
                (a.printed, b.printed),
                (a.place, b.place),
                a.show(abs(a.value - b.value)),
            ),
            suspects_of_pair(a, b),
        )


def _told_apart(listed: Sequence[Sheet], a: Figure, b: Figure) -> bool:
    """Whether what the two differ by is the total of another column: 经营支出, which one table leaves out."""
    gap = abs(a.value - b.value)
    return any(
        figure.value == gap
        for sheet in listed
        for row in sheet.table.rows
        if row.is_total
        for column in sheet.columns
        if (figure := sheet.at(row, column)) is not None
    )


def _totals(listed: Sequence[Sheet], side: Side) -> Iterator[Figure]:
    for sheet in listed:
        if sheet.table.kind not in side.kinds or (sheet.table.side != side.side and side.row is None):
            continue
        if not re.search(side.title, sheet.table.title):
            continue
        for column in sheet.columns:
            for row in sheet.table.rows:
                figure = sheet.at(row, column)
                if figure is not None and figure.value and _is_meant(side, row, column):
                    yield figure


def _is_meant(side: Side, row: Row, column: Column) -> bool:
    inner = [part for part in column.path if not _ALL.search(part)] or [""]
    if side.row is not None and not row.is_total:
        return bool(re.search(side.row, row.label)) and not re.search("结转|结余", row.label)
    if not row.is_total:
        return False
    if side.column is not None:
        return bool(re.search(f"{side.column}$", re.sub(r"(?:财政)?拨款(?:支出)?$", "", inner[-1])))
    return bool(_ALL.search(column.name)) or inner[-1] == ""


def _likely_same(one: Figure, two: Figure) -> bool:
    a, b = (re.sub(r"\D", "", figure.show(figure.value)) for figure in (one, two))
    if len(a) != len(b) or len(a) < FEWEST_DIGITS:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) <= MOST_WRONG_DIGITS

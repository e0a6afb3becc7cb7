"""Income against expenditure of one balance, and notes that call a table empty."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.model import Document
from qa.check.causes import Suspect, suspects_of_pair
from qa.check.figures import Figure, judge_difference
from qa.check.findings import Place, make_finding
from qa.check.sheet import Sheet, grand_total, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_EMPTY = regex(r"(?:故|因此)?(?:此|本)表(?:为空|无数据|没有数据|为空表)|空表(?:列示|公开)?[。）)]?$")


def both_sides(document: Document) -> Iterator[Trial]:
    """收入总计＝支出总计."""
    listed = sheets(document)
    for income in listed:
        if income.table.side != "income" or "balance" not in income.table.kind:
            continue
        for other in listed:
            same = other.table.title == income.table.title and other.table.pages == income.table.pages
            if other.table.side != "expenditure" or not same:
                continue
            one, two = _last_total(income), _last_total(other)
            if one is None or two is None:
                yield not_run("收支两侧的总计未都印出")
                continue
            verdict = judge_difference(one.value - two.value, (one, two))
            if verdict is None:
                yield HOLDS
            else:
                what = f"《{income.table.title}》收入总计{one.printed}与支出总计{two.printed}不等"
                difference = one.show(abs(one.value - two.value))
                yield fails(
                    make_finding(
                        "balance",
                        verdict,
                        what,
                        (one.printed, two.printed),
                        (one.place, two.place),
                        difference,
                    ),
                    suspects_of_pair(one, two),
                )


def empty_notes(document: Document) -> Iterator[Trial]:
    """A table that prints figures is not called empty; an empty one says so, once for all its blocks."""
    silent: set[tuple[str, int]] = set()
    for sheet in sheets(document):
        table = sheet.table
        note = next((note for note in table.notes if _EMPTY.search(note)), None)
        figures = [figure for figure in sheet.figures.values() if figure.value]
        if all(len(figure.printed) < 2 for figure in figures):
            figures = []
        if note is not None and figures:
            phrase = _EMPTY.search(note)
            shown = phrase.group() if phrase else note
            what = f"《{table.title}》印有{figures[0].printed}等数，表下却注“{note.strip()}”"
            yield fails(
                make_finding("empty-note", "error", what, (shown, figures[0].printed), [figures[0].place]),
                tuple(Suspect(figure, Decimal(0)) for figure in figures),
            )
        elif note is not None:
            yield HOLDS
        elif not figures and table.title and table.columns and not table.says_no_data:
            if any(column.role == "amount" for column in table.columns) and "table" in table.kind:
                if (table.title, table.pages[0]) not in silent:
                    silent.add((table.title, table.pages[0]))
                    yield from _silent(document, sheet)


def _silent(document: Document, sheet: Sheet) -> Iterator[Trial]:
    table = sheet.table
    if sheet.figures or any(
        cell.text.strip() not in ("", "无") for row in table.rows for cell in row.cells[1:]
    ):
        return
    if any("无" in cell.text or "空" in cell.text for row in table.rows for cell in row.cells):
        return
    box = table.rows[0].cells[0].box if table.rows and table.rows[0].cells else None
    place = Place(document=document.name, page=table.pages[0], bbox=box, quote=table.title)
    what = f"《{table.title}》没有数字，也没有说明为空表"
    yield fails(make_finding("empty-silent", "wording", what, (table.title,), (place,)))


def _last_total(sheet: Sheet) -> Figure | None:
    for column in sheet.columns:
        best = grand_total(sheet, column)
        if best is not None:
            rows = [row for row in sheet.total_rows if sheet.at(row, column) is not None]
            return sheet.at(rows[-1], column)
    return None

"""Inside one table: parents and parts, totals, columns, income and expenditure, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Column, Document, Row
from qa.check.figures import Figure, judge_difference, judge_sum, total
from qa.check.findings import Finding, Place, Severity, make_finding
from qa.check.sheet import Sheet, grand_total, is_total_column, sheets
from qa.check.trial import HOLDS, Trial, fails, not_run

MOST_THAT_FAIL = 0.25
"""Where a larger share of a table's equalities fails, the form does not promise them."""

_UPWARD = ("above", "all-above")
"""Readings in which a total closes rows that stand above it."""

MANY_PARTS = 4
"""So many amounts do not add up to a total by chance."""

_EMPTY = re.compile(r"(?:故|因此)?(?:此|本)表(?:为空|无数据|没有数据|为空表)|空表(?:列示|公开)?[。）)]?$")
_AMONG = re.compile(r"其中(?![:：]?$)|^#|扣除|[比较]上年|增减|上年(?:预算|执行|决算|数)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole with its parts, at one place of a table."""

    sheet: Sheet
    row: Row
    column: Column
    whole: Figure
    parts: tuple[Figure, ...]
    words: str

    @property
    def verdict(self) -> Severity | None:
        """How bad it is that the parts do not add up; None where they do."""
        return judge_sum(self.whole, self.parts)


def parents_and_parts(document: Document) -> Iterator[Trial]:
    """类＝Σ款，款＝Σ项: a row is the sum of the rows right under it."""
    for sheet in sheets(document):
        if sheet.summed:
            sums = [one for column in sheet.columns for one in _tree(sheet, column)]
            yield from _trials("parent-sum", sums)


def totals(document: Document) -> Iterator[Trial]:
    """合计 is the sum of the rows it closes or heads."""
    for sheet in sheets(document):
        if sheet.summed:
            yield from _totals(sheet)


def total_columns(document: Document) -> Iterator[Trial]:
    """合计、小计 columns are the sum of the columns they head."""
    for sheet in sheets(document):
        if sheet.summed:
            yield from _columns(sheet)


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
                    )
                )


def empty_notes(document: Document) -> Iterator[Trial]:
    """A table that prints figures is not called empty; an empty one says so."""
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
                make_finding("empty-note", "error", what, (shown, figures[0].printed), [figures[0].place])
            )
        elif note is not None:
            yield HOLDS
        elif not figures and table.title and table.columns and not table.says_no_data:
            if any(column.role == "amount" for column in table.columns) and "table" in table.kind:
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


def _tree(sheet: Sheet, column: Column) -> Iterator[Sum]:
    for row in sheet.table.rows:
        whole = sheet.at(row, column)
        if whole is None or row.is_total:
            continue
        below = sheet.children(row)
        parts = [figure for child in below if (figure := sheet.at(child, column)) is not None]
        if not parts or any(_AMONG.search(child.printed_label) for child in below):
            continue
        yield Sum(sheet, row, column, whole, tuple(parts), f"下属{len(parts)}行")


def _trials(rule: str, sums: Sequence[Sum]) -> Iterator[Trial]:
    """The sums as trials; where too many fail the form is not understood, and none is blamed."""
    verdicts = [(one, one.verdict) for one in sums]
    wrong = [one for one, verdict in verdicts if verdict == "error"]
    doubtful = len(wrong) > max(3, MOST_THAT_FAIL * len(verdicts)) or len(wrong) == len(verdicts)
    merged: dict[tuple[object, ...], Sum] = {}
    rounded: dict[tuple[object, ...], Sum] = {}
    for one, verdict in verdicts:
        if verdict is None:
            yield HOLDS
        elif verdict == "error" and (doubtful or not _is_coded(one)):
            yield not_run("表内上下级关系不明确")
        elif verdict == "error" and _explained(one, wrong):
            continue
        elif verdict == "error":
            merged.setdefault((one.row.index, one.whole.value - total(one.parts)), one)
        else:
            rounded.setdefault((one.row.index, one.whole.value), one)
    yield from (fails(_finding(rule, one, "rounding")) for one in rounded.values())
    rows = [one.row.index for one in merged.values()]
    for one in merged.values():
        again = sum(other.row.index == one.row.index for other in wrong)
        if again > 1 and total(one.parts) < one.whole.value and _reads_across(one):
            if rows.index(one.row.index) == list(merged.values()).index(one):
                yield fails(_row_missing(one))
            continue
        yield fails(_finding(rule, one, "error"))


def _is_coded(one: Sum) -> bool:
    """The parent and all its parts print codes: what belongs to what is beyond doubt."""
    code = one.row.code
    return bool(code) and all(
        child.code and child.code.startswith(code or "-") for child in one.sheet.children(one.row)
    )


def _reads_across(one: Sum) -> bool:
    """In the parent's row and its parts' rows 合计 is the sum of the columns: no figure is misprinted."""
    rows = [one.row, *one.sheet.children(one.row)]
    columns = one.sheet.columns
    for column in columns:
        if not is_total_column(column):
            continue
        for _, parts in _candidate_columns(column, columns):
            sums = [
                (whole, [figure for part in parts if (figure := one.sheet.at(row, part)) is not None])
                for row in rows
                if (whole := one.sheet.at(row, column)) is not None
            ]
            if len(parts) > 1 and sums and all(judge_sum(whole, listed) is None for whole, listed in sums):
                return True
    return False


def _row_missing(one: Sum) -> Finding:
    value = total(one.parts)
    lacking = one.whole.show(one.whole.value - value)
    what = (
        f"{one.sheet.name(one.row, one.column)}为{one.whole.printed}，所列下级相加为{one.whole.show(value)}，"
        f"各行自身横向相符，疑似漏列下级科目{lacking}"
    )
    places = [one.whole.place, *(part.place for part in one.parts)]
    return make_finding(
        "row-missing", "wording", what, (one.whole.printed, one.whole.show(value)), places, lacking
    )


def _explained(one: Sum, wrong: Sequence[Sum]) -> bool:
    """A wrong parent whose only mistake is a part that is itself not the sum of its own parts."""
    off = one.whole.value - total(one.parts)
    return any(
        other.whole in one.parts and total(other.parts) - other.whole.value == off
        for other in wrong
        if other is not one
    )


def _finding(rule: str, one: Sum, verdict: Severity) -> Finding:
    value = total(one.parts)
    shown = one.whole.show(value)
    what = f"{one.sheet.name(one.row, one.column)}为{one.whole.printed}，{one.words}相加为{shown}"
    return make_finding(
        rule,
        verdict,
        what,
        (one.whole.printed, shown),
        [one.whole.place, *(part.place for part in one.parts)],
        one.whole.show(abs(one.whole.value - value)),
    )


def _totals(sheet: Sheet) -> Iterator[Trial]:
    columns = sheet.columns
    read = {row.index: _readings(sheet, row, columns) for row in sheet.total_rows}
    right = [
        one
        for readings in read.values()
        for name in _UPWARD
        for one in readings.get(name, ())
        if one.verdict is None and one.whole.value
    ]
    for readings in read.values():
        if readings:
            yield from _best_reading("total-sum", readings, right)


def _readings(sheet: Sheet, row: Row, columns: Sequence[Column]) -> dict[str, list[Sum]]:
    readings: dict[str, list[Sum]] = {}
    for column in columns:
        whole = sheet.at(row, column)
        if whole is None:
            continue
        for name, rows in _candidate_rows(sheet, row):
            parts = [figure for part in rows if (figure := sheet.at(part, column)) is not None]
            if parts:
                words = f"所列{len(parts)}行"
                readings.setdefault(name, []).append(Sum(sheet, row, column, whole, tuple(parts), words))
    return readings


def _best_reading(rule: str, readings: dict[str, list[Sum]], right: Sequence[Sum]) -> Iterator[Trial]:
    """Take the reading that most columns confirm; without confirmation nothing is blamed.

    `right` are the totals of the table that are right: one over the same parts (当年支出小计 and 支出合计
    with nothing between them) settles what a wrong one should be.
    """
    scored = {name: len(_confirmed(sums)) for name, sums in readings.items()}
    name = max(scored, key=lambda name: scored[name])
    sums = readings[name]
    holding = {
        (one.row.index, one.column.index)
        for listed in readings.values()
        for one in listed
        if one.verdict is None
    }
    if not scored[name]:
        upward = [one for name in _UPWARD for one in readings.get(name, ())]
        known = [one for one in upward if _settled(one, right) or _slip(one)]
        near = next(
            (name for name, listed in readings.items() if all(one.verdict != "error" for one in listed)), None
        )
        if known and not holding and near is None:
            yield fails(_finding(rule, known[0], known[0].verdict or "error"))
            return
        if near is None:
            yield not_run("合计所包含的行不明确")
            return
        sums = readings[near]
    enough = 2 if max(len(_nonzero(one)) for one in sums) < MANY_PARTS else 1
    trusted = scored[name] >= enough and 2 * scored[name] >= sum(one.whole.value != 0 for one in sums)
    seen: set[object] = set()
    for one in sums:
        verdict = one.verdict
        if verdict is None or (one.row.index, one.column.index) in holding:
            yield HOLDS
        elif verdict == "rounding" and one.whole.value in seen:
            continue
        elif verdict == "error" and not (trusted and len(one.parts) > 1) and not _settled(one, right):
            yield not_run("合计所包含的行不明确")
        else:
            seen.add(one.whole.value)
            yield fails(_finding(rule, one, verdict))


def _settled(one: Sum, right: Sequence[Sum]) -> bool:
    """Another total of the same column, over the same amounts, is right."""
    mine = _nonzero(one)
    return one.verdict == "error" and any(
        other.column.index == one.column.index
        and other.row.index != one.row.index
        and _nonzero(other) == mine
        for other in right
    )


def _slip(one: Sum) -> bool:
    """In a balance: the parts miss the total by one digit, as one misprinted figure makes them."""
    if "balance" not in one.sheet.table.kind or len(_nonzero(one)) < 2 or one.verdict != "error":
        return False
    off = abs(one.whole.value - total(one.parts))
    return len(off.normalize().as_tuple().digits) == 1


def _nonzero(one: Sum) -> list[Figure]:
    return [part for part in one.parts if part.value]


def _confirmed(sums: Sequence[Sum]) -> set[object]:
    """Different totals that the reading gives right."""
    return {one.whole.value for one in sums if one.verdict is None and one.whole.value and len(one.parts) > 1}


def _candidate_rows(sheet: Sheet, row: Row) -> Iterator[tuple[str, list[Row]]]:
    """Sets of rows that a total may close: by name of the reading."""
    rows = sheet.table.rows
    tops = [
        one
        for one in rows
        if one.parent is None and not one.is_total and not _AMONG.search(one.printed_label)
    ]
    organisations = [one for one in tops if _is_organisation(one)]
    named = [one for one in tops if one not in organisations]
    coded = [one for one in rows if one.code and not one.is_total]
    shortest = min((len(one.code or "") for one in coded), default=0)
    before = [one for one in sheet.total_rows if one.index < row.index]
    start = before[-1].index if before else -1
    after = [one for one in sheet.total_rows if one.index > row.index]
    end = after[0].index if after else len(rows)
    yield "above", [one for one in named if start < one.index < row.index]
    yield "all-above", [one for one in named if one.index < row.index]
    if before:
        yield "carried", [before[-1], *(one for one in named if start < one.index < row.index)]
        yield "totals", before
    yield "below", [one for one in named if row.index < one.index < end]
    yield "all-below", [one for one in named if one.index > row.index]
    yield "all", named
    if coded:
        yield "codes", [one for one in coded if len(one.code or "") == shortest and one.parent is None]
        leaves = {one.parent for one in rows if one.parent is not None}
        yield "leaves", [one for one in coded if one.index not in leaves]
    if organisations:
        yield "organisations", organisations


def _is_organisation(row: Row) -> bool:
    return row.code is None and row.organisation is not None and row.label in (row.organisation, "")


def _columns(sheet: Sheet) -> Iterator[Trial]:
    columns = sheet.columns
    for column in columns:
        if not is_total_column(column):
            continue
        readings: dict[str, list[Sum]] = {}
        for name, parts in _candidate_columns(column, columns):
            for row in sheet.table.rows:
                whole = sheet.at(row, column)
                figures = [figure for part in parts if (figure := sheet.at(row, part)) is not None]
                if whole is None or not figures or len(parts) < 2:
                    continue
                words = f"{'、'.join(part.name for part in parts[:4])}{'等' if len(parts) > 4 else ''}各列"
                readings.setdefault(name, []).append(Sum(sheet, row, column, whole, tuple(figures), words))
        if not readings:
            continue
        best = max(readings, key=lambda name: sum(one.verdict != "error" for one in readings[name]))
        sums = readings[best]
        holding = {one.row.index for listed in readings.values() for one in listed if one.verdict is None}
        wrong = [one for one in sums if one.verdict == "error" and one.row.index not in holding]
        right = len(_confirmed(sums))
        if len(wrong) > 1 and _one_column_too_many(wrong):
            yield not_run("合计列所包含的列不明确")
            continue
        if wrong and (len(wrong) > max(1, len(sums) // 8) or right < 3):
            yield not_run("合计列所包含的列不明确")
            continue
        seen: set[object] = set()
        for one in sums:
            verdict = None if one.row.index in holding else one.verdict
            off = one.whole.value - total(one.parts)
            if verdict == "error" and off in seen:
                continue
            if verdict is None:
                yield HOLDS
            else:
                seen.add(off)
                yield fails(_finding("column-sum", one, verdict))


def _one_column_too_many(wrong: Sequence[Sum]) -> bool:
    """All wrong rows come right without one of their columns: it is a part of a part."""
    return all(any(one.whole.value == total(one.parts) - part.value for part in one.parts) for one in wrong)


def _candidate_columns(column: Column, columns: Sequence[Column]) -> Iterator[tuple[str, list[Column]]]:
    """Sets of columns that a total column may head."""
    above = column.path[:-1]
    inside = [
        other
        for other in columns
        if other is not column
        and other.path[: len(above)] == above
        and not any(_AMONG.search(part) for part in other.path[len(above) :])
    ]
    after = [other for other in inside if other.index > column.index]
    for name, pool in (("inside", inside), ("after", after)):
        yield name, _outermost(pool, len(above))
        yield f"{name}-leaves", [other for other in pool if not is_total_column(other)]
        short = [
            other
            for other in _outermost(pool, len(above))
            if not re.search("会议费|培训费|机关运行", other.name)
        ]
        yield f"{name}-three", short


def _outermost(pool: Sequence[Column], depth: int) -> list[Column]:
    """One column for each group: its own 小计 where it has one, else its columns."""
    groups: dict[str, list[Column]] = {}
    for column in pool:
        groups.setdefault(column.path[depth] if len(column.path) > depth else "", []).append(column)
    result: list[Column] = []
    for members in groups.values():
        heads = [one for one in members if is_total_column(one) and len(one.path) == depth + 2]
        result += heads[:1] if heads and len(members) > 1 else members
    return result


def _last_total(sheet: Sheet) -> Figure | None:
    for column in sheet.columns:
        best = grand_total(sheet, column)
        if best is not None:
            rows = [row for row in sheet.total_rows if sheet.at(row, column) is not None]
            return sheet.at(rows[-1], column)
    return None

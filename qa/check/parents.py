"""类＝Σ款，款＝Σ项: a row and the rows right under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.model import Column, Document
from qa.check.causes import Suspect, suspects_of_sum
from qa.check.columns import candidate_columns
from qa.check.figures import judge_sum, total
from qa.check.findings import Finding, Severity, make_finding
from qa.check.sheet import Sheet, is_total_column, sheets
from qa.check.sums import AMONG, Sum, nonzero_parts, sum_finding
from qa.check.trial import HOLDS, Trial, fails, not_run

MOST_THAT_FAIL = 0.25
"""Where a larger share of a table's parents fails, the form does not promise that they are sums."""

FEWEST_HELD = 4
"""So many parents without codes must be the sums of their parts before one that is not is blamed."""

FEWEST_THAT_FAIL = 2
"""Two rows that changed places break two parents, however few there are."""


def parents_and_parts(document: Document) -> Iterator[Trial]:
    """类＝Σ款，款＝Σ项: a row is the sum of the rows right under it."""
    elsewhere = _named_values(document)
    for sheet in sheets(document):
        if sheet.summed:
            sums = [one for column in sheet.columns for one in _tree(sheet, column)]
            yield from _trials("parent-sum", sums, elsewhere)
        elif sheet.table.kind == "asset_table":
            counted = [one for column in sheet.columns for one in _tree(sheet, column) if _lists_all(one)]
            yield from _trials("parent-sum", counted, elsewhere)


def _lists_all(one: Sum) -> bool:
    """Whether the rows under an amount of assets are numbered through: 1、房屋 … 4、其他固定资产."""
    below = one.sheet.children(one.row)
    numbers = [re.match(r"\d+(?=[、.．])", child.printed_label.strip()) for child in below]
    return len(below) > 2 and [found and found.group() for found in numbers] == [
        str(at) for at in range(1, len(below) + 1)
    ]


def _named_values(document: Document) -> dict[str, dict[Decimal, set[int]]]:
    """The tables that print a value, by the name of its row."""
    found: dict[str, dict[Decimal, set[int]]] = {}
    for sheet in sheets(document):
        for row in sheet.table.rows:
            values = found.setdefault(row.label, {})
            for column in sheet.columns:
                figure = sheet.at(row, column)
                if figure is not None and figure.value:
                    values.setdefault(figure.value, set()).add(sheet.table.index)
    return found


def _tree(sheet: Sheet, column: Column) -> Iterator[Sum]:
    for row in sheet.table.rows:
        whole = sheet.at(row, column)
        if whole is None or row.is_total:
            continue
        below = sheet.children(row)
        parts = [figure for child in below if (figure := sheet.at(child, column)) is not None]
        if not parts or any(AMONG.search(child.printed_label) for child in below):
            continue
        yield Sum(sheet, row, column, whole, tuple(parts), f"下属{len(parts)}行")


def _trials(rule: str, sums: Sequence[Sum], elsewhere: dict[str, dict[Decimal, set[int]]]) -> Iterator[Trial]:
    """The sums as trials; where too many fail the form is not understood, and none is blamed.

    A row that fails in several columns is one finding.
    """
    verdicts = [(one, one.verdict) for one in sums]
    wrong = {one.row.index for one, verdict in verdicts if verdict == "error"}
    parents = {one.row.index for one in sums}
    doubtful = len(wrong) > max(FEWEST_THAT_FAIL, MOST_THAT_FAIL * len(parents)) or wrong == parents
    broken: dict[int, list[Sum]] = {}
    rounded: dict[int, list[Sum]] = {}
    for one, verdict in verdicts:
        if verdict is None:
            yield HOLDS
        elif verdict == "error" and (
            doubtful
            or not (
                _is_coded(one) or _stands_alone(one, verdicts) or _printed_elsewhere(one, verdicts, elsewhere)
            )
        ):
            yield not_run("表内上下级关系不明确")
        else:
            (broken if verdict == "error" else rounded).setdefault(one.row.index, []).append(one)
    for listed in rounded.values():
        yield from _row_fails(rule, listed, "rounding")
    for listed in broken.values():
        first = listed[0]
        lacking = _columns_lacking(first) > 1 and total(first.parts) < first.whole.value
        if lacking and _reads_across(first):
            yield fails(_row_missing(first), _suspects(listed))
        else:
            yield from _row_fails(rule, listed, "error")


def _stands_alone(one: Sum, verdicts: Sequence[tuple[Sum, Severity | None]]) -> bool:
    """Without codes: the one row of the table that misses its sum, and by one digit of one figure."""
    off = abs(one.whole.value - total(one.parts))
    held = {
        other.row.index
        for other, verdict in verdicts
        if verdict is None and other.whole.value and len(nonzero_parts(other)) > 1
    }
    wrong = {other.row.index for other, verdict in verdicts if verdict is not None}
    slip = len(off.normalize().as_tuple().digits) == 1 and len(nonzero_parts(one)) > 1
    return slip and wrong == {one.row.index} and len(held) >= FEWEST_HELD


def _printed_elsewhere(
    one: Sum,
    verdicts: Sequence[tuple[Sum, Severity | None]],
    elsewhere: dict[str, dict[Decimal, set[int]]],
) -> bool:
    """Without codes: another table prints what the parts add up to under the row's name, this one nowhere."""
    parts = nonzero_parts(one)
    value = total(one.parts)
    tables = elsewhere.get(one.row.label, {}).get(value, set())
    held = {
        other.row.index
        for other, verdict in verdicts
        if verdict is None and other.whole.value and len(nonzero_parts(other)) > 1
    }
    return len(parts) > 1 and len(held) >= FEWEST_HELD and bool(tables - {one.sheet.table.index})


def _row_fails(rule: str, sums: Sequence[Sum], severity: Severity) -> Iterator[Trial]:
    """One finding for a row, whichever of its columns fail."""
    findings = [sum_finding(rule, one, severity) for one in sums]
    lead = findings[0]
    if len(sums) > 1:
        others = "、".join(
            f"{'/'.join(one.column.path) or '金额'}为{finding.figures[0]}而相加为{finding.figures[-1]}"
            for one, finding in zip(sums[1:], findings[1:], strict=True)
        )
        lead = lead.model_copy(
            update={
                "what": f"{lead.what}；同一行{others}",
                "figures": tuple(dict.fromkeys(one for finding in findings for one in finding.figures)),
                "places": tuple(dict.fromkeys(one for finding in findings for one in finding.places)),
                "pages": tuple(sorted({page for finding in findings for page in finding.pages})),
            }
        )
    yield fails(lead, _suspects(sums))
    yield from (Trial("fails") for _ in sums[1:])


def _suspects(sums: Sequence[Sum]) -> tuple[Suspect, ...]:
    return tuple(suspect for one in sums for suspect in suspects_of_sum(one.whole, one.parts))


def _columns_lacking(one: Sum) -> int:
    """Columns in which the parent prints more than its parts do."""
    sheet = one.sheet
    lacking = 0
    for column in sheet.columns:
        whole = sheet.at(one.row, column)
        parts = [
            figure for child in sheet.children(one.row) if (figure := sheet.at(child, column)) is not None
        ]
        lacking += whole is not None and whole.value - total(parts) > whole.step * (len(parts) + 1)
    return lacking


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
        for _, parts in candidate_columns(column, columns):
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

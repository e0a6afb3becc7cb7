"""Rows cut by a page break: telling the lower part, and putting the two parts together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import parse_amount
from ingest.model import Column
from ingest.prose.numbering import numbering
from ingest.tables.celltext import fills_cell
from ingest.tables.rawrows import VALUED, RawRow
from ingest.tables.strips import Slot

MOST_OF_NAME = 12
"""The rest of a name, where only the figures beside it tell that it is one, is no longer than this."""


def goes_on(
    raws: Sequence[RawRow],
    upper: Sequence[Slot],
    lower: Sequence[Slot],
    row: RawRow,
    columns: Sequence[Column],
) -> bool:
    """The first row of a page is the rest of the last row before it.

    `raws` are the rows so far, `upper` and `lower` the cells of both parts, `row` what the lower one
    would be by itself.
    """
    if row.is_total and row.printed and row.label not in ("小计", "合计", "总计", "计"):
        return False
    figures = _has_figures(raws[-1], columns), _has_figures(row, columns)
    if figures == (True, True) or (row.code and row.printed) or numbering(row.printed)[0]:
        return False
    wrapped = _all_wrapped(upper, lower, columns)
    if figures == (False, True):  # the name begins on one page, its figures stand on the next
        others = all(_has_figures(raw, columns) for raw in raws[:-1])
        return wrapped and others and not row.is_total and len(raws) > 1
    if figures == (False, False) and wrapped and numbering(raws[-1].printed)[0]:
        return True  # 十六、国土海洋气象等支 | 出: each name of the list has its number
    if _is_text_only(lower, columns) or (wrapped and figures[0]):
        return True
    if raws[-1].is_total or not row.printed:
        return False
    if row.label in ("小计", "合计", "总计", "计"):  # 当年支出 | 小计
        return True
    full = all(_has_figures(raw, columns) for raw in raws)
    return len(raws) >= 3 and full and len(row.label) <= MOST_OF_NAME


def joined_slots(upper: Sequence[Slot], lower: Sequence[Slot]) -> list[Slot]:
    """The cells of both parts, texts joined; a cell stands where it begins."""
    joined = []
    for above, below in zip(upper, lower, strict=True):
        if not below.begins or not below.text.strip():
            joined.append(above)
        elif not above.text.strip():
            joined.append(below)
        else:
            text = above.text.rstrip() + below.text.lstrip()
            joined.append(replace(above, cell=replace(above.cell, text=text)))
    return joined


def _is_text_only(slots: Sequence[Slot], columns: Sequence[Column]) -> bool:
    """Texts without a name or figures."""
    filled = [(s, c) for s, c in zip(slots, columns, strict=True) if s.begins and s.text.strip()]
    return (
        bool(filled)
        and all(c.role == "text" and parse_amount(s.text) is None for s, c in filled)
        and filled[0][1].index > 0
    )


def _all_wrapped(upper: Sequence[Slot], lower: Sequence[Slot], columns: Sequence[Column]) -> bool:
    """Each text of the lower part stands under one whose last line fills its cell."""
    pairs = [
        (above, below)
        for above, below, column in zip(upper, lower, columns, strict=True)
        if column.role not in VALUED and below.begins and below.text.strip()
    ]
    return bool(pairs) and all(
        above.text.strip() and fills_cell(above.cell) and parse_amount(below.text) is None
        for above, below in pairs
    )


def _has_figures(raw: RawRow, columns: Sequence[Column]) -> bool:
    return any(cell.text for cell in raw.cells if columns[cell.column].role in VALUED)

"""Header rows of a grid: where they end, and the path of words over each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import parse_amount, squeeze
from ingest.model import Grid
from ingest.tables.captions import Caption, looks_like_title, merged_captions, split_caption
from ingest.tables.forms import is_form
from ingest.tables.strips import (
    CLASS_LEVELS,
    Strip,
    amounts_in,
    beginnings,
    grid_strips,
    is_blank,
    is_numbering_row,
)

DEEPEST = 6
"""Headers of more rows than this have not been seen."""

_LEAF = re.compile(
    r"类|款|项|小计|合计|总计|金额|科目(?:编码|代码|名称)?|编码|代码|名称|项目(?:名称)?|[^，。]{0,12}(?:支出|经费|收入|资金|预算|拨款|预算数|决算数|执行数|结转|费|数|额|率|%)"
    r"|20\d\d年?度?(?:.{0,16}(?:数|额|率|%|[）)]))?|(?:上|本|去|当)年度?"
    r"|单位|数量|备注|说明|内容|[^，。]{0,8}(?:编码|名称|指标|目标|方式|时间)"
)


def read_header(grid: Grid) -> tuple[Caption, list[Strip], list[Strip]]:
    """Caption rows inside the grid, header rows, and body rows."""
    strips = grid_strips(grid)
    caption, start = _inner_caption(strips, grid.column_count)
    height = 0 if is_form(strips[start:]) else _header_height(strips[start:])
    return caption, strips[start : start + height], strips[start + height :]


def column_paths(header: Sequence[Strip], columns: int) -> list[tuple[str, ...]]:
    """For each column the words over it, outermost first, spaces removed."""
    paths = []
    for column in range(columns):
        path: list[str] = []
        seen: set[int] = set()
        for strip in header:
            slot = strip[column]
            if is_numbering_row(strip) and squeeze(slot.text) not in CLASS_LEVELS:
                continue
            if id(slot.cell) in seen:
                continue
            seen.add(id(slot.cell))
            text = squeeze(slot.text)
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return paths


def header_key(header: Sequence[Strip]) -> tuple[str, ...]:
    """What tells two headers apart: their words without spaces and years' digits kept.

    The row of the columns' numbers, which the next page need not repeat, tells none.
    """
    return tuple(
        squeeze(slot.text)
        for strip in header
        if not is_numbering_row(strip)
        for slot in beginnings(strip)
        if slot.text.strip()
    )


def _inner_caption(strips: Sequence[Strip], columns: int) -> tuple[Caption, int]:
    """Title, organisation and unit printed in the grid's own first rows."""
    caption = Caption()
    row = 0
    while row < min(len(strips) - 1, 4):
        cells = [slot for slot in beginnings(strips[row]) if slot.text.strip()]
        if not cells:
            if is_blank(strips[row]) and row + 1 < len(strips) and len(beginnings(strips[row])) == 1:
                row += 1
                continue
            break
        parts = [split_caption(slot.text) for slot in cells]
        labelled = any(part.unit or part.organisation is not None or part.number for part, _ in parts)
        wide = len(cells) == 1 and cells[0].cell.column_span >= max(2, 0.6 * columns)
        title = next((rest for _, rest in parts if looks_like_title(rest)), "")
        bare = all(not rest or looks_like_title(rest) for _, rest in parts)
        if not ((labelled and bare) or (wide and title)):
            break
        for part, _ in parts:
            caption = merged_captions(caption, part)
        if title and not caption.title:
            caption = merged_captions(caption, Caption(title=title))
        row += 1
    return caption, row


def _header_height(strips: Sequence[Strip]) -> int:
    """Rows from the top that name columns."""
    if not strips or is_blank(strips[0]) or _is_data(strips[0]):
        return 0
    need = 1
    row = 0
    while row < min(need, len(strips), DEEPEST):
        if row and _is_data(strips[row]):
            break
        for slot in beginnings(strips[row]):
            cell = slot.cell
            if not slot.text.strip() and cell.row_span > DEEPEST:
                continue
            reach = row + cell.row_span
            if reach <= DEEPEST:
                need = max(need, reach)
            parted = cell.column_span > 1
            if (
                parted
                and reach < len(strips)
                and _names_parts(strips, reach, slot.cell.column, cell.column_span)
            ):
                need = max(need, reach + 1)
        row += 1
    while row < min(len(strips), DEEPEST) and _is_second_header(strips, row):
        row += 1
    while row < len(strips) and is_numbering_row(strips[row]):
        row += 1
    return row


def _is_data(strip: Strip) -> bool:
    """The row holds figures that are neither years nor the columns' numbers."""
    if is_numbering_row(strip):
        return False
    figures = [squeeze(slot.text) for slot in beginnings(strip) if parse_amount(slot.text) is not None]
    return any(not re.fullmatch(r"20\d\d", figure) for figure in figures)


def _names_parts(strips: Sequence[Strip], row: int, column: int, span: int) -> bool:
    """The cells under a spanning header cell part it into named columns."""
    if _is_data(strips[row]):
        return False
    under = [slot for slot in strips[row][column : column + span] if slot.first_column]
    if len(under) < 2:
        return False
    named = [squeeze(slot.text) for slot in under if slot.first_row and slot.text.strip()]
    return len(named) >= max(1, len(under) - 1) and sum(bool(_LEAF.fullmatch(n)) for n in named) * 2 >= len(
        named
    )


def _is_second_header(strips: Sequence[Strip], row: int) -> bool:
    """A row of column names under a header whose cells are drawn apart."""
    if amounts_in(strips[row]) or row + 1 >= len(strips):
        return False
    above = strips[row - 1] if row else ()
    cells = beginnings(strips[row])
    named = [slot for slot in cells if slot.text.strip()]
    if len(named) < 2 or any(not _LEAF.fullmatch(squeeze(slot.text)) for slot in named):
        return False
    first = strips[row][0]
    if row == 1 and len(named) == len(cells) == len(strips[row]):  # 收入 | · | 支出 | · over four names
        return any(not slot.text.strip() for slot in beginnings(above))
    blank_over = [slot for slot in named if above and not above[slot.cell.column].text.strip()]
    return not first.text.strip() and bool(blank_over)


def names_columns(header: Sequence[Strip]) -> bool:
    """The rows read as column names: most of their words are such as headers use."""
    words = [squeeze(slot.text) for strip in header for slot in beginnings(strip) if slot.text.strip()]
    return len(words) >= 2 and sum(bool(_LEAF.fullmatch(word)) for word in words) * 2 > len(words)

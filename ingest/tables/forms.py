"""Form-like tables: a key cell next to its value cell, and lists set between them.

A form (项目绩效目标表 and its kin) gives several logical tables with one title: its keys and
values, each list inside it (资金执行情况, 任务), and its indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.amounts import MONEY_IN_YUAN, parse_amount, squeeze
from ingest.model import ColumnRole, Row, TableCell
from ingest.tables.columns import make_column
from ingest.tables.formpairs import (
    FORM_KEY,
    MONEY_KEY,
    NAME_KEY,
    SECTION_KEY,
    FormPart,
    FormReading,
    list_part,
    pairs_part,
    read_lone_key,
    read_pairs,
    read_stacked,
)
from ingest.tables.indicators import indicator_columns, indicator_role, read_indicator_rows
from ingest.tables.strips import Strip, beginnings

_INDICATOR_HEAD = re.compile(r"(?:绩效)?[一二三]级指标(?:名称)?|指标名称")
_LONE_HEAD = re.compile(r"绩效指标")
_MONEY = "|".join(sorted(MONEY_IN_YUAN, key=len, reverse=True))


def is_form(strips: Sequence[Strip]) -> bool:
    """Keys down the left side, or an indicator header in the middle of the grid."""
    head = indicator_row(strips)
    if head is not None and (head >= 2 or (head == 1 and is_key_row(strips[0]))):
        return True
    if len(strips) > 3 and is_key_row(strips[0]) and len(beginnings(strips[0])) == 2:
        group = strips[1][0].cell
        if group.row_span >= 3 and group.text.strip() and strips[0][0].cell.column_span >= group.column_span:
            return True
    keyed = 0
    for strip in strips[:7]:
        keyed += is_key_row(strip)
    return keyed >= 3


def begins_form(strips: Sequence[Strip]) -> bool:
    """The name of a project or a department is asked for in the first rows: a form of its own."""
    for strip in strips[:3]:
        filled = [slot for slot in beginnings(strip) if slot.text.strip()]
        if len(filled) > 2 and SECTION_KEY.fullmatch(squeeze(filled[0].text)):
            filled = filled[1:]
        first = next(iter(filled), None)
        if first is not None and NAME_KEY.fullmatch(squeeze(first.text).rstrip(":：")):
            return True
    return False


def is_key_row(strip: Strip) -> bool:
    """A known key, then something that is none."""
    cells = [slot for slot in beginnings(strip) if slot.text.strip()]
    if not 2 <= len(cells) <= 6:
        return False
    first, second = (squeeze(slot.text).rstrip(":：") for slot in cells[:2])
    return bool(FORM_KEY.fullmatch(first)) and not FORM_KEY.fullmatch(second)


def indicator_row(strips: Sequence[Strip]) -> int | None:
    """The row that names the indicators' columns."""
    for index, strip in enumerate(strips):
        heads = [s for s in beginnings(strip) if _INDICATOR_HEAD.fullmatch(squeeze(s.text))]
        values = [s for s in beginnings(strip) if indicator_role(squeeze(s.text))]
        if not heads and values:
            heads = [s for s in beginnings(strip) if _LONE_HEAD.fullmatch(squeeze(s.text))]
        if len(heads) >= 2 or (heads and values):
            return index
    return None


def read_form(
    strips: Sequence[Strip], unit: str | None, title: str, year: int | None, organisation: str | None
) -> tuple[list[FormPart], str | None]:
    """The form's tables, and the organisation it names."""
    head = indicator_row(strips)
    upper = strips if head is None else strips[:head]
    reading = FormReading(organisation=None)
    parts: list[FormPart] = []
    lists: list[tuple[str, list[Strip]]] = []
    row = 0
    while row < len(upper):
        end = _block_end(upper, row)
        block = upper[row:end]
        if (end - row >= 3 or _is_row_under_names(block)) and _is_list(block):
            lists.append((squeeze(block[0][0].text), list(block)))
        else:
            alone = end - row == 1
            end += _read_keys(block, upper[end:] if alone else (), reading)
        row = end
    reading.project = reading.project or title
    unit = _printed_unit(upper) or unit
    listed = [list_part(name, block, reading, unit, title, year) for name, block in lists]
    parts.append(pairs_part(reading, unit, title, year))
    parts.extend(part for part in listed if part is not None)
    if head is not None:
        part = _indicator_part(strips[head:], reading, title, year)
        if part is not None:
            parts.append(part)
    return [part for part in parts if part.rows], reading.organisation or organisation


def _read_keys(block: Sequence[Strip], rest: Sequence[Strip], reading: FormReading) -> int:
    """The pairs of a block; how many rows of `rest`, behind it, were texts of its last key."""
    row = 0
    rows = [*block, *rest]
    while row < len(block):
        below = rows[row + 1 :]
        texts = read_lone_key(rows[row], below, reading)
        if texts:
            row += 1 + texts
        elif row + 1 < len(block) and read_stacked(rows[row], rows[row + 1], reading):
            row += 2
        else:
            read_pairs(rows[row], reading)
            row += 1
    return row - len(block)


def _block_end(strips: Sequence[Strip], row: int) -> int:
    """Rows that hang together by a cell merged down their left side."""
    cell = strips[row][0].cell
    end = row + 1
    while end < len(strips) and strips[end][0].cell is cell:
        end += 1
    return end


def _is_row_under_names(block: Sequence[Strip]) -> bool:
    """One row of figures under names of columns, with nothing over its own: 年度总金额 | 1,600.00."""
    if len(block) != 2:
        return False
    names, figures = (
        [squeeze(s.text) for s in beginnings(strip) if s.cell is not block[0][0].cell] for strip in block
    )
    if len(names) < 3 or len(names) != len(figures) or names[0] or not figures[0]:
        return False
    worded = all(name and parse_amount(name) is None for name in names[1:])
    return worded and parse_amount(figures[0]) is None and any(parse_amount(f) is not None for f in figures)


def _is_list(block: Sequence[Strip]) -> bool:
    """The block's first row names columns: two or more words over figures, none a figure."""
    first = [s for s in beginnings(block[0]) if s.cell is not block[0][0].cell]
    words = [squeeze(s.text) for s in first if s.text.strip()]
    figures = sum(parse_amount(word) is not None for word in words)
    if len(words) - figures < 2 or figures > 1 or (figures and parse_amount(words[0]) is None):
        return False  # a figure under the first name (资金总额 | 500 | 年初预算数 …) is the list's own amount
    second = [s for strip in block[1:] for s in beginnings(strip)]
    named = sum(
        bool(re.search(r"名称|数|总额|金额|预算|执行|分值|得分|内容|合计|资金|拨款|支出|收入", word))
        for word in words
    )
    return named >= (3 if figures else 2) and any(parse_amount(s.text) is not None for s in second)


def _printed_unit(strips: Sequence[Strip]) -> str | None:
    for strip in strips:
        for slot in beginnings(strip):
            found = re.search(rf"[（(](?:单位[:：])?({_MONEY})[）)]", squeeze(slot.text))
            text = squeeze(slot.text)
            if found and (MONEY_KEY.search(text) or found.group() == text):
                return found.group(1)
    return None


def _indicator_part(
    strips: Sequence[Strip], reading: FormReading, title: str, year: int | None
) -> FormPart | None:
    header, body = strips[0], strips[1:]
    first = next((i for i, s in enumerate(header) if _INDICATOR_HEAD.fullmatch(squeeze(s.text))), None)
    if first is None:
        first = next((i for i, s in enumerate(header) if s.text.strip()), None)
    if first is None:
        return None
    positions = [c for c in range(first, len(header)) if header[c].first_column]
    paths = [(squeeze(header[c].text),) if header[c].text.strip() else () for c in positions]
    place = indicator_columns(paths)
    if place is None:
        return None
    columns = []
    for index, path in enumerate(paths):
        name = path[-1] if path else ""
        role: ColumnRole = "label" if index == place.name else "text"
        if indicator_role(name):
            role = "count"
        elif re.search(r"单位$", name):
            role = "unit"
        columns.append(make_column(index, path, role, None, title, year))
    rows: list[Row] = []
    base = (reading.project,) if reading.project else ()
    read = read_indicator_rows(
        [strip for strip in body if not _is_tail(strip, first)], positions, columns, place, base
    )
    rows.extend(read)
    for strip in body:
        if _is_tail(strip, first):
            cells = [s for s in beginnings(strip) if s.text.strip()]
            if not cells:
                continue
            label = re.sub("^[一二三四五六七八九十]、", "", squeeze(cells[0].text))
            kept = tuple(
                TableCell(min(i, len(columns) - 1), s.text.strip(), s.page, s.box)
                for i, s in enumerate(cells)
            )
            rows.append(
                Row(
                    len(rows),
                    cells[0].page,
                    label,
                    cells[0].text.strip(),
                    (*base, label),
                    None,
                    len(base),
                    reading.organisation,
                    False,
                    None,
                    kept,
                )
            )
    return FormPart(tuple(columns), tuple(rows))


def _is_tail(strip: Strip, first: int) -> bool:
    """备注, 总分, 其他说明 under the indicators: the row's name starts left of them."""
    lead = strip[0]
    return first > 0 and lead.begins and bool(_TAIL.fullmatch(squeeze(lead.text)))


_TAIL = re.compile(
    r"备注|总分|其他.{0,12}|说明|合计|总计|联系人.*|填表人.*|(?:[一二三四五六七八九十]、)?(?:存在的?问题|未完成|偏差).{0,24}"
)

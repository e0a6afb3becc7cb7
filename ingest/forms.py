"""Form-like tables: a key cell next to its value cell, and lists set between them.

A form (项目绩效目标表 and its kin) gives several logical tables with one title: its keys and
values, each list inside it (资金执行情况, 任务), and its indicators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.amounts import MONEY_IN_YUAN, parse_amount, squeeze
from ingest.columns import column_role, make_column
from ingest.indicators import indicator_columns, indicator_role, read_indicator_rows
from ingest.model import Column, ColumnRole, Row, TableCell
from ingest.strips import Slot, Strip, beginnings

_INDICATOR_HEAD = re.compile(r"(?:绩效)?[一二三]级指标(?:名称)?|指标名称")
_LONE_HEAD = re.compile(r"绩效指标")
_KEY = re.compile(
    r"(?:一级|二级)?(?:项目|政策|专项|任务)(?:资金)?名称|(?:部门|单位)(?:[（(]单位[）)])?名称|主管部门(?:及代码)?|(?:项目)?实施单位|"
    r"(?:项目)?(?:专项)?资金(?:情况)?(?:金额)?(?:[（(].*[）)])?|年度(?:总体)?目标|总体目标|(?:当年)?(?:整体)?绩效目标|项目(?:属性|类别|性质|概况|编码|代码|期|周期|负责人|等级|年限)|"
    r"立项依据|当年预算.*|预算(?:金额|执行).*|项目绩效目标|年度主要任务|(?:整体|部门)?预算情况.*|资金(?:总额|来源).*|单位职能|年度重点工作.*"
)
_NAME_KEY = re.compile(
    r"(?:一级|二级)?(?:项目|政策|专项|任务)(?:资金)?名称|专项(?:资金)?名称|(?:部门|单位)(?:[（(]单位[）)])?(?:整体)?名称|单位名称|部门名称|预算单位"
)
_MONEY_KEY = re.compile(r"资金|金额|预算|财政|拨款|支出|收入|结转|结余|总额|投资|补助|经费|合计")
_OWNER_KEY = re.compile(r"实施单位|主管部门|部门[（(]单位[）)]名称|单位名称|部门名称")
_MONEY = "|".join(sorted(MONEY_IN_YUAN, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class FormPart:
    """One logical table of a form."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Reading:
    """What has been read of the form so far."""

    project: str = ""
    organisation: str | None = None
    pairs: list[tuple[tuple[str, ...], Slot, Slot]] = field(default_factory=list)


def is_form(strips: Sequence[Strip]) -> bool:
    """Keys down the left side, or an indicator header in the middle of the grid."""
    head = indicator_row(strips)
    if head is not None and (head >= 2 or (head == 1 and _is_key_row(strips[0]))):
        return True
    keyed = 0
    for strip in strips[:7]:
        keyed += _is_key_row(strip)
    return keyed >= 3


def _is_key_row(strip: Strip) -> bool:
    """A known key, then something that is none."""
    cells = [slot for slot in beginnings(strip) if slot.text.strip()]
    if not 2 <= len(cells) <= 6:
        return False
    first, second = (squeeze(slot.text).rstrip(":：") for slot in cells[:2])
    return bool(_KEY.fullmatch(first)) and not _KEY.fullmatch(second)


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
    reading = _Reading(organisation=None)
    parts: list[FormPart] = []
    lists: list[tuple[str, list[Strip]]] = []
    row = 0
    while row < len(upper):
        end = _block_end(upper, row)
        block = upper[row:end]
        if end - row >= 3 and _is_list(block):
            lists.append((squeeze(block[0][0].text), list(block)))
        else:
            skip = False
            for strip, below in zip(block, [*block[1:], None], strict=True):
                if skip:
                    skip = False
                    continue
                skip = below is not None and _read_stacked(strip, below, reading)
                if not skip:
                    _read_pairs(strip, reading)
        row = end
    reading.project = reading.project or title
    unit = _printed_unit(upper) or unit
    parts.append(_pairs_part(reading, unit, title, year))
    for name, block in lists:
        part = _list_part(name, block, reading, unit, title, year)
        if part is not None:
            parts.append(part)
    if head is not None:
        part = _indicator_part(strips[head:], reading, title, year)
        if part is not None:
            parts.append(part)
    return [part for part in parts if part.rows], reading.organisation or organisation


def _block_end(strips: Sequence[Strip], row: int) -> int:
    """Rows that hang together by a cell merged down their left side."""
    cell = strips[row][0].cell
    end = row + 1
    while end < len(strips) and strips[end][0].cell is cell:
        end += 1
    return end


def _is_list(block: Sequence[Strip]) -> bool:
    """The block's first row names columns: three or more words over figures or texts, none a figure."""
    first = [s for s in beginnings(block[0]) if s.cell is not block[0][0].cell]
    words = [squeeze(s.text) for s in first if s.text.strip()]
    if len(words) < 3 or any(parse_amount(w) is not None for w in words):
        return False
    second = [s for strip in block[1:] for s in beginnings(strip)]
    named = sum(
        bool(re.search(r"名称|数|总额|金额|预算|执行|分值|得分|内容|合计|资金|拨款|支出|收入", word))
        for word in words
    )
    return named >= 3 and any(parse_amount(s.text) is not None for s in second)


def _read_pairs(strip: Strip, reading: _Reading) -> None:
    """Key and value cells of one row, under the key cells merged from above."""
    cells: list[Slot] = []
    for slot in strip:
        if not cells or cells[-1].cell is not slot.cell:
            cells.append(slot)
    groups: list[str] = []
    while len(cells) > 1 and cells[0].cell.row_span > 1 and cells[0].text.strip():
        following = cells[1]
        if (
            not _looks_like_key(following.text)
            and cells[0].first_row
            and parse_amount(following.text) is not None
        ):
            break
        if len(cells) == 2 and not _looks_like_key(following.text):
            break
        groups.append(squeeze(cells[0].text).rstrip(":："))
        cells = cells[1:]
    position = 0
    while position < len(cells):
        key = cells[position]
        text = squeeze(key.text).rstrip(":：")
        if not text:
            position += 1
            continue
        value = cells[position + 1] if position + 1 < len(cells) else None
        if value is None or (not key.begins and not value.begins):
            if key.begins:
                reading.pairs.append(((*groups,), key, key))
            position += 1
            continue
        if _NAME_KEY.fullmatch(text) and not reading.project:
            reading.project = _value_name(value.text)
        if _OWNER_KEY.search(text) and value.text.strip():
            reading.organisation = _value_name(value.text)
        reading.pairs.append(((*groups,), key, value))
        position += 2


def _read_stacked(strip: Strip, below: Strip, reading: _Reading) -> bool:
    """Two or more keys with their texts right under them (预期目标 | 实际完成情况)."""
    keys = [s for s in beginnings(strip) if s.cell.row_span == 1]
    values = [s for s in beginnings(below) if s.cell.row_span == 1]
    same = [s.cell.column for s in keys] == [s.cell.column for s in values]
    if len(keys) < 2 or not same or any(not 2 <= len(squeeze(k.text)) <= 16 for k in keys):
        return False
    if any(parse_amount(v.text) is not None for v in values) or all(
        len(squeeze(v.text)) <= 16 for v in values
    ):
        return False
    outer = [s for s in strip[:1] if s.cell.row_span > 1 and s.text.strip()]
    for key, value in zip(keys, values, strict=True):
        reading.pairs.append((tuple(squeeze(s.text) for s in outer), key, value))
    return True


def _value_name(text: str) -> str:
    return re.sub(r"^(?:[\[【]?\d{3,}[\]】]?[-_—]?)", "", squeeze(text))


def _looks_like_key(text: str) -> bool:
    compact = squeeze(text).rstrip(":：")
    return bool(compact) and (
        bool(_KEY.fullmatch(compact)) or (len(compact) <= 16 and bool(_MONEY_KEY.search(compact)))
    )


def _printed_unit(strips: Sequence[Strip]) -> str | None:
    for strip in strips:
        for slot in beginnings(strip):
            found = re.search(rf"[（(](?:单位[:：])?({_MONEY})[）)]", squeeze(slot.text))
            if found and _MONEY_KEY.search(squeeze(slot.text)):
                return found.group(1)
    return None


def _pairs_part(reading: _Reading, unit: str | None, title: str, year: int | None) -> FormPart:
    columns = (
        make_column(0, ("项目",), "label", unit, title, year),
        make_column(1, ("金额",), "amount", unit, title, year),
        make_column(2, ("内容",), "text", unit, title, year),
    )
    rows: list[Row] = []
    for groups, key, value in reading.pairs:
        label = re.sub(r"^其中[:：]", "", squeeze(key.text).rstrip(":："))
        money = bool(_MONEY_KEY.search("".join((*groups, label))))
        amount = (
            parse_amount(value.text) is not None or not value.text.strip() or squeeze(value.text) in "-—－"
        )
        cells = []
        if key.begins and value is not key:
            cells.append(TableCell(0, key.text.strip(), key.page, key.box))
        if value.begins and value is not key:
            if money and amount:
                cells.append(TableCell(1, value.text.strip(), value.page, value.box))
            elif value.text.strip():
                cells.append(TableCell(2, value.text.strip(), value.page, value.box))
        if value is key:
            cells.append(TableCell(2, key.text.strip(), key.page, key.box))
            label = groups[-1] if groups else label
        if not cells:
            continue
        path = (reading.project, *groups, label) if reading.project else (*groups, label)
        rows.append(
            Row(
                len(rows),
                key.page,
                label,
                key.text.strip(),
                path,
                None,
                len(path) - 1,
                reading.organisation,
                False,
                None,
                tuple(cells),
            )
        )
    return FormPart(columns, tuple(rows))


def _list_part(
    name: str, block: Sequence[Strip], reading: _Reading, unit: str | None, title: str, year: int | None
) -> FormPart | None:
    """A list inside the form: header rows from its first row, the names in its first text column."""
    outer = block[0][0].cell
    start = next((i for i, slot in enumerate(block[0]) if slot.cell is not outer), None)
    if start is None:
        return None
    height = 1
    for slot in beginnings(block[0])[1:]:
        if slot.cell.row_span < len(block):
            height = max(height, slot.cell.row_span)
    while (
        height < len(block) - 1
        and not any(parse_amount(s.text) is not None for s in beginnings(block[height]))
        and all(2 <= len(squeeze(s.text)) <= 8 for s in beginnings(block[height]))
    ):
        height += 1
    positions = [c for c in range(start, len(block[0])) if any(strip[c].first_column for strip in block)]
    columns: list[Column] = []
    for index, c in enumerate(positions):
        path: list[str] = []
        for strip in block[:height]:
            text = squeeze(strip[c].text)
            if text and text not in path:
                path.append(text)
        texts = [
            s[c].text
            for s in block[height:]
            if s[c].begins and s[c].text.strip() and squeeze(s[c].text) not in "—-"
        ]
        named = not texts or any(parse_amount(text) is None for text in texts)
        role: ColumnRole = "label" if index == 0 and named else column_role(path, texts)
        if role == "label" and index:
            role = "text"
        if re.search(r"分值|得分|权重", "".join(path)):
            role = "text"
        columns.append(make_column(index, tuple(path) or ("项目",), role, unit, title, year))
    rows: list[Row] = []
    for strip in block[height:]:
        cells = tuple(
            TableCell(column.index, strip[c].text.strip(), strip[c].page, strip[c].box)
            for column, c in zip(columns, positions, strict=True)
            if strip[c].begins and (strip[c].text.strip() or column.role == "amount")
        )
        label = re.sub(r"^其中[:：]", "", squeeze(strip[positions[0]].text))
        if columns[0].role != "label" or (not label and outer is not strip[positions[0]].cell):
            label = "合计" if any(c.text for c in cells) else ""
        if not label or not cells:
            continue
        path_ = tuple(p for p in (reading.project, name, label) if p)
        rows.append(
            Row(
                len(rows),
                strip[0].page,
                label,
                strip[positions[0]].text.strip(),
                path_,
                None,
                len(path_) - 1,
                reading.organisation,
                "合计" in label,
                None,
                cells,
            )
        )
    return FormPart(tuple(columns), tuple(rows))


def _indicator_part(
    strips: Sequence[Strip], reading: _Reading, title: str, year: int | None
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
            label = squeeze(cells[0].text)
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
    return (
        first > 0
        and lead.begins
        and bool(re.fullmatch(r"备注|总分|其他.{0,12}|说明|合计|总计|联系人.*|填表人.*", squeeze(lead.text)))
    )

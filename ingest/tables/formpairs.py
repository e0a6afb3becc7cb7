"""Keys and values of a form, and the lists set between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.amounts import parse_amount, parse_money, says_nothing, squeeze
from ingest.model import Column, ColumnRole, Row, TableCell
from ingest.tables.columns import column_role, make_column
from ingest.tables.strips import Slot, Strip, beginnings

FORM_KEY = re.compile(
    r"(?:一级|二级)?(?:项目|政策|专项|任务)(?:[（(](?:项目|政策)[）)])?(?:资金|支出)?名称|(?:部门|单位)(?:[（(]单位[）)])?名称"
    r"|资金金额|主管部门(?:及代码)?|(?:项目)?实施单位|(?:项目)?(?:专项)?资金(?:情况)?(?:金额)?(?:[（(].*[）)])?"
    r"|年度(?:总体)?目标|总体目标|(?:当年)?(?:整体)?绩效目标|项目绩效目标|年度主要任务|年度重点工作.*"
    r"|项目(?:属性|类别|性质|概况|编码|代码|期|周期|负责人|等级|年限)|立项依据|单位职能"
    r"|当年预算.*|预算(?:金额|执行).*|(?:整体|部门)?预算情况.*|资金(?:总额|来源).*"
)
"""What stands before a value in the forms of performance goals and self-evaluations."""

NAME_KEY = re.compile(
    r"(?:一级|二级)?(?:项目|政策|专项|任务)(?:[（(](?:项目|政策)[）)])?(?:资金|支出)?名称"
    r"|(?:部门|单位)(?:[（(]单位[）)])?(?:整体)?名称|单位名称|部门名称|预算单位"
)
SECTION_KEY = re.compile(r"[一二三四五六七八九十]{1,2}[、.．][^。；;]{2,24}")
"""The part of a form that a row stands in, before the keys of the row: 一、基本情况 | 项目名称 | …."""
MONEY_KEY = re.compile(r"资金|金额|预算|财政|拨款|支出|收入|结转|结余|总额|投资|补助|经费|合计")
_POINTS = re.compile("分值|得分|权重")
"""Points of an evaluation, which stand among the amounts and are none."""
_STACKED_KEY = re.compile(r"预期|实际完成|完成情况|完成率|年初设定|总体目标|绩效目标")
_UNIT_ONLY = r"(?:[（(](?:单位[:：])?[百千万亿]*元[）)])?"
_OWNER_KEY = re.compile(r"实施单位|主管部门|部门[（(]单位[）)]名称|单位名称|部门名称")


@dataclass(frozen=True, slots=True)
class FormPart:
    """One logical table of a form."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class FormReading:
    """What has been read of the form so far."""

    project: str = ""
    organisation: str | None = None
    lead: str = ""
    """The key that a row of three (资金金额 | 其中：财政拨款 | 12.00) began with."""
    pairs: list[tuple[tuple[str, ...], Slot, Slot]] = field(default_factory=list)


def read_pairs(strip: Strip, reading: FormReading) -> None:
    """Key and value cells of one row, under the key cells merged from above; a line of the year is none."""
    if re.fullmatch(r"[（(]?20\d\d年?度?[）)]?", "".join(squeeze(slot.text) for slot in beginnings(strip))):
        return
    cells: list[Slot] = []
    for slot in strip:
        if not cells or cells[-1].cell is not slot.cell:
            cells.append(slot)
    if len(cells) > 2 and SECTION_KEY.fullmatch(squeeze(cells[0].text)) and _is_key(cells[1]):
        cells = cells[1:]
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
    if _heads_a_pair(cells):
        lead = squeeze(cells[0].text).rstrip(":：")
        reading.lead = reading.lead if re.fullmatch(_UNIT_ONLY, lead) else lead
        groups.extend([reading.lead] if reading.lead else [])
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
        if NAME_KEY.fullmatch(text) and not reading.project:
            reading.project = _value_name(value.text)
        if _OWNER_KEY.search(text) and value.text.strip():
            reading.organisation = _value_name(value.text)
        reading.pairs.append(((*groups,), key, value))
        position += 2


def _is_key(slot: Slot) -> bool:
    return bool(FORM_KEY.fullmatch(squeeze(slot.text).rstrip(":：")))


def _heads_a_pair(cells: Sequence[Slot]) -> bool:
    """Three cells of one row: what the pair belongs to (or nothing), its key, its figure."""
    if len(cells) != 3 or any(slot.cell.row_span > 1 or not slot.begins for slot in cells):
        return False
    lead, key, value = (squeeze(slot.text) for slot in cells)
    if lead and not (re.fullmatch(_UNIT_ONLY, lead) or FORM_KEY.fullmatch(lead.rstrip(":："))):
        return False
    return _looks_like_key(key) and (not value or parse_amount(value) is not None)


def read_stacked(strip: Strip, below: Strip, reading: FormReading) -> bool:
    """Two or more keys with what they say right under them (预期目标 | 实际完成情况, 6月底 | 10月底)."""
    keys = [s for s in beginnings(strip) if s.cell.row_span == 1]
    values = [s for s in beginnings(below) if s.cell.row_span == 1]
    same = [s.cell.column for s in keys] == [s.cell.column for s in values]
    if len(keys) < 2 or not same or any(not 2 <= len(squeeze(k.text)) <= 16 for k in keys):
        return False
    outer = [s for s in strip[:1] if s.cell.row_span > 1 and s.text.strip()]
    figures = sum(parse_amount(v.text) is not None for v in values)
    known = all(_STACKED_KEY.search(squeeze(k.text)) for k in keys)
    if figures and not (outer and (known or figures == len(values)) and _all_names(keys)):
        return False
    if not figures and not known and all(len(squeeze(v.text)) <= 16 for v in values):
        return False
    for key, value in zip(keys, values, strict=True):
        reading.pairs.append((tuple(squeeze(s.text) for s in outer), key, value))
    return True


def _all_names(keys: Sequence[Slot]) -> bool:
    """Whether none of the cells holds a figure: a row of keys and values alternates them."""
    return all(parse_amount(key.text) is None for key in keys)


def read_lone_key(strip: Strip, below: Sequence[Strip], reading: FormReading) -> int:
    """A key over the whole width, its texts in the rows below (年度目标 over 目标1：…): how many they are."""
    key = _only_cell(strip)
    if key is None or not FORM_KEY.fullmatch(squeeze(key.text).rstrip(":：")):
        return 0
    texts: list[Slot] = []
    for lower in below:
        text = _only_cell(lower)
        if text is None or text.cell.column != key.cell.column or _looks_like_key(text.text):
            break
        texts.append(text)
    outer = tuple(squeeze(s.text) for s in strip[:1] if s.cell is not key.cell and s.text.strip())
    for text in texts:
        reading.pairs.append((outer, key, text))
    return len(texts)


def _only_cell(strip: Strip) -> Slot | None:
    """The one filled cell that begins in the row and runs to its end."""
    cells = [slot for slot in beginnings(strip) if slot.cell.row_span == 1]
    others = [slot for slot in beginnings(strip) if slot.cell.row_span > 1]
    if len(cells) != 1 or len(others) > 1 or not cells[0].text.strip():
        return None
    return cells[0] if strip[-1].cell is cells[0].cell else None


def _value_name(text: str) -> str:
    return re.sub(r"^[\[【]?(?:\d{3,}|(?=[A-Z]*\d)[A-Z\d]{12,})[\]】]?[-_—]?(?![\d年])", "", squeeze(text))


def _looks_like_key(text: str) -> bool:
    compact = squeeze(text).rstrip(":：")
    return bool(compact) and (
        bool(FORM_KEY.fullmatch(compact)) or (len(compact) <= 16 and bool(MONEY_KEY.search(compact)))
    )


def pairs_part(reading: FormReading, unit: str | None, title: str, year: int | None) -> FormPart:
    """The keys of the form with their values, a row each; money in one column, text in another."""
    columns = (
        make_column(0, ("项目",), "label", unit, title, year),
        make_column(1, ("金额",), "amount", unit, title, year),
        make_column(2, ("内容",), "text", unit, title, year),
    )
    rows: list[Row] = []
    for groups, key, value in reading.pairs:
        label = re.sub(r"^其中[:：]", "", squeeze(key.text).rstrip(":："))
        money = bool(MONEY_KEY.search("".join((*groups, label)))) and not _POINTS.search(label)
        amount = parse_money(value.text) is not None or not value.text.strip() or says_nothing(value.text)
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


def list_part(
    name: str, block: Sequence[Strip], reading: FormReading, unit: str | None, title: str, year: int | None
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
            if parse_amount(text) is not None and strip is block[0]:
                reading.pairs.append(((), block[0][0], strip[c]))
                continue
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

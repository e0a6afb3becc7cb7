"""Body rows of one side of a table: names, codes, organisations, cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.amounts import parse_amount, squeeze
from ingest.model import Column, Row, TableCell
from ingest.prose.numbering import numbering
from ingest.tables.captions import is_note
from ingest.tables.codes import without_owner_code
from ingest.tables.cutrows import goes_on, joined_slots
from ingest.tables.naming import (
    EMPTY_ROW,
    ORGANISATION_NAME,
    SERIAL_COLUMN,
    clean_name,
    label_columns,
    numbers_owners,
    owner_code_of,
    owner_number,
    printed_year,
    row_code,
    row_organisation,
    year_label,
)
from ingest.tables.rawrows import VALUED, RawRow, placed_rows, with_organisations
from ingest.tables.strips import Slot, Strip, is_numbering_row
from ingest.tables.totals import is_total_label


def read_rows(
    strips: Sequence[Strip],
    breaks: Sequence[int],
    grid_columns: Sequence[Sequence[int]],
    columns: Sequence[Column],
    owner: str | None,
    known: Mapping[str, Sequence[str]],
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Rows of a side, and notes found among them.

    `grid_columns` gives the grid columns of each stacked list, in step with `columns`; `owner` is
    the organisation of the caption; `known` gives the codes of names printed elsewhere.
    """
    raws: list[RawRow] = []
    notes: list[str] = []
    for group in grid_columns:
        labels = label_columns(columns, strips, group)
        numbered = numbers_owners(columns, strips, group)
        carried: dict[int, str] = {}
        upper: list[Slot] = []
        before: dict[int, str] = {}
        for index, strip in enumerate(strips):
            if is_numbering_row(strip):
                continue
            slots = [strip[c] for c in group]
            alone = len([s for s in slots if s.begins]) == 1
            note = next((s.text for s in slots if s.begins and is_note(s.text, alone)), None)
            if note is None and _says_nothing(slots):
                note = "无"
            if note is not None and not any(_value(s) is not None for s in slots):
                notes.append(squeeze(note))
                continue
            kept = dict(carried)
            raw = _raw_row(slots, columns, labels, carried, owner, numbered, bool(raws))
            if raw is None or _named_for_another(strip, group, raw):
                continue
            if index in breaks and upper and goes_on(raws, upper, slots, raw, columns):
                carried, slots = dict(before), joined_slots(upper, slots)
                whole = _raw_row(slots, columns, labels, carried, owner, numbered, True)
                raws[-1] = replace(whole or raws[-1], indent=raws[-1].indent)
            else:
                raws.append(replace(raw, indent=_within_list(raw.indent, strip, group, grid_columns[0])))
                before = kept
            upper = slots
    return placed_rows(with_organisations(raws, owner), known), tuple(notes)


def _says_nothing(slots: Sequence[Slot]) -> bool:
    """A row that says 无 in all its cells."""
    filled = [squeeze(slot.text) for slot in slots if slot.begins and slot.text.strip()]
    return len(filled) > 1 and set(filled) == {"无"}


def _named_for_another(strip: Strip, group: Sequence[int], raw: RawRow) -> bool:
    """The name of a total whose cell runs on into the next list, where its amount stands."""
    after = group[-1] + 1
    runs_on = after < len(strip) and strip[after].cell is strip[group[-1]].cell and bool(raw.printed)
    return runs_on and not any(cell.text for cell in raw.cells if cell.text != raw.printed)


def _within_list(
    indent: float | None, strip: Strip, group: Sequence[int], first: Sequence[int]
) -> float | None:
    """The indent as it would be in the first of the lists that stand side by side."""
    if indent is None or group[0] == first[0]:
        return indent
    return indent - strip[group[0]].box[0] + strip[first[0]].box[0]


@dataclass(frozen=True, slots=True)
class _Label:
    """The cell that names the row, the names of wider groups beside it, and which name columns they fill."""

    slot: Slot | None
    groups: tuple[str, ...] = ()
    depth: int = 0
    reach: int = 0


def _raw_row(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    labels: Sequence[int],
    carried: dict[int, str],
    owner: str | None,
    numbered_owners: bool,
    started: bool,
) -> RawRow | None:
    """One grid row, or None where it names nothing and holds nothing."""
    values = [s for s, c in zip(slots, columns, strict=True) if c.role in VALUED and s.begins]
    cells = tuple(
        TableCell(column.index, slot.text.strip(), slot.page, slot.box)
        for slot, column in zip(slots, columns, strict=True)
        if slot.begins and (slot.text.strip() or column.role in VALUED)
    )
    if not any(cell.text for cell in cells) and (labels or started):
        return None
    named = _label(slots, columns, labels)
    organisation, owner_slot = row_organisation(slots, columns, labels, carried)
    indent = _indent(named.slot)
    if named.slot is None and values:
        named = _named_behind(slots, columns, labels)
    printed = named.slot.text.strip() if named.slot is not None else ""
    prefix, label = clean_name(printed)
    numbered_name = without_owner_code(label)
    heads = numbered_name != label and bool(ORGANISATION_NAME.search(numbered_name))
    if heads:  # 453003甲市环境卫生服务中心 over its projects
        label, organisation = numbered_name, None
    code = row_code(slots, columns, prefix, carried)
    if not values and not label:
        return None
    if values and named.slot is not None and all(s.cell is named.slot.cell for s in values):
        return None
    if not printed and owner_slot is not None:
        label, printed = clean_name(owner_slot.text)[1], owner_slot.text
    if not printed and _prints_year(slots, columns):
        label = organisation or printed_year(slots, columns) or ""
        printed = label
    change = year_label(slots, columns)
    serial = None if printed else _serial_alone(slots, columns)
    owner_code = owner_code_of(slots, columns, prefix)
    own_row = owner_slot is not None and (named.slot is None or named.slot.cell is owner_slot.cell)
    numbered = numbered_owners and owner_code is not None and not is_total_label(label)
    is_owner = (
        bool(printed)
        and not is_total_label(label)
        and (
            (own_row and code is None)
            or (numbered and (own_row or owner_slot is None))
            or (owner_number(slots, columns, prefix) is not None and bool(ORGANISATION_NAME.search(label)))
        )
    )
    return RawRow(
        slots[0].page,
        change or (label if printed else serial or "合计"),
        printed,
        code if code and code.isdigit() and not is_owner else None,
        tuple(group for group in named.groups if group != label),
        organisation,
        is_owner or heads or (label == owner and code is None and bool(printed)),
        not (printed or serial or change) or (is_total_label(label) and not numbering(printed)[0]),
        indent,
        named.depth,
        named.reach,
        owner_code,
        _first_amount(slots, columns),
        cells,
    )


def _label(slots: Sequence[Slot], columns: Sequence[Column], labels: Sequence[int]) -> _Label:
    """The rightmost filled name column names the row; those left of it are its groups."""
    found: Slot | None = None
    groups: list[str] = []
    depth = reach = 0
    for place, position in enumerate(labels):
        slot = slots[position]
        if not squeeze(slot.text) or _value(slot) is not None:
            continue
        if found is None or found.cell is not slot.cell:
            if found is not None:
                groups.append(clean_name(found.text)[1])
            else:
                reach = place
            depth = place
        found = slot
    if found is None:
        # 合计 over the code columns, where the name column is blank.
        coded = (s for s, c in zip(slots, columns, strict=True) if c.role == "code")
        found = next((s for s in coded if re.search(r"[\u4e00-\u9fff]", s.text)), None)
    return _Label(found, tuple(groups), depth, reach)


def _named_behind(slots: Sequence[Slot], columns: Sequence[Column], labels: Sequence[int]) -> _Label:
    """A row that goes on under the name above it, named by what stands behind the amounts (采购物品名称)."""
    others = [p for p, c in enumerate(columns) if c.role == "label" and p not in labels]
    found = next((slots[p] for p in others if slots[p].begins and squeeze(slots[p].text)), None)
    return _Label(found if found is not None and _value(found) is None else None)


def _serial_alone(slots: Sequence[Slot], columns: Sequence[Column]) -> str | None:
    """The name of an empty row that prints but its own number (行次 13)."""
    filled = [(s, c) for s, c in zip(slots, columns, strict=True) if s.begins and s.text.strip()]
    if len(filled) == 1 and SERIAL_COLUMN.search(filled[0][1].name):
        return EMPTY_ROW + squeeze(filled[0][0].text)
    return None


def _prints_year(slots: Sequence[Slot], columns: Sequence[Column]) -> bool:
    return any(re.search(r"年度$", c.name) and s.text.strip() for s, c in zip(slots, columns, strict=True))


def _first_amount(slots: Sequence[Slot], columns: Sequence[Column]) -> Decimal | None:
    for slot, column in zip(slots, columns, strict=True):
        if column.role == "amount" and slot.begins and (amount := _value(slot)) is not None:
            return amount
    return None


def _value(slot: Slot) -> Decimal | None:
    return parse_amount(slot.text)


def _indent(slot: Slot | None) -> float | None:
    if slot is None or not slot.cell.words:
        return None
    top = min(w.box[1] for w in slot.cell.words)
    first = [w for w in slot.cell.words if w.box[1] <= top + 3]
    return min(w.box[0] for w in first)

"""Body rows of one side of a table: names, codes, organisations, cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.amounts import parse_amount, squeeze
from ingest.captions import is_note
from ingest.codes import CLASS_CODE, clean_code, joined_code, split_label
from ingest.hierarchy import Draft, is_total_label, place_rows
from ingest.model import Column, Row, TableCell
from ingest.numbering import numbering, without_numbering
from ingest.strips import Slot, Strip, is_numbering_row

VALUED = ("amount", "count")
_ORGANISATION_NAME = re.compile(
    r"(?:局|委员会|办公厅|办公室|中心|学校|学院|大学|医院|支队|总队|大队|研究院|研究所|院|所|站|队|馆|厅|部|社|处|会|街道办事处|政府|机关|本级|本部)(?:[（(].*[）)])?$"
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A row before its place in the hierarchy is known."""

    page: int
    label: str
    printed: str
    code: str | None
    groups: tuple[str, ...]
    organisation: str | None
    is_organisation: bool
    is_total: bool
    indent: float | None
    cells: tuple[TableCell, ...]


def read_rows(
    strips: Sequence[Strip],
    breaks: Sequence[int],
    grid_columns: Sequence[Sequence[int]],
    columns: Sequence[Column],
    owner: str | None,
    known: Mapping[str, str],
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Rows of a side, and notes found among them.

    `grid_columns` gives the grid columns of each stacked list, in step with `columns`; `owner` is
    the organisation of the caption; `known` gives the codes of names printed elsewhere.
    """
    raws: list[_Raw] = []
    notes: list[str] = []
    for group in grid_columns:
        labels = _label_columns(columns, strips, group)
        carried: dict[int, str] = {}
        for index, strip in enumerate(strips):
            if is_numbering_row(strip):
                continue
            slots = [strip[c] for c in group]
            note = next((s.text for s in slots if s.begins and is_note(s.text)), None)
            if note is not None and not any(_value(s) is not None for s in slots):
                notes.append(squeeze(note))
                continue
            raw = _raw_row(slots, columns, labels, carried, owner, bool(raws))
            if raw is None:
                continue
            if index in breaks and index and raws and _is_rest(slots, columns):
                raws[-1] = _with_rest(raws[-1], raw)
                continue
            raws.append(raw)
    return _placed(_organised(raws, owner), known), tuple(notes)


def _label_columns(columns: Sequence[Column], strips: Sequence[Strip], group: Sequence[int]) -> list[int]:
    """Positions of the columns that name rows, widest group first, the row's own name last."""
    labels = [c.index for c in columns if c.role == "label"]
    if not labels:
        labels = [c.index for c in columns if c.role == "text" and not re.search(r"序号|行次|年度$", c.name)][:1]
    if not labels:
        labels = [c.index for c in columns if c.role == "organisation"][-1:]
    first_value = next((c.index for c in columns if c.role in VALUED), len(columns))
    leading = [c for c in labels if c < first_value] or labels[:1]
    for position in leading:
        texts = [squeeze(s[group[position]].text) for s in strips if s[group[position]].begins]
        texts = [t for t in texts if t]
        rows = sum(1 for s in strips if any(squeeze(s[c].text) for c in group))
        if len(texts) >= 0.8 * rows and len(set(texts)) >= 0.8 * len(texts):
            return leading[: leading.index(position) + 1]
    return leading


def _raw_row(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    labels: Sequence[int],
    carried: dict[int, str],
    owner: str | None,
    started: bool,
) -> _Raw | None:
    values = [s for s, c in zip(slots, columns, strict=True) if c.role in VALUED and s.begins]
    cells = tuple(
        TableCell(column.index, slot.text.strip(), slot.page, slot.box)
        for slot, column in zip(slots, columns, strict=True)
        if slot.begins and (slot.text.strip() or column.role in VALUED)
    )
    if not any(cell.text for cell in cells):
        return None
    label_slot: Slot | None = None
    groups: list[str] = []
    for position in labels:
        slot = slots[position]
        text = squeeze(slot.text)
        if text and _value(slot) is None:
            if label_slot is not None and label_slot.cell is not slot.cell:
                groups.append(_name(label_slot.text)[1])
            label_slot = slot
    if label_slot is None:
        label_slot = next(
            (s for s, c in zip(slots, columns, strict=True) if c.role == "code" and re.search(r"[\u4e00-\u9fff]", s.text)),
            None,
        )
    organisation, names_organisation = _organisation(slots, columns, labels, carried)
    printed = label_slot.text.strip() if label_slot is not None else ""
    prefix, label = _name(printed)
    code = _code(slots, columns, prefix)
    if not values and not label:
        return None
    if values and all(s.cell is (label_slot.cell if label_slot else None) for s in values):
        return None
    if not printed and names_organisation is not None:
        label, printed = squeeze(names_organisation.text), names_organisation.text
    blank = not printed
    is_organisation = bool(names_organisation) and code is None and not blank or (
        prefix is not None and len(prefix) == 6 and bool(_ORGANISATION_NAME.search(label))
    )
    year_label = _year_label(slots, columns)
    return _Raw(
        slots[0].page,
        (year_label or label) if not blank else (year_label or "合计"),
        printed,
        code if not is_organisation else None,
        tuple(g for g in groups if g != label),
        organisation,
        is_organisation or (label == owner and code is None and not blank),
        blank or is_total_label(label),
        _indent(label_slot),
        cells,
    )


def _name(printed: str) -> tuple[str | None, str]:
    """(code before the name, name without numbering)."""
    code, label = split_label(printed)
    label = re.sub(r"^[*★▲#△]+", "", label)
    label = re.sub(r"^其中[:：]", "", without_numbering(label) if numbering(label)[0] else label)
    label = without_numbering(label) if numbering(label)[0] else label
    return code, label or squeeze(printed)


def _value(slot: Slot) -> Decimal | None:
    return parse_amount(slot.text)


def _code(slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None) -> str | None:
    parts = [(c, s) for s, c in zip(slots, columns, strict=True) if c.role == "code"]
    classes = [s.text for c, s in parts if re.fullmatch(r"[类款项]", c.name)]
    if len(classes) < 2 and len(parts) in (2, 3):
        widths = [squeeze(s.text) for _, s in parts]
        if all(re.fullmatch(r"\d{3}", w) or not w for w in widths[:1]) and all(
            re.fullmatch(r"\d{0,2}", w) for w in widths[1:]
        ):
            classes = [s.text for _, s in parts]
    code = joined_code(classes) if classes else None
    for column, slot in parts:
        if re.fullmatch(r"[类款项]", column.name):
            continue
        own = clean_code(slot.text)
        if own is None:
            continue
        if code is None:
            if not re.search(r"单位", "".join(column.path)) or CLASS_CODE.fullmatch(own) and len(own) in (3, 5):
                code = own
        elif own.startswith(code):
            code = own
    return code or prefix


def _organisation(
    slots: Sequence[Slot], columns: Sequence[Column], labels: Sequence[int], carried: dict[int, str]
) -> tuple[str | None, Slot | None]:
    """The organisation of the row (printed or carried down), and the slot that prints it here."""
    for slot, column in zip(slots, columns, strict=True):
        if column.role != "organisation":
            continue
        text = squeeze(slot.text)
        if text and _value(slot) is None:
            carried[column.index] = split_label(text)[1]
            if is_total_label(text):
                carried.pop(column.index)
                return None, slot
            return carried[column.index], slot
        if column.index in carried:
            return carried[column.index], None
    return None, None


def _year_label(slots: Sequence[Slot], columns: Sequence[Column]) -> str | None:
    """In tables with a 年度 column, the row of changes is named by it (增减变化金额)."""
    for slot, column in zip(slots, columns, strict=True):
        if re.search(r"年度$", column.name) and column.role == "text":
            text = squeeze(slot.text)
            if text and not re.search(r"20\d\d", text):
                return text
    return None


def _indent(slot: Slot | None) -> float | None:
    if slot is None or not slot.cell.words:
        return None
    top = min(w.box[1] for w in slot.cell.words)
    first = [w for w in slot.cell.words if w.box[1] <= top + 3]
    return min(w.box[0] for w in first)


def _is_rest(slots: Sequence[Slot], columns: Sequence[Column]) -> bool:
    """The lower part of a row that a page break cut: text only, without a name or figures."""
    filled = [c for s, c in zip(slots, columns, strict=True) if s.begins and s.text.strip()]
    return bool(filled) and all(c.role == "text" for c in filled) and filled[0].index > 0


def _with_rest(upper: _Raw, rest: _Raw) -> _Raw:
    added = {cell.column: cell for cell in rest.cells if cell.text}
    cells = tuple(
        TableCell(cell.column, cell.text + added.pop(cell.column).text, cell.page, cell.box)
        if cell.column in added
        else cell
        for cell in upper.cells
    )
    return replace(upper, cells=tuple(sorted((*cells, *added.values()), key=lambda c: c.column)))


def _organised(raws: Sequence[_Raw], owner: str | None) -> list[_Raw]:
    """Rows under an organisation's own row belong to it."""
    current: str | None = None
    organised = []
    for raw in raws:
        if raw.is_organisation and raw.organisation is None:
            current = raw.label
        organised.append(replace(raw, organisation=raw.organisation or current))
    return organised


def _placed(raws: Sequence[_Raw], known: Mapping[str, str]) -> tuple[Row, ...]:
    centred = _is_centred(raws)
    drafts = [
        Draft(
            raw.label,
            squeeze(raw.printed),
            raw.code,
            raw.groups,
            None if centred else raw.indent,
            raw.is_total,
            raw.is_organisation,
            next((a for cell in raw.cells if (a := parse_amount(cell.text)) is not None and cell.column), None),
        )
        for raw in raws
    ]
    places = place_rows(drafts, known)
    return tuple(
        Row(
            index,
            raw.page,
            raw.label,
            raw.printed,
            place.path,
            raw.code,
            place.level,
            raw.organisation,
            raw.is_total,
            place.parent,
            raw.cells,
        )
        for index, (raw, place) in enumerate(zip(raws, places, strict=True))
    )


def _is_centred(raws: Sequence[_Raw]) -> bool:
    """Names set in the middle of their column say nothing by their indent: longer ones start further left."""
    pairs = [(len(squeeze(r.printed)), r.indent) for r in raws if r.indent is not None and not r.is_total]
    if len(pairs) < 4:
        return False
    starts = sorted(x for _, x in pairs)
    if starts[-1] - starts[0] < 4:
        return False
    same = sum(abs(a - b) < 1 for a, b in zip(starts, starts[1:], strict=False))
    if same >= 0.5 * (len(starts) - 1):
        return False
    n = len(pairs)
    mean_l = sum(l for l, _ in pairs) / n
    mean_x = sum(x for _, x in pairs) / n
    cov = sum((l - mean_l) * (x - mean_x) for l, x in pairs)
    var_l = sum((l - mean_l) ** 2 for l, _ in pairs)
    var_x = sum((x - mean_x) ** 2 for _, x in pairs)
    return var_l > 0 and var_x > 0 and cov / (var_l * var_x) ** 0.5 < -0.8

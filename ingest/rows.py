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

_OWNER_CODE = re.compile(r"(?:单位|部门)(?:编码|代码|编号)$")
VALUED = ("amount", "count")
_ORGANISATION_NAME = re.compile(
    r"(?:局|委员会|办公厅|办公室|中心|学校|学院|大学|医院|支队|总队|大队|研究院|研究所|院|所|站|队|馆|厅|部|社|处|会|团|庭|街道办事处|政府|机关|本级|本部)(?:[（(].*[）)])?$"
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
    depth: int
    reach: int
    owner_code: str | None
    amount: Decimal | None
    cells: tuple[TableCell, ...]


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
    raws: list[_Raw] = []
    notes: list[str] = []
    for group in grid_columns:
        labels = _label_columns(columns, strips, group)
        numbered = _numbers_owners(columns, strips, group)
        carried: dict[int, str] = {}
        for index, strip in enumerate(strips):
            if is_numbering_row(strip):
                continue
            slots = [strip[c] for c in group]
            note = next((s.text for s in slots if s.begins and is_note(s.text)), None)
            if note is not None and not any(_value(s) is not None for s in slots):
                notes.append(squeeze(note))
                continue
            raw = _raw_row(slots, columns, labels, carried, owner, numbered, bool(raws))
            if raw is None:
                continue
            if index in breaks and index and raws:
                if _is_rest(slots, columns):
                    raws[-1] = _with_rest(raws[-1], raw)
                    continue
                if _is_rest_of_name(raws, raw, columns):
                    raws[-1] = _with_rest_of_name(raws[-1], raw)
                    continue
            raws.append(raw)
    return _placed(_organised(raws, owner), known), tuple(notes)


def _label_columns(columns: Sequence[Column], strips: Sequence[Strip], group: Sequence[int]) -> list[int]:
    """Positions of the columns that name rows, widest group first, the row's own name last."""
    labels = [c.index for c in columns if c.role == "label"]
    if not labels:
        labels = [c.index for c in columns if c.role == "organisation"][-1:]
    if not labels:
        labels = [c.index for c in columns if c.role == "text" and not re.search(r"序号|行次|年度$", c.name)][:1]
    first_value = next((c.index for c in columns if c.role in VALUED), len(columns))
    leading = [c for c in labels if c < first_value] or labels[:1]
    coded = _class_columns(columns)
    if coded:
        following = [c for c in leading if c > coded[-1]]
        return following[:1] or leading[-1:]
    for position in leading:
        texts = [squeeze(s[group[position]].text) for s in strips if s[group[position]].begins]
        texts = [t for t in texts if t]
        rows = sum(1 for s in strips if any(squeeze(s[c].text) for c in group))
        if len(texts) >= 0.8 * rows and len(set(texts)) >= 0.8 * len(texts):
            return leading[: leading.index(position) + 1]
    return leading


def _numbers_owners(columns: Sequence[Column], strips: Sequence[Strip], group: Sequence[int]) -> bool:
    """A 单位编码 column is filled in the organisations' own rows only, not beside every item."""
    for column in columns:
        if column.role == "code" and _OWNER_CODE.search(column.name):
            filled = sum(bool(strip[group[column.index]].text.strip()) for strip in strips)
            return filled <= 0.6 * len(strips) or len(strips) <= 4
    return False


def _class_columns(columns: Sequence[Column]) -> list[int]:
    """The first run of code columns that hold a classification, not numbers of organisations."""
    run: list[int] = []
    for column in columns:
        if column.role == "code" and not re.search(r"(?:单位|部门|项目)(?:编码|代码|编号)$", column.name):
            if run and column.index != run[-1] + 1:
                break
            if run and column.name == columns[run[0]].name and re.fullmatch(r"类|.*编码|.*代码", column.name):
                break
            run.append(column.index)
    return run


def _raw_row(
    slots: Sequence[Slot],
    columns: Sequence[Column],
    labels: Sequence[int],
    carried: dict[int, str],
    owner: str | None,
    numbered_owners: bool,
    started: bool,
) -> _Raw | None:
    values = [s for s, c in zip(slots, columns, strict=True) if c.role in VALUED and s.begins]
    cells = tuple(
        TableCell(column.index, slot.text.strip(), slot.page, slot.box)
        for slot, column in zip(slots, columns, strict=True)
        if slot.begins and (slot.text.strip() or column.role in VALUED)
    )
    if not any(cell.text for cell in cells) and (labels or started):
        return None
    label_slot: Slot | None = None
    depth = reach = 0
    groups: list[str] = []
    for position in labels:
        slot = slots[position]
        text = squeeze(slot.text)
        if text and _value(slot) is None:
            if label_slot is not None and label_slot.cell is not slot.cell:
                groups.append(_name(label_slot.text)[1])
            if label_slot is None or label_slot.cell is not slot.cell:
                depth = labels.index(position)
                reach = depth if label_slot is None else reach
            label_slot = slot
    if label_slot is None:
        label_slot = next(
            (s for s, c in zip(slots, columns, strict=True) if c.role == "code" and re.search(r"[\u4e00-\u9fff]", s.text)),
            None,
        )
    organisation, names_organisation = _organisation(slots, columns, labels, carried)
    printed = label_slot.text.strip() if label_slot is not None else ""
    prefix, label = _name(printed)
    code = _code(slots, columns, prefix, carried)
    if not values and not label:
        return None
    if values and all(s.cell is (label_slot.cell if label_slot else None) for s in values):
        return None
    if not printed and names_organisation is not None:
        label, printed = _name(names_organisation.text)[1], names_organisation.text
    years = any(re.search(r"年度$", c.name) and s.text.strip() for s, c in zip(slots, columns, strict=True))
    if not printed and organisation and years:
        label = printed = organisation
    blank = not printed
    owner_code = _owner_code(slots, columns, prefix)
    own_row = names_organisation is not None and (
        label_slot is None or label_slot.cell is names_organisation.cell
    )
    is_organisation = own_row and code is None and not blank or (
        own_row or names_organisation is None
    ) and (
        numbered_owners and owner_code is not None and not blank and not is_total_label(label)
    ) or (
        prefix is not None and len(prefix) == 6 and bool(_ORGANISATION_NAME.search(label))
    )
    year_label = _year_label(slots, columns)
    return _Raw(
        slots[0].page,
        (year_label or label) if not blank else (year_label or "合计"),
        printed,
        None if is_organisation or not (code and code.isdigit()) else code,
        tuple(g for g in groups if g != label),
        organisation,
        is_organisation or (label == owner and code is None and not blank),
        blank or (is_total_label(label) and not numbering(printed)[0]),
        _indent(label_slot),
        depth,
        reach,
        owner_code,
        next(
            (a for s, c in zip(slots, columns, strict=True) if c.role == "amount" and s.begins and (a := _value(s)) is not None),
            None,
        ),
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


def _code(
    slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None, carried: dict[int, str]
) -> str | None:
    """The row's full code, from its class columns (款 and 项 alone stand under the row before) or its name."""
    classes = _class_columns(columns)
    parts = [squeeze(slots[c].text) for c in classes]
    code: str | None = None
    if len(parts) > 1:
        if not parts[0] and any(parts) and -1 in carried and all(re.fullmatch(r"\d{0,2}", p) for p in parts):
            first = next(i for i, part in enumerate(parts) if part)
            parts = [carried[-1][:3], *(carried[-1][3 + 2 * i : 5 + 2 * i] for i in range(first - 1)), *parts[first:]]
        code = joined_code(parts)
    elif parts:
        code = clean_code(parts[0])
    if code:
        carried[-1] = code
    for slot, column in zip(slots, columns, strict=True):
        if column.role != "code" or column.index in classes:
            continue
        own = clean_code(slot.text)
        if own is None:
            continue
        if code is None:
            if own[0] in "35" and CLASS_CODE.fullmatch(own) and len(own) in (3, 5) and classes:
                code = own
        elif own.startswith(code):
            code = own
    return code or prefix


def _owner_code(slots: Sequence[Slot], columns: Sequence[Column], prefix: str | None) -> str | None:
    """The organisation's number, from its own column or before its name."""
    for slot, column in zip(slots, columns, strict=True):
        if column.role == "code" and _OWNER_CODE.search(column.name):
            return clean_code(slot.text)
    return prefix if prefix and len(prefix) == 6 else None


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
    filled = [(s, c) for s, c in zip(slots, columns, strict=True) if s.begins and s.text.strip()]
    return (
        bool(filled)
        and all(c.role == "text" and _value(s) is None for s, c in filled)
        and filled[0][1].index > 0
    )


def _is_rest_of_name(raws: Sequence[_Raw], lower: _Raw, columns: Sequence[Column]) -> bool:
    """The end of a name that the page break cut: 当年支出 | 小计, or a name alone in a table full of figures."""
    if _has_figures(lower, columns) or raws[-1].is_total or lower.code or numbering(lower.printed)[0]:
        return False
    if lower.label in ("小计", "合计", "总计", "计"):
        return True
    full = sum(_has_figures(raw, columns) for raw in raws)
    return len(raws) >= 3 and full == len(raws) and len(lower.label) <= 12


def _has_figures(raw: _Raw, columns: Sequence[Column]) -> bool:
    return any(cell.text for cell in raw.cells if columns[cell.column].role in VALUED)


def _with_rest_of_name(upper: _Raw, lower: _Raw) -> _Raw:
    name = upper.label + lower.label
    return replace(upper, label=name, printed=upper.printed + lower.printed, is_total=is_total_label(name))


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
    margin: float | None = None
    organised = []
    for index, raw in enumerate(raws):
        if _heads_as_organisation(raws, index, owner) or _stands_as_organisation(raws, index, margin):
            raw = replace(raw, is_organisation=True)
            margin = raw.indent if margin is None else margin
        if raw.is_organisation and raw.organisation is None:
            current = raw.label
        organised.append(replace(raw, organisation=raw.organisation or current))
    return organised


def _heads_as_organisation(raws: Sequence[_Raw], index: int, owner: str | None) -> bool:
    """A name without a code that stands right under the total, reads as an organisation and heads other rows."""
    raw = raws[index]
    if raw.is_organisation or raw.is_total or raw.code or raw.groups or raw.depth or numbering(raw.printed)[0]:
        return False
    rest = raw.label.removeprefix(owner) if owner else ""
    if owner and _ORGANISATION_NAME.search(raw.label) and len(raw.label) >= 4 and (raw.label in owner or re.fullmatch(r"[（(]?(?:本级|机关|本部)?[）)]?", rest)):
        return True
    over = raws[:index]
    return (
        all(above.is_total or above.is_organisation for above in over)
        and bool(over)
        and index + 1 < len(raws)
        and bool(_ORGANISATION_NAME.search(raw.label))
    )


def _stands_as_organisation(raws: Sequence[_Raw], index: int, margin: float | None) -> bool:
    """A name at the indent of an organisation before it: an organisation by its name, or with rows set in under it."""
    raw = raws[index]
    if margin is None or raw.indent is None or raw.code or raw.is_total or abs(raw.indent - margin) >= 1:
        return False
    following = raws[index + 1].indent if index + 1 < len(raws) else None
    heads = following is not None and following > margin + 4
    return heads or bool(_ORGANISATION_NAME.search(raw.label))


def _placed(raws: Sequence[_Raw], known: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
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
            raw.amount,
            raw.depth,
            raw.reach,
            raw.owner_code,
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

"""Performance indicators: 一级指标 / 二级指标 / 三级指标 rows under the project they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import squeeze
from ingest.model import Column, Row, TableCell
from ingest.tables.codes import split_label, without_owner_code
from ingest.tables.strips import Slot, Strip
from ingest.tables.totals import is_total_label

LEVELS = re.compile(r"(?:绩效)?[一二]级指标(?:名称)?$|指标类型$|指标类别$")
NAME = re.compile(r"三级指标(?:名称)?$|指标名称$|绩效指标(?:名称)?$|指标内容$|具体指标$|^指标$")
VALUE = re.compile(r"指标值|目标值|完成值|实际值|标准值|预期值")


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """Positions of the columns that name an indicator; what stands before them names the project."""

    levels: tuple[int, ...]
    name: int

    @property
    def first(self) -> int:
        """The leftmost of them."""
        return min((*self.levels, self.name))


def indicator_columns(paths: Sequence[tuple[str, ...]]) -> IndicatorColumns | None:
    """Where the header names indicators; None where it does not."""
    names = [path[-1] if path else "" for path in paths]
    levels = tuple(i for i, name in enumerate(names) if LEVELS.search(name))
    found = [i for i, name in enumerate(names) if NAME.search(name)]
    name = next((i for i in found if "三级" in names[i]), found[0] if found else None)
    if name is None:
        if len(levels) < 2:
            return None
        name, levels = levels[-1], levels[:-1]
    if not levels and not any(VALUE.search(n) for n in names):
        return None
    return IndicatorColumns(tuple(i for i in levels if i < name), name)


def indicator_role(name: str) -> bool:
    """The column holds what an indicator aims at or reached."""
    return bool(VALUE.search(name))


def read_indicator_rows(
    strips: Sequence[Strip],
    grid_columns: Sequence[int],
    columns: Sequence[Column],
    place: IndicatorColumns,
    base: tuple[str, ...] = (),
) -> tuple[Row, ...]:
    """Rows of a list of projects with their indicators: a row for each project, then one for each indicator.

    `base` is the path over all rows, where the project's name stands outside the table.
    """
    rows: list[Row] = []
    project: int | None = None
    organisation: str | None = None
    carried: dict[int, str] = {}
    for strip in strips:
        slots = [strip[c] for c in grid_columns]
        left = _cells(slots[: place.first], columns[: place.first])
        valued = any(
            slot.text.strip() for slot, column in zip(slots, columns, strict=True) if column.role == "count"
        )
        blank = bool(slots[place.name].text.strip()) and not valued
        right = _cells(slots[place.first :], columns[place.first :], blank_values=blank)
        own = _project_slot(slots, columns, place)
        for position in range(place.first):
            if (
                columns[position].role == "organisation"
                and squeeze(slots[position].text)
                and slots[position].begins
            ):
                organisation = without_owner_code(slots[position].text)
        if own is not None and own.text.strip():
            label = split_label(squeeze(own.text))[1]
            rows.append(
                _row(
                    len(rows), own, label, (*base, label), split_label(own.text)[0], organisation, None, left
                )
            )
            project = len(rows) - 1
            carried = {}
        elif any(cell.text for cell in left) and project is not None:
            rows[project] = _with_cells(rows[project], left)
        elif any(cell.text for cell in left) and not any(cell.text for cell in right):
            code, label = split_label(squeeze(left[0].text))
            rows.append(_row(len(rows), slots[0], label, (*base, label), code, organisation, None, left))
        if not any(cell.text for cell in right):
            continue
        names = []
        for position in (*place.levels, place.name):
            text = squeeze(slots[position].text)
            if text:
                carried[position] = text
            elif position == place.name:
                carried.pop(position, None)
            if position in carried:
                names.append(carried[position])
        above = rows[project].path if project is not None else base
        label = names[-1] if names else squeeze(next(cell.text for cell in right if cell.text))
        path = (*above, *names) if names else (*above, label)
        rows.append(_row(len(rows), slots[place.name], label, path, None, organisation, project, right))
    return tuple(rows)


def _project_slot(slots: Sequence[Slot], columns: Sequence[Column], place: IndicatorColumns) -> Slot | None:
    """The slot that names a project in this row, if one begins here."""
    before = range(place.first)
    wanted = [
        p
        for p in before
        if re.search(r"项目|任务|政策|专项", columns[p].name) and columns[p].role in ("label", "text")
    ]
    wanted = [p for p in wanted if not re.search(r"目标|内容|类别|性质|概况|描述|级次", columns[p].name)] or [
        p for p in before if columns[p].role == "label"
    ]
    if not wanted:
        wanted = [p for p in before if columns[p].role == "organisation"]
    for position in reversed(wanted):
        if slots[position].begins and slots[position].text.strip():
            return slots[position]
    if wanted:
        owners = [
            p
            for p in before
            if columns[p].role == "organisation" and slots[p].begins and slots[p].text.strip()
        ]
        if owners:
            return slots[owners[0]]
    return None


def _cells(
    slots: Sequence[Slot], columns: Sequence[Column], *, blank_values: bool = False
) -> tuple[TableCell, ...]:
    """The printed cells, blank ones of amounts, and of counts where a named row has no value at all."""
    kept = ("amount", "count") if blank_values else ("amount",)
    return tuple(
        TableCell(column.index, slot.text.strip(), slot.page, slot.box)
        for slot, column in zip(slots, columns, strict=True)
        if slot.begins and (slot.text.strip() or column.role in kept)
    )


def _with_cells(row: Row, cells: Sequence[TableCell]) -> Row:
    """A project whose text goes on over a page break: its cells are lengthened."""
    added = {cell.column: cell for cell in cells if cell.text}
    kept = [
        TableCell(c.column, c.text + added[c.column].text, c.page, c.box)
        if c.column in added and c.text
        else c
        for c in row.cells
    ]
    extra = [
        cell for column, cell in added.items() if all(c.column != column or not c.text for c in row.cells)
    ]
    kept = [c for c in kept if c.text or c.column not in {e.column for e in extra}]
    return _row(
        row.index, None, row.label, row.path, row.code, row.organisation, row.parent, (*kept, *extra), row
    )


def _row(
    index: int,
    slot: Slot | None,
    label: str,
    path: tuple[str, ...],
    code: str | None,
    organisation: str | None,
    parent: int | None,
    cells: Sequence[TableCell],
    before: Row | None = None,
) -> Row:
    page = slot.page if slot is not None else before.page if before is not None else 0
    printed = slot.text.strip() if slot is not None else before.printed_label if before is not None else label
    return Row(
        index,
        page,
        label,
        printed,
        path,
        code,
        len(path) - 1,
        organisation,
        is_total_label(label),
        parent,
        tuple(cells),
    )

"""Tables over page breaks: whether a grid goes on with the table of the page before, and its rows added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amounts import parse_amount
from ingest.model import Cell, Grid
from ingest.tables.captions import Caption, looks_like_title, merged_captions
from ingest.tables.forms import begins_form, is_form, is_key_row
from ingest.tables.headers import header_key, names_columns, read_header
from ingest.tables.strips import (
    Slot,
    Strip,
    aligned_columns,
    beginnings,
    edges_of,
    grid_strips,
    realigned,
    united_edges,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One printed table: header strips, body strips (of all its pages), caption and notes."""

    caption: Caption
    header: tuple[Strip, ...]
    body: tuple[Strip, ...]
    pages: tuple[int, ...]
    edges: tuple[float, ...]
    notes: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    """Indices into `body` where a new page begins."""
    form: bool = False
    """Keys and values instead of columns."""
    heading: str = ""
    """The nearest heading of the prose before it."""


def joined(previous: Section, grid: Grid, caption: Caption) -> Section | None:
    """The section before with this grid, the first of its page, added; None where it is another table."""
    if grid.page != previous.pages[-1] + 1 or previous.notes:
        return None
    inner, header, body = read_header(grid)
    caption = merged_captions(caption, inner)
    if not _same_caption(previous.caption, caption):
        return None
    if _is_form_part(previous) and (body or header):
        form = _joined_form(previous, grid, (*header, *body))
        if form is not None:
            return form
    body, again = (body, False) if previous.form else _without_header(body, previous)
    if again and not header:
        return _with_rows(previous, grid.page, body)
    if not header and is_form(body):
        return None
    same_header = bool(header) and header_key(header) == header_key(previous.header)
    places = aligned_columns(edges_of(grid), previous.edges)
    if places is None and not header and _stands_under(grid, previous.edges):
        places = list(range(grid.column_count))
    if same_header and len(edges_of(grid)) == len(previous.edges):
        places = list(range(len(previous.edges) - 1))
        added = body
    elif places is None or caption.title or caption.unit:
        return None
    elif header and not previous.form and names_columns(header):
        return None
    else:
        added = grid_strips(grid)
    if places is None:
        return None
    if previous.header and not same_header and looks_like_title(caption.title):
        return None
    return _with_rows(previous, grid.page, realigned(added, places))


def _without_header(body: list[Strip], previous: Section) -> tuple[list[Strip], bool]:
    """The rows without the header of the table before, printed again below the top of a page."""
    rows, key = len(previous.header), header_key(previous.header)
    if not rows or not body or len(body[0]) != len(previous.edges) - 1:
        return body, False
    at = [start for start in range(1, len(body)) if header_key(body[start : start + rows]) == key]
    kept = [strip for row, strip in enumerate(body) if not any(start <= row < start + rows for start in at)]
    return kept, bool(at)


def _stands_under(grid: Grid, edges: Sequence[float]) -> bool:
    """Every word lies in its column of the table before: columns told by white space shift a little."""
    if grid.column_count != len(edges) - 1:
        return False
    return all(
        edges[cell.column] <= (word.box[0] + word.box[2]) / 2 <= edges[cell.column + cell.column_span]
        for cell in grid.cells
        for word in cell.words
    )


def _with_rows(previous: Section, page: int, strips: Sequence[Strip]) -> Section:
    return replace(
        previous,
        body=(*previous.body, *strips),
        pages=(*previous.pages, page),
        breaks=(*previous.breaks, len(previous.body)),
    )


def _same_caption(before: Caption, caption: Caption) -> bool:
    """What is printed over the grid, if anything, is what stands over the table before."""
    if caption.title and _bare(caption.title) != _bare(before.title):
        return False
    pairs = ((caption.number, before.number), (caption.organisation, before.organisation))
    return all(not one or not other or one == other for one, other in pairs)


def _bare(title: str) -> str:
    return re.sub(r"[（(]?续表?[）)]?\d*|[（(]\d+[）)]$", "", title)


def _is_form_part(section: Section) -> bool:
    """A form, or the first keys of one that the page break parts from the rest."""
    if section.form:
        return True
    rows = (*section.header, *section.body)
    return bool(rows) and len(rows) <= 3 and all(is_key_row(strip) for strip in rows)


def _joined_form(previous: Section, grid: Grid, strips: Sequence[Strip]) -> Section | None:
    """The form with the rows of the next page, on the lines of both; None where a new form begins."""
    before = (*previous.header, *previous.body)
    if begins_form(strips) or not (previous.form or is_form((*before, *strips))):
        return None
    edges = united_edges(previous.edges, edges_of(grid))
    if edges is None:
        return None
    upper = _onto(before, previous.edges, edges)
    lower = _onto(strips, edges_of(grid), edges)
    if upper is None or lower is None:
        return None
    if is_rest_of_value(upper[-1], lower[0]):
        upper[-1], lower = with_rest_of_value(upper[-1], lower[0]), lower[1:]
    section = replace(previous, header=(), body=tuple(upper), edges=tuple(edges), form=True)
    return _with_rows(section, grid.page, lower)


def _onto(strips: Sequence[Strip], edges: Sequence[float], wanted: Sequence[float]) -> list[Strip] | None:
    places = aligned_columns(edges, wanted)
    return None if places is None else realigned(strips, places)


def is_rest_of_value(upper: Strip, lower: Strip) -> bool:
    """The lower part of a key's value: its key cell is blank, and its text is no figure."""
    cells, above = beginnings(lower), beginnings(upper)
    if len(cells) < 2 or cells[0].text.strip() or not above or not above[-1].text.strip():
        return False
    filled = [slot for slot in cells if slot.text.strip()]
    if len(filled) != 1 or filled[0] is not cells[-1] or parse_amount(filled[0].text) is not None:
        return False
    return above[-1].cell.row_span == 1 and parse_amount(above[-1].text) is None


def with_rest_of_value(upper: Strip, lower: Strip) -> Strip:
    """The row above with its last text lengthened by the text of the row below the break."""
    last = beginnings(upper)[-1].cell
    rest = next(slot.text for slot in beginnings(lower) if slot.text.strip())
    whole: Cell = replace(last, text=last.text.rstrip() + rest.lstrip())
    return tuple(
        Slot(whole, slot.page, slot.first_row, slot.first_column) if slot.cell is last else slot
        for slot in upper
    )

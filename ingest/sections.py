"""Sections: the grids of one table, joined over the pages it runs on, with its caption and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amounts import squeeze
from ingest.captions import (
    Caption,
    CaptionLine,
    looks_like_title,
    merged_captions,
    moved_over,
    read_caption,
    read_notes,
    split_caption,
    trailing_caption,
)
from ingest.forms import is_form
from ingest.headers import header_key, names_columns, read_header
from ingest.layout import Line
from ingest.model import Grid
from ingest.strips import Strip, aligned_columns, edges_of, grid_strips, realigned

TOP = 70.0
"""Points from the upper edge within which running titles stand."""


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


def read_sections(grids: Sequence[Sequence[Grid]], lines: Sequence[Sequence[Line]]) -> list[Section]:
    """Tables in reading order; `grids` and `lines` run in step with the pages."""
    sections: list[Section] = []
    repeated = _repeated(lines)
    carried: list[CaptionLine] = []
    for page_grids, page_lines in zip(grids, lines, strict=True):
        printed = [_caption_line(line) for line in page_lines if _is_printed_once(line, repeated)]
        above = 0.0
        if page_grids and carried:
            first = min([line.top for line in printed] + [page_grids[0].box[1]])
            printed = [*moved_over(carried, first), *printed]
            above = min(line.top for line in printed)
        for position, grid in enumerate(page_grids):
            top, bottom = grid.box[1], grid.box[3]
            over = [line for line in printed if line.bottom <= top + 4 and line.top >= above - 4]
            after = page_grids[position + 1].box[1] if position + 1 < len(page_grids) else 1e9
            under = [line for line in printed if line.top >= bottom - 4 and line.bottom <= after + 4]
            caption = read_caption(over, top)
            notes = read_notes(under, bottom)
            previous = sections[-1] if sections else None
            joined = _joined(previous, grid, caption, position == 0) if previous else None
            if joined is not None:
                sections[-1] = replace(joined, notes=(*joined.notes, *notes))
            else:
                sections.append(_section(grid, caption, notes))
            above = bottom
        carried = trailing_caption([line for line in printed if line.top >= above - 4]) if page_grids else []
    return _inherited(sections)


def _caption_line(line: Line) -> CaptionLine:
    return CaptionLine(line.text, line.box[1], line.box[3], line.x0, line.size)


def _repeated(lines: Sequence[Sequence[Line]]) -> set[str]:
    """Texts that stand near the upper edge of three pages or more."""
    counts: Counter[str] = Counter()
    for page_lines in lines:
        counts.update({squeeze(line.text) for line in page_lines if line.box[1] < TOP})
    return {text for text, count in counts.items() if count >= 3}


def _is_printed_once(line: Line, repeated: set[str]) -> bool:
    """Running titles and page numbers name no table; a title repeated on each page of its table does."""
    if not line.running and squeeze(line.text) not in repeated:
        return True
    part, rest = split_caption(line.text)
    return not part.is_empty or bool(re.search(r"表(?:[（(].*[）)])?$", squeeze(rest)))


def _section(grid: Grid, caption: Caption, notes: tuple[str, ...]) -> Section:
    inner, header, body = read_header(grid)
    return Section(
        merged_captions(caption, inner),
        tuple(header),
        tuple(body),
        (grid.page,),
        tuple(edges_of(grid)),
        notes,
        (0,),
        not header and is_form(body),
    )


def _joined(previous: Section, grid: Grid, caption: Caption, first: bool) -> Section | None:
    """The section before, with this grid added, where it goes on with it."""
    if not first or grid.page != previous.pages[-1] + 1 or previous.notes:
        return None
    inner, header, body = read_header(grid)
    if not header and is_form(body):
        return None
    caption = merged_captions(caption, inner)
    before = previous.caption
    if caption.title and _bare(caption.title) != _bare(before.title):
        return None
    if caption.number and before.number and caption.number != before.number:
        return None
    if caption.organisation and before.organisation and caption.organisation != before.organisation:
        return None
    same_header = bool(header) and header_key(header) == header_key(previous.header)
    places = aligned_columns(edges_of(grid), previous.edges)
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
    strips = realigned(added, places)
    return replace(
        previous,
        body=(*previous.body, *strips),
        pages=(*previous.pages, grid.page),
        breaks=(*previous.breaks, len(previous.body)),
    )


def _bare(title: str) -> str:
    return re.sub(r"[（(]?续表?[）)]?\d*|[（(]\d+[）)]$", "", title)


def _inherited(sections: Sequence[Section]) -> list[Section]:
    """The organisation is that of the table before; a form that goes on as another grid keeps its caption."""
    filled: list[Section] = []
    organisation: str | None = None
    for section in sections:
        caption = section.caption
        before = filled[-1] if filled else None
        if before and section.form and before.form and not caption.title:
            if section.pages[0] == before.pages[-1] + 1:
                caption = merged_captions(before.caption, caption)
        organisation = caption.organisation or organisation
        filled.append(replace(section, caption=replace(caption, organisation=organisation)))
    return filled

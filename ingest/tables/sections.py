"""Sections: the grids of one table, joined over the pages it runs on, with its caption and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import squeeze
from ingest.model import Grid
from ingest.prose.layout import WIDE, Line
from ingest.tables.captions import (
    Caption,
    CaptionLine,
    heading_of,
    leads_up,
    merged_captions,
    moved_over,
    project_named,
    read_caption,
    read_notes,
    split_caption,
    trailing_caption,
)
from ingest.tables.celltext import line_text
from ingest.tables.continuations import Section, joined
from ingest.tables.forms import is_form
from ingest.tables.headers import read_header
from ingest.tables.strips import edges_of

_CONTENTS = ("目录", "目次")
"""What stands over a table of contents, whose lines head no table."""
_PAGES_OF_A_PROJECT = 2
"""Pages from the line that names a project on which its own tables stand."""
TOP = 70.0
"""Points from the upper edge within which running titles stand."""


def read_sections(grids: Sequence[Sequence[Grid]], lines: Sequence[Sequence[Line]]) -> list[Section]:
    """Tables in reading order; `grids` and `lines` run in step with the pages."""
    sections: list[Section] = []
    repeated = _repeated(lines)
    carried: list[CaptionLine] = []
    heading = ""
    project, told_on = "", 0
    for at, (page_grids, page_lines) in enumerate(zip(grids, lines, strict=True)):
        printed = [_caption_line(line) for line in page_lines if _is_printed_once(line, repeated)]
        above = 0.0
        if page_grids and carried:
            first = min([line.top for line in printed] + [page_grids[0].box[1]])
            printed = [*moved_over(carried, first), *printed]
            above = min(line.top for line in printed)
        for position, grid in enumerate(page_grids):
            top, bottom = grid.box[1], grid.box[3]
            beside = [other for other in page_grids if other is not grid and _overlaps(other, grid)]
            start = above if not beside else _end_above(grid, page_grids)
            lines_here = printed if not beside else [_part(line, grid, beside) for line in page_lines]
            over = [
                line for line in lines_here if line.bottom <= top + 4 and line.top >= start - 4 and line.text
            ]
            after = page_grids[position + 1].box[1] if position + 1 < len(page_grids) else 1e9
            under = [line for line in printed if line.top >= bottom - 4 and line.bottom <= after + 4]
            caption = read_caption(over, top)
            notes = read_notes(under, bottom)
            heading = heading_of(over) or heading
            project, told_on = _project_told(over, at) or (project, told_on)
            goes_on = sections and position == 0 and not any(leads_up(line.text) for line in over)
            whole = joined(sections[-1], grid, caption) if goes_on else None
            if whole is not None:
                sections[-1] = replace(whole, notes=(*whole.notes, *notes))
            else:
                whose = project if at - told_on < _PAGES_OF_A_PROJECT else ""
                sections.append(_section(grid, caption, notes, whose + heading if heading else ""))
            above = bottom
        rest = [line for line in printed if line.top >= above - 4]
        if not any(squeeze(line.text) in _CONTENTS for line in printed):
            heading = heading_of(rest) or heading
            project, told_on = _project_told(rest, at) or (project, told_on)
        carried = trailing_caption(rest)
        if not page_grids and not any(split_caption(line.text)[0].unit for line in carried):
            carried = []  # a page of prose may end in what only looks like a title
    return _inherited(sections)


def _project_told(lines: Sequence[CaptionLine], page: int) -> tuple[str, int] | None:
    """The project that lines of a page name, and the page; None where they name none."""
    named = project_named(lines)
    return (named, page) if named else None


def _overlaps(one: Grid, other: Grid) -> bool:
    """The two stand side by side."""
    return one.box[1] < other.box[3] and other.box[1] < one.box[3]


def _end_above(grid: Grid, grids: Sequence[Grid]) -> float:
    """Where the tables over this one end."""
    return max((other.box[3] for other in grids if other.box[3] <= grid.box[1] + 4), default=0.0)


def _part(line: Line, grid: Grid, beside: Sequence[Grid]) -> CaptionLine:
    """The words of a line that stand over this grid, not over one beside it."""
    left = max((o.box[2] + grid.box[0] for o in beside if o.box[2] <= grid.box[0] + 4), default=0.0) / 2
    rights = [(grid.box[2] + o.box[0]) / 2 for o in beside if o.box[0] >= grid.box[2] - 4]
    right = min(rights, default=float("inf"))
    words = tuple(word for word in line.words if left <= (word.box[0] + word.box[2]) / 2 < right)
    return replace(_caption_line(line), text=line_text(words, WIDE))


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


def _section(grid: Grid, caption: Caption, notes: tuple[str, ...], heading: str) -> Section:
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
        heading,
    )


def _inherited(sections: Sequence[Section]) -> list[Section]:
    """The organisation is that of the table before; a form that goes on as another grid keeps its caption.

    A table without a title of its own is called by the heading that it stands under.
    """
    filled: list[Section] = []
    organisation: str | None = None
    for section in sections:
        caption = section.caption
        before = filled[-1] if filled else None
        if before and section.form and before.form and not caption.title:
            if section.pages[0] == before.pages[-1] + 1:
                caption = merged_captions(before.caption, caption)
        organisation = caption.organisation or organisation
        if not caption.title and section.heading:
            caption = replace(caption, title=section.heading, borrowed=True)
        filled.append(replace(section, caption=replace(caption, organisation=organisation)))
    return filled

"""Logical tables from grids: captions, header paths, sides, rows with their hierarchy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import squeeze
from ingest.model import Column, Grid, Page, Row, Table
from ingest.prose.layout import document_lines
from ingest.prose.proseunits import with_prose_units
from ingest.tables.codes import ECONOMIC_CLASSES
from ingest.tables.columns import column_role, make_column
from ingest.tables.continuations import Section
from ingest.tables.forms import read_form
from ingest.tables.headers import column_paths
from ingest.tables.indicators import indicator_columns, indicator_role, read_indicator_rows
from ingest.tables.kinds import table_kind
from ingest.tables.prices import with_price_units
from ingest.tables.rows import read_rows
from ingest.tables.sections import read_sections
from ingest.tables.sides import SideColumns, split_sides
from ingest.tables.stacked import stacked


def build_tables(
    pages: Sequence[Page], grids_by_page: Sequence[Sequence[Grid]], year: int | None = None
) -> tuple[Table, ...]:
    """The document's tables in reading order; the grids run in step with the pages.

    A two-sided grid gives one table per side.
    """
    lines = document_lines(pages, grids_by_page)
    sections = read_sections(grids_by_page, lines)
    year = year or document_year(pages)
    tables = _tables(sections, year, {})
    known = _known_codes(tables)
    return with_price_units(with_prose_units(_tables(sections, year, known), lines))


def document_year(pages: Sequence[Page], titles: Sequence[str] = ()) -> int | None:
    """The document's year: of its tables' titles, else of its cover, else the one most often budgeted."""
    found = Counter(int(year) for title in titles for year in re.findall(r"(20\d\d)年", title))
    if found:
        return found.most_common(1)[0][0]
    for page in pages[:2]:
        text = squeeze("".join(word.text for word in page.words))
        cover = re.search(r"(20\d\d)年(?:度)?.{0,24}?(?:预算|决算)", text)
        if cover:
            return int(cover.group(1))
    counts: Counter[int] = Counter()
    for page in pages[:12]:
        text = squeeze("".join(word.text for word in page.words))
        for said in re.finditer(r"(?<![比较与对])(20\d\d)年(?:度)?.{0,24}?(?:预算|决算)", text):
            counts[int(said.group(1))] += 1
    return counts.most_common(1)[0][0] if counts else None


def _tables(
    sections: Sequence[Section], year: int | None, known: dict[str, tuple[str, ...]]
) -> tuple[Table, ...]:
    tables: list[Table] = []
    for section in sections:
        for part in stacked(section):
            tables += _section_tables(part, len(tables), year, known)
    return tuple(tables)


def _section_tables(
    section: Section, first: int, year: int | None, known: dict[str, tuple[str, ...]]
) -> list[Table]:
    if section.form:
        return _form_tables(section, first, year)
    count = len(section.edges) - 1
    paths = column_paths(section.header, count)
    roles = [column_role(paths[c], _body_texts(section, c)) for c in range(count)]
    groups = split_sides(paths, roles)
    tables: list[Table] = []
    stacks: dict[int, list[SideColumns]] = {}
    for group in groups:
        stacks.setdefault(group.stack, []).append(group)
    title, unit = section.caption.title, section.caption.unit
    for stack in stacks.values():
        lead = stack[0]
        columns = tuple(
            make_column(i, paths[c], roles[c], unit, title, year) for i, c in enumerate(lead.columns)
        )
        place = indicator_columns([column.path for column in columns])
        if place is not None and any(indicator_role(column.name) for column in columns):
            columns = tuple(
                replace(c, role="count", unit=None)
                if indicator_role(c.name)
                else replace(c, role="text", unit=None)
                if c.index >= place.first and c.role in ("amount", "count")
                else c
                for c in columns
            )
            rows = read_indicator_rows(section.body, lead.columns, columns, place)
            tables.append(_table(first + len(tables), section, lead, columns, rows, ()))
            continue
        rows, notes = read_rows(
            section.body,
            section.breaks,
            [group.columns for group in stack],
            columns,
            section.caption.organisation,
            known,
        )
        tables.append(_table(first + len(tables), section, lead, columns, rows, notes))
    return tables


def _form_tables(section: Section, first: int, year: int | None) -> list[Table]:
    caption = section.caption
    parts, organisation = read_form(section.body, caption.unit, caption.title, year, caption.organisation)
    section = replace(section, caption=replace(caption, organisation=organisation))
    lead = SideColumns(None, (), 0)
    return [_table(first + i, section, lead, part.columns, part.rows, ()) for i, part in enumerate(parts)]


def _table(
    index: int,
    section: Section,
    lead: SideColumns,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    notes: tuple[str, ...],
) -> Table:
    caption = section.caption
    kind = table_kind(
        "" if caption.borrowed else caption.title,
        ["/".join(column.path) for column in columns],
        [row.label for row in rows],
        [row.code or "" for row in rows],
    )
    return Table(
        index,
        caption.title,
        caption.number,
        kind,
        caption.unit or _common_unit(columns),
        caption.organisation,
        lead.side,
        tuple(dict.fromkeys(section.pages)),
        columns,
        rows,
        (*notes, *section.notes),
    )


def _common_unit(columns: Sequence[Column]) -> str | None:
    units = {column.unit for column in columns if column.role == "amount" and column.unit not in (None, "%")}
    return units.pop() if len(units) == 1 else None


def _body_texts(section: Section, column: int) -> list[str]:
    return [
        strip[column].text for strip in section.body if strip[column].begins and strip[column].text.strip()
    ]


def _known_codes(tables: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    """Codes of the names that the document prints with their codes, and of the economic classes."""
    codes: dict[str, set[str]] = {label: {code} for label, code in ECONOMIC_CLASSES.items()}
    for table in tables:
        for row in table.rows:
            if row.code:
                codes.setdefault(row.label, set()).add(row.code)
    return {label: tuple(sorted(found)) for label, found in codes.items()}

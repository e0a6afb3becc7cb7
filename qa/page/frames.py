"""A recognised table as an HTML table: its header paths with their spans, its rows, one of them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.model import Box, Column, Document, Row, Table
from qa.answering.answer import Citation
from qa.page.markup import Markup, action, join, tag

NEARBY = 5
ROWS_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a document's table: the table's place in `tables`, the row's and column's indexes.

    Column -1 is the row as a whole.
    """

    table: int
    row: int
    column: int


def spot_of(document: Document, citation: Citation) -> Spot | None:
    """The recognised cell that a citation's box stands on."""
    if citation.bbox is None:
        return None
    best: tuple[float, Spot] | None = None
    for at, table in enumerate(document.tables):
        if citation.page not in table.pages:
            continue
        for row in table.rows:
            for cell in row.cells:
                if cell.page != citation.page:
                    continue
                off = sum(abs(a - b) for a, b in zip(cell.box, citation.bbox, strict=True))
                if best is None or off < best[0]:
                    best = (off, Spot(at, row.index, cell.column))
    return best[1] if best and best[0] < 4.0 else None


def frame(table: Table, spot: Spot | None = None, *, nearby: bool = False, search: bool = False) -> Markup:
    """The table; `nearby` keeps the total rows and those around the marked one."""
    rows: Sequence[Row] = table.rows
    marked = next((at for at, row in enumerate(rows) if spot and row.index == spot.row), None)
    kept = list(_kept(rows, marked, nearby))
    columns = list(table.columns)
    body: list[Markup] = []
    last = -1
    for at in kept:
        if at != last + 1:
            body.append(_gap(at - last - 1, len(columns)))
        body.append(_row(rows[at], columns, spot if at == marked else None))
        last = at
    if kept and last != len(rows) - 1:
        body.append(_gap(len(rows) - 1 - last, len(columns)))
    title = table_name(table)
    grid = tag(
        "table",
        tag("caption", title, class_="sr-only"),
        tag("thead", *_header_rows(columns)),
        tag("tbody", *body),
        class_="frame",
    )
    box = tag("div", grid, class_="frame-scroll", tabindex="0", role="region", aria_label=f"表格：{title}")
    finder = _finder() if search and len(rows) > 8 else None
    return tag("div", finder, box, _notes(table), class_="frame-box", data_searchable=search)


def table_name(table: Table) -> str:
    """Number, title and side: 公开表1-1 部门收支总表（收入）."""
    side = {"income": "（收入）", "expenditure": "（支出）"}.get(table.side or "", "")
    return " ".join(part for part in (table.number, (table.title or "未命名的表") + side) if part)


def outlines(document: Document, page: int) -> list[tuple[int, Box]]:
    """The tables that stand on a page, with the box round their cells there."""
    found = []
    for at, table in enumerate(document.tables):
        boxes = [cell.box for row in table.rows for cell in row.cells if cell.page == page]
        if boxes:
            x0, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
            found.append((at, (x0, top, max(box[2] for box in boxes), max(box[3] for box in boxes))))
    return found


def table_button(document: str, at: int, table: Table, current: bool = False) -> Markup:
    """Opens a table in the document view."""
    pages = f"第{table.pages[0]}页" if len(table.pages) == 1 else f"第{table.pages[0]}–{table.pages[-1]}页"
    return tag(
        "button",
        tag("span", table_name(table), class_="name"),
        tag("span", f"{pages} · {len(table.rows)}行", class_="where"),
        type="button",
        class_="table-link",
        aria_current="true" if current else None,
        **action("open", document=document, page=table.pages[0] if table.pages else 1, table=at),
    )


def _kept(rows: Sequence[Row], marked: int | None, nearby: bool) -> Iterator[int]:
    if not nearby or marked is None:
        yield from range(min(len(rows), ROWS_SHOWN))
        return
    for at, row in enumerate(rows):
        if abs(at - marked) <= NEARBY or (row.is_total and row.level == 0):
            yield at


def _gap(count: int, width: int) -> Markup:
    return tag("tr", tag("td", f"…… 此处略去 {count} 行", colspan=max(width, 1)), class_="gap")


def _row(row: Row, columns: Sequence[Column], spot: Spot | None) -> Markup:
    cells = {cell.column: cell for cell in row.cells}
    names = [column.index for column in columns if column.role == "label"]
    several = sum(bool(cells[at].text.strip()) for at in names if at in cells) > 1
    shown = []
    for column in columns:
        cell = cells.get(column.index)
        text = cell.text if cell else ""
        hit = spot is not None and spot.column == column.index
        kind = "num" if column.role in ("amount", "count") else column.role
        name = f"{kind} hit" if hit else kind
        if column.role == "label":
            # A row of several names prints each in its own column: only a single one may be put together
            level = 0 if several else min(row.level, 6)
            indent = f"padding-inline-start:calc(var(--cell) + {level * 0.9:.1f}em)" if level else None
            label = text if several else row.printed_label or text
            heads = "th" if label else "td"
            shown.append(tag(heads, label, scope="row" if label else None, class_=name, style=indent))
        else:
            shown.append(tag("td", text, class_=name))
    kinds = [name for name, on in (("marked", spot is not None), ("total", row.is_total)) if on]
    return tag("tr", join(shown), class_=" ".join(kinds) or None)


def _header_rows(columns: Sequence[Column]) -> list[Markup]:
    """Equal neighbours of a level are one cell; a path that ends early runs down to the body."""
    depth = max((len(column.path) for column in columns), default=0)
    if depth == 0:
        return []
    lines = []
    for level in range(depth):
        cells = []
        at = 0
        while at < len(columns):
            path = columns[at].path
            end = at + 1
            if level < len(path):
                while end < len(columns) and _same_head(columns[end].path, path, level):
                    end += 1
                whole = all(len(column.path) == level + 1 for column in columns[at:end])
                down = depth - level if whole else 1
                unit = columns[at].unit if whole and columns[at].role == "amount" else None
                cells.append(
                    tag(
                        "th",
                        path[level],
                        tag("small", unit) if unit else None,
                        scope="colgroup" if end - at > 1 else "col",
                        colspan=end - at if end - at > 1 else None,
                        rowspan=down if down > 1 else None,
                    )
                )
            elif level == 0:
                cells.append(tag("td", "", rowspan=depth if depth > 1 else None))
            at = end
        lines.append(tag("tr", join(cells)))
    return lines


def _same_head(path: Sequence[str], other: Sequence[str], level: int) -> bool:
    """Neighbours share a header cell where it spans deeper heads, or where the print repeats no leaf."""
    return (
        len(path) > level + 1
        and len(other) > level + 1
        and tuple(path[: level + 1]) == tuple(other[: level + 1])
    )


def _notes(table: Table) -> Markup | None:
    if not table.notes:
        return None
    return tag("p", join(table.notes, " "), class_="note")


def _finder() -> Markup:
    return tag(
        "label",
        tag("span", "在表内找", class_="sr-only"),
        tag(
            "input", type="search", placeholder="在表内找：行名、代码、金额", class_="finder", data_rows=True
        ),
        class_="finder-box",
    )

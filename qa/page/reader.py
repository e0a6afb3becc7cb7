"""A document open for reading: its page with the recognised tables outlined, and those tables beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.amounts import fold, squeeze
from ingest.model import Document, Row, Table
from qa.page.frames import Spot, frame, outlines, table_button, table_name
from qa.page.markup import Markup, action, join, tag
from qa.page.pictures import page_picture
from qa.page.proof import Mark, page_with_marks
from qa.page.services import Services

HITS = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """What is open: a document, its page (from 1), which of its tables is chosen, a row that was found."""

    document: str
    page: int = 1
    table: int | None = None
    row: int | None = None


def reader(services: Services, opened: Opened) -> tuple[Markup, Opened]:
    """The reading view, and what it came to show (pages out of range are brought into it)."""
    document = services.load(opened.document)
    pages = max(len(document.page_sizes), 1)
    opened = replace(opened, page=min(max(opened.page, 1), pages))
    here = outlines(document, opened.page)
    chosen = opened.table if opened.table is not None and 0 <= opened.table < len(document.tables) else None
    if chosen is None and here:
        chosen = here[0][0]
    opened = replace(opened, table=chosen)
    left = tag("div", _picture(services, document, opened))
    right = tag(
        "div", _tables_here(document, opened), _chosen_table(document, opened), _contents(document, chosen)
    )
    return (
        tag(
            "section",
            _head(document, opened, pages),
            tag("div", left, right, class_="reader-body"),
            class_="reader",
            aria_label=f"阅读 {document.name}",
            data_key=f"{document.name}-{opened.page}-{chosen}-{opened.row}",
            data_reveal=True,
        ),
        opened,
    )


def find_rows(services: Services, words: str) -> Markup:
    """Table rows of every document that hold all the words, each a button that opens its page."""
    wanted = [squeeze(word).replace(",", "").lower() for word in words.split()]
    if not wanted:
        return Markup("")
    hits: list[Markup] = []
    more = False
    for volume in services.shelf():
        document = services.load(volume.name)
        for at, table in enumerate(document.tables):
            name = squeeze(table_name(table)).lower()
            for row in table.rows:
                text = (
                    name
                    + squeeze(" ".join(cell.text for cell in row.cells) + row.printed_label)
                    .replace(",", "")
                    .lower()
                )
                if not all(word in text for word in wanted):
                    continue
                if len(hits) == HITS:
                    more = True
                    break
                hits.append(_hit(document, at, table, row))
            if more:
                break
    count = f"找到 {len(hits)} 行" + ("，还有更多，请把话说得更细" if more else "")
    return tag(
        "div",
        tag("p", count if hits else f"没有哪一行同时含有“{words}”", class_="caption", role="status"),
        tag("ul", join(hits), class_="hits"),
        class_="found-rows",
    )


def table_rows(services: Services, opened: Opened) -> tuple[str, list[str], list[list[str]], frozenset[int]]:
    """The chosen table as text: name, header paths, rows with their pages; and its columns of figures."""
    table = services.load(opened.document).tables[opened.table or 0]
    header = [
        "页",
        *(
            " / ".join(column.path) + (f"（{column.unit}）" if column.unit else "")
            for column in table.columns
        ),
    ]
    rows = []
    for row in table.rows:
        cells = {cell.column: fold(cell.text) for cell in row.cells}
        rows.append([str(row.page), *(cells.get(column.index, "") for column in table.columns)])
    figures = {at for at, column in enumerate(table.columns, 1) if column.role in ("amount", "count")}
    return table_name(table), header, rows, frozenset({0, *figures})


def _head(document: Document, opened: Opened, pages: int) -> Markup:
    def turn(words: str, name: str, to: int) -> Markup:
        target = action("open", document=document.name, page=to)
        return tag(
            "button",
            words,
            type="button",
            class_="step",
            aria_label=name,
            disabled=not 1 <= to <= pages,
            **target,
        )

    jump = tag(
        "select",
        *(
            tag("option", f"第 {page} 页", value=page, selected=page == opened.page)
            for page in range(1, pages + 1)
        ),
        aria_label="翻到哪一页",
        data_jump="open",
        data_key="page",
        data_payload=action("open", document=document.name)["data_payload"],
    )
    back = tag("button", "‹ 全部文件", type="button", class_="outline", **action("close"))
    turner = tag(
        "div",
        turn("‹", "上一页", opened.page - 1),
        jump,
        tag("span", f"共 {pages} 页"),
        turn("›", "下一页", opened.page + 1),
        class_="pager",
        role="group",
        aria_label="翻页",
    )
    return tag("div", back, tag("h2", document.name), turner, class_="reader-head")


def _picture(services: Services, document: Document, opened: Opened) -> Markup:
    path = services.original(document.name)
    picture = page_picture(document.name, path, opened.page) if path else None
    if picture is None:
        return tag("p", "这个文件没有可以显示的页面图像。", class_="nothing")
    marks = [
        Mark(box, table_name(document.tables[at]), at == opened.table)
        for at, box in outlines(document, opened.page)
    ]
    return page_with_marks(picture, marks, f"{document.name} 第{opened.page}页，框出的是读出的表")


def _tables_here(document: Document, opened: Opened) -> Markup | None:
    here = [at for at, _ in outlines(document, opened.page)]
    if not here:
        return tag("p", "这一页没有读出表格。", class_="nothing")
    if len(here) == 1:
        return None
    links = (_link(document, at, opened.table) for at in here)
    return tag("div", tag("h3", f"这一页的 {len(here)} 张表"), tag("div", join(links), class_="table-list"))


def _chosen_table(document: Document, opened: Opened) -> Markup | None:
    if opened.table is None:
        return None
    table = document.tables[opened.table]
    found = Spot(opened.table, opened.row, -1) if opened.row is not None else None
    save = [
        tag("button", f"导出 {name}", type="button", class_="quiet", **action("take", kind=kind))
        for kind, name in (("csv", "CSV"), ("xlsx", "Excel"))
    ]
    head = tag(
        "div",
        tag("h3", table_name(table)),
        tag("span", f"单位：{table.unit}" if table.unit else "", class_="unit"),
        *save,
        class_="frame-head",
    )
    return tag("div", head, frame(table, found, search=True))


def _contents(document: Document, chosen: int | None) -> Markup | None:
    if not document.tables:
        return None
    links = (_link(document, at, chosen) for at in range(len(document.tables)))
    return tag(
        "div", tag("h3", f"全部 {len(document.tables)} 张表"), tag("div", join(links), class_="table-list")
    )


def _link(document: Document, at: int, chosen: int | None) -> Markup:
    return table_button(document.name, at, document.tables[at], current=at == chosen)


def _hit(document: Document, at: int, table: Table, row: Row) -> Markup:
    figures = {column.index for column in table.columns if column.role in ("amount", "count")}
    values = [cell.text for cell in row.cells if cell.column in figures and cell.text]
    shown = "　".join(values[:5]) + ("　……" if len(values) > 5 else "")
    return tag(
        "li",
        tag(
            "button",
            tag("span", row.printed_label or row.label, class_="name"),
            tag("span", shown, class_="amounts"),
            tag("span", f"{document.name} 第{row.page}页", class_="where"),
            tag("span", table_name(table), class_="where"),
            type="button",
            class_="hit-row",
            **action("open", document=document.name, page=row.page, table=at, row=row.index),
        ),
    )

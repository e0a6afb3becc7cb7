"""The proof beside an answer: the page with its cell marked, the formula, the table with its row marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.amounts import squeeze
from ingest.library import LibraryError
from ingest.model import Document
from qa.answering.answer import AnswerRecord, Citation, Figure
from qa.page.frames import frame, spot_of, table_name
from qa.page.markup import Markup, action, grouped, join, tag
from qa.page.pictures import Picture, page_picture
from qa.page.services import Services
from qa.page.standing import figure_at


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, in PDF points; `strong` is the one that is spoken of."""

    box: tuple[float, float, float, float]
    words: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Focus:
    """What the proof shows: a figure of a turn (by its path) or none, and which of its places."""

    turn: int
    path: tuple[int, ...] = ()
    place: int = 0
    cite: int | None = None


def proof(services: Services, record: AnswerRecord, focus: Focus, *, reveal: bool = False) -> Markup:
    """The whole panel for one focus; `reveal` brings it into view where it lies below (narrow screens)."""
    figure = figure_at(record, focus.path) if focus.path else None
    places = _places(record, figure, focus)
    if not places:
        return empty_proof(
            "这个回答没有可以翻看的出处。" if figure is None else "这个数没有单独的出处，见它的算式。",
            _figure_head(figure, focus),
        )
    at = min(max(focus.place, 0), len(places) - 1)
    words, index = places[at]
    citation = record.citations[index]
    document = _loaded(services, citation.document)
    body = [
        _figure_head(figure, focus),
        _pager(focus, places, at),
        _place(citation, words if len(places) > 1 else ""),
        _picture(services, record, places, at),
        _table(document, citation),
    ]
    return tag(
        "section",
        *body,
        class_="proof",
        aria_label="出处",
        data_key=f"{focus.turn}-{focus.path}-{focus.cite}-{at}-{reveal}",
        data_reveal=reveal,
    )


def empty_proof(words: str, head: Markup | None = None) -> Markup:
    """What stands there when there is nothing to show."""
    return tag("section", head, tag("p", words, class_="nothing"), class_="proof empty", aria_label="出处")


def page_with_marks(picture: Picture, marks: Sequence[Mark], words: str) -> Markup:
    """A page picture with its marks laid over it by share of the page, so that any zoom keeps them true."""
    laid = [
        tag(
            "span",
            class_="mark strong" if mark.strong else "mark",
            title=mark.words,
            style=_share(mark.box, picture),
            data_box=",".join(f"{edge:.2f}" for edge in mark.box),
        )
        for mark in marks
    ]
    sheet = tag(
        "div",
        tag(
            "img",
            src=picture.source,
            alt=words,
            width=round(picture.width),
            height=round(picture.height),
            draggable="false",
        ),
        join(laid),
        class_="sheet",
        style=f"--points:{picture.width:.0f}",
        data_width=f"{picture.width:.2f}",
        data_height=f"{picture.height:.2f}",
    )
    zoom = tag(
        "div",
        tag("button", "放大", type="button", class_="quiet", data_zoom="toggle", aria_pressed="false"),
        class_="zoom",
    )
    return tag(
        "div",
        zoom,
        tag("div", sheet, class_="desk", tabindex="0", role="region", aria_label=words),
        class_="page-view",
    )


def _share(box: tuple[float, float, float, float], picture: Picture) -> str:
    x0, top, x1, bottom = box
    return (
        f"left:{100 * x0 / picture.width:.4f}%;top:{100 * top / picture.height:.4f}%;"
        f"width:{100 * (x1 - x0) / picture.width:.4f}%;height:{100 * (bottom - top) / picture.height:.4f}%"
    )


def _places(record: AnswerRecord, figure: Figure | None, focus: Focus) -> list[tuple[str, int]]:
    """Name and citation of every place the focus has: its own, or its operands'."""
    if focus.cite is not None and 0 <= focus.cite < len(record.citations):
        return [("", focus.cite)]
    if figure is None:
        return [("", index) for index in range(len(record.citations))]
    found: list[tuple[str, int]] = []
    _gather(record, figure, found)
    return found


def _gather(record: AnswerRecord, figure: Figure, found: list[tuple[str, int]]) -> None:
    if figure.citation is not None and 0 <= figure.citation < len(record.citations):
        place = (f"{figure.label} {grouped(figure.value)}{figure.unit or ''}", figure.citation)
        if place not in found:
            found.append(place)
    for operand in figure.operands:
        _gather(record, operand, found)


def _figure_head(figure: Figure | None, focus: Focus) -> Markup | None:
    if figure is None:
        return None
    kind = {"cell": "读自表格", "text": "读自正文", "computed": "计算得出"}[figure.kind]
    value = tag(
        "p",
        tag("span", grouped(figure.value), class_="value"),
        tag("span", figure.unit or "", class_="unit"),
        class_="big",
    )
    yuan = None
    if figure.yuan and figure.unit not in (None, "元"):
        yuan = tag("p", f"＝ {grouped(figure.yuan)} 元", class_="yuan")
    label = tag("p", figure.label, tag("span", kind, class_="kind"), class_="label")
    return tag(
        "div",
        label,
        tag("div", value, yuan, class_="line"),
        _formula(figure, focus),
        class_=f"figure-head {figure.kind}",
    )


def _formula(figure: Figure, focus: Focus) -> Markup | None:
    back = None
    if len(focus.path) > 1:
        upward = action("pick", turn=focus.turn, path=list(focus.path[:-1]))
        back = tag("button", "‹ 回到算式", type="button", class_="outline", **upward)
    if not figure.formula and not figure.operands:
        return tag("div", back, class_="formula-box") if back else None
    operands = [
        tag(
            "li",
            tag(
                "button",
                tag("span", operand.label, class_="label"),
                tag("span", f"{grouped(operand.value)}{operand.unit or ''}", class_="value"),
                type="button",
                **action("pick", turn=focus.turn, path=[*focus.path, at]),
            ),
        )
        for at, operand in enumerate(figure.operands)
    ]
    line = tag(
        "p", tag("span", "算式", class_="caption"), tag("span", figure.formula or "", class_="formula")
    )
    listed = tag("ul", join(operands), class_="operands") if operands else None
    return tag("div", line, listed, back, class_="formula-box")


def _pager(focus: Focus, places: Sequence[tuple[str, int]], at: int) -> Markup | None:
    if len(places) < 2:
        return None

    def step(words: str, name: str, to: int) -> Markup:
        target = action("pick", turn=focus.turn, path=list(focus.path), place=to)
        return tag(
            "button",
            words,
            type="button",
            class_="step",
            aria_label=name,
            disabled=not 0 <= to < len(places),
            **target,
        )

    count = tag("span", f"出处 {at + 1} / {len(places)}", aria_live="polite")
    return tag(
        "div",
        step("‹", "上一处", at - 1),
        count,
        step("›", "下一处", at + 1),
        class_="pager",
        role="group",
        aria_label="翻看各处出处",
    )


def _place(citation: Citation, words: str) -> Markup:
    trail = [squeeze(part) for part in (citation.table, citation.row, citation.column) if part]
    return tag(
        "div",
        tag(
            "p",
            tag("strong", citation.document),
            tag("span", f"第 {citation.page} 页", class_="page-no"),
            class_="file",
        ),
        tag("p", join((tag("span", part) for part in trail), " › "), class_="trail") if trail else None,
        tag("p", words, class_="words") if words else None,
        tag("blockquote", citation.quote) if citation.quote and not trail else None,
        class_="place",
    )


def _picture(services: Services, record: AnswerRecord, places: Sequence[tuple[str, int]], at: int) -> Markup:
    citation = record.citations[places[at][1]]
    path = services.original(citation.document)
    picture = page_picture(citation.document, path, citation.page) if path else None
    if picture is None:
        return tag("p", "这个文件没有可以显示的页面图像。", class_="nothing")
    marks = []
    for index, (words, place) in enumerate(places):
        other = record.citations[place]
        if other.bbox and (other.document, other.page) == (citation.document, citation.page):
            marks.append(Mark(other.bbox, words or other.quote, index == at))
    return page_with_marks(
        picture,
        marks,
        f"{citation.document} 第{citation.page}页，已标出所引的{'单元格' if citation.table else '句子'}",
    )


def _table(document: Document | None, citation: Citation) -> Markup | None:
    spot = spot_of(document, citation) if document else None
    if document is None or spot is None:
        return None
    table = document.tables[spot.table]
    open_it = tag(
        "button",
        "看整张表",
        type="button",
        class_="quiet",
        **action("open", document=document.name, page=citation.page, table=spot.table),
    )
    head = tag(
        "div",
        tag("h2", table_name(table)),
        tag("span", f"单位：{table.unit}" if table.unit else "", class_="unit"),
        open_it,
        class_="frame-head",
    )
    return tag("div", head, frame(table, spot, nearby=True), class_="proof-table")


def _loaded(services: Services, name: str) -> Document | None:
    try:
        return services.load(name)
    except LibraryError:
        return None

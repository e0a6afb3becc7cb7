"""Drawing a booklet as a PDF: ruled tables, wrapped prose, an embedded subset of the font.

Byte for byte the same on every run (reportlab's invariant mode).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from eval.samples.booklet import (
    Booklet,
    Content,
    DrawnRow,
    Heading,
    Merge,
    NewPage,
    Paragraph,
    Places,
    Ruling,
    Sheet,
    header_rows,
)

FONT = "sample"
FONT_FILE = Path(__file__).parent / "font" / "wqy-microhei-gb2312.ttf"
MARGIN = 50.0
PADDING = 3.0
RULE = 0.6
"""The thickness of a rule in points."""
HEADING_SIZES = {0: 26.0, 1: 18.0, 2: 14.0, 3: 12.0}
PROSE_SIZE = 11.0
PROSE_LEADING = 19.0
NO_LINE_START = "，。；：、！？）》”％%"


def write_booklet(booklet: Booklet, path: Path) -> Places:
    """Draw the booklet into `path`; gives the page of every row and sentence."""
    _load_font()
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(booklet.name.removesuffix(".pdf"))
    pen = _Pen(canvas, rotated=booklet.rotated, watermark=booklet.watermark)
    for block in booklet.blocks:
        match block:
            case NewPage(landscape):
                pen.new_page(landscape)
            case Heading():
                pen.heading(block)
            case Paragraph():
                pen.paragraph(block)
            case Sheet():
                if block.page_break or pen.room() < 160:
                    pen.new_page(booklet.landscape_sheets)
                pen.sheet(block)
    pen.finish()
    canvas.save()
    return Places(tuple(pen.rows), tuple(pen.prose))


def text_width(text: str, size: float) -> float:
    """The width of a text in points; the font is loaded when first asked."""
    _load_font()
    return float(pdfmetrics.stringWidth(text, FONT, size))


def wrap(text: str, width: float, size: float, first_indent: float = 0.0) -> list[str]:
    """Break a text into lines of at most `width`; digits of one number stay together."""
    lines, line, room = [], "", width - first_indent
    for piece in _pieces(text):
        if line and text_width(line + piece, size) > room and piece[0] not in NO_LINE_START:
            lines.append(line)
            line, room = "", width
        line += piece
    return [*lines, line]


@cache
def _load_font() -> None:
    pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE)))


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for letter in text:
        joins = letter.isascii() and not letter.isspace()
        if pieces and joins and pieces[-1][-1].isascii() and not pieces[-1][-1].isspace():
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return [part for piece in pieces for part in _halves(piece)]


def _halves(piece: str) -> list[str]:
    """A run of letters and digits too long for any cell, cut where nothing is lost by it."""
    return [piece[start : start + 16] for start in range(0, len(piece), 16)]


@dataclass
class _Pen:
    """A place on the page, moving down; `y` counts from the top."""

    canvas: Canvas
    rotated: bool = False
    watermark: str = ""
    page: int = 1
    landscape: bool = False
    y: float = MARGIN
    rows: list[DrawnRow] = field(default_factory=list)
    prose: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    @property
    def width(self) -> float:
        return float(A4[1] if self.landscape else A4[0])

    @property
    def height(self) -> float:
        return float(A4[0] if self.landscape else A4[1])

    def room(self) -> float:
        return self.height - MARGIN - self.y

    def new_page(self, landscape: bool) -> None:
        if self.y > MARGIN:
            self.finish()
            self.page += 1
        elif landscape == self.landscape:
            return
        self.landscape, self.y = landscape, MARGIN
        turned = landscape and self.rotated
        self.canvas.setPageSize((self.width, self.height))  # reportlab stores a turned page upright
        self.canvas.setPageRotation(90 if turned else 0)
        if turned:
            self.canvas.transform(0, 1, -1, 0, self.height, 0)

    def finish(self) -> None:
        self._text(f"- {self.page} -", self.width / 2, self.height - 28, 9, "center")
        if self.watermark:
            self.canvas.saveState()
            self.canvas.setFillGray(0.85)
            self.canvas.translate(self.width / 2, self.height / 2)
            self.canvas.rotate(35)
            self.canvas.setFont(FONT, 40)
            self.canvas.drawCentredString(0, 0, self.watermark)
            self.canvas.restoreState()
        self.canvas.showPage()

    def heading(self, heading: Heading) -> None:
        size = HEADING_SIZES[heading.level]
        if heading.level == 0:
            self.y += 180
        if self.room() < 80:
            self.new_page(self.landscape)
        for line in wrap(heading.text, self.width - 2 * MARGIN, size):
            self.y += size * 1.6
            if heading.level <= 1:
                self._text(line, self.width / 2, self.y, size, "center")
            else:
                self._text(line, MARGIN + 2 * PROSE_SIZE, self.y, size, "left")
        self.y += size * 0.5
        self.prose.append((heading.text, (self.page,)))

    def paragraph(self, paragraph: Paragraph) -> None:
        indent, pages = 2 * PROSE_SIZE, [self.page]
        for number, line in enumerate(wrap(paragraph.text, self.width - 2 * MARGIN, PROSE_SIZE, indent)):
            if self.room() < PROSE_LEADING:
                self.new_page(self.landscape)
                pages.append(self.page)
            self.y += PROSE_LEADING
            self._text(line, MARGIN + (indent if number == 0 else 0), self.y, PROSE_SIZE, "left")
        self.prose.append((paragraph.text, tuple(pages)))

    def sheet(self, sheet: Sheet) -> None:
        self.y += 20
        self._text(sheet.title, self.width / 2, self.y, 14, "center")
        self.y += 8
        if sheet.number:
            self.y += 12
            self._text(sheet.number, MARGIN, self.y, sheet.font_size, "left")
        if sheet.left or sheet.right:
            self.y += 12
            self._text(sheet.left, MARGIN, self.y, sheet.font_size, "left")
            self._text(sheet.right, self.width - MARGIN, self.y, sheet.font_size, "right")
        self.y += 5
        self._grid(sheet)
        for note in sheet.notes:
            self.y += 14
            self._text(note, MARGIN, self.y, sheet.font_size, "left")
            self.prose.append((f"{sheet.title}。{note}", (self.page,)))
        self.y += 12

    def _grid(self, sheet: Sheet) -> None:
        weights = [column.width for column in sheet.columns]
        unit = (self.width - 2 * MARGIN) / sum(weights)
        edges = [MARGIN + unit * sum(weights[:index]) for index in range(len(weights) + 1)]
        opening: list[list[Content]] = [[line, *[Merge.LEFT] * (len(weights) - 1)] for line in sheet.opening]
        head = opening + header_rows(sheet.columns)
        start, body = 0, [list(row) for row in sheet.rows]
        drawn_head = False
        while start < len(body) or not drawn_head:
            band = head if not drawn_head or sheet.repeat_header else []
            heights = [self._row_height(sheet, row, edges) for row in band]
            end = start
            while end < len(body):
                height = self._row_height(sheet, body[end], edges)
                if sum(heights) + height > self.room() and end > start:
                    break
                heights.append(height)
                end += 1
            self._band(sheet, band + body[start:end], heights, edges, len(band))
            for row in body[start:end]:
                cells = zip((column.path for column in sheet.columns), row, strict=True)
                printed = tuple((path, cell) for path, cell in cells if isinstance(cell, str))
                self.rows.append(DrawnRow(sheet.title, printed, self.page))
            start, drawn_head = end, True
            if start < len(body):
                self.new_page(self.landscape)

    def _band(
        self, sheet: Sheet, grid: list[list[Content]], heights: list[float], edges: list[float], heads: int
    ) -> None:
        tops = [self.y + sum(heights[:index]) for index in range(len(heights) + 1)]
        for row, contents in enumerate(grid):
            for column, content in enumerate(contents):
                if isinstance(content, Merge) and not (row == 0 and content is Merge.ABOVE):
                    continue
                text = content if isinstance(content, str) else ""
                right, below = column + 1, row + 1
                while right < len(contents) and contents[right] is Merge.LEFT:
                    right += 1
                while below < len(grid) and grid[below][column] is Merge.ABOVE:
                    below += 1
                box = (edges[column], tops[row], edges[right], tops[below])
                align = "center" if row < heads or right > column + 1 else sheet.columns[column].align
                self._rules(box, sheet.ruling)
                self._cell(text, box, sheet, align)
        if sheet.ruling == "double":
            self._rules((edges[0] - 2, tops[0] - 2, edges[-1] + 2, tops[-1] + 2), "boxes")
        self.y = tops[-1]

    def _rules(self, box: tuple[float, float, float, float], ruling: Ruling) -> None:
        left, top, right, bottom = box
        high, low = self.height - top, self.height - bottom
        self.canvas.setLineWidth(RULE)
        if ruling == "none":
            return
        if ruling == "rows":
            self.canvas.lines([(left, high, right, high), (left, low, right, low)])
        elif ruling in ("boxes", "double"):
            self.canvas.rect(left, low, right - left, high - low)
        elif ruling == "lines":
            self.canvas.lines(
                [
                    (left, high, right, high),
                    (left, low, right, low),
                    (left, low, left, high),
                    (right, low, right, high),
                ]
            )
        else:
            for x in (left, right):
                self.canvas.rect(x, low, RULE, high - low + RULE, stroke=0, fill=1)
            for y in (low, high):
                self.canvas.rect(left, y, right - left, RULE, stroke=0, fill=1)

    def _cell(self, text: str, box: tuple[float, float, float, float], sheet: Sheet, align: str) -> None:
        left, top, right, bottom = box
        size = sheet.font_size
        lines = wrap(text, right - left - 2 * PADDING, size) if text else []
        first = (top + bottom) / 2 - len(lines) * size * 1.2 / 2 + size * 0.98
        for number, line in enumerate(lines):
            x = {"left": left + PADDING, "right": right - PADDING, "center": (left + right) / 2}[align]
            y = first + number * size * 1.2
            if sheet.split_numbers and align == "right" and "." in line:
                whole, point, rest = line.partition(".")
                self._text(whole, x - text_width(point + rest, size), y, size, "right")
                self._text(point + rest, x, y, size, "right")
            else:
                self._text(line, x, y, size, align)

    def _row_height(self, sheet: Sheet, row: list[Content], edges: list[float]) -> float:
        most = 1
        for column, content in enumerate(row):
            if isinstance(content, str) and content:
                right = column + 1
                while right < len(row) and row[right] is Merge.LEFT:
                    right += 1
                room = edges[right] - edges[column] - 2 * PADDING
                most = max(most, len(wrap(content, room, sheet.font_size)))
        return most * sheet.font_size * 1.2 + 2 * PADDING

    def _text(self, text: str, x: float, y: float, size: float, align: str) -> None:
        if not text:
            return
        self.canvas.setFont(FONT, size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "center": self.canvas.drawCentredString,
        }[align]
        draw(x, self.height - y, text)

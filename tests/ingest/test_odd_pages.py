"""Pages as offices make them: tables side by side, watermarks, page numbers in tables, few rules or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from eval.samples.pdf import FONT, text_width
from ingest.model import Table
from ingest.readers import page_warnings, read_pages
from ingest.tables.facts import build_facts
from ingest.tables.grids import find_grids
from ingest.tables.logical import build_tables

WIDTHS = (80.0, 160.0, 100.0, 100.0)
ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出"),
    ("205", "教育支出", "1,000.00", "800.00"),
    ("208", "社会保障和就业支出", "20.00", "20.00"),
    ("", "合计", "1,020.00", "820.00"),
)
READ = [(None, "合计", "1,020.00"), ("205", "教育支出", "1,000.00"), ("208", "社会保障和就业支出", "20.00")]


def read(path: Path, draw: Callable[[Canvas], None]) -> tuple[Table, ...]:
    text_width("字", 9)  # loads the font
    canvas = Canvas(str(path), pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    pages = read_pages(path)
    return build_tables(pages, [find_grids(page) for page in pages], 2023)


def caption(
    canvas: Canvas, title: str, unit: str = "万元", middle: float = 297.0, right: float = 500.0
) -> None:
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(middle, 790, title)
    canvas.setFont(FONT, 9)
    canvas.drawRightString(right, 772, f"单位：{unit}")


def table(
    canvas: Canvas, rows: Sequence[Sequence[str]], widths: Sequence[float] = WIDTHS, left: float = 60.0
) -> float:
    """A box for each cell; the height where it ends."""
    canvas.setFont(FONT, 9)
    y = 760.0
    for row in rows:
        x = left
        for width, text in zip(widths, row, strict=True):
            canvas.rect(x, y - 18, width, 18)
            canvas.drawString(x + 3, y - 12, text)
            x += width
        y -= 18
    return y


def figures(one: Table) -> list[tuple[str | None, str, str]]:
    found = [(row.code, row.label, row.cells[-2].text) for row in one.rows]
    return sorted(found, key=lambda row: row[0] or "")


def test_tables_side_by_side_have_their_own_titles_and_units(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "收入总表", "万元", 160, 280)
        caption(canvas, "支出总表", "元", 430, 550)
        table(canvas, (("项目", "金额"), ("财政拨款", "10.00"), ("合计", "10.00")), (120, 120), 40)
        table(canvas, (("项目", "金额"), ("基本支出", "100000"), ("合计", "100000")), (120, 120), 310)

    income, spending = read(tmp_path / "a.pdf", draw)
    assert [(one.title, one.unit, one.kind) for one in (income, spending)] == [
        ("收入总表", "万元", "income_table"),
        ("支出总表", "元", "expenditure_table"),
    ]


def test_level_watermark_is_in_no_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "支出总表")
        canvas.saveState()
        canvas.setFillGray(0.9)
        canvas.setFont(FONT, 60)
        canvas.drawCentredString(297, 720, "样例专用")
        canvas.restoreState()
        table(canvas, ROWS)

    (one,) = read(tmp_path / "a.pdf", draw)
    assert figures(one) == READ


def test_page_number_in_the_last_empty_row_is_no_row(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "支出总表")
        bottom = table(canvas, [*ROWS, *[("", "", "", "")] * 36])
        canvas.drawCentredString(297, bottom + 5, "- 12 -")

    (one,) = read(tmp_path / "a.pdf", draw)
    assert figures(one) == READ


def test_marks_of_footnotes_are_no_part_of_a_name(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "“三公”经费表")
        names = ("项目", "2022年", "2023年")
        rows = (names, ("公务接待费①", "4.00", "3.00"), ("公务用车运行费*", "8.00", "7.00"))
        bottom = table(canvas, rows, (180, 100, 100))
        canvas.drawString(60, bottom - 14, "* 车辆保有量2辆。")

    (one,) = read(tmp_path / "a.pdf", draw)
    assert [row.label for row in one.rows] == ["公务接待费", "公务用车运行费"]
    assert one.notes == ("*车辆保有量2辆。",)


def test_two_sides_without_any_rule(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "部门收支总表")
        canvas.setFont(FONT, 10)
        rows = (
            ("收入项目", "金额", "支出项目", "金额"),
            ("一、财政拨款", "100.00", "一、教育支出", "90.00"),
            ("二、事业收入", "", "二、住房保障支出", "15.00"),
            ("收入总计", "100.00", "支出总计", "105.00"),
        )
        for place, (name, amount, other, spent) in enumerate(rows):
            y = 750 - 18 * place
            canvas.drawString(60, y, name)
            canvas.drawRightString(250, y, amount)
            canvas.drawString(300, y, other)
            canvas.drawRightString(520, y, spent)

    income, spending = read(tmp_path / "a.pdf", draw)
    assert (income.side, spending.side) == ("income", "expenditure")
    assert [(f.label, f.amount, f.unit) for f in build_facts([spending])] == [
        ("教育支出", Decimal("90.00"), "万元"),
        ("住房保障支出", Decimal("15.00"), "万元"),
        ("支出总计", Decimal("105.00"), "万元"),
    ]


def test_table_of_three_rules(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "一般公共预算支出表")
        for y in (762, 740, 680):
            canvas.line(60, y, 500, y)
        for place, row in enumerate(ROWS):
            y = 747 - 20 * place if place else 747
            for x, text in zip((70, 150), row[:2], strict=True):
                canvas.drawString(x, y, text)
            for x, text in zip((390, 490), row[2:], strict=True):
                canvas.drawRightString(x, y, text)

    (one,) = read(tmp_path / "a.pdf", draw)
    assert figures(one) == READ
    assert [column.name for column in one.columns] == list(ROWS[0])


def test_open_sides_keep_their_outer_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "支出总表")
        edges = (60, 140, 300, 400, 500)
        for place in range(len(ROWS) + 1):
            canvas.line(60, 760 - 18 * place, 500, 760 - 18 * place)
        for x in edges[1:-1]:
            canvas.line(x, 760, x, 760 - 18 * len(ROWS))
        for place, row in enumerate(ROWS):
            for x, text in zip(edges, row, strict=False):
                canvas.drawString(x + 4, 748 - 18 * place, text)

    (one,) = read(tmp_path / "a.pdf", draw)
    assert figures(one) == READ


def test_scanned_page_between_others_is_named_and_the_others_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        caption(canvas, "支出总表")
        table(canvas, ROWS)
        canvas.showPage()
        Image.new("RGB", (60, 80), "white").save(tmp_path / "scan.png")
        canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
        canvas.showPage()
        caption(canvas, "收入总表")
        table(canvas, ROWS)

    tables = read(tmp_path / "a.pdf", draw)
    assert [(one.title, one.pages) for one in tables] == [("支出总表", (1,)), ("收入总表", (3,))]
    (warning,) = page_warnings(read_pages(tmp_path / "a.pdf"))
    assert "第 2 页" in warning

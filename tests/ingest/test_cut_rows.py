"""Rows cut by the page break, in names, in organisations, in texts; titles and units that stand apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from drawn import grid, page
from reportlab.pdfgen.canvas import Canvas

from eval.samples.pdf import FONT, text_width
from ingest.model import Table, Word
from ingest.readers import read_pages
from ingest.tables.facts import build_facts
from ingest.tables.grids import find_grids
from ingest.tables.logical import build_tables

WIDTHS = (90.0, 110.0, 90.0, 150.0)


def draw(path: Path, pages: list[list[list[str]]], title: str = "项目支出表") -> tuple[Table, ...]:
    """The rows of each page as a ruled table, lines of a cell parted by newlines; read again."""
    text_width("字", 9)  # loads the font
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number, rows in enumerate(pages):
        y = 740.0
        canvas.setFont(FONT, 12)
        if number == 0:
            canvas.drawCentredString(297, 790, title)
            canvas.setFont(FONT, 9)
            canvas.drawRightString(500, 760, "单位：万元")
        canvas.setFont(FONT, 10)
        for row in rows:
            height = 8 + 12 * max(text.count("\n") + 1 for text in row)
            x = 60.0
            for width, text in zip(WIDTHS, row, strict=True):
                canvas.rect(x, y - height, width, height)
                for line, part in enumerate(text.split("\n")):
                    canvas.drawString(x + 3, y - 14 - 12 * line, part)
                x += width
            y -= height
        canvas.showPage()
    canvas.save()
    read = read_pages(path)
    return build_tables(read, [find_grids(one) for one in read], 2026)


HEAD = ["预算单位", "项目名称", "合计", "备注"]
WHOLE = ["甲市水务局", "水务发展资金", "10.00", "设备购置"]


def test_name_whose_end_stands_on_the_next_page(tmp_path: Path) -> None:
    first = [HEAD, WHOLE, ["甲市水务局", "义务教育薄弱环节改善", "20.00", "用于学校建设"]]
    rest = [["", "与能力提升资金", "", ""], ["甲市水务局", "预算准备金", "5.00", ""]]
    (table,) = draw(tmp_path / "a.pdf", [first, rest])
    assert [row.label for row in table.rows] == [
        "水务发展资金",
        "义务教育薄弱环节改善与能力提升资金",
        "预算准备金",
    ]
    assert [fact.amount for fact in build_facts([table])] == [Decimal(10), Decimal(20), Decimal(5)]


def test_name_whose_figures_stand_on_the_next_page(tmp_path: Path) -> None:
    first = [HEAD, WHOLE, ["甲市水务局", "义务教育薄弱环节改善", "", ""]]
    rest = [["", "与能力提升资金", "20.00", ""], ["甲市水务局", "预算准备金", "5.00", ""]]
    (table,) = draw(tmp_path / "a.pdf", [first, rest])
    assert [(row.label, row.page) for row in table.rows][1] == ("义务教育薄弱环节改善与能力提升资金", 1)
    assert [fact.amount for fact in build_facts([table])] == [Decimal(10), Decimal(20), Decimal(5)]


def test_organisation_cut_by_the_page_is_put_together(tmp_path: Path) -> None:
    first = [HEAD, WHOLE, ["甲市河湾流域管理", "污水处理费", "30.00", "支付运营费"]]
    rest = [["中心（办公室）", "", "", ""], ["甲市水务局", "预算准备金", "5.00", ""]]
    (table,) = draw(tmp_path / "a.pdf", [first, rest])
    assert [(row.label, row.organisation) for row in table.rows] == [
        ("水务发展资金", "甲市水务局"),
        ("污水处理费", "甲市河湾流域管理中心(办公室)"),
        ("预算准备金", "甲市水务局"),
    ]


def test_row_of_its_own_on_the_next_page_stays_one(tmp_path: Path) -> None:
    rest = [["甲市水务局", "水质监测", "", ""], ["甲市水务局", "预算准备金", "5.00", ""]]
    (table,) = draw(tmp_path / "a.pdf", [[HEAD, WHOLE], rest])
    assert [row.label for row in table.rows] == ["水务发展资金", "水质监测", "预算准备金"]


ROWS = [["年度", "总收入支出", "基本支出"], ["2021", "1493.51", "203.04"], ["2022", "1899.90", "183.93"]]


def test_unit_of_a_bare_table_is_that_of_the_prose_that_says_its_amounts() -> None:
    g = grid(ROWS)
    said = "2022年支出1899.90万元，其中基本支出183.93万元，比上年减少19.11万元。"
    lines = (("1、一般公共预算拨款规模变化情况", 120.0), (said, 140.0))
    (table,) = build_tables([page(1, lines, (g,))], [[g]], 2022)
    assert (table.title, table.unit) == ("一般公共预算拨款规模变化情况", "万元")
    facts = [(f.label, f.year, f.amount, f.unit) for f in build_facts([table])]
    assert facts[0] == ("2021年", 2021, Decimal("1493.51"), "万元")


def test_unit_of_a_bare_table_stays_open_where_prose_says_one_amount_only() -> None:
    g = grid(ROWS)
    (table,) = build_tables([page(1, (("2022年支出1899.90万元。", 140.0),), (g,))], [[g]], 2022)
    assert table.unit is None


def test_title_on_two_lines_parted_at_a_pause_mark() -> None:
    g = grid([["单位名称", "合计"], ["甲局", "1.00"]])
    big = page(1, (), (g,))
    words = [
        ("2022年一般公共预算拨款“三公”经费、", 120.0),
        ("会议费、培训费表（不含上年结转）", 142.0),
    ]
    titled = tuple(Word(text, (100.0, top, 400.0, top + 18)) for text, top in words)
    (table,) = build_tables([replace(big, words=(*titled, *big.words))], [[g]], 2022)
    assert table.title == "2022年一般公共预算拨款“三公”经费、会议费、培训费表(不含上年结转)"


def test_scale_and_shares_of_a_chart_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    for row, texts in enumerate([["4%", "0%"], ["9%", "87%"]]):
        for column, text in enumerate(texts):
            canvas.rect(100 + 60 * column, 600 - 30 * row, 60, 30)
            canvas.drawString(110 + 60 * column, 610 - 30 * row, text)
    canvas.save()
    (read,) = read_pages(path)
    assert find_grids(read) == []


def test_rest_of_a_numbered_name_without_figures(tmp_path: Path) -> None:
    head = ["序号", "项目", "预算数", "备注"]
    first = [head, ["", "一、教育支出", "10.00", ""], ["", "二、国土海洋气象等支", "", ""]]
    rest = [["", "出", "", ""], ["", "三、住房保障支出", "", ""], ["", "四、其他支出", "5.00", ""]]
    (table,) = draw(tmp_path / "a.pdf", [first, rest])
    names = ["教育支出", "国土海洋气象等支出", "住房保障支出", "其他支出"]
    assert [row.label for row in table.rows] == names

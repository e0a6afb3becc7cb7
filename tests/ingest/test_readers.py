"""Files of every kind: read as displayed, or refused with one line that says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Page
from ingest.readers import ReadError, page_warnings, read_pages
from ingest.tables.grids import find_grids

SIZE = (400.0, 300.0)


def canvas(path: Path, **options: object) -> Canvas:
    return Canvas(str(path), pagesize=SIZE, **options)


def picture_page(page: Canvas) -> None:
    page.drawImage(ImageReader(Image.new("RGB", (40, 30), "grey")), 50, 50, 300, 200)
    page.showPage()


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    path = tmp_path / "two.pdf"
    page = canvas(path)
    for number in ("1,168.17", "123.50"):
        page.drawString(50, 250, number)
        page.showPage()
    page.save()
    return path


# ---------------------------------------------------------------- files that cannot be read


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("page.pdf", b"<!DOCTYPE html>\n<html><body>404</body></html>", "网页"),
        ("page.html", b"\xef\xbb\xbf<html></html>", "网页"),
        ("notes.txt", "三公经费 13.80".encode(), "纯文本"),
        ("empty.pdf", b"", "空"),
        ("book.docx", b"PK\x03\x04rest\x00", "Office"),
        ("old.xls", b"\xd0\xcf\x11\xe0rest\x00", "Office"),
        ("scan.jpg", b"\xff\xd8\xff\xe0\x00rest", "OCR"),
        ("odd.bin", b"\x01\x00\x02", "不是 PDF"),
        ("half.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog", "损坏"),
    ],
)
def test_refusal_is_one_chinese_line_by_content(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReadError, match=says) as refused:
        read_pages(path)
    assert "\n" not in str(refused.value)


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(ReadError, match="无法打开"):
            read_pages(path)


def test_truncated_file_is_refused(two_pages: Path) -> None:
    two_pages.write_bytes(two_pages.read_bytes()[:400])
    with pytest.raises(ReadError, match="损坏"):
        read_pages(two_pages)


def test_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    page = canvas(path, encrypt=StandardEncryption("secret", canPrint=0))
    page.drawString(50, 250, "1,168.17")
    page.save()
    with pytest.raises(ReadError, match="密码"):
        read_pages(path)


def test_scan_without_text_needs_ocr(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    page = canvas(path)
    picture_page(page)
    page.save()
    with pytest.raises(ReadError, match=r"文字识别\(OCR\)"):
        read_pages(path)


def test_first_page_without_text_loads_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "partly.pdf"
    page = canvas(path)
    picture_page(page)
    page.drawString(50, 250, "13.80")
    page.save()
    pages = read_pages(path)
    assert [texts(one) for one in pages] == [[], ["13.80"]]
    assert [one.has_text for one in pages] == [False, True]
    assert page_warnings(pages) == ("第 1 页没有文字层，未读取：需要文字识别(OCR)",)


def test_empty_page_is_no_scan(tmp_path: Path) -> None:
    path = tmp_path / "blank.pdf"
    page = canvas(path)
    page.showPage()
    page.drawString(50, 250, "13.80")
    page.save()
    assert page_warnings(read_pages(path)) == ()


# ---------------------------------------------------------------- coordinates as displayed


def test_words_stand_where_they_are_printed(two_pages: Path) -> None:
    word = read_pages(two_pages)[0].words[0]
    assert word.text == "1,168.17"
    x0, top, _, bottom = word.box
    assert x0 == pytest.approx(50, abs=0.5)
    assert top < 50 < bottom


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_reads_as_displayed(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "turned.pdf"
    page = canvas(path)
    page.setPageRotation(turn)
    across, up = SIZE
    page.translate(*{90: (up, 0), 180: SIZE, 270: (0, across)}[turn])
    page.rotate({90: 90, 180: 180, 270: -90}[turn])
    page.drawString(20, up - 40, "616.65")
    page.line(20, up - 50, 120, up - 50)
    page.save()
    (turned,) = read_pages(path)
    assert (turned.width, turned.height) == (across, up)
    assert turned.words[0].text == "616.65"
    assert turned.words[0].box[0] == pytest.approx(20, abs=0.5)
    (edge,) = turned.edges
    assert edge.horizontal
    assert edge.box == pytest.approx((20, 50, 120, 50), abs=1)


def test_crop_box_is_the_page(tmp_path: Path) -> None:
    path = tmp_path / "cropped.pdf"
    page = canvas(path, cropBox=(30, 20, 400, 300))
    page.drawString(50, 250, "616.65")
    page.drawString(2, 5, "999")
    page.save()
    (cropped,) = read_pages(path)
    assert (cropped.width, cropped.height) == (370, 280)
    assert texts(cropped) == ["616.65"]
    assert cropped.words[0].box[0] == pytest.approx(20, abs=0.5)


def test_lines_inside_moved_forms_are_found_in_place(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    page = canvas(path)
    page.beginForm("inner")
    page.rect(0, 0, 100, 50)
    page.drawString(10, 20, "8.00")
    page.endForm()
    page.beginForm("outer")
    page.translate(20, 10)
    page.doForm("inner")
    page.endForm()
    page.translate(30, 40)
    page.scale(2, 2)
    page.doForm("outer")
    page.save()
    (read,) = read_pages(path)
    assert texts(read) == ["8.00"]
    left = min(edge.box[0] for edge in read.edges)
    right = max(edge.box[2] for edge in read.edges)
    assert (left, right) == pytest.approx((70, 270), abs=1)
    assert {edge.horizontal for edge in read.edges} == {True, False}


# ---------------------------------------------------------------- what shows and what does not


def test_white_lines_and_areas_do_not_show(tmp_path: Path) -> None:
    path = tmp_path / "white.pdf"
    page = canvas(path)
    page.setFillGray(1)
    page.setStrokeGray(1)
    page.rect(50, 50, 200, 100, stroke=0, fill=1)
    page.line(20, 20, 300, 20)
    page.setFillGray(0)
    page.drawString(60, 60, "1.00")
    page.save()
    assert read_pages(path)[0].edges == ()


def test_white_line_on_a_shaded_header_shows(tmp_path: Path) -> None:
    path = tmp_path / "shaded.pdf"
    page = canvas(path)
    page.setFillGray(0.5)
    page.rect(50, 50, 200, 30, stroke=0, fill=1)
    page.setStrokeGray(1)
    page.line(150, 50, 150, 80)
    page.drawString(60, 60, "1.00")
    page.save()
    assert [e.box[0] for e in read_pages(path)[0].edges if not e.horizontal] == [50, 250, 150]


def test_watermark_is_left_out_and_italics_stay(tmp_path: Path) -> None:
    path = tmp_path / "marked.pdf"
    page = canvas(path)
    text = page.beginText()
    text.setTextTransform(1, 0, 0.33, 1, 50, 200)
    text.textOut("21.95")
    page.drawText(text)
    page.saveState()
    page.rotate(30)
    page.drawString(150, 60, "DRAFT")
    page.restoreState()
    page.save()
    assert texts(read_pages(path)[0]) == ["21.95"]


def test_bold_by_double_print_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "bold.pdf"
    page = canvas(path)
    page.drawString(50, 250, "2,092.36")
    page.drawString(50.3, 250, "2,092.36")
    page.save()
    assert texts(read_pages(path)[0]) == ["2,092.36"]


def test_label_cut_by_its_clip_keeps_off_its_neighbour(tmp_path: Path) -> None:
    path = tmp_path / "clipped.pdf"
    page = canvas(path)
    page.saveState()
    clip = page.beginPath()
    clip.rect(50, 190, 60, 20)
    page.clipPath(clip, stroke=0)
    page.drawString(52, 195, "Personnel-and-operating")
    page.restoreState()
    page.drawString(112, 195, "1839311.66")
    for x in (50, 110, 200):
        page.line(x, 170, x, 210)
    for y in (170, 190, 210):
        page.line(50, y, 200, y)
    page.drawString(52, 175, "Total")
    page.drawString(112, 175, "5.00")
    page.save()
    (read,) = read_pages(path)
    (grid,) = find_grids(read)
    assert [cell.text for cell in grid.cells] == ["Personnel-and-operating", "1839311.66", "Total", "5.00"]


def test_lines_hidden_below_a_clip_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "hidden.pdf"
    page = canvas(path)
    clip = page.beginPath()
    clip.rect(0, 100, 400, 200)
    page.clipPath(clip, stroke=0)
    page.drawString(50, 150, "600.000000")
    page.drawString(50, 60, "210.000000")
    page.save()
    assert texts(read_pages(path)[0]) == ["600.000000"]


def test_figures_of_touching_columns_stay_two(tmp_path: Path) -> None:
    path = tmp_path / "touching.pdf"
    page = canvas(path)
    page.setFont("Helvetica", 10)
    width = page.stringWidth("244,895.02")
    page.drawString(50, 195, "244,895.02")
    page.drawString(50 + width + 0.4, 195, "192,446.79")
    page.line(50 + width + 0.2, 180, 50 + width + 0.2, 210)
    page.save()
    assert texts(read_pages(path)[0]) == ["244,895.02", "192,446.79"]


def test_wide_figure_over_a_line_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "wide.pdf"
    page = canvas(path)
    page.drawString(50, 195, "18,999,011.66")
    page.line(90, 180, 90, 210)
    page.save()
    assert texts(read_pages(path)[0]) == ["18,999,011.66"]

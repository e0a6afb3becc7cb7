"""One reader per format; all give the same pages of words, ruling lines and boxes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.model import Page
from ingest.readers.errors import ReadError
from ingest.readers.pdf import read_pdf

__all__ = ["ReadError", "page_warnings", "read_pages"]

MEGABYTE = 1024 * 1024

LARGEST = 200 * MEGABYTE
"""Bytes; real disclosures stay under 10 MB."""


def read_pages(path: str | Path) -> list[Page]:
    """The pages of a file, whose format is told by its content, not its name.

    Raises `ReadError` with one Chinese line where nothing can be read.
    """
    path = Path(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise ReadError("文件不存在或无法打开：请检查路径和权限") from error
    if size == 0:
        raise ReadError("文件是空的（0 字节）：请重新下载后再导入")
    if size > LARGEST:
        raise ReadError(f"文件过大（{size // MEGABYTE} MB，上限 {LARGEST // MEGABYTE} MB）：请拆分后再导入")
    if b"%PDF-" not in head[:1024]:
        raise ReadError(_not_a_pdf(head, path.suffix.lower()))
    pages = read_pdf(path)
    if not pages:
        raise ReadError("PDF 中没有任何页面：请重新下载后再导入")
    if not any(page.words for page in pages):
        raise ReadError(f"全部 {len(pages)} 页都是图片，没有文字层：需要先做文字识别(OCR)再导入")
    return pages


def page_warnings(pages: Sequence[Page]) -> tuple[str, ...]:
    """Chinese lines on pages that could not be read as text."""
    pictures = [page.number for page in pages if not page.has_text]
    if not pictures:
        return ()
    return (f"第 {_ranges(pictures)} 页没有文字层，未读取：需要文字识别(OCR)",)


def _ranges(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 -> 1-3、7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(f"{a}-{b}" if b > a else str(a) for a, b in runs)


def _not_a_pdf(head: bytes, suffix: str) -> str:
    """What the file is instead, and what to do."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or b"<html" in start:
        if suffix == ".pdf":
            return "文件名是 .pdf，内容却是网页(HTML)：多半下载到了网页，请打开原网站重新下载 PDF"
        return "网页(HTML)暂不支持：请下载其中的 PDF 附件再导入"
    if head.startswith(b"PK\x03\x04"):
        return "Office 文档或压缩包暂不支持：请解压或另存为 PDF 再导入"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "旧版 Office 文档暂不支持：请另存为 PDF 再导入"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")):
        return "图片暂不支持：需要先做文字识别(OCR)，存为带文字层的 PDF 再导入"
    if b"\x00" not in head:
        return "纯文本暂不支持：请导入公开的 PDF 原件"
    return "不是 PDF 文件，无法识别其格式：请导入 PDF 原件"

"""A table of text as CSV or Excel, digits untouched."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from qa.page.workbook import Sheet, workbook


def table_bytes(
    kind: str,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: frozenset[int] = frozenset(),
) -> bytes:
    """`csv` (with the mark that lets Excel read Chinese) or `xlsx`; `numbers` are columns of figures."""
    if kind == "xlsx":
        return workbook([Sheet(sheet_title(title), header, rows, numbers)])
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([harmless(text) for text in header])
    writer.writerows([harmless(text) for text in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe; a negative number does not."""
    if text[:1] in "=+@\t\r" or (
        text[:1] == "-" and not text[1:].replace(".", "", 1).replace(",", "").isdigit()
    ):
        return f"'{text}" if text else text
    return text


def sheet_title(title: str) -> str:
    """What Excel takes as the name of a sheet."""
    kept = "".join(char for char in title if char not in "[]:*?/\\'")
    return kept[:31] or "表"

"""The frames as files: every figure with where it is printed, for people and for pandas.

Amounts stay exact: digits as text in csv, `decimal128` in parquet, a number in xlsx (a spreadsheet
shows 15 digits), the last two beside 金额文本 as printed. Text from documents is never a formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from ingest.errors import LibraryError, os_reason
from ingest.model import Document
from ingest.store.sheets import AMOUNT, LENGTHS, SHEETS, WHOLE_NUMBERS, Sheet

Documents = Callable[[], Iterable[Document]]

AMOUNT_TEXT = "金额文本"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")
SHEET_ROWS = 1_000_000
CELL_CHARACTERS = 32_000
"""A little under what a spreadsheet takes in a sheet and in a cell."""

DECIMAL_DIGITS = 38
SHEET_PLACES = 20
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export_documents(documents: Documents, kind: str, out: Path) -> list[Path]:
    """Write 数字, 正文数字 and 文件; the files written.

    `kind` is csv or parquet (three files in the folder `out`) or xlsx (three sheets of the file
    `out`). `documents` is called once for each pass over them. Raises `LibraryError`.
    """
    writers = {"csv": _write_csv, "parquet": _write_parquet, "xlsx": _write_xlsx}
    if kind not in writers:
        raise LibraryError(f"不认识的导出格式“{kind}”：请用 --format csv、xlsx 或 parquet")
    try:
        return writers[kind](documents, out)
    except OSError as error:
        raise LibraryError(f"写不了 {error.filename or out}：{os_reason(error)}") from error


def harmless(text: str) -> str:
    """Text that a spreadsheet will not take for a formula; numbers are left as they are.

    >>> harmless("=1+1"), harmless("-3.20")
    ("'=1+1", '-3.20')
    """
    risky = text.lstrip(" \u3000\n").startswith(FORMULA_STARTS) and not NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def _write_csv(documents: Documents, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet in SHEETS:
        path = out / f"{sheet.name}.csv"
        # the byte order mark is what makes Excel read the file as UTF-8
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(sheet.columns)
            for document in documents():
                for row in sheet.rows(document):
                    writer.writerow(map(_csv_cell, sheet.columns, row))
        written.append(path)
    return written


def _csv_cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column == AMOUNT:
        return f"{value:f}"
    return str(value) if column in WHOLE_NUMBERS | LENGTHS else harmless(value)


def _write_parquet(documents: Documents, out: Path) -> list[Path]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out.mkdir(parents=True, exist_ok=True)
    written = []
    for sheet in SHEETS:
        path = out / f"{sheet.name}.parquet"
        columns = _with_text(sheet)
        scale = _scale(sheet, documents())
        types = {AMOUNT: pa.decimal128(DECIMAL_DIGITS, scale)}
        types |= dict.fromkeys(WHOLE_NUMBERS, pa.int64()) | dict.fromkeys(LENGTHS, pa.float64())
        schema = pa.schema([(column, types.get(column, pa.string())) for column in columns])
        with pq.ParquetWriter(path, schema) as writer:
            for document in documents():
                rows = [_add_text(sheet, row, scale) for row in sheet.rows(document)]
                arrays = [
                    pa.array([row[place] for row in rows], type=field.type)
                    for place, field in enumerate(schema)
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        written.append(path)
    return written


def _scale(sheet: Sheet, documents: Iterable[Document]) -> int:
    """Decimal places that hold every amount; 12 at most, so that 26 digits are left before the point."""
    if AMOUNT not in sheet.columns:
        return 0
    place = sheet.columns.index(AMOUNT)
    amounts = (row[place] for document in documents for row in sheet.rows(document))
    return min(12, max((_places(amount) for amount in amounts if amount is not None), default=0))


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _fitting(amount: Decimal | None, scale: int) -> Decimal | None:
    """None for what the type cannot hold exactly; its text stands beside it."""
    if amount is None or _places(amount) > scale or amount.adjusted() >= DECIMAL_DIGITS - scale:
        return None
    return amount


def _with_text(sheet: Sheet) -> tuple[str, ...]:
    """The columns with 金额文本 after 金额."""
    return tuple(
        one for column in sheet.columns for one in ((column, AMOUNT_TEXT) if column == AMOUNT else (column,))
    )


def _add_text(sheet: Sheet, row: tuple[Any, ...], scale: int) -> list[Any]:
    cells: list[Any] = []
    for column, value in zip(sheet.columns, row, strict=True):
        if column == AMOUNT:
            cells += [_fitting(value, scale), None if value is None else f"{value:f}"]
        else:
            cells.append(value)
    return cells


def _write_xlsx(documents: Documents, out: Path) -> list[Path]:
    from openpyxl import Workbook

    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as file:  # before the work, so that a place that cannot be written costs none
        book = Workbook(write_only=True)
        for sheet in SHEETS:
            rows = (row for document in documents() for row in sheet.rows(document))
            part = 1
            more = _fill(book, sheet, sheet.name, rows)
            while more:
                part += 1
                more = _fill(book, sheet, f"{sheet.name}{part}", rows)
        book.save(file)
    return [out]


def _fill(book: Any, sheet: Sheet, name: str, rows: Iterator[tuple[Any, ...]]) -> bool:
    """One worksheet, as far as it takes rows; whether it was filled to the brim."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    columns = _with_text(sheet)
    page = book.create_sheet(name)
    page.freeze_panes = "A2"
    for place, column in enumerate(columns, start=1):
        wide = column in ("文件", "部门", "表名", "项目", "项目路径", "列路径", "句子", "段落标题", "提醒")
        page.column_dimensions[get_column_letter(place)].width = 28 if wide else 12
    heads = []
    for column in columns:
        head = WriteOnlyCell(page, column)
        head.font = Font(bold=True)
        heads.append(head)
    page.append(heads)
    count = 0
    for row in islice(rows, SHEET_ROWS):
        cells = []
        for column, value in zip(columns, _add_text(sheet, row, SHEET_PLACES), strict=True):
            if isinstance(value, str):
                cell = WriteOnlyCell(page, UNPRINTABLE.sub("", value)[:CELL_CHARACTERS])
                cell.data_type = "s"  # text, whatever it begins with
            else:
                cell = WriteOnlyCell(page, value)
                if column == AMOUNT and value is not None:
                    places = _places(value)
                    cell.number_format = "#,##0" + ("." + "0" * places if places else "")
            cells.append(cell)
        page.append(cells)
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    return count == SHEET_ROWS

"""Excel files: text stays text, amounts are numbers that show every printed place."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MOST_DIGITS = 15
"""What Excel keeps of a number; a longer one stays text, whole."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of text; the columns of `numbers` (from 0) are written as numbers where they are such."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file; a cell of text that starts like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    book.remove(book.active)
    for given in sheets:
        sheet = book.create_sheet(given.title)
        for down, line in enumerate((given.header, *given.rows), start=1):
            for across, text in enumerate(line, start=1):
                number = exact(text) if down > 1 and across - 1 in given.numbers else None
                cell = sheet.cell(down, across)
                if number is not None:
                    cell.value, cell.number_format = number, places(number)
                    cell.alignment = Alignment(vertical="top", horizontal="right")
                    continue
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(text))
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=len(str(text)) > 30)
        for cell in sheet[1]:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="EFECE2")
        sheet.freeze_panes = "A2"
        if given.rows:
            sheet.auto_filter.ref = sheet.dimensions
        for at, name in enumerate(given.header):
            widest = max([len(name), *(_width(row[at]) for row in given.rows)])
            sheet.column_dimensions[sheet.cell(1, at + 1).column_letter].width = min(widest, 56) + 3
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def exact(text: str) -> Decimal | None:
    """The number that a text is, its printed places kept; None where it is none or too long for Excel.

    >>> exact("1,234.50")
    Decimal('1234.50')
    """
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS else None


def places(number: Decimal) -> str:
    """The format that shows a number as printed: #,##0.00 for two places."""
    exponent = number.as_tuple().exponent
    after = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + (f".{'0' * after}" if after else "")


def _width(text: str) -> int:
    """Columns that a text takes: two for a Chinese character."""
    return max((sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in text.split("\n")), default=0)

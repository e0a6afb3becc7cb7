"""A recognised table as the page shows it: every printed name in its own column."""

from __future__ import annotations

import re

from ingest.model import Column, Row, Table, TableCell
from qa.page.frames import frame

BOX = (0.0, 0.0, 10.0, 10.0)


def shown(*texts: str, printed: str) -> list[str]:
    """The cells of the one row of a table of two names and an amount, as drawn."""
    columns = (
        Column(0, ("科目",), "label"),
        Column(1, ("部门科目",), "label"),
        Column(2, ("合计",), "amount"),
    )
    cells = tuple(TableCell(at, text, 1, BOX) for at, text in enumerate(texts))
    row = Row(0, 1, printed, printed, (printed,), None, 2, None, False, None, cells)
    table = Table(0, "支出总表", "", "other", "万元", None, None, (1,), columns, (row,))
    return re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", str(frame(table)).split("<tbody>")[1])


def test_a_row_of_two_names_shows_each() -> None:
    assert shown("2010801-行政运行", "30207-邮电费", "1.00", printed="30207-邮电费") == [
        "2010801-行政运行",
        "30207-邮电费",
        "1.00",
    ]


def test_a_row_named_once_shows_its_whole_name() -> None:
    assert shown("公务用车", "", "1.00", printed="公务用车购置费")[0] == "公务用车购置费"

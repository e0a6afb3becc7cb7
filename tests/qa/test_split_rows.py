"""An item that a table prints row by row is the department's only as the sum of the rows."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine

AMOUNT = "万元"


def basic(*rows: tuple[tuple[str, ...], str], title: str = "一般公共预算基本支出情况表") -> Table:
    columns = (Column(0, ("科目名称",), "label"), Column(1, ("合计",), "amount", AMOUNT))
    return table(
        title, "basic_expenditure_table", columns, [(path, {0: path[-1], 1: text}) for path, text in rows]
    )


OF_TWO = basic(
    (("机关商品和服务支出",), "50.00"),
    (("机关商品和服务支出", "办公费"), "34.92"),
    (("机关商品和服务支出", "会议费"), "2.10"),
    (("对事业单位经常性补助",), "80.00"),
    (("对事业单位经常性补助", "办公费"), "50.60"),
)


def ask(question: str, *tables: Table, prose: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)})).ask(question)


@pytest.mark.parametrize(("question", "value"), [("办公费多少", "85.52"), ("会议费多少", "2.10")])
def test_rows_of_offices_and_institutions_are_added_up(question: str, value: str) -> None:
    record = ask(question, OF_TWO)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value


def test_one_part_that_is_named_is_its_own_row() -> None:
    record = ask("对事业单位经常性补助里的办公费是多少", OF_TWO)
    assert record.status == "answered", record.text
    assert record.figures[0].value == "50.60"


def test_a_sum_that_is_printed_is_read_where_it_stands() -> None:
    record = ask("办公费多少", OF_TWO, prose=("2025年办公费预算85.52万元。",))
    assert record.status == "answered", record.text
    assert (record.figures[0].value, record.figures[0].kind) == ("85.52", "text")


def test_a_row_that_sums_the_others_up_is_not_added_to_them() -> None:
    whole = basic((("办公费",), "85.52"), (("甲中心", "办公费"), "34.92"), (("乙中心", "办公费"), "50.60"))
    record = ask("办公费多少", whole)
    assert record.status == "answered", record.text
    assert record.figures[0].value == "85.52"


def test_an_item_of_several_classes_is_not_added_up() -> None:
    rows = basic(
        (("司法", "行政运行"), "34.92"), (("监狱", "行政运行"), "50.60"), title="一般公共预算支出表"
    )
    assert ask("行政运行多少", rows).figures[0].value != "85.52"

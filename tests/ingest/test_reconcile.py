"""The sums that a table's own form promises: found, tried, held or broken."""

from __future__ import annotations

from drawn import grid, page

from ingest.model import Table
from ingest.tables.columnsums import column_sums
from ingest.tables.logical import build_tables
from ingest.tables.reconcile import reconcile


def build(rows: list[list[str]], title: str = "支出总表") -> tuple[Table, ...]:
    drawn = grid(rows)
    return build_tables([page(1, ((title, 150.0), ("单位：万元", 180.0)), (drawn,))], [[drawn]])


def broken(tables: tuple[Table, ...]) -> list[tuple[str, str, str]]:
    _, trials = reconcile(tables)
    return [(t.rule, str(t.printed), str(t.computed)) for t in trials if not t.holds]


ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "30.00", "20.00", "10.00"],
    ["208", "社会保障和就业支出", "30.00", "20.00", "10.00"],
    ["20805", "行政事业单位养老支出", "30.00", "20.00", "10.00"],
]


def changed(row: int, column: int, text: str) -> list[list[str]]:
    return [
        [text if (r, c) == (row, column) else cell for c, cell in enumerate(cells)]
        for r, cells in enumerate(ROWS)
    ]


def test_a_sound_table_keeps_every_equality() -> None:
    result, _ = reconcile(build(ROWS))
    assert (result.tried, result.held) == (9, 9)


def test_wrong_digit_breaks_parent_and_row() -> None:
    assert broken(build(changed(3, 3, "21.00"))) == [
        ("children", "20.00", "21.00"),
        ("columns", "30.00", "31.00"),
    ]


def test_wrong_total_is_found() -> None:
    assert ("total", "31.00", "30.00") in broken(build(changed(1, 2, "31.00")))


def test_rounding_of_the_last_place_is_no_error() -> None:
    assert broken(build(changed(3, 3, "20.01"))) == []


def test_three_public_rows() -> None:
    rows = [
        ["项目", "预算数"],
        ["“三公”经费", "9.00"],
        ["1.因公出国（境）费用", "1.00"],
        ["2.公务接待费", "2.00"],
        ["3.公务用车购置及运行费", "5.00"],
    ]
    assert ("three_public", "9.00", "8.00") in broken(build(rows, "“三公”经费支出预算表"))


def test_income_equals_expenditure() -> None:
    rows = [
        ["收入", "<", "支出", "<"],
        ["项目", "预算数", "项目", "预算数"],
        ["一、财政拨款", "9.00", "一、教育支出", "8.00"],
        ["收入总计", "9.00", "支出总计", "8.00"],
    ]
    assert ("balance", "9.00", "8.00") in broken(build(rows, "收支总表"))


def test_memo_columns_are_no_parts() -> None:
    rows = [
        ["科目名称", "支出总计", "基本支出", "项目支出", "政府采购项目", "<"],
        ["^", "^", "^", "^", "小计", "其中：中小企业"],
        ["行政运行", "9.00", "6.00", "3.00", "2.00", "1.00"],
    ]
    (table,) = build(rows)
    assert column_sums(table) == [(1, [2, 3])]


def test_of_which_columns_promise_no_sum() -> None:
    rows = [
        ["单位", "合计", "其中：", "<"],
        ["^", "^", "基本支出", "项目支出"],
        ["甲局", "9.00", "1.00", "2.00"],
    ]
    assert broken(build(rows)) == []

"""Tables from grids: titles, units, sides, continuation, names and codes of rows."""

from __future__ import annotations

import pytest
from drawn import grid, page

from ingest.model import Table
from ingest.tables.logical import build_tables

BALANCE = [
    ["收入", "<", "支出", "<"],
    ["项目", "2026年预算数", "项目", "2026年预算数"],
    ["一、财政拨款", "90.00", "一、公共安全支出", "70.00"],
    ["  1.一般公共预算", "90.00", "  公安", "70.00"],
    ["二、其他收入", "", "二、住房保障支出", "20.00"],
    ["收入总计", "90.00", "支出总计", "90.00"],
]


def build(*grids: list[list[str]], lines: tuple[tuple[str, float], ...] = ()) -> tuple[Table, ...]:
    """Tables of one page for each matrix; `lines` stand on the first."""
    drawn = [grid(rows, number) for number, rows in enumerate(grids, 1)]
    pages = [page(g.page, lines if g.page == 1 else (), (g,)) for g in drawn]
    return build_tables(pages, [[g] for g in drawn])


CAPTION = (("公开01表", 130.0), ("收支总表", 150.0), ("部门：甲市公安局  单位：万元", 180.0))


def test_two_sides_of_one_grid_are_two_tables() -> None:
    income, expenditure = build(BALANCE, lines=CAPTION)
    assert (income.side, expenditure.side) == ("income", "expenditure")
    assert [row.label for row in income.rows] == ["财政拨款", "一般公共预算", "其他收入", "收入总计"]
    assert [row.cells[1].text for row in expenditure.rows] == ["70.00", "70.00", "20.00", "90.00"]


def test_caption_over_the_grid() -> None:
    table = build(BALANCE, lines=CAPTION)[0]
    assert (table.title, table.number, table.unit, table.organisation, table.kind) == (
        "收支总表",
        "公开01表",
        "万元",
        "甲市公安局",
        "balance_table",
    )


def test_numbering_and_indent_make_the_hierarchy() -> None:
    income, expenditure = build(BALANCE, lines=CAPTION)
    assert income.rows[1].path == ("财政拨款", "一般公共预算")
    assert expenditure.rows[1].path == ("公共安全支出", "公安")
    assert expenditure.rows[2].parent is None


def test_title_and_unit_in_the_grids_own_rows() -> None:
    rows = [
        ["表3 支出总表", "<", "<"],
        ["编制单位：乙县教育局", "<", "单位：元"],
        ["科目编码", "科目名称", "合计"],
        ["205", "教育支出", "1,200"],
    ]
    (table,) = build(rows)
    assert (table.title, table.number, table.unit, table.organisation) == (
        "支出总表",
        "表3",
        "元",
        "乙县教育局",
    )
    assert table.rows[0].code == "205"


def test_unit_of_a_column_outweighs_the_tables() -> None:
    rows = [["项目名称", "金额（元）", "占比(%)"], ["项目甲", "300", "1.5"]]
    (table,) = build(rows, lines=(("项目支出表", 150.0), ("单位：万元", 180.0)))
    assert [column.unit for column in table.columns] == [None, "元", "%"]


CODED = [
    ["科目编码", "<", "<", "科目名称", "合计", "基本支出", "项目支出"],
    ["类", "款", "项", "^", "^", "^", "^"],
    ["208", "", "", "社会保障和就业支出", "30.00", "20.00", "10.00"],
    ["208", "05", "", "行政事业单位养老支出", "30.00", "20.00", "10.00"],
]


def test_header_repeated_on_the_next_page_is_no_row() -> None:
    more = [*CODED[:2], ["208", "05", "01", "行政单位离退休", "30.00", "20.00", "10.00"]]
    (table,) = build(CODED, more, lines=(("支出总表", 150.0), ("单位：万元", 180.0)))
    assert table.pages == (1, 2)
    assert [row.code for row in table.rows] == ["208", "20805", "2080501"]
    assert table.rows[2].parent == 1
    assert table.rows[2].page == 2


def test_header_missing_on_the_next_page() -> None:
    more = [["208", "05", "01", "行政单位离退休", "30.00", "20.00", "10.00"]]
    (table,) = build(CODED, more, lines=(("支出总表", 150.0), ("单位：万元", 180.0)))
    assert [row.label for row in table.rows][-1] == "行政单位离退休"
    assert [cell.text for cell in table.rows[-1].cells][-3:] == ["30.00", "20.00", "10.00"]


def test_last_page_with_a_total_row_of_fewer_cells() -> None:
    first = grid(CODED, 1)
    last = grid([["合计", "<", "<", "<", "30.00", "20.00", "10.00"]], 2)
    pages = [page(1, (("支出总表", 150.0), ("单位：万元", 180.0)), (first,)), page(2, (), (last,))]
    (table,) = build_tables(pages, [[first], [last]])
    assert last.column_count == 4
    assert table.rows[-1].is_total
    assert [cell.text for cell in table.rows[-1].cells] == ["合计", "30.00", "20.00", "10.00"]


def test_header_comes_again_without_the_numbers_of_its_columns() -> None:
    head = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
    numbers = ["栏次", "<", "1", "2", "3"]
    one = [head, numbers, ["201", "一般公共服务支出", "30.00", "20.00", "10.00"]]
    two = [head, ["213", "农林水支出", "9.00", "4.00", "5.00"]]
    (table,) = build(one, two, lines=(("支出决算表", 150.0), ("单位：万元", 180.0)))
    assert [row.label for row in table.rows] == ["一般公共服务支出", "农林水支出"]
    assert table.pages == (1, 2)


def test_another_title_begins_another_table() -> None:
    one, two = grid(CODED, 1), grid(CODED, 2)
    pages = [
        page(1, (("支出总表", 150.0), ("单位：万元", 180.0)), (one,)),
        page(2, (("一般公共预算支出表", 150.0), ("单位：元", 180.0)), (two,)),
    ]
    first, second = build_tables(pages, [[one], [two]])
    assert (first.unit, second.unit) == ("万元", "元")
    assert (first.kind, second.kind) == ("expenditure_table", "general_budget_table")


def test_款_and_项_printed_alone_stand_under_the_row_before() -> None:
    rows = [
        *CODED[:2],
        ["208", "", "", "社会保障和就业支出", "30.00", "20.00", "10.00"],
        ["", "05", "", "行政事业单位养老支出", "30.00", "20.00", "10.00"],
        ["", "", "01", "行政单位离退休", "30.00", "20.00", "10.00"],
    ]
    (table,) = build(rows, lines=(("支出总表", 150.0), ("单位：万元", 180.0)))
    assert [row.code for row in table.rows] == ["208", "20805", "2080501"]


def test_unpadded_款_is_padded() -> None:
    rows = [
        ["类", "款", "科目名称", "金额"],
        ["301", "", "工资福利支出", "5"],
        ["301", "2", "津贴补贴", "5"],
    ]
    (table,) = build(rows, lines=(("基本支出表", 150.0), ("单位：元", 180.0)))
    assert table.rows[1].code == "30102"


def test_code_before_the_name() -> None:
    rows = [["功能科目", "金额"], ["201-一般公共服务支出", "8.00"], ["20105-统计信息事务", "8.00"]]
    (table,) = build(rows, lines=(("一般公共预算支出表", 150.0), ("单位：万元", 180.0)))
    assert [(row.code, row.label) for row in table.rows] == [
        ("201", "一般公共服务支出"),
        ("20105", "统计信息事务"),
    ]
    assert table.rows[1].path == ("一般公共服务支出", "统计信息事务")


def test_organisation_column_is_carried_down() -> None:
    rows = [
        ["预算单位", "科目编码", "科目名称", "支出总计"],
        ["甲市审计局", "", "", "9.00"],
        ["", "201", "一般公共服务支出", "9.00"],
    ]
    (table,) = build(rows, lines=(("支出总表", 150.0), ("单位：万元", 180.0)))
    assert [(row.label, row.organisation) for row in table.rows] == [
        ("甲市审计局", "甲市审计局"),
        ("一般公共服务支出", "甲市审计局"),
    ]


def test_name_cut_by_the_page_break_is_joined() -> None:
    head = [["单位名称", "总计"]]
    one = [*head, ["甲市公路中心", "1.00"], ["甲市执法队", "2.00"], ["甲市综合运输研究", "3.00"]]
    two = [["中心", ""], ["甲市保障中心", "4.00"]]
    (table,) = build(one, two, lines=(("收入总表", 150.0), ("单位：万元", 180.0)))
    assert [row.label for row in table.rows][2:] == ["甲市综合运输研究中心", "甲市保障中心"]


def test_table_without_names_has_one_row() -> None:
    rows = [["合计", "“三公”经费", "<"], ["^", "小计", "公务接待费"], ["9.00", "2.00", "2.00"]]
    (table,) = build(rows, lines=(("“三公”经费支出表", 150.0), ("单位：万元", 180.0)))
    assert table.rows[0].label == "合计"
    assert table.columns[2].path == ("“三公”经费", "公务接待费")


def test_note_in_the_grid_is_no_row() -> None:
    rows = [["科目编码", "科目名称", "合计"], ["", "合计", ""], ["", "注：此表无数据", ""]]
    (table,) = build(rows, lines=(("政府性基金支出预算表", 150.0), ("单位：万元", 180.0)))
    assert [row.label for row in table.rows] == ["合计"]
    assert table.says_no_data


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("表1 收支总表", "收支总表"),
        ("一、收支总表", "收支总表"),
        ("2026年收支总表（万元）", "2026年收支总表"),
    ],
)
def test_titles_lose_number_and_unit(line: str, expected: str) -> None:
    (first, _) = build(BALANCE, lines=((line, 150.0), ("单位：万元", 180.0)))
    assert first.title == expected

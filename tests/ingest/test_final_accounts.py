"""Forms of final accounts: 行次 and 栏次, code levels beside the columns' numbers, rows of measures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import grid, page

from ingest.model import Fact, Table
from ingest.tables.coverage import coverage
from ingest.tables.facts import build_facts
from ingest.tables.logical import build_tables
from ingest.tables.reconcile import reconcile


def build(
    rows: list[list[str]], title: str, unit: str = "金额单位：万元", year: int = 2023
) -> tuple[Table, ...]:
    g = grid(rows)
    lines = (("公开01表", 110.0), (title, 130.0), (f"部门：甲县教育局  {unit}", 170.0))
    return build_tables([page(1, lines, (g,))], [[g]], year)


def figures(tables: tuple[Table, ...]) -> dict[str, Fact]:
    return {fact.label: fact for fact in build_facts(tables)}


BALANCE = [
    ["收入", "<", "<", "支出", "<", "<"],
    ["项目", "行次", "决算数", "项目", "行次", "决算数"],
    ["栏次", "", "1", "栏次", "", "2"],
    ["一、财政拨款收入", "1", "100.00", "一、教育支出", "32", "104.00"],
    ["", "9", "", "二、卫生健康支出", "40", ""],
    ["本年收入合计", "27", "100.00", "本年支出合计", "58", "104.00"],
    ["年初结转和结余", "29", "8.00", "年末结转和结余", "60", "4.00"],
    ["总计", "31", "108.00", "总计", "62", "108.00"],
]


def test_row_that_prints_but_its_number_is_no_total() -> None:
    tables = build(BALANCE, "收入支出决算总表")
    income = tables[0]
    assert [row.label for row in income.rows if row.is_total] == ["本年收入合计", "总计"]
    assert [fact.amount for fact in build_facts(tables) if fact.label == "合计"] == []
    assert reconcile(tables)[0].tried == reconcile(tables)[0].held == 5


def test_number_of_an_empty_row_is_still_held_by_a_cell() -> None:
    g = grid(BALANCE)
    p = page(1, (("收入支出决算总表", 130.0), ("单位：万元", 170.0)), (g,))
    tables = build_tables([p], [[g]], 2023)
    assert coverage([p], [[g]], build_facts(tables), tables).losses == ()


def test_code_levels_beside_the_numbers_of_columns_belong_to_the_header() -> None:
    rows = [
        ["项目", "<", "<", "<", "本年收入合计", "财政拨款收入"],
        ["功能分类科目编码", "<", "<", "科目名称", "^", "^"],
        ["类", "款", "项", "栏次", "1", "2"],
        ["^", "^", "^", "合计", "105.00", "100.00"],
        ["205", "<", "<", "教育支出", "105.00", "100.00"],
        ["2050202", "<", "<", "小学教育", "105.00", "100.00"],
    ]
    (table,) = build(rows, "收入决算表")
    assert [(row.code, row.label) for row in table.rows] == [
        (None, "合计"),
        ("205", "教育支出"),
        ("2050202", "小学教育"),
    ]
    assert table.rows[2].parent == 1
    assert table.columns[4].path == ("本年收入合计",)


def test_rows_named_by_a_measure_hold_it() -> None:
    rows = [
        ["项目", "合计", "公务接待费"],
        ["预算数", "593.46", "1.86"],
        ["决算数", "587.55", "0.11"],
        ["上年决算数", "600.00", "0.20"],
    ]
    found = figures(build(rows, "“三公”经费支出决算表", year=2022))
    read = {label: (fact.measure, fact.year) for label, fact in found.items()}
    assert read == {"预算数": ("budget", 2022), "决算数": ("final", 2022), "上年决算数": ("final", 2021)}


def test_money_carried_over_is_of_this_years_budget() -> None:
    rows = [
        ["科目", "本年拨款", "上年结转", "上年实户资金余额", "上年预算数"],
        ["教育支出", "1.00", "2.00", "3.00", "4.00"],
    ]
    (table,) = build(rows, "部门收入总表", year=2026)
    assert [column.year for column in table.columns[1:]] == [2026, 2026, 2026, 2025]


def test_total_set_over_two_lists_is_named_once_where_its_amount_stands() -> None:
    rows = [
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["302", "商品和服务支出", "12.00", "310", "资本性支出", "3.00"],
        ["30201", "办公费", "12.00", "31002", "办公设备购置", "3.00"],
        ["公用经费合计", "<", "<", "<", "<", "15.00"],
    ]
    (table,) = build(rows, "基本支出决算明细表")
    totals = [row for row in table.rows if row.is_total]
    assert [[cell.text for cell in row.cells if cell.column == 2] for row in totals] == [["15.00"]]


def test_lists_side_by_side_are_of_one_depth() -> None:
    rows = [
        ["项目", "预算数", "项目", "预算数"],
        ["办公费", "1.00", "差旅费", "3.00"],
        ["印刷费", "2.00", "会议费", "4.00"],
        ["", "", "合计", "10.00"],
    ]
    (table,) = build(rows, "机关运行经费预算表")
    assert [row.parent for row in table.rows] == [None] * 5
    assert reconcile((table,))[0].held == 1


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("△0.50", "-0.50"), ("(1.00)", "-1.00"), ("负3.2", "-3.2"), ("－1.5", "-1.5"), ("１２．５０", "12.50")],
)
def test_falls_and_wide_digits_are_figures(printed: str, amount: str) -> None:
    rows = [["项目", "2022年决算数", "增减额"], ["公务接待费", "10.00", printed], ["会议费", "4.00", "—"]]
    facts = build_facts(build(rows, "“三公”经费预算表"))
    assert [f.amount for f in facts if f.column_path == ("增减额",)] == [Decimal(amount), None]


@pytest.mark.parametrize("text", ["本单位无此项支出，此表为空", "无政府性基金预算支出"])
def test_empty_table_that_says_so_in_a_row_has_a_note(text: str) -> None:
    rows = [["项目名称", "金额"], ["", ""], [text, "<"]]
    (table,) = build(rows, "政府性基金预算支出表")
    assert (table.rows, table.says_no_data) == ((), True)


def test_row_of_nothing_but_none_says_no_data() -> None:
    (table,) = build([["科目编码", "科目名称", "合计"], ["无", "无", "无"]], "国有资本经营预算支出表")
    assert (table.rows, table.says_no_data) == ((), True)


def test_bracket_behind_the_unit_is_no_part_of_the_organisation() -> None:
    rows = [["科目编码", "科目名称", "合计"], ["205", "教育支出", "1.00"]]
    (table,) = build(rows, "支出表", unit="金额单位：人民币万元（保留两位小数）")
    assert (table.organisation, table.unit) == ("甲县教育局", "万元")


def test_what_stands_behind_a_projects_name_does_not_name_the_row() -> None:
    rows = [
        ["项目类别", "项目名称", "项目内容", "金额"],
        ["运转类", "办公楼维修", "维修屋顶", "10.00"],
        ["^", "信息化运维", "系统维护", "5.00"],
        ["特定目标类", "学生资助", "资助贫困学生", "50.00"],
        ["合计", "<", "<", "65.00"],
    ]
    (table,) = build(rows, "项目支出预算表")
    names = [("运转类", "办公楼维修"), ("运转类", "信息化运维"), ("特定目标类", "学生资助"), ("合计",)]
    assert [row.path for row in table.rows] == names


def test_unit_of_a_count_in_the_name_of_its_row() -> None:
    rows = [["项目", "数量", "金额（万元）"], ["车辆（台、辆）", "3", "60.00"]]
    facts = build_facts(build(rows, "国有资产占有使用情况表", unit=""))
    assert [(fact.amount, fact.unit) for fact in facts] == [(Decimal(3), "辆"), (Decimal("60.00"), "万元")]


def test_total_row_belongs_to_no_organisation() -> None:
    rows = [["单位名称", "合计", "公务接待费"], ["合计", "5.00", "5.00"], ["甲县教育局", "5.00", "5.00"]]
    (table,) = build(rows, "“三公”经费预算表")
    assert [row.organisation for row in table.rows] == [None, "甲县教育局"]


def test_counts_under_the_amounts_of_a_form_are_a_table_of_their_own() -> None:
    rows = [
        ["项目", "“三公”经费合计", "公务用车购置费", "公务用车运行维护费", "公务接待费"],
        ["预算数", "128.00", "36.00", "80.00", "12.00"],
        ["决算数", "110.99", "35.90", "68.24", "6.85"],
        ["相关统计数", "<", "<", "<", "<"],
        ["项目", "<", "统计数", "项目", "统计数"],
        ["公务用车购置数（辆）", "<", "2", "公务用车保有量（辆）", "38"],
        ["国内公务接待批次（个）", "<", "62", "国内公务接待人次（人）", "486"],
    ]
    tables = build(rows, "财政拨款“三公”经费支出决算表")
    assert [table.kind for table in tables] == ["three_public_table", "other"]
    facts = build_facts(tables)
    amounts = {(fact.label, fact.column_path[-1]): fact for fact in facts if fact.table == 0}
    assert amounts["决算数", "公务用车运行维护费"].amount == Decimal("68.24")
    assert amounts["预算数", "公务用车运行维护费"].measure == "budget"
    counts = {fact.label: (fact.amount, fact.unit) for fact in facts if fact.table == 1}
    assert counts == {
        "公务用车购置数(辆)": (Decimal(2), "辆"),
        "国内公务接待批次(个)": (Decimal(62), "个"),
        "公务用车保有量(辆)": (Decimal(38), "辆"),
        "国内公务接待人次(人)": (Decimal(486), "人"),
    }


def test_the_name_of_a_fund_does_not_make_a_final_amount_a_planned_one() -> None:
    rows = [
        ["科目名称", "一般公共预算支出合计", "基本支出", "项目支出"],
        ["合计", "9.00", "5.00", "4.00"],
        ["教育支出", "9.00", "5.00", "4.00"],
    ]
    (table,) = build(rows, "一般公共预算支出决算表")
    assert {column.measure for column in table.columns if column.role == "amount"} == {"final"}

"""Forms of other provinces and of the national final accounts: lists, years, projects, things counted."""

from __future__ import annotations

import pytest
from drawn import grid, page

from ingest.model import Fact, Table
from ingest.tables.coverage import coverage
from ingest.tables.facts import build_facts
from ingest.tables.kinds import table_kind
from ingest.tables.logical import build_tables
from ingest.tables.reconcile import reconcile

YEARS = ("项目", "2022年", "2023年", "2023年比2022年增减%")


def read(
    rows: list[list[str]], title: str, unit: str = "单位：万元"
) -> tuple[tuple[Table, ...], tuple[Fact, ...]]:
    """Tables and facts of one grid, where each figure is in one fact and every sum that is tried holds."""
    g = grid(rows)
    p = page(1, ((title, 130.0), (f"部门：甲县教育局  {unit}", 170.0)), (g,))
    tables = build_tables([p], [[g]], 2023)
    facts = build_facts(tables)
    assert coverage([p], [[g]], facts, tables).losses == ()
    tried = reconcile(tables)[0]
    assert tried.tried == tried.held
    return tables, facts


def printed(facts: tuple[Fact, ...], label: str) -> list[tuple[str, str | None]]:
    return [(fact.printed, fact.unit) for fact in facts if fact.label == label and fact.printed]


def test_lists_side_by_side_with_other_columns_are_tables_of_their_own() -> None:
    rows = [
        ["项目", "行次", "年初预算数", "决算统计数", "项目", "行次", "决算统计数"],
        ["栏次", "", "1", "2", "栏次", "", "3"],
        ["一、“三公”经费支出", "1", "—", "—", "四、机关运行经费", "9", "86.00"],
        ["（一）支出合计", "2", "3.00", "1.50", "五、资产信息", "10", "—"],
        ["1.公务接待费", "3", "3.00", "1.50", "（一）车辆数合计（辆）", "11", "3"],
        ["（二）相关统计数", "4", "—", "—", "1.机要通信用车", "12", "2"],
        ["1.因公出国（境）团组数（个）", "5", "—", "4", "2.应急保障用车", "13", "1"],
        ["2.国内公务接待人次（人）", "6", "—", "130", "六、政府采购支出合计", "14", "55.00"],
    ]
    tables, facts = read(rows, "机构运行信息表", "金额单位：万元")
    assert len(tables) == 2
    assert printed(facts, "“三公”经费支出") == [("—", "万元"), ("—", "万元")]
    assert printed(facts, "机关运行经费") == [("86.00", "万元")]
    assert printed(facts, "公务接待费") == [("3.00", "万元"), ("1.50", "万元")]
    assert printed(facts, "因公出国(境)团组数(个)")[-1] == ("4", "个")
    assert printed(facts, "国内公务接待人次(人)")[-1] == ("130", "人")
    assert printed(facts, "机要通信用车") == [("2", "辆")]
    assert printed(facts, "政府采购支出合计") == [("55.00", "万元")]


def test_years_are_column_names() -> None:
    rows = [
        ["收入", "<", "<", "<", "支出", "<", "<", "<"],
        [*YEARS, *YEARS],
        ["一、一般公共预算", "100.00", "110.00", "10.00", "一、教育支出", "100.00", "110.00", "10.00"],
        ["本年收入合计", "100.00", "110.00", "10.00", "本年支出合计", "100.00", "110.00", "10.00"],
    ]
    tables, facts = read(rows, "2023年部门预算收支总表")
    assert [table.side for table in tables] == ["income", "expenditure"]
    named = [(fact.year, fact.measure, fact.unit) for fact in facts if fact.label == "教育支出"]
    assert named == [(2022, "budget", "万元"), (2023, "budget", "万元"), (2023, "growth", "%")]


def test_project_before_the_codes_names_its_rows() -> None:
    rows = [
        ["项目名称", "项目单位", "功能科目编码", "功能科目名称", "经济科目编码", "经济科目名称", "合计"],
        ["校舍维修专项资金", "", "", "", "", "", "50.00"],
        ["校舍维修专项资金", "甲县教育局", "2050101", "行政运行", "30213", "维修（护）费", "30.00"],
        ["校舍维修专项资金", "甲县教育局", "2050101", "行政运行", "31001", "房屋建筑物购建", "20.00"],
        ["合计", "<", "<", "<", "<", "<", "50.00"],
    ]
    (table,), _ = read(rows, "项目支出预算表")
    assert [row.path for row in table.rows] == [
        ("校舍维修专项资金",),
        ("校舍维修专项资金", "行政运行", "维修(护)费"),
        ("校舍维修专项资金", "行政运行", "房屋建筑物购建"),
        ("合计",),
    ]
    assert table.rows[1].organisation == "甲县教育局"


def test_price_and_number_of_new_assets() -> None:
    rows = [
        ["单位名称", "资产名称", "计量单位", "财政部门批复数（万元）", "<", "<"],
        ["^", "^", "^", "数量", "单价", "金额"],
        ["甲县教育局", "台式电脑", "台", "5", "0.50", "2.50"],
        ["甲县教育局", "打印机", "台", "2", "0.60", "1.20"],
        ["合计", "<", "<", "", "", "3.70"],
    ]
    _, facts = read(rows, "新增资产配置表")
    assert printed(facts, "台式电脑") == [("5", "台"), ("0.50", "万元"), ("2.50", "万元")]


def test_price_without_a_unit_is_in_that_of_its_table_or_of_its_products() -> None:
    header = ["采购物品名称", "数量单位", "数量", "单价", "采购金额"]
    in_table = [header, ["洗扫车", "辆", "3", "68.00", "204.00"], ["制服", "套", "312", "0.10", "31.20"]]
    _, facts = read(in_table, "政府采购预算")
    assert printed(facts, "洗扫车") == [("3", "辆"), ("68.00", "万元"), ("204.00", "万元")]
    in_yuan = [header, ["台式电脑", "台", "10", "5000", "5.00"], ["打印机", "台", "4", "2500", "1.00"]]
    _, facts = read(in_yuan, "政府采购预算")
    assert printed(facts, "台式电脑") == [("10", "台"), ("5000", "元"), ("5.00", "万元")]


def test_goods_that_go_on_under_a_project_bear_their_own_names() -> None:
    rows = [
        ["项目名称", "预算资金", "采购物品名称", "数量", "采购金额"],
        ["合计", "22.00", "", "", "22.00"],
        ["办公设备购置", "18.00", "台式计算机", "24", "12.00"],
        ["", "", "空调机", "10", "6.00"],
        ["制服购置", "4.00", "制服", "40", "4.00"],
    ]
    (table,), facts = read(rows, "政府采购预算")
    assert [row.label for row in table.rows] == ["合计", "办公设备购置", "空调机", "制服购置"]
    assert printed(facts, "空调机")[-1] == ("6.00", "万元")
    assert [row.label for row in table.rows if row.is_total] == ["合计"]


def test_activity_is_named_by_its_name_and_not_by_its_description() -> None:
    rows = [
        ["职责活动", "年度预算数", "内容描述", "绩效指标"],
        ["合计", "60.00", "", ""],
        ["一、环境卫生管理", "60.00", "组织城区清扫保洁。", ""],
        ["1、清扫保洁", "40.00", "市场化清扫保洁。", "机械化清扫率"],
        ["2、垃圾转运", "20.00", "生活垃圾日产日清。", "无害化处理率"],
    ]
    (table,), _ = read(rows, "部门职责-工作活动绩效目标")
    paths = [row.path for row in table.rows[2:]]
    assert paths == [("环境卫生管理", "清扫保洁"), ("环境卫生管理", "垃圾转运")]


def test_value_beside_a_number_of_things_is_money() -> None:
    rows = [
        ["项目", "数量", "价值（万元）"],
        ["资产总额", "", "560.00"],
        ["1.房屋（平方米）", "2000", "500.00"],
        ["2.汽车（辆）", "3", "60.00"],
    ]
    _, facts = read(rows, "国有资产占有使用情况表", "")
    assert printed(facts, "房屋(平方米)") == [("2000", "平方米"), ("500.00", "万元")]
    assert printed(facts, "汽车(辆)") == [("3", "辆"), ("60.00", "万元")]


def test_assets_by_sort_are_money_also_where_they_are_blank() -> None:
    rows = [
        ["项目", "资产总额", "固定资产", "<", "<", "在建工程", "无形资产"],
        ["^", "^", "小计", "车辆", "单价100万元以上设备", "^", "^"],
        ["合计", "60.00", "60.00", "10.00", "50.00", "", ""],
    ]
    (table,), _ = read(rows, "国有资产使用情况表")
    assert [(column.role, column.unit) for column in table.columns[1:]] == [("amount", "万元")] * 6


def test_people_are_counted_in_each_column_under_their_header() -> None:
    rows = [
        ["单位名称", "编制人数", "<", "<", "实有人数"],
        ["^", "小计", "行政", "事业", "^"],
        ["甲县教育局", "20", "20", "", "18"],
        ["甲县第一中学", "40", "", "40", "37"],
    ]
    (table,), _ = read(rows, "人员情况表", "")
    assert [column.unit for column in table.columns[1:]] == ["人"] * 4


def test_number_of_an_organisation_in_the_code_column() -> None:
    rows = [
        ["科目", "<", "<", "科目编码", "科目名称", "总计"],
        ["类", "款", "项", "^", "^", "^"],
        ["", "", "", "", "合计", "100.00"],
        ["", "", "", "131", "甲县教育局", "100.00"],
        ["", "", "", "131001", "甲县教育局本级", "80.00"],
        ["", "", "", "205", "教育支出", "80.00"],
        ["205", "01", "", "20501", "教育管理事务", "80.00"],
        ["", "", "", "131002", "甲县第一中学", "20.00"],
        ["", "", "", "205", "教育支出", "20.00"],
        ["205", "02", "", "20502", "普通教育", "20.00"],
    ]
    g = grid(rows)
    p = page(1, (("支出预算分类汇总表", 130.0), ("部门：甲县教育局  单位：万元", 170.0)), (g,))
    (table,) = build_tables([p], [[g]], 2023)
    assert [(row.code, row.organisation) for row in table.rows if row.label == "教育支出"] == [
        ("205", "甲县教育局本级"),
        ("205", "甲县第一中学"),
    ]


def test_blank_names_of_an_empty_form_are_no_amounts() -> None:
    rows = [
        ["收入", "<", "支出", "<", "<", "<"],
        ["项目", "预算数", "功能分类科目（按大类）", "预算数", "政府预算经济分类科目", "预算数"],
        ["一、政府性基金拨款", "", "", "", "", ""],
        ["二、上年结转", "", "", "", "", ""],
    ]
    tables, _ = read(rows, "政府性基金收支表")
    assert [table.side for table in tables] == ["income", "expenditure", "expenditure"]
    assert [[column.role for column in table.columns] for table in tables] == [["label", "amount"]] * 3


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("政府采购（资产配置、购买服务）预算表", "procurement_table"),
        ("一般公共预算财政拨款收入支出决算表", "general_budget_table"),
        ("财政拨款收入支出决算总表", "fiscal_balance_table"),
        ("收入支出决算表", "balance_table"),
        ("项目收入支出决算表", "project_table"),
        ("纳入专户管理的非税收入拨款支出预算表", "expenditure_table"),
        ("社会保险基金预算支出表", "expenditure_table"),
        ("收入总表", "income_table"),
    ],
)
def test_kind_by_title(title: str, kind: str) -> None:
    assert table_kind(title, [], [], []) == kind


def test_list_of_the_tables_is_none_of_them() -> None:
    headers = ["序号", "内容", "是否空表", "表格为空的理由"]
    assert table_kind("2022年度部门决算表", headers, ["财政拨款“三公”经费支出决算表"], []) == "other"


def test_rows_are_named_by_the_departments_class_and_told_apart_by_the_governments() -> None:
    rows = [
        ["部门预算支出经济分类科目", "政府预算支出经济分类科目", "2023年预算"],
        ["合计", "", "93.70"],
        ["[302]商品和服务支出", "", "93.70"],
        ["[30205]水费", "[50201]办公经费", "4.00"],
        ["[30205]水费", "[50502]商品和服务支出", "14.30"],
        ["[30206]电费", "[50201]办公经费", "24.20"],
        ["[30206]电费", "[50502]商品和服务支出", "38.75"],
        ["[30207]邮电费", "[50201]办公经费", "7.05"],
        ["[30207]邮电费", "[50502]商品和服务支出", "5.40"],
    ]
    _, facts = read(rows, "一般公共预算基本支出情况表（按支出经济分类科目）")
    assert printed(facts, "水费") == [("4.00", "万元"), ("14.30", "万元")]
    assert {fact.code for fact in facts if fact.label == "电费"} == {"30206"}


def test_the_governments_class_heads_the_rows_where_it_stands_first() -> None:
    rows = [
        ["政府支出经济分类科目", "部门支出经济分类科目", "2023年预算"],
        ["50101-工资奖金津补贴", "30101-基本工资", "60.00"],
        ["50101-工资奖金津补贴", "30102-津贴补贴", "40.00"],
        ["50201-办公经费", "30201-办公费", "4.00"],
        ["50201-办公经费", "30202-印刷费", "14.30"],
        ["50201-办公经费", "30207-邮电费", "24.20"],
    ]
    tables, facts = read(rows, "一般公共预算基本支出表")
    assert printed(facts, "印刷费") == [("14.30", "万元")]
    assert [row.path for row in tables[0].rows if row.label == "邮电费"] == [("办公经费", "邮电费")]

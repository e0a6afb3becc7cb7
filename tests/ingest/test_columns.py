"""What columns hold: role, unit, year, measure; and the kinds of tables."""

from __future__ import annotations

import pytest

from ingest.tables.columns import column_measure, column_role, column_unit, column_year
from ingest.tables.kinds import table_kind


@pytest.mark.parametrize(
    ("path", "texts", "role"),
    [
        (("科目编码",), ["2080101", "20801"], "code"),
        (("科目编码", "类"), ["208", "208"], "code"),
        (("科目名称",), ["行政运行"], "label"),
        (("预算单位",), ["深圳市审计局"], "organisation"),
        (("合计",), ["1,168.17", "123.50"], "amount"),
        (("政府性基金预算财政拨款",), [], "amount"),
        (("公用经费",), [], "amount"),
        (("数量",), ["1", "2"], "count"),
        (("自评得分",), ["98.77", "100.00"], "count"),
        (("在校（园）学生数",), ["5,316", "4,862"], "count"),
        (("度量单位",), ["%", "万人次"], "unit"),
        (("绩效度量单位",), ["%"] * 12 + ["为我国经济转型升级做出贡献"], "unit"),
        (("收入", "行次"), ["1", "2"], "text"),
        (("绩效目标",), ["保障机关运转"], "text"),
        (("备注",), [], "text"),
        (("2022年度",), ["318.46", "386.75"], "amount"),
        (("年度",), ["2021", "2022"], "text"),
        (("编制",), ["60", "42"], "count"),
    ],
)
def test_roles(path: tuple[str, ...], texts: list[str], role: str) -> None:
    assert column_role(path, texts) == role


@pytest.mark.parametrize(
    ("path", "year", "measure"),
    [
        (("2026年预算数",), 2026, "budget"),
        (("2025年执行数", "小计"), 2025, "executed"),
        (("上年预算数",), 2025, "budget"),
        (("上年结转",), 2026, "budget"),
        (("2026年比2025年增减", "增减额"), 2026, "change"),
        (("2026年预算比2025年执行数", "增减%"), 2026, "growth"),
        (("年初预算数",), 2026, "budget"),
        (("全年预算数",), 2026, "revised"),
        (("全年", "预算数"), 2026, "revised"),
        (("决算数",), 2026, "final"),
        (("预算执行情况", "年初预算数"), 2026, "budget"),
        (("预算执行情况", "全年执行数"), 2026, "executed"),
        (("一般公共预算拨款",), 2026, "budget"),
    ],
)
def test_year_and_measure(path: tuple[str, ...], year: int, measure: str) -> None:
    assert (column_year(path, "", 2026), column_measure(path, "amount", "")) == (year, measure)


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        (("金额（万元）",), "万元"), (("增减%",), "%"), (("项目资金(元)", "合计"), "元"), (("合计",), "千元"),
        (("车辆（台、辆）", "执法执勤用车"), "辆"),
    ],
)
def test_units(path: tuple[str, ...], unit: str) -> None:
    assert column_unit(path, "amount", "千元") == unit


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2024年部门财务收支预算总表", "balance_table"),
        ("收入支出决算总表", "balance_table"),
        ("部门收入总表", "income_table"),
        ("本年支出总体情况表", "expenditure_table"),
        ("财政拨款收支预算总表", "fiscal_balance_table"),
        ("财政拨款收入支出决算总表", "fiscal_balance_table"),
        ("财政拨款支出预算表（功能科目）", "fiscal_expenditure_table"),
        ("一般公共预算支出表", "general_budget_table"),
        ("一般公共预算基本支出表", "basic_expenditure_table"),
        ("一般公共预算“三公”经费支出预算表", "three_public_table"),
        ("政府性基金预算“三公”经费支出预算表", "three_public_table"),
        ("政府性基金预算支出表", "government_fund_table"),
        ("国有资本经营预算支出表", "state_capital_table"),
        ("政府采购预算明细表", "procurement_table"),
        ("财政拨款政府购买服务明细表", "government_service_table"),
        ("项目支出绩效目标表", "performance_table"),
        ("一般公共预算机关运行经费支出预算表", "operating_expense_table"),
        ("部门预算项目支出及其他支出预算表", "project_table"),
        ("新增资产配置表", "asset_table"),
        ("市对下转移支付预算表", "transfer_table"),
    ],
)
def test_kinds_by_title(title: str, kind: str) -> None:
    assert table_kind(title, ["科目名称", "合计"], ["行政运行"], ["2010301"]) == kind


def test_economic_codes_outweigh_a_general_title() -> None:
    assert (
        table_kind("一般公共预算支出情况表", ["科目"], ["工资"], ["301", "30101"]) == "economic_class_table"
    )


def test_kind_without_a_title() -> None:
    assert table_kind("", ["因公出国（境）费", "公务接待费"], ["合计"], []) == "three_public_table"


def test_a_score_is_points_among_amounts_of_money() -> None:
    assert column_unit(("自评得分",), "count", "万元") == "分"
    assert column_measure(("自评得分",), "count", "") is None


def test_people_are_counted_under_a_heading_of_staff() -> None:
    assert column_role(("年末在职人员", "合计"), ["25", "19", "70"]) == "count"
    assert column_unit(("年末在职人员", "合计"), "count", None) == "人"
    assert column_role(("离退休人员", "退休"), ["18", "6"]) == "count"
    assert column_role(("人员经费", "退休"), ["18.50", "6.00"]) == "amount"

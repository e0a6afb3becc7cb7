"""Kinds of tables, by title first, then by header and content; see `qa/lexicon/README.md`."""

from __future__ import annotations

import re
from collections.abc import Sequence

KINDS: dict[str, str] = {
    "balance_table": "收支总表",
    "income_table": "收入总表",
    "expenditure_table": "支出总表",
    "fiscal_balance_table": "财政拨款收支总表",
    "fiscal_expenditure_table": "财政拨款支出表",
    "general_budget_table": "一般公共预算支出表（功能分类）",
    "basic_expenditure_table": "基本支出表（经济分类）",
    "project_table": "项目支出表",
    "three_public_table": "“三公”经费表",
    "government_fund_table": "政府性基金预算支出表",
    "state_capital_table": "国有资本经营预算支出表",
    "procurement_table": "政府采购表",
    "government_service_table": "政府购买服务表",
    "performance_table": "绩效目标表",
    "operating_expense_table": "机关运行经费表",
    "economic_class_table": "经济分类支出表（部门、政府预算经济分类，全部资金）",
    "transfer_table": "转移支付表",
    "asset_table": "国有资产、新增资产配置表",
    "other": "其他表",
}

_THREE_PUBLIC = r"三公|因公出国.{0,30}接待|公务接待.{0,40}公务用车"

# The first rule that matches a title wins: what is particular stands before what is general.
_BY_TITLE: tuple[tuple[str, str], ...] = (
    ("performance_table", r"绩效"),
    ("three_public_table", r"三公|出国.{0,20}接待|会议费.{0,6}培训费"),
    ("procurement_table", r"采购"),
    ("government_service_table", r"购买服务"),
    ("operating_expense_table", r"机关运行"),
    ("asset_table", r"资产|车辆购置|公务用车(?:保有|实有)|设备购置"),
    ("transfer_table", r"转移支付"),
    ("government_fund_table", r"政府性基金|(?<!保险)基金预算"),
    ("state_capital_table", r"国有资本|国资"),
    ("general_budget_table", r"一般公共预算财政拨款(?:收入支出|收支)(?:预算|决算)(?:明细)?表"),
    ("project_table", r"项目(?:收入支出|收支)"),
    ("fiscal_balance_table", r"财政(?:拨款|补助)?.{0,4}收支|财政拨款.{0,6}收入.{0,2}支出"),
    ("balance_table", r"收支|收入支出|收入.{0,2}支出.{0,4}总"),
    ("project_table", r"项目支出|项目.{0,6}(?:情况|明细|一览|清单|预算)表|重点项目|专项资金|项目表"),
    ("basic_expenditure_table", r"基本支出"),
    ("economic_class_table", r"经济(?:分类|科目)"),
    ("general_budget_table", r"一般公共预算.{0,10}(?:支出|拨款)|公共财政预算"),
    ("fiscal_expenditure_table", r"财政拨款.{0,8}支出"),
    ("expenditure_table", r"支出(?:预算|决算)?(?:总|明细|情况)*表"),
    ("income_table", r"收入"),
    ("expenditure_table", r"支出"),
)


def table_kind(title: str, headers: Sequence[str], labels: Sequence[str], codes: Sequence[str]) -> str:
    """The kind of a table by its title, its column words, its rows' labels and codes."""
    compact = re.sub(r"[“”\"‘’'\s]", "", title)
    head = "/".join(headers)
    if "目录" in compact or "是否空表" in head or head.endswith("统计数"):
        return "other"
    kind = next((kind for kind, form in _BY_TITLE if re.search(form, compact)), None)
    if re.search(r"一级指标|三级指标|绩效指标|指标值", head + "/".join(labels)) and kind in (
        None,
        "project_table",
        "expenditure_table",
    ):
        return "performance_table"
    if (
        kind in ("expenditure_table", "general_budget_table", "fiscal_expenditure_table", "income_table")
        or kind is None
    ):
        economic = sum(code[:1] in "35" for code in codes if code)
        if (
            "总" not in compact
            and codes
            and economic * 2 > len([c for c in codes if c])
            and kind != "income_table"
        ):
            return "economic_class_table"
    if kind is not None:
        return kind
    return _by_content(head, "/".join(labels), codes)


def _by_content(head: str, labels: str, codes: Sequence[str]) -> str:
    if re.search(r"绩效目标|年度(?:总体)?目标|预期目标", labels + head):
        return "performance_table"
    if re.search(_THREE_PUBLIC, head) or re.search(_THREE_PUBLIC, labels):
        return "three_public_table"
    if re.search(r"采购(?:品目|方式|项目|目录)", head):
        return "procurement_table"
    if "收入总计" in labels and "支出总计" in labels:
        return "balance_table"
    if re.search(r"项目名称", head):
        return "project_table"
    if "基本支出" in head and "项目支出" in head:
        return "expenditure_table"
    return "other"

"""Which tables list projects, and which rows can be what a question asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Column, Row, Table
from qa.executing.member_kinds import can_be_members, lists_projects


def table(kind: str, *head: str) -> Table:
    column = Column(0, head, "label")
    return Table(0, "表", "", kind, "元", None, None, (1,), (column,), ())


@pytest.mark.parametrize(
    ("kind", "head", "lists"),
    [
        ("project_table", "科目", True),
        ("expenditure_table", "单位（项目）名称", True),
        ("expenditure_table", "功能科目名称", False),
        ("procurement_table", "采购项目名称", False),
        ("balance_table", "项目名称", False),
        ("performance_table", "项目名称", True),
    ],
)
def test_a_table_lists_projects_by_its_kind_or_its_head(kind: str, head: str, lists: bool) -> None:
    assert lists_projects(table(kind, head)) is lists


def test_a_form_of_goals_lists_indicators_and_no_projects() -> None:
    form = table("performance_table", "项目名称")
    goal = Column(1, ("指标值",), "text")
    assert not lists_projects(replace(form, columns=(*form.columns, goal)))


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        ("three_public_table", "金额最大的项目是哪个", False),
        ("procurement_table", "金额最大的项目是哪个", False),
        ("procurement_table", "采购金额最大的项目是哪个", True),
        ("project_table", "金额最大的项目是哪个", True),
        ("three_public_table", "项目平均金额是多少", False),
        ("balance_table", "项目平均金额是多少", False),
    ],
)
def test_purchases_and_single_items_are_no_projects_unless_said(kind: str, words: str, fits: bool) -> None:
    rows: list[Row] = []
    assert can_be_members("project", words, table(kind, "名称"), rows) is fits


@pytest.mark.parametrize(
    ("kind", "words", "fits"),
    [
        ("income_table", "收入来源中占比最大的是什么", False),
        ("income_table", "收入里哪个科目最大", True),
        ("procurement_table", "政府采购里金额最大的是哪一项", False),
        ("balance_table", "公用经费中花钱最多的三项是什么", False),
        ("expenditure_table", "公用经费中花钱最多的三项是什么", False),
        ("expenditure_table", "哪个科目的公用经费最多", True),
    ],
)
def test_functions_are_no_sources_no_purchases_and_no_kinds_of_cost(
    kind: str, words: str, fits: bool
) -> None:
    rows = [Row(0, 1, "行政运行", "行政运行", ("行政运行",), "2013101", 0, None, False, None, ())]
    assert can_be_members(None, words, table(kind, "科目名称"), rows) is fits

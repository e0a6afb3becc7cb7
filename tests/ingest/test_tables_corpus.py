"""Real disclosures: figures at their places, every figure held, the documents' own sums kept."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ingest.model import Fact, Grid, Page, Table
from ingest.readers import read_pages
from ingest.tables.coverage import coverage
from ingest.tables.facts import build_facts
from ingest.tables.grids import find_grids
from ingest.tables.logical import build_tables
from ingest.tables.reconcile import reconcile


@cache
def read(path: Path) -> tuple[list[Page], list[list[Grid]], tuple[Table, ...], tuple[Fact, ...]]:
    pages = read_pages(path)
    grids = [find_grids(page) for page in pages]
    tables = build_tables(pages, grids)
    return pages, grids, tables, build_facts(tables)


def find(path: Path, kind: str, label: str, column: str) -> list[Fact]:
    """Facts of the tables of a kind, by the row's name and the end of the column's path."""
    _, _, tables, facts = read(path)
    return [
        fact
        for fact in facts
        if tables[fact.table].kind == kind
        and fact.label == label
        and "/".join(fact.column_path).endswith(column)
    ]


PLACES = """
leshan-hrss-2024      expenditure_table       行政运行 基本支出 1168.17 万元 10 2080101
leshan-hrss-2024      basic_expenditure_table 网络通讯费 合计 19.00 万元 15 3020705
js-npc-2018           procurement_table       便携式计算机(20万以下) 总计 8.00 万元 17 -
js-npc-2017           operating_expense_table 取暖费 支出 80.00 万元 19 30208
shenzhen-audit-2026   general_budget_table    信息化建设 项目支出 20.00 万元 29 2010806
pt-wanli-2024         basic_expenditure_table 绩效工资 合计 11447100 元 29 30107
yantai-audit-2026     income_table            审计业务 其他收入 588.00 万元 9 2010804
hangzhou-justice-2026 three_public_table      杭州市西郊监狱 购置费 49.00 万元 34 -
cn-petition-2026      general_budget_table    其他信访事务支出 投资后执行数 1601.04 万元 10 2014099
pt-social-2024-final  basic_expenditure_table 津贴补贴 决算数 39.72 万元 13 30102
"""


@pytest.mark.parametrize("place", PLACES.strip().splitlines())
def test_figure_at_its_place(corpus: Path, place: str) -> None:
    name, kind, label, column, amount, unit, page, code = place.split()
    facts = find(corpus / f"{name}.pdf", kind, label, column)
    found = [(f.unit, f.page, f.code or "-") for f in facts if f.amount == Decimal(amount)]
    assert found[:1] == [(unit, int(page), code)]


def test_blank_cell_of_a_named_row_is_a_fact_without_amount(corpus: Path) -> None:
    fact = find(corpus / "leshan-hrss-2024.pdf", "three_public_table", "合计", "因公出国(境)费用")[0]
    assert (fact.amount, fact.printed) == (None, "")


def test_wide_table_keeps_its_thirty_columns(corpus: Path) -> None:
    tables = read(corpus / "leshan-hrss-2024.pdf")[2]
    wide = next(table for table in tables if table.kind == "economic_class_table")
    assert wide.columns[17].path == ("中央、省提前通知专项转移支付等", "一般公共预算拨款", "基本支出")
    assert len(wide.columns) == 35


def test_year_of_the_rows_of_a_table_by_years(corpus: Path) -> None:
    facts = read(corpus / "shenzhen-audit-2026.pdf")[3]
    found = {
        fact.year: fact.amount
        for fact in facts
        if fact.column_path == ("因公出国(境)费", "一般公共预算") and fact.label == "深圳市审计局"
    }
    assert found == {2025: Decimal("0.80"), 2026: Decimal("28.00")}


NAMES = ("leshan-hrss-2024", "js-npc-2018", "pt-wanli-2024", "beijing-audit-2026-tables", "suzhou-audit-2026")


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_held_once(corpus: Path, name: str) -> None:
    pages, grids, tables, facts = read(corpus / f"{name}.pdf")
    assert coverage(pages, grids, facts, tables).losses == ()


@pytest.mark.parametrize(("name", "least"), list(zip(NAMES, (250, 36, 600, 110, 260), strict=True)))
def test_sums_of_the_document_hold(corpus: Path, name: str, least: int) -> None:
    result, trials = reconcile(read(corpus / f"{name}.pdf")[2])
    assert [trial for trial in trials if not trial.holds] == []
    assert result.tried >= least

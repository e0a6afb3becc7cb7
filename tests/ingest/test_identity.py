"""Whose disclosure it is, from what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.identity import identify
from ingest.model import Page, Word
from ingest.readers import read_pages


def page(number: int, *lines: str) -> Page:
    words = tuple(
        Word(text, (80.0, 60.0 + 30 * row, 80.0 + 14 * len(text), 74.0 + 30 * row))
        for row, text in enumerate(lines)
    )
    return Page(number, 595.0, 842.0, words, ())


@pytest.mark.parametrize(
    ("name", "department", "year", "kind", "level"),
    [
        ("beijing-audit-2026-narrative.pdf", "北京市审计局", 2026, "预算", "部门"),
        ("beijing-audit-2026-tables.pdf", "北京市审计局", 2026, "预算", "部门"),
        ("cn-petition-2026.pdf", "国家信访局", 2026, "预算", "部门"),
        ("guangzhou-petition-2026.pdf", "广州市信访局", 2026, "预算", "部门"),
        ("js-npc-2017.pdf", "江苏省人大常委会办公厅", 2017, "预算", "部门"),
        ("js-npc-2019-tables.pdf", "江苏省人大常委会办公厅", 2019, "预算", "部门"),
        ("leshan-hrss-2024.pdf", "乐山市人力资源和社会保障局机关", 2024, "预算", "单位"),
        ("pt-commerce-2025-dept.pdf", "上海市普陀区商务委员会", 2025, "预算", "部门"),
        ("pt-commerce-2025-unit.pdf", "上海市普陀区商务委员会", 2025, "预算", "单位"),
        ("pt-social-2024-final.pdf", "中共上海市普陀区委社会工作部", 2024, "决算", "部门"),
        ("pt-wanli-2024.pdf", "上海市普陀区人民政府万里街道办事处", 2024, "预算", "部门"),
        ("xian-petition-2026.pdf", "西安市信访局", 2026, "预算", "部门"),
    ],
)
def test_identity_of_real_documents(
    corpus: Path, name: str, department: str, year: int, kind: str, level: str
) -> None:
    found = identify(read_pages(corpus / name))
    assert (found.department, found.year, found.kind, found.level) == (department, year, kind, level)


def test_short_names_of_the_document_itself(corpus: Path) -> None:
    assert identify(read_pages(corpus / "shenzhen-audit-2026.pdf")).aliases == ("市审计局",)


def test_year_in_chinese_numerals() -> None:
    found = identify([page(1, "海州市民政局", "二〇二三年度部门决算")])
    assert (found.department, found.year, found.kind) == ("海州市民政局", 2023, "决算")


def test_a_unit_by_its_cover() -> None:
    found = identify([page(1, "海州市2025年市级单位预算", "预算单位：海州市花卉良种试验场")])
    assert (found.department, found.level) == ("海州市花卉良种试验场", "单位")


def test_the_file_name_gives_the_year_only_where_none_is_printed() -> None:
    cover = [page(1, "海州市民政局部门预算")]
    assert identify(cover, "2022.pdf").year == 2022
    assert identify(cover).year is None


def test_nothing_printed_is_no_error() -> None:
    found = identify([page(1)])
    assert (found.department, found.year, found.kind, found.level) == ("", None, "其他", None)


def test_what_a_heading_is_about_is_no_part_of_the_name() -> None:
    found = identify(
        [
            page(1, "甲州市民政局", "2024年部门预算"),
            page(2, "（一）关于甲州市民政局2024年收支预算情况的总体说明"),
            page(3, "（二）关于甲州市民政局2024年收入预算情况说明"),
            page(4, "（三）关于甲州市民政局2024年支出预算情况说明"),
        ]
    )
    assert found.department == "甲州市民政局"


@pytest.mark.parametrize(
    ("lines", "department"),
    [
        (("第一部分、江岸区老干部局基本情况", "2015年度部门决算"), "江岸区老干部局"),
        (("二、部门预算单位构成", "1、岳山市林业局本级", "2022年部门预算"), "岳山市林业局本级"),
        (("牟山县2017年“三公”经费决算情况说明", "根据省财政厅关于推进政府预算公开的要求"), "牟山县"),
        (("2018年度某某县委员会组织部“三公”经费决算公开",), "某某县委员会组织部"),
    ],
)
def test_department_of_titles_as_they_are_printed(lines: tuple[str, ...], department: str) -> None:
    assert identify([page(1, *lines)]).department == department


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("海州市财政局2023年度“三公”经费决算情况说明", "完成全年预算84.82万元", "全年预算29万元"), "决算"),
        (("海州市司法局2022年度“三公”经费支出决算公开", "预算1.69万元", "预算0.19万元"), "决算"),
        (("海州市环境局2018年度“三公”经费预算说明", "上年度决算数"), "预算"),
    ],
)  # fmt: skip
def test_kind_is_that_of_the_title(lines: tuple[str, ...], kind: str) -> None:
    assert identify([page(1, *lines)]).kind == kind

"""Years that belong to another document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.check import Finding, audit
from tests.qa.check.documents import prose, table


def found(*paragraphs: str, notes: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    tables = [table(("合计",), [("", "合计", "")], notes=notes)] if notes else []
    findings: tuple[Finding, ...] = audit([prose(*paragraphs, tables=tables)]).findings
    return [(one.rule, one.figures) for one in findings if one.rule == "year-words"]


@pytest.mark.parametrize(
    "text",
    [
        "{}年度政府采购支出预算总额2064.25万元，其中：货物支出59万元。",
        "{}年本部门共0个项目实行绩效目标管理，涉及财政性资金合计0万元。",
        "某市某局{}年度无政府性基金预算财政拨款收入和支出。",
        "{}年，某市某局收入预算15621.11万元。",
    ],
)
def test_a_sentence_that_opens_with_another_year(text: str) -> None:
    assert found(text.format(2024)) == []
    assert found(text.format(2023)) == [("year-words", ("2023年", "2024年"))]


@pytest.mark.parametrize(
    "text",
    [
        "2023年当年预算执行数为60.13万元，2024年预算安排25.77万元。",
        "本部门无2023年结转的政府采购资金支出。",
        "与2023年度相比，收入支出总计增加307.82万元。",
        "2023年政府采购执行数为12.00万元。",
    ],
)
def test_last_year_where_last_year_is_meant(text: str) -> None:
    assert found(text) == []


def test_the_note_of_an_empty_table_names_its_year() -> None:
    note = "注：本部门{}年无政府性基金预算财政拨款安排的预算，故本表为空表。"
    assert found("正文。", notes=(note.format(2024),)) == []
    assert found("正文。", notes=(note.format(2023),)) == [("year-words", ("2023年", "2024年"))]


def test_a_period_that_ends_before_it_begins() -> None:
    assert found("实施周期：2024.1.1-2024.12.31。") == []
    assert found("实施周期：2024.1.1-2023.12.31。") == [("year-words", ("2023.12.31", "2024.1.1"))]


def test_the_contents_name_the_years_of_the_tables() -> None:
    lines = ["1.2024年部门收入预算总表", "2.2024年部门支出预算总表", "3.2023年部门财政拨款收支预算总表"]
    document = prose(*lines)
    contents = tuple(replace(passage, heading_path=("目录",)) for passage in document.passages)
    findings = audit([replace(document, passages=contents)]).findings
    assert [(one.rule, one.figures) for one in findings] == [("year-words", ("2023年", "2024年"))]


def test_last_years_evaluation_may_open_a_sentence() -> None:
    assert found("2023年度本部门整体支出绩效自评得分93.5分，等级为“优”。") == []

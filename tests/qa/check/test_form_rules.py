"""增减 columns, points of indicators, procurement and promised totals, on small tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.model import Column, Document, Row, Table, TableCell
from ingest.tables.facts import build_facts
from qa.check import Finding, audit
from tests.qa.check.documents import prose, table

CHANGES = [
    ("", "合计", "100.00", "120.00", "20.00"),
    ("2010101", "行政运行", "60.00", "75.00", "15.00"),
    ("2010104", "人大会议", "40.00", "45.00", "5.00"),
    ("2010105", "人大立法", "", "", ""),
]


def changes_table(rows: list[tuple[str, ...]]) -> Document:
    made = table(("上年预算数", "本年预算数", "比上年增减"), rows)
    columns = list(made.columns)
    columns[2] = replace(columns[2], year=2023)
    columns[4] = replace(columns[4], measure="change")
    made = replace(made, columns=tuple(columns))
    return replace(prose(), tables=(made,), facts=build_facts((made,)))


def findings(document: Document, rule: str) -> list[Finding]:
    return [one for one in audit([document]).findings if one.rule == rule]


def test_a_change_column_is_this_year_less_last_year() -> None:
    assert findings(changes_table(CHANGES), "table-change") == []
    wrong = [*CHANGES[:2], ("2010104", "人大会议", "40.00", "45.00", "-5.00"), CHANGES[3]]
    (finding,) = findings(changes_table(wrong), "table-change")
    assert (finding.severity, finding.figures[:2]) == ("error", ("-5.00", "5.00"))
    assert "“人大会议 -5.00”，按其余各数应为5.00" in finding.what


def test_a_change_over_columns_that_are_not_printed_is_not_blamed() -> None:
    other = [(*row[:4], cell) for row, cell in zip(CHANGES, ("7.00", "3.00", "4.00", ""), strict=True)]
    assert findings(changes_table(other), "table-change") == []


def points_table(*points: str) -> Document:
    columns = (
        Column(0, ("一级指标",), "text"),
        Column(1, ("三级指标",), "label"),
        Column(2, ("分值",), "text"),
    )
    heads = ("产出指标（50分）", "", "效益指标（30分）", "满意度指标（10分）")
    rows = tuple(
        Row(
            number, 1, f"指标{number}", f"指标{number}", (f"指标{number}",), None, 0, None, False, None,
            (
                TableCell(0, head, 1, (0, 20.0 * number, 90, 20.0 * number + 9)),
                TableCell(1, f"指标{number}", 1, (100, 20.0 * number, 190, 20.0 * number + 9)),
                TableCell(2, point, 1, (200, 20.0 * number, 290, 20.0 * number + 9)),
            ),
        )
        for number, (head, point) in enumerate(zip(heads, points, strict=True))
    )  # fmt: skip
    made = Table(0, "项目绩效自评表", "", "performance_table", None, None, None, (1,), columns, rows)
    return replace(prose(), tables=(made,))


@pytest.mark.parametrize(
    ("points", "found"),
    [
        (("20", "30", "30", "10"), []),
        (("20", "30", "26", "10"), [("error", ("30", "26"))]),
        (("20", "40", "20", "10"), [("wording", ("50", "60")), ("wording", ("30", "20"))]),
    ],
)
def test_points_make_those_of_the_indicator_above(points: tuple[str, ...], found: list[object]) -> None:
    assert [(one.severity, one.figures) for one in findings(points_table(*points), "weights")] == found


PROCURED = [("", "合计", "38.20"), ("A", "办公设备", "7.80"), ("C", "物业服务", "30.40")]


@pytest.mark.parametrize(("said", "count"), [("38.20", 0), ("37.20", 1)])
def test_procurement_said_is_the_total_of_its_table(said: str, count: int) -> None:
    printed = table(("金额",), PROCURED, title="政府采购预算表", kind="procurement_table")
    text = f"2024年度本部门政府采购预算{said}万元，其中：政府采购货物预算7.80万元。"
    found = findings(prose(text, tables=[printed]), "procurement-total")
    assert [one.figures for one in found] == [("37.20万元", "38.20")] * count


def test_what_is_reserved_for_small_firms_is_within_all_procurement() -> None:
    text = (
        "2024年本部门政府采购预算830.00万元。本部门面向中小企业预留政府采购项目预算金额332.00万元，"
        "其中，预留给小型和微型企业的政府采购项目预算为432.40万元。"
    )
    (finding,) = findings(prose(text), "procurement-reserved")
    assert finding.figures == ("432.40万元", "332.00万元")


def test_project_expenditure_is_the_total_of_the_project_table() -> None:
    spent = table(("合计", "项目支出"), [("", "合计", "1234.56", "1034.56")], kind="expenditure_table")
    for total, count in (("1034.56", 0), ("1043.56", 1), ("907.12", 0)):
        projects = table(("金额",), [("", "合计", total)], index=1, title="项目支出表", kind="project_table")
        found = findings(prose(tables=[spent, projects]), "same-total")
        assert [one.figures for one in found] == [("1034.56", "1043.56")] * count

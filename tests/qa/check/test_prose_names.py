"""Amounts of prose by name against tables, and changes that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.check import Finding, audit
from tests.qa.check.documents import prose, table

ROWS = [
    ("", "合计", "1838.94"),
    ("", "综合管理", "918.01"),
    ("", "党建工作", "920.93"),
]
PUBLIC = (
    "2024年“三公”经费预算14.00万元，比上年减少{whole}万元。其中：因公出国（境）费0万元，与上年持平；"
    "公务用车购置及运行费10.00万元，比上年减少2.00万元；公务接待费4.00万元，比上年增加0.50万元。"
)


def found(*paragraphs: str) -> list[Finding]:
    printed = table(("金额",), ROWS, title="项目支出表", kind="project_table")
    return list(audit([prose(*paragraphs, tables=[printed])]).findings)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("918.01", []),
        ("418.01", [("prose-name", "error", ("418.01万元", "918.01"))]),
        ("918.03", [("prose-name", "rounding", ("918.03万元", "918.01"))]),
        ("300.25", []),  # nothing like it: another scope
        ("920.93", []),  # printed, if under another name
    ],
)
def test_one_digit_off_what_the_table_prints_under_the_name(said: str, expected: list[object]) -> None:
    text = f"5.综合管理{said}万元，主要用于党建工作经费和综合管理服务。"
    assert [(one.rule, one.severity, one.figures) for one in found(text)] == expected


def test_the_change_of_three_public_is_that_of_its_parts() -> None:
    assert [one.rule for one in found(PUBLIC.format(whole="1.50"))] == []
    (finding,) = found(PUBLIC.format(whole="3.50"))
    assert (finding.rule, finding.severity) == ("change-sum", "error")
    assert finding.figures == ("3.50万元", "减少1.50万元")


def test_three_public_told_item_by_item_adds_up() -> None:
    parts = (
        "1.因公出国（境）费0万元，与上年持平。",
        "2.公务用车购置及运行费10.00万元，比上年减少2.00万元。",
        "3.公务接待费4.00万元，比上年增加0.50万元。",
    )
    assert found("2024年“三公”经费预算14.00万元，比上年减少1.50万元。", *parts) == []
    (finding,) = found("2024年“三公”经费预算64.00万元，比上年减少1.50万元。", *parts)
    assert (finding.rule, finding.figures) == ("change-sum", ("64.00万元", "14.00万元"))


def test_nought_does_not_mean_whole_units() -> None:
    text = "政府采购预算38.20万元，其中：货物预算7.90万元、工程预算0万元、服务预算30.40万元。"
    assert [(one.rule, one.figures) for one in found(text)] == [("prose-sum", ("38.20万元", "38.30万元"))]


def test_what_a_glossary_lists_is_not_held_against_the_table() -> None:
    names = ("办公费", "印刷费", "邮电费", "差旅费", "会议费")
    rows = [(f"3020{at}", name, "1.00") for at, name in enumerate(names, 1)]
    listed = table(("合计",), rows, title="一般公共预算基本支出表", kind="basic_expenditure_table")
    text = "机关运行经费：指安排的日常公用经费，包括办公费、印刷费、邮电费、差旅费、会议费、日常维修费。"
    told = prose(text, tables=[listed])
    defined = replace(told.passages[0], heading_path=("三、名词解释",))
    assert [one.rule for one in audit([told]).findings] == ["listed-classes"]
    assert audit([replace(told, passages=(defined,))]).findings == ()

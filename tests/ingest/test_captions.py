"""What stands over and under a grid."""

from __future__ import annotations

import pytest

from ingest.tables.captions import CaptionLine, read_caption, read_notes, split_caption


def lines(*texts: str, start: float = 100.0) -> list[CaptionLine]:
    return [
        CaptionLine(text, start + 20 * i, start + 20 * i + 12, 60.0, 12.0) for i, text in enumerate(texts)
    ]


def caption(*texts: str) -> tuple[str, str, str | None, str | None]:
    found = read_caption(lines(*texts), 100.0 + 20 * len(texts))
    return found.title, found.number, found.unit, found.organisation


@pytest.mark.parametrize(
    ("text", "number", "unit", "organisation"),
    [
        ("部门：江苏省人大常委会办公厅 单位：万元", "", "万元", "江苏省人大常委会办公厅"),
        ("编制单位：甲局 金额单位：元", "", "元", "甲局"),
        ("单位名称:重庆市某局 单位:万元", "", "万元", "重庆市某局"),
        ("部门：祁源市林业和草原局      表九     单位：万元", "表九", "万元", "祁源市林业和草原局"),
        ("编制单位：甲局   预算02表   单位：元", "预算02表", "元", "甲局"),
        ("公开03表", "公开03表", None, None),
        ("预算09表", "预算09表", None, None),
        ("附表1-3", "附表1-3", None, None),
        ("表十二", "表十二", None, None),
        ("部门公开表7", "部门公开表7", None, None),
        ("（单位：万元）", "", "万元", None),
        ("部门：甲局 表一 单位：万元", "表一", "万元", "甲局"),
        ("预算14表-1", "预算14表-1", None, None),
    ],
)
def test_labels(text: str, number: str, unit: str | None, organisation: str | None) -> None:
    part, rest = split_caption(text)
    assert (part.number, part.unit, part.organisation, rest) == (number, unit, organisation, "")


def test_number_title_and_labels_on_three_lines() -> None:
    assert caption("公开01表", "收支预算总表", "部门名称：甲局  单位：万元") == (
        "收支预算总表",
        "公开01表",
        "万元",
        "甲局",
    )


def test_number_before_the_title() -> None:
    assert caption("表1：2026年市级部门收支预算总表", "单位：万元")[:2] == (
        "2026年市级部门收支预算总表",
        "表1",
    )


def test_organisation_that_wraps_under_its_line() -> None:
    assert (
        caption("收支总表", "部门名称：江苏省人大", "单位:万元", "常委会办公厅")[3]
        == "江苏省人大常委会办公厅"
    )


def test_prose_over_a_grid_is_no_title() -> None:
    assert caption("相关项目按要求开展绩效自评，并在自评的基础上开展评价。")[0] == ""


def test_title_on_two_lines() -> None:
    upper = CaptionLine("西安市级2022年公共卫生中心新址", 100, 116, 60, 16)
    lower = CaptionLine("项目建设项目绩效自评表", 120, 136, 60, 16)
    assert read_caption([upper, lower], 150).title == "西安市级2022年公共卫生中心新址项目建设项目绩效自评表"


def test_notes_join_their_lines_and_stop_at_the_next_title() -> None:
    found = read_notes(lines("注：1.指行政单位的", "日常公用经费。", "2.含参公单位。", "支出总表"), 95.0)
    assert found == ("注:1.指行政单位的日常公用经费。", "2.含参公单位。")


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        ("编制部门：甲县教育局 预算年度：2023 金额单位：万元", "甲县教育局"),
        ("部门：甲县教育局　　　2023年度　　　金额单位：万元", "甲县教育局"),
        ("编报单位：甲局 编报日期：2023-02-01 金额单位：万元", "甲局"),
        ("部门：204_甲省高级人民法院 单位：万元", "甲省高级人民法院"),
        ("预算单位：【131001】甲县教育局机关 单位：元", "甲县教育局机关"),
        ("预算单位：131001甲县教育局 单位：元", "甲县教育局"),
        ("填报单位：（盖章）甲街道办事处 单位：元", "甲街道办事处"),
        ("部门/单位：甲局 金额单位：万元", "甲局"),
    ],
)
def test_organisation_without_number_date_and_seal(line: str, organisation: str) -> None:
    caption, rest = split_caption(line)
    assert (caption.organisation, rest) == (organisation, "")
    assert caption.unit in ("元", "万元")


@pytest.mark.parametrize(("line", "number"), [("批复表01", "批复表01"), ("2-1 收入总表", "2-1")])
def test_number_without_the_word_for_a_table_before_it(line: str, number: str) -> None:
    assert split_caption(line)[0].number == number


def test_what_begins_a_title_is_no_number() -> None:
    assert caption("部门预算一般公共预算财政拨款支出表", "单位：万元")[:2] == (
        "部门预算一般公共预算财政拨款支出表",
        "",
    )


def test_the_year_beside_a_tables_number_is_no_title() -> None:
    found = caption("一般公共预算基本支出决算表", "2023年度公开06表")
    assert found[:2] == ("一般公共预算基本支出决算表", "公开06表")

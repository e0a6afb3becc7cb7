"""What final accounts and their self-evaluations print: budgets as changed, scores, funds told apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from drawn import grid, page

from ingest.model import Column, Fact, Identity, Passage, Row, Sentence, Table, TableCell
from ingest.prose.sentences import cut
from ingest.prose.statements import build_statements
from ingest.tables.columns import column_measure
from ingest.tables.columnsums import column_sums
from ingest.tables.facts import build_facts
from ingest.tables.hierarchy import Draft, place_rows
from ingest.tables.logical import build_tables

BUREAU = Identity("海州市水利局", 2023, "决算", "部门", ())
EVALUATED = [
    ["专项名称", "灌区改造工程", "自评总分（分）", "95.47", "<", "<"],
    ["主管部门", "海州市水利局", "项目类型", "重点专项", "<", "<"],
    ["项目资金（万元）", "", "年初预算数", "全年（调整）预算数", "全年执行数", "执行率（%）"],
    ["^", "年度总金额", "1,600.00", "2,150.00", "2,117.34", "98.48"],
    ["年度目标", "改造渠道。", "<", "<", "<", "<"],
    ["指标名称", "计量单位", "指标权重", "年初指标值", "调整指标值", "全年完成值"],
    ["改造渠道", "处", "20", "14", "18", "17"],
]


def _evaluated() -> tuple[Table, ...]:
    drawn = grid(EVALUATED, 1)
    return build_tables([page(1, (("2023年度项目支出绩效自评表", 150.0),), (drawn,))], [[drawn]])


def test_one_row_of_figures_under_their_names_is_a_list_of_its_form() -> None:
    facts = {fact.column_path[-1]: fact for fact in build_facts(_evaluated()) if fact.label == "年度总金额"}
    assert facts["年初预算数"].amount == Decimal("1600.00")
    assert facts["全年(调整)预算数"].amount == Decimal("2150.00")
    measures = {name: fact.measure for name, fact in facts.items()}
    assert (measures["全年(调整)预算数"], measures["全年执行数"]) == ("revised", "executed")


@pytest.mark.parametrize("name", ["全年(调整)预算数", "全年（调整）预算数", "调整后预算数"])
def test_what_was_changed_in_the_year_is_the_revised_budget(name: str) -> None:
    assert column_measure((name,), "amount", "自评表") == "revised"


def test_columns_of_one_heading_do_not_end_the_reading() -> None:
    columns = (
        Column(0, ("单位",), "label"),
        Column(1, ("支出", "合计"), "amount", "万元"),
        Column(2, ("支出", "项目支出"), "amount", "万元"),
        Column(3, ("支出", "项目支出"), "amount", "万元"),
    )
    table = Table(0, "支出表", "", "other", "万元", None, None, (1,), columns, (), ())
    assert column_sums(table) == [(1, [2, 3])]


def _year_and_measure(label: str) -> tuple[int | None, str | None]:
    columns = (Column(0, ("单位",), "label"), Column(1, ("公务接待费",), "amount", "万元", 2023, "final"))
    cells = (TableCell(0, label, 1, (0.0, 0.0, 1.0, 1.0)), TableCell(1, "5.20", 1, (2.0, 0.0, 3.0, 1.0)))
    row = Row(0, 1, label, label, (label,), None, 0, None, False, None, cells)
    table = Table(0, "“三公”经费表", "", "three_public_table", "万元", None, None, (1,), columns, (row,), ())
    fact: Fact = build_facts([table])[0]
    return fact.year, fact.measure


@pytest.mark.parametrize(
    ("label", "year", "measure"),
    [
        ("2022年预算数合计", 2022, "budget"),
        ("2023年年初预算数", 2023, "budget"),
        ("2023年度决算数", 2023, "final"),
        ("上年预算数（元）", 2022, "budget"),
    ],
)
def test_a_row_tells_the_year_and_measure_of_its_figures(label: str, year: int, measure: str) -> None:
    assert _year_and_measure(label) == (year, measure)


def _draft(label: str, amount: str, groups: tuple[str, ...] = (), depth: int = 1, reach: int = 1) -> Draft:
    return Draft(label, label, None, groups, None, False, False, Decimal(amount), depth, reach)


def test_rows_that_leave_their_group_out_belong_to_the_subtotal_they_make() -> None:
    drafts = [
        _draft("小计", "8", ("文物保护资金",), reach=0), _draft("修缮", "5"), _draft("考古", "3"),
        _draft("小计", "4", ("展览资金",), reach=0), _draft("布展", "1"), _draft("巡展", "2"),
    ]  # fmt: skip
    paths = [place.path for place in place_rows(drafts, {})]
    assert paths[1:3] == [("文物保护资金", "修缮"), ("文物保护资金", "考古")]
    assert paths[4:] == [("布展",), ("巡展",)], "they come to another sum"


PROJECTS = [
    ["类", "款", "项", "单位代码", "单位名称（科目）", "金额"],
    ["", "", "", "", "合计", "140.00"],
    ["", "", "", "612", "海州市水利局", "140.00"],
    ["", "", "", "", "防汛", "140.00"],
    ["213", "03", "14", "612001", "防汛物资储备", "60.00"],
    ["213", "03", "14", "612001", "山洪预警", "80.00"],
]


def test_a_row_with_a_class_of_its_own_is_no_organisation() -> None:
    drawn = grid(PROJECTS, 1)
    (table,) = build_tables([page(1, (("一般公共预算项目支出预算表", 150.0),), (drawn,))], [[drawn]])
    rows = {row.label: row for row in table.rows}
    assert rows["防汛物资储备"].code == "2130314"
    assert rows["山洪预警"].path[-2:] == ("防汛", "山洪预警")


OWNED = [
    ["类", "款", "项", "单位代码", "采购项目", "金额"],
    ["", "", "", "", "合计", "140.00"],
    ["213", "03", "14", "612", "海州市水利局", "140.00"],
    ["213", "03", "14", "", "防汛物资储备", "60.00"],
    ["213", "03", "14", "", "山洪预警", "80.00"],
]


def test_an_organisation_is_numbered_alone_though_all_rows_have_a_class() -> None:
    drawn = grid(OWNED, 1)
    (table,) = build_tables([page(1, (("政府采购预算表", 150.0),), (drawn,))], [[drawn]])
    owners = {row.label: row.organisation for row in table.rows}
    assert owners["防汛物资储备"] == owners["山洪预警"] == "海州市水利局"


def _told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    sentences = tuple(Sentence(text[a:b], 1, (0.0, 0.0, 1.0, 1.0)) for a, b in cut(text))
    passage = Passage(0, ("第三部分 情况说明",), sentences)
    return [(said.printed, said.subject) for said in build_statements([passage], BUREAU)]


def test_the_income_of_the_year_is_that_of_the_fund_the_paragraph_opens_with() -> None:
    found = _told(
        "2023年度政府性基金预算财政拨款年初结转和结余72.40万元，年末结转和结余96.30万元。"
        "本年收入4238.56万元，较上年决算数增加1507.36万元。"
    )
    assert ("1507.36", ("政府性基金预算财政拨款", "收入")) in found


def test_the_marks_that_could_be_had_are_not_those_that_were() -> None:
    found = _told("综合得分91.85分，其中，预算执行情况（20分）得分18.92分，预算管理情况（20分）得分17.55分。")
    assert [number for number, _ in found] == ["91.85", "18.92", "17.55"]
    assert found[-1][1][-1] == "预算管理情况得分"


def test_scores_go_to_the_quoted_names_in_turn() -> None:
    found = _told("委托第三方机构对“污泥处置”“供水补贴”2个项目开展评价，得分分别为91.26分和77.40分。")
    scores = {number: subject for number, subject in found if number != "2"}
    assert "污泥处置" in scores["91.26"] and "供水补贴" in scores["77.40"]

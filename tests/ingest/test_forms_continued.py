"""Forms that go on over the page, and keys printed in other ways than next to their values."""

from __future__ import annotations

from decimal import Decimal

from drawn import grid, page

from ingest.model import Table
from ingest.tables.facts import build_facts
from ingest.tables.logical import build_tables

GOALS = "完成地质灾害工程治理，保障汛期安全。"


def build(
    *pages_of_rows: list[list[str]], title: str = "项目绩效目标表", unit: str = "单位：万元"
) -> tuple[Table, ...]:
    drawn = [grid(rows, number) for number, rows in enumerate(pages_of_rows, 1)]
    lines = ((title, 150.0), (unit, 175.0))
    pages = [page(g.page, lines if g.page == 1 else (), (g,)) for g in drawn]
    return build_tables(pages, [[g] for g in drawn], 2026)


FIRST = [
    ["项目名称", "地质灾害防治", "主管部门", "甲市规划局"],
    ["当年预算", "88,197.35", "市级支出", "60,192.30"],
    ["项目概况", "开展地质灾害治理工程。", "<", "<"],
]
SECOND = [
    ["当年绩效目标", GOALS, "<", "<"],
    ["绩效指标", "指标名称", "指标值", "计量单位"],
    ["^", "治理处数", "5", "处"],
]


def test_form_without_title_on_its_second_page_is_the_first_ones_rest() -> None:
    tables = build(FIRST, SECOND)
    assert {(table.title, table.unit, table.pages) for table in tables[:1]} == {
        ("项目绩效目标表", "万元", (1, 2))
    }
    goal = next(row for row in tables[0].rows if row.label == "当年绩效目标")
    assert (goal.path, goal.page) == (("地质灾害防治", "当年绩效目标"), 2)
    (count,) = [fact for fact in build_facts(tables) if fact.label == "治理处数"]
    assert (count.amount, count.unit, count.row_path[0]) == (Decimal(5), "处", "地质灾害防治")


def test_name_of_a_project_cut_by_the_page_goes_on() -> None:
    head = [["项目名称", "2026年医疗服务能力提升补助资", "<", "<"]]
    rest = [
        ["", "金", "<", "<"],
        ["主管部门", "甲市医保局", "实施单位", "甲市医保局"],
        ["专项资金情况（万元）", "资金总额", "745.00", "<"],
        ["^", "财政拨款", "745.00", "<"],
        ["^", "其他资金", "0.00", "<"],
        ["年度目标", "提升能力。", "<", "<"],
    ]
    tables = build(head, rest, unit="")
    (total,) = [fact for fact in build_facts(tables) if fact.label == "资金总额"]
    assert total.row_path == ("2026年医疗服务能力提升补助资金", "专项资金情况(万元)", "资金总额")
    assert (total.amount, total.unit) == (Decimal("745.00"), "万元")


def test_same_title_on_the_next_page_goes_on_unless_a_project_is_named() -> None:
    drawn = [
        grid(FIRST, 1),
        grid(SECOND, 2),
        grid([["项目名称", "其他项目", "主管部门", "甲局"], *SECOND], 3),
    ]
    lines = (("政策和项目预算绩效目标表", 150.0),)
    tables = build_tables([page(g.page, lines, (g,)) for g in drawn], [[g] for g in drawn], 2026)
    assert [table.pages for table in tables] == [(1, 2), (1, 2), (3,), (3,)]
    assert tables[-1].rows[0].path[0] == "其他项目"


def test_goals_under_their_key_are_its_texts_and_no_names() -> None:
    rows = [["当年整体绩效目标", "<", "<", "<"], [GOALS, "<", "<", "<"], *SECOND[1:]]
    pairs = build(rows, title="2026年部门整体绩效目标表")[0]
    assert [(row.label, row.cells[-1].text) for row in pairs.rows] == [("当年整体绩效目标", GOALS)]


def test_money_of_a_form_whose_key_cells_are_not_merged() -> None:
    rows = [
        ["专项（项目）名称", "其他履职经费", "<"],
        ["主管部门", "甲市气象局", "<"],
        ["资金金额", "实施期资金总额：", "1715.97"],
        ["（万元）", "其中：财政拨款", "1700.00"],
        ["", "其他资金", "15.97"],
        ["总体目标", "年度目标", "<"],
    ]
    facts = {fact.label: fact for fact in build_facts(build(rows, unit=""))}
    assert (facts["实施期资金总额"].amount, facts["实施期资金总额"].unit) == (Decimal("1715.97"), "万元")
    assert facts["其他资金"].row_path == ("其他履职经费", "资金金额", "其他资金")


def test_figure_over_the_names_of_a_list_stays_beside_its_columns() -> None:
    rows = [
        ["项目名称", "<", "设备购置", "<", "<"],
        ["主管部门", "<", "甲市卫健委", "<", "<"],
        ["项目资金（万元）", "500", "年初预算数", "全年预算数", "全年执行数"],
        ["^", "年度资金总额", "", "510", "505"],
        ["^", "其他资金", "", "10", "5"],
        ["绩效指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
        ["^", "数量指标", "设备数", "3台", "3台"],
    ]
    facts = build_facts(build(rows, title="项目支出绩效自评表", unit=""))
    spent = [f for f in facts if f.label == "年度资金总额" and f.measure == "executed"]
    assert [fact.amount for fact in spent] == [Decimal(505)]
    assert [f.amount for f in facts if f.label == "项目资金(万元)"] == [Decimal(500)]


def test_short_goals_and_results_stand_under_their_keys() -> None:
    rows = [
        ["项目名称", "<", "校舍维修", "<"],
        ["主管部门", "<", "甲县教育局", "<"],
        ["年度总体目标", "预期目标", "实际完成情况", "<"],
        ["^", "完成维修3处", "完成3处", "<"],
        ["绩效指标", "二级指标", "三级指标", "年度指标值"],
        ["^", "数量指标", "维修处数", "3处"],
    ]
    pairs = build(rows, title="项目支出绩效自评表")[0]
    texts = {row.label: row.cells[-1].text for row in pairs.rows}
    assert (texts["预期目标"], texts["实际完成情况"]) == ("完成维修3处", "完成3处")

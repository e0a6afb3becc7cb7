"""Forms: keys next to values, lists inside, indicators; and lists of projects with their indicators."""

from __future__ import annotations

from decimal import Decimal

from drawn import grid, page

from ingest.model import Table
from ingest.tables.facts import build_facts
from ingest.tables.logical import build_tables

FORM = [
    ["项目名称", "<", "物业管理", "<"],
    ["主管部门", "<", "甲市商务局", "<"],
    ["项目资金（万元）", "资金总额：", "25.89", "<"],
    ["^", "其中：财政拨款", "20.00", "<"],
    ["^", "其他资金", "5.89", "<"],
    ["年度目标", "保障办公场所的正常运行，做好安全和清洁工作。", "<", "<"],
    ["绩效指标", "二级指标", "三级指标", "指标值"],
    ["^", "数量指标", "物业面积", "≤5137.26平方米"],
    ["^", "质量指标", "问题处理率", "≥95%"],
]


def build(*pages_of_rows: list[list[str]], title: str = "项目绩效目标表") -> tuple[Table, ...]:
    drawn = [grid(rows, number) for number, rows in enumerate(pages_of_rows, 1)]
    lines = ((title, 150.0), ("（2026年度）", 170.0))
    pages = [page(g.page, lines if g.page == 1 else (), (g,)) for g in drawn]
    return build_tables(pages, [[g] for g in drawn])


def test_money_of_a_form_is_a_fact_under_its_project() -> None:
    facts = build_facts(build(FORM))
    total = next(fact for fact in facts if fact.label == "资金总额")
    assert (total.amount, total.unit) == (Decimal("25.89"), "万元")
    assert total.row_path == ("物业管理", "项目资金(万元)", "资金总额")
    assert total.organisation == "甲市商务局"


def test_texts_of_a_form_stay_in_its_rows() -> None:
    pairs = build(FORM)[0]
    goal = next(row for row in pairs.rows if row.label == "年度目标")
    assert goal.cells[1].text == "保障办公场所的正常运行，做好安全和清洁工作。"


def test_indicators_of_a_form_have_number_and_unit() -> None:
    facts = build_facts(build(FORM))
    area = next(fact for fact in facts if fact.label == "物业面积")
    assert (area.amount, area.unit, area.printed) == (Decimal("5137.26"), "平方米", "≤5137.26平方米")
    assert area.row_path[0] == "物业管理"
    rate = next(fact for fact in facts if fact.label == "问题处理率")
    assert (rate.amount, rate.unit) == (Decimal(95), "%")


def test_indicators_go_on_over_the_page() -> None:
    more = [["", "时效指标", "服务时间", "=24小时"], ["", "", "响应时间", "≤10分钟"]]
    tables = build(FORM, more)
    indicators = tables[-1]
    assert indicators.pages == (1, 2)
    assert indicators.rows[-1].path == ("物业管理", "时效指标", "响应时间")


def test_figures_under_their_names_in_the_group_of_both() -> None:
    plan = [
        ["资金支出计划（%）", "3月底", "6月底", "12月底"],
        ["^", "20.00", "48.00", "100.00"],
        ["预算执行情况（万元）", "年初预算数", "全年执行数", "得分"],
        ["^", "25.89", "24.00", "9.27"],
    ]
    facts = build_facts(build([*FORM[:5], *plan, *FORM[5:]]))
    wanted = ("3月底", "6月底", "全年执行数", "得分")
    found = [(fact.label, fact.printed, fact.unit) for fact in facts if fact.label in wanted]
    assert found == [("3月底", "20.00", "%"), ("6月底", "48.00", "%"), ("全年执行数", "24.00", "万元")]


def test_a_second_form_is_a_second_table() -> None:
    other = [["项目名称", "<", "保安服务", "<"], *FORM[1:]]
    tables = build(FORM, other)
    assert len(tables) == 4
    assert tables[2].rows[0].path[0] == "保安服务"


def test_list_inside_a_form_keeps_its_columns() -> None:
    rows = [
        ["项目名称", "<", "采供血", "<"],
        ["主管部门", "<", "甲市卫健委", "<"],
        ["项目资金（万元）", "", "年初预算数", "全年执行数"],
        ["^", "年度资金总额", "3800", "5166.99"],
        ["^", "其中：当年财政拨款", "3800", "5166.99"],
        ["绩效指标", "二级指标", "三级指标", "年度指标值"],
        ["^", "数量指标", "职工人数", "346"],
    ]
    facts = build_facts(build(rows, title="项目绩效自评表"))
    spent = next(f for f in facts if f.label == "年度资金总额" and f.column_path == ("全年执行数",))
    assert (spent.amount, spent.measure, spent.unit) == (Decimal("5166.99"), "executed", "万元")
    assert spent.row_path[0] == "采供血"


LIST = [
    ["单位名称", "项目名称", "预算数", "一级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"],
    ["甲局", "", "616.65", "", "", "", "", "", ""],
    ["", "一卡通", "50.00", "产出指标", "故障率", "≤", "0.5", "%", "10"],
    ["", "", "", "效益指标", "发放人次", "≥", "600", "万人次", "30"],
]


def test_project_of_a_list_is_its_own_row_above_its_indicators() -> None:
    (table,) = build(LIST)
    assert [row.label for row in table.rows] == ["甲局", "一卡通", "故障率", "发放人次"]
    assert table.rows[3].path == ("一卡通", "效益指标", "发放人次")
    assert table.rows[3].parent == 1
    assert table.rows[3].organisation == "甲局"


def test_indicator_of_a_list_takes_the_unit_of_its_row() -> None:
    facts = build_facts(build(LIST))
    reach = next(fact for fact in facts if fact.label == "发放人次")
    assert (reach.amount, reach.unit) == (Decimal(600), "万人次")
    budget = next(fact for fact in facts if fact.label == "一卡通")
    assert budget.amount == Decimal("50.00")


def test_a_goal_in_brackets_and_one_whose_name_holds_its_unit() -> None:
    rows = [*LIST, ["", "", "", "成本指标", "租赁成本（万元/年）", "", "（≤94.34）", "", "30"]]
    rent = next(fact for fact in build_facts(build(rows)) if fact.label.startswith("租赁成本"))
    assert (rent.amount, rent.unit) == (Decimal("94.34"), "万元")

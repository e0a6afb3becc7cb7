"""Questions over cells: both ends of a year, both sides of an item, goals, points, and words in names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine


def ask(question: str, *tables: Table, prose: tuple[str, ...] = ()) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)})).ask(question)


def amounts(*heads: str) -> list[Column]:
    named = [Column(at, (head,), "amount", "万元", 2025) for at, head in enumerate(heads, 1)]
    return [Column(0, ("项目",), "label"), *named]


ASSETS = table(
    "资产负债情况表", "asset_table", amounts("年初数", "年末数"),
    [(("固定资产净值",), {0: "固定资产净值", 1: "7555.08", 2: "7355.70"})],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("固定资产净值年末比年初减少多少？", "199.38"),
        ("固定资产净值年末数比年初数少了多少万元？", "199.38"),
        ("固定资产净值年末比年初下降百分之多少？", "-2.64"),
    ],
)
def test_end_of_a_year_is_held_against_its_beginning(question: str, value: str) -> None:
    record = ask(question, ASSETS)
    assert record.status == "answered", record.text
    assert record.figures[0].value == value


PROJECTS = table(
    "项目支出绩效自评结果汇总表", "project_table",
    [Column(0, ("项目名称",), "label"), Column(1, ("全年预算数",), "amount", "万元", 2025, "revised"),
     Column(2, ("全年执行数",), "amount", "万元", 2025, "executed"),
     Column(3, ("执行率",), "amount", "%", 2025)],
    [(("旅游资源普查与规划编制",), {0: "旅游资源普查与规划编制", 1: "125.00", 2: "120.65", 3: "96.52"})],
)  # fmt: skip


def test_drawing_up_a_plan_counts_no_posts() -> None:
    record = ask("旅游资源普查与规划编制项目全年执行数是多少？", PROJECTS)
    assert (record.figures[0].value, record.figures[0].unit) == ("120.65", "万元")


SCORED = table(
    "项目绩效自评表", "performance_table",
    [Column(0, ("三级指标",), "label"), Column(1, ("年初指标值",), "amount", "%", 2025, "budget"),
     Column(2, ("全年完成值",), "amount", "%", 2025, "executed"), Column(3, ("得分系数（%）",), "text"),
     Column(4, ("指标得分（分）",), "text")],
    [(("合同按期履约率",), {0: "合同按期履约率", 1: "95", 2: "92.5", 3: "90", 4: "7.20"})],
)  # fmt: skip


@pytest.mark.parametrize("question", ["合同按期履约率得了几分？", "“合同按期履约率”这个指标得了几分？"])
def test_factor_of_a_score_is_no_score(question: str) -> None:
    record = ask(question, SCORED)
    assert (record.figures[0].value, record.figures[0].unit) == ("7.20", "分"), record.text


FEES = table(
    "“三公”经费支出表", "three_public_table",
    [Column(0, ("项目",), "label"), Column(1, ("预算数",), "amount", "万元", 2025, "budget")],
    [(("合计",), {0: "合计", 1: "33.07"}), (("合计", "公务接待费"), {0: "公务接待费", 1: "33.07"})],
)  # fmt: skip


def test_total_of_a_column_is_that_of_the_item_before() -> None:
    record = ask(
        "说明里的“三公”经费33.07万元，与“三公”经费支出表上的合计预算数一致吗？", FEES,
        prose=("“三公”经费预算33.07万元。",),
    )  # fmt: skip
    assert record.verdict is True, record.text


def side(index: int, title: str, kind: str, amount: str) -> Table:
    rows = [(("农业生产发展",), {0: "农业生产发展", 1: amount})]
    return replace(table(title, kind, amounts("合计"), rows), index=index)


def test_other_side_is_that_of_the_same_item() -> None:
    record = ask(
        "农业生产发展当年支出比当年收入多了多少万元？",
        side(0, "收入决算表", "income_table", "1419.79"),
        side(1, "支出决算表", "expenditure_table", "1467.65"),
    )  # fmt: skip
    assert record.figures[0].value == "47.86", record.text


SCHOOLS = table(
    "单位情况表", "project_table", amounts("收入预算"),
    [((name,), {0: name, 1: amount})
     for name, amount in (("海源第一高级中学", "44.27"), ("海源第二高级中学", "38.72"))],
)  # fmt: skip


def test_number_in_a_name_is_no_place_in_an_order() -> None:
    record = ask("收入预算，第一高级中学比第二高级中学多多少万元？", SCHOOLS)
    assert record.figures and record.figures[0].value == "5.55", record.text


GOALS = table(
    "部门整体绩效自评表", "performance_table",
    [Column(0, ("指标名称",), "label"), Column(1, ("年初指标值",), "count", "亿元", 2025),
     Column(2, ("调整指标值",), "count", "亿元", 2025), Column(3, ("全年完成值",), "count", "亿元", 2025)],
    [(("旅游综合收入",), {0: "旅游综合收入", 1: "58", 2: "55", 3: "55.1"})],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("旅游综合收入达到年初定的指标值了吗？", False), ("旅游综合收入完成目标了吗？", True)],
)
def test_goal_that_was_changed_is_told_from_the_first(question: str, verdict: bool) -> None:
    assert ask(question, GOALS).verdict is verdict


FUND = table(
    "政府性基金收入支出决算表", "transfer_table", amounts("本年收入", "本年支出", "年末结转和结余"),
    [(("旅游开发项目补助",), {0: "旅游开发项目补助", 1: "200.00", 2: "186.00", 3: "14.00"})],
)  # fmt: skip


def test_what_a_year_leaves_is_not_what_it_brings() -> None:
    assert ask("旅游开发项目补助年末还结转多少钱？", FUND).figures[0].value == "14.00"
    rows = [(("旅游补助",), {0: "旅游补助", 1: "200.00"})]
    bare = table("收入决算表", "income_table", amounts("合计"), rows)
    assert ask("旅游补助年末还结转多少钱？", bare).status == "not_found"


SCHOOL = table(
    "机构设置", "project_table",
    [Column(0, ("单位名称",), "label"), Column(1, ("核定编制",), "count", "人", 2025),
     Column(2, ("实有在职",), "count", "人", 2025)],
    [(("合计",), {0: "合计", 1: "452", 2: "418"})],
)  # fmt: skip


def test_vacant_posts_are_counted_as_asked() -> None:
    record = ask("六个单位加起来，编制还空缺多少个？", SCHOOL)
    assert (record.figures[0].value, record.figures[0].unit) == ("34", "个"), record.text


LISTED = table(
    "“三公”经费和机关运行经费预算表", "three_public_table",
    [Column(0, ("项目",), "label"), Column(1, ("公务用车购置及运行费", "运行费"), "amount", "万元", 2025),
     Column(2, ("机关运行经费预算数",), "amount", "万元", 2025)],
    [(("合计",), {0: "合计", 1: "9.60", 2: ""})],
)  # fmt: skip


def test_a_column_of_its_own_that_is_blank_is_not_filled_by_another() -> None:
    assert ask("机关运行经费预算是多少？", LISTED).status == "no_data"
    assert ask("机关运行经费的运行费是多少？", LISTED).status == "no_data"


AREAS = table(
    "项目绩效目标表", "performance_table",
    [Column(0, ("三级指标",), "label"), Column(1, ("指标值",), "amount", "平方米", 2025)],
    [(("市场公共区域运维面积",), {0: "市场公共区域运维面积", 1: "15000"})],
)  # fmt: skip


def test_an_area_is_no_answer_to_a_question_about_money() -> None:
    assert ask("市场公共区域运维经费是多少？", AREAS).status == "not_found"


PURCHASES = table(
    "政府采购(资产配置、购买服务)预算表", "procurement_table",
    [Column(0, ("采购项目",), "label"), Column(1, ("采购目录",), "text"), Column(2, ("规格型号",), "text"),
     Column(3, ("预算金额",), "amount", "万元", 2025)],
    [(("安全检查设备购置",), {0: "安全检查设备购置", 1: "照相机", 2: "山鹰无人机", 3: "4.00"}),
     (("办公设备购置",), {0: "办公设备购置", 1: "固定电话机", 2: "", 3: "0.40"})],
)  # fmt: skip


def test_things_are_asked_for_by_their_make() -> None:
    record = ask("政府采购预算表里的山鹰无人机要花多少钱？", PURCHASES)
    assert (record.figures[0].value, record.figures[0].unit) == ("4.00", "万元")


def test_fixed_assets_are_no_fixed_telephones() -> None:
    assert ask("固定资产总值是多少？", PURCHASES).status == "not_found"


SPENDING = table(
    "支出总表", "expenditure_table",
    [Column(0, ("项目",), "label"), Column(1, ("合计",), "amount", "万元", 2025)],
    [(("公务用车运行维护费",), {0: "公务用车运行维护费", 1: "7.32"}),
     (("办公费",), {0: "办公费", 1: "9.00"})],
)  # fmt: skip


def test_so_far_is_no_word_of_an_order() -> None:
    assert ask("目前一共有多少辆公务用车？", SPENDING).status == "not_found"


CARRIED_ON = table(
    "项目支出明细表", "project_table",
    [Column(0, ("项目名称",), "label"), Column(1, ("年初结转",), "amount", "万元", 2025),
     Column(2, ("本年收入",), "amount", "万元", 2025), Column(3, ("本年支出",), "amount", "万元", 2025)],
    [(("操场改造",), {0: "操场改造", 1: "1.00", 2: "30.00", 3: "12.00"}),
     (("食堂改造",), {0: "食堂改造", 1: "2.00", 2: "20.00", 3: "21.00"})],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "name"),
    [("本年支出最多的项目是哪个？", "食堂改造"), ("本年收入最多的项目是哪个？", "操场改造")],
)
def test_side_that_is_named_chooses_the_column(question: str, name: str) -> None:
    assert ask(question, CARRIED_ON).items == [name]

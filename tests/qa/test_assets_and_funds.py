"""Tables of assets and of projects by fund: means over a row's own number, sums, funds and goals."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.question.claimed_shares import share_to_test
from qa.question.colloquial import plain_question
from qa.question.units import asked_unit

ASSETS = table(
    "部门固定资产占用情况表", "asset_table",
    (
        Column(0, ("项目",), "label"),
        Column(1, ("数量",), "count", None, 2025, "budget"),
        Column(2, ("价值",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("资产总额",), {0: "资产总额", 1: "", 2: "490.02"}),
        (("资产总额", "房屋(平方米)"), {0: "房屋", 1: "684.50", 2: "138.43"}),
        (("资产总额", "车辆(台、辆)"), {0: "车辆", 1: "12", 2: "215.36"}),
        (("资产总额", "车辆(台、辆)", "一般公务用车"), {0: "一般公务用车", 1: "2", 2: "25.10"}),
        (("资产总额", "车辆(台、辆)", "特种专业技术用车"), {0: "特种专业技术用车", 1: "10", 2: "190.26"}),
        (("资产总额", "其他固定资产"), {0: "其他固定资产", 1: "97", 2: "136.22"}),
    ),
)  # fmt: skip
PROJECTS = table(
    "部门预算项目支出明细表", "project_table",
    (
        Column(0, ("项目名称",), "label"),
        Column(1, ("合计",), "amount", "万元", 2025, "budget"),
        Column(2, ("资金来源", "一般公共预算拨款"), "amount", "万元", 2025, "budget"),
        Column(3, ("资金来源", "政府性基金预算拨款"), "amount", "万元", 2025, "budget"),
    ),
    (
        (("合计",), {0: "合计", 1: "900.00", 2: "560.00", 3: "340.00"}),
        (("垃圾焚烧处理服务费",), {0: "垃圾焚烧处理服务费", 1: "560.00", 2: "560.00"}),
        (("污水厂运营费",), {0: "污水厂运营费", 1: "240.00", 3: "240.00"}),
        (("市政道路维修",), {0: "市政道路维修", 1: "100.00", 3: "100.00"}),
    ),
)  # fmt: skip
GOAL = table(
    "污水厂运营费绩效目标表", "performance_table",
    (
        Column(0, ("项目",), "label"),
        Column(1, ("金额",), "amount", "万元", 2025, "budget"),
        Column(2, ("内容",), "text"),
    ),
    (
        (("污水厂运营费", "项目名称"), {0: "项目名称", 2: "污水厂运营费"}),
        (("污水厂运营费", "预算数"), {0: "预算数", 1: "240.00"}),
        (("污水厂运营费", "绩效目标"), {0: "绩效目标", 2: "保障污水厂稳定达标运行，改善河道水质。"}),
    ),
)  # fmt: skip
GOODS = table(
    "部门政府采购预算", "procurement_table",
    (
        Column(0, ("采购物品名称",), "label"),
        Column(1, ("数量",), "count", None, 2025, "budget"),
        Column(2, ("单价",), "count", "万元", 2025, "budget"),
        Column(3, ("采购金额",), "amount", "万元", 2025, "budget"),
    ),
    (
        (("台式计算机",), {0: "台式计算机", 1: "24", 2: "0.50", 3: "12.00"}),
        (("制服",), {0: "制服", 1: "312", 2: "0.10", 3: "31.20"}),
    ),
)  # fmt: skip
PROSE = ("公务用车运行维护费20万元。2025年公务用车保有量为8辆。",)


def ask(question: str, *, of: object, prose: tuple[str, ...] = PROSE):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(of, prose=prose)})).ask(question)  # type: ignore[arg-type]


def test_mean_of_a_sort_of_cars_is_over_the_number_in_its_row() -> None:
    record = ask("特种专业技术用车平均一辆值多少万元？", of=ASSETS)
    assert (str(record.figures[0].value), record.figures[0].unit) == ("19.03", "万元")


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("按全年焚烧4万吨测算，垃圾焚烧处理服务费平均每吨合多少元？", "140.00元"),
        ("垃圾焚烧处理服务费分摊到4万吨，每吨多少元", "140.00元"),
        ("按4万吨计算，垃圾焚烧处理服务费每万吨多少万元", "140.00万元"),
    ],
)
def test_mean_for_each_of_what_a_stated_number_measures(question: str, printed: str) -> None:
    assert printed in ask(question, of=PROJECTS).text.replace(",", "")


@pytest.mark.parametrize(
    ("question", "printed"),
    [("台式计算机一台多少钱", "0.50万元"), ("制服平均每套多少钱", "0.10万元")],
)
def test_what_one_piece_costs_is_the_price_printed(question: str, printed: str) -> None:
    assert printed in ask(question, of=GOODS).text


def test_no_amount_is_the_price_of_one() -> None:
    assert ask("公务用车一辆多少钱", of=GOODS).status == "not_found"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("固定资产三大类的价值相加，同表里的资产总额一分不差吗？", False),
        ("固定资产表中各项价值加起来等于总额吗", False),
        ("车辆总数等于一般公务用车、特种专业技术用车两项的数量之和吗", True),
        ("车辆总数，跟一般公务用车、特种专业技术用车两项的数量之和吻合吗", True),
    ],
)
def test_sum_of_sorts_against_their_total(question: str, verdict: bool) -> None:
    record = ask(question, of=ASSETS)
    assert record.verdict is verdict, record.text
    assert verdict or "0.01" in record.text


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("用政府性基金安排的项目里，哪个项目资金最多？", ["污水厂运营费"]),
        ("哪些项目用的是政府性基金", ["污水厂运营费", "市政道路维修"]),
    ],
)
def test_projects_of_a_fund_are_of_its_column(question: str, names: list[str]) -> None:
    assert ask(question, of=PROJECTS).items == names


def test_no_projects_of_a_fund_that_no_column_is_of() -> None:
    assert ask("单位资金安排的项目中最大的是哪个", of=PROJECTS).status == "not_found"


@pytest.mark.parametrize(
    "question", ["污水厂运营费申报了哪些绩效目标？", "污水厂运营费这个项目的年度目标是什么"]
)
def test_goal_of_one_project_is_what_its_form_says(question: str) -> None:
    assert "改善河道水质" in ask(question, of=GOAL).text


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("甲支出在支出总计里的比例有没有过95%", "甲支出占支出总计超过95%吗"),
        ("甲费在三公经费里够不够两成", "甲费占三公经费超过20%吗"),
        ("甲费在三公经费中不到3%吗", "甲费占三公经费低于3%吗"),
    ],
)
def test_share_within_a_whole_is_tested(said: str, plain: str) -> None:
    assert share_to_test(said) == plain


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("公务用车运维费较上年减少的幅度(%)", "%"),
        ("机关运行经费(万元)", "万元"),
        ("面向中小企业预留采购份额有多大", None),
        ("甲支出占多大份额", "%"),
    ],
)
def test_unit_that_is_said_behind_a_question(question: str, unit: str | None) -> None:
    assert asked_unit(question) == unit


def test_a_measured_number_is_no_money() -> None:
    assert plain_question("按16.3万吨测算") == "按16.3万吨测算"
    assert plain_question("超过100万的项目") == "超过100万元的项目"
    assert "压缩式" in plain_question("一台压缩式垃圾车的单价")

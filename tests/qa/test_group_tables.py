"""Groups in tables that the bundled samples do not print: of indicators, purchases, three public rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, members_of, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.engine import Engine

AMOUNT = "万元"


def of_indicators() -> Table:
    """Projects with their totals, each over its indicators."""
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("项目总额",), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("三级指标",), "text"),
        Column(3, ("指标值",), "count"),
    )
    rows = []
    for name, amount in (("水质监测", "30.00"), ("堤防维护", "80.00"), ("节水宣传", "12.00")):
        rows.append(((name,), {0: name, 1: amount}))
        rows.append(((name, f"{name}次数"), {2: f"{name}次数", 3: "95"}))
    return table("项目支出绩效目标表", "performance_table", columns, rows)


@pytest.mark.parametrize(
    "question",
    ["项目支出绩效目标表列出的项目中，总额最高的两个依次是哪些", "绩效目标表里金额最大的两个项目是哪两个"],
)
def test_projects_stand_over_their_indicators(question: str) -> None:
    assert members_of(question, of_indicators()) == ["堤防维护", "水质监测"]


def test_the_three_public_expenses_may_be_rows() -> None:
    columns = (
        Column(0, ("项目",), "label"),
        Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("一般公共预算",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        (("“三公”经费",), "60.00"), (("“三公”经费", "因公出国(境)支出"), "20.00"),
        (("“三公”经费", "公务用车购置及运行维护支出"), "10.00"), (("“三公”经费", "公务接待费支出"), "30.00"),
    ]  # fmt: skip
    rows = [(path, {0: path[-1], 1: amount, 2: amount}) for path, amount in lines]
    three = table("“三公”经费预算表", "three_public_table", columns, rows)
    assert members_of("三公经费三大项里，公务接待费排第几？", three) == ["公务接待费支出"]
    assert members_of("三公经费里最少的是哪一项", three) == ["公务用车购置及运行维护支出"]


def procurement() -> Table:
    """Purchases by 专项, kind and thing, one of them twice; the goods over the services."""
    columns = (
        Column(0, ("采购品目大类",), "label"),
        Column(1, ("专项名称",), "label"),
        Column(2, ("采购物品名称",), "label"),
        Column(3, ("采购组织形式",), "text"),
        Column(4, ("总计",), "amount", AMOUNT, 2025, "budget"),
    )
    rows: list[tuple[tuple[str, ...], dict[int, str]]] = []
    for kind, special, thing, form, amount in (
        ("货物", "", "", "", "12.00"),
        ("货物", "设备购置", "复印机", "集中采购", "5.00"),
        ("货物", "设备购置", "空调机", "集中采购", "3.00"),
        ("货物", "办案经费", "打印机", "分散采购", "4.00"),
        ("服务", "", "", "", "70.00"),
        ("服务", "办案经费", "印刷服务", "集中采购", "20.00"),
        ("服务", "宣传经费", "印刷服务", "分散采购", "35.00"),
        ("服务", "办案经费", "咨询服务", "分散采购", "15.00"),
    ):
        path = (kind, thing) if thing else (kind,)
        rows.append((path, {0: "" if thing else kind, 1: special, 2: thing, 3: form, 4: amount}))
    return table("政府采购支出表", "procurement_table", columns, rows)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("集中采购的货物合计多少", "8.00"),  # a value of a column, under a row
        ("分散采购的服务一共多少钱", "50.00"),
        ("各专项的印刷服务合计多少万元", "55.00"),
    ],
)
def test_rows_are_chosen_by_their_columns_and_their_parents(question: str, amount: str) -> None:
    record = Engine(Shelf({"made.pdf": document(procurement())})).ask(question)
    assert Decimal(record.figures[0].value) == Decimal(amount)


def test_rows_are_taken_together_by_the_column_that_is_asked_for() -> None:
    names = members_of("政府采购支出表里哪两个专项的采购预算最多？按从大到小给出专项名称", procurement())
    assert names == ["办案经费", "宣传经费"]


@pytest.mark.parametrize(
    "question", ["水务局自己名下的项目里金额最大的是哪个", "不含下属单位，金额最大的项目是哪个"]
)
def test_the_own_level_is_meant_without_the_units_below(question: str) -> None:
    columns = (Column(0, ("支出项目",), "label"), Column(1, ("总计",), "amount"))
    lines = [
        (("望川市水务局",), "56.00"),
        (("望川市水务局", "水质监测"), "50.00"),
        (("望川市水务局", "节水宣传"), "6.00"),
        (("望川市河道管理中心",), "90.00"),
        (("望川市河道管理中心", "清淤"), "80.00"),
        (("望川市河道管理中心", "绿化"), "10.00"),
    ]  # fmt: skip
    rows = [(path, {0: path[-1], 1: amount}) for path, amount in lines]
    assert members_of(question, table("项目支出预算表", "project_table", columns, rows)) == ["水质监测"]


def test_a_class_printed_once_for_each_unit_makes_up_the_total() -> None:
    columns = (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        ("2130301", "行政运行", "40.00"), ("2130314", "防汛", "30.00"), ("2130314", "防汛", "25.00"),
        (None, "合计", "95.00"),
    ]  # fmt: skip
    rows = [((name,), {1: name, 2: amount} | ({0: code} if code else {})) for code, name, amount in lines]
    codes = [line[0] for line in lines]
    made = table("一般公共预算支出表", "general_budget_table", columns, rows, codes=codes)
    assert members_of("支出最多的项级科目是哪个", made) == ["防汛"]


def by_kind() -> Table:
    """科目 with what they spend on running and on projects, of which one has any."""
    columns = (
        Column(0, ("科目编码",), "code"),
        Column(1, ("科目名称",), "label"),
        Column(2, ("合计",), "amount", AMOUNT, 2025, "budget"),
        Column(3, ("基本支出",), "amount", AMOUNT, 2025, "budget"),
        Column(4, ("项目支出",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [("2130301", "行政运行", "40.00", "40.00", ""), ("2130314", "防汛", "30.00", "10.00", "20.00")]
    rows = [((name,), {0: c, 1: name, 2: a, 3: b, 4: p}) for c, name, a, b, p in lines]
    codes = [line[0] for line in lines]
    return table("支出总表（功能分类）", "expenditure_table", columns, rows, codes=codes)


def test_the_only_figure_of_a_column_is_its_largest() -> None:
    assert members_of("项目支出中哪个功能科目最多", by_kind()) == ["防汛"]
    assert members_of("没有项目支出的功能科目有哪些", by_kind()) == ["行政运行"]


def test_rows_that_share_a_value_are_listed() -> None:
    assert members_of("集中采购的货物有哪些", procurement()) == ["复印机", "空调机"]


def by_years() -> Table:
    """三公经费 of two units, each with a row for last year, for this year and for the change."""
    columns = (
        Column(0, ("预算单位",), "organisation"),
        Column(1, ("年度",), "text"),
        Column(2, ("公务接待费",), "amount", AMOUNT, 2025, "budget"),
    )
    own, other = "望川市水务局(本级)", "望川市河道管理中心"
    lines = [(own, "2024年", "9.00"), (own, "2025年", "3.00")]
    lines += [(other, "2024年", "1.00"), (other, "2025年", "4.00")]
    rows = [((unit,), {0: unit, 1: year, 2: amount}) for unit, year, amount in lines]
    return table("“三公”经费支出表", "three_public_table", columns, rows, [line[0] for line in lines])


def test_units_are_ordered_by_the_rows_of_this_year() -> None:
    assert members_of("公务接待费最多的单位", by_years()) == ["望川市河道管理中心"]


def test_projects_are_asked_for_by_where_their_money_comes_from() -> None:
    columns = (
        Column(0, ("项目名称",), "label"),
        Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("单位资金",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [("水质监测", "30.00", ""), ("堤防维护", "80.00", "12.00"), ("节水宣传", "12.00", "")]
    rows = [((name,), {0: name, 1: amount, 2: own}) for name, amount, own in lines]
    made = table("项目支出预算表", "project_table", columns, rows)
    assert members_of("单位资金安排的项目有哪些", made) == ["堤防维护"]


def test_an_indicator_has_no_weight_where_no_figure_tells_it() -> None:
    record = Engine(Shelf({"made.pdf": document(of_indicators())})).ask("权重最高的指标是哪几个")
    assert not record.items


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("整体绩效目标的指标里，权重最重的是哪个", ["清淤长度"]),
        ("权重最低的指标有哪些", ["堤防完好率", "群众满意度"]),
    ],
)
def test_indicators_are_ordered_by_the_weights_beside_them(question: str, names: list[str]) -> None:
    columns = (
        Column(0, ("指标名称",), "label"),
        Column(1, ("指标值",), "count"),
        Column(2, ("指标权重(%)",), "text"),
    )
    lines = [("清淤长度", "50", "30"), ("堤防完好率", "95", "10"), ("群众满意度", "90", "10")]
    rows = [((name,), {0: name, 1: value, 2: weight}) for name, value, weight in lines]
    assert members_of(question, table("部门整体绩效目标表", "performance_table", columns, rows)) == names


def test_the_rows_of_a_table_that_is_named_are_listed_and_counted() -> None:
    names = ["堤防维护", "水质监测", "节水宣传"]
    assert members_of("项目支出绩效目标表里有哪些项目", of_indicators()) == names
    record = Engine(Shelf({"made.pdf": document(of_indicators())})).ask("项目支出绩效目标表里有几个项目")
    assert Decimal(record.figures[0].value) == 3


@pytest.mark.parametrize(
    ("question", "amount"), [("三公经费里最多的是哪项", "7.00"), ("三公经费预算数里最多的是哪项", "9.00")]
)
def test_a_final_account_is_asked_for_what_was_spent(question: str, amount: str) -> None:
    columns = [Column(0, ("项目",), "label")]
    texts = {0: "合计"}
    lines = (("公务接待费", "9.00", "2.00"), ("因公出国(境)费", "8.00", "7.00"))
    for at, (name, planned, spent) in enumerate(lines):
        columns.append(Column(1 + 2 * at, (name, "预算数"), "amount", AMOUNT, 2025, "budget"))
        columns.append(Column(2 + 2 * at, (name, "决算数"), "amount", AMOUNT, 2025, "final"))
        texts |= {1 + 2 * at: planned, 2 + 2 * at: spent}
    made = table("“三公”经费支出决算表", "three_public_table", columns, [(("合计",), texts)])
    final = Identity("望川市水务局", 2025, "决算", "部门")
    record = Engine(Shelf({"made.pdf": document(made, identity=final)})).ask(question)
    assert Decimal(record.figures[0].value) == Decimal(amount)


def test_rows_on_a_topic_are_added_up() -> None:
    columns = (Column(0, ("项目名称",), "label"), Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"))
    lines = [("学生资助-助学金", "30.00"), ("校舍修缮", "80.00"), ("学生资助-奖学金", "12.00")]
    rows = [((name,), {0: name, 1: amount}) for name, amount in lines]
    made = table("项目支出预算表", "project_table", columns, rows)
    record = Engine(Shelf({"made.pdf": document(made)})).ask("学生资助类项目合计多少")
    assert Decimal(record.figures[0].value) == Decimal("42.00")
    assert members_of("学生资助相关的项目有哪些", made) == ["学生资助-助学金", "学生资助-奖学金"]


def test_there_is_no_item_level_in_the_economic_classification() -> None:
    columns = (
        Column(0, ("支出功能分类科目",), "label"),
        Column(1, ("部门支出经济分类科目",), "label"),
        Column(2, ("合计",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [("行政运行", "基本工资", "30.00"), ("行政运行", "津贴补贴", "20.00")]
    rows = [((upper, name), {0: upper, 1: name, 2: amount}) for upper, name, amount in lines]
    made = document(table("支出总表", "expenditure_table", columns, rows))
    assert not Engine(Shelf({"made.pdf": made})).ask("支出最多的项级科目是哪个").items


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("说明称共有3个项目，项目支出绩效目标表里列的项目数是不是这么多？", True),
        ("项目支出绩效目标表里的项目是不是5个", False),
    ],
)
def test_how_many_there_are_is_held_against_what_is_said(question: str, verdict: bool) -> None:
    record = Engine(Shelf({"made.pdf": document(of_indicators())})).ask(question)
    assert record.verdict is verdict
    assert Decimal(record.figures[0].value) == 3


def test_what_stands_under_a_class_is_listed() -> None:
    assert members_of("服务类采购有哪些", procurement()) == ["印刷服务", "印刷服务", "咨询服务"]


def by_unit(*rows: tuple[str, str, str]) -> Table:
    """Projects under their units, with the total over them all."""
    columns = (
        Column(0, ("单位(项目)名称",), "label"),
        Column(1, ("合计",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [((unit, name) if name else (unit,), {0: name or unit, 1: amount}) for unit, name, amount in rows]
    return table("项目支出预算情况表", "project_table", columns, lines)


def test_projects_that_happen_to_come_to_another_are_not_under_it() -> None:
    table_of_two = by_unit(
        ("合计", "", "170.00"),
        ("水文站", "", "110.00"), ("水文站", "水位监测", "40.00"), ("水文站", "平台升级", "70.00"),
        ("灌溉中心", "", "60.00"), ("灌溉中心", "渠道清淤", "10.00"), ("灌溉中心", "泵站检修", "50.00"),
    )  # fmt: skip
    assert members_of("金额最大的两个项目", table_of_two) == ["平台升级", "泵站检修"]
    flat = by_unit(
        ("合计", "", "170.00"), ("平台升级", "", "70.00"), ("水位监测", "", "40.00"),
        ("渠道清淤", "", "30.00"), ("泵站检修", "", "30.00"),
    )  # fmt: skip
    assert members_of("金额最大的两个项目", flat) == ["平台升级", "水位监测"]


def test_a_project_may_be_named_by_a_change_of_the_climate() -> None:
    projects = by_unit(
        ("合计", "", "90.00"), ("应对气候变化管理", "", "50.00"), ("水位监测", "", "10.00"),
        ("渠道清淤", "", "30.00"),
    )  # fmt: skip
    assert members_of("金额最大的两个项目", projects) == ["应对气候变化管理", "渠道清淤"]

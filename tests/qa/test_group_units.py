"""Groups in tables that print several units: whose rows are meant, added up and put in order."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made import document, members_of, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.engine import Engine

AMOUNT = "万元"


def by_units() -> Table:
    """功能分类 of two units, one under the other, without a row that adds them up."""
    columns = (
        Column(0, ("预算单位",), "organisation"),
        Column(1, ("科目编码",), "code"),
        Column(2, ("科目名称",), "label"),
        Column(3, ("支出总计",), "amount", AMOUNT, 2025, "budget"),
    )
    own, other = "望川市水务局(本级)", "望川市河道管理中心"
    lines = [
        (own, None, own, "90.00"),
        (own, "208", "社会保障和就业支出", "40.00"),
        (own, "213", "农林水支出", "50.00"),
        (other, None, other, "60.00"),
        (other, "208", "社会保障和就业支出", "45.00"),
        (other, "221", "住房保障支出", "15.00"),
    ]
    rows = [
        ((unit, name) if code else (unit,), {2 if code else 0: name, 3: amount} | ({1: code} if code else {}))
        for unit, code, name, amount in lines
    ]
    units, codes = [line[0] for line in lines], [line[1] for line in lines]
    return table("支出总表", "expenditure_table", columns, rows, units, codes)


def test_a_class_that_two_units_print_is_one_member() -> None:
    assert members_of("支出最多的功能分类大类是哪类", by_units()) == ["社会保障和就业支出"]
    record = Engine(Shelf({"made.pdf": document(by_units())})).ask("支出最多的功能分类大类是哪类")
    assert Decimal(record.figures[0].value) == Decimal("85.00")


def test_the_own_level_is_one_of_the_units() -> None:
    assert members_of("局本级的支出里最大的类是哪个", by_units()) == ["农林水支出"]


def of_owners() -> Table:
    """Projects of units, without a row for any unit."""
    columns = (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("项目名称",), "label"),
        Column(2, ("总计",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        ("望川市东郊监狱", "罪犯生活保障", "30.00"),
        ("望川市东郊监狱", "日常保障运行", "10.00"),
        ("望川市西郊监狱", "罪犯生活保障", "35.00"),
        ("望川市西郊监狱", "日常保障运行", "2.00"),
        ("望川市水务局", "水质监测", "50.00"),
        ("望川市水务局", "节水宣传", "6.00"),
    ]
    rows = [((name,), {0: unit, 1: name, 2: amount}) for unit, name, amount in lines]
    return table("项目支出预算表", "project_table", columns, rows, [line[0] for line in lines])


def test_the_projects_of_units_are_added_up_by_units() -> None:
    assert members_of("各监狱项目支出谁最多", of_owners()) == ["望川市东郊监狱"]
    assert members_of("哪家单位的项目支出最多", of_owners()) == ["望川市水务局"]


@pytest.mark.parametrize("question", ["西郊监狱项目支出一共多少", "西郊监狱所有项目支出加总是多少"])
def test_the_projects_of_one_unit_are_added_up(question: str) -> None:
    record = Engine(Shelf({"made.pdf": document(of_owners())})).ask(question)
    assert Decimal(record.figures[0].value) == Decimal("37.00")


def test_units_are_not_ordered_by_how_many_projects_they_have() -> None:
    record = Engine(Shelf({"made.pdf": document(of_owners())})).ask("项目最多的单位是哪家")
    assert record.status == "not_found"


def fees() -> Table:
    """Fees of four units, one blank and one nought among them."""
    columns = (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("“三公”经费", "公务接待费"), "amount", AMOUNT, 2025, "budget"),
        Column(2, ("会议费",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        ("望川市水务局", "3.00", "5.00"),
        ("望川市河道管理中心", "1.00", "0.00"),
        ("望川市防汛物资储备站", "", "2.00"),
        ("望川市节水推广中心", "0.50", ""),
    ]
    rows = [((unit,), {0: unit, 1: reception, 2: meetings}) for unit, reception, meetings in lines]
    units = [line[0] for line in lines]
    return table("“三公”经费、会议费预算表", "three_public_table", columns, rows, units)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("没有安排会议费的单位有哪些", ["望川市河道管理中心", "望川市节水推广中心"]),
        ("哪些单位的会议费为零", ["望川市河道管理中心", "望川市节水推广中心"]),
        ("哪些单位安排了公务接待费", ["望川市水务局", "望川市河道管理中心", "望川市节水推广中心"]),
    ],
)
def test_nothing_is_a_bound_that_blanks_keep_to(question: str, names: list[str]) -> None:
    assert members_of(question, fees()) == names


def test_members_without_a_figure_are_counted_where_none_is_asked_for() -> None:
    record = Engine(Shelf({"made.pdf": document(fees())})).ask("没有安排会议费的单位有几家")
    assert Decimal(record.figures[0].value) == 2


def test_fewer_members_than_are_asked_for_are_none() -> None:
    record = Engine(Shelf({"made.pdf": document(fees())})).ask("会议费最多的五家单位是哪些")
    assert not record.items


def test_what_stands_under_a_unit_is_listed() -> None:
    assert members_of("东郊监狱的项目有哪几个", of_owners()) == ["罪犯生活保障", "日常保障运行"]


@pytest.mark.parametrize("question", ["各分局收入最多的是哪家", "哪个分局的公务接待费最多"])
def test_units_of_another_kind_are_not_the_ones_asked_for(question: str) -> None:
    assert not Engine(Shelf({"made.pdf": document(fees())})).ask(question).items


def of_branches() -> Table:
    """Projects under the branches that they are of, in the one column of names."""
    columns = (
        Column(0, ("支出项目类别（资金使用单位）",), "label"),
        Column(1, ("总计",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        (("望川市水务局东城分局",), "15.00"),
        (("望川市水务局东城分局", "其他运行经费"), "5.00"),
        (("望川市水务局东城分局", "河道巡查"), "10.00"),
        (("望川市水务局西城分局",), "11.00"),
        (("望川市水务局西城分局", "其他运行经费"), "8.00"),
        (("望川市水务局西城分局", "西城分局宣传经费"), "3.00"),
        (("望川市节水推广中心",), "9.00"),
        (("望川市节水推广中心", "其他运行经费"), "4.00"),
        (("望川市节水推广中心", "节水宣传"), "5.00"),
    ]
    rows = [(path, {0: path[-1], 1: amount}) for path, amount in lines]
    return table("项目支出预算表", "project_table", columns, rows, ["望川市水务局"] * len(rows))


def test_a_row_belongs_to_the_unit_that_it_stands_under() -> None:
    assert members_of("哪个分局的其他运行经费最多", of_branches()) == ["望川市水务局西城分局"]
    record = Engine(Shelf({"made.pdf": document(of_branches())})).ask("各分局的其他运行经费加起来多少")
    assert Decimal(record.figures[0].value) == Decimal("13.00")


def test_a_branch_is_called_by_its_own_part_of_the_name() -> None:
    assert members_of("西城分局的项目有哪些", of_branches()) == ["其他运行经费", "西城分局宣传经费"]
    record = Engine(Shelf({"made.pdf": document(of_branches())})).ask("西城分局有几个项目")
    assert Decimal(record.figures[0].value) == 2


def of_posts() -> Table:
    columns = (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("编制数",), "count", "人"),
    )
    lines = [("望川市水务局（本级）", "26"), ("望川市东郊监狱", "48"), ("望川市西郊监狱", "20")]
    rows = [((name,), {0: name, 1: count}) for name, count in lines]
    return table("机构设置情况", "other", columns, rows, [name for name, _ in lines])


@pytest.mark.parametrize(
    "question", ["纳入决算的三家单位，哪一家编制最多？", "纳入部门预算编制范围的单位里，编制数最多的是哪家"]
)
def test_units_are_ordered_by_their_posts(question: str) -> None:
    assert members_of(question, of_posts()) == ["望川市东郊监狱"]


def test_bodies_of_a_kind_are_the_own_ones() -> None:
    record = Engine(Shelf({"made.pdf": document(of_posts())})).ask("局下属两所监狱的编制数合计多少？")
    assert Decimal(record.figures[0].value) == Decimal("68"), record.text

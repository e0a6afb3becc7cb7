"""Ways of asking that stand for plainer ones: two held together, orders, extremes, sorts of units."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column
from qa.engine import Engine
from qa.question.colloquial import plain_question
from qa.scoping.scope import short_names

CARS = (
    "公务接待费支出6万元。其中：外宾接待支出0万元，接待0批次0人次；国内公务接待支出6万元，"
    "共接待国内来访团组60个、来宾480人次。",
    "共有车辆14辆，其中，机要通信用车1辆、应急保障用车2辆、执法执勤用车5辆、其他用车4辆、离退休用车2辆。",
    "6.城乡社区支出（类）其他城乡社区支出（款）其他城乡社区支出（项）22600万元，主要用于城市轨道交通运营补偿方面的支出。",
    "（一）因公出国（境）费。2025年预算安排70万元，与上年持平。主要是保障经贸招商、参展等需要。",
)
EXPENSES = (
    "“三公”经费48万元，比上年减少11万元。其中：公务接待费10万元，比上年减少4万元；因公出国（境）费8万元，比上年减少1万元；"
    "公务用车运行维护费30万元，比上年减少6万元。",
)
UNITS = table(
    "部门预算单位构成", "other",
    (
        Column(0, ("单位名称",), "organisation"),
        Column(1, ("单位性质",), "text"),
        Column(2, ("变动",), "text"),
    ),
    (
        (("望川市水文站",), {0: "望川市水文站", 1: "事业单位（公益一类）"}),
        (("望川市水库实践基地",), {0: "望川市水库实践基地", 1: "事业单位（公益二类）", 2: "新设立单位"}),
        (("望川市执法支队",), {0: "望川市执法支队", 1: "参照公务员法管理事业单位"}),
    ),
    units=("望川市水文站", "望川市水库实践基地", "望川市执法支队"),
)  # fmt: skip
STAFF = table(
    "人员情况", "other",
    (
        Column(0, ("单位",), "organisation"),
        Column(1, ("编制",), "count", "人"),
        Column(2, ("实有",), "count"),
        Column(3, ("车辆（辆）",), "count", "辆"),
        Column(4, ("大型设备（台、套）",), "count", "台"),
    ),
    (
        (("望川市水务局本级(机关)",), {0: "望川市水务局本级(机关)", 1: "60", 2: "57", 3: "4", 4: "1"}),
        (("望川市水文站",), {0: "望川市水文站", 1: "42", 2: "40", 3: "9", 4: ""}),
        (("望川市水库管理所",), {0: "望川市水库管理所", 1: "20", 2: "18", 3: "2", 4: "7"}),
        (("合计",), {0: "合计", 1: "122", 2: "115", 3: "15", 4: "8"}),
    ),
    units=("望川市水务局本级(机关)", "望川市水文站", "望川市水库管理所", None),
)  # fmt: skip


def ask(question: str, *tables: object, prose: tuple[str, ...] = CARS):  # type: ignore[no-untyped-def]
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose)})).ask(question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("国内公务接待一共来了多少人次？", "480"),
        ("接待外宾多少人次？", "0"),
        ("城市轨道交通运营补偿安排了多少万元？", "22600"),
    ],
)
def test_number_of_the_thing_that_its_part_of_the_sentence_is_about(question: str, value: str) -> None:
    assert ask(question).figures[0].value == value


def test_use_stands_behind_an_amount_that_has_not_moved() -> None:
    assert "经贸招商" in ask("70万元出国经费主要用来保障什么？").text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("现有车辆里其他用车最多，对吗？", False),
        ("在车辆里，“执法执勤用车”是数量最多的一类，这个说法对吗？", True),
    ],
)
def test_extreme_that_is_claimed_is_tested(question: str, verdict: bool) -> None:
    record = ask(question)
    assert record.verdict is verdict, record.text
    assert "执法执勤用车（5辆）" in record.text


def test_order_by_how_much_things_fell() -> None:
    record = ask("“三公”三项费用都比2024年减了，按减少金额从大到小怎么排？", prose=EXPENSES)
    assert record.items == ["公务用车运行维护费", "公务接待费", "因公出国（境）费"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("属于公益二类的事业单位有哪几家？", ["望川市水库实践基地"]),
        ("纳入决算编制范围的参照公务员法管理的事业单位是哪家？", ["望川市执法支队"]),
        ("单位名单中备注“新设立单位”的是哪一家？", ["望川市水库实践基地"]),
    ],
)
def test_units_of_a_sort_that_a_column_of_words_tells(question: str, names: list[str]) -> None:
    assert ask(question, UNITS).items == names


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("全部门编制数比实有人数多几个？", "7", "人"),
        ("全部门还空着多少个编制？", "7", "人"),
        ("全部门编制数和实有人数差多少人？", "7", "人"),
        ("局本级的车辆有几辆？", "4", "辆"),
    ],
)
def test_posts_and_people(question: str, value: str, unit: str) -> None:
    record = ask(question, STAFF, prose=())
    assert (record.figures[0].value, record.figures[0].unit) == (value, unit), record.text


def test_things_ranked_are_those_that_the_column_is_called_by() -> None:
    record = ask("各单位中车辆最多的是哪家？", STAFF, prose=())
    assert record.items == ["望川市水文站"]


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("甲项目和乙项目相比，2024年前者多多少元", "2024年甲项目比乙项目多多少元"),
        ("他们家现在一共有几台公车", "现在一共有几台公车"),
        ("住房保障支出是各类里最多的，对吗", "住房保障支出是各类里最多吗"),
        ("渔业发展在表三和表五里的数不一样，差多少", "渔业发展在表三和表五里的差多少"),
        ("一年水电总共要花多少钱", "一年水费和电费总共要花多少钱"),
    ],
)
def test_plain_words(asked: str, plain: str) -> None:
    assert plain_question(asked) == plain


def test_branch_is_called_by_the_heads_of_its_words_with_its_bureau() -> None:
    assert "福州市公安局交管支队" in short_names("福州市公安局交通管理支队")

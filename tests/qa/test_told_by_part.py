"""Things told by a part of their names, of one year and another, of their funds, units and forms."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Document, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.question.asked_apart import asked_apart

BUDGET = Identity("望川市水务局", 2025, "预算", "部门")


def _money(at: int, *path: str, year: int = 2025, measure: str = "budget") -> Column:
    return Column(at, path, "amount", "万元", year, measure)  # type: ignore[arg-type]


PROJECTS = table(
    "项目支出表", "project_table",
    [
        Column(0, ("项目名称",), "label"),
        _money(1, "合计"), _money(2, "一般公共预算"), _money(3, "政府性基金"),
    ],
    [(("合计",), {0: "合计", 1: "260.00", 2: "170.00", 3: "90.00"}),
     (("信息化运维",), {0: "信息化运维", 1: "60.00", 2: "60.00", 3: ""}),
     (("信息化建设",), {0: "信息化建设", 1: "40.00", 2: "40.00", 3: ""}),
     (("河道清淤",), {0: "河道清淤", 1: "160.00", 2: "70.00", 3: "90.00"})],
)  # fmt: skip
YEARS = table(
    "一般公共预算支出表", "general_budget_table",
    [Column(0, ("科目名称",), "label"), _money(1, "2024年执行数", year=2024, measure="executed"),
     _money(2, "2025年预算数")],
    [(("防汛",), {0: "防汛", 1: "80.00", 2: "100.00"}), (("抗旱",), {0: "抗旱", 1: "50.00", 2: "40.00"})],
)  # fmt: skip
INCOME = table(
    "收支总表", "balance_table",
    [Column(0, ("项目",), "label"), _money(1, "预算数")],
    [
        (("政府性基金预算拨款",), {0: "政府性基金预算拨款", 1: "315.00"}),
        (("收入总计",), {0: "收入总计", 1: "900.00"}),
    ],
)  # fmt: skip


def _units(title: str = "支出总表") -> Table:
    bodies = ("望川市水务局(机关)", "望川市河湖中心", "望川市供水站")
    rows = [(("合计",), {0: "合计", 1: "60.00"})]
    for body, costs in zip(bodies, ((20, 9), (6, 11), (8, 6)), strict=True):
        rows += [
            ((body,), {0: body, 1: f"{sum(costs)}.00"}),
            ((body, "差旅费"), {0: "差旅费", 1: f"{costs[0]}.00"}),
            ((body, "办公费"), {0: "办公费", 1: f"{costs[1]}.00"}),
        ]
    owners = [None, *(body for body in bodies for _ in range(3))]
    columns = [Column(0, ("单位名称（科目）",), "label"), _money(1, "合计")]
    return table(title, "expenditure_table", columns, rows, units=owners)


def _asked(question: str, made: Document) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": made})).ask(question)


def _ask(question: str, *tables: Table, prose: tuple[str, ...] = ()) -> AnswerRecord:
    return _asked(question, document(*tables, prose=prose, identity=BUDGET))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("名称里带“信息化”的项目合计多少万元", "100.00"),
        ("名称里含有“信息化”字样的项目有几个", "2"),
        ("项目名称带“信息化”的几个项目合计占项目支出合计的百分之几", "38.46"),
    ],
)
def test_members_are_chosen_by_a_part_of_their_names(question: str, value: str) -> None:
    record = _ask(question, PROJECTS)
    assert record.figures and record.figures[0].value == value, record.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("防汛2025年预算数比2024年执行数多多少", "20.00"),
        ("抗旱2025年预算数比2024年执行数减少百分之几", "-20.00"),
        ("抗旱2025年预算数占2024年执行数的百分之几", "80.00"),
    ],
)
def test_two_measures_are_each_of_their_year(question: str, value: str) -> None:
    record = _ask(question, YEARS)
    assert record.figures and record.figures[0].value == value, record.text


def test_what_a_fund_holds_in_all_is_no_part_of_one_project() -> None:
    record = _ask("信息化运维里，政府性基金占多大比例？", INCOME, PROJECTS)
    assert not any(figure.value == "315.00" for figure in record.figures), record.text


@pytest.mark.parametrize(
    ("question", "verdict", "shown"),
    [
        ("有人说河道清淤的160万元全部来自政府性基金，对吗？", False, "90.00"),
        ("信息化运维的预算是不是全部来自一般公共预算？", True, "60.00"),
    ],
)
def test_whether_all_of_it_is_of_one_fund(question: str, verdict: bool, shown: str) -> None:
    record = _ask(question, PROJECTS)
    assert record.verdict is verdict and shown in record.text, record.text


def test_the_departments_own_level_is_one_of_its_units() -> None:
    assert _ask("局机关的支出里，差旅费和办公费哪个多？", _units()).items[:1] == ["差旅费"]
    assert _ask("局机关金额最大的科目是哪个？", _units()).figures[0].value == "20.00"


def test_what_each_unit_has_is_listed() -> None:
    record = _ask("各单位的预算分别是多少？", _units())
    assert [figure.value for figure in record.figures] == ["29.00", "17.00", "14.00"], record.text


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("公务用车有几辆，运行费平均每辆多少", ["公务用车有几辆", "公务用车运行费平均每辆多少"]),
        (
            "实有人数多少，其中在职多少，退休多少",
            ["实有人数多少", "其中在职人员有多少人", "退休人员有多少人"],
        ),
        (
            "年初结转多少，年末结转多少，相差多少",
            ["年初结转多少", "年末结转多少", "年初结转和年末结转相差多少"],
        ),
        ("出国费用花了多少？去了哪些国家？", ["出国费用花了多少", "因公出国团组去了哪些国家"]),
        (
            "绩效目标表里，资金总额最大的是哪个项目，最小的又是哪个？",
            ["绩效目标表里,资金总额最大的是哪个项目", "最小的又是哪个项目"],
        ),
        (
            "会议费和培训费，哪一项的决算与预算差额更大，差额是多少？",
            ["会议费决算比预算差多少", "培训费决算比预算差多少"],
        ),
    ],
)  # fmt: skip
def test_half_a_question_is_told_in_full(question: str, parts: list[str]) -> None:
    assert asked_apart(question) == parts


def test_rates_are_apart_by_points() -> None:
    made = table(
        "项目支出绩效目标表", "performance_table",
        [Column(0, ("三级指标",), "label"), Column(1, ("2024年完成值",), "count", "%", 2024, "final"),
         Column(2, ("2025年目标值",), "count", "%", 2025, "budget")],
        [(("河道管养", "保洁合格率"), {0: "保洁合格率", 1: "95.2%", 2: "≥96%"})],
    )  # fmt: skip
    record = _ask("保洁合格率，2025年目标较2024年完成值提高几个百分点？", made)
    assert not record.figures or (record.figures[0].value, record.figures[0].unit) == ("0.8", "个百分点")


def test_staff_of_several_units_against_both_kinds_of_posts_is_no_crash() -> None:
    record = _ask("四家单位在职人员合计占行政、事业编制总数的百分比是多少？", INCOME)
    assert record.status in ("answered", "not_found", "no_data")


@pytest.mark.parametrize(
    ("question", "told"),
    [("河道清淤的实施期限是什么时候", "2025年1月至12月"), ("河道清淤的项目属性是什么", "延续项目")],
)
def test_the_form_of_a_project_tells_what_stands_beside_a_key(question: str, told: str) -> None:
    form = table(
        "项目绩效目标表", "performance_table",
        [Column(0, ("项目",), "label"), Column(1, ("金额",), "amount", "万元"), Column(2, ("内容",), "text")],
        [(("河道清淤", "项目名称"), {0: "项目名称", 2: "河道清淤"}),
         (("河道清淤", "实施期限"), {0: "实施期限", 2: "2025年1月至12月"}),
         (("河道清淤", "项目属性"), {0: "项目属性", 2: "延续项目"})],
    )  # fmt: skip
    assert told in _ask(question, PROJECTS, form).text


def _form(name: str, *told: str) -> Table:
    return table(
        "项目支出绩效自评表", "performance_table",
        [Column(0, ("项目",), "label"), Column(1, ("金额",), "amount", "万元"), Column(2, ("内容",), "text")],
        [((name, "项目名称"), {0: "项目名称", 2: name}),
         *(((name, "未完成原因及改进措施", words), {0: "未完成原因及改进措施", 2: words}) for words in told)],
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "河道清淤整治项目没有达标，打算怎么改？",
        "河道清淤整治项目的改进措施是什么？",
        "河道清淤整治项目的未完成原因是什么？",
    ],
)
def test_why_and_how_is_told_by_the_form_of_the_project_alone(question: str) -> None:
    forms = _form("城区河道清淤整治", "汛期停工，改在枯水期施工"), _form("古树名木", "认养减少，改为家庭认养")
    record = _ask(question, PROJECTS, *forms)
    assert "枯水期" in record.text and "认养" not in record.text, record.text


FEES = ("合计", "因公出国(境)费", "公务用车购置费", "公务用车运行费", "公务接待费")
MEASURES = (("预算数", "budget"), ("决算数", "final"))
PUBLIC = table(
    "“三公”经费支出决算表", "three_public_table",
    [
        _money(at, name, printed, measure=measure)
        for at, (name, (printed, measure)) in enumerate(product(FEES, MEASURES))
    ],
    [(("合计",), {0: "60.00", 1: "40.00", 2: "10.00", 3: "8.00", 4: "20.00", 5: "15.00", 6: "20.00",
                  7: "13.00", 8: "10.00", 9: "4.00"})],
)  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        "三公经费四小项（出国、购车、用车、接待）的决算数",
        "因公出国（境）费、公务用车购置费、公务用车运行费、公务接待费的决算数",
    ],
)
def test_the_measure_behind_a_list_is_that_of_each(parts: str) -> None:
    made = document(PUBLIC, identity=replace(BUDGET, kind="决算"))
    assert _asked(f"核对一下：{parts}加总等于合计40.00万元吗？", made).verdict is True


def test_one_thing_by_two_measures_is_more_or_less_of_it() -> None:
    record = _asked("三公经费决算比预算压减了多少？", document(PUBLIC, identity=replace(BUDGET, kind="决算")))
    assert "减少**20.00万元**" in record.text, record.text


def test_the_first_unit_of_a_list_is_named_without_the_word_before_it() -> None:
    told = ("下属望川市河湖中心、望川市供水站2个事业单位，均为财政补助事业单位。",)
    record = _ask("本部门下属有哪几家事业单位？", prose=told)
    assert record.items == ["望川市河湖中心", "望川市供水站"], record.text


def test_sorts_of_a_list_are_named_as_they_are_listed() -> None:
    told = ("2025年政府采购90.00万元，其中：货物类采购10.00万元，工程类采购30.00万元，服务类采购50.00万元。",)
    record = _ask("货物、工程、服务三类采购预算，哪类最多、哪类最少？请从大到小排列。", prose=told)
    assert record.items == ["服务", "工程", "货物"], record.text


def test_a_thing_named_by_itself_takes_all_that_is_asked_behind_it() -> None:
    told = ("2025年会议费预算20.00万元，比上年增加3.00万元。2025年培训费预算10.00万元，与上年持平。",)
    made = document(prose=told, identity=BUDGET)
    engine, before = Engine(Shelf({"made.pdf": made})), "2025年培训费预算多少？和上年比有变化吗？"
    record = engine.ask("那会议费呢，预算多少，比上年多了多少？", None, [before])
    assert [figure.value for figure in record.figures[:2]] == ["20.00", "3.00"], record.text


def test_how_many_goals_there_are_and_what_they_cost() -> None:
    told = ("编报项目绩效目标1个，涉及项目预算资金120.00万元；政策绩效目标0个、涉及预算资金0万元。",)
    record = _ask("该单位设了几个项目绩效目标，对应的项目资金是多少？", prose=told)
    assert [figure.value for figure in record.figures[:2]] == ["1", "120.00"], record.text


CARS = ("公务用车购置费18.00万元，其中购置公务用车1辆。公务用车保有量6辆，公务用车运行维护费12.60万元。",)


def test_cars_that_are_taken_for_granted_are_counted() -> None:
    record = _ask("新买的3辆公务用车花了多少钱？", prose=CARS)
    assert "与提问不符" in record.text and "1辆" in record.text, record.text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("换了几台新公车，花了多少钱？", ["1", "18.00"]),
        ("养一台公车平均一年多少钱？", ["2.10"]),
    ],
)
def test_cars_in_everyday_words(question: str, numbers: list[str]) -> None:
    record = _ask(question, prose=CARS)
    assert [figure.value for figure in record.figures[: len(numbers)]] == numbers, record.text


def test_the_sum_is_that_of_the_number_asked_before() -> None:
    told = ("纳入绩效管理的项目12个，涉及资金260.00万元。",)
    record = _ask("纳入绩效管理的项目有几个，涉及多少资金？", prose=told)
    assert [figure.value for figure in record.figures[:2]] == ["12", "260.00"], record.text

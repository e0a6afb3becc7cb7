"""A final account asked as people ask: its rate of the budget, one side of a table, two tables by number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.question.text import normal

ACCOUNT = Identity("望川市水务局", 2024, "决算", "部门")


def _amount(at: int, *path: str, measure: str = "final") -> Column:
    return Column(at, path, "amount", "万元", 2024, measure)  # type: ignore[arg-type]


def _classes(title: str, kind: str, number: str, *columns: str, rows: dict[str, tuple[str, ...]]) -> Table:
    made = table(
        title, kind,
        [Column(0, ("科目名称",), "label"), *(_amount(at, name) for at, name in enumerate(columns, 1))],
        [((name,), dict(enumerate((name, *amounts)))) for name, amounts in rows.items()],
    )  # fmt: skip
    return replace(made, number=number)


RECEIVED = _classes(
    "收入决算表", "income_table", "公开02表", "本年收入合计", "财政拨款收入", "其他收入",
    rows={"合计": ("1,320.00", "1,120.00", "200.00"), "防汛": ("1,220.00", "1,020.00", "200.00"),
          "水利工程建设": ("100.00", "100.00", "0.00")},
)  # fmt: skip
SPENT = _classes(
    "支出决算表", "expenditure_table", "公开03表", "本年支出合计", "基本支出", "项目支出",
    rows={"合计": ("1,290.50", "90.50", "1,200.00"), "防汛": ("1,200.50", "90.50", "1,110.00"),
          "水利工程建设": ("90.00", "0.00", "90.00")},
)  # fmt: skip
APPROPRIATED = _classes(
    "财政拨款支出决算表", "fiscal_expenditure_table", "公开05表", "本年支出合计", "基本支出", "项目支出",
    rows={"合计": ("1,070.25", "90.50", "979.75"), "防汛": ("980.25", "90.50", "889.75"),
          "水利工程建设": ("90.00", "0.00", "90.00")},
)  # fmt: skip
WHOLE_IN = replace(
    table(
        "收入支出决算总表", "balance_table",
        [Column(0, ("收入", "项目"), "label"), _amount(1, "收入", "决算数")],
        [(("财政拨款收入",), {0: "财政拨款收入", 1: "1,120.00"}),
         (("其他收入",), {0: "其他收入", 1: "200.00"}), (("经营收入",), {0: "经营收入", 1: "0.50"})],
    ),
    side="income",
)  # fmt: skip
WHOLE_OUT = replace(
    table(
        "收入支出决算总表", "balance_table",
        [Column(0, ("支出", "项目"), "label"), _amount(1, "支出", "决算数")],
        [(("农林水支出",), {0: "农林水支出", 1: "1,100.00"}), (("教育支出",), {0: "教育支出", 1: "20.50"}),
         (("住房保障支出",), {0: "住房保障支出", 1: "170.00"})],
    ),
    side="expenditure",
)  # fmt: skip
BALANCE = replace(
    table(
        "财政拨款收入支出决算总表", "fiscal_balance_table",
        [Column(0, ("支出", "项目"), "label"), _amount(1, "支出", "决算数")],
        [(("农林水支出",), {0: "农林水支出", 1: "1,070.25"}),
         (("本年支出合计",), {0: "本年支出合计", 1: "1,070.25"})],
    ),
    number="公开04表", side="expenditure",
)  # fmt: skip
PUBLIC = table(
    "“三公”经费支出决算表", "three_public_table",
    [Column(0, ("项目",), "label"), _amount(1, "全年预算数", measure="revised"), _amount(2, "决算数")],
    [(("合计",), {0: "合计", 1: "200.00", 2: "150.00"}),
     (("公务用车购置及运行维护费",), {0: "公务用车购置及运行维护费", 1: "150.00", 2: "132.00"}),
     (("公务接待费",), {0: "公务接待费", 1: "50.00", 2: "18.00"})],
)  # fmt: skip
_LISTED = table(
    "项目支出绩效自评价结果汇总表", "project_table",
    [Column(0, ("项目名称",), "label"), Column(1, ("实施单位",), "organisation"),
     _amount(2, "全年预算数", measure="revised"), _amount(3, "全年执行数", measure="executed")],
    [(("河道清淤",), {0: "河道清淤", 1: "望川市河道中心", 2: "620.00", 3: "600.00"}),
     (("水文观测",), {0: "水文观测", 1: "望川市河道中心", 2: "240.00", 3: "206.48"}),
     (("节水宣传",), {0: "节水宣传", 1: "望川市节水中心", 2: "30.00", 3: "29.00"})],
)  # fmt: skip
PROJECTS = replace(
    _LISTED, rows=tuple(replace(row, organisation=row.cells[1].text) for row in _LISTED.rows)
)  # fmt: skip
PROSE = (
    "本部门2024年度“三公”经费支出决算150万元。与上年相比，减少22.89万元，减少13.24%，变动原因：压减接待。",
    "截至2024年12月31日，本部门共有车辆27辆，其中：机要通信用车3辆、应急保障用车6辆、特种专业技术用车11辆、其他用车7辆。",
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    tables = (RECEIVED, SPENT, APPROPRIATED, WHOLE_IN, WHOLE_OUT, BALANCE, PUBLIC, PROJECTS)
    placed = [replace(one, index=at) for at, one in enumerate(tables)]
    return Engine(Shelf({"made.pdf": document(*placed, prose=PROSE, identity=ACCOUNT)}))


def _first(record: AnswerRecord) -> Decimal:
    assert record.status == "answered", record.text
    return Decimal(record.figures[0].value)


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("防汛财政拨款决算是多少", "980.25"),
        ("防汛的财政拨款支出是多少", "980.25"),
        ("防汛的财政拨款收入是多少", "1020.00"),
    ],
)
def test_an_appropriation_is_what_was_spent_of_it_unless_receipts_are_asked(
    engine: Engine, question: str, amount: str
) -> None:
    assert _first(engine.ask(question)) == Decimal(amount)


@pytest.mark.parametrize(
    "question",
    [
        "收入支出决算总表里金额最大的前三类支出依次是哪些",
        "按类看（收入支出决算总表），金额最大的前三类支出依次是哪些",
    ],
)
def test_the_name_of_a_table_of_two_sides_names_neither(engine: Engine, question: str) -> None:
    assert engine.ask(question).items == ["农林水支出", "住房保障支出", "教育支出"]


def test_a_table_of_two_sides_has_one_name() -> None:
    assert normal("财政拨款收入支出决算总表") == normal("财政拨款收支决算总表")
    assert normal("收入支出总表") == "收支总表" and normal("收入支出情况") == "收入支出情况"


@pytest.mark.parametrize(
    ("question", "agree"),
    [
        ("公开05表的合计和04表的本年支出合计一致吗", True),
        ("公开04表的本年支出合计和公开05表的合计一致吗", True),
        ("04表里的本年支出合计和公开03表的支出合计一致吗", False),
    ],
)
def test_totals_of_two_tables_that_are_named_by_number(engine: Engine, question: str, agree: bool) -> None:
    assert engine.ask(question).verdict is agree


@pytest.mark.parametrize(
    "question",
    [
        "三公经费决算是多少，完成预算的百分之几",
        "三公经费决算数是多少，完成预算的比例是多少",
        "三公经费花了多少，完成了预算的百分之几",
    ],
)
def test_the_rate_of_the_budget_is_told_beside_the_amount(engine: Engine, question: str) -> None:
    assert [Decimal(figure.value) for figure in engine.ask(question).figures][:2] == [150, 75]


@pytest.mark.parametrize("later", ["那决算执行了多少", "那执行了多少", "实际执行数呢", "那决算是多少"])
def test_what_was_spent_is_asked_after_the_budget(engine: Engine, later: str) -> None:
    record = engine.ask(later, history=["公务接待费全年预算是多少"])
    assert _first(record) == 18


@pytest.mark.parametrize(
    ("question", "kept"),
    [("公务用车购置及运行维护费决算有没有超过调整后预算", False), ("公务接待费控制在预算以内了吗", True)],
)
def test_a_budget_is_kept_to_or_not_with_both_amounts(engine: Engine, question: str, kept: bool) -> None:
    assert engine.ask(question).verdict is kept


@pytest.mark.parametrize(
    "question",
    [
        "三公经费今年和去年比差多少",
        "三公经费比去年差多少",
        "今年和上年的“三公”经费决算相比，是多了还是少了，差多少万元",
    ],
)
def test_the_distance_to_last_year(engine: Engine, question: str) -> None:
    assert _first(engine.ask(question)) == Decimal("22.89")


@pytest.mark.parametrize(
    "question",
    ["由望川市河道中心实施的项目，全年执行数合计多少", "望川市河道中心承担的项目全年执行数一共多少"],
)
def test_the_projects_of_a_body_added_up(engine: Engine, question: str) -> None:
    assert _first(engine.ask(question)) == Decimal("806.48")


@pytest.mark.parametrize(
    "question", ["哪类车最多", "本部门现有车辆里，数量最多的是哪一类用车", "各类用车中，哪一类最多"]
)
def test_the_sort_of_cars_that_there_are_most_of(engine: Engine, question: str) -> None:
    assert engine.ask(question).items == ["特种专业技术用车"]


def test_what_no_appropriation_pays_for(engine: Engine) -> None:
    record = engine.ask("本年支出里不是由财政拨款负担的部分一共有多少万元")
    assert _first(record) == Decimal("220.25")


def test_two_figures_of_one_name_say_which_each_is(engine: Engine) -> None:
    record = engine.ask("公务接待费有没有控制在年初预算之内")
    labels = [figure.label for figure in record.figures[1:]]
    assert labels == ["公务接待费（决算数）", "公务接待费（全年预算数）"]

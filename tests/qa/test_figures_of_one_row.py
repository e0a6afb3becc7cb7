"""Which figure of a row, a form, a head or a body is meant, where others beside it are called alike."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Document, Identity, Table
from ingest.prose.cell_prose import cell_prose
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.items.joint_bodies import of_several_bodies, without_bodies

BUDGET = Identity("望川市水务局", 2024, "预算", "部门")
FINAL = Identity("望川市水务局", 2022, "决算", "部门")


def _money(at: int, *path: str, year: int = 2024, measure: str = "budget") -> Column:
    return Column(at, path, "amount", "万元", year, measure)  # type: ignore[arg-type]


def _ask(question: str, *tables: Table, prose: tuple[str, ...] = (), of: Identity = BUDGET) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose, identity=of)})).ask(question)


def _first(record: AnswerRecord) -> Decimal | None:
    return Decimal(record.figures[0].value) if record.figures else None


FORM = table(
    "项目三：河道自动监测站运行", "performance_table",
    [Column(0, ("项目",), "label"), Column(1, ("金额",), "amount", "万元"), Column(2, ("内容",), "text")],
    [
        (("河道自动监测站运行", "项目名称"), {0: "项目名称", 2: "河道自动监测站运行"}),
        (("河道自动监测站运行", "实施单位"), {0: "实施单位", 2: "望川市河道管理中心"}),
        (("河道自动监测站运行", "项目负责人"), {0: "项目负责人", 2: "林一舟"}),
        (("河道自动监测站运行", "项目当年预算"), {0: "项目当年预算", 1: "376.90"}),
        (("河道自动监测站运行", "前两年预算及当年预算变动情况"), {
            0: "前两年预算及当年预算变动情况",
            2: "2022年预算318.00万元，2023年预算351.40万元，2024年预算376.90万元，比上年增加25.50万元。",
        }),
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("河道自动监测站运行项目2022年预算是多少", "318.00"),
        ("河道自动监测站运行项目比上年增加了多少", "25.50"),
        ("河道自动监测站运行项目2024年预算比2022年高出多少", "58.90"),
    ],
)
def test_a_form_tells_the_budgets_of_its_project_in_a_cell(question: str, value: str) -> None:
    assert _first(_ask(question, FORM)) == Decimal(value)


def test_a_cell_on_the_budget_of_a_project_tells_of_the_project() -> None:
    _, statements, _ = cell_prose(document(FORM, identity=BUDGET))
    assert {statement.subject[-1] for statement in statements} == {"河道自动监测站运行"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("河道自动监测站运行这个项目由哪个单位实施、负责人是谁？", ("河道管理中心", "林一舟")),
        ("河道自动监测站运行项目的实施单位和项目负责人分别是谁", ("河道管理中心", "林一舟")),
    ],
)
def test_two_fields_of_a_form_are_told_together(question: str, told: tuple[str, str]) -> None:
    record = _ask(question, FORM)
    assert all(name in record.text for name in told), record.text
    assert not record.figures


def _self_assessed() -> Document:
    bodies = [
        "望川市水务局(本级)",
        "望川市河道管理中心",
        "望川市河道管理中心",
        "望川市水文监测站",
        "望川市水文监测站",
    ]
    rows = [("防汛值守经费", "5.00", "5.00", "3.60"), ("河道清淤", "120.00", "180.00", "156.80"),
            ("堤防加固", "100.00", "100.00", "90.00"), ("水文测报", "30.00", "46.52", "46.52"),
            ("站房维修", "30.00", "30.00", "30.00")]  # fmt: skip
    assessed = table(
        "项目支出绩效自评情况汇总表", "project_table",
        [
            Column(0, ("项目名称",), "label"), Column(1, ("实施单位",), "organisation"),
            _money(2, "年初预算数", year=2022), _money(3, "全年预算数(A)", year=2022, measure="revised"),
            _money(4, "全年执行数(B)", year=2022, measure="executed"),
        ],
        [((name,), {0: name, 1: body, 2: a, 3: b, 4: c})
         for (name, a, b, c), body in zip(rows, bodies, strict=True)],
        units=bodies,
    )  # fmt: skip
    return document(assessed, identity=FINAL)


@pytest.fixture(scope="module")
def assessed() -> Engine:
    return Engine(Shelf({"made.pdf": _self_assessed()}))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("河道管理中心的各项目执行数合计比水文监测站的各项目执行数合计多多少", "170.28"),
        ("河道管理中心和水文监测站，哪家的项目执行数合计大、大多少？", "170.28"),
        ("河道管理中心的所有项目一共花了多少？", "246.80"),
        ("河道管理中心的各项目年初预算合计多少", "220.00"),
    ],
)
def test_sums_of_members_stand_side_by_side_in_the_measure_meant(
    assessed: Engine, question: str, value: str
) -> None:
    assert _first(assessed.ask(question)) == Decimal(value)


def test_all_measures_of_one_thing_are_told(assessed: Engine) -> None:
    record = assessed.ask("水文测报的年初预算数和全年预算数各是多少")
    assert [figure.value for figure in record.figures[:2]] == ["30.00", "46.52"]


THREE = table(
    "财政拨款“三公”经费支出表", "three_public_table",
    [
        Column(0, ("年度",), "label"),
        _money(1, "总计", "一般公共预算"), _money(2, "总计", "政府性基金预算"),
        _money(3, "公务接待费", "一般公共预算"), _money(4, "公务接待费", "政府性基金预算"),
        _money(5, "公务用车购置及运行维护费", "小计", "一般公共预算"),
        _money(6, "公务用车购置及运行维护费", "小计", "政府性基金预算"),
        _money(7, "公务用车购置及运行维护费", "公务用车购置费", "一般公共预算"),
        _money(8, "公务用车购置及运行维护费", "公务用车购置费", "政府性基金预算"),
        _money(9, "公务用车购置及运行维护费", "公务用车运行维护费", "一般公共预算"),
        _money(10, "公务用车购置及运行维护费", "公务用车运行维护费", "政府性基金预算"),
    ],
    [(("2024年",), {0: "2024年", 1: "7.10", 2: "0.00", 3: "3.50", 4: "0.00", 5: "3.60", 6: "0.00",
                   7: "0.00", 8: "0.00", 9: "3.60", 10: "0.00"})],
)  # fmt: skip


def test_a_head_is_summed_over_its_subtotal_and_not_over_its_parts_too() -> None:
    assert _first(_ask("公务用车购置及运行维护费是多少", THREE)) == Decimal("3.60")


BOTH = (
    "2024年局本级及参照公务员法管理的执法支队机关运行经费财政拨款预算381.08万元，比2023年预算减少12.08万元。"
    "其中：局本级162.47万元，执法支队218.61万元。"
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("局本级的机关运行经费是多少", "162.47"),
        ("执法支队的机关运行经费是多少", "218.61"),
        ("机关运行经费，执法支队比局本级多多少万元？", "56.14"),
    ],
)
def test_what_two_bodies_have_together_is_neither_of_theirs(question: str, value: str) -> None:
    assert _first(_ask(question, prose=(BOTH,))) == Decimal(value)


def test_bodies_told_together_are_known_by_their_names() -> None:
    clause = "2024年局本级及参照公务员法管理的执法支队机关运行经费"
    assert of_several_bodies(clause, "局本级的机关运行经费")
    assert not of_several_bodies(clause, "机关运行经费")
    assert without_bodies("局本级及参照公务员法管理的执法支队机关运行经费").endswith("机关运行经费")


FUNDS = (
    "2022年度支出合计5514.97万元，与2021年度相比，增加1039.85万元，增长23.24%。",
    "政府性基金预算财政拨款本年支出425.60万元。本年支出比2021年度增加85.60万元，增长25.18%。",
)


def test_the_move_of_a_fund_is_not_that_of_all_spending() -> None:
    made = document(prose=FUNDS, identity=FINAL)
    first, second = made.passages
    headed = replace(second, heading_path=("八、政府性基金预算财政拨款收入支出决算情况说明",))
    made = replace(made, passages=(first, headed))
    assert _first(Engine(Shelf({"made.pdf": made})).ask("总支出比上年增加多少？")) == Decimal("1039.85")


UNITS = table(
    "部门收入总体情况表", "income_table",
    [Column(0, ("单位名称",), "label"), _money(1, "合计"), Column(2, ("在职人数",), "count", "人")],
    [(("合计",), {0: "合计", 1: "70.00", 2: "38"}),
     (("望川市水务局本级",), {0: "望川市水务局本级", 1: "40.00", 2: "6"}),
     (("望川市河道管理中心",), {0: "望川市河道管理中心", 1: "20.00", 2: "12"}),
     (("望川市水文监测站",), {0: "望川市水文监测站", 1: "10.00", 2: "20"})],
    units=[None, "望川市水务局本级", "望川市河道管理中心", "望川市水文监测站"],
)  # fmt: skip


def test_which_bodies_are_first_by_money_counts_no_people() -> None:
    record = _ask("按预算总额，所属各预算单位排前两位的是哪几家？", UNITS)
    assert record.items == ["望川市水务局本级", "望川市河道管理中心"], record.text


def test_a_unit_is_a_share_of_all_the_department_has() -> None:
    record = _ask("哪个单位的收入预算最多？占全部门的比例？", UNITS)
    assert _first(record) == Decimal("57.14"), record.text


PLANNED = table(
    "财政拨款收入支出决算总表", "fiscal_balance_table",
    [Column(0, ("项目",), "label"), Column(1, ("金额",), "amount", "万元")],
    [(("本年支出合计",), {0: "本年支出合计", 1: "268.00"}), (("支出总计",), {0: "支出总计", 1: "273.00"})],
)  # fmt: skip


def test_what_was_spent_is_no_budget() -> None:
    record = _ask("财政拨款支出的年初预算是多少？", PLANNED, of=FINAL)
    assert record.status != "answered" or "273.00" not in record.text


WATER = table(
    "项目支出绩效自评表", "performance_table",
    [
        Column(0, ("三级指标",), "label"),
        Column(1, ("年度指标值",), "count"), Column(2, ("实际完成值",), "count"),
    ],
    [(("水质监测频次",), {0: "水质监测频次", 1: "12次", 2: "8次"})],
)  # fmt: skip


def test_a_claim_about_an_indicator_is_held_against_what_was_done() -> None:
    record = _ask("有人说水质监测做满了12次，绩效自评表上是这样吗？", WATER, of=FINAL)
    assert (record.verdict, _first(record)) == (False, Decimal(8)), record.text

"""One figure held against another, several carried out together, and what a question takes for granted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.engine import Engine

ACCOUNT = Identity("望川市水务局", 2024, "决算", "部门")


def _amount(at: int, name: str, measure: str, year: int = 2024) -> Column:
    return Column(at, (name,), "amount", "万元", year, measure)  # type: ignore[arg-type]


CLASSES = table(
    "支出决算表", "expenditure_table",
    [Column(0, ("科目名称",), "label"), _amount(1, "年初预算数", "budget"), _amount(2, "决算数", "final")],
    [((name,), {0: name, 1: planned, 2: spent}) for name, planned, spent in (
        ("合计", "260.00", "245.00"), ("防汛", "120.00", "110.50"), ("抗旱", "80.00", "79.00"),
        ("水文测报", "60.00", "55.50"),
    )],
)  # fmt: skip


def _row(*texts: str) -> tuple[tuple[str, ...], dict[int, str]]:
    return ("河道管护", *texts[:2]), dict(enumerate(texts))


def _scores() -> Table:
    made = table(
        "项目支出绩效自评表", "performance_table",
        [Column(0, ("一级指标",), "text"), Column(1, ("三级指标",), "label"),
         Column(2, ("年度指标值",), "count", None, None, "budget"),
         Column(3, ("全年完成值",), "count", None, None, "budget"),
         Column(4, ("分值",), "text"), Column(5, ("得分",), "text")],
        [(("河道管护",), {1: "河道管护"}),
         _row("产出指标", "巡河次数", "≥40次", "44次", "10", "10"),
         _row("产出指标", "清淤合格率", "≥95%", "91.5%", "10", "8.5"),
         _row("满意度指标", "群众满意度", "≥90%", "93%", "10", "10"),
         (("河道管护", "总分"), {1: "总分", 4: "30", 5: "28.5"})],
    )  # fmt: skip
    return replace(made, index=1)


PROSE = (
    "本部门核定编制36名，年末在职人员41人。",
    "2024年度机关运行经费支出决算30万元，比上年减少4万元，主要原因是压减差旅。",
    "2024年会议费支出决算6万元，比2023年增加1.5万元，增长33.33%。",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Shelf({"made.pdf": document(CLASSES, _scores(), prose=PROSE, identity=ACCOUNT)}))


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("在职人员是否超过编制数", True),
        ("防汛决算比抗旱决算少吗", False),
        ("抗旱决算是不是超过了水文测报决算", True),
    ],
)
def test_one_figure_held_against_another(engine: Engine, question: str, more: bool) -> None:
    record = engine.ask(question)
    assert record.verdict is more and len(record.figures) >= 2, record.text


def test_several_carried_out_together(engine: Engine) -> None:
    record = engine.ask("防汛和抗旱这两项，年初预算合起来比决算多出多少")
    assert Decimal(record.figures[0].value) == Decimal("10.50")


def test_both_ends_of_an_order_are_named(engine: Engine) -> None:
    record = engine.ask("各项支出决算里，最多的是哪一项，最少的是哪一项")
    assert record.items == ["防汛", "水文测报"], record.text


def test_a_movement_taken_for_granted_is_denied(engine: Engine) -> None:
    record = engine.ask("机关运行经费比上年增加了，原因是什么？")
    assert "减少" in record.text and "与提问不符" in record.text


@pytest.mark.parametrize("question", ["哪些指标没拿满分", "被扣分的指标有哪些"])
def test_indicators_short_of_their_points(engine: Engine, question: str) -> None:
    assert engine.ask(question).items == ["清淤合格率"]


@pytest.mark.parametrize(
    "question", ["清淤合格率实际达到多少", "清淤合格率达到了多少", "清淤合格率实际是多少"]
)
def test_what_an_indicator_came_to_is_not_its_goal(engine: Engine, question: str) -> None:
    assert Decimal(engine.ask(question).figures[0].value) == Decimal("91.5")


def test_both_years_are_told_where_both_are_asked(engine: Engine) -> None:
    record = engine.ask("会议费2024年和上年各是多少")
    assert [Decimal(figure.value) for figure in record.figures][:2] == [6, Decimal("4.5")], record.text


def test_a_part_held_against_a_share_of_its_whole(engine: Engine) -> None:
    assert engine.ask("防汛决算超过支出合计的三成了吗").verdict is True

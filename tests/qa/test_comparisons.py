"""Comparisons over the bundled samples: years, departments, changes, verdicts, and follow-ups over them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.model import Identity
from ingest.pipeline import parse
from qa.engine import Engine
from qa.executing.comparing import compare
from qa.executing.values import Value
from qa.planning.plan import Operand, Plan
from qa.question.comparand import comparands, without_talk
from qa.question.history import wholes_of
from qa.question.text import normal
from qa.question.working_back import without_method
from qa.scoping.scope import Edition, editions_of, find_departments, foreign_department
from qa.scoping.targets import Target, Targets

WATER = ("wangchuan-water-2024-sample.pdf", "wangchuan-water-2025-sample.pdf")
CULTURE = ("dongzhu-culture-2024-sample.pdf", "dongzhu-culture-2025-sample.pdf")
LESHAN = "leshan-hrss-2024-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in (*WATER, *CULTURE, LESHAN)}))


@pytest.mark.parametrize(
    ("documents", "question", "value", "unit"),
    [
        (WATER, "2025年比2024年培训费涨了百分之几", "7.03", "%"),
        (WATER, "把2024到2025年各年的公务接待费列出来", "3.29", "万元"),
        (CULTURE, "2025年公务接待费比2024年多多少？", "-1164.00", "元"),
        ((WATER[1], LESHAN), "望川市水务局和乐山市人社局的公务接待费，前者比后者多多少万元", "1.02", "万元"),
        ((WATER[1], LESHAN), "两个单位的公务接待费哪家高，高多少", "1.02", "万元"),
        ((WATER[1], LESHAN), "两个单位的公务接待费哪家低，低多少", "-1.02", "万元"),
        ((WATER[1], LESHAN), "两个单位的公务接待费，最多的比最少的多多少万元", "1.02", "万元"),
        ((WATER[1], LESHAN), "公务接待费：望川市水务局减掉乐山市人社局，还剩多少万元", "1.02", "万元"),
        ((WATER[1], LESHAN), "公务接待费，一家是望川市水务局，一家是乐山市人社局，差额多大", "1.02", "万元"),
        ((WATER[1], LESHAN), "望川市水务局和乐山市人社局谁的公务接待费更多？高出来几万元？", "1.02", "万元"),
        (WATER, "望川市水务局2024、2025两年的公务接待费，后一年变动了多少万元", "0.13", "万元"),
        (WATER, "培训费方面，2025年相对2024年的增长率是多少", "7.03", "%"),
    ],
)
def test_a_comparison_however_it_is_put(
    engine: Engine, documents: tuple[str, ...], question: str, value: str, unit: str
) -> None:
    record = engine.ask(question, documents)
    assert record.status == "answered"
    assert (Decimal(record.figures[0].value), record.figures[0].unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("question", "unit", "times"),
    [
        ("望川市水务局和乐山市人社局，公务接待费在各自“三公”经费里占多大比例？", "%", 100),
        ("“三公”经费，公务接待费在望川市水务局和乐山市人社局各占多大比例？", "%", 100),
        ("望川市水务局和乐山市人社局平均每辆公务用车的运行维护费分别是多少万元？", "万元", 1),
    ],
)
def test_what_is_worked_out_within_each_stands_side_by_side(
    engine: Engine, question: str, unit: str, times: int
) -> None:
    record = engine.ask(question, (WATER[1], LESHAN))
    own = [figure for figure in record.figures if figure.formula]
    assert [figure.unit for figure in own] == [unit, unit], record.text
    for figure in own:
        part, whole = (Decimal(operand.value) for operand in figure.operands)
        assert abs(Decimal(figure.value) - part / whole * times) <= Decimal("0.005")


@pytest.mark.parametrize(
    "question",
    [
        "望川市水务局的公务接待费是乐山市人社局的几倍",
        "以乐山市人社局的公务接待费为1，望川市水务局是几",
        "公务接待费：乐山市人社局与望川市水务局相比，后者相当于前者的多少倍",
        "望川市水务局的公务接待费抵得上几个乐山市人社局",
        "乐山市人社局和望川市水务局的公务接待费差得挺悬殊，水务局的究竟是人社局的几倍",
    ],
)
def test_a_multiple_is_measured_by_what_the_question_names_as_its_base(engine: Engine, question: str) -> None:
    record = engine.ask(question, (WATER[1], LESHAN))
    assert (record.figures[0].value, record.figures[0].unit) == ("1.43", "倍")


@pytest.mark.parametrize(
    "question",
    [
        "望川市水务局和乐山市人社局的公务接待费比大小，谁第一、谁第二",
        "按公务接待费给两家单位排座次：望川市水务局、乐山市人社局，怎么排",
        "请将望川市水务局、乐山市人社局按公务接待费降序排列",
        "公务接待费多的在前，把望川市水务局、乐山市人社局排个次序",
    ],
)
def test_an_order_however_it_is_asked_for(engine: Engine, question: str) -> None:
    record = engine.ask(question, (WATER[1], LESHAN))
    assert record.items == ["望川市水务局", "乐山市人力资源和社会保障局机关"]


def test_who_is_high_and_who_is_low_names_no_end_to_begin_with(engine: Engine) -> None:
    record = engine.ask("两个单位的公务接待费谁高谁低？从高到低排", (WATER[1], LESHAN))
    assert record.items[-1] == "乐山市人力资源和社会保障局机关"


def test_the_lower_one_is_named_where_the_lower_one_is_asked_for(engine: Engine) -> None:
    record = engine.ask("两个单位的公务接待费哪家低，低多少", (WATER[1], LESHAN))
    assert record.items == ["乐山市人力资源和社会保障局机关"]


def test_a_comparison_that_asks_whether_is_a_verdict(engine: Engine) -> None:
    more = engine.ask("公务用车运行维护费2025年有没有比2024年多", WATER)
    by_so_much = engine.ask("公务用车运行维护费2025年比2024年少了超过1万元吗", WATER)
    assert (more.verdict, by_so_much.verdict) == (False, True)
    assert by_so_much.figures[0].value == "-1.07"


def test_what_moved_is_asked_of_the_last_two_answers(engine: Engine) -> None:
    record = engine.ask("变化了多少？", WATER, ["2024年公务接待费是多少？", "2025年呢？"])
    assert (record.figures[0].value, record.figures[0].unit) == ("0.13", "万元")


@pytest.mark.parametrize(
    ("core", "named"),
    [
        ("和 的公务接待费预算,前者比后者多多少万元", ["公务接待费预算"]),
        ("把 到 各年的工会经费列出来", ["工会经费"]),
        ("退休费预算比 增长了百分之多少", ["退休费预算"]),
        ("哪家的收入总计大,大多少元", ["收入总计"]),
        ("、 、 三家政府采购预算最多的是哪家", ["政府采购预算"]),
        ("和 的对个人和家庭的补助相差几个百分点", ["对个人和家庭的补助"]),
    ],
)
def test_a_comparison_is_of_what_its_words_leave(core: str, named: list[str]) -> None:
    assert comparands(core) == named


@pytest.mark.parametrize(
    ("question", "earlier", "whole"),
    [
        ("2024年变成多少了", ["甲街道2023年的委托业务费是多少"], "甲街道2024年的委托业务费是多少"),
        ("它比上年下降了百分之几", ["2026年会议费是多少"], "2026年会议费比上年下降了百分之几"),
        ("其中工程类占了百分之几", ["政府采购预算总额是多少"], "政府采购预算总额里面,工程类占百分之几"),
        ("那预算数呢", ["2022年会议费决算是多少"], "2022年会议费预算是多少"),
        ("换成亿元", ["收入总计多少万元"], "收入总计多少亿元"),
        ("第二名呢", ["哪个项目预算金额最大"], "哪个项目预算金额第二大"),
        ("那培训费呢", ["会议费比上年减少多少"], "培训费比上年减少多少"),
        ("降了多少", ["2025年会议费多少", "2026年呢"], "会议费,2026年比2025年降了多少"),
    ],
)
def test_a_follow_up_replaces_what_it_says_anew(question: str, earlier: list[str], whole: str) -> None:
    assert wholes_of(question, earlier)[0].question == whole


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("由2026年预算和增加额反推，2025年会议费预算是多少", "2025年会议费预算是多少"),
        ("上年会议费的预算是多少？用今年数加回减少额算一下", "上年会议费的预算是多少"),
        ("2025年拨款支出应该是多少？（根据比上年减少的数算）", "2025年拨款支出应该是多少？"),
        ("按三公经费合计算，公务接待费占多少", "按三公经费合计算，公务接待费占多少"),
        ("会议费同比增长了百分之几（按增加额推算上年数）？", "会议费同比增长了百分之几？"),
    ],
)
def test_how_to_work_a_figure_out_is_no_part_of_what_is_asked(question: str, left: str) -> None:
    assert without_method(question) == left


_PLACES = (
    "国家信访局", "广州市信访局", "西安市信访局", "西安市审计局", "深圳市审计局", "深圳市水务局",
    "烟台市住房和城乡建设局",
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("国家、广州、西安三级信访局，谁的车最多", ["国家信访局", "广州市信访局", "西安市信访局"]),
        ("深圳市审计局和水务局的会议费", ["深圳市审计局", "深圳市水务局"]),
        ("深圳、西安两家审计局", ["深圳市审计局", "西安市审计局"]),
        ("烟台市住建局的三公经费", ["烟台市住房和城乡建设局"]),
        ("南京市审计局的三公经费", []),
    ],
)
def test_departments_share_places_and_organs(question: str, named: list[str]) -> None:
    identities = [
        (f"{name}.pdf", Identity(department=name, year=2026, kind="预算", level="部门")) for name in _PLACES
    ]
    found = find_departments(normal(question), editions_of(identities), {})
    assert [mention.editions[0].department for mention in found] == named
    assert all(len(mention.editions) == 1 for mention in found)


def test_a_department_of_another_place_is_foreign() -> None:
    assert foreign_department("浙江省人大的会议费是多少") is not None


def test_nothing_is_measured_by_nought() -> None:
    held = [Target(Edition(name, name, 2025, "预算", None, (name,))) for name in ("甲局", "乙局")]
    amounts = {"甲局": Decimal(5), "乙局": Decimal(0)}

    class Found:
        """Operands that are all found, one of them nought."""

        def value(self, operand: Operand, target: Target) -> Value:
            key = target.edition.department
            return Value(operand.phrase, amounts[key], "万元", "found", target.edition, score=1.0, cover=1.0)

    plan = Plan(operation="ratio", operands=[Operand(phrase="公务接待费")], unit="倍")
    outcome = compare(plan, Targets(tuple(held), "department"), Found())  # type: ignore[arg-type]
    assert outcome.status == "answered" and "为0" in outcome.lead


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("\ue000 要加上 才", "\ue000"),
        ("三公经费 是什", "三公经费"),
        ("信息化工程 \ue000 一样", "信息化工程 \ue000"),
        ("会多还是少", "会多还是少"),
    ],
)
def test_what_only_talks_of_comparing_names_nothing(words: str, left: str) -> None:
    assert without_talk(words) == left

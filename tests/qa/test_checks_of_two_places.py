"""Checks that hold two figures together, each with its own place, and sums, products and changes as sides."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsed import Shelf

from ingest.pipeline import parse
from qa.engine import Engine

WATER = "wangchuan-water-2025-sample.pdf"
FINAL = "dongzhu-culture-2024-final-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in (WATER, FINAL)}))


@pytest.mark.parametrize(
    ("question", "verdict", "amounts"),
    [
        ("项目支出，支出预算总表和财政拨款收支预算总表写的是同一个数吗", False, ("2234.24", "1998.05")),
        ("农林水支出在收支预算总表和财政拨款支出预算表里一样吗", False, ("4154.70", "3918.51")),
        ("收支预算总表里的农林水支出，跟公开表五的农林水支出对不对得上", False, ("4154.70", "3918.51")),
        ("公务接待费，正文写的和公开表六里的一致吗", True, ("3.42", "3.42")),
        ("项目支出在支出预算总表与财政拨款收支预算总表中有无差异？", False, ("2234.24", "1998.05")),
        ("项目支出，公开表三写2234.24万元，公开表四列的也是2234.24万元吗", False, ("2234.24", "1998.05")),
        ("机关运行经费说明写的数，跟基本支出预算表里的公用经费合计是一回事吗", True, ("358.98", "358.98")),
        (
            "收支预算总表里的收入合计和财政拨款收支预算总表里的收入合计是同一个数吗",
            False,
            ("5053.59", "4817.40"),
        ),
        (
            "农林水支出这一项，收支预算总表和财政拨款支出预算表（功能科目）写的一不一样",
            False,
            ("4154.70", "3918.51"),
        ),
        (
            "拿财政拨款支出预算表（功能科目）的农林水支出去对收支预算总表的农林水支出，对得上不",
            False,
            ("3918.51", "4154.70"),
        ),
        (
            "收支预算总表、一般公共预算支出预算表（功能科目）两张表里，住房保障支出数字相同不",
            True,
            ("265.78", "265.78"),
        ),
        ("公务接待费，正文“三公”经费说明里的数和公开表六里的数对得上吗", True, ("3.42", "3.42")),
        ("机关运行经费的减少额和“三公”经费的增加额是同一个数吗", False, ("25.10", "0.74")),
        ("公务接待费，正文写的和公开表六里的核得上吗", True, ("3.42", "3.42")),
    ],
)
def test_each_side_is_found_in_its_own_place(
    engine: Engine, question: str, verdict: bool, amounts: tuple[str, str]
) -> None:
    answer = engine.ask(question, [WATER])
    assert (answer.status, answer.verdict) == ("answered", verdict), answer.text
    assert tuple(figure.value for figure in answer.figures[:2]) == amounts


@pytest.mark.parametrize(
    ("question", "verdict", "added"),
    [
        ("支出预算总表里，望川市河道管理中心的基本支出加项目支出，跟合计一致吗", True, "769.73"),
        ("四家单位的项目支出加起来等于2234.24万元吗", True, "2234.24"),
        ("把会议费和培训费加总，看是否等于20.59万元", True, "20.59"),
        ("支出总计是不是由基本支出和项目支出两项加起来的", True, "5053.59"),
        ("基本支出、项目支出能凑成支出预算总数吗", True, "5053.59"),
        ("“三公”经费里三项支出（12.41、3.42、42.78万元）加起来是不是58.61万元", True, "58.61"),
        ("因公出国（境）费增加0.28万元、公务接待费增加0.13万元，合计增加0.41万元对吗", True, "0.41"),
        ("说明称减少24.36万元，用机关运行经费减少额和“三公”经费增加额去核，能对上吗", True, "-24.36"),
        ("货物和服务两项采购之和，是否等于政府采购预算总额？差多少？", True, "145.77"),
    ],
)
def test_a_sum_is_a_side_of_its_own(engine: Engine, question: str, verdict: bool, added: str) -> None:
    answer = engine.ask(question, [WATER])
    assert (answer.status, answer.verdict) == ("answered", verdict), answer.text
    assert answer.figures[0].value == added


def test_a_project_without_a_form_has_no_figure_of_it(engine: Engine) -> None:
    question = "水资源监测站网运行，在项目支出预算表里的数和绩效目标表里的年度预算资金总额一样吗"
    assert engine.ask(question, [WATER]).status == "not_found"


def test_a_price_times_a_number_is_held_against_what_is_printed(engine: Engine) -> None:
    answer = engine.ask("公务接待费按每批0.19万元、18批来算，跟表里的3.42万元相符吗", [WATER])
    assert (answer.status, answer.verdict) == ("answered", True), answer.text
    assert answer.figures[0].value == "3.42"


def test_a_product_of_nothing_printed_is_not_judged(engine: Engine) -> None:
    question = "办公用房500平方米、每月每平方米30元，一年的租金算出来是不是18万元"
    assert engine.ask(question, [WATER]).status == "not_found"


def test_what_is_left_of_a_budget_comes_from_one_row(engine: Engine) -> None:
    record = engine.ask("群众文化的年初预算最后剩下多少钱没花", [FINAL])
    assert (record.figures[0].value, record.figures[0].unit) == ("33.98", "万元"), record.text


def test_members_of_a_table_are_counted_against_what_the_prose_states(engine: Engine) -> None:
    asked = "说明称有{}个项目实行绩效目标管理，项目支出预算表里列的项目数是不是这么多"
    assert engine.ask(asked.format(5), [WATER]).verdict is True
    assert engine.ask(asked.format(6), [WATER]).verdict is False


def test_a_table_with_figures_is_not_empty_and_shows_its_first(engine: Engine) -> None:
    filled = engine.ask("支出预算总表下面的注说本表是空表，真是这样吗", [WATER])
    assert (filled.verdict, filled.figures[0].value) == (False, "5053.59")
    assert engine.ask("政府性基金支出预算表是空表吗", [WATER]).verdict is not False


def test_a_sentence_that_counts_and_gives_an_amount_gives_the_mean(engine: Engine) -> None:
    record = engine.ask("实行绩效目标管理的项目平均每个多少万元", [WATER])
    assert (record.figures[0].value, record.figures[0].unit) == ("446.85", "万元")


def test_a_rate_of_change_without_a_year_is_that_against_last_year(engine: Engine) -> None:
    record = engine.ask("机关运行经费的降幅是多少", [WATER])
    assert (record.figures[0].value.lstrip("-"), record.figures[0].unit) == ("6.54", "%")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("财政拨款收支预算总表里，项目支出占支出合计的百分之几？", "41.48"),
        ("支出预算总表里，望川市河道管理中心的项目支出比望川市节水技术推广中心多多少？", "67.03"),
        ("支出预算总表中，望川市河道管理中心的基本支出比望川市防汛物资储备站多多少？", "0.00"),
        ("农林水支出的项目支出比防汛多多少？", "1623.65"),
    ],
)
def test_both_figures_stand_in_the_table_and_the_column_that_is_named(
    engine: Engine, question: str, value: str
) -> None:
    answer = engine.ask(question, [WATER])
    assert (answer.status, answer.figures[0].value) == ("answered", value), answer.text

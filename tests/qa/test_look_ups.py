"""Look-ups over the bundled samples: how people name things, what is no answer, whose figure is meant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from parsed import Shelf

from ingest.model import Column, Row, Table, TableCell
from ingest.pipeline import parse
from ingest.prose.cell_prose import cell_prose
from qa.engine import Engine

LESHAN = "leshan-hrss-2024-sample.pdf"
WATER = "wangchuan-water-2025-sample.pdf"


@pytest.fixture(scope="module")
def engine(samples: Path) -> Engine:
    return Engine(Shelf({name: parse(samples / name) for name in (LESHAN, WATER)}))


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("差旅费列支多少元", "400000.00", "元"),
        ("电费这一块具体花多少", "22.30", "万元"),
        ("公务接待费总额", "2.40", "万元"),
        ("单位的公车有几台", "3", "辆"),
        ("差旅费除掉公务接待费还剩多少", "37.60", "万元"),
    ],
)
def test_words_around_a_name_do_not_hide_it(engine: Engine, question: str, value: str, unit: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "answered", record.text
    assert (Decimal(record.figures[0].value), record.figures[0].unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("三公经费比2024年多出来多少", "0.74", "万元"),
        ("三公经费比2024年多出来的钱有多少", "0.74", "万元"),
        ("接待来客全年花多少", "3.42", "万元"),
        ("公务用车（购置加运维）在三公经费里占百分之多少", "72.99", "%"),
    ],
)
def test_what_people_say_stands_for_what_is_printed(
    engine: Engine, question: str, value: str, unit: str
) -> None:
    record = engine.ask(question, [WATER])
    assert record.status == "answered", record.text
    assert (record.figures[0].value, record.figures[0].unit) == (value, unit)


def test_how_a_term_is_explained_asks_for_its_meaning(engine: Engine) -> None:
    assert "指用财政拨款安排的因公出国" in engine.ask("三公经费是怎么解释的", [LESHAN]).text


def test_a_department_left_out_is_asked_for_with_every_answer(engine: Engine) -> None:
    record = engine.ask("三公经费多少")
    assert record.status == "ambiguous"
    assert {(figure.value, figure.unit) for figure in record.figures} == {
        ("13.80", "万元"),
        ("58.61", "万元"),
    }
    assert all("年" in figure.label and "预算" in figure.label for figure in record.figures)
    for figure in record.figures:
        assert figure.citation is not None
        assert record.citations[figure.citation].quote.replace(",", "") == figure.value


def test_what_one_department_alone_has_needs_no_name(engine: Engine) -> None:
    record = engine.ask("望川市河道管理中心支出合计多少")
    assert record.status == "answered", record.text
    assert {citation.document for citation in record.citations} == {WATER}


def test_a_figure_in_a_failed_rule_is_told_with_both_figures(engine: Engine) -> None:
    record = engine.ask("公务用车有几辆", [LESHAN])
    assert record.figures[0].value == "3"
    assert len(record.doubts) == 1
    assert "3辆" in record.doubts[0] and "1辆" in record.doubts[0]
    assert "数据存疑：" in record.text
    assert all(check.supported for check in record.checks)


@pytest.mark.parametrize("question", ["年夜饭经费多少", "职工食堂补贴多少", "电信费多少"])
def test_no_figure_of_another_thing_is_given(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status in ("not_found", "no_data"), record.text
    assert not record.figures


@pytest.mark.parametrize("question", ["主要职责是什么", "主要职能有哪些？", "这个单位是干什么的"])
def test_duties_are_quoted_whole(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "answered", record.text
    assert record.text.startswith("主要职责（原文）：")
    assert record.citations
    assert all(citation.quote in record.text for citation in record.citations)


@pytest.mark.parametrize("question", ["今天天气怎么样", "帮我写首诗"])
def test_what_is_no_question_about_a_budget_is_declined_in_one_line(engine: Engine, question: str) -> None:
    record = engine.ask(question, [LESHAN])
    assert record.status == "not_found"
    assert "\n" not in record.text and not record.citations


def test_numbers_in_text_cells_are_statements_with_their_cell(samples: Path) -> None:
    goal = "全年整理档案不少于150卷，开展培训2期；满意度达到95%以上。"
    cells = (TableCell(0, "档案整理", 7, (10, 10, 50, 20)), TableCell(1, goal, 7, (50, 10, 300, 20)))
    row = Row(0, 7, "档案整理", "档案整理", ("档案整理",), None, 0, None, False, None, cells)
    columns = (Column(0, ("项目名称",), "label"), Column(1, ("年度目标",), "text"))
    table = Table(0, "项目绩效目标表", "", "performance_table", None, None, None, (7,), columns, (row,))
    document = replace(parse(samples / LESHAN), tables=(table,), facts=())
    passages, statements, tables = cell_prose(document)
    assert passages[0].heading_path == ("项目绩效目标表", "档案整理")
    assert [(said.amount, said.unit) for said in statements] == [
        (Decimal(150), "卷"), (Decimal(2), "期"), (Decimal(95), "%"),
    ]  # fmt: skip
    assert {(said.page, said.box) for said in statements} == {(7, (50, 10, 300, 20))}
    assert tables == (table,)


def test_a_cell_that_counts_what_its_row_lists_names_each_number(samples: Path) -> None:
    both = "接待群众数、整理档案数"
    cells = (TableCell(0, both, 7, (10, 10, 50, 20)), TableCell(1, "≥900人次；≥150卷", 7, (50, 10, 300, 20)))
    row = Row(0, 7, both, both, (both,), None, 0, None, False, None, cells)
    columns = (Column(0, ("指标",), "label"), Column(1, ("指标值",), "text"))
    table = Table(0, "项目绩效目标表", "", "performance_table", None, None, None, (7,), columns, (row,))
    document = replace(parse(samples / LESHAN), tables=(table,), facts=())
    _, statements, _ = cell_prose(document)
    assert [(said.subject[-1], said.amount) for said in statements] == [
        ("接待群众数", Decimal(900)), ("整理档案数", Decimal(150)),
    ]  # fmt: skip


def test_a_bare_last_year_asks_for_the_change_of_what_was_asked_before(engine: Engine) -> None:
    record = engine.ask("那跟去年相比呢？", [WATER], ["三公经费多少"])
    assert record.status == "answered", record.text
    assert (record.figures[0].value.lstrip("+"), record.figures[0].unit) == ("0.74", "万元")


def test_a_quotation_that_the_answer_gives_whole_is_not_given_twice(engine: Engine) -> None:
    record = engine.ask("什么是机关运行经费", [WATER])
    assert record.status == "answered" and len(record.citations) == 1, record.text
    assert record.text.count(record.citations[0].quote[:30]) == 1


@pytest.mark.parametrize(
    "question", ["公务用车购置及运行费里面，运行费多少？", "公务用车购置及运行费其中运行费是多少"]
)
def test_a_part_named_within_its_whole_is_the_part(samples: Path, question: str) -> None:
    name = "dongzhu-culture-2025-sample.pdf"
    record = Engine(Shelf({name: parse(samples / name)})).ask(question, [name])
    assert record.figures[0].value == "5.05", record.text

"""Checks over made tables: rows with blanks, the three public expenses, claimed rates, counters alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import IDENTITY, document, table
from parsed import Shelf

from ingest.model import Column, Identity, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine
from qa.items.table_names import is_table

LABEL = Column(0, ("项目",), "label")


def amount(index: int, *path: str) -> Column:
    return Column(index, path, "amount", "万元")


CLASSES = table(
    "部门支出总表", "expenditure_table",
    (LABEL, amount(1, "合计"), amount(2, "基本支出"), amount(3, "项目支出")),
    [
        (("合计",), {0: "合计", 1: "30.02", 2: "12.01", 3: "18.00"}),
        (("水文",), {0: "水文", 1: "9.02", 2: "3.01", 3: "6.00"}),
        (("水文测报",), {0: "水文测报", 1: "12.00", 2: "0.00", 3: "12.00"}),
        (("机关服务",), {0: "机关服务", 1: "9.00", 2: "9.00", 3: ""}),
    ],
)  # fmt: skip
THREE = table(
    "“三公”经费支出表", "three_public_table",
    (LABEL, amount(1, "合计"), amount(2, "因公出国（境）费"), amount(3, "公务用车购置及运行费"),
     amount(4, "公务接待费")),
    [(("合计",), {0: "合计", 1: "3.40", 2: "", 3: "", 4: "3.40"})],
)  # fmt: skip


def ask(question: str, *tables: Table, prose: tuple[str, ...] = (), of: Identity = IDENTITY) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(*tables, prose=prose, identity=of)})).ask(question)


@pytest.mark.parametrize(
    ("question", "verdict", "added"),
    [
        ("部门支出总表里水文的基本支出加项目支出，和合计分毫不差吗", False, "9.01"),
        ("部门支出总表中，机关服务的基本支出与项目支出之和等于合计吗", True, "9.00"),
        ("部门支出总表里水文测报的基本支出加上项目支出等于它的合计数吗", True, "12.00"),
    ],
)
def test_columns_of_a_row_against_its_total(question: str, verdict: bool, added: str) -> None:
    answer = ask(question, CLASSES)
    assert (answer.verdict, answer.figures[0].value) == (verdict, added), answer.text


@pytest.mark.parametrize(
    "question", ["三公经费三项之和等于三公经费合计吗", "三公经费表的合计等于表里三项之和吗"]
)
def test_blanks_of_the_three_public_expenses_are_nought(question: str) -> None:
    answer = ask(question, THREE)
    assert (answer.verdict, answer.figures[0].value) == (True, "3.40"), answer.text


def test_a_claimed_rate_is_worked_out_of_the_two_figures() -> None:
    told = ("灌溉改造项目绩效自评综述：全年预算数200万元，执行数200万元，完成预算的35%。",)
    final = Identity("望川市水务局", 2024, "决算", "部门")
    answer = ask("综述写灌溉改造项目完成预算的35%，拿预算数和执行数一算，这个比例对吗", prose=told, of=final)
    assert (answer.verdict, answer.figures[0].value) == (False, "100.00"), answer.text


def test_one_point_of_the_prose_contradicts_itself() -> None:
    told = (
        "1.“住房保障支出（类）住房公积金（项）”350.35万元，主要用于住房公积金。2025年预算安排352.67万元。",
    )
    answer = ask("编制说明讲住房公积金的那一条里，2025年的预算数前后写得一样吗", prose=told)
    assert answer.verdict is False, answer.text
    assert {figure.value for figure in answer.figures} == {"350.35", "352.67"}


def test_cars_are_counted_alike_by_two_counters() -> None:
    columns = (LABEL, Column(1, ("数量",), "count"))
    fleet = table(
        "“三公”经费支出表", "three_public_table", columns,
        [(("公务用车保有量（辆）",), {0: "公务用车保有量（辆）", 1: "9"})], ("辆",),
    )  # fmt: skip
    assets = table(
        "国有资产占用情况表", "asset_table", columns, [(("车辆（台）",), {0: "车辆（台）", 1: "9"})], ("台",)
    )
    second = replace(assets, index=1)
    answer = ask("三公经费表里的公务用车保有量和国有资产占用情况表的车辆合计数一致不一致", fleet, second)
    assert answer.verdict is True, answer.text


@pytest.mark.parametrize(
    ("wanted", "title", "kind", "held"),
    [
        ("部门支出总表", "本年支出总体情况表", "expenditure_table", True),
        ("项目支出表", "项目支出绩效目标表", "performance_table", False),
        ("项目支出绩效表", "项目支出绩效目标表", "performance_table", True),
    ],
)
def test_what_a_table_may_be_called(wanted: str, title: str, kind: str, held: bool) -> None:
    assert is_table(wanted, title, "", kind) is held

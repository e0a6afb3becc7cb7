"""Projects in levels, each under a heading of its own: 一级项目 over 二级项目."""

from __future__ import annotations

import pytest
from made import document, table
from parsed import Shelf

from ingest.model import Column, Table
from qa.answering.answer import AnswerRecord
from qa.engine import Engine

AMOUNT = "万元"


def levels() -> Table:
    columns = (
        Column(0, ("一级项目",), "label"),
        Column(1, ("二级项目",), "label"),
        Column(2, ("实施单位",), "organisation"),
        Column(3, ("预算数",), "amount", AMOUNT, 2025, "budget"),
    )
    lines = [
        (("水利管护专项", "堤防养护"), {0: "水利管护专项", 1: "堤防养护", 2: "河道管理处", 3: "300.00"}),
        (("水利管护专项", "水闸维修"), {1: "水闸维修", 2: "河道管理处", 3: "250.00"}),
        (("水文监测专项", "测站运行"), {0: "水文监测专项", 1: "测站运行", 2: "水文站", 3: "400.00"}),
        (("宣传教育专项", "节水宣传"), {0: "宣传教育专项", 1: "节水宣传", 2: "局本级", 3: "20.00"}),
        (("宣传教育专项", "科普展览"), {1: "科普展览", 2: "局本级", 3: "10.00"}),
    ]
    return table("一级项目情况说明", "other", columns, lines)


def ask(question: str) -> AnswerRecord:
    return Engine(Shelf({"made.pdf": document(levels())})).ask(question)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("三个一级项目里预算最多的前两个，从高到低列出来", ["水利管护专项", "水文监测专项"]),
        ("哪些二级项目预算超过260万元？", ["测站运行", "堤防养护"]),
        ("水利管护专项下面哪个二级项目最多", ["堤防养护"]),
        ("一级项目里最少的是哪个", ["宣传教育专项"]),
    ],
)
def test_projects_are_those_of_the_level_asked_for(question: str, names: list[str]) -> None:
    record = ask(question)
    assert record.items == names, record.text


def test_units_are_not_ranked_by_money_where_their_projects_are_counted() -> None:
    assert ask("哪个单位的项目最多").status == "not_found"

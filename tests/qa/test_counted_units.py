"""How many units a department has: of the printed list, where it names them all."""

from __future__ import annotations

import pytest
from parsed import Shelf
from written import document

from qa.engine import Engine

ALL = (
    "纳入江南市水利局2026年部门预算编制范围的预算单位包括：江南市水利局（本级）、江南市河道管理处、"
    "江南市水文站、江南市防汛中心。"
)


def answer(question: str, *prose: str) -> tuple[str, list[str], list[str]]:
    record = Engine(Shelf({"部门.pdf": document(*prose)})).ask(question)
    return record.status, [str(figure.value) for figure in record.figures[:1]], record.items


@pytest.mark.parametrize("question", ["预算单位有几个", "部门有几家预算单位", "一共有多少个预算单位"])
def test_the_names_of_the_list_are_counted(question: str) -> None:
    status, numbers, _ = answer(question, ALL)
    assert (status, numbers) == ("answered", ["4"])


def test_the_body_itself_is_none_of_the_units_under_it() -> None:
    assert answer("下属单位有几家", ALL)[1] == ["3"]
    assert answer("下属单位有哪些", ALL)[2] == ["江南市河道管理处", "江南市水文站", "江南市防汛中心"]


def test_a_list_of_some_of_the_units_counts_none() -> None:
    some = "部门预算包含了河道管理处、水文站等4个所属事业单位的收支数据。"
    assert answer("预算单位有几个", some)[1] != ["2"]


def test_units_of_a_sort_are_counted_only_where_the_list_tells_it() -> None:
    assert answer("预算单位里有几家是事业单位", ALL)[1] != ["4"]
    told = (
        "部门预算单位包括：江南市水利局（行政单位）、江南市河道管理处（事业单位）、江南市水文站（事业单位）。"
    )
    assert answer("预算单位里属于事业单位的有几家", told)[1] == ["2"]


def test_units_of_a_sort_are_not_counted_as_units_of_any() -> None:
    told = "纳入部门预算编制范围的预算单位共6家。"
    assert answer("属于事业单位的有几家", told)[1] != ["6"]

"""Questions with their names written otherwise keep what they ask."""

from __future__ import annotations

import pytest

from eval.suite import Expectation, Item
from eval.variants import rewrite, settles, short_name, vary
from ingest.model import Identity
from qa.scoping.scope import Edition, editions_of


def edition(name: str, department: str, year: int, kind: str = "预算") -> tuple[str, Identity]:
    return name, Identity(department=department, year=year, kind=kind, level="部门", aliases=())  # type: ignore[arg-type]


HRSS = edition("hrss.pdf", "望川市人力资源和社会保障局", 2024)
WATER = edition("water.pdf", "望川市水务局", 2024)
WATER_NEXT = edition("water-next.pdf", "望川市水务局", 2025)
OTHER_WATER = edition("other.pdf", "明州市水务局", 2025)
STREET = edition("street.pdf", "明州市东渚区人民政府清溪街道办事处", 2024)


def loaded(*documents: tuple[str, Identity]) -> tuple[Edition, ...]:
    return editions_of(documents)


def item(question: str, *documents: str, history: tuple[str, ...] = ()) -> Item:
    return Item(
        id="x", question=question, documents=documents, history=history, kind="lookup", expect=Expectation()
    )


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("full", "望川市人力资源和社会保障局2024年度三公经费比2023年度多多少？"),
        ("short", "市人社局今年三公经费比去年多多少？"),
        ("omitted", "三公经费比2023年多多少？"),
    ],
)
def test_one_edition_in_scope(names: str, written: str) -> None:
    own = loaded(HRSS)
    asked = "望川人社局2024年三公经费比2023年多多少？"
    assert rewrite(asked, own, own, names) == written  # type: ignore[arg-type]


def test_two_years_in_scope_are_told_apart_by_two_digits_and_never_left_out() -> None:
    own = loaded(WATER, WATER_NEXT)
    asked = "2025年水费比2024年多多少？"
    assert rewrite(asked, own, own, "short") == "25年水费比24年多多少？"
    assert rewrite(asked, own, own, "omitted") == asked


def test_days_quarters_and_printed_names_stay() -> None:
    own = loaded(HRSS)
    for asked in (
        "截至2023年12月底有几辆车？",
        "2024年四个季度用款多少？",
        "物业管理费（市人社局机关）是多少？",
    ):
        assert rewrite(asked, own, own, "short") == asked
    assert rewrite("市人社局机关运行经费是多少？", own, own, "omitted") == "机关运行经费是多少？"


def test_short_names_tell_all_loaded_departments_apart() -> None:
    every = loaded(HRSS, WATER, OTHER_WATER, STREET)
    assert short_name("望川市人力资源和社会保障局", every) == "市人社局"
    assert short_name("望川市水务局", every) == "望川水务局"
    assert short_name("明州市东渚区人民政府清溪街道办事处", every) == "清溪街道"


def test_a_question_settles_its_documents_by_department_and_year() -> None:
    every = loaded(HRSS, WATER, WATER_NEXT)
    assert settles(item("市人社局三公经费多少？", "hrss.pdf"), every)
    assert not settles(item("三公经费多少？", "hrss.pdf"), every)
    assert not settles(item("市水务局三公经费多少？", "water.pdf"), every)
    assert settles(item("市水务局2024年三公经费多少？", "water.pdf"), every)
    assert settles(item("那电费呢？", "water.pdf", history=("市水务局2024年水费多少？",)), every)


def test_all_documents_are_in_scope_only_where_the_question_says_whose() -> None:
    every = loaded(HRSS, WATER)
    named = item("市人社局三公经费多少？", "hrss.pdf")
    assert vary(named, every, "asis", "all").documents == ()
    assert vary(named, every, "omitted", "all").documents == ("hrss.pdf",)
    assert vary(item("三公经费多少？", "hrss.pdf"), every, "asis", "all").documents == ("hrss.pdf",)

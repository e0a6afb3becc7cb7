"""Rules across documents: two years, budget and final account, unit and department, text and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.samples.booklet import Booklet
from eval.samples.pdf import write_booklet
from eval.samples.planted_pairs import KINDS, PlantedPair, plant_pair, sound_pair
from ingest.model import Document
from ingest.pipeline import parse
from qa.check import Finding, audit
from tests.qa.check.documents import IDENTITY, prose, table

ROWS = [
    ("201", "一般公共服务支出", "40.00"),
    ("20101", "人大事务", "40.00"),
    ("2010101", "行政运行", "40.00"),
    ("221", "住房保障支出", "20.00"),
    ("22102", "住房改革支出", "20.00"),
    ("2210201", "住房公积金", "20.00"),
    ("", "合计", "60.00"),
]


def read(pair: PlantedPair, folder: Path) -> list[Document]:
    return [_drawn(booklet, folder) for booklet in (pair.earlier, pair.later)]


def _drawn(booklet: Booklet, folder: Path) -> Document:
    write_booklet(booklet, folder / booklet.name)
    return parse(folder / booklet.name)


def found(documents: Sequence[Document]) -> list[Finding]:
    return list(audit(documents).findings)


@pytest.mark.parametrize("seed", range(len(KINDS)))
def test_a_figure_of_another_edition_that_is_stated_wrongly_is_one_finding(seed: int, tmp_path: Path) -> None:
    pair = plant_pair(seed)
    (finding,) = found(read(pair, tmp_path))
    assert (finding.severity, finding.document) == ("error", "later.pdf")
    assert any(near in finding.what for near in pair.near)
    assert "earlier.pdf" in {place.document for place in finding.places}


@pytest.mark.parametrize("seed", range(len(KINDS)))
def test_editions_that_agree_raise_nothing_and_are_compared(seed: int, tmp_path: Path) -> None:
    done = audit(read(sound_pair(seed), tmp_path))
    assert done.findings == ()
    assert sum(one.holds for one in done.rules if one.rule in ("last-year", "opening-budget")) >= 10


def of(name: str, level: str, rows: Sequence[tuple[str, ...]]) -> Document:
    document = prose(tables=[table(("金额",), rows)], identity=replace(IDENTITY, level=level))  # type: ignore[arg-type]
    return replace(document, name=name)


def test_a_unit_has_no_more_than_its_department() -> None:
    department = of("部门.pdf", "部门", ROWS)
    assert found([of("单位.pdf", "单位", ROWS), department]) == []
    more = [*ROWS[:3], *((*row[:2], "25.00") for row in ROWS[3:6]), ("", "合计", "65.00")]
    findings = found([of("单位.pdf", "单位", more), department])
    assert [(one.rule, one.severity, one.document) for one in findings] == [
        ("unit-department", "error", "单位.pdf")
    ]
    assert findings[0].figures[:2] == ("65.00", "60.00")


def test_a_department_without_its_unit_is_compared_with_nothing() -> None:
    other = replace(of("别处.pdf", "部门", ROWS), identity=replace(IDENTITY, department="某市别局"))
    done = audit([of("单位.pdf", "单位", ROWS), other])
    assert [one.rule for one in done.rules if one.rule == "unit-department"] == []


def test_a_text_is_read_against_the_tables_of_another_file() -> None:
    said = "1.人大事务（款）行政运行（项）支出70.00万元。2.住房改革支出（款）住房公积金（项）支出20.00万元。"
    text = replace(prose(said), name="说明.pdf")
    tables = replace(prose(tables=[table(("金额",), ROWS)]), name="表.pdf")
    (finding,) = found([text, tables])
    assert (finding.rule, finding.document) == ("prose-item", "说明.pdf")
    assert {place.document for place in finding.places} == {"说明.pdf", "表.pdf"}
    assert found([text]) == []


def test_two_possible_tables_are_none() -> None:
    text = replace(prose("人大事务（款）行政运行（项）支出70.00万元。"), name="说明.pdf")
    tables = [replace(prose(tables=[table(("金额",), ROWS)]), name=f"表{number}.pdf") for number in (1, 2)]
    assert found([text, *tables]) == []

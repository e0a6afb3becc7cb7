"""Figures that several rows share a name for, over a table made for the purpose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ingest.model import Document
from ingest.pipeline import parse
from qa.executing.values import value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.shared_rows import with_kindred


@pytest.fixture(scope="module")
def document(samples: Path) -> Document:
    return parse(samples / "wangchuan-water-2025-sample.pdf")


_TWO = ("水资源监测站网运行", "水土保持监督检查")


class Categorised(DocumentIndex):
    """The projects of the sample, the two of 水利行业业务管理 bearing a category as a second name."""

    @property
    def cells(self) -> tuple[Entry, ...]:  # type: ignore[override]
        kept = [cell for cell in _cells_of(self) if cell.table and cell.table.kind == "project_table"]
        return tuple(
            replace(cell, names=("专项类",))
            if cell.label in ("水资源监测站网运行", "水土保持监督检查")
            else cell
            for cell in kept
            if cell.fact is not None and cell.fact.year == 2025 and not cell.whole
        )


def _cells_of(index: DocumentIndex) -> tuple[Entry, ...]:
    return DocumentIndex(index.document).cells


@pytest.mark.parametrize(
    ("phrase", "amount"),
    [("专项类项目", "311.96"), ("专项类的水资源监测站网运行", "213.74"), ("水资源监测站网运行", "213.74")],
)
def test_a_category_names_all_of_its_rows(document: Document, phrase: str, amount: str) -> None:
    index = Categorised(document)
    entry = next(cell for cell in index.cells if cell.label == "水资源监测站网运行")
    value = value_of(Candidate(entry, 1.0, 1.0, 1.0), None)
    assert with_kindred(value, phrase, [index], None).amount == Decimal(amount)

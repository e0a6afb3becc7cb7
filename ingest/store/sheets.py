"""The frames as flat sheets for people: figures, figures of prose, documents, each row with its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.model import Box, Document, Row, Table

ORIGIN = ("文件", "部门", "年度", "类型", "级别")
PLACE = ("页", "x0", "top", "x1", "bottom")

FACT_COLUMNS = (
    *ORIGIN, "表序号", "表号", "表名", "表类型", "收支", "单位名称", "行序号", "层级", "项目", "项目路径",
    "科目编码", "是否合计", "列", "列路径", "列年度", "口径", "金额", "单位", "原文", *PLACE,
)  # fmt: skip
STATEMENT_COLUMNS = (
    *ORIGIN, "段落标题", "对象", "对象路径", "角色", "金额", "单位", "数字年度", "方向", "比较基准",
    "占比总体", "原文", "句子", *PLACE,
)  # fmt: skip
DOCUMENT_COLUMNS = (*ORIGIN, "页数", "表数", "数字数", "核对次数", "核对成立", "提醒")

AMOUNT = "金额"
WHOLE_NUMBERS = {
    "年度", "表序号", "行序号", "层级", "列年度", "数字年度", "页", "方向", "页数", "表数", "数字数",
    "核对次数", "核对成立",
}  # fmt: skip
LENGTHS = {"x0", "top", "x1", "bottom"}

SIDES = {"income": "收入", "expenditure": "支出", None: None}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named list of rows; `rows` of a document are in the order of `columns`.

    The column 金额 holds `Decimal`, those of `WHOLE_NUMBERS` int, those of `LENGTHS` float (PDF
    points), all others text; each may be None.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Document], Iterator[tuple[Any, ...]]]


def fact_rows(document: Document) -> Iterator[tuple[Any, ...]]:
    """One row for every figure and every blank of a named row, in the order of `FACT_COLUMNS`."""
    origin = _origin(document)
    tables: dict[int, Table] = {table.index: table for table in document.tables}
    rows: dict[tuple[int, int], Row] = {
        (table.index, row.index): row for table in document.tables for row in table.rows
    }
    for fact in document.facts:
        table, row = tables[fact.table], rows[fact.table, fact.row]
        yield (
            *origin, fact.table + 1, table.number, table.title, table.kind, SIDES[table.side],
            fact.organisation or table.organisation, fact.row + 1, row.level, fact.label,
            " / ".join(fact.row_path), fact.code, "是" if row.is_total else "否",
            fact.column_path[-1] if fact.column_path else "", " / ".join(fact.column_path), fact.year,
            fact.measure, fact.amount, fact.unit, fact.printed, fact.page, *_box(fact.box),
        )  # fmt: skip


def statement_rows(document: Document) -> Iterator[tuple[Any, ...]]:
    """One row for every number of prose, in the order of `STATEMENT_COLUMNS`."""
    origin = _origin(document)
    passages = {passage.index: passage for passage in document.passages}
    for said in document.statements:
        passage = passages[said.passage]
        yield (
            *origin, " / ".join(passage.heading_path), said.subject[-1] if said.subject else "",
            " / ".join(said.subject), said.role, said.amount, said.unit, said.year, said.direction, said.base,
            said.whole, said.printed, passage.sentences[said.sentence].text, said.page, *_box(said.box),
        )  # fmt: skip


def document_rows(document: Document) -> Iterator[tuple[Any, ...]]:
    """The one row of a document in the order of `DOCUMENT_COLUMNS`."""
    held = document.reconciliations
    figures = sum(fact.amount is not None for fact in document.facts)
    yield (
        *_origin(document), len(document.page_sizes), len(document.tables), figures, held.tried, held.held,
        "；".join(document.warnings),
    )  # fmt: skip


def _origin(document: Document) -> tuple[Any, ...]:
    who = document.identity
    return document.name, who.department, who.year, who.kind, who.level


def _box(box: Box) -> tuple[float, ...]:
    return tuple(round(length, 2) for length in box)


SHEETS = (
    Sheet("数字", FACT_COLUMNS, fact_rows),
    Sheet("正文数字", STATEMENT_COLUMNS, statement_rows),
    Sheet("文件", DOCUMENT_COLUMNS, document_rows),
)

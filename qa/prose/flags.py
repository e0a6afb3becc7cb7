"""Rows that a column of yes and no marks: which indicators are 核心, which tables are 空表."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Column, Document, Row, Table
from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.inquiry import Inquiry
from qa.question.text import bare, normal

_FLAG = regex("是否(?:为|属于|是)?(?P<what>.{2,12})$")
_NOT = (
    "(?:不是|并非|非|不属于|不算是?|不为|"
    "(?:[没未]有?|不)被?(?:当[成作做]|列[为作入]|算[作成是]|定为|标为|标注为|视为|作为|纳入))"
)
_SAYS_NO = (
    "[^,，。是否]{0,8}?(?:(?:一?[列栏项])?(?:[为是填写标打]|标注|填写)了?(?:为|着|的是)?)[“\"‘]?(?:否|[×✗])"
)
_YES = frozenset("是有√✓Yy")
_NO = frozenset("否无×✗Nn")
_TELLING = 6
_EMPTY = regex("空表|[为是]空|空白|空着|[没无]有?(?:任何)?数(?:据|字|额)?的?|没有?填")
_TABLES = regex("哪(?:几张|一?张|些|几个|一?个)?(?:报?表|表格)|(?:报表|表格?)(?:里|中)?(?:有|是)?哪")


def list_flagged(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The names of the rows that a printed flag marks, or does not, as the question asks.

    Tables without any figure are listed by what they print where no column says which they are.
    """
    found = [
        (len(set(_pairs(table.title)) & set(_pairs(inquiry.text))), index.document, table, column, what)
        for index in indexes
        for table, column, what in _flags(index.document)
        if _says(inquiry.text, what)
    ]
    if found:
        _, document, table, column, what = max(found, key=lambda flag: flag[0])
        denied = bool(
            re.search(f"(?:{_NOT}|[不未非]){re.escape(what)}|{re.escape(what)}{_SAYS_NO}", inquiry.text)
        )
        rows = [row for row in table.rows if _mark(row, column, denied) is not None]
        return _listed([(_name(row), _quoted(document, row, column)) for row in rows])
    if _TABLES.search(inquiry.text) and _EMPTY.search(inquiry.text):
        documents = [index.document for index in indexes]
        empty = [(d, table) for d in documents for table in d.tables if table.title and _bare(d, table)]
        return _listed([(table.title, _title(document, table)) for document, table in empty])
    return None


def _flags(document: Document) -> Iterator[tuple[Table, Column, str]]:
    for table in document.tables:
        for column in table.columns:
            match = _FLAG.match(bare(column.name))
            if match:
                yield table, column, match["what"]
            elif _only_marks(table, column):
                yield table, column, re.sub("采购$", "", bare(column.name))


def _only_marks(table: Table, column: Column) -> bool:
    """Whether a column answers yes or no in every cell, without its head asking: 专门面向中小企业采购."""
    marks = {c.text.strip() for row in table.rows for c in row.cells if c.column == column.index} - {""}
    return len(bare(column.name)) >= _TELLING and bool(marks) and marks <= _YES | _NO


def _says(text: str, what: str) -> bool:
    return what in text or (what == "空表" and bool(_TABLES.search(text) and _EMPTY.search(text)))


def _mark(row: Row, column: Column, denied: bool) -> str | None:
    """The mark of a row that is asked for; a blank marks nothing, which is a no beside a yes."""
    mark = next((cell.text.strip() for cell in row.cells if cell.column == column.index), "")
    if denied:
        return mark if mark[:1] in _NO else None
    return mark if mark and mark[:1] in _YES else None


def _name(row: Row) -> str:
    return re.sub(r"\s", "", row.printed_label) or row.label


def _quoted(document: Document, row: Row, column: Column) -> Quoted:
    cell = next(cell for cell in row.cells if cell.column == column.index)
    return Quoted(document.name, cell.page, cell.box, f"{_name(row)}：{cell.text.strip()}")


def _bare(document: Document, table: Table) -> bool:
    """Whether a table of figures prints none."""
    if not any(column.role == "amount" for column in table.columns):
        return False
    return not any(fact.amount for fact in document.facts if fact.table == table.index)


def _title(document: Document, table: Table) -> Quoted:
    cells = [cell for row in table.rows for cell in row.cells]
    box = cells[0].box if cells else (0.0, 0.0, 0.0, 0.0)
    return Quoted(document.name, cells[0].page if cells else table.pages[0], box, table.title)


def _listed(rows: Sequence[tuple[str, Quoted]]) -> Explanation | None:
    items = tuple(dict.fromkeys(name for name, _ in rows))
    if not items:
        return None
    lead = f"共{len(items)}项：" + "、".join(items) + "。"
    return Explanation("list", lead, tuple(quote for _, quote in rows)[:80], items, 0.95)


def _pairs(text: str) -> list[str]:
    plain = normal(text)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]

"""Columns of names in tables, as lists: led in by the sentence before the table or by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Table
from ingest.prose.numbering import without_numbering
from qa.patterns import regex
from qa.prose.explanation import Quoted
from qa.prose.listing import Listing, called
from qa.prose.passage_index import PassageIndex, Unit
from qa.question.text import normal

_ANNOUNCES = regex(r"(?:：|下表.{0,4}|如下.{0,4}|见下)。?$")
_TAKEN_FROM = regex(r"(?:名称|单位|机构|项目|内容|事项|培训|会议|科目|处室|名单)$")
_TOTAL = regex("(?:合|总|小|共)计|其中")


def columns_of(index: PassageIndex) -> Iterator[Listing]:
    """Columns of names in tables, led in by the sentence before the table."""
    leads = _sentences_before(index)
    for table in index.document.tables:
        if len(table.rows) > 80:
            continue
        lead = leads.get(table.index, ())
        form = table.kind == "performance_table" and len(table.rows) < 12
        for column in () if _is_of_keys(table) else table.columns:
            if column.role in ("amount", "count", "code", "unit") or not _TAKEN_FROM.search(
                normal(column.name)
            ):
                continue
            cells = [
                cell for row in table.rows if not row.is_total for cell in row.cells
                if cell.column == column.index and _names_something(normal(cell.text))
            ]  # fmt: skip
            items = tuple(dict.fromkeys(without_numbering(re.sub(r"\s+", "", cell.text)) for cell in cells))
            if not items or any(len(item) > 60 for item in items):
                continue
            quotes = (
                *(unit.quoted for unit in lead),
                *(
                    Quoted(index.document.name, cell.page, cell.box, re.sub(r"\s+", "", cell.text))
                    for cell in cells
                ),
            )
            near = (
                normal(table.title)
                + "|"
                + normal("".join(column.path))
                + "|"
                + normal(lead[-1].ruled if lead else "")
            )
            far = normal("".join(lead[-1].path)) + "|" + normal("".join(u.text for u in lead)) if lead else ""
            listed = sum(1 for other in table.columns if other.role in ("amount", "count"))
            yield Listing(
                called(table.title), near, far, items, quotes[:80],
                -0.25 if form else 0.05 if lead else 0.0 if listed else 0.02,
            )  # fmt: skip


def _is_of_keys(table: Table) -> bool:
    """Whether a table holds the keys of a form with their values: 项目编码, 预算数, 绩效目标."""
    return tuple(column.path for column in table.columns) == (("项目",), ("金额",), ("内容",))


def _names_something(text: str) -> bool:
    return not _TOTAL.match(text) and bool(re.search(r"[一-鿿]{2}", text))


def _sentences_before(index: PassageIndex) -> dict[int, tuple[Unit, ...]]:
    """For each table without a title of its own, the paragraph that announces it (…见下表：)."""
    announcing = [
        (units[: at + 1], units[at + 1 :]) for units in index.of_passage.values()
        for at, unit in enumerate(units)
        if not unit.ruled.startswith("其中") and _ANNOUNCES.search(unit.ruled)
    ]  # fmt: skip
    found: dict[int, tuple[Unit, ...]] = {}
    for table in index.document.tables:
        top = _top(table)
        near = [
            units
            for units, behind in announcing
            if (len(behind) < 3 or (behind[0].page, behind[0].box[1]) > top) and _leads(units[-1], top)
        ]
        if near:
            last = max(near, key=lambda units: (units[-1].page, units[-1].box[3]))
            between = any(
                other is not table and (last[-1].page, last[-1].box[3]) < _top(other) < top
                for other in index.document.tables
            )
            if not between:
                found[table.index] = last[-3:]
    return found


def _leads(unit: Unit, top: tuple[int, float]) -> bool:
    """Whether a sentence stands over what begins at `top`, or on the page before."""
    return (unit.page == top[0] and unit.box[3] <= top[1] + 4) or unit.page == top[0] - 1


def _top(table: Table) -> tuple[int, float]:
    return min(((cell.page, cell.box[1]) for row in table.rows for cell in row.cells), default=(0, 0.0))

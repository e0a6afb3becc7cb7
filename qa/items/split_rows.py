"""An economic item that a table prints in several rows: of the offices and the institutions, unit by unit.

No row is the department's own figure then; all rows of that name in the column are, added up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Row, Table
from qa.executing.values import Value, same_amount, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.government_classes import government_class
from qa.items.matcher import Matcher
from qa.items.row_names import without_code
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.question.vocabulary import standard_names
from qa.scoping.scope import Edition

_KINDS = (
    "expenditure_table", "fiscal_expenditure_table", "general_budget_table", "basic_expenditure_table",
    "economic_class_table",
)  # fmt: skip
"""Tables whose rows add up to the department's spending."""
_OF_MANY = regex("^(?:行政运行|一般行政管理事务|机关服务|事业运行|信息化建设)$")
"""Items that several 款 share: each is an item of its own 款."""
_SORT = regex("^(?:[一二三四]类|科研类)(?=会议费|培训费)")
_THREE = regex("公务接待费|因公出国|公务用车")
"""The parts of “三公”经费, which is the department's figure of them where a table prints it."""
_KEPT, _WHOLLY = 80, 0.95
_ROUNDED = Decimal("1.0005")
"""Rows that are rounded one by one come to a little more or less than the printed sum."""
_WHOSE = regex("机关|事业|本级|(?:局|院|所|处|监狱|中心|学校|支队|大队|厅|委|站|馆|队)$")


def of_all_rows(
    value: Value, operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value:
    """The value, or the sum of the rows that print its item part by part, where these come to more."""
    entry = value.evidence[0] if value.evidence and not value.formula else None
    if entry is None or entry.fact is None or not is_money(value.unit):
        return value
    plain = not (operand.code or operand.under or operand.part_of or operand.exclude or operand.table)
    matcher = Matcher(operand, [index.terms for index in indexes])
    of_the_body = plain and matcher.of_the_body
    if not of_the_body and (not plain or value.cover < _WHOLLY or matcher.of_own_level):
        return value
    best = value
    for reading in (value, *value.others):
        rows, name = _rows_of_class(reading, operand, indexes) or (_rows_of(reading, operand, indexes), "")
        if len(rows) < 2 or not (of_the_body or _of_one_class_by_units(rows)):
            continue
        values = [_titled(value_of(Candidate(row, value.score, value.cover, 1.0), edition)) for row in rows]
        summed = total(values, f"{name or _SORT.sub('', bare(rows[0].label))}合计")
        printed = next((v for v in values if 2 * v.in_unit("元") == summed.in_unit("元")), None)
        found = printed or replace(summed, score=value.score, cover=value.cover, edition=value.edition)
        if found.in_unit("元") > best.in_unit("元") * _ROUNDED:
            best = found
    best = _of_both_kinds(value) if best is value and of_the_body else best
    return best if best is value else _as_printed(best, value, operand, indexes, edition)


def _of_both_kinds(value: Value) -> Value:
    """The item of 基本支出 and that of 项目支出 together, where each has a table and nothing has both."""
    readings = [(v, v.evidence[0]) for v in (value, *value.others) if v.evidence and not v.formula]
    kinds = {"基本支出": [], "项目支出": []}  # type: dict[str, list[Value]]
    for reading, entry in readings:
        held = [kind for kind in kinds if entry.is_cell and kind in entry.title]
        if len(held) == 1 and entry.label == value.evidence[0].label:
            kinds[held[0]].append(replace(reading, label=f"{reading.label}（{held[0]}）"))
    if len(readings) != 2 or not all(len(found) == 1 for found in kinds.values()):
        return value
    both = total([found[0] for found in kinds.values()], f"{value.label}合计")
    return replace(both, score=value.score, cover=value.cover, edition=value.edition)


def _as_printed(
    best: Value, value: Value, operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value:
    """The sum read from the place that prints it; what is known already where “三公”经费 has the item."""
    found = [
        candidate
        for candidate in resolve(operand, indexes, edition.year if edition else None)[:_KEPT]
        if candidate.cover >= _WHOLLY and not candidate.is_blank
    ]
    for candidate in found:
        printed = value_of(candidate, edition)
        if same_amount(printed, best):
            return printed
    of_three = any(
        candidate.entry.table is not None and candidate.entry.table.kind == "three_public_table"
        for candidate in found
    )
    return value if of_three and _THREE.match(best.label) else best


def _rows_of_class(
    reading: Value, operand: Operand, indexes: Sequence[DocumentIndex]
) -> tuple[list[Entry], str] | None:
    """The rows of a class of the government's own classification, which a form prints by the department's.

    对事业单位经常性补助 stands beside 工资福利支出 and again beside 商品和服务支出.
    """
    entry = reading.evidence[0] if reading.evidence and not reading.formula else None
    if entry is None or entry.fact is None or entry.table is None:
        return None
    by_index = {row.index: row for row in entry.table.rows}
    name = _class_headed(entry.table, by_index.get(entry.fact.row))
    said = normal(operand.phrase)
    if not name or name not in said or bare(entry.label) in said:
        return None
    cells = next((index.cells for index in indexes if index.name == entry.document), ())
    rows = [
        other for other in cells
        if other.fact is not None and other.fact.amount is not None
        and (other.fact.table, other.fact.column) == (entry.fact.table, entry.fact.column)
        and _class_headed(entry.table, by_index.get(other.fact.row)) == name
    ]  # fmt: skip
    return (rows, name) if len(rows) > 1 else None


def _class_headed(table: Table, row: Row | None) -> str:
    """The government's class that a row is the head of: its code is that of a class, not of a 款."""
    if row is None or row.code is None or len(row.code) != 3:
        return ""
    return government_class(table, row)


def _rows_of(reading: Value, operand: Operand, indexes: Sequence[DocumentIndex]) -> list[Entry]:
    """The filled cells of the reading's column whose rows bear its name; none where one row is meant."""
    entry = reading.evidence[0] if reading.evidence and not reading.formula else None
    if entry is None or entry.fact is None or entry.table is None or entry.table.kind not in _KINDS:
        return []
    name = _SORT.sub("", bare(entry.label))
    said_whole = name in normal(operand.phrase)
    if not said_whole and reading.cover < _WHOLLY:
        return []
    index = next((index for index in indexes if index.name == entry.document), None)
    rows = [
        other
        for other in (index.cells if index else ())
        if other.fact is not None
        and (other.fact.table, other.fact.column) == (entry.fact.table, entry.fact.column)
        and _SORT.sub("", bare(other.label)) == name
        and other.fact.amount is not None
    ]
    official = said_whole and name in standard_names() and not _OF_MANY.match(name)
    if not official and not _of_one_class_by_units(rows):
        return []
    codes = {(row.fact.code or "")[:5] for row in rows if row.fact is not None}
    paths = [row.fact.row_path for row in rows if row.fact is not None]
    nested = any(a != b and a == b[: len(a)] for a in paths for b in paths)
    said = operand.phrase + operand.context
    named = any(_WHOSE.search(above) and above in said for row in rows for above in row.ancestors)
    named = named or _told_apart(rows, normal(said))
    return [] if len(codes) > 1 or nested or named or _WHOSE.search(operand.context) else rows


def _of_one_class_by_units(rows: Sequence[Entry]) -> bool:
    """Whether rows of one name are of one 科目, each of another unit: 2080505 of every 中心."""
    codes = {row.fact.code for row in rows if row.fact is not None}
    units = {row.fact.organisation for row in rows if row.fact is not None}
    return len(codes) == 1 and None not in codes and None not in units and len(units) == len(rows)


def _told_apart(rows: Sequence[Entry], said: str) -> bool:
    """Whether the words name what stands beside one of the rows only: its class of the government's own."""
    beside = [{without_code(name) for name in row.ancestors} for row in rows]
    shared = set.intersection(*beside) if beside else set()
    return any(
        len(name) > 3 and name in said for names in beside for name in names - shared - {rows[0].label}
    )


def _titled(value: Value) -> Value:
    """The value labelled with what tells its row from the others: what stands above it."""
    entry = value.evidence[0]
    above = [name for name in entry.ancestors if not re.fullmatch(r"[\d\W]*", name)]
    return replace(value, label=f"{value.label}（{'·'.join(above[-2:])}）" if above else value.label)

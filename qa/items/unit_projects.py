"""What one unit spends on its projects, where a list of them is kept by units and adds none of them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Table
from qa.executing.values import Value, total, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, Entry
from qa.items.own_level import OWN_LEVEL
from qa.items.phrases import content_of
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.scope import Edition

_PROJECTS = regex(
    r"^(?P<body>[^,，]{2,}?)的?(?:全部|所有|各个?|几个|[两二三四五六七八九\d]+个)*"
    r"项目(?:支出|经费|资金)?(?:预算|总额|总数|合计)*$"
)


def projects_of_unit(
    operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition | None
) -> Value | None:
    """The projects of the unit that an operand names, added up; None where no list is kept by units."""
    match = _PROJECTS.match(content_of(operand.phrase))
    if match is None or operand.role != "amount":
        return None
    for index in indexes:
        for table in index.document.tables:
            entries = list(_of_unit(index, table, match["body"])) if table.kind == "project_table" else []
            if entries:
                values = [value_of(Candidate(entry, 1.0, 1.0, 1.0), edition) for entry in entries]
                name = normal(entries[0].fact.organisation or "") if entries[0].fact else match["body"]
                whole = total(values, f"{name}项目支出合计") if len(values) > 1 else values[0]
                return replace(whole, edition=edition, score=1.0, cover=1.0)
    return None


def _of_unit(index: DocumentIndex, table: Table, body: str) -> Iterator[Entry]:
    """The cells of the first column of amounts in the rows of a unit's own projects."""
    bodies = {row.index: normal(row.organisation) for row in table.rows if row.organisation}
    own = OWN_LEVEL.fullmatch(body)
    kept = {at for at, name in bodies.items() if name == body}
    if len(set(bodies.values())) < 2 or any(normal(row.label) in bodies.values() for row in table.rows):
        return
    above = {row.parent for row in table.rows}
    for entry in index.cells:
        fact = entry.fact
        if fact is None or fact.table != table.index or fact.row in above or not fact.amount:
            continue
        first = entry.column is not None and entry.column.first_amount
        if first and (entry.own_level if own else fact.row in kept):
            yield entry

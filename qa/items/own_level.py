"""The department's own level among its units: 局本级, where tables list the department beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Document, Table
from qa.items.bodies import is_body, is_called, without_level
from qa.patterns import regex
from qa.question.text import normal

OWN_LEVEL = regex(
    r"(?<!不算)(?<!不含)(?<!除)(?<!除了)(?<!除去)(?<!去掉)(?<!不包括)(?<!撇开)(?<![市省区县州国央])(?:[局委厅院办部会署]机关|(?:[局委厅院办部会署]|机关|部门)?本级)"
    r"(?!事业|运行|服务|工作|财政|政府|人民|以)"
)
"""Words for the department itself without the units under it."""


def own_rows(document: Document) -> frozenset[tuple[int, int]]:
    """The rows, by (table, row), that tell of the department's own level and of no unit under it.

    Where some are marked (本级) the marked ones alone do; else those in the department's name, without
    the one that sums up the others, or all rows under it where the units head their own. A table that
    names no other unit has none of its own level.
    """
    own = normal(document.identity.department)
    if not own or document.identity.level == "单位":
        return frozenset()
    return frozenset((table.index, row) for table in document.tables for row in _of_table(table, own))


def _of_table(table: Table, own: str) -> Iterator[int]:
    bodies = {row.index: normal(row.organisation) for row in table.rows if row.organisation}
    marked = {at for at, body in bodies.items() if body != own and is_called(without_level(body), own)}
    if marked:
        yield from marked
        return
    heads = {row.index: normal(row.path[0]) for row in table.rows if row.path}
    if any(not is_called(head, own) and is_body(head) for head in heads.values()):
        yield from (at for at, head in heads.items() if is_called(without_level(head), own))
        return
    plain = {at for at, body in bodies.items() if is_called(body, own)}
    if plain and len(plain) < len(bodies):
        above = {row.parent for row in table.rows if row.index in plain}
        yield from plain - above


def printed_own_level(document: Document) -> str:
    """What tables call the department's own level (某局(本级)), where all that name it call it one thing."""
    own = normal(document.identity.department)
    bodies = {normal(row.organisation) for table in document.tables for row in table.rows if row.organisation}
    marked = {body for body in bodies if body != own and is_called(without_level(body), own)}
    return marked.pop() if own and document.identity.level != "单位" and len(marked) == 1 else ""

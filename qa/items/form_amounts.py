"""What the form of a project (绩效目标表) prints as the project's own money, this year's and last year's."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.amounts import is_money
from ingest.model import Document, Fact
from qa.patterns import regex
from qa.question.text import bare

Place = tuple[int, int]
"""A row by its table and its place in it."""

_OF_THE_YEAR = (
    regex(
        r"^(?:年度|当年|本年)(?:预算)?资金(?:申请)?总额|^项目(?:当年|年度)预算|^(?:当年|本年度?|年度)预算(?:数|总额|金额)?$"
    ),
    regex(r"^(?:项目|预算)?资金总额|^项目(?:预算)?总额|^预算(?:资金|金额)"),
)
"""Names of all the money of a project for the year, the surer first."""
_OF_A_READING = regex(r"^(?:同名项目)?(?:上年|年初|全年)(?:度)?(?:预算|执行)[数额]|^预算执行[数额]")
"""Names of a project's money that say which reading they are, such as last year's budget."""
_LAST_YEAR = regex("^(?:同名项目)?上年")
_OF_THE_WHOLE = regex("整体")


def amounts_of_projects(document: Document) -> dict[Place, str]:
    """The rows of forms that hold a project's money, each with the project's name.

    A project that a table of amounts has a row for is found there: its form adds last year's budget only.
    """
    forms = {
        table.index
        for table in document.tables
        if table.kind == "performance_table" and not _OF_THE_WHOLE.search(table.title)
    }
    listed = {bare(fact.label) for fact in document.facts if fact.table not in forms and is_money(fact.unit)}
    held: dict[int, list[Fact]] = {}
    for fact in document.facts:
        if fact.table in forms and len(fact.row_path) > 1 and is_money(fact.unit) and fact.amount is not None:
            held.setdefault(fact.table, []).append(fact)
    rows: dict[Place, str] = {}
    for facts in held.values():
        project = bare(facts[0].row_path[0])
        if any(bare(fact.row_path[0]) != project for fact in facts):
            continue
        own = _own_money(facts)
        kept = [fact for fact in own if _LAST_YEAR.search(bare(fact.label))] if project in listed else own
        rows.update({(fact.table, fact.row): project for fact in kept})
    return rows


def _own_money(facts: Iterable[Fact]) -> list[Fact]:
    """Of the figures of one form those that are all of its project's money."""
    printed = [(bare(fact.label), fact) for fact in facts]
    told = [fact for label, fact in printed if _OF_A_READING.search(label)]
    for names in _OF_THE_YEAR:
        whole = [fact for label, fact in printed if names.search(label)]
        if whole:
            return [*whole, *told]
    return told

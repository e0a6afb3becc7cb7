"""Cells of tables as candidates for an operand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.amounts import is_money
from qa.items.absent_forms import lacks_the_form
from qa.items.candidates import (
    Candidate,
    goal_fits,
    held_to_budget,
    matter_fits,
    named_unit_fits,
    unit_fits,
)
from qa.items.cell_fits import AIMS, NO_COLUMN, ColumnFit, RowFit, column_fit, names_fit, row_fit
from qa.items.cell_scores import scored
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.named_places import owner_and_project
from qa.items.rates import is_rate_of_money, money_in
from qa.items.unit_rows import organisation_of
from qa.patterns import regex
from qa.question.matter import matter_units
from qa.question.text import normal


def cell_candidates(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    """Every cell that some word of the operand touches; `year` is the edition's own."""
    operand = matcher.operand
    if held_to_budget(operand):
        return  # how far a budget was kept to stands in prose
    wanted_year = operand.year or year
    other_year = wanted_year if wanted_year is not None and year is not None and wanted_year != year else None
    columns: dict[int, ColumnFit] = {}
    of_things = matcher.never_money()
    of_people = operand.role == "count" and operand.unit is None and bool(_PEOPLE.search(matcher.phrase))
    matter = matter_units(matcher.phrase) if operand.unit is None else None
    of_money = operand.unit is None and bool(_HOW_MUCH_MONEY.search(matcher.phrase))
    counted = operand.role == "count" and operand.unit is None and bool(_NUMBER_OF.search(matcher.phrase))
    totals = matcher.total_side is not None or matcher.fund_total is not None
    wholes = totals or matcher.table_number is not None
    own = normal(index.document.identity.department)
    formless = lacks_the_form(matcher.phrase, index)
    titled = matcher.place.titled(index.table_names) if operand.table else frozenset()
    for row in index.touched_rows(matcher.pairs, wholes=wholes):
        table = row[0].table
        assert table is not None
        if titled and table.index not in titled:
            continue
        if operand.table and not matcher.place.is_table(
            row[0].title, table.number, table.kind, owner_and_project(row[0])
        ):
            continue
        if matcher.of_another_unit(organisation_of(row[0])):
            continue
        if matcher.bounds_otherwise(row[0].label):
            continue
        if (matcher.of_the_body or formless) and table.kind == AIMS:
            continue
        if (matcher.own_level or matcher.own_body) and _of_others(row[0], own):
            continue
        fit: RowFit | None = None
        mine, beside, label_share = names_fit(matcher, row[0])
        mine |= matcher.own_level if row[0].own_level and not _of_one_project(row[0], matcher, own) else 0
        for entry in row:
            fact = entry.fact
            assert fact is not None
            if _not_applicable(entry, row):
                continue
            fits = unit_fits(operand.unit, money_in(fact.unit)) or goal_fits(operand.unit, entry)
            fits = fits or (matcher.rated and operand.unit == "money" and is_rate_of_money(fact.unit))
            fits = fits or named_unit_fits(operand.unit, entry) or _sum_without_unit(operand.unit, entry)
            fits = fits and not (of_people and is_money(fact.unit))
            fits = fits and not (of_money and fact.unit is not None and "元" not in fact.unit)
            fits = fits and not (counted and is_money(fact.unit))
            fits = fits and not (of_things and is_money(fact.unit))
            fits = fits and matter_fits(matter, fact.unit)
            if not fits or (other_year is not None and fact.year != other_year):
                continue
            column = NO_COLUMN
            if entry.column is not None:
                known = columns.get(id(entry.column))
                column = known or column_fit(matcher, entry.column, entry.title)
                columns[id(entry.column)] = column
            if not mine and not column.mask and not entry.whole:
                continue
            if fit is None:
                fit = row_fit(matcher, entry, mine, beside, label_share)
            cover = matcher.cover(fit.mask | column.mask)
            if matcher.of_own_level and not entry.own_level and not _in_its_name(entry, own):
                cover *= _OTHER_THING
            if matcher.behind and not (fit.mask | column.mask) & matcher.behind:
                cover *= _OTHER_THING
            if matcher.omits_its_effect(fit.mask | column.mask):
                cover *= _OTHER_THING
            if cover < 0.2 and not fit.total:
                continue
            yield scored(matcher, entry, fit, column, cover, wanted_year)


def _not_applicable(entry: Entry, row: Sequence[Entry]) -> bool:
    """Whether a dash stands where no figure can: 保有量（辆） — — 9, or beside a heading over other rows."""
    fact = entry.fact
    if fact is None or fact.amount is not None or not _DASHES.fullmatch(fact.printed):
        return False
    if not is_money(fact.unit) and any(other.fact and other.fact.amount is not None for other in row):
        return True
    rows = entry.table.rows if entry.table is not None else ()
    return fact.row + 1 < len(rows) and rows[fact.row + 1].parent == fact.row


_DASHES = regex("[-—–－]+")


def _of_one_project(entry: Entry, matcher: Matcher, own: str) -> bool:
    """Whether a row of the level is one of its projects only, which the question does not name."""
    if entry.table is None or entry.table.kind != "project_table":
        return False
    return not (entry.whole or matcher.says(entry.label) or own in entry.label)


def _of_others(entry: Entry, own: str) -> bool:
    """Whether a row tells of all the units together, or of one of them, and not of the department itself."""
    return not entry.own_level and (entry.whole or _body_of(entry) not in ("", own))


def _in_its_name(entry: Entry, own: str) -> bool:
    """Whether a row, and not the whole table, is printed in the department's name."""
    return _body_of(entry) == own and entry.table is not None and not entry.table.organisation


def _body_of(entry: Entry) -> str:
    return normal(entry.fact.organisation or "") if entry.fact is not None else ""


_OTHER_THING = 0.7
"""What a cell explains of a question for something (多少在校生) that none of its names tells of."""


def _sum_without_unit(wanted: str | None, entry: Entry) -> bool:
    """Whether a table of amounts that says nowhere in what it tells them can answer how much money."""
    table, fact = entry.table, entry.fact
    if wanted != "money" or fact is None or fact.unit is not None or table is None:
        return False
    amounts = any(column.index == fact.column and column.role == "amount" for column in table.columns)
    return amounts and table.kind != "performance_table"


_PEOPLE = regex("人员(?![经费支])|人数|编制|职工")
"""Asks for a number of people, which no money spent on them is."""
_HOW_MUCH_MONEY = regex(
    "(?:多少|几个?)(?:钱|资金|经费|款)|(?:经费|资金|金额|费用)(?:一?共|总共|合计|[是有为批花用]了?|安排了?)*(?:多少)?$"
)
"""Asks for an amount of money, which no tons and no people are."""
_NUMBER_OF = regex("(?:编制|人|人员|辆|台|套|个|户|件|购置|团组)数|人次|批次|场次|面积")
"""Asks for a number of something, which no money is."""

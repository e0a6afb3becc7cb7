"""Rows and sentences that are called by a body: what of the body is told there, and what is asked of it."""

from __future__ import annotations

import re

from qa.items.bodies import is_body
from qa.items.entries import Entry
from qa.patterns import regex
from qa.question.text import normal
from qa.question.vocabulary import standard_names

_ALL_OF_IT = regex(
    r"(?:的|部门|单位|今年|本年度?|年度|全年|年初|一共|总共|总|预算|决算|安排|支出|收入|收支|规模|盘子|"
    r"合计|总计|总额|总数|总量|资金|数|额|是|有|为|,)+"
)
_SIDE = {"income_table": "收入", "expenditure_table": "支出"}
OF_ONE_THING = frozenset((
    "three_public_table", "operating_expense_table", "project_table", "procurement_table",
    "government_service_table", "performance_table", "asset_table", "transfer_table",
    "government_fund_table", "state_capital_table",
))  # fmt: skip
"""Tables that hold one thing of each body, never all that it takes in or spends."""


def all_of_a_unit(entry: Entry, rest: str) -> bool | None:
    """Whether a cell is what a unit takes in or spends in all; None where something else is asked for.

    `rest` is what a question says beside the unit's name.
    """
    fact, table = entry.fact, entry.table
    if fact is None or table is None or not is_unit_row(entry):
        return None
    if not re.search("支出|收入|收支|预算|决算|总", rest) or not _ALL_OF_IT.fullmatch(rest):
        return None
    sides = set(re.findall("支出|收入", rest))
    side = _SIDE.get(table.kind)
    if side is not None and (not sides or side in sides):
        column = entry.column
        return column is None or column.first_amount or column.only_amount
    return False if side is not None or table.kind in OF_ONE_THING else None


def is_unit_row(entry: Entry) -> bool:
    """Whether a row is called by the body that it is printed for, and that body is not all of them."""
    organisation = organisation_of(entry)
    return not entry.whole and bool(organisation) and entry.label == organisation


def organisation_of(entry: Entry) -> str:
    """The body that a cell is printed for, without its number, or an empty string."""
    organisation = entry.fact.organisation if entry.fact is not None else None
    return re.sub(r"^\d+[-—_]?", "", normal(organisation)) if organisation else ""


def tells_a_part_of(entry: Entry) -> bool:
    """Whether a number of prose is called by a body alone: 机关运行经费236万元(局本级140万元、…)."""
    body = len(entry.label) < 20 and is_body(entry.label) and entry.label not in standard_names()
    return body and bool(entry.ancestors)

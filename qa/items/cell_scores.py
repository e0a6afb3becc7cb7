"""The score of a cell for an operand, rule by rule, from what its row and its column explain."""

from __future__ import annotations

import re
from collections.abc import Callable

from qa.items.candidates import KIND_PRIOR, Candidate
from qa.items.cell_fits import ColumnFit, RowFit
from qa.items.cell_kinds import of_the_rate_asked, of_the_whole_investment, of_what_was_planned
from qa.items.cell_merit import CellMerit
from qa.items.column_names import ColumnName
from qa.items.entries import Entry
from qa.items.matcher import THIS_YEAR, Matcher
from qa.items.measures import SPENT
from qa.items.open_columns import FUNDED
from qa.items.opposites import other_end_of_year
from qa.items.part_cells import part_fit
from qa.items.rates import RATE
from qa.items.row_names import OF_PURCHASES
from qa.items.three_public import own_table_fit
from qa.items.unit_rows import all_of_a_unit, is_unit_row
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal

_LARGELY = 0.5
"""How much must be explained for a name that is said to count by itself."""


def scored(
    matcher: Matcher,
    entry: Entry,
    row: RowFit,
    column: ColumnFit,
    cover: float,
    wanted_year: int | None,
) -> Candidate:
    """The cell as a candidate, with its score and how much of the phrase and of its name is said.

    `cover` is the share of the phrase that row and column explain.
    """
    merit = CellMerit(matcher, entry, row, _own_column(matcher, entry, row, column), wanted_year)
    merit.cover, merit.head = cover, _name_said(merit)
    for rule in _COVERS:
        rule(merit)
    merit.value += merit.cover + 0.35 * merit.head
    for rule in _SCORES:
        rule(merit)
    return Candidate(entry, merit.value, merit.cover, merit.head)


def _own_column(matcher: Matcher, entry: Entry, row: RowFit, column: ColumnFit) -> ColumnFit:
    """What the column explains beside the title: 其他 of 项目支出及其他支出 asks for no 其他资金."""
    if not (row.own_title and column.mask and entry.column is not None and entry.column.narrowing):
        return column
    start = matcher.phrase.find(row.own_title)
    inside = ((1 << len(row.own_title)) - 1) << start
    return column if column.mask & ~inside else ColumnFit(0, column.beside, 1.0)


def _name_said(merit: CellMerit) -> float:
    """The share of the cell's own name that is said; of a total, that of its column, title or project."""
    row, column = merit.row, merit.column
    if row.named:
        return 0.9
    if merit.entry.project and merit.matcher.asks_only(merit.entry.project):
        return row.label_share
    if not merit.entry.whole and not _NAMES_NOTHING.fullmatch(merit.entry.label):
        return row.label_share
    in_column = 1.0 - column.open if column.mask and merit.narrowing else 0.0
    return max(in_column, row.title_share, row.project_share, 0.3)


_NAMES_NOTHING = regex("数量|数额|金额|数")
"""Rows that say only that they tell numbers of what the columns name: 车辆 / 合计 | 9."""


def _of_a_grand_total(merit: CellMerit) -> None:
    """A total is asked for: the document's own explains all of it, that of one kind of money less."""
    if not merit.row.total:
        return
    if _grand_total(merit.entry, merit.matcher.total_side or "", merit.asked):
        merit.cover, merit.head = 1.0, 0.9
    elif FUNDED.search(merit.entry.title) and not FUNDED.search(merit.asked):
        merit.head = min(merit.head, 0.3)
        merit.cover *= 0.8


def _of_a_fund_total(merit: CellMerit) -> None:
    """The total of one kind of money, or of one class, is asked for."""
    entry = merit.entry
    if merit.fund_fit:
        merit.cover, merit.head = 1.0, merit.fund_fit
    elif entry.whole and (
        merit.fund_fit is not None
        or merit.matcher.omits_its_class(entry.title + entry.label + "".join(entry.ancestors))
    ):
        merit.cover *= 0.5


def _of_a_unit(merit: CellMerit) -> None:
    """Whether the cell is all of a unit that is named, or leaves something open that was asked for."""
    matcher, row = merit.matcher, merit.row
    all_of_it = all_of_a_unit(merit.entry, matcher.beside(row.mine)) if row.mine else None
    if all_of_it:
        merit.cover, merit.head = 1.0, max(merit.head, 0.9)
    elif all_of_it is False or (is_unit_row(merit.entry) and matcher.leaves_open(row.mine, merit.mask)):
        merit.cover = min(merit.cover, 0.5)
    elif matcher.omits_a_term(merit.mask):
        merit.cover *= _OMITTED


_OMITTED = 0.8
"""一般公共预算拨款 answers no question about 项目支出 of 一般公共预算."""


def _of_the_words(merit: CellMerit) -> None:
    """What the question says round the item, and whether the cell bears another name than the one said."""
    matcher, row, column = merit.matcher, merit.row, merit.column
    split = row.another or matcher.splits_a_name(merit.named)
    merit.value += 0.25 * matcher.context_cover(row.beside | column.beside)
    merit.value += 0.2 * matcher.cover(merit.named) - 0.3 * column.open
    merit.value -= 1.0 if row.another else 0.3 if split else 0.0


def _of_the_table(merit: CellMerit) -> None:
    """Whether the cell's table is the one that is named, or the one in which such items stand."""
    matcher, entry, row = merit.matcher, merit.entry, merit.row
    if merit.operand.table:
        merit.value += 0.4 * matcher.place.title_fit(entry.title, entry.title_name)
    if matcher.of_the_body and merit.kind in OF_PURCHASES and not matcher.names_kind(merit.kind):
        merit.value -= 0.4  # what of the item is bought
    if row.numbered is False:
        merit.value -= 0.5
    if row.own_columns and not _in_own_column(row.own_columns, entry):
        merit.doubt(0.5)
    if row.own_title or row.numbered:
        merit.value += 0.3
        if entry.whole and matcher.residual_is_total(row.own_title or entry.title_name):
            merit.value += 0.3 if "总计" in entry.label else 0.25
            merit.head = 0.9
    if row.repeats and not merit.column.mask & ~row.mask:
        merit.value -= 0.4
    prior = KIND_PRIOR.get(merit.kind, 0.0)
    merit.value += prior if prior > 0 or not matcher.names_kind(merit.kind) else 0.0


def _in_own_column(names: tuple[str, ...], entry: Entry) -> bool:
    """Whether a cell stands in the column, or the row, of one of the things that its table's title lists."""
    beside = entry.label + (entry.column.text if entry.column is not None else "") + "".join(entry.ancestors)
    return any(name in beside for name in names)


def _of_assets(merit: CellMerit) -> None:
    """固定资产 is told by that name alone: 固定电话机 of a table of 资产配置 is none of it."""
    asked = _SORT_OF_ASSETS.search(merit.asked)
    if asked is not None and asked.group() not in _all_names(merit):
        merit.doubt(0.4)


_SORT_OF_ASSETS = regex("(?:固定|流动|无形)资产")


def _of_the_year_alone(merit: CellMerit) -> None:
    """Money of this year alone is not what was carried over, nor the whole."""
    matcher, entry = merit.matcher, merit.entry
    if entry.column is not None and _only_this_year(entry.column) and "本年" not in matcher.phrase:
        merit.value -= 0.2 if merit.row.total else 0.06
    if _THIS_YEARS_MONEY.search(merit.column_text) and "结转" in matcher.phrase:
        merit.value -= 0.3  # what was carried over stands in the columns beside 本年拨款
    if entry.whole and matcher.of_this_year and "本年" not in entry.label:
        merit.value -= 0.1


def _only_this_year(column: ColumnName) -> bool:
    """A subtotal (本年收入 小计) beside the column of the whole, which also holds what was carried over."""
    return "小计" in column.text and not column.narrowing and not column.first_amount


_THIS_YEARS_MONEY = regex("本年(?:拨款|安排|收入)")


def _of_the_funds(merit: CellMerit) -> None:
    """Whether the cell is of the kind of money that is asked for."""
    if merit.row.total and FUNDED.search(merit.column_text) and not FUNDED.search(merit.asked):
        merit.value -= 0.3  # one kind of money is not all of it
    if merit.row.other_funds:
        merit.value -= 0.3
    if merit.fund_fit is not None:
        merit.value += 0.4 * merit.fund_fit if merit.fund_fit else -0.4


def _of_the_name(merit: CellMerit) -> None:
    """Whether the row's name, its column's or its code is said as it stands."""
    entry, matcher, column = merit.entry, merit.matcher, merit.column
    if merit.row.said:
        merit.value += 0.15
        of_unit = entry.label == normal(merit.fact.organisation or "") and not entry.whole
        if merit.cover >= _LARGELY and not of_unit and len(entry.label) > 2 and matcher.says(entry.label):
            merit.value += 0.03  # its own name, not that of its project
        if of_unit and column.mask and merit.narrowing:
            merit.value += 0.06 * (1.0 - column.open)
    elif entry.whole and merit.narrowing and merit.narrowing[-1] in matcher.phrase:
        merit.value += 0.15
    if _held_whole(merit):
        merit.value += 0.1
    code = merit.operand.code
    if code is not None:
        merit.value += 0.4 if _bears(entry, code) else -0.4
        merit.head = 1.0 if merit.fact.code == code else merit.head  # it is named by its number


def _held_whole(merit: CellMerit) -> bool:
    """Whether all that is said is a piece of one of the row's names, and no official name."""
    names = (merit.entry.label, merit.entry.project, *merit.entry.names)
    return not merit.matcher.standard and any(map(merit.matcher.asks_a_piece_of, names))


def _of_totals_within(merit: CellMerit) -> None:
    """A total deep in a table, or of the half of the money that its title names, is not the whole."""
    entry = merit.entry
    if entry.whole and not _is_top(entry):
        merit.value -= 0.05
    halved = _of_a_half(entry.title, merit.matcher.phrase + merit.matcher.context)
    if halved and (entry.whole or is_unit_row(entry)):
        merit.value -= 0.15


def _of_its_own_table(merit: CellMerit) -> None:
    """Whether the item has a table of its own, and the cell is the first amount of its row."""
    part = bool(merit.matcher.part_of)
    merit.value += own_table_fit(merit.entry, merit.asked, merit.head, part=part)
    if merit.entry.column is not None and merit.entry.column.first_amount:
        merit.value += 0.02


def _of_the_time(merit: CellMerit) -> None:
    """Whether year and measure are those asked for; a movement is no amount."""
    fact, operand = merit.fact, merit.operand
    merit.value += _time_fit(operand, fact.year, fact.measure, merit.wanted_year)
    if fact.measure in ("change", "growth", "share") and operand.role == "amount":
        merit.value -= 0.4
    if operand.measure == "revised" and _WHOLE_YEAR.search(merit.asked):
        # 全年预算 is asked for by its name: the first budget is another, and so is what was spent.
        merit.value -= 0.6 if "年初" in merit.column_text else 0.4 if fact.measure in SPENT else 0.0
    if _CARRIED.search(merit.matcher.phrase) and not _CARRIED.search(_all_names(merit)):
        merit.doubt(0.4)  # what a year brings is not what it leaves
    if other_end_of_year(merit.matcher.phrase, merit.column_text):
        merit.value -= 0.5


_WHOLE_YEAR = regex("全年预算|调整后?的?预算|预算调整")
_CARRIED = regex("结转|结余")


def _all_names(merit: CellMerit) -> str:
    """What the cell is called by: its row, all above it, its column and its table."""
    entry = merit.entry
    return "|".join((entry.label, *entry.ancestors, *entry.names, merit.column_text, entry.title))


def _of_parts(merit: CellMerit) -> None:
    """Whether the cell is the part that is asked for, and nothing that the question leaves out."""
    matcher, entry = merit.matcher, merit.entry
    if matcher.part_of:
        merit.value += part_fit(matcher, entry, merit.named)
    if matcher.exclude is not None and matcher.excludes(entry.title + entry.label + merit.column_text):
        merit.value -= 0.4


def _of_rates(merit: CellMerit) -> None:
    """Whether the cell is a rate where one is asked for, and is judged by those who are asked about."""
    matcher, entry = merit.matcher, merit.entry
    if matcher.judged_by_others and "自评" in entry.title + merit.column_text:
        merit.doubt(0.6)
    if matcher.rated:
        is_rate = bool(RATE.search(entry.label + (merit.fact.unit or "") + merit.column_text))
        merit.value += 0.2 if is_rate else -0.5
        if matcher.only_rates and not is_rate:
            merit.doubt(0.5)


_COVERS: tuple[Callable[[CellMerit], None], ...] = (
    _of_a_grand_total,
    _of_a_fund_total,
    _of_a_unit,
    of_the_rate_asked,
    of_the_whole_investment,
    of_what_was_planned,
)
"""What settles how much is explained, before any score."""
_SCORES: tuple[Callable[[CellMerit], None], ...] = (
    _of_the_words,
    _of_the_table,
    _of_assets,
    _of_the_year_alone,
    _of_the_funds,
    _of_the_name,
    _of_totals_within,
    _of_its_own_table,
    _of_the_time,
    _of_parts,
    _of_rates,
)


_WHOLE_TABLES = ("balance_table", "expenditure_table", "income_table")


def _grand_total(entry: Entry, side: str, phrase: str) -> bool:
    """A total row that sums up the whole document on the side asked for."""
    fiscal = entry.table is not None and entry.table.kind == "fiscal_balance_table" and "财政拨款" in phrase
    if entry.table is None or entry.column is None or not (fiscal or entry.table.kind in _WHOLE_TABLES):
        return False
    if not fiscal and ("财政拨款" in phrase or re.search("财政拨款|一般公共预算", entry.title)):
        return False
    if entry.column.narrowing and not entry.column.only_amount and not entry.column.first_amount:
        return False
    if "小计" in entry.label or ("本年" in entry.label and not THIS_YEAR.search(phrase)):
        return False
    if side == "收支":
        return True
    if "收入" in entry.label or "支出" in entry.label:
        return side in entry.label
    where = {"income": "收入", "expenditure": "支出"}.get(entry.table.side or "")
    kind = {"income_table": "收入", "expenditure_table": "支出"}.get(entry.table.kind)
    return side == (where or kind)


def _of_a_half(title: str, asked: str) -> bool:
    """Whether a table sums up the projects only, or all but them, and the question says nothing of it."""
    return any(half in title and half[:2] not in asked for half in ("项目支出", "基本支出"))


def _bears(entry: Entry, code: str) -> bool:
    """Whether a row is of that code or stands below the row of it: 绩效工资 below 2050701-特殊学校教育."""
    above = (re.match(r"\d+(?=[-—_ ]?[一-鿿])", name) for name in entry.ancestors)
    return (entry.fact is not None and entry.fact.code == code) or any(m and m.group() == code for m in above)


def _is_top(entry: Entry) -> bool:
    return len(entry.ancestors) <= 1


def _time_fit(operand: Operand, year: int | None, measure: str | None, wanted: int | None) -> float:
    fit = 0.0
    if year is not None and wanted is not None and year != wanted:
        fit -= 0.6
    if operand.measure == "revised" and measure == "budget":
        fit -= 0.1
    elif operand.measure == "final" and measure == "executed":
        fit += 0.1
    elif operand.measure and measure and operand.measure != measure:
        fit -= 0.3
    elif operand.measure and measure == operand.measure:
        fit += 0.1
    elif not operand.measure and measure in ("revised",):
        fit -= 0.05
    return fit

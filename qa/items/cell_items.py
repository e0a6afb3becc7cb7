"""Cells of tables as candidates for an operand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.amounts import is_money
from qa.items.candidates import (
    KIND_PRIOR,
    Candidate,
    goal_fits,
    held_to_budget,
    matter_fits,
    named_unit_fits,
    unit_fits,
)
from qa.items.entries import ColumnName, DocumentIndex, Entry, form_project
from qa.items.listing_titles import columns_named
from qa.items.matcher import THIS_YEAR, Matcher
from qa.items.named_places import owner_and_project
from qa.items.open_columns import FUNDED, open_share
from qa.items.opposites import turned_round
from qa.items.part_cells import part_fit
from qa.items.rates import RATE, is_rate_of_money, money_in
from qa.items.row_names import OF_PURCHASES
from qa.items.three_public import own_table_fit
from qa.items.unit_rows import all_of_a_unit, is_unit_row, organisation_of
from qa.planning.plan import Operand
from qa.question.matter import matter_units
from qa.question.text import bare, normal


def cell_candidates(matcher: Matcher, index: DocumentIndex, year: int | None) -> Iterable[Candidate]:
    """Every cell that some word of the operand touches; `year` is the edition's own."""
    operand = matcher.operand
    if held_to_budget(operand):
        return  # how far a budget was kept to stands in prose
    wanted_year = operand.year or year
    other_year = wanted_year if wanted_year is not None and year is not None and wanted_year != year else None
    columns: dict[int, _ColumnFit] = {}
    of_things = matcher.never_money()
    of_people = operand.role == "count" and operand.unit is None and bool(_PEOPLE.search(matcher.phrase))
    matter = matter_units(matcher.phrase) if operand.unit is None else None
    of_money = operand.unit is None and bool(_HOW_MUCH_MONEY.search(matcher.phrase))
    counted = operand.role == "count" and operand.unit is None and bool(_NUMBER_OF.search(matcher.phrase))
    totals = matcher.total_side is not None or matcher.fund_total is not None
    wholes = totals or matcher.table_number is not None
    own = normal(index.document.identity.department)
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
        if matcher.bounds_otherwise(row[0].label) or (matcher.of_the_body and table.kind == _AIMS):
            continue
        if (matcher.own_level or matcher.own_body) and _of_others(row[0], own):
            continue
        fit: _RowFit | None = None
        mine, beside, label_share = _names_fit(matcher, row[0])
        mine |= matcher.own_level if row[0].own_level and not _of_one_project(row[0], matcher, own) else 0
        for entry in row:
            fact = entry.fact
            assert fact is not None
            if _not_applicable(entry, row):
                continue
            fits = unit_fits(operand.unit, money_in(fact.unit)) or goal_fits(operand.unit, entry)
            fits = fits or (matcher.rated and operand.unit == "money" and is_rate_of_money(fact.unit))
            fits = fits or named_unit_fits(operand.unit, entry)
            fits = fits and not (of_people and is_money(fact.unit))
            fits = fits and not (of_money and fact.unit is not None and "元" not in fact.unit)
            fits = fits and not (counted and is_money(fact.unit))
            fits = fits and not (of_things and is_money(fact.unit))
            fits = fits and matter_fits(matter, fact.unit)
            if not fits or (other_year is not None and fact.year != other_year):
                continue
            column = _NO_COLUMN
            if entry.column is not None:
                known = columns.get(id(entry.column))
                column = known or _column_fit(matcher, entry.column, entry.title)
                columns[id(entry.column)] = column
            if not mine and not column.mask and not entry.whole:
                continue
            if fit is None:
                fit = _row_fit(matcher, entry, mine, beside, label_share)
            cover = matcher.cover(fit.mask | column.mask)
            if matcher.of_own_level and not entry.own_level and not _in_its_name(entry, own):
                cover *= _OTHER_THING
            if matcher.behind and not (fit.mask | column.mask) & matcher.behind:
                cover *= _OTHER_THING
            if matcher.omits_its_effect(fit.mask | column.mask):
                cover *= _OTHER_THING
            if cover < 0.2 and not fit.total:
                continue
            yield _scored(matcher, entry, fit, column, cover, wanted_year)


def _not_applicable(entry: Entry, row: Sequence[Entry]) -> bool:
    """Whether a dash stands where no figure can: 保有量（辆） — — 9, or beside a heading over other rows."""
    fact = entry.fact
    if fact is None or fact.amount is not None or not _DASHES.fullmatch(fact.printed):
        return False
    if not is_money(fact.unit) and any(other.fact and other.fact.amount is not None for other in row):
        return True
    rows = entry.table.rows if entry.table is not None else ()
    return fact.row + 1 < len(rows) and rows[fact.row + 1].parent == fact.row


_DASHES = re.compile("[-—–－]+")


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
_PEOPLE = re.compile("人员(?![经费支])|人数|编制|职工")
"""Asks for a number of people, which no money spent on them is."""
_HOW_MUCH_MONEY = re.compile("(?:多少|几个?)(?:钱|资金|经费|款)")
"""Asks for an amount of money, which no tons and no people are."""
_NUMBER_OF = re.compile("(?:编制|人|人员|辆|台|套|个|户|件|购置|团组)数|人次|批次|场次|面积")
"""Asks for a number of something, which no money is."""


@dataclass(frozen=True, slots=True)
class _ColumnFit:
    """What a column explains, and how much of what narrows it down nobody asked for."""

    mask: int
    beside: int
    open: float


_NO_COLUMN = _ColumnFit(0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class _RowFit:
    """What the cells of a row have in common: masks of its names and of all beside them, shares, bonuses.

    `mask` and `beside` are those of names, title and what stands above the row; `total` says that the
    row sums up where a total is asked for.
    """

    mine: int
    mask: int
    beside: int
    label_share: float
    title_share: float
    total: bool
    named: bool
    another: bool
    said: bool
    other_funds: bool
    own_title: str
    numbered: bool | None
    project_share: float
    own_columns: tuple[str, ...]
    repeats: bool


_AIMS = "performance_table"
_OMITTED = 0.8
"""一般公共预算拨款 answers no question about 项目支出 of 一般公共预算."""
_TITLED = 0.6
"""What the total of a table says of an official name in its title, long as the rest of that may be."""


def _names_fit(matcher: Matcher, entry: Entry) -> tuple[int, int, float]:
    mine, beside, share = matcher.of(entry.label)
    for name in entry.names:
        n_mine, n_beside, n_share = matcher.of(name)
        mine, beside, share = mine | n_mine, beside | n_beside, max(share, n_share)
    return mine, beside, share


def _row_fit(matcher: Matcher, entry: Entry, mine: int, beside: int, label_share: float) -> _RowFit:
    title_mask, title_beside, title_share = matcher.of(entry.title)
    if entry.whole and any(name in entry.title for name in matcher.standard):
        title_share = max(title_share, _TITLED)
    mask, context_mask = mine | title_mask, beside | title_beside
    for ancestor in entry.ancestors:
        a_mask, a_beside, _ = matcher.of(ancestor)
        mask |= a_mask
        context_mask |= a_beside
    assert entry.table is not None
    numbered = matcher.numbers(entry.table.number)
    if numbered:
        mask |= matcher.number_mask
    # The total of a project's own form is the project's, where the question asks for the form.
    project = form_project(entry) if matcher.operand.table else ""
    named = entry.whole and len(entry.label) > 2 and entry.label in matcher.phrase
    return _RowFit(
        mine=mine,
        mask=mask,
        beside=context_mask,
        label_share=label_share,
        title_share=title_share,
        total=matcher.total_side is not None and entry.whole,
        named=named,
        another=matcher.is_another_name(entry.label)
        or any(turned_round(matcher.phrase, name) for name in entry.ancestors),
        said=matcher.says(entry.label) and (not entry.whole or named),
        other_funds=bool(_OTHER_FUNDS.search(entry.title))
        and not _OTHER_FUNDS.search(matcher.phrase + matcher.context),
        own_title=matcher.title_named(entry.title_name),
        numbered=numbered,
        project_share=matcher.of(bare(project))[2] if project else 0.0,
        own_columns=columns_named(matcher, entry),
        repeats=not entry.whole and _repeats_title(matcher, entry, mine, title_mask),
    )


def _repeats_title(matcher: Matcher, entry: Entry, mine: int, title_mask: int) -> bool:
    """Whether a row says only what its table is called: 咨询服务 in the table of 政府购买服务.

    Where the title says all that is asked for, the whole of the table is meant, and none of its rows.
    """
    told = matcher.cover(title_mask)
    if mine & ~title_mask or told < _ALL or matcher.cover(mine) > told - _LESS:
        return False
    return not matcher.says(entry.label)


_ALL, _LESS = 0.9, 0.2


def _only_this_year(column: ColumnName) -> bool:
    """A subtotal (本年收入 小计) beside the column of the whole, which also holds what was carried over."""
    return "小计" in column.text and not column.narrowing and not column.first_amount


def _in_own_column(names: tuple[str, ...], entry: Entry) -> bool:
    """Whether a cell stands in the column, or the row, of one of the things that its table's title lists."""
    beside = entry.label + (entry.column.text if entry.column is not None else "") + "".join(entry.ancestors)
    return any(name in beside for name in names)


_OWN_FUNDS = "单位资金"
_SAYS_OWN_FUNDS = re.compile("(?:单位|自有)的?(?:自有)?资金")


def _column_fit(matcher: Matcher, column: ColumnName, title: str) -> _ColumnFit:
    mask, beside, _ = matcher.of(column.text)
    mask |= matcher.headed_by(title, column.narrowing[-1] if column.narrowing else "")
    if _OWN_FUNDS in column.text and not _SAYS_OWN_FUNDS.search(matcher.phrase + matcher.context):
        if all(weight < 1 for at, weight in enumerate(matcher.weights) if mask >> at & 1):
            mask = 0  # 单位 or 资金 alone is said of any money
    return _ColumnFit(mask, beside, open_share(matcher, column))


def _scored(
    matcher: Matcher,
    entry: Entry,
    fit: _RowFit,
    column: _ColumnFit,
    cover: float,
    wanted_year: int | None,
) -> Candidate:
    operand, fact = matcher.operand, entry.fact
    assert fact is not None and entry.table is not None
    if fit.own_title and column.mask and entry.column is not None and entry.column.narrowing:
        # 其他 of the table of 项目支出及其他支出 asks for no column of 其他资金.
        start = matcher.phrase.find(fit.own_title)
        inside = ((1 << len(fit.own_title)) - 1) << start
        column = column if column.mask & ~inside else _ColumnFit(0, column.beside, 1.0)
    transparent = entry.whole
    column_head = 1.0 - column.open if column.mask and entry.column and entry.column.narrowing else 0.0
    head = (
        0.9
        if fit.named
        else fit.label_share
        if not transparent
        else max(column_head, fit.title_share, fit.project_share, 0.3)
    )
    asked = matcher.phrase + matcher.place.table
    if fit.total and _grand_total(entry, matcher.total_side or "", asked):
        cover, head = 1.0, 0.9
    elif fit.total and FUNDED.search(entry.title) and not FUNDED.search(asked):
        head, cover = min(head, 0.3), cover * 0.8
    wanted_fund = matcher.fund_total if operand.measure in (None, fact.measure) else None
    fund_fit = wanted_fund.fit(entry) if wanted_fund is not None else None
    if fund_fit:
        cover, head = 1.0, fund_fit
    elif fund_fit is not None and entry.whole:
        cover *= 0.5
    elif entry.whole and matcher.omits_its_class(entry.title + entry.label + "".join(entry.ancestors)):
        cover *= 0.5
    of_unit = all_of_a_unit(entry, matcher.beside(fit.mine)) if fit.mine else None
    if of_unit:
        cover, head = 1.0, max(head, 0.9)
    elif of_unit is False or (
        is_unit_row(entry) and matcher.leaves_open(fit.mine, fit.mask | column.mask)
    ):
        cover = min(cover, 0.5)
    elif matcher.omits_a_term(fit.mask | column.mask):
        cover *= _OMITTED
    split = fit.another or matcher.splits_a_name(fit.mine | column.mask)
    score = (
        cover
        + 0.25 * matcher.context_cover(fit.beside | column.beside)
        - (1.0 if fit.another else 0.3 if split else 0.0)
    )
    if operand.table:
        score += 0.4 * matcher.place.title_fit(entry.title, entry.title_name)
    score += 0.35 * head - 0.3 * column.open + 0.2 * matcher.cover(fit.mine | column.mask)
    if entry.column is not None and _only_this_year(entry.column) and "本年" not in matcher.phrase:
        score -= 0.2 if fit.total else 0.06
    if entry.whole and matcher.of_this_year and "本年" not in entry.label:
        score -= 0.1
    if matcher.of_the_body and entry.table.kind in OF_PURCHASES and not matcher.names_kind(entry.table.kind):
        score -= 0.4  # what of the item is bought
    if fit.total and entry.column is not None and not FUNDED.search(asked):
        score -= 0.3 if FUNDED.search(entry.column.text) else 0.0  # one kind of money is not all of it
    if fit.other_funds:
        score -= 0.3
    if fund_fit is not None:
        score += 0.4 * fund_fit if fund_fit else -0.4
    if fit.numbered is False:
        score -= 0.5
    if fit.own_columns and not _in_own_column(fit.own_columns, entry):
        score -= 0.5
    if fit.own_title or fit.numbered:
        score += 0.3
        if transparent and matcher.residual_is_total(fit.own_title or entry.title_name):
            score, head = score + (0.3 if "总计" in entry.label else 0.25), 0.9
    if fit.repeats and not column.mask & ~fit.mask:
        score -= 0.4
    if fit.said:
        score += 0.15
        if entry.label == normal(fact.organisation or "") and column.mask and not transparent:
            score += 0.06 * (1.0 - column.open) if entry.column and entry.column.narrowing else 0.0
    elif (
        transparent
        and entry.column is not None
        and entry.column.narrowing
        and entry.column.narrowing[-1] in matcher.phrase
    ):
        score += 0.15
    if operand.code is not None:
        score += 0.4 if _bears(entry, operand.code) else -0.4
        head = 1.0 if fact.code == operand.code else head  # it is named by its number
    if transparent and not _is_top(entry):
        score -= 0.05
    if (transparent or is_unit_row(entry)) and _of_a_half(entry.title, matcher.phrase + matcher.context):
        score -= 0.15
    prior = KIND_PRIOR.get(entry.table.kind, 0.0)
    score += prior if prior > 0 or not matcher.names_kind(entry.table.kind) else 0.0
    score += own_table_fit(entry, asked, head, part=bool(matcher.part_of))
    if entry.column is not None and entry.column.first_amount:
        score += 0.02
    score += _time_fit(operand, fact.year, fact.measure, wanted_year)
    if matcher.part_of:
        score += part_fit(matcher, entry, fit.mine | column.mask)
    if matcher.exclude is not None:
        name = entry.title + entry.label + (entry.column.text if entry.column else "")
        if matcher.excludes(name):
            score -= 0.4
    if fact.measure in ("change", "growth", "share") and operand.role == "amount":
        score -= 0.4
    if matcher.judged_by_others and "自评" in entry.title + (entry.column.text if entry.column else ""):
        score, cover = score - 0.6, min(cover, 0.5)
    if matcher.rated:
        told = entry.label + (fact.unit or "") + (entry.column.text if entry.column else "")
        score += 0.2 if RATE.search(told) else -0.5
        if matcher.only_rates and not RATE.search(told):
            score, cover = score - 0.5, min(cover, 0.5)
    return Candidate(entry, score, cover, head)


_OTHER_FUNDS = re.compile("政府性基金|国有资本|国资|社会保险基金")
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

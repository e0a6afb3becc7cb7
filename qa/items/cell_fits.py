"""How well a cell of a table fits an operand: what its row, its column and its table explain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.items.candidates import (
    KIND_PRIOR,
    Candidate,
)
from qa.items.entries import ColumnName, Entry, form_project
from qa.items.listing_titles import columns_named
from qa.items.matcher import THIS_YEAR, Matcher
from qa.items.open_columns import FUNDED, open_share
from qa.items.opposites import turned_round
from qa.items.part_cells import part_fit
from qa.items.rates import RATE
from qa.items.row_names import OF_PURCHASES
from qa.items.three_public import own_table_fit
from qa.items.unit_rows import all_of_a_unit, is_unit_row
from qa.planning.plan import Operand
from qa.question.text import bare, normal


@dataclass(frozen=True, slots=True)
class ColumnFit:
    """What a column explains, and how much of what narrows it down nobody asked for."""

    mask: int
    beside: int
    open: float


NO_COLUMN = ColumnFit(0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class RowFit:
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


AIMS = "performance_table"
_OMITTED = 0.8
"""一般公共预算拨款 answers no question about 项目支出 of 一般公共预算."""
_TITLED = 0.6
"""What the total of a table says of an official name in its title, long as the rest of that may be."""


def names_fit(matcher: Matcher, entry: Entry) -> tuple[int, int, float]:
    """Masks of what all names of a row explain of the phrase and of its context, and the best share."""
    mine, beside, share = matcher.of(entry.label)
    for name in entry.names:
        n_mine, n_beside, n_share = matcher.of(name)
        mine, beside, share = mine | n_mine, beside | n_beside, max(share, n_share)
    return mine, beside, share


def row_fit(matcher: Matcher, entry: Entry, mine: int, beside: int, label_share: float) -> RowFit:
    """What the cells of the row of `entry` have in common, from what its names explain."""
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
    return RowFit(
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


def column_fit(matcher: Matcher, column: ColumnName, title: str) -> ColumnFit:
    """What a column of the table called `title` explains."""
    mask, beside, _ = matcher.of(column.text)
    mask |= matcher.headed_by(title, column.narrowing[-1] if column.narrowing else "")
    if _OWN_FUNDS in column.text and not _SAYS_OWN_FUNDS.search(matcher.phrase + matcher.context):
        if all(weight < 1 for at, weight in enumerate(matcher.weights) if mask >> at & 1):
            mask = 0  # 单位 or 资金 alone is said of any money
    return ColumnFit(mask, beside, open_share(matcher, column))


def scored(
    matcher: Matcher,
    entry: Entry,
    fit: RowFit,
    column: ColumnFit,
    cover: float,
    wanted_year: int | None,
) -> Candidate:
    """The cell as a candidate, with its score and how much of the phrase and of its name is said."""
    operand, fact = matcher.operand, entry.fact
    assert fact is not None and entry.table is not None
    if fit.own_title and column.mask and entry.column is not None and entry.column.narrowing:
        # 其他 of the table of 项目支出及其他支出 asks for no column of 其他资金.
        start = matcher.phrase.find(fit.own_title)
        inside = ((1 << len(fit.own_title)) - 1) << start
        column = column if column.mask & ~inside else ColumnFit(0, column.beside, 1.0)
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
    if _of_the_year_itself(entry) and "结转" in matcher.phrase:
        score -= 0.3  # what was carried over stands in the columns beside 本年拨款
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


def _of_the_year_itself(entry: Entry) -> bool:
    """Whether a cell stands under 本年拨款, beside the columns of what was carried over."""
    return entry.column is not None and bool(re.search("本年(?:拨款|安排|收入)", entry.column.text))


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

"""How well a cell of a table fits an operand: what its row, its column and its table explain."""

from __future__ import annotations

from dataclasses import dataclass

from qa.items.column_names import ColumnName
from qa.items.entries import Entry, form_project
from qa.items.listing_titles import columns_named
from qa.items.matcher import Matcher
from qa.items.open_columns import open_share
from qa.items.opposites import turned_round
from qa.patterns import regex
from qa.question.text import bare


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
_NAMED = 0.6
"""What is said at least of the name of a project of which nothing but its money is asked."""
_OTHER_FUNDS = regex("政府性基金|国有资本|国资|社会保险基金")
_TITLED = 0.6
"""What the total of a table says of an official name in its title, long as the rest of that may be."""


def names_fit(matcher: Matcher, entry: Entry) -> tuple[int, int, float]:
    """What all names of a row or a number explain of the phrase and its context, and the best share."""
    mine, beside, share = matcher.of(entry.label)
    for name in entry.names:
        n_mine, n_beside, n_share = matcher.of(name)
        mine, beside, share = mine | n_mine, beside | n_beside, max(share, n_share)
    if entry.project and matcher.asks_only(entry.project):
        n_mine, n_beside, n_share = matcher.of(entry.project)
        return mine | n_mine, beside | n_beside, max(share, n_share, _NAMED)
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
    # The total of a project's own form is the project's, where the question asks for the form or a measure.
    project = form_project(entry) if matcher.operand.table or matcher.operand.measure else ""
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


_OWN_FUNDS = "单位资金"
_SAYS_OWN_FUNDS = regex("(?:单位|自有)的?(?:自有)?资金")


def column_fit(matcher: Matcher, column: ColumnName, title: str) -> ColumnFit:
    """What a column of the table called `title` explains."""
    mask, beside, _ = matcher.of(column.text)
    mask |= matcher.headed_by(title, column.narrowing[-1] if column.narrowing else "")
    if _OWN_FUNDS in column.text and not _SAYS_OWN_FUNDS.search(matcher.phrase + matcher.context):
        if all(weight < 1 for at, weight in enumerate(matcher.weights) if mask >> at & 1):
            mask = 0  # 单位 or 资金 alone is said of any money
    return ColumnFit(mask, beside, open_share(matcher, column))

"""增减 columns of a table: this year's less last year's, and the rate that follows.

Which two columns a change is taken over is told by the figures: the pair that most rows confirm. Where no
pair is confirmed the form is not understood, and nothing is blamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money, round_half_up
from ingest.model import Column, Document, Row, Table
from qa.check.causes import Suspect
from qa.check.figures import Figure, judge_difference, judge_percent, of_fact
from qa.check.findings import Severity, make_finding
from qa.check.trial import HOLDS, Trial, fails, not_run

FEWEST_CONFIRMED = 2
"""Different changes that a pair of columns must explain before it is taken for theirs."""

MOST_THAT_FAIL = Decimal("0.34")
"""A pair that fails in a larger share of the rows is not the one."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change with the two amounts it is taken over; blank amounts are None."""

    row: Row
    stated: Figure
    this: Figure | None
    last: Figure | None

    @property
    def difference(self) -> Decimal:
        """本年 less 上年, blanks being nought."""
        return (self.this.value if self.this else Decimal(0)) - (self.last.value if self.last else Decimal(0))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The printed figures."""
        return tuple(one for one in (self.stated, self.this, self.last) if one is not None)


def table_changes(document: Document) -> Iterator[Trial]:
    """增减额＝本年数－上年数，增减率＝增减额÷上年数."""
    for table in document.tables:
        money = [one for one in table.columns if one.role == "amount" and is_money(one.unit)]
        changing = [column for column in table.columns if column.measure in ("change", "growth")]
        amounts = [column for column in money if column not in changing]
        if not changing or len(amounts) < 2:
            continue
        figures = _figures(document, table)
        for column in changing:
            if column.unit == "%":
                yield from _column(table, column, amounts, figures, _rate_verdict)
            elif is_money(column.unit):
                yield from _column(table, column, amounts, figures, _amount_verdict)


def _figures(document: Document, table: Table) -> dict[tuple[int, int], Figure]:
    return {
        (fact.row, fact.column): figure
        for fact in document.facts
        if fact.table == table.index and (figure := of_fact(document, fact)) is not None
    }


def _column(
    table: Table,
    column: Column,
    amounts: Sequence[Column],
    figures: dict[tuple[int, int], Figure],
    verdict: Callable[[Change], Severity | None],
) -> Iterator[Trial]:
    stated = [
        (row, figures[row.index, column.index]) for row in table.rows if (row.index, column.index) in figures
    ]
    best: tuple[int, list[Change]] | None = None
    named = False
    for this in amounts:
        for last in amounts:
            if this is last or not _one_after_another(this, last) or _unlike(column, this, last):
                continue
            changes = [
                Change(
                    row, figure, figures.get((row.index, this.index)), figures.get((row.index, last.index))
                )
                for row, figure in stated
            ]
            right = len({one.stated.value for one in changes if one.stated.value and verdict(one) is None})
            # 上年/会议费, 当年/会议费, 增减/会议费: the headers themselves say what is compared.
            same_item = len(column.path) > 1 and this.path[1:] == last.path[1:] == column.path[1:]
            if best is None or right > best[0] or (same_item and not named):
                best, named = (right, changes), same_item
    if best is None or not any(figure.value for _, figure in stated):
        return
    right, changes = best
    wrong = [one for one in changes if verdict(one) == "error"]
    if (right < FEWEST_CONFIRMED and not named) or len(wrong) > max(1, int(MOST_THAT_FAIL * len(changes))):
        yield from (not_run("增减所比的两列不明确") for _ in wrong)
        return
    totals = [one for one in changes if one.row.is_total]
    for one in changes:
        found = verdict(one)
        if found == "error" and any(_same(one, other) for other in totals) and _small(one, len(changes)):
            # The total of many rounded changes.
            found = "rounding"
        yield HOLDS if found is None else _failed(table, column, one, found)


def _same(one: Change, other: Change) -> bool:
    """The row is a total, or prints the same as one."""
    return [figure.value for figure in one.figures] == [figure.value for figure in other.figures]


def _small(one: Change, rows: int) -> bool:
    return abs(one.stated.value - one.difference) <= one.stated.step * rows / 2


def _one_after_another(this: Column, last: Column) -> bool:
    """The first column is of a later year, or of the same year's budget after its execution."""
    if this.year is not None and last.year is not None:
        return this.year > last.year
    return this.index > last.index


def _unlike(column: Column, this: Column, last: Column) -> bool:
    """One table, several items: the parts of the headers below the first say the same item."""
    if len(column.path) < 2 or column.path[1:] == ("增减额",):
        return False
    if not any(part in this.path for part in column.path[1:]):
        return False
    return this.path[1:] != column.path[1:] or last.path[1:] != column.path[1:]


def _amount_verdict(one: Change) -> Severity | None:
    return judge_difference(one.stated.value - one.difference, one.figures)


def _rate_verdict(one: Change) -> Severity | None:
    if one.last is None or one.last.value <= 0 or one.this is None:
        return None
    rate = one.difference * 100 / one.last.value
    slack = (one.this.step + one.last.step) / 2 * 100 / one.last.value
    return judge_percent(abs(one.stated.value), abs(rate), slack, one.stated.step)


def _failed(table: Table, column: Column, one: Change, severity: Severity) -> Trial:
    this, last = one.this.printed if one.this else "空", one.last.printed if one.last else "空"
    meant = one.difference
    if column.unit == "%" and one.last is not None:
        meant = round_half_up(one.difference * 100 / one.last.value, max(0, -one.stated.step.adjusted()))
    right = one.stated.show(meant)
    what = (
        f"《{table.title}》“{one.row.label}”（{'/'.join(column.path)}）为{one.stated.printed}，"
        f"本年{this}、上年{last}，应为{right}"
    )
    return fails(
        make_finding(
            "table-change",
            severity,
            what,
            (one.stated.printed, right),
            [figure.place for figure in one.figures],
            one.stated.show(abs(one.stated.value - meant)),
        ),
        (Suspect(one.stated, meant),),
    )

"""Figures as a check sees them: an amount with its unit, printed precision and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.amounts import MONEY_IN_YUAN, is_money, round_half_up
from ingest.model import Document, Fact, Statement
from qa.check.findings import Place, Severity
from qa.check.memo import once_for_each

LAST_PLACES_FORGIVEN = 2
"""A percentage that is off by up to this many units of its last place was rounded carelessly, not wrong:
34.38% for 34.36% is often written so that shares add up to 100. Whole percents are forgiven one."""

USUAL_SHARE = 0.25
"""Share of a column's numbers that print a last place before it is the place all are meant to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number.

    `value` is in yuan for money, as printed otherwise; `step` is one unit of its last printed place in
    the same measure; `usual` is the last place of the numbers beside it, where they print more of them:
    626.9 in a column of hundredths is 626.90.
    """

    value: Decimal
    step: Decimal
    unit: str | None
    printed: str
    place: Place
    usual: Decimal | None = None

    @property
    def meant_step(self) -> Decimal:
        """The last place that the figure is meant to be exact to."""
        return self.step if self.usual is None else min(self.step, self.usual)

    @property
    def scale(self) -> Decimal:
        """Yuan in one of its unit."""
        return MONEY_IN_YUAN.get(self.unit or "", Decimal(1))

    def show(self, value: Decimal) -> str:
        """Another value printed in this figure's unit and precision."""
        return write(value, self)


def of_fact(document: Document, fact: Fact) -> Figure | None:
    """The figure of a cell; None where the cell is blank."""
    return _figures(document).get(id(fact)) or _of_cell(document, fact)


@once_for_each
def _figures(document: Document) -> dict[int, Figure]:
    """The figures of all cells by the identity of their fact: many rules ask for the same ones."""
    made = {id(fact): figure for fact in document.facts if (figure := _of_cell(document, fact)) is not None}
    columns: dict[tuple[int, int], list[int]] = {}
    for fact in document.facts:
        if id(fact) in made and made[id(fact)].value:
            columns.setdefault((fact.table, fact.column), []).append(id(fact))
    for members in columns.values():
        usual = usual_step(made[one].step for one in members)
        for one in members:
            if made[one].step > usual:
                made[one] = replace(made[one], usual=usual)
    return made


def usual_step(steps: Iterable[Decimal]) -> Decimal:
    """The finest last place that at least a quarter of the numbers are printed to."""
    counted = Counter(steps)
    return min(
        step
        for step, count in counted.items()
        if USUAL_SHARE * counted.total() <= count or count == max(counted.values())
    )


def _of_cell(document: Document, fact: Fact) -> Figure | None:
    if fact.amount is None:
        return None
    quote = f"{fact.label} {fact.printed}".strip()
    place = Place(document=document.name, page=fact.page, bbox=fact.box, quote=quote)
    return _figure(fact.amount, fact.unit, fact.printed, place)


def of_statement(document: Document, statement: Statement) -> Figure:
    """The figure of a number of prose."""
    sentence = document.passages[statement.passage].sentences[statement.sentence]
    place = Place(
        document=document.name, page=statement.page, bbox=statement.box, quote=sentence.text.strip()
    )
    return _figure(statement.amount, statement.unit, statement.printed, place)


def _figure(amount: Decimal, unit: str | None, printed: str, place: Place) -> Figure:
    scale = MONEY_IN_YUAN[unit] if unit is not None and is_money(unit) else Decimal(1)
    exponent = amount.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return Figure(amount * scale, step * scale, unit, printed.strip(), place)


def write(value: Decimal, like: Figure) -> str:
    """A value (in yuan where money) as `like` would print it, without thousands commas."""
    amount = value / like.scale
    step = like.step / like.scale
    places = max(0, -int(step.adjusted()))
    return f"{round_half_up(amount, places):f}"


def total(figures: Iterable[Figure]) -> Decimal:
    """The exact sum."""
    return sum((figure.value for figure in figures), Decimal(0))


def judge_sum(whole: Figure, parts: Sequence[Figure]) -> Severity | None:
    """How bad it is that the parts do not add up to the whole; None where they do.

    `rounding` where half a last place for each addend and for the total explains the difference.
    """
    return judge_difference(whole.value - total(parts), (whole, *parts))


def judge_difference(difference: Decimal, figures: Sequence[Figure]) -> Severity | None:
    """How bad a difference between printed figures is that should be zero.

    Where the figures are printed to different places, half of the coarsest place is never reported.
    """
    size = abs(difference)
    if size == 0:
        return None
    # Nought is exact however it is printed: 0 beside 7.80 does not mean that whole units are meant.
    shown = [figure for figure in figures if figure.value] or list(figures)
    coarsest, finest = max(one.step for one in shown), min(one.step for one in shown)
    if coarsest > finest:
        # What is told in 万元 of a table in 元 was rounded; in one unit only the noughts were dropped.
        one_unit = len({one.unit for one in shown}) == 1
        meant = max(one.meant_step if one_unit else one.step for one in shown)
        if meant > finest and size <= meant / 2:
            return None
    allowance = sum((figure.step for figure in figures if figure.value != 0), Decimal(0)) / 2
    return "rounding" if size <= max(allowance, coarsest) else "error"


def judge_percent(stated: Decimal, computed: Decimal, slack: Decimal, step: Decimal) -> Severity | None:
    """How bad a stated percentage is against the one its amounts give.

    `slack` is how far the amounts' own precision may move the computed one, `step` the last printed place.
    Where the amounts settle the last place, it must be right.
    """
    places = max(0, -int(step.adjusted()))
    if abs(stated - computed) <= step / 2 + (slack if 2 * slack >= step else 0):
        return None
    off = abs(stated - round_half_up(computed, places))
    forgiven = 1 if places == 0 else LAST_PLACES_FORGIVEN
    return "rounding" if off <= forgiven * step + slack else "error"

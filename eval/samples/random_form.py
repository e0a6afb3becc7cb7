"""What a random table is drawn from: its frame, the form it is printed in, amounts and their print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal, get_args

from eval.samples.booklet import Booklet, Ruling

Codes = Literal["none", "one", "three", "label"]
UnitPlace = Literal["caption", "opening", "header"]
Totals = Literal["first", "last", "none"]
Falls = Literal["-{}", "－{}", "△{}", "负{}", "（{}）"]
"""How an amount below zero is printed."""


_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """An amount column: its header path and the unit its amounts are printed in."""

    path: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A named row with one amount, or None for a blank, for each column."""

    label: str
    code: str | None
    amounts: tuple[Decimal | None, ...]
    unit: str | None = None
    """What its figures count, where that is not the columns' unit: 团组数（个）."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table says, whatever its form; `side` tells the halves of a two-sided table apart."""

    title: str
    columns: tuple[FrameColumn, ...]
    rows: tuple[FrameRow, ...]
    side: Literal["income", "expenditure"] | None = None


@dataclass(frozen=True, slots=True)
class RandomTable:
    """One drawn case: the frames that must be read, and the booklet that prints them."""

    frames: tuple[Frame, ...]
    booklet: Booklet


@dataclass(frozen=True, slots=True)
class Form:
    """How a frame is printed."""

    codes: Codes
    unit: str
    unit_place: UnitPlace
    totals: Totals
    repeat_header: bool
    landscape: bool
    rotated: bool
    places: int
    commas: bool
    spaced_total: bool
    number: str
    font_size: float
    ruling: Ruling
    split_numbers: bool
    falls: Falls
    blank: str
    wide_digits: bool
    label_code: str
    notes: tuple[str, ...]
    watermark: str


def draw_form(random: Random) -> Form:
    """A way to print tables; every choice that the reader must see through."""
    unit = random.choice(("元", "万元"))
    places = 2 if unit == "元" else random.choice((2, 2, 4, 6))
    landscape = random.random() < 0.7
    return Form(
        codes=random.choice(("none", "one", "three", "label")),
        unit=unit,
        unit_place=random.choice(("caption", "caption", "opening", "header")),
        totals=random.choice(("first", "last", "none")),
        repeat_header=random.random() < 0.6,
        landscape=landscape,
        rotated=landscape and random.random() < 0.3,
        places=places,
        commas=random.random() < 0.7,
        spaced_total=random.random() < 0.4,
        number=random.choice(("", "公开表3", "预算03表", "表3")),
        font_size=random.choice((7.5, 8.5, 9.5)),
        ruling=random.choice(("boxes", "lines", "bars", "double", "rows")),
        split_numbers=random.random() < 0.2,
        falls=random.choice(get_args(Falls)),
        blank=random.choice(("", "", "", "—", "-", "/")),
        wide_digits=places == 2 and random.random() < 0.1,
        label_code=random.choice(("{} {}", "{}-{}", "[{}]{}", "{}{}")),
        notes=random.choice(((), (), ("注：本表金额四舍五入，合计数可能与分项之和相差0.01。",))),
        watermark=random.choice(("", "", "样例公开专用")),
    )


def random_amounts(random: Random, form: Form, count: int) -> tuple[Decimal | None, ...]:
    """Amounts of a row, some blank but not all."""
    amounts = [random_amount(random, form) if random.random() < 0.7 else None for _ in range(count)]
    if all(amount is None for amount in amounts):
        amounts[0] = random_amount(random, form)
    return tuple(amounts)


def random_amount(random: Random, form: Form) -> Decimal:
    """An amount with as many decimals as the form prints, now and then 0 or below it."""
    if random.random() < 0.05:
        return Decimal(0).scaleb(-form.places)
    digits = random.randint(3, 9) if form.unit == "元" else random.randint(1, 6)
    amount = Decimal(random.randint(1, 10 ** (digits + form.places))).scaleb(-form.places)
    return -amount if random.random() < 0.04 else amount


def printed_amount(amount: Decimal | None, form: Form) -> str:
    """The amount as the form prints it; a blank in the form's own way."""
    if amount is None:
        return form.blank
    size = abs(amount)
    text = f"{size:,.{form.places}f}" if form.commas else f"{size:.{form.places}f}"
    text = text.translate(_WIDE) if form.wide_digits else text
    return form.falls.format(text) if amount < 0 else text

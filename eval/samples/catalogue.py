"""The bundled samples: which booklets there are, and the money behind the invented ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.samples.booklet import Booklet, Places
from eval.samples.department import YearBudget
from eval.samples.departments import CULTURE, WATER
from eval.samples.draw import draw_budget, draw_execution
from eval.samples.forms.coded import coded_booklet
from eval.samples.forms.district import district_booklet
from eval.samples.forms.final import final_booklet
from eval.samples.leshan_booklet import leshan_booklet
from eval.samples.pdf import write_booklet

PDF_FOLDER = Path(__file__).parent / "pdf"
CULTURE_SEED, WATER_SEED = 7, 3

LESHAN = "leshan-hrss-2024-sample.pdf"
CULTURE_LAST, CULTURE_THIS = "dongzhu-culture-2024-sample.pdf", "dongzhu-culture-2025-sample.pdf"
CULTURE_FINAL = "dongzhu-culture-2024-final-sample.pdf"
WATER_LAST, WATER_THIS = "wangchuan-water-2024-sample.pdf", "wangchuan-water-2025-sample.pdf"


@dataclass(frozen=True, slots=True)
class Money:
    """The years of money behind the invented samples."""

    culture_before: YearBudget
    culture_last: YearBudget
    culture_this: YearBudget
    culture_spent: YearBudget
    water_before: YearBudget
    water_last: YearBudget
    water_this: YearBudget


def draw_money() -> Money:
    """The same money on every run."""
    culture_last = draw_budget(CULTURE, 2024, CULTURE_SEED)
    return Money(
        culture_before=draw_budget(CULTURE, 2023, CULTURE_SEED),
        culture_last=culture_last,
        culture_this=draw_budget(CULTURE, 2025, CULTURE_SEED),
        culture_spent=draw_execution(culture_last, CULTURE_SEED),
        water_before=draw_budget(WATER, 2023, WATER_SEED),
        water_last=draw_budget(WATER, 2024, WATER_SEED),
        water_this=draw_budget(WATER, 2025, WATER_SEED),
    )


def booklets(money: Money) -> tuple[Booklet, ...]:
    """Every bundled disclosure."""
    return (
        leshan_booklet(LESHAN),
        district_booklet(CULTURE_LAST, money.culture_last, money.culture_before),
        district_booklet(CULTURE_THIS, money.culture_this, money.culture_last),
        final_booklet(CULTURE_FINAL, money.culture_spent, money.culture_last),
        coded_booklet(WATER_LAST, money.water_last, money.water_before),
        coded_booklet(WATER_THIS, money.water_this, money.water_last),
    )


def write_samples(folder: Path) -> Mapping[str, Places]:
    """Write every sample into a folder; gives where their rows and sentences stand, by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    return {booklet.name: write_booklet(booklet, folder / booklet.name) for booklet in booklets(draw_money())}

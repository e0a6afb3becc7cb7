"""Printed numbers: parsing, units, exact conversion.

Source of the rules: the printed forms found in disclosures (thousands commas of both widths,
full-width digits, leading minus or dash, parentheses never mean minus there).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

MONEY_IN_YUAN: dict[str, Decimal] = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿元": Decimal(100_000_000),
}

NUMBER = re.compile(r"[-−－]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-−－]?\d+(?:\.\d+)?")


def fold(text: str) -> str:
    """Normalise width and compatibility characters (NFKC), so that ⺠ and １２ read as 民 and 12."""
    folded = unicodedata.normalize("NFKC", text)
    return folded.translate(_RADICALS)


def squeeze(text: str) -> str:
    """Fold, and drop every white space: 合　 计 -> 合计."""
    return re.sub(r"\s+", "", fold(text))


def parse_amount(text: str) -> Decimal | None:
    """The number that a whole cell prints, or None if the cell is not a number.

    >>> parse_amount("1,168.17")
    Decimal('1168.17')
    """
    compact = squeeze(text).replace(",", "").replace("−", "-").replace("－", "-")
    if re.fullmatch(r"[-+]?\d+(?:\.\d+)?%?", compact):
        return Decimal(compact.rstrip("%"))
    return None


def is_money(unit: str | None) -> bool:
    """Whether a unit is one of money."""
    return unit in MONEY_IN_YUAN


def to_yuan(amount: Decimal, unit: str) -> Decimal:
    """Exact; raises KeyError where the unit is not one of money."""
    return amount * MONEY_IN_YUAN[unit]


def convert(amount: Decimal, unit: str, wanted: str) -> Decimal:
    """Exact between units of money (every factor is a power of ten)."""
    return to_yuan(amount, unit) / MONEY_IN_YUAN[wanted]


def round_half_up(value: Decimal, places: int = 2) -> Decimal:
    """The value to so many places, a half away from zero, as the documents round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


_RADICALS = str.maketrans(
    "⺠⻓⻔⻋⻅⻉⻚⻛⻜⻢⻥⻦⻨⻩⻬⻮⻰⻳⻄⻘⻝⺎⺟⻆⻣⻤⼀",
    "民长门车见贝页风飞马鱼鸟麦黄齐齿龙龟西青食兀母角骨鬼一",
)

"""Printed numbers: parsing, units, exact conversion.

Source of the rules: the printed forms found in disclosures: thousands commas of both widths,
full-width digits, a fall as minus, dash, 负, △ or ▲ before the number, or as brackets round one with
decimals or thousands (a bare (1) is a numbering).
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

COUNTERS = tuple(
    (
        "台（套）|台(套)|台/套|套/台|辆（台）|人次|家次|户次|件次|台次|艘次|架次|航次|辆次|场次|批次|班次|车次|课时|学时|人天|个月|平方米|平方公里|平方千米|立方米|公里|千米|公顷|小时|分钟|"
        "千瓦时|公斤|千克|标箱|平米|立方|万方|亿方|"
        "人|名|位|个|家|辆|台|套|册|批|次|项|件|亩|吨|米|户|宗|起|篇|期|份|条|场|座|栋|幢|层|间|块|幅|部|本|张|只|头|"
        "棵|株|架|艘|处|所|科|组|支|岁|天|字|度|分|类|款|点|路|段|年|倍|卷|例|笔|盏|枚|桶|门|面|趟|票|㎡"
    ).split("|")
)
"""What things are counted and measured in, beside money and percent; longer ones first."""

_EITHER = {"台(套)": "台", "台/套": "台", "套/台": "台", "台、套": "台", "辆(台)": "辆"}
"""Two counters printed for whichever fits, by the first of them."""


def counter(unit: str | None) -> str | None:
    """The unit that a number of things is told in: 13台（套） is 13 of the counter 台."""
    return _EITHER.get(fold(unit), unit) if unit else unit


def price_unit(unit: str | None) -> str | None:
    """The money in which a price of one is told: 元 of 元/箱; None for any other unit."""
    money, slash, of = fold(unit or "").partition("/")
    return money if slash and of and money in MONEY_IN_YUAN else None


_LONGEST_FIRST = sorted(MONEY_IN_YUAN, key=len, reverse=True)
_WHOLE = re.compile(r"(?P<sign>[-+−–—△▲负]?)(?P<number>\d+(?:\.\d+)?)%?")
_BRACKETED = re.compile(r"\((\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)%?\)")
_PLACEHOLDER = re.compile(r"[-−–—_/\\*×…]+|无")

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
    >>> parse_amount("△0.50"), parse_amount("（1,000）"), parse_amount("（1）")
    (Decimal('-0.50'), Decimal('-1000'), None)
    """
    compact = squeeze(text)
    bracketed = _BRACKETED.fullmatch(compact)
    if bracketed:
        return -Decimal(bracketed[1].replace(",", ""))
    found = _WHOLE.fullmatch(compact.replace(",", ""))
    if not found:
        return None
    amount = Decimal(found["number"])
    return -amount if found["sign"] not in ("", "+") else amount


def parse_money(text: str) -> tuple[Decimal, str | None] | None:
    """A whole cell's number and the unit of money it prints behind it, if any.

    >>> parse_money("500.00万元")
    (Decimal('500.00'), '万元')
    """
    compact = squeeze(text)
    unit = next((name for name in _LONGEST_FIRST if compact.endswith(name)), None)
    amount = parse_amount(compact.removesuffix(unit or ""))
    return None if amount is None else (amount, unit)


def says_nothing(text: str) -> bool:
    """A cell that is filled only to show that nothing was left out: —, --, /, 无."""
    return bool(_PLACEHOLDER.fullmatch(squeeze(text)))


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

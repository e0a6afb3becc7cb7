"""Totals: the names they have, and when amounts add up to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal


def is_total_label(label: str) -> bool:
    """合计, 总计, 小计, 本年支出合计, 收入总计 …."""
    return bool(
        re.fullmatch(
            r"(?:[^（(]{0,12}(?:合计|总计)|小计|(?:本年|当年)?(?:收入|支出)小计)(?:[（(].*[）)])?", label
        )
    )


def rounding(values: Sequence[Decimal]) -> Decimal:
    """What rounding alone can explain: half a unit of the last printed place for each value."""
    exponents = [v.as_tuple().exponent for v in values]
    places = max((-e for e in exponents if isinstance(e, int)), default=0)
    if places <= 0:
        return Decimal(0)
    return Decimal(1).scaleb(-places) * len(values) / 2 + Decimal(1).scaleb(-places) / 10


def adds_up(whole: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    """The whole is the sum of its parts, rounding aside; never where nothing is printed or all is 0."""
    values = [part for part in parts if part is not None]
    if whole is None or not values or not any(values):
        return False
    return abs(sum(values, Decimal(0)) - whole) <= rounding((whole, *values))

"""How much of what narrows a column down a question leaves open."""

from __future__ import annotations

from qa.items.column_names import ColumnName
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare

FUNDED = regex("财政拨款|一般公共预算|政府性基金|国有资本")
_MAIN_FUND = regex("一般公共预算(?:财政)?(?:拨款)?")
_SAID, _ITS_FUND = 0.9, 0.1


def open_share(matcher: Matcher, column: ColumnName) -> float:
    """How much of what narrows the column down is not asked for.

    The fund that nearly all of the money comes from narrows an item down by little: 公务接待费·一般公共预算.
    """
    if not column.narrowing or column.only_amount:
        return 0.0
    shares = [matcher.of(name)[2] for name in column.narrowing]
    if FUNDED.search(column.narrowing[-1]) and any(
        bare(name).endswith("费") and not share
        for name, share in zip(column.narrowing[:-1], shares, strict=False)
    ):
        return 1.0  # 公务接待费 out of the fund asked for is not all that the fund pays
    if len(shares) > 1 and shares[-2] >= _SAID and _MAIN_FUND.fullmatch(column.narrowing[-1]):
        return min(_ITS_FUND, 1.0 - shares[-1])
    if len(shares) == 1 or shares[-1] >= _SAID:
        return 1.0 - shares[-1]
    return (1.0 - shares[-1]) * 0.75 + 0.25 * (1.0 - sum(shares[:-1]) / len(shares[:-1]))

"""What an answer record holds to stand on: its figures with their operands, units, directions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from ingest.amounts import counter, fold
from qa.answering.answer import AnswerRecord, Figure
from qa.answering.claims import Direction, directions_in, numbers_in


def walk(figures: Iterable[Figure]) -> Iterable[Figure]:
    """Every figure with its operands, outermost first."""
    for figure in figures:
        yield figure
        yield from walk(figure.operands)


def common_unit(unit: str | None) -> str | None:
    """One form of units that people write in several: 万 is 万元, 个百分点 is 百分点."""
    if unit is None:
        return None
    plain = fold(counter(unit) or unit)
    plain = plain.removeprefix("个") if "百分点" in unit else plain
    return {"万": "万元", "亿": "亿元", "千": "千元", "百": "百元"}.get(plain, plain)


def direction_of(figure: Figure, record: AnswerRecord) -> Direction | None:
    """Which way a figure goes: by its sign, or by the words before it in the sentence that prints it."""
    value = Decimal(figure.value)
    if value < 0:
        return "down"
    if figure.kind == "computed" and (" − " in (figure.formula or "")):
        return "up" if value > 0 else "flat"
    if figure.citation is None or not 0 <= figure.citation < len(record.citations):
        return None
    quote = fold(record.citations[figure.citation].quote)
    for number in numbers_in(quote):
        if abs(number.value) == abs(value) and common_unit(number.unit) == common_unit(figure.unit):
            clause = re.split("[,，。;；]", quote[: number.start])[-1]
            words = [word.kind for word in directions_in(clause) if word.kind in ("up", "down", "flat")]
            if words:
                return words[-1]
    return None

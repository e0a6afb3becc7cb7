"""Figures as words show them: the printed places, thousands commas, the unit behind."""

from __future__ import annotations

from decimal import Decimal

from qa.answering.answer import Figure


def plain(amount: Decimal) -> str:
    """Digits without exponent; the printed places are kept."""
    return format(amount, "f")


def shown(figure: Figure) -> str:
    """A figure as words show it: thousands commas, unit behind."""
    amount = Decimal(figure.value)
    return f"{amount:,}{figure.unit or ''}"

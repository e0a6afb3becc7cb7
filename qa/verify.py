"""Every number of an answer's text against its evidence: the last gate before a user sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from ingest.amounts import fold
from qa.answer import AnswerRecord, Check, Figure

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def verify(record: AnswerRecord) -> AnswerRecord:
    """Fill `checks`: each number of `text` with the figure, citation or question that supports it."""
    support = _support(record)
    checks = []
    for match in _NUMBER.finditer(fold(record.text)):
        number = _decimal(match.group())
        by = support.get(number) if number is not None else None
        checks.append(Check(figure=match.group(), supported=by is not None, by=by))
    return record.model_copy(update={"checks": checks})


def _support(record: AnswerRecord) -> dict[Decimal, str]:
    support: dict[Decimal, str] = {}

    def offer(text: str, by: str) -> None:
        for match in _NUMBER.finditer(fold(text)):
            number = _decimal(match.group())
            if number is not None:
                support.setdefault(number, by)

    for at, figure in enumerate(_walk(record.figures)):
        by = f"citation {figure.citation}" if figure.citation is not None else f"figure {at}: {figure.formula or figure.label}"
        offer(figure.value.lstrip("-"), by)
        offer(figure.label + (figure.formula or ""), "label")
    for at, citation in enumerate(record.citations):
        offer(" ".join(filter(None, [citation.quote, citation.table, citation.row, citation.column])), f"citation {at}")
        offer(f"{citation.document} {citation.page}", f"citation {at}")
    for item in record.items:
        offer(item, "items")
    offer(record.question, "question")
    offer(str(len(record.items)), "count of items")
    return support


def _walk(figures: Iterable[Figure]) -> Iterable[Figure]:
    for figure in figures:
        yield figure
        yield from _walk(figure.operands)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None

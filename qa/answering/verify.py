"""The last gate before a user sees an answer: every number and direction of its text against its evidence.

Used for every answer, whoever worded it. What a model worded is held to more: see `qa.model.words.wording`.
A text that fails is not shown; the bare statement of the figures stands in its place.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import fold, is_money
from qa.answering.answer import AnswerRecord, Check
from qa.answering.claims import (
    Direction,
    Number,
    blanked,
    directions_in,
    numbers_in,
    quoted_spans,
    spelt_numbers_in,
)
from qa.answering.evidence import common_unit, direction_of, walk
from qa.answering.shown import shown
from qa.model.words.wording import wording_fault
from qa.patterns import regex
from qa.question.colloquial import plain_question

log = logging.getLogger(__name__)

_EXACT_UNITS = frozenset(("%", "百分点", "‰", "倍", "成", "折"))
_MOVED = regex(r"(增加|增长|上升|提高|减少|下降|降低|多|少)$")


def verify(record: AnswerRecord) -> AnswerRecord:
    """Fill `checks`: each number of `text` with what supports it, all of them true of what is returned.

    Where a check fails, `text` is replaced by the statement of the figures and `refused` says why.
    """
    fault = wording_fault(record) if record.writer == "model" else None
    evidence = _Evidence.of(record)
    checks = _checks(record.text, evidence, spelt=record.writer == "model")
    fault = fault or _first_fault(record, checks, evidence)
    if fault is None:
        return record.model_copy(update={"checks": checks})
    log.warning("回答的措辞没有通过核对：%s", fault)
    plain = record.model_copy(update={"text": _statement(record), "writer": "rules", "refused": fault})
    return plain.model_copy(update={"checks": _checks(plain.text, _Evidence.of(plain))})


# ---------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True)
class _Offer:
    """A number that the evidence holds; `firm` where its unit is known for sure."""

    value: Decimal
    unit: str | None
    by: str
    firm: bool


@dataclass(frozen=True, slots=True)
class _Evidence:
    offers: tuple[_Offer, ...]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, record: AnswerRecord) -> _Evidence:
        offers: list[_Offer] = []
        for at, figure in enumerate(walk(record.figures)):
            by = (
                f"citation {figure.citation}"
                if figure.citation is not None
                else f"figure {at}: {figure.formula or figure.label}"
            )
            offers.append(_Offer(Decimal(figure.value), common_unit(figure.unit), by, True))
        sources = _sources(record)
        for text, by in sources:
            offers += [
                _Offer(n.value, common_unit(n.unit), by, n.unit is not None) for n in numbers_in(fold(text))
            ]
        offers += [
            _Offer(Decimal(citation.page), "页", f"citation {at}", True)
            for at, citation in enumerate(record.citations)
        ]
        offers += [
            _Offer(Decimal(len(names)), None, "count", False)
            for names in (record.items, record.figures)
            if names
        ]
        return cls(tuple(offers), tuple(fold(text) for text, _ in sources))

    def support(self, number: Number) -> str | None:
        """What holds this very number, its unit compatible; None for nothing."""
        unit = common_unit(number.unit)
        for offer in self.offers:
            if abs(offer.value) == abs(number.value) and _agree(unit, offer):
                return offer.by
        return None


def _sources(record: AnswerRecord) -> list[tuple[str, str]]:
    """Texts that an answer may repeat, with the name they go by in `checks`."""
    texts = [(f"{figure.label} {figure.formula or ''}", "label") for figure in walk(record.figures)]
    for at, citation in enumerate(record.citations):
        parts = (citation.quote, citation.table, citation.row, citation.column, citation.document)
        texts += [(part, f"citation {at}") for part in parts if part]
    texts += [(item, "items") for item in record.items]
    texts += [(title, "scope") for title in record.scope]
    texts += [(doubt, "audit") for doubt in record.doubts]
    return [*texts, (record.question, "question"), (plain_question(record.question), "question")]


def _agree(unit: str | None, offer: _Offer) -> bool:
    """元 is not 万元, % not 百分点; a number without a unit may have any; 190元/亩 is read as 190元."""
    if unit is None or unit == (offer.unit or "").partition("/")[0]:
        return True
    if is_money(unit) or unit in _EXACT_UNITS:
        return False
    return not (is_money(offer.unit) or offer.unit in _EXACT_UNITS)


# ---------------------------------------------------------------- checks


def _checks(text: str, evidence: _Evidence, *, spelt: bool = False) -> list[Check]:
    """Numbers in digits always; numbers spelt out (三成, 两千万) where a model may have typed them."""
    folded = fold(text)
    checks = []
    for number in numbers_in(folded):
        by = evidence.support(number)
        printed = number.printed + (number.unit or "")
        checks.append(Check(figure=printed, supported=by is not None, by=by))
    if not spelt:
        return checks
    quoted = quoted_spans(folded, evidence.sources, 3)
    for start, end in spelt_numbers_in(blanked(folded, quoted)):
        checks.append(Check(figure=folded[start:end], supported=False))
    return checks


def _first_fault(record: AnswerRecord, checks: Iterable[Check], evidence: _Evidence) -> str | None:
    for check in checks:
        if not check.supported:
            return f"“{check.figure}”没有出处"
    return _turned(record, evidence)


def _turned(record: AnswerRecord, evidence: _Evidence) -> str | None:
    """A direction word right before a number that says the opposite of the figure, or None."""
    text = fold(record.text).replace("*", "")
    claimed: set[Direction] = {word.kind for word in directions_in(fold(record.question))}
    for number in numbers_in(text):
        match = _MOVED.search(text[max(0, number.start - 2) : number.start])
        if match is None or number.unit in ("年", "月", "日", "页"):
            continue
        said: Direction = "up" if match.group() in ("增加", "增长", "上升", "提高", "多") else "down"
        held: set[Direction | None] = {
            direction_of(figure, record)
            for figure in walk(record.figures)
            if abs(Decimal(figure.value)) == abs(number.value)
        }
        if held and None not in held and said not in held and said not in claimed:
            return f"“{match.group()}{number.printed}”与证据的方向相反"
    return None


def _statement(record: AnswerRecord) -> str:
    """The figures, one after the other, and nothing else."""
    if record.figures:
        return "；".join(f"{figure.label}为**{shown(figure)}**" for figure in record.figures) + "。"
    if record.items:
        return "、".join(record.items) + "。"
    quotes = [f"> {citation.quote}" for citation in record.citations if citation.quote]
    return "\n\n".join(quotes) if quotes else "没有可以核实的回答。"

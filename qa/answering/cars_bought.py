"""What a question takes for granted of cars to be bought, held to what the document says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.values import Outcome, Quote, Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.question.numerals import number_word
from qa.question.text import normal
from qa.scoping.targets import Target

_TAKEN = regex(
    r"(?:买|购置?|购买|新购|更新|添置?|新增)(?:了|的|入|进|回)?(?:那|这)?(?P<n>\d{1,2}|[一二两三四五六七八九十])?(?:辆|台)(?:新的?)?"
    r"(?:公务用?车|公车|汽车|轿车|车)"
)
_CAR = regex("公务用?车|公车|车辆|用车")
_BOUGHT = regex("购置|购买|新购|购车|更新")
_OF_BUYING = regex("用车购置(?!及)|购置费|购车")
_TOLD = 2
"""Sentences about the purchase that are quoted at most."""


def with_cars_bought(
    question: str, plan: Plan, outcome: Outcome, indexes: Sequence[DocumentIndex], target: Target
) -> Outcome:
    """What was spent on cars, beside how many are bought where that is not what the question supposes."""
    taken = _TAKEN.search(normal(question))
    if taken is None or plan.operation != "lookup" or outcome.status != "answered" or len(plan.operands) > 1:
        return outcome
    spent = outcome.values[0]
    if not (is_money(spent.unit) and _OF_BUYING.search(normal(spent.label))):
        return outcome
    if not spent.amount:
        quotes = [quote for index in indexes for quote in _told_of(index)][:_TOLD]
        return replace(outcome, quotes=(*outcome.quotes, *quotes), against=True)
    supposed = number_word(taken["n"]) if taken["n"] else None
    counted = [value for index in indexes for value in _counted(index, target)]
    if supposed is None or not counted or any(value.amount == supposed for value in counted):
        return outcome
    return replace(outcome, values=(spent, counted[0]), against=True)


def _counted(index: DocumentIndex, target: Target) -> Iterator[Value]:
    """The numbers of cars that prose says are bought."""
    for entry in index.statements:
        said = entry.statement
        if said is None or said.unit not in ("辆", "台") or said.role != "count" or not said.amount:
            continue
        told = normal(entry.label + entry.clause)
        if _CAR.search(told) and _BOUGHT.search(told) and said.amount < Decimal(1000):
            value = value_of(Candidate(entry, 1.0, 1.0, 1.0), target.edition)
            named = _BOUGHT.search(value.label)
            yield value if named else replace(value, label=f"购置的{value.label}")


def _told_of(index: DocumentIndex) -> Iterator[Quote]:
    """The sentences that tell of cars being bought or not."""
    document = index.document
    for passage in document.passages:
        for sentence in passage.sentences:
            told = normal(sentence.text)
            if "," in told and _CAR.search(told) and _BOUGHT.search(told):
                yield Quote(document.name, sentence.page, sentence.box, sentence.text)

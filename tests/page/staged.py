"""Answers that real documents seldom call for, given to a few questions; all others go to the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.answering.answer import AnswerRecord, Check, Citation, Figure
from qa.page.services import Answerer, Services

BOX = (90.0, 120.0, 130.0, 133.0)
LESHAN = "leshan-hrss-2024-sample.pdf"
AMBIGUOUS = "公务接待费用到底是多少"
DOUBTFUL = "收入合计是否可信"
CONTRADICTION = "表1的收入合计 100.00 万元，与各行之和 99.00 万元相差 1.00 万元"


@dataclass(frozen=True)
class Staged:
    """An engine with prepared answers before it."""

    engine: Answerer

    def ask(
        self, question: str, documents: Sequence[str] | None = None, history: Sequence[str] = ()
    ) -> AnswerRecord:
        return prepared(question) or self.engine.ask(question, documents, history)

    def stream(
        self, question: str, documents: Sequence[str] | None = None, history: Sequence[str] = ()
    ) -> Iterator[str | AnswerRecord]:
        record = prepared(question)
        if record is None:
            yield from self.engine.stream(question, documents, history)
        else:
            yield record


def staged(services: Services) -> Services:
    """The services with the prepared answers."""
    return replace(services, engine=Staged(services.engine))


def prepared(question: str) -> AnswerRecord | None:
    """The answer of one of the questions above."""
    if question == AMBIGUOUS:
        return ambiguous()
    return doubtful() if question == DOUBTFUL else None


def ambiguous(other: str = LESHAN) -> AnswerRecord:
    """Two readings of one item."""
    places = [
        Citation(document=LESHAN, page=15, table="“三公”经费支出预算表", bbox=BOX, quote="2.40"),
        Citation(document=other, page=9, table="一般公共预算支出表", bbox=BOX, quote="2.10"),
    ]
    return AnswerRecord(
        question=AMBIGUOUS,
        status="ambiguous",
        text="“公务接待费”有两种读法，数字不同：**2.40万元**，或**2.10万元**。",
        figures=[
            Figure(label="公务接待费（三公）", value="2.40", unit="万元", yuan="24000.00", citation=0),
            Figure(label="公务接待费（基本支出）", value="2.10", unit="万元", yuan="21000.00", citation=1),
        ],
        citations=places,
        checks=[Check(figure=f"{value}万元", supported=True, by="citation 0") for value in ("2.40", "2.10")],
    )


def doubtful() -> AnswerRecord:
    """A figure of a sum that does not add up."""
    place = Citation(document=LESHAN, page=7, table="表1", bbox=BOX, quote="100.00")
    return AnswerRecord(
        question=DOUBTFUL,
        status="answered",
        text="收入合计为**100.00万元**。",
        figures=[Figure(label="收入合计", value="100.00", unit="万元", yuan="1000000.00", citation=0)],
        citations=[place],
        checks=[Check(figure="100.00万元", supported=True, by="citation 0")],
        doubts=[CONTRADICTION],
    )

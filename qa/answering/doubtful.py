"""Telling, with an answer, that the document contradicts itself in the figures used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.model import Document, Fact, Statement
from qa.answering.answer import AnswerRecord, Citation
from qa.executing.values import Outcome, Value

if TYPE_CHECKING:
    from qa.check.doubts import Doubts

MOST = 2
"""Contradictions told with one answer; the audit tells them all."""


class Doubter:
    """Asks the audit about the figures of answers; it is loaded with the first of them."""

    def __init__(self) -> None:
        self._doubts: Doubts | None = None

    def told(
        self, record: AnswerRecord, outcome: Outcome, documents: Sequence[Document], *, judged: bool = False
    ) -> AnswerRecord:
        """The record with a paragraph 数据存疑 and both places, where a figure used is in a failed rule.

        Where the question asks whether figures agree (`judged`) and nothing else gave a verdict, the
        failed rule is the verdict.
        """
        used = list(_used(outcome))
        if not used:
            return record
        if self._doubts is None:
            from qa.check.doubts import Doubts

            self._doubts = Doubts()
        doubts = self._doubts.about(documents, used)[:MOST]
        if not doubts:
            return record
        cited = {(citation.document, citation.page, citation.bbox) for citation in record.citations}
        places = [
            Citation(document=place.document, page=place.page, bbox=place.bbox, quote=place.quote)
            for doubt in doubts
            for place in doubt.places
            if (place.document, place.page, place.bbox) not in cited
        ]
        against = judged and record.verdict is None
        said = [f"数据存疑：{doubt.what}。" for doubt in doubts]
        paragraphs = record.text.split("\n\n")
        if against:
            paragraphs = [f"对不上：{doubts[0].what}。", *paragraphs]
            said = said[1:]
        at = len(paragraphs) - paragraphs[-1].startswith("来源：")
        text = "\n\n".join([*paragraphs[:at], *said, *paragraphs[at:]])
        return record.model_copy(
            update={
                "text": text,
                "citations": [*record.citations, *places],
                "doubts": [doubt.what for doubt in doubts],
                "verdict": False if against else record.verdict,
            }
        )


def _used(outcome: Outcome) -> Iterator[tuple[str, Fact | Statement]]:
    for value in outcome.values if outcome.status == "answered" else ():
        yield from _of(value)


def _of(value: Value) -> Iterator[tuple[str, Fact | Statement]]:
    for operand in value.operands:
        yield from _of(operand)
    for entry in value.evidence[:1]:
        source = entry.fact or entry.statement
        if source is not None:
            yield entry.document, source


__all__ = ["Doubter"]

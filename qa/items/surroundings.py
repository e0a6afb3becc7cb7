"""What prose says about a figure of its own: the sentence, and the reason that follows it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.executing.values import Quote, Value
from qa.items.entries import DocumentIndex
from qa.patterns import regex

_REASON = regex(
    "^(?:增减|增加|减少|变动|下降|增长|变化)*的?(?:主要|具体)?(?:原因|因素|是因为|是由于|由于|是因)|^主要是"
)


def told_around(value: Value, indexes: Sequence[DocumentIndex]) -> tuple[Quote, ...]:
    """The sentence that states the value, and the next one where that tells why; empty for a cell."""
    entry = value.evidence[0] if value.evidence else None
    statement = entry.statement if entry else None
    if entry is None or statement is None or entry.table is not None:
        return ()
    document = next((index.document for index in indexes if index.name == entry.document), None)
    if document is None:
        return ()
    sentences = document.passages[statement.passage].sentences
    told = [sentences[statement.sentence]]
    if statement.sentence + 1 < len(sentences) and _REASON.match(sentences[statement.sentence + 1].text):
        told.append(sentences[statement.sentence + 1])
    return tuple(Quote(entry.document, line.page, line.box, line.text) for line in told)

"""What a paragraph says of why, what for and of what: only as the evidence has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.answer import AnswerRecord, Figure
from qa.answering.evidence import walk
from qa.model.words.forms import canon
from qa.patterns import regex

_CAUSE = regex(r"原因是|原因为|原因在于|因为|由于|因(?!此|公)|原因|用于")
_PRINTED_CAUSE = r"(?:原因是|原因为|原因在于|主要是|因为|由于|系|因|用于)[:,]?"
_THUS = regex(r"(?<![。])(?<!^)因此")
PART = regex(r"其中|包括|包含|分为|含")


def ungrounded(text: str, bare: str, record: AnswerRecord) -> str | None:
    """A cause or a purpose that no cited sentence gives in the same words, or None."""
    sources = [canon(citation.quote) for citation in record.citations]
    thus = _THUS.search(bare)
    if thus:
        return thus.group()
    for match in _CAUSE.finditer(bare):
        content = re.split("[,，。;；]", text[match.end() :])[0]
        given = regex(_PRINTED_CAUSE + re.escape(content) + r"(?![一-鿿])")
        if len(content) < 2 or not any(given.search(source) for source in sources):
            return text[match.start() : match.end() + len(content)]
    return None


def is_part(figure: Figure, earlier: Sequence[Figure], record: AnswerRecord) -> bool:
    """Whether a figure is part of what was said before it: an operand, or a row below its row."""
    if any(figure is operand for one in walk(record.figures) for operand in one.operands):
        return True
    if figure.citation is None or not 0 <= figure.citation < len(record.citations):
        return False
    above = (record.citations[figure.citation].row or "").split("/")[:-1]
    heads = {canon(re.split("[（(]", one.label, maxsplit=1)[0]) for one in earlier}
    return bool(heads & set(map(canon, above)))

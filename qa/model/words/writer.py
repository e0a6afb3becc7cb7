"""The model writer: slots and passages in, a paragraph with slots out, the program fills them.

The paragraph is given out sentence by sentence, each one after its check. Where one fails, the rest
is dropped and the rules' text stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ingest.amounts import fold
from qa.answering.answer import AnswerRecord, Figure
from qa.answering.claims import directions_in
from qa.answering.evidence import direction_of, walk
from qa.answering.shown import shown
from qa.answering.verify import verify
from qa.model.budget import ModelFailure, Spending
from qa.model.endpoint import Endpoint
from qa.model.prompts import prose_messages
from qa.model.words.forms import without_year, years_in
from qa.model.words.placing import former_figures
from qa.model.words.wording import SLOT, is_sentence, slot_of, typed_number, wording_fault
from qa.patterns import regex

FIGURES = 24
QUOTES = 8
_THOUGHT = "</think>"
_SENTENCE = regex(r".*?[。！？]", re.S)
_DIRECTION_WORDS = {"up": "增加", "down": "减少", "flat": "持平"}


def write_by_model(
    endpoint: Endpoint, record: AnswerRecord, spending: Spending
) -> Iterator[str | AnswerRecord]:
    """Checked sentences as they come, then the record with its text. Raises `ModelFailure`.

    Before anything is said, a sentence that fails may turn out to have been thought aloud.
    """
    tail = record.text.partition("\n\n")[2]
    draft = record.model_copy(update={"writer": "model", "model": endpoint.model})
    written = ""
    fault: str | None = None
    for sentence in _sentences(endpoint.stream(prose_messages(_slots(record)), spending)):
        if not written and _THOUGHT in sentence:
            sentence, fault = sentence.rpartition(_THOUGHT)[2].strip(), None
        if fault:
            continue
        filled, fault = _checked(written, sentence, draft)
        if fault is None:
            yield filled[len(written) :]
            written = filled
        elif written:
            break
    if fault:
        raise ModelFailure(f"措辞没有通过核对：{fault}")
    if not written:
        raise ModelFailure("回复是空的")
    if record.figures and not _says(written, record.figures[0]):
        raise ModelFailure("措辞没有通过核对：没有写出所问的数")
    checked = verify(draft.model_copy(update={"text": "\n\n".join(filter(None, [written, tail]))}))
    if checked.writer != "model":
        raise ModelFailure(f"措辞没有通过核对：{checked.refused}")
    yield checked


def _checked(written: str, sentence: str, draft: AnswerRecord) -> tuple[str, str | None]:
    """What is written so far with one more sentence, and what is wrong with it."""
    sentence = re.sub(r"\s*\n\s*", "", sentence)
    fault = typed_number(sentence, draft)
    if fault:
        return written, fault
    try:
        filled = written + _filled(sentence, draft)
    except _NoSlot as unknown:
        return written, str(unknown)
    return filled, wording_fault(draft.model_copy(update={"text": filled}))


class _NoSlot(Exception):
    """The template has a slot that the answer has nothing for."""


def _says(text: str, figure: Figure) -> bool:
    return shown(figure).lstrip("-") in text


def _sentences(pieces: Iterator[str]) -> Iterator[str]:
    """Whole sentences of a stream; what stands before a closing think mark is not said."""
    buffer = ""
    for piece in pieces:
        buffer += piece
        if "<think>" in buffer and "</think>" not in buffer:
            continue
        buffer = re.sub(r"<think>.*?</think>\s*", "", buffer, flags=re.S)
        while match := _SENTENCE.match(buffer):
            yield match.group().strip()
            buffer = buffer[match.end() :]
    if buffer.strip("* \n"):
        yield buffer.strip()


# ---------------------------------------------------------------- slots


def _figures(record: AnswerRecord) -> list[Figure]:
    """Each figure once, though it stand by itself and as an operand."""
    kept: dict[tuple[str, str, str | None], Figure] = {}
    for figure in walk(record.figures):
        kept.setdefault((figure.label, figure.value, figure.unit), figure)
    return list(kept.values())[:FIGURES]


def _quotes(record: AnswerRecord) -> list[str]:
    """Cited sentences (not the bare cells)."""
    texts = dict.fromkeys(c.quote.strip() for c in record.citations if is_sentence(c.quote))
    return list(texts)[:QUOTES]


def _slots(record: AnswerRecord) -> dict[str, Any]:
    """The data of a writing prompt: labels and units, no digit of any amount."""
    figures = []
    former = former_figures(record)
    for number, figure in enumerate(_figures(record), 1):
        slot: dict[str, Any] = {
            "slot": f"{{{{f{number}}}}}",
            "label": f"上年{without_year(figure.label)}" if figure in former else figure.label,
            "unit": figure.unit or "",
        }
        if figure.formula:
            slot["formula"] = figure.formula
        if direction_of(figure, record) in _DIRECTION_WORDS:
            slot["direction"] = f"{{{{d{number}}}}}"
        figures.append(slot)
    return {
        "question": record.question,
        "scope": [{"slot": f"{{{{s{n}}}}}", "title": title} for n, title in enumerate(record.scope, 1)],
        "labels": figures,
        "items": list(record.items),
        "verdict": record.verdict,
        "quotes": [
            {"slot": f"{{{{q{n}}}}}", "text": _without_amounts(text)}
            for n, text in enumerate(_quotes(record), 1)
        ],
    }


def _without_amounts(text: str) -> str:
    years = years_in(fold(text))
    return re.sub(r"\d[\d,]*(?:\.\d+)?", lambda m: m.group() if m.group() in years else "〔数〕", fold(text))


def _filled(template: str, record: AnswerRecord) -> str:
    """The template with its slots filled. Raises `_NoSlot`.

    Slots are read as models write them: with spaces, one brace, wide braces, bold, or the unit behind.
    """
    figures, quotes = _figures(record), _quotes(record)
    parts: list[str] = []
    at = 0
    template = template.replace("**", "")
    for match in SLOT.finditer(template):
        parts.append(template[at : match.start()])
        at = match.end()
        kind, number = slot_of(match)
        slots: dict[str, Sequence[Any]] = {"f": figures, "d": figures, "q": quotes, "s": record.scope}
        known = slots.get(kind, ())
        if not 0 <= number < len(known):
            raise _NoSlot(f"没有槽位 {match.group()}")
        if kind == "f":
            parts.append(_shown(figures[number], parts))
            unit = figures[number].unit or ""
            at += len(unit) if unit and template.startswith(unit, at) else 0
        elif kind == "d":
            direction = direction_of(figures[number], record)
            if direction not in _DIRECTION_WORDS:
                raise _NoSlot(f"{match.group()} 没有方向")
            parts.append(_DIRECTION_WORDS[direction])
        else:
            parts.append(f"“{quotes[number]}”" if kind == "q" else record.scope[number])
    return "".join([*parts, template[at:]])


def _shown(figure: Figure, before: list[str]) -> str:
    """A fall that the words already call one is shown without its sign."""
    amount = Decimal(figure.value)
    clause = re.split("[，。；、]", "".join(before))[-1]
    falls = amount < 0 and any(word.kind == "down" for word in directions_in(fold(clause)))
    return f"**{abs(amount):,}{figure.unit or ''}**" if falls else f"**{shown(figure)}**"

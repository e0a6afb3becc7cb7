"""What a paragraph worded by a model must keep to, so that nothing in it stands without evidence.

The paragraph is read back as it will be shown, figures filled in. It may hold: figures of the record,
names that the evidence prints, runs of words quoted from it, and plain connecting words. Whatever
else it says of numbers, directions, years, units or names is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from ingest.amounts import fold
from qa.answering.answer import AnswerRecord, Figure
from qa.answering.claims import (
    Number,
    Word,
    blanked,
    directions_in,
    numbers_in,
    numerals_in,
    quoted_spans,
    spans_of,
)
from qa.answering.evidence import common_unit, direction_of, walk
from qa.model.words.forms import canon, years_in
from qa.model.words.grounds import PART, ungrounded
from qa.model.words.names import names_of, own_names
from qa.model.words.parallel import unfolded
from qa.model.words.placing import DENIED, Place, foreign, undirected
from qa.model.words.unknown import unknown_words
from qa.patterns import regex

LONGEST = 1200
QUOTED = 8
"""A run of so many characters that a source holds word for word is a quotation."""

SLOT = regex(r"[{｛]{1,2}\s*([A-Za-z])\s*(\d{1,2})\s*[}｝]{1,2}")
"""{{f1}} a figure, {{d1}} its direction, {{q1}} a quotation, {{s1}} the disclosure's title."""

_MARKS = regex(r"[<>\[\]{}|`\\#^~=@$&+_*?]|//|\r|\n|\t")
_OWN_PARAGRAPHS = ("计算：", "来源：", "查看过的相近之处：", "其他口径：", "数据存疑：")
"""What the paragraphs behind the first begin with, which the program writes; or they quote."""
_SPECIAL = frozenset(("Cf", "Cc", "Co", "Cs", "Cn", "Mn", "Me", "So", "No", "Zl", "Zp"))


def wording_fault(record: AnswerRecord) -> str | None:
    """Why a model-worded text may not be shown, or None."""
    first, *rest = record.text.split("\n\n")
    raw = first.replace("**", "")
    if not all(_of_program(paragraph, record) for paragraph in rest):
        return "多出一段"
    return _unfit(raw) or _Paragraph(canon(raw), record).fault()


def typed_number(template: str, record: AnswerRecord) -> str | None:
    """A number that stands in the template itself, beside its slots and outside printed names, or None."""
    bare = canon(SLOT.sub("\x02", template))
    names = spans_of([canon(name) for name in names_of(record) if len(canon(name)) > 1], bare)
    years = _years(record)
    for number in numbers_in(blanked(bare, names)):
        if number.unit != "年" or number.printed not in years:
            return f"自己写了数字“{number.printed}”"
    return None


def slot_of(match: re.Match[str]) -> tuple[str, int]:
    """The kind of a slot, and which one of its kind, from 0."""
    return match[1].lower(), int(match[2]) - 1


def is_sentence(quote: str) -> bool:
    """Words, not the digits of a cell."""
    return len(re.findall(r"[一-鿿]", quote)) >= QUOTED


def _of_program(paragraph: str, record: AnswerRecord) -> bool:
    quoted = canon(paragraph.removeprefix(">"))
    quotes = (canon(citation.quote) for citation in record.citations if citation.quote)
    return paragraph.startswith(_OWN_PARAGRAPHS) or (
        paragraph.startswith(">") and any(quoted in quote or quote in quoted for quote in quotes)
    )


def _years(record: AnswerRecord) -> set[str]:
    quotes = (citation.quote for citation in record.citations)
    return years_in(" ".join(map(canon, (*names_of(record), *quotes, record.question))))


def _unfit(raw: str) -> str | None:
    if not raw.strip():
        return "空白"
    if len(raw) > LONGEST:
        return "过长"
    if _MARKS.search(fold(raw)) or _MARKS.search(raw):
        return "含有标记符号"
    if any(unicodedata.category(char) in _SPECIAL for char in raw):
        return "含有不可见或特殊字符"
    return None


class _Paragraph:
    """One paragraph with its spans: names, quotations, numbers bound to figures."""

    def __init__(self, text: str, record: AnswerRecord) -> None:
        names = [name for name in map(canon, names_of(record)) if len(name) > 1]
        self.text = text = unfolded(text, names)
        self.record = record
        self.figures = list(walk(record.figures))
        quotes = (canon(citation.quote) for citation in record.citations)
        self.quotes = tuple(quote for quote in quotes if is_sentence(quote))
        quoted = [
            span
            for span in quoted_spans(text, self.quotes, QUOTED)
            if not numbers_in(text[slice(*span)]) or self._whole(span)
        ]
        self.bare = blanked(text, spans_of(names, text) + quoted)
        years = {Decimal(year) for year in _years(record)}
        self.numbers = [n for n in numbers_in(self.bare) if n.unit != "年" or n.value not in years]

    def _whole(self, span: tuple[int, int]) -> bool:
        """A quotation with numbers in it is the program's own only where it is the whole sentence."""
        said = self.text[slice(*span)]
        return any(quote.rstrip("。") in said for quote in self.quotes)

    def fault(self) -> str | None:
        bound: list[tuple[Number, list[Figure]]] = []
        for number in self.numbers:
            figures = [figure for figure in self.figures if _shows(figure, number)]
            if not figures:
                return f"“{number.printed}{number.unit or ''}”没有出处"
            bound.append((number, figures))
        return (
            self._numerals() or self._letters() or self._binding(bound) or self._directions(bound)
            or self._grounds() or self._unknown()
        )  # fmt: skip

    def _numerals(self) -> str | None:
        numbers = [(number.start, number.end) for number in numbers_in(self.bare)]
        left = numerals_in(blanked(self.bare, numbers))
        if not left:
            return None
        start, end = left[0]
        return f"“{self.text[max(0, start - 2) : end + 2]}”中有自拟的数词"

    def _letters(self) -> str | None:
        match = re.search(r"[A-Za-z]+", self.bare)
        return f"“{match.group()}”不在证据中" if match else None

    def _grounds(self) -> str | None:
        reason = ungrounded(self.text, self.bare, self.record)
        return f"没有依据说“{reason}”" if reason else None

    def _unknown(self) -> str | None:
        """Numbers and words of direction, which have checks of their own, are out."""
        numbers = [(number.start, number.end) for number in numbers_in(self.bare)]
        plain = list(undirected(self.bare))
        for start, end in numbers:
            plain[start:end] = "," * (end - start)
        words = unknown_words(self.text, "".join(plain), self.record)
        return f"“{words}”不在证据中" if words else None

    # ------------------------------------------------------------ each number beside its own names

    def _binding(self, bound: Sequence[tuple[Number, list[Figure]]]) -> str | None:
        at = 0
        earlier: list[Figure] = []
        for number, figures in bound:
            place = Place(self.text, self.bare, at, number, self.record)
            faults = [place.misplaced(figure, earlier) for figure in figures]
            if all(faults):
                return faults[0]
            at = number.end
            earlier += figures
        if not bound:
            return None
        own = [name for figure in earlier for name in own_names(figure, self.record)]
        part = PART.search(self.bare, at)
        if part:
            return f"“{part.group()}”之后没有数字"
        return foreign(self.text[at:], own, earlier, self.record)

    # ------------------------------------------------------------ directions

    def _directions(self, bound: Sequence[tuple[Number, list[Figure]]]) -> str | None:
        held = {direction_of(figure, self.record) for figure in self.figures} - {None}
        for word in directions_in(self.bare):
            if DENIED.search(re.split("[,，。;；]", self.bare[: word.start])[-1]):
                return f"“{word.text}”被否定了"
            figures = self._of_word(word, bound)
            if word.kind in ("up", "down", "flat") and figures is not None:
                if not any(direction_of(figure, self.record) == word.kind for figure in figures):
                    return f"“{word.text}”与证据的方向不符"
            elif word.kind in ("up", "down", "flat") and held == {word.kind}:
                continue
            else:
                return f"“{word.text}”没有依据"
        return None

    def _of_word(self, word: Word, bound: Sequence[tuple[Number, list[Figure]]]) -> list[Figure] | None:
        """The figures that a word of direction is said of: the next number in its sentence, else the last one."""  # noqa: E501
        before = [
            pair
            for pair in bound
            if pair[0].end <= word.start and "。" not in self.text[pair[0].end : word.start]
        ]
        behind = [
            pair
            for pair in bound
            if pair[0].start >= word.end and "。" not in self.text[word.end : pair[0].start]
        ]
        if behind:
            return behind[0][1]
        return before[-1][1] if before else None


def _shows(figure: Figure, number: Number) -> bool:
    value = Decimal(figure.value)
    return (
        abs(value) == abs(number.value)
        and common_unit(number.unit) == common_unit(figure.unit)
        and _places(figure.value) == _places(number.printed)
    )


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])

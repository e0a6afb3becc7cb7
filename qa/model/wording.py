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
from qa.model.names import distinct_parts, names_of, own_names, rival_names, unknown_name, years_in

LONGEST = 1200
QUOTED = 8
"""A run of so many characters that a source holds word for word is a quotation."""

SLOT = re.compile(r"\{\{([a-z])(\d{1,2})\}\}")
"""{{f1}} a figure, {{d1}} its direction, {{q1}} a quotation, {{s1}} the disclosure's title."""

_MARKS = re.compile(r"[<>\[\]{}|`\\#^~=@$&+_*]|//|\r|\n|\t")
_LOOSE_BEFORE = re.compile(
    r"(?:超过|超出|不足|不到|大于|小于|高于|低于|多于|少于|约|近|逾|超|大约|将近|大概|差不多|不下|几乎|或|负|零下|至少|至多|上|数|不是|并非|而非)$"
)
_LOOSE_AFTER = re.compile(
    r"^(?:元|万|亿|千|百|%|‰|个?百分点|倍|成|折|余|多|来|左右|以上|以下|上下|以内|之多|之巨|的|是|为|属于|系|归|来自|\(|整数|番|人民币以)"
)
_DENIED = re.compile(r"不|没|未|无|非|否|别|勿|莫|假|错|谎|骗|伪")
_LAST_YEAR = re.compile(
    r"(?P<than>[比较与同跟和]|相比于?)?(?P<word>上年|去年|上一年|前年|明年|次年|往年|上期)"
)
_THAN = re.compile(r"比|较|于")


def wording_fault(record: AnswerRecord) -> str | None:
    """Why the first paragraph of a model-worded text may not be shown, or None."""
    raw = record.text.split("\n\n", 1)[0].replace("**", "")
    return _unfit(raw) or _Paragraph(canon(raw), record).fault()


def typed_number(template: str, record: AnswerRecord) -> str | None:
    """A number that stands in the template itself, beside its slots and outside printed names, or None."""
    bare = canon(SLOT.sub("\x02", template))
    names = spans_of([canon(name) for name in names_of(record) if len(canon(name)) > 1], bare)
    plain = blanked(bare, names)
    years = years_in(" ".join(map(canon, [*names_of(record), record.question])))
    for number in numbers_in(plain):
        if number.unit != "年" or number.printed not in years:
            return f"自己写了数字“{number.printed}”"
    return None


def canon(text: str) -> str:
    """The form in which wording and evidence are compared: folded, without spaces and quotes."""
    return re.sub(r"[\s“”\"'‘’「」『』《》〈〉·*]", "", fold(text))


def _unfit(raw: str) -> str | None:
    if not raw.strip():
        return "空白"
    if len(raw) > LONGEST:
        return "过长"
    if _MARKS.search(fold(raw)) or _MARKS.search(raw):
        return "含有标记符号"
    if any(unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs", "Cn", "Mn", "So", "No") for char in raw):
        return "含有不可见或特殊字符"
    return None


class _Paragraph:
    """One paragraph with its spans: names, quotations, numbers bound to figures."""

    def __init__(self, text: str, record: AnswerRecord) -> None:
        self.text = text
        self.record = record
        self.figures = list(walk(record.figures))
        self.names = tuple(canon(name) for name in names_of(record))
        quotes = (canon(citation.quote) for citation in record.citations)
        self.quotes = tuple(quote for quote in quotes if is_sentence(quote))
        self.name_spans = spans_of([name for name in self.names if len(name) > 1], text)
        quoted = quoted_spans(text, self.quotes, QUOTED)
        self.quote_spans = [
            span for span in quoted if not numbers_in(text[slice(*span)]) or self._whole(span)
        ]
        self.bare = blanked(text, self.name_spans + self.quote_spans)
        self.numbers = [number for number in numbers_in(self.bare) if not self._is_year(number)]

    def _whole(self, span: tuple[int, int]) -> bool:
        """A quotation with numbers in it is the program's own only where it is the whole sentence."""
        said = self.text[slice(*span)]
        return any(quote.rstrip("。") in said for quote in self.quotes)

    def _is_year(self, number: Number) -> bool:
        return number.unit == "年" and number.value in {Decimal(year) for year in self._years()}

    def _years(self) -> set[str]:
        return years_in(" ".join([*self.names, *self.quotes, canon(self.record.question)]))

    def fault(self) -> str | None:
        bound: list[tuple[Number, list[Figure]]] = []
        for number in self.numbers:
            figures = [figure for figure in self.figures if _shows(figure, number)]
            if not figures:
                return f"“{number.printed}{number.unit or ''}”没有出处"
            bound.append((number, figures))
        return (
            self._numerals() or self._letters() or self._binding(bound) or self._directions(bound)
            or unknown_name(self.text, self._undirected(), self.record, canon)
        )  # fmt: skip

    def _undirected(self) -> str:
        """What is left once words of direction, which have a check of their own, are out."""
        chars = list(self.bare)
        for word in directions_in(self.bare):
            chars[word.start : word.end] = "," * (word.end - word.start)
        return "".join(chars)

    def _numerals(self) -> str | None:
        numbers = [(number.start, number.end) for number in numbers_in(self.bare)]
        left = numerals_in(blanked(self.bare, numbers))
        return (
            f"“{self.text[left[0][0] - 2 if left[0][0] > 1 else 0 : left[0][1] + 2]}”中有自拟的数词"
            if left
            else None
        )

    def _letters(self) -> str | None:
        match = re.search(r"[A-Za-z]+", self.bare)
        return f"“{match.group()}”不在证据中" if match else None

    # ------------------------------------------------------------ each number beside its own names

    def _binding(self, bound: Sequence[tuple[Number, list[Figure]]]) -> str | None:
        at = 0
        for number, figures in bound:
            faults = [self._misplaced(at, number, figure) for figure in figures]
            if all(faults):
                return faults[0]
            at = number.end
        if bound:
            own = [
                name
                for _, figures in bound
                for figure in figures
                for name in own_names(figure, self.record, canon)
            ]
            tail = self.text[at:]
            return self._foreign(tail, own, [figure for _, figures in bound for figure in figures])
        return None

    def _misplaced(self, at: int, number: Number, figure: Figure) -> str | None:
        """Why the figure may not stand at the end of this stretch of words, or None."""
        stretch = self.text[at : number.start]
        after = self.text[number.end :]
        signed = number.value < 0
        if signed != (Decimal(figure.value) < 0) and not (
            Decimal(figure.value) < 0 and self._falls(at, number)
        ):
            return f"“{number.printed}”的正负与证据不符"
        if _LOOSE_BEFORE.search(stretch) or _LOOSE_AFTER.match(after):
            return f"“{stretch[-3:]}{number.printed}{number.unit or ''}{after[:3]}”改动了数字或单位"
        clause = re.split("[,，。;；]", self.bare[at : number.start])[-1]
        if _DENIED.search(clause):
            return f"“{clause[-8:]}”否定了数字"
        own = own_names(figure, self.record, canon)
        return (
            self._foreign(stretch, own, [figure]) or self._wrong_year(at, number, figure, own)
            or _swapped(stretch, figure) or _unsaid(stretch, own, figure)
        )  # fmt: skip

    def _falls(self, at: int, number: Number) -> bool:
        return any(
            at <= word.start < number.start and word.kind == "down" for word in directions_in(self.bare)
        )

    def _foreign(self, stretch: str, own: Sequence[str], figures: Sequence[Figure]) -> str | None:
        """Names of other figures beside this one; the longest name at a place is the one said there."""
        rivals = rival_names(figures, self.record, canon)
        for start, end in spans_of([*own, *rivals], stretch):
            name = stretch[start:end]
            if name in rivals and name not in own:
                return f"“{name}”不是这个数字的名目"
        return None

    def _wrong_year(self, at: int, number: Number, figure: Figure, own: Sequence[str]) -> str | None:
        stretch = self.text[at : number.start]
        label = " ".join(canon(name) for name in (figure.label, figure.formula or ""))
        scope = years_in(" ".join(map(canon, self.record.scope)))
        undated = any(not years_in(canon(one.label)) for one in figure.operands)
        allowed = years_in(label) | (scope if undated else set()) or scope or years_in(" ".join(own))
        for match in re.finditer(r"20\d\d(?=年)", stretch):
            compared = _THAN.search(stretch[max(0, match.start() - 2) : match.start()])
            if match.group() not in allowed and not (compared and match.group() in self._years()):
                return f"“{match.group()}年”不是这个数字的年份"
        plain = blanked(stretch, spans_of(own, stretch))
        for match in _LAST_YEAR.finditer(plain):
            if not match["than"] and match["word"] not in label:
                return f"“{match['word']}”不是这个数字的年份"
        return None

    # ------------------------------------------------------------ directions

    def _directions(self, bound: Sequence[tuple[Number, list[Figure]]]) -> str | None:
        held = {direction_of(figure, self.record) for figure in self.figures} - {None}
        for word in directions_in(self.bare):
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


def is_sentence(quote: str) -> bool:
    """Words, not the digits of a cell."""
    return len(re.findall(r"[一-鿿]", quote)) >= QUOTED


def _shows(figure: Figure, number: Number) -> bool:
    value = Decimal(figure.value)
    return (
        abs(value) == abs(number.value)
        and common_unit(number.unit) == common_unit(figure.unit)
        and _places(figure.value) == _places(number.printed)
    )


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _swapped(stretch: str, figure: Figure) -> str | None:
    """“B 比 A 少” where the formula is A − B: the words turn the difference round."""
    labels = [canon(operand.label) for operand in figure.operands[:2]]
    if (
        figure.kind != "computed"
        or len(labels) < 2
        or labels[0] == labels[1]
        or "−" not in (figure.formula or "")
    ):
        return None
    first, second = distinct_parts(labels[0], labels[1])
    for than in _THAN.finditer(stretch):
        before, behind = stretch[: than.start()], stretch[than.end() :]
        if second in before and first not in before and (first in behind or second not in behind):
            return f"“{second}”与“{first}”的位置颠倒"
    return None


_OPERATIONS = (
    ("−", re.compile("差|比|较|变动|变化|增|减|多|少|升|降|其余|其他|扣除|余额")),
    ("+", re.compile("合计|共|加|总|之和")),
    ("÷", re.compile("占|比|倍|率|均|相当|幅")),
    ("计数", re.compile("共|个|有")),
)


def _unsaid(stretch: str, own: Sequence[str], figure: Figure) -> str | None:
    """A computed figure given out as one of its operands: the words do not say what was computed."""
    formula = canon(figure.formula or "")
    label = canon(figure.label)
    names = [name for name in own if len(name) > 2 and name != label]
    said = blanked(stretch, spans_of(names, stretch))
    if figure.kind != "computed" or not figure.operands or label in said:
        return None
    if "+" in formula and all(canon(operand.label) in stretch for operand in figure.operands):
        return None
    for sign, words in _OPERATIONS:
        if sign in formula:
            return None if words.search(said) else f"没有说明“{figure.label}”是计算所得"
    return None

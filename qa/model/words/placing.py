"""Whether a figure may stand where a paragraph puts it: the sign, names and years before it, the words behind."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qa.answering.answer import AnswerRecord, Figure
from qa.answering.claims import Number, blanked, directions_in, spans_of
from qa.answering.evidence import direction_of, walk
from qa.model.words.computed import THAN, swapped, unsaid
from qa.model.words.forms import canon, without_year, years_in
from qa.model.words.grounds import PART, is_part
from qa.model.words.names import department_names, in_order, item_names, names_of, own_names, rival_names
from qa.model.words.vocabulary import without_plain
from qa.patterns import regex

DENIED = regex(r"不|没|未|无|非|否|(?<!分)别|勿|莫|假|错|谎|骗|伪")
_LOOSE_BEFORE = regex(
    r"(?:超过|超出|不足|不到|大于|小于|高于|低于|多于|少于|约|近|逾|超|大约|将近|大概|差不多|不下|几乎|或|负|零下|至少|至多|上|数|至|到|不是|并非|而非)$"
)
_LOOSE_AFTER = regex(
    r"^(?:元|万|亿|千|百|%|‰|点|个?百分点|倍|成|折|余|多|来|左右|以上|以下|上下|以内|之多|之巨|的|是|为|属于|系|归|来自|至|到|\(|整数|番|人民币以)"
)
_RELATIVE_YEAR = regex(
    r"(?P<than>[比较与同跟和]|相比于?)?(?P<word>上一?年|去年|前一?年|明年|下一?年|次年|来年|往年|上期|前期|往期|同年|同期)"
)
_CHANGE = regex("变动|增长")
_CHANGED = regex("变动|变化|增减|幅度")
_THIS_YEAR = regex("本年|今年|当年")
_COMPARED = regex("相比|比较|相较")
_KINDS = regex("预算|决算|收入|支出")


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a paragraph; `at` is where the one before it ends, `bare` the text with names blanked."""

    text: str
    bare: str
    at: int
    number: Number
    record: AnswerRecord

    @property
    def stretch(self) -> str:
        """The words since the number before."""
        return self.text[self.at : self.number.start]

    def misplaced(self, figure: Figure, earlier: Sequence[Figure]) -> str | None:
        """Why the figure may not stand here, or None; `earlier` are those that stand before it."""
        own = own_names(figure, self.record)
        return (
            self._sign(figure) or self._loose() or foreign(self.stretch, own, [figure], self.record)
            or self._unnamed(figure) or self._unmoved(figure) or self._wrong_year(figure, own)
            or self._wrong_kind(own)
            or swapped(self.stretch, figure, [*map(canon, names_of(self.record))])
            or unsaid(self.stretch, figure) or self._no_part(figure, earlier)
        )  # fmt: skip

    def _sign(self, figure: Figure) -> str | None:
        negative = Decimal(figure.value) < 0
        words = (word for word in directions_in(self.bare) if self.at <= word.start < self.number.start)
        falls = negative and any(word.kind == "down" for word in words)
        if (self.number.value < 0) != negative and not falls:
            return f"“{self.number.printed}”的正负与证据不符"
        return None

    def _loose(self) -> str | None:
        after = self.text[self.number.end :]
        if _LOOSE_BEFORE.search(self.stretch) or _LOOSE_AFTER.match(after):
            printed = f"{self.number.printed}{self.number.unit or ''}"
            return f"“{self.stretch[-3:]}{printed}{after[:3]}”改动了数字或单位"
        clause = re.split("[,，。;；]", self.bare[self.at : self.number.start])[-1]
        return f"“{clause[-8:]}”否定了数字" if DENIED.search(clause) else None

    def _unnamed(self, figure: Figure) -> str | None:
        """A figure needs its name before it; the one asked for may go without any, but not by another."""
        before = self.text[: self.number.start]
        apart = department_names(self.record)
        if len(apart) > 1 and sum(name in canon(figure.label) for name in apart) == 1:
            said = spans_of([name for names in apart.values() for name in names], before)
            mine = next(names for full, names in apart.items() if full in canon(figure.label))
            if not said or before[slice(*said[-1])] not in mine:
                return "数字之前没有它的部门"
        names = item_names(figure, self.record)
        if canon(figure.label) in before or any(name in before for name in names):
            return None
        head = self.record.figures[0]
        if (figure.value, figure.unit) != (head.value, head.unit):
            return "数字之前没有它的名目"
        clauses = re.split("[。;；]", self.bare[: self.number.start])[-1]
        runs = [without_plain(run) for run in re.findall(r"[一-鿿]+", undirected(clauses))]
        said_of = [run for run in runs if run]
        if any(not any(in_order(run, name) for name in names) for run in said_of):
            return f"“{said_of[0]}”不是这个数字的名目"
        return "没有说明是哪一项的数" if not said_of and "\x01" in clauses else None

    def _unmoved(self, figure: Figure) -> str | None:
        """A printed change given out as an amount, or as a share."""
        if figure.kind != "text" or direction_of(figure, self.record) is None:
            return None
        told = directions_in(self.stretch) or _CHANGED.search(self.stretch)
        return None if told else "没有说明这是增减的数"

    def _wrong_year(self, figure: Figure, own: Sequence[str]) -> str | None:
        label = " ".join(canon(name) for name in (figure.label, figure.formula or ""))
        scope = years_in(" ".join(map(canon, self.record.scope)))
        undated = any(not years_in(canon(one.label)) for one in figure.operands)
        allowed = years_in(label) | (scope if undated else set()) or scope or years_in(" ".join(own))
        former = figure in former_figures(self.record)
        if former and not years_in(canon(figure.label)):
            allowed = {str(int(year) - 1) for year in allowed}
        plain = blanked(self.stretch, spans_of(own, self.stretch))
        told = False
        years = list(re.finditer(r"20\d\d(?=年)", self.stretch))
        documents = spans_of([canon(name) for name in self.record.scope], self.stretch)
        own_year = any(
            match.group() in allowed and not _is_inside(match, documents)
            and not self._is_base(match.start(), match.end())
            for match in years
        )  # fmt: skip
        for match in years:
            if own_year and _is_inside(match, documents):
                continue  # the document of 2024, in which the figure of 2023 is printed
            compared = self._is_base(match.start(), match.end())
            base = compared and (bool(years_in(label)) or match.group() not in scope)
            if match.group() not in allowed and not base:
                return f"“{match.group()}年”不是这个数字的年份"
            if compared and not base and not years_in(label):
                return f"“{match.group()}年”不能同自己相比"
            told = told or not compared
        for match in _RELATIVE_YEAR.finditer(plain):
            last = former and match["word"] in ("上年", "去年", "上一年")
            told = told or last
            between = match["than"] and (figure.kind != "computed" or _CHANGE.search(figure.label))
            if not (between or match["word"] in label or last):
                return f"“{match['word']}”不是这个数字的年份"
        if _THIS_YEAR.search(plain) and (former or (scope and max(scope) not in allowed)):
            return "这个数字不是本年的"
        return "没有说明是上年的数" if former and not told else None

    def _is_base(self, start: int, end: int) -> bool:
        """比2023年, 与2023年预算相比: a year that something is compared with."""
        before = self.stretch[max(0, start - 2) : start]
        return bool(
            THAN.search(before) or (re.search("[与同跟和]$", before) and _COMPARED.search(self.stretch, end))
        )

    def _wrong_kind(self, own: Sequence[str]) -> str | None:
        """预算 said of a 决算, 收入 of a 支出: nothing that the figure goes by says so."""
        borne = " ".join([*own, *map(canon, self.record.scope)])
        plain = blanked(self.stretch, spans_of(own, self.stretch))
        for match in _KINDS.finditer(plain):
            spending = match.group() == "支出" and re.search("费|支出|项目", borne)
            if match.group() not in borne and not spending:
                return f"这个数字不是{match.group()}"
        return None

    def _no_part(self, figure: Figure, earlier: Sequence[Figure]) -> str | None:
        part = PART.search(blanked(self.stretch, spans_of(own_names(figure, self.record), self.stretch)))
        if part and not is_part(figure, earlier, self.record):
            return f"没有依据说“{part.group()}”"
        return None


def _is_inside(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def foreign(stretch: str, own: Sequence[str], figures: Sequence[Figure], record: AnswerRecord) -> str | None:
    """Names of other figures beside this one; the longest name at a place is the one said there."""
    rivals = rival_names(figures, record)
    for start, end in spans_of([*own, *rivals], stretch):
        name = stretch[start:end]
        if name in rivals and name not in own:
            return f"“{name}”不是这个数字的名目"
    return None


def undirected(text: str) -> str:
    """The text with its words of direction out, which have a check of their own."""
    chars = list(text)
    for word in directions_in(text):
        chars[word.start : word.end] = "," * (word.end - word.start)
    return "".join(chars)


def former_figures(record: AnswerRecord) -> list[Figure]:
    """Last year's figures of changes: the second operands that bear the name of the first."""
    pairs: Iterable[Sequence[Figure]] = (
        one.operands[:2] for one in walk(record.figures) if _CHANGE.search(one.label)
    )
    return [
        pair[1] for pair in pairs
        if len(pair) == 2 and without_year(canon(pair[0].label)) == without_year(canon(pair[1].label))
        and pair[0] != pair[1]
    ]  # fmt: skip

"""The quotable units of one document, sentences and text cells of tables, ready to be ranked.

Ranking is by character bigrams: a unit explains a bigram of the question when its own text holds it,
or, a little less, when what stands around it does (headings, the item its paragraph opens with, the
row and column of a cell).
"""

from __future__ import annotations

import math
import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.amounts import parse_amount, squeeze
from ingest.model import Box, Document, Row, Table, TableCell
from qa.patterns import regex
from qa.prose.explanation import Quoted
from qa.question.text import bare, normal

AROUND = 0.9
"""What a bigram counts that only the headings, the row or the column of a unit explain."""

UNKNOWN = 0.75
"""Weight, against the rarest known bigram, of a bigram that no document in scope prints."""

_LINKING = frozenset("是在被把让也有和与跟要叫里会就还都能给对这那做到去来说下出")
"""An unprinted bigram with one of these is an accident of the question's wording."""

_NO_BOX: Box = (0.0, 0.0, 0.0, 0.0)
_LONG_NAME = 40
_KEPT = 64
"""Documents whose index is kept in memory."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of prose, or a text cell of a table (`table` ≥ 0, `passage` -1).

    `text` is as printed, `ruled` the same with full-width punctuation, character for character,
    `plain` what is compared with questions, `around` what stands about it, `subject` the project that
    the form or the row of a cell is about.
    """

    number: int
    document: str
    page: int
    box: Box
    text: str
    ruled: str
    plain: str
    around: str
    path: tuple[str, ...]
    passage: int = -1
    sentence: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    subject: str = ""
    further: tuple[tuple[int, Box], ...] = ()

    @property
    def told(self) -> str:
        """The text, with the project that it is about where it does not name it itself."""
        named = self.subject and self.subject not in self.plain and len(self.plain) > len(self.subject)
        return f"{self.subject}：{self.text}" if named and len(self.subject) < _LONG_NAME else self.text

    @property
    def quoted(self) -> Quoted:
        """The unit as evidence."""
        return Quoted(self.document, self.page, self.box, self.text, self.further)


class PassageIndex:
    """Units of one document and where each bigram stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.units = tuple(_units(document))

    @cached_property
    def of_passage(self) -> dict[int, tuple[Unit, ...]]:
        """The sentences of each passage, in order."""
        found: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.passage >= 0:
                found[unit.passage].append(unit)
        return {passage: tuple(units) for passage, units in found.items()}

    @cached_property
    def sections(self) -> dict[tuple[str, ...], tuple[Unit, ...]]:
        """The sentences under each heading, those of its subordinate headings included."""
        found: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.passage >= 0:
                for depth in range(1, len(unit.path) + 1):
                    found[unit.path[:depth]].append(unit)
        return {path: tuple(units) for path, units in found.items()}

    @cached_property
    def _inside(self) -> dict[str, set[int]]:
        return _postings((unit.number, unit.plain) for unit in self.units)

    @cached_property
    def _beside(self) -> dict[str, set[int]]:
        return _postings((unit.number, unit.around) for unit in self.units)

    def frequency(self, pair: str) -> int:
        """How many units hold a bigram, in their text or around it."""
        return len(self._inside.get(pair, ())) + len(self._beside.get(pair, ())) // 4

    def explained(self, weights: dict[str, float]) -> dict[int, float]:
        """For every unit that shares a bigram with the question, the weight that it explains."""
        scores: dict[int, float] = defaultdict(float)
        for pair, weight in weights.items():
            inside = self._inside.get(pair, set())
            for number in inside:
                scores[number] += weight
            for number in self._beside.get(pair, set()):
                if number not in inside:
                    scores[number] += AROUND * weight
        return scores


_indexes: OrderedDict[tuple[str, str], PassageIndex] = OrderedDict()


def index_of(document: Document) -> PassageIndex:
    """The index of a document, kept by its digest."""
    key = (document.digest, document.name)
    index = _indexes.get(key)
    if index is None:
        index = PassageIndex(document)
        _indexes[key] = index
        if len(_indexes) > _KEPT:
            _indexes.popitem(last=False)
    else:
        _indexes.move_to_end(key)
    return index


def weights_of(fragments: Iterable[str], indexes: Sequence[PassageIndex]) -> dict[str, float]:
    """Every bigram of the fragments with its weight: the rarer in the documents, the heavier."""
    pairs = dict.fromkeys(fragment[at : at + 2] for fragment in fragments for at in range(len(fragment) - 1))
    total = 1 + sum(len(index.units) for index in indexes)
    weights = {}
    for pair in pairs:
        seen = sum(index.frequency(pair) for index in indexes)
        if seen:
            weights[pair] = math.log(1 + total / seen)
        elif not any(char in _LINKING for char in pair):
            weights[pair] = UNKNOWN * math.log(1 + total)
    return weights


def ruled(text: str) -> str:
    """The text with full-width punctuation, as long as before; commas inside numbers stay."""
    return re.sub(r"(?<!\d),|,(?!\d)", "，", text).translate(_FULL_WIDTH)


_FULL_WIDTH = str.maketrans(";:()?!", "；：（）？！")


def _unmarked(text: str) -> str:
    """What is compared with questions: 公共安全（类）支出 as people say it, 公共安全支出."""
    return re.sub(r"\([类款项]\)", "", normal(text))


def opening(text: str) -> str:
    """What a paragraph opens with, up to its first stop or number: the item it is about."""
    return re.split(r"[，。；：:,;]|\d[\d,.]*(?:万|亿)?元", bare(text), maxsplit=1)[0][:60]


def _units(document: Document) -> Iterable[Unit]:
    number = 0
    for passage in document.passages:
        headings = normal("".join(passage.heading_path))
        first = opening(passage.sentences[0].text) if passage.sentences else ""
        for position, sentence in enumerate(passage.sentences):
            if _CAPTION.fullmatch(normal(sentence.text)):
                continue
            around = headings if position == 0 else headings + "|" + first
            yield Unit(
                number, document.name, sentence.page, sentence.box, sentence.text, ruled(sentence.text),
                _unmarked(sentence.text),
                around, passage.heading_path, passage.index, position,
                further=tuple((page, box) for _, page, box in sentence.parts if page != sentence.page),
            )  # fmt: skip
            number += 1
    for table in document.tables:
        shared = _shared_context(table)
        columns = {column.index: column for column in table.columns}
        for row in table.rows:
            texts = [cell for cell in row.cells if _wordy(cell)]
            for cell in texts:
                column = columns.get(cell.column)
                beside = "|".join(
                    dict.fromkeys(
                        [
                            normal(table.title), *shared, *map(normal, column.path if column else ()),
                            *(normal(name) for name in row.path if len(name) < 60),
                            normal(row.organisation or ""),
                            *(
                                normal(other.text)
                                for other in texts if other is not cell and len(other.text) < 40
                            ),
                        ]
                    )
                )  # fmt: skip
                text = re.sub(r"\s+", "", cell.text)
                yield Unit(
                    number, document.name, cell.page, cell.box, text, ruled(text), normal(text), beside,
                    (table.title,),
                    table=table.index, row=row.index, column=cell.column,
                    subject=_subject(table, row, shared), further=_runs_on(table, row, cell, text),
                )  # fmt: skip
                number += 1


_CAPTION = regex("[^,，。;；:]{0,60}(?:金额)?单位:[百千万亿]*元")
"""The line between the title of a table and its grid tells whose table it is, and nothing else."""
_CHARACTER, _LINE = 10.0, 14.0
_PASSAGE, _CROWDED = 40, 1.25
"""How wide a character and how high a line of a table is in points; a long text so crowded runs on."""


def _runs_on(table: Table, row: Row, cell: TableCell, text: str) -> tuple[tuple[int, Box], ...]:
    """The next page, where the last row of a page holds more text than its box there has room for."""
    following = cell.page + 1
    last = all(other.page > cell.page for other in table.rows if other.index > row.index)
    x0, top, x1, bottom = cell.box
    room = (x1 - x0) / _CHARACTER * max(1.0, (bottom - top) / _LINE)
    more = len(text) > max(_PASSAGE, _CROWDED * room) and room > 0
    return ((following, _NO_BOX),) if following in table.pages and last and more else ()


def _wordy(cell: TableCell) -> bool:
    text = squeeze(cell.text)
    return len(text) >= 2 and parse_amount(text) is None and bool(re.search(r"[一-鿿]{2}", text))


def _shared_context(table: Table) -> tuple[str, ...]:
    """The project that a form-like table is about: what stands right of 项目名称."""
    heads = list(dict.fromkeys(normal(column.path[0]) for column in table.columns if column.path))
    for head, following in pairwise(heads):
        if _PROJECT.fullmatch(head) and not re.search("预算|金额|总额|目标|指标|名称|单位|合计", following):
            return (following,)
    for row in table.rows:
        named = False
        for cell in row.cells:
            text = normal(cell.text)
            if named and text:
                return (text,)
            named = bool(_PROJECT.fullmatch(text))
    return ()


def _subject(table: Table, row: Row, shared: Sequence[str]) -> str:
    """What a cell of a performance table tells of: the project of the form, or of the row."""
    if table.kind != "performance_table":
        return ""
    own = row.path[-1 if row.parent is not None else 0] if row.path else ""
    return bare(shared[0] if shared else own)


_PROJECT = regex(r"(?:一级|二级)?(?:项目|政策|专项)(?:\(政策\)|资金|支出)?名称")


def _postings(texts: Iterable[tuple[int, str]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, text in texts:
        for at in range(len(text) - 1):
            found[text[at : at + 2]].add(number)
    return found

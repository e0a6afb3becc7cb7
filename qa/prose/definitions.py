"""What a term means, as the document itself says: 名词解释, “X是指…”, “X”，即：…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.question.inquiry import Inquiry
from qa.question.text import Coverage, bare, normal

_GLOSSARY = regex(r"名词解释|术语|名词说明|词汇")
_NUMBERING = regex(r"^(?:[（(]?\d{1,2}[)）]?[.．、]?(?!\d)|[（(]?[一二三四五六七八九十]+[)）、.．]) *")
"""The number of an entry: 10.“三公”经费."""
_VERB = "(?:是指|系指|指的是|即指|特指|指(?![导挥标定引南数示派出])|主要反映|反映)"
_ENTRY = regex(rf"^(?P<term>[^。；，]{{2,90}}?)(?:[:：]|，?(?={_VERB}))(?P<text>.*)")
_INNER = regex(
    rf"(?:其中[:：，,]?|[；。，]|^)(?P<term>[^，。；：:]{{2,40}}?)：?(?P<text>{_VERB}[^。；]{{4,}})"
)
_THAT_IS = regex(
    r"[“\"](?P<term>[^“”\"]{2,30})[”\"](?:[，,]?\s*即(?:是|指)?[:：，]?|[（(])(?P<text>[^。）)]{4,})"
)


@dataclass(frozen=True, slots=True)
class _Definition:
    term: str
    units: tuple[Unit, ...]
    text: str
    rank: float


def define(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The definition whose term the question names, None where no term is near enough."""
    best: tuple[float, float, _Definition] | None = None
    coverages = [Coverage(reading) for reading in (*inquiry.readings, *inquiry.fragments)]
    for index in indexes:
        for definition in _definitions(index):
            score = max((_fit(coverage, definition.term, inquiry) for coverage in coverages), default=0.0)
            score = max([score, *(_narrowed(reading, definition) for reading in inquiry.readings)])
            if score >= 0.5 and (best is None or (score, definition.rank) > best[:2]):
                best = (score, definition.rank, definition)
    if best is None:
        return None
    score, _, found = best
    return Explanation(
        "definition",
        f"{found.text.strip('，。；：: ')}。",
        tuple(unit.quoted for unit in found.units),
        (),
        round(score, 3),
    )


_NARROWED = 0.9


def _narrowed(topic: str, definition: _Definition) -> float:
    """How well 经营收入：指事业单位… defines 事业单位经营收入: its text gives the rest of the name."""
    name = bare(definition.term)
    rest = topic.removesuffix(name)
    return _NARROWED if len(name) > 3 and rest and rest != topic and rest in normal(definition.text) else 0.0


_TELLS = regex(
    r"^(?:\([^()]*\)|支出|预算|安排的)*(?:[:：]|[,，]?(?:是(?!否)|主要)?(?:指|即|反映|包括|包含|是(?!否)|由))"
    r"|^[^,，。;；]*[,，]?[^,，。;；]*(?:用于|用来|为了)"
)


def tells_meaning(inquiry: Inquiry, found: Explanation) -> bool:
    """Whether what is quoted names the thing asked about, and then says what it is or is for."""
    told = bare(found.lead)
    for name in inquiry.readings:
        at = told.find(name)
        if at >= 0 and _TELLS.search(told[at + len(name) :]):
            return True
    return False


def _fit(coverage: Coverage, term: str, inquiry: Inquiry) -> float:
    """1 for the very term; less the more of it, or of the question, is left over."""
    name, topic = bare(term), bare(coverage.phrase)
    if topic == name:
        whole = len("".join(inquiry.fragments))
        return 1.0 if len(topic) >= whole else 0.6 + 0.4 * len(topic) / whole
    last = re.split(r"[(（][类款项][)）]", normal(term).rstrip(":："))
    parts = [part for part in last if part]
    if len(parts) > 1 and bare(parts[-1]) == topic:
        return 0.99
    mine, theirs = coverage.masks(name)
    return (
        (mine.bit_count() / len(topic)) * (theirs.bit_count() / len(name)) * 0.95 if name and topic else 0.0
    )


def _definitions(index: PassageIndex) -> Iterator[_Definition]:
    for passage in index.document.passages:
        units = index.of_passage.get(passage.index, ())
        if not units:
            continue
        glossary = bool(passage.heading_path and any(_GLOSSARY.search(name) for name in passage.heading_path))
        first = re.sub(r"^[\s　]+", "", units[0].ruled)
        entry = _ENTRY.match(_NUMBERING.sub("", first))
        if entry and (glossary or re.match(rf"{_VERB}", entry["text"])) and _is_term(entry["term"]):
            yield _Definition(
                entry["term"], units if glossary else units[:1], first, 2.0 if glossary else 0.5
            )
        for unit in units:
            for match in _THAT_IS.finditer(unit.ruled):
                if "、" in match["text"] or "，" in match["text"]:
                    yield _Definition(match["term"], (unit,), match.group(), 1.0)
            for match in _INNER.finditer(unit.ruled):
                if _is_term(match["term"]):
                    text = match.group().lstrip("；。，")
                    yield _Definition(match["term"], (unit,), text, 1.5 if glossary else 0.4)


def _is_term(text: str) -> bool:
    return not re.search(r"\d{2}|万元|本年|主要|增加|减少", text)

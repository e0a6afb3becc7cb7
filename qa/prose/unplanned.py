"""Which 科目 spent what no budget had planned: 年初未安排预算，支出决算为214.65万元, told item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.text import normal

_NOT_PLANNED = "年初(?:(?:就|都)?(?:没有?|未|并未|无)(?:有)?(?:安排|编列|编制|列)?|预算数?为0)"
_ITEMS = "(?:[类款项]级)?(?:支出)?(?:科目|项目)"
_ASKED = regex(
    f"(?:哪些|哪几个?|什么){_ITEMS}[^,，]{{0,12}}{_NOT_PLANNED}|{_NOT_PLANNED}[^,，]{{0,12}}的?{_ITEMS}(?:都|分别)?(?:有|是)哪"
)
_TOLD = regex("年初(?:预算)?(?:未安排|没有安排|未列|无)(?:预算)?|年初预算(?:数)?为?0(?:\\.0+)?万?元")
_ITEM = regex("(?P<name>[^()、。；;,，]{2,40})\\(项\\)")


def asks_unplanned(text: str) -> bool:
    """Whether a question asks which 科目 had no budget at the start of the year."""
    return bool(_ASKED.search(normal(text)))


def unplanned(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The 科目 of which a final account says so, each with its sentence; None where none is asked for."""
    if not asks_unplanned(text):
        return None
    found = dict(pair for index in indexes for pair in _told(index))
    if not found:
        return None
    quotes = tuple(quote for told in found.values() for quote in told)
    return Explanation("list", f"共{len(found)}项：{'、'.join(found)}。", quotes, tuple(found), 1.0)


def _told(index: PassageIndex) -> Iterator[tuple[str, tuple[Quoted, ...]]]:
    for units in index.of_passage.values():
        for at, unit in enumerate(units):
            if not _TOLD.search(normal(unit.ruled)):
                continue
            before = [one for one in units[max(0, at - 1) : at + 1] if _ITEM.search(normal(one.ruled))]
            if before:
                name = [*_ITEM.finditer(normal(before[-1].ruled))][-1]["name"]
                yield name, tuple(dict.fromkeys((before[-1].quoted, unit.quoted)))

"""Income asked for by what it is earned with: 卖门票加讲解一年进账多少, where 事业收入为门票及讲解收入."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.executing.values import Value
from qa.items.entries import DocumentIndex
from qa.items.lookup import look_up
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import Coverage, normal
from qa.scoping.scope import Edition

_EARNED = regex("收入|进账|入账|进项|挣|赚|卖|收费|收了|收取|收上来")
_KIND = "(?:事业单位)?(?:事业|经营)收入|其他收入|非税收入|单位资金收入"
_TOLD = regex(
    rf"(?:^|[,。;:，。；：.、])(?:其中[:,]?)?(?P<kind>{_KIND})(?:\d[\d.]*[万亿]?元)?[,]?(?:[本我该](?:部门|单位|局|委))?(?:主要|全部|均|全)*(?:为|是|系|包括|来自|来源于)"
    r"(?P<of>[^,。;，。；]{4,60})"
    rf"|(?P<entry>{_KIND})[:,]?指[^。;]*?[本我该](?:部门|单位|局|委)[^,。;]{{0,2}}(?:主要|全部|均)*(?:为|是|系|包括)(?P<own>[^,。;，。；]{{4,60}})"
)
_NO_NAME = regex(
    "卖掉?|一年|全年|每年|今年|本年|20\\d\\d年|一共|总共|合计|进账|入账|进项|收入|收费|收了|收取|收上来|[挣赚][了到]?|多少|几何|钱|万?元|单位|部门|[局委厅院场所馆]里?|"
    "加|和|与|及|[、,，的了是有能共能要]"
)
_APART = regex("[、和及与]")
_GENERIC = regex("收入|费用?|款|服务|经费|资金|等$")


def by_what_earns_it(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition) -> Value | None:
    """The kind of income that is told to come from just what the question names; None where none is."""
    said = normal(operand.phrase)
    if operand.role != "amount" or not _EARNED.search(said):
        return None
    names = [name for name in _NO_NAME.sub(" ", said).split() if len(name) > 1]
    for kind, of in _sources(indexes) if names else ():
        parts = [part for part in (_GENERIC.sub("", part) for part in _APART.split(of)) if len(part) > 1]
        asked = all(Coverage(name).masks(of)[0].bit_count() * 2 >= len(name) for name in names)
        if asked and parts and all(_shares(part, names) for part in parts):
            found = look_up(operand.model_copy(update={"phrase": kind, "context": ""}), indexes, edition)
            if found.found:
                return found
    return None


def _shares(part: str, names: Sequence[str]) -> bool:
    return any(Coverage(name).masks(part)[0] for name in names)


def _sources(indexes: Sequence[DocumentIndex]) -> Iterator[tuple[str, str]]:
    """Kinds of income with what they are told to come from."""
    for index in indexes:
        for passage in index.document.passages:
            for sentence in passage.sentences:
                for match in _TOLD.finditer(normal(sentence.text)):
                    yield match["kind"] or match["entry"], match["of"] or match["own"]

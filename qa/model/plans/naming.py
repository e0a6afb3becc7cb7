"""Whether the names of a plan are printed, and said by the question as names of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.items.entries import DocumentIndex
from qa.items.phrases import content_of, known_spans, weights_of
from qa.model.plans.catalogue import item_candidates
from qa.model.plans.said import Said, leaves
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.question.text import Coverage, bare
from qa.question.vocabulary import standard_names

TIED = 0.75
"""The share of a name's weight that the question must hold for the name to be meant by it."""

_MEASURES = regex(r"(?:20\d\d年度?|[上本去今全]年|年初|调整后?|预算|决算|执行|金额|[数的/])+")
"""A year or a measure alone: a column of any item, and none itself."""
_JOINTS = regex(r"[的与和及/、\-· ]")


def strange_name(
    plan: Plan, said: Said, terms: frozenset[str], indexes: Sequence[DocumentIndex]
) -> str | None:
    """A name that is not printed, or one that is and that the question does not speak of."""
    operands = list(leaves(plan))
    for operand in operands:
        phrase = operand.phrase
        if len(operands) > 1 and _MEASURES.fullmatch(bare(phrase)):
            return f"“{phrase[:40]}”没有说是哪一项"
        if not _printed(phrase, said, terms):
            near = "、".join(item_candidates(phrase[:40], indexes)[:8])
            return f"“{phrase[:40]}”不是文件中的名称，相近的有：{near}"
        if _cut(bare(phrase), said, terms):
            return f"“{phrase[:40]}”截断了问题里的名称"
        if not _tied(phrase, _without_others(phrase, operands, said.everything)):
            return f"问题没有说到“{phrase[:40]}”"
        if operand.context and not _tied(operand.context, said.everything, 1.0):
            return f"问题没有说到“{operand.context[:40]}”"
    return _swallowed(plan, said) or _unlike(operands, said)


def _without_others(phrase: str, operands: Sequence[Operand], said: str) -> str:
    """The question without the other operands' names: what is said by these ties no other name."""
    for other in {bare(one.phrase) for one in operands} - {bare(phrase)}:
        if other not in bare(phrase) and bare(phrase) not in other:
            said = said.replace(other, "\x00")
    return said


def _unlike(operands: Sequence[Operand], said: Said) -> str | None:
    """“司法” beside “监狱 行政运行” where the question says 司法、监狱的行政运行: half of it is left out."""
    tails = {one.phrase.split()[-1] for one in operands if len(one.phrase.split()) > 1}
    for one in operands:
        pieces = one.phrase.split()
        for tail in tails if len(pieces) == 1 else ():
            at = said.text.find(pieces[0])
            if pieces[0] != tail and 0 <= at < said.text.find(tail):
                return f"“{one.phrase[:40]}”的“{tail[:40]}”漏掉了"
    return None


def _cut(name: str, said: Said, terms: frozenset[str]) -> bool:
    """Words that the question has only as a piece of a printed name, which is another thing."""
    if name in terms:
        return False
    spans = known_spans(said.core, terms | standard_names())
    places = [match.span() for match in re.finditer(re.escape(name), said.core)]
    return bool(places) and all(
        any(start < at < end or start < stop < end for start, end in spans) for at, stop in places
    )


def _swallowed(plan: Plan, said: Said) -> str | None:
    """A name that the question has only inside the name of another operand: it does not speak of it."""
    names = sorted({bare(one.phrase) for one in leaves(plan)}, key=len, reverse=True)
    left = said.everything
    for at, name in enumerate(names):
        if any(name in longer for longer in names[:at]) and name in said.everything and name not in left:
            return f"问题没有单独说到“{name[:40]}”"
        left = left.replace(name, "\x01")
    return None


def _printed(phrase: str, said: Said, terms: frozenset[str]) -> bool:
    """A printed name, names put together, or words of the question itself."""
    name = bare(phrase)
    if not 1 < len(name) <= 60:
        return False
    plain = _closed(said.everything)
    if name in terms or _closed(name) in plain:
        return True
    pieces = [_closed(piece) for piece in re.split(r"[\s,，]+", content_of(name)) if _closed(piece)]
    return bool(pieces) and all(
        piece in terms or piece in plain or _composed(piece, terms) for piece in pieces
    )


def _composed(name: str, terms: frozenset[str]) -> bool:
    return sum(end - start for start, end in known_spans(name, terms)) == len(name)


def _closed(words: str) -> str:
    return _JOINTS.sub("", words)


def _tied(name: str, said: str, least: float = TIED) -> bool:
    """Whether the question holds so much of the name, words that all names share counting little."""
    plain = _closed(said)
    held = total = 0.0
    for piece in map(_closed, bare(name).split()):
        covered, _ = Coverage(piece).masks(plain)
        for at, weight in enumerate(weights_of(piece)):
            total += weight
            held += weight * (piece in plain or covered >> at & 1)
    return total > 0 and held >= least * total

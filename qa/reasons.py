"""Why something changed: the change that the question is about, its direction tested, its reason quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.changes import Change, all_changes, names
from qa.explanation import Explanation
from qa.inquiry import Inquiry
from qa.passage_index import PassageIndex
from qa.text import Coverage, normal

_WAY = {1: "增加", -1: "减少", 0: "持平"}
_PRESENT = 0.05
"""What a printed reason is worth among changes that match equally well."""


@dataclass(frozen=True, slots=True)
class _Match:
    change: Change
    score: float
    rank: float


def explain_change(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The change that matches the question best, None where none is told of its topic."""
    best: _Match | None = None
    coverages = [Coverage(reading) for reading in inquiry.readings]
    for _, change in all_changes(indexes):
        match = _match(inquiry, coverages, change)
        if match and (best is None or match.rank > best.rank):
            best = match
    return _answer(inquiry, best) if best else None


def _match(inquiry: Inquiry, coverages: Sequence[Coverage], change: Change) -> _Match | None:
    score = max((_fit(coverage, change) for coverage in coverages), default=0.0)
    told = normal(change.named + change.told)
    hits = sum(1 for number in inquiry.numbers if number in told.replace(",", ""))
    if inquiry.numbers and hits:
        score = max(score, 0.5) if not inquiry.readings else min(1.0, score + 0.15 * hits)
    if score < 0.3:
        return None
    rank = score + (_PRESENT if change.reason else 0.0)
    if inquiry.claim is not None:
        rank += 0.02 * (change.direction == inquiry.claim)
        rank -= 0.15 * (inquiry.against_budget != (change.base == "budget"))
    return _Match(change, score, rank)


def _fit(coverage: Coverage, change: Change) -> float:
    """How much of the topic the subject explains, and how little else it names."""
    topic = coverage.phrase
    outer, _ = coverage.masks(normal(change.outer))
    rest, _ = coverage.masks(normal(change.reason + "|" + change.named))
    best = 0.0
    for name in names(change.subject):
        if name == topic:
            return 1.0
        mine, theirs = coverage.masks(name)
        if not mine:
            continue
        own = mine.bit_count() / len(topic)
        wide = (outer & ~mine).bit_count() / len(topic)
        far = (rest & ~mine & ~outer).bit_count() / len(topic)
        exact = theirs.bit_count() / len(name)
        best = max(best, (own + 0.9 * wide + 0.7 * far) * (0.6 + 0.4 * exact))
    return best


def _answer(inquiry: Inquiry, match: _Match) -> Explanation:
    change = match.change
    quotes = tuple(unit.quoted for unit in dict.fromkeys(change.evidence))
    told = "，".join(part for part in (change.named.strip("，。；"), change.told.strip("，。；")) if part)
    verdict: bool | None = None
    if inquiry.claim is not None:
        verdict = inquiry.claim == change.direction
    reason = f"原因（原文）：{change.reason}。" if change.reason else "文件没有写明原因。"
    if verdict is False:
        lead = f"与提问不符，文件所写不是{_WAY[inquiry.claim or 0]}，而是{_WAY[change.direction]}：{told}。"
        lead += reason if change.reason else ""
        return Explanation("premise", lead, quotes, (), round(match.score, 3), False)
    if inquiry.kind == "change":
        lead = f"{told}。" + (reason if change.reason else "")
    else:
        lead = (reason + f"（{told}）") if change.reason and told else reason + (f"文件所写：{told}。" if told else "")
    return Explanation("reason", re.sub(r"。。+", "。", lead), quotes, (), round(match.score, 3), verdict)

"""Why something changed: the change that the question is about, its direction tested, its reason quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from ingest.prose.numbering import numbering
from qa.patterns import regex
from qa.prose.changes import Change, all_changes
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex
from qa.prose.subjects import core, names
from qa.question.inquiry import Inquiry
from qa.question.numerals import number_word, rough_share
from qa.question.text import Coverage, normal
from qa.question.vocabulary import standard_names

_WAY = {1: "增加", -1: "减少", 0: "持平"}
MOVES = regex("[增减升降涨跌缩压]|变|持平|不再|取消|调整|新|少|多|未|没|无|不")
"""Words of a change, or of what is no more: a sentence without any tells no reason of one."""
_SURE = 0.68
"""A question is contradicted only by a change that is surely the one it speaks of."""

_SUPPOSED = 0.6
"""Of a supposed reason, how much the printed one must say to bear it out."""

_AGAINST_LAST = regex(r"[比较跟与同和](?:上一?年|去年|前年|20\d\d)|同比")
_OTHER_BASE = 0.6
"""A change against the budget does not contradict one against last year, nor the other way round."""
_WHOLE = regex("(?:部门|单位|收支|收入|支出|预算|决算|总额|总计|合计|总|数)+")
"""Names of all that a department takes in or spends."""
_OWNER = regex("^.*?(?:[局委办厅院部处站所]|中心|街道|委员会|办公室)(?=(?:部门|单位|预算|总|收|支))")
_CLASS = regex("[（(][类款项][)）]")
_OF_FUNDS = regex("一般公共预算|财政拨款|拨款|当年|本年度?|上年|年度|20\\d\\d年度?")
_SPENT_ON_IT = regex("的?(?:支出|经费|预算支出|支出预算|预算|费用)")
"""What is said behind the name of a class that the text calls by its name alone: 体育场馆支出."""
_NAMED = 0.75
_OTHER_ITEM = 0.55
"""What a change of another official item counts, however like the names are."""
_SHARE = 0.12
"""What it is worth that the change has the size which the question gives."""
_PRESENT = 0.05
"""What a printed reason is worth among changes that match equally well."""


@dataclass(frozen=True, slots=True)
class _Match:
    change: Change
    place: int
    score: float
    rank: float


def explain_change(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The change that matches the question best, None where none is told of its topic."""
    best: _Match | None = None
    topics = dict.fromkeys(
        name for reading in inquiry.readings for name in (reading, core(reading)) if len(name) > 1
    )
    coverages = [Coverage(topic) for topic in topics]
    changes = list(all_changes(indexes))
    for place, (_, change) in enumerate(changes):
        match = _match(inquiry, coverages, change, place)
        if match and (best is None or match.rank > best.rank):
            best = match
    if best is None:
        return None
    return _answer(inquiry, best, () if best.change.reason else _parts(changes, best))


def _match(inquiry: Inquiry, coverages: Sequence[Coverage], change: Change, place: int) -> _Match | None:
    score = max((_fit(coverage, change) for coverage in coverages), default=0.0)
    score = max(score, _names_it(inquiry, change))
    told = normal(change.named + change.told).replace(",", "")
    hits = sum(1 for number in inquiry.numbers if number in told)
    if inquiry.numbers and hits:
        exact = any(len(number) > 3 and number in told for number in inquiry.numbers)
        least = 0.56 if exact else 0.5 if not inquiry.readings else 0.0
        score = max(least, min(1.0, score + 0.15 * hits))
    other_base = inquiry.claim is not None and inquiry.against_budget != (change.base == "budget")
    if other_base and (change.direction != inquiry.claim or _AGAINST_LAST.search(inquiry.text)):
        score *= _OTHER_BASE
    if score < 0.3:
        return None
    rank = score + (_PRESENT if change.reason else 0.0)
    if inquiry.claim is not None:
        rank += 0.02 * (change.direction == inquiry.claim)
        rank += _SHARE * _told_share(inquiry, change)
        rank -= 0.15 * other_base
    return _Match(change, place, score, rank)


def _names_it(inquiry: Inquiry, change: Change) -> float:
    """How well one of several things that the question speaks of is the very subject of the change."""
    if len(inquiry.fragments) < 2:
        return 0.0
    said = len(inquiry.topic)
    named = [part for part in inquiry.fragments if len(part) > 2 and part in names(change.subject)]
    whole = normal(change.subject)
    also = sum(Coverage(part).masks(whole)[0].bit_count() for part in inquiry.fragments if part not in named)
    return max((_NAMED + 0.1 * (len(part) + also) / said for part in named), default=0.0)


def _told_share(inquiry: Inquiry, change: Change) -> bool:
    """Whether the change is told with a percentage that the question rounds (三成多 for 36.67%)."""
    share = rough_share(inquiry.text)
    told = re.findall(r"(\d[\d,]*(?:\.\d+)?)[%％]", change.told)
    return share is not None and any(share[0] <= Decimal(rate.replace(",", "")) <= share[1] for rate in told)


def _fit(coverage: Coverage, change: Change) -> float:
    """How much of the topic the subject explains, and how little else it names."""
    topic = coverage.phrase
    outer, _ = coverage.masks(normal(f"{change.outer}|{change.subject}"))
    rest, _ = coverage.masks(normal(change.reason + "|" + change.named))
    best = 0.0
    classed = bool(_CLASS.search(change.subject))
    for name in names(change.subject):
        if name == topic and not (classed and _WHOLE.fullmatch(topic)):
            return 1.0
        named_alone = len(name) > 2 and topic.startswith(name) and _SPENT_ON_IT.fullmatch(topic[len(name) :])
        if named_alone and not _is_another(topic, name):
            best = max(best, 0.95)
        whole = not classed and _WHOLE.fullmatch(topic) and _WHOLE.fullmatch(_OWNER.sub("", name))
        if whole and _same_side(topic, name):
            best = max(best, 0.95)
            continue
        if _WHOLE.fullmatch(topic) and (
            classed or not _WHOLE.fullmatch(_OF_FUNDS.sub("", _OWNER.sub("", name)))
        ):
            continue  # 培训支出 is none of the whole that 支出 asks for
        mine, theirs = coverage.masks(name)
        if not mine:
            continue
        own = mine.bit_count() / len(topic)
        wide = (outer & ~mine).bit_count() / len(topic)
        far = (rest & ~mine & ~outer).bit_count() / len(topic)
        exact = theirs.bit_count() / len(name)
        named = own >= 0.75 or (own >= 0.5 and exact >= 0.4)
        partly = 1.0 if named else 0.8 if exact >= 0.6 else 0.6
        other = _OTHER_ITEM if _is_another(topic, name) else 1.0
        best = max(best, (own + 0.9 * wide + 0.5 * far) * (0.6 + 0.4 * exact) * partly * other)
    return best


def _is_another(topic: str, name: str) -> bool:
    """Whether topic and subject are official names of two things: a fee and one of the fees it takes in."""
    official = standard_names()
    return topic != name and topic in official and name in official


def _same_side(topic: str, name: str) -> bool:
    """收支预算 is told of by 预算收入 and by 预算支出 alike, 支出预算 by what speaks of 支出 only."""
    both = {"收", "支"}
    asked, told = ({side for side in both if side in text} or both for text in (topic, name))
    return bool(asked & told)


def _parts(changes: Sequence[tuple[PassageIndex, Change]], match: _Match) -> tuple[Change, ...]:
    """The changes below a whole without a reason, that go its way and are given one."""
    index, whole = changes[match.place]
    level = _level(index, whole)
    parts = []
    for other, change in changes[match.place + 1 : match.place + 8]:
        below = _level(other, change) > level or change.evidence[-1].passage == whole.evidence[-1].passage
        if other is not index or change.path[: len(whole.path)] != whole.path or not below:
            break
        if change.reason and change.direction == whole.direction:
            parts.append(change)
    return tuple(parts[:3])


def _level(index: PassageIndex, change: Change) -> int:
    """How deep in the numbering a change's paragraph stands; 0 for plain prose, which is above it all."""
    paragraph = index.of_passage.get(change.evidence[0].passage) or (change.evidence[0],)
    return numbering(paragraph[0].ruled)[0]


def _answer(inquiry: Inquiry, match: _Match, parts: Sequence[Change]) -> Explanation:
    change = match.change
    units = dict.fromkeys(unit for each in (change, *parts) for unit in each.evidence)
    quotes = tuple(unit.quoted for unit in units)
    told = "，".join(part for part in (change.named.strip("，。；"), change.told.strip("，。；")) if part)
    if not told and change.evidence:
        told = change.evidence[0].text.strip("，。；： ")
    verdict: bool | None = None
    if inquiry.claim is not None:
        verdict = inquiry.claim == change.direction
    reason = f"原因（原文）：{change.reason}。" if change.reason else "文件没有写明原因。"
    if inquiry.ordinal and (nth := _nth(change.reason, inquiry.ordinal)):
        reason = f"第{_NUMERALS[inquiry.ordinal]}条原因（原文）：{nth}。各条原因：{change.reason}。"
    if parts:
        told_parts = "；".join(
            f"{part.named.strip('，。；')}，{part.told.strip('，。；')}，原因是{part.reason}"
            for part in parts
        )
        reason = f"文件没有写明总的原因，只写了其中各项的原因：{told_parts}。"
    if verdict is False and match.score < _SURE:
        return Explanation("premise", "", quotes, (), round(match.score * 0.6, 3), False)
    if verdict is False:
        lead = f"与提问不符，文件所写不是{_WAY[inquiry.claim or 0]}，而是{_WAY[change.direction]}：{told}。"
        lead += reason if change.reason or parts else ""
        return Explanation("premise", lead, quotes, (), round(match.score, 3), False)
    if inquiry.supposed and change.reason:
        verdict = _holds(inquiry.supposed, change.reason)
        reason = ("是。" if verdict else f"文件写明的原因中没有“{inquiry.supposed}”。") + reason
    if inquiry.kind == "change":
        lead = f"{told}。" + (reason if change.reason or parts else "")
    else:
        lead = (
            (reason + f"（{told}）")
            if change.reason and told
            else reason + (f"文件所写：{told}。" if told else "")
        )
    return Explanation("reason", re.sub(r"。。+", "。", lead), quotes, (), round(match.score, 3), verdict)


_NUMERALS = "零一二三四五六七八九"
_MARK = regex(
    r"(?<![统唯专])([一二三四五六七八九])是|[（(]([一二三四五六七八九\d])[）)]|(?<!\d)(\d)[.．、](?!\d)|([①-⑨])"
)


def _nth(reason: str, wanted: int) -> str:
    """The reason of that number in 一是…；二是…; empty where they are not numbered."""
    marks = list(_MARK.finditer(reason))
    for mark, following in zip_longest(marks, marks[1:]):
        if _place(next(filter(None, mark.groups()))) == wanted:
            return reason[mark.end() : following.start() if following else None].strip("，。；;：: ")
    return ""


def _place(mark: str) -> int | None:
    return ord(mark) - ord("①") + 1 if mark in "①②③④⑤⑥⑦⑧⑨" else number_word(mark)


def _holds(supposed: str, reason: str) -> bool:
    """Whether the printed reason says most of what the question supposes."""
    told, _ = Coverage(normal(supposed)).masks(normal(reason))
    return told.bit_count() >= _SUPPOSED * len(normal(supposed))

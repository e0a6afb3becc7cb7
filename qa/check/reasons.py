"""Reasons and purposes that cannot belong to what they explain: copied from another item, or turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document, Sentence
from qa.check.causes import Suspect
from qa.check.findings import Place, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_REASON = regex(
    r"原因(?:是|为)?[:：]?(?P<what>[^，。；、]{2,40}?)(?:支出)?(?P<word>增加|增长|减少|下降)[。；]?$"
)
_BECAUSE = regex(
    r"(?:%|万元|亿元|元)?[，,]?(?:(?:增长|下降|增加|减少|上升|降低|增幅|降幅)(?:为|了)?[\d.]+%)?[，,。；]?"
    r"(?:(?:变动|变化|增加|减少|增长|下降|增减)?(?:的)?(?:主要)?原因(?:主要)?(?:是|为|系)?|主要[是为系])[:：]?"
    r"(?P<what>[^；;。]{2,90})[；;。]?"
)
_UP = regex(r"增加|增长|上升|提高|新增|扩大|上调|调增|提升|增大|增多")
_DOWN = regex(r"减少|压减|压缩|下降|降低|取消|节约|缩减|核减|削减|调减|精简|减")
_STATED = regex(r"(?:增加|增长|上升|减少|下降|降低)(?:所致|导致|等)?$")
_STAYS = regex(
    r"持平|保持|不变|一致|控制|一般性|不[再得增]|未|无|没(?!收)|已|调整|结构|抵|同时|基本|上年|去年"
)
_NO_CHANGE = regex(
    r"^(?:主要)?(?:是)?(?:基本|大体)?(?:与|同)(?:上年|去年|\d{4}年)[^，、]{0,8}?(?:基本)?(?:持平|一致|相同|无(?:增减)?变化)(?:[，,]无(?:增减)?变化)?$"
)
"""The whole reason: other words beside it (总量持平，结构调整) may explain the change."""

_PURPOSE = regex(r"主要用于[:：]?(?P<what>[^，。；、]{4,30}?)(?:支出|经费)?[。；，]")


def reason_directions(document: Document) -> Iterator[Trial]:
    """减少 2.98%，主要原因是：X经费增加: a reason that only speaks of the other direction contradicts."""
    for index, numbers in passage_numbers(document).items():
        told: set[tuple[int, str]] = set()
        for said in numbers:
            if said.role not in ("change", "growth") or said.in_reason:
                continue
            still = said.level or not said.value
            if not still and not said.direction:
                continue
            sentences = document.passages[index].sentences
            follow = sentences[said.statement.sentence : said.statement.sentence + 2]
            reason = _reason(said, "".join(one.text for one in follow)[said.statement.start :])
            if reason is None or said.direction is None or (said.direction, reason) in told:
                continue
            told.add((said.direction, reason))
            if still:
                if said.role == "change" and _moves_one_way(reason):
                    stands = next((one for one in follow if reason[:8] in one.text), follow[0])
                    yield _unmoved(document, said, reason, stands)
                continue
            if _NO_CHANGE.search(reason):
                stands = next((one for one in follow if reason[:8] in one.text), follow[0])
                yield _unmoved(document, said, reason, stands)
                continue
            up, down = bool(_UP.search(reason)), bool(_DOWN.search(reason))
            if up == down:
                continue
            if up == (said.direction > 0):
                yield HOLDS
            elif _plainly(reason, document.identity.year):
                stands = next((one for one in follow if reason[:8] in one.text), follow[0])
                yield _turned(document, said, reason, stands)
            else:
                yield not_run("原因的增减与数字的关系不明确")


def _reason(said: Said, text: str) -> str | None:
    """What is given as the reason right behind a change (and its percentage), to the end of its clause."""
    match = _BECAUSE.match(text[len(said.statement.printed) :])
    return match.group("what").strip() if match else None


def _plainly(reason: str, year: int | None) -> bool:
    """X经费增加: one statement in one direction, of the document's own year."""
    if not _STATED.search(reason) or re.search(r"一是|二是|1[.、．]|上年|去年|上一年|不再|未|因素", reason):
        return False
    return all(int(other) == year for other in re.findall(r"(20\d\d)年", reason))


def _unmoved(document: Document, said: Said, reason: str, sentence: Sentence) -> Trial:
    """减少0.3万元，主要原因是与上年持平，无增减变化."""
    stated = f"{'增加' if said.direction and said.direction > 0 else '减少'}{said.text}"
    if said.level:
        stated = said.statement.printed
    place = Place(document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip())
    what = f"“{said.name}”与上年相比“{stated}”，原因却写“{reason}”"
    figures = tuple(dict.fromkeys((stated, reason, re.split("[，,]", reason)[-1])))
    places = (said.figure.place, place)
    return fails(make_finding("reason-direction", "error", what, figures, places))


def _moves_one_way(reason: str) -> bool:
    """压减公车运行维护经费: a reason that only speaks of less (or more), and of nothing that stays."""
    down = bool(re.search(r"压减|减少|核减|压缩|下降|削减", reason))
    up = bool(re.search(r"增加|增长|新增|上升|提高", reason))
    return down != up and not _STAYS.search(reason)


def _turned(document: Document, said: Said, reason: str, sentence: Sentence) -> Trial:
    word = "增加" if said.direction and said.direction > 0 else "减少"
    turned = _STATED.search(reason)
    other = turned.group() if turned else reason
    cause = f"经费{other}" if "经费" in reason else other
    place = Place(document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip())
    what = f"“{said.name}”比上年{word}{said.text}，原因却写“{reason}”"
    figures, places = (f"{word}{said.text}", cause), (said.figure.place, place)
    return fails(
        make_finding("reason-direction", "error", what, figures, places),
        (Suspect(said.figure, -said.value),),
    )


def copied_words(document: Document) -> Iterator[Trial]:
    """The purpose or reason of an item does not name another item of the list in full."""
    items: dict[str, tuple[str, ...]] = {}
    owners: dict[int, Said] = {}
    for index, numbers in passage_numbers(document).items():
        head = next((said for said in numbers if said.money and len(said.subject) >= 3), None)
        if head is not None and re.search(r"[（(]项[）)]", document.passages[index].text[:120]):
            owners[index] = head
            items[_plain(head.name)] = head.subject
    for index, head in owners.items():
        passage = document.passages[index]
        for sentence in passage.sentences:
            for match in (_PURPOSE.search(sentence.text), _REASON.search(sentence.text.strip())):
                if match is None:
                    continue
                named, own = _plain(match.group("what")), _plain(head.name)
                other = _another_item(named, own, items)
                if other is None:
                    if own in named:
                        yield HOLDS
                    continue
                copied = items[other][-1]
                what = f"“{head.name}”的说明写成“{match.group('what')}”，与科目不符，疑似照抄“{copied}”一项"
                place = Place(
                    document=document.name, page=sentence.page, bbox=sentence.box, quote=sentence.text.strip()
                )
                word = match.groupdict().get("word") or ""
                figures = (f"{match.group('what')}{word}", head.name)
                yield fails(make_finding("copied-words", "wording", what, figures, (place,)))


def _another_item(named: str, own: str, items: dict[str, tuple[str, ...]]) -> str | None:
    """The other item whose whole name is what is named, or ends it, with nothing of the own name."""
    if own in named or named in own:
        return None
    for name in items:
        if len(name) < 4 or name == own:
            continue
        if named == name or ((named.endswith(name) or named.startswith(name)) and not _alike(named, own)):
            return name
    return None


def _plain(name: str) -> str:
    return re.sub(r"经费|支出|预算|\s|[“”]", "", name)


def _alike(one: str, other: str) -> bool:
    """Any two neighbouring characters in common."""
    pairs = {one[place : place + 2] for place in range(len(one) - 1)}
    return any(other[place : place + 2] in pairs for place in range(len(other) - 1))

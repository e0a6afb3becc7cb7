"""Reasons and purposes that cannot belong to what they explain: copied from another item, or turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Document
from qa.check.causes import Suspect
from qa.check.findings import Place, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails

_REASON = re.compile(
    r"原因(?:是|为)?[:：]?(?P<what>[^，。；、]{2,40}?)(?:支出)?(?P<word>增加|增长|减少|下降)[。；]?$"
)
_PURPOSE = re.compile(r"主要用于[:：]?(?P<what>[^，。；、]{4,30}?)(?:支出|经费)?[。；，]")


def reason_directions(document: Document) -> Iterator[Trial]:
    """减少 2.98%，主要原因是：X经费增加, where X is the item itself: the words contradict."""
    for index, numbers in passage_numbers(document).items():
        for said in numbers:
            if said.role != "growth" or not said.direction or said.in_reason or not said.value:
                continue
            sentences = document.passages[index].sentences
            follow = sentences[said.statement.sentence : said.statement.sentence + 2]
            text = "".join(one.text for one in follow)[said.statement.start :]
            match = _REASON.search(text.strip())
            if match is None or not _own(match.group("what"), said):
                continue
            up = match.group("word") in ("增加", "增长")
            if up == (said.direction > 0):
                yield HOLDS
                continue
            word = "增加" if said.direction > 0 else "减少"
            reason = f"经费{match.group('word')}" if "经费" in match.group("what") else match.group("word")
            place = Place(
                document=document.name,
                page=follow[-1].page,
                bbox=follow[-1].box,
                quote=follow[-1].text.strip(),
            )
            what = (
                f"“{said.name}”比上年{word}{said.text}，原因却写“{match.group('what')}{match.group('word')}”"
            )
            yield fails(
                make_finding(
                    "reason-direction",
                    "error",
                    what,
                    (f"{word}{said.text}", reason),
                    (said.figure.place, place),
                ),
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


def _own(what: str, said: Said) -> bool:
    """The reason speaks of the item itself: 宣传事务一般行政管理事务经费."""
    named = re.sub(r"^(?:是|为|因|由于)?(?:本年|今年|\d{4}年)?(?:度)?", "", _plain(what))
    own = _plain(said.name)
    return len(own) >= 4 and (own in named) and len(named) <= len("".join(said.subject)) + 6


def _plain(name: str) -> str:
    return re.sub(r"经费|支出|预算|\s|[“”]", "", name)


def _alike(one: str, other: str) -> bool:
    """Any two neighbouring characters in common."""
    pairs = {one[place : place + 2] for place in range(len(one) - 1)}
    return any(other[place : place + 2] in pairs for place in range(len(other) - 1))

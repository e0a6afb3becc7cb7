"""Changes that prose tells of: what changed, which way, and the reason that is given for it.

“购房补贴（项）支出401.97万元，与上年相比减少245.3万元，减少37.9%。主要原因是今年提租补贴单列。” is one
`Change`. A change without a subject of its own belongs to what was named last; a reason belongs to
the changes before it that have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.numbering import numbering
from qa.passage_index import PassageIndex, Unit
from qa.subjects import heading_name, named_by, unnumbered

Base = Literal["prior", "budget"]

_UP = "增加|增长|上升|提高|上涨|上调|增|多|涨|升"
_DOWN = "减少|下降|降低|下调|压减|缩减|压缩|减|少|降"
_FLAT = "持平|相同|一致|不变|相等|无增减|无变化|没有变化|未发生变化|无变动|没有增减"
_BASE = (
    r"(?:同比|(?:与|同|和|比|较)(?:上一?年|去年|前年|上年度|年初|预算|全年|同期|本年|\d{4})"
    r"[^，。；]{0,26}?(?:相比|比较|对比|比)?)"
)
_ADVERB = "(?:各|均|都|共|略有|略|有所|基本|相应|分别|大幅|同比|保持|总体|小幅)*"
_CHANGE = re.compile(
    rf"(?P<base>{_BASE})?(?P<adverb>{_ADVERB})(?P<verb>{_UP}|{_DOWN}|{_FLAT})了?(?P<placeholder>[（(](?:减少|下降|增加|增长)[）)])?"
    r"(?P<number>-?\d[\d,]*(?:\.\d+)?)?(?P<unit>万元|亿元|元|个百分点|%|％|辆|人|台)?"
)
_AGAINST_BUDGET = re.compile(
    r"(?:决算|支出|执行)数?(?:[^，。；]{0,6}?)(?P<verb>小于|低于|少于|大于|高于|多于|超过|等于|持平)(?P<of>[^，。；]{0,8}预算)"
    r"|完成[^，。；]{0,10}预算[^，。；\d]{0,6}?(?P<rate>\d[\d,.]*)[%％]"
)
_REASON = re.compile(
    r"(?:(?:增减|增加|减少|增长|下降|变动|变化|上升|降低|差异)+)?的?(?:主要|具体|变动|变化)*原因(?:说明|主要)*(?:是因为|是由于|是|为|系|在于|如下|由于)?[:：，]?(?:是|系|由于)?"
    r"|主要(?:是因为|是由于|是(?!用于|包括)|系|因|由于)|(?:是|系)?(?:因为|由于)|^原因"
)
_CAUSE_OF = re.compile(
    rf"^(?P<subject>[^，。；]{{0,24}}?)(?P<verb>{_UP}|{_DOWN})(?:[^，。；\d]{{0,4}}?)(?:主要)?原因"
)
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:万元|亿元|万|元|辆|人|台|套|[%％])")
_CONTINUED = re.compile(
    r"^(?:[一二三四五六七八九]是|[（(]?\d[）)]|[①-⑨]|\d[.、]|另外|此外|同时|其次|再次|第[一二三四五])"
)


@dataclass
class Change:
    """One change as told.

    `named` is the clause that names the subject with its own amount, `told`
    the words of the change, `reason` the words behind 主要原因是 (all as printed, "" where none).
    """

    subject: str
    outer: str
    direction: int
    base: Base
    named: str
    told: str
    evidence: list[Unit]
    path: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    depth: int = 0


def changes_of(index: PassageIndex) -> tuple[Change, ...]:
    """Every change told in the document's prose, in order."""
    found: list[Change] = []
    waiting: list[Change] = []
    continued: list[Change] = []
    path: tuple[str, ...] | None = None
    for passage in index.document.passages:
        if passage.heading_path != path:
            waiting, continued, path = [], [], passage.heading_path
        if path and ("名词解释" in path[-1] or path == ("目录",)):
            continue
        units = index.of_passage.get(passage.index, ())
        broken = (
            bool(continued and units)
            and not numbering(units[0].ruled)[0]
            and continued[0].evidence[-1].ruled[-1:] not in "。；！？：，"
        )
        reader = _Reader(units, "|".join(path), waiting, continued if broken else ())
        found.extend(reader.read())
        continued = reader.explained
        waiting = [change for change in (*waiting, *reader.changes) if not change.reason]
    return tuple(found)


class _Reader:
    """Reads one passage, keeping what was named last and which changes wait for their reason."""

    def __init__(
        self, units: Sequence[Unit], headings: str, waiting: Sequence[Change], continued: Sequence[Change]
    ) -> None:
        self.units = units
        self.headings = headings
        self.earlier = list(waiting)
        self.changes: list[Change] = []
        self.anchor = heading_name(headings)
        self.anchor_clause = ""
        self.anchor_unit: Unit | None = None
        self.outer: list[str] = []
        self.explained = list(continued)
        self.around: list[tuple[str, str, Unit | None]] = []

    def read(self) -> list[Change]:
        for unit in self.units:
            self._sentence(unit)
        return self.changes

    def _sentence(self, unit: Unit) -> None:
        pieces = list(_pieces(unit.ruled))
        here: list[Change] = []
        broken = self.explained and self.explained[0].evidence[-1].ruled[-1:] not in "。；！？：，"
        if self.explained and ((broken and not numbering(unit.ruled)[0]) or _CONTINUED.match(unit.ruled)):
            for change in self.explained:
                change.reason += ("" if broken else "；") + unit.ruled.strip("。；")
                change.evidence.append(unit)
            return
        self.explained = []
        before = ""
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            self._level(piece.depth)
            cause = _CAUSE_OF.match(unnumbered(piece.text))
            reason = _REASON.search(piece.text)
            if reason and (here or cause or "原因" in reason.group() or self._awaits(unit)):
                self._change(unit, piece.text[: reason.start()], piece, before, here)
                at = self._reason(unit, pieces, at, reason, cause, here)
                before = ""
                continue
            if not self._change(unit, piece.text, piece, before, here):
                self._name(unit, piece, at == 0)
            before = piece.text
            at += 1

    def _level(self, depth: int) -> None:
        """Behind a bracket that told of parts, the whole is spoken of again."""
        while depth > len(self.around):
            self.around.append((self.anchor, self.anchor_clause, self.anchor_unit))
        while len(self.around) > max(depth, 0):
            self.anchor, self.anchor_clause, self.anchor_unit = self.around.pop()

    def _change(self, unit: Unit, text: str, piece: _Piece, before: str, here: list[Change]) -> bool:
        """Take the piece for a change where it tells one."""
        told = _told(text, before)
        if told is None:
            return False
        subject, direction, base, start = told
        subject = named_by(subject)
        again = start < len(text) and bool(re.match(_BASE, text[start:]))
        if here and not subject and not again and here[-1].subject == self.anchor and not here[-1].reason:
            here[-1].told += "，" + text
            if direction and not here[-1].direction:
                here[-1].direction = direction
            return True
        if subject:
            self._anchor(subject, text[:start], unit)
        evidence = self._evidence(unit, base)
        change = Change(
            self.anchor, "|".join([self.headings, *self.outer]), direction, base, self.anchor_clause,
            text[start:] if text[:start].strip() or not before else text, evidence, unit.path,
        )  # fmt: skip
        self.changes.append(change)
        here.append(change)
        return True

    def _evidence(self, unit: Unit, base: Base) -> list[Unit]:
        """The sentence that names the subject, for 决算 those with both amounts, and the change."""
        named = self.anchor_unit
        if named is None or named is unit:
            return [unit]
        if base == "prior":
            return [named, unit]
        budgets = [other for other in self.units if re.search("[预决]算", other.ruled)]
        amounts = [other for other in budgets if _AMOUNT.search(other.ruled)]
        between = [other for other in amounts if named.number < other.number < unit.number]
        return [named, *between[-2:], unit]

    def _name(self, unit: Unit, piece: _Piece, first: bool) -> None:
        amount = _AMOUNT.search(piece.text)
        if amount:
            subject = named_by(piece.text[: amount.start()])
            if subject:
                self._anchor(subject, piece.text, unit)
            elif self.anchor_unit is unit or not self.anchor_clause:
                self.anchor_clause = piece.text if not self.anchor_clause else self.anchor_clause
        elif first and piece.end >= len(unit.ruled.rstrip("。；：:")) and len(piece.text) <= 70:
            subject = named_by(piece.text)
            if subject and (unit.sentence == 0 or re.search(r"[（(]项[）)]", subject)):
                self._anchor(subject, piece.text, unit)

    def _anchor(self, subject: str, clause: str, unit: Unit) -> None:
        if self.anchor and self.anchor not in self.outer:
            self.outer.append(self.anchor)
        self.anchor, self.anchor_clause, self.anchor_unit = subject, unnumbered(clause), unit

    def _awaits(self, unit: Unit) -> bool:
        """A change of this paragraph waits for its reason, and nothing else was named since."""
        return any(not change.reason for change in self.changes) and self.anchor_unit is not unit

    def _reason(
        self, unit: Unit, pieces: Sequence[_Piece], at: int, cue: re.Match[str], cause: re.Match[str] | None,
        here: list[Change],
    ) -> int:  # fmt: skip
        """Attach the reason that starts in piece `at`; returns the piece to go on with."""
        end = len(pieces)
        for later in range(at + 1, len(pieces)):
            if _starts_an_item(pieces, later):
                end = later
                break
        start = pieces[at].start + cue.end()
        stop = pieces[end - 1].end if end > at + 1 else pieces[at].end
        words = unit.ruled[start:stop].strip("：:，,。；; ")
        waiting = [change for change in here if not change.reason]
        if not waiting and cause is None:
            pending = [change for change in self.changes if not change.reason]
            last = pending[-1].evidence[-1] if pending else None
            waiting = [change for change in pending if change.evidence[-1] is last]
        if cause is not None and not waiting:
            subject = named_by(cause["subject"])
            pending = self.changes or self.earlier
            way = 1 if cause["verb"] in _UP.split("|") else -1
            waiting = [change for change in pending if not change.reason and change.direction == way]
            if subject and not any(change.subject == subject for change in waiting):
                own = Change(subject, self.headings, way, "prior", "", "", [unit], unit.path)
                self.changes.append(own)
                waiting = [*waiting, own]
        if not waiting and not self.changes:
            waiting = self.earlier
        for change in waiting:
            change.reason = words
            if unit not in change.evidence:
                change.evidence.append(unit)
        self.explained = waiting
        return end


def _told(text: str, before: str) -> tuple[str, int, Base, int] | None:
    """(subject, direction, base, start of the change) told by a piece, None if it tells none."""
    budget = _AGAINST_BUDGET.search(text)
    if budget:
        verb = budget["verb"] or ""
        if budget["rate"]:
            rate = Decimal(budget["rate"].replace(",", "").rstrip("."))
            direction = (rate > 100) - (rate < 100)
        else:
            direction = -1 if verb in ("小于", "低于", "少于") else 0 if verb in ("等于", "持平") else 1
        return text[: budget.start()], direction, "budget", budget.start()
    compared = bool(re.fullmatch(rf"{_BASE}|(?:与|同|和)[^，。；]{{2,25}}(?:相比|比较)", unnumbered(before)))
    for match in _CHANGE.finditer(text):
        verb = match["verb"]
        flat = verb in _FLAT.split("|")
        based = bool(match["base"]) or compared or bool(re.search(_BASE, text[: match.start()]))
        counted = bool(match["number"] and match["unit"])
        if not (based or (counted and not flat)):
            continue
        if len(verb) == 1 and not (based and counted):
            continue
        zero = match["number"] is not None and not Decimal(match["number"].replace(",", ""))
        direction = 0 if flat or zero else 1 if verb in _UP.split("|") else -1
        anchor = re.search(_BASE, text[: match.end()])
        start = anchor.start() if anchor else match.start()
        base: Base = (
            "budget" if re.search("决算|支出", text[:start]) and "全年预算" in text[start:] else "prior"
        )
        return text[:start], direction, base, start
    return None


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut at ，；。： outside brackets; brackets that tell a change themselves are cut too."""
    closed: set[int] = set()
    for match in re.finditer(r"[（(]([^（()）]{0,200})[)）]", text):
        if not re.search(rf"{_BASE}[^，]{{0,10}}?(?:{_UP}|{_DOWN}|持平|相同)", match.group(1)):
            closed.update(range(match.start(), match.end()))
    start = depth = 0
    for at, char in enumerate(text):
        if at in closed:
            continue
        digits = char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if char in "，,；;。：:（(）)" and not digits:
            if text[start:at].strip():
                yield _Piece(text[start:at], start, at, depth)
            start = at + 1
            depth += (char in "（(") - (char in "）)")
    if text[start:].strip():
        yield _Piece(text[start:], start, len(text), depth)


def _starts_an_item(pieces: Sequence[_Piece], at: int) -> bool:
    """A piece that names an amount, with a comparison behind it, is no longer part of a reason."""
    amount = _AMOUNT.search(pieces[at].text)
    if not amount or not named_by(pieces[at].text[: amount.start()]) or at + 1 >= len(pieces):
        return False
    return bool(re.match(_BASE, pieces[at + 1].text)) and _told(pieces[at].text, "") is None


def all_changes(indexes: Iterable[PassageIndex]) -> Iterator[tuple[PassageIndex, Change]]:
    """The changes of several documents, each with its index; parsed once per index."""
    for index in indexes:
        cached = _cache.get(id(index))
        if cached is None or cached[0] is not index:
            cached = (index, changes_of(index))
            _cache[id(index)] = cached
            while len(_cache) > 64:
                _cache.pop(next(iter(_cache)))
        for change in cached[1]:
            yield index, change


_cache: dict[int, tuple[PassageIndex, tuple[Change, ...]]] = {}

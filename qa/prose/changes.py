"""Changes that prose tells of: what changed, which way, and the reason that is given for it.

“购房补贴（项）支出401.97万元，与上年相比减少245.3万元，减少37.9%。主要原因是今年提租补贴单列。” is one
`Change`. A change without a subject of its own belongs to what was named last; a reason belongs to
the changes before it that have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.prose.numbering import is_item_alone, numbering
from qa.patterns import regex
from qa.prose.change_words import (
    AMOUNT,
    BASE,
    BUDGETED,
    CAUSE_OF,
    CONTINUED,
    REASON,
    TELLS_WHY,
    UP,
    Base,
    Piece,
    goes_on,
    moves_alike,
    pieces,
    starts_an_item,
    told,
)
from qa.prose.passage_index import PassageIndex, Unit
from qa.prose.subjects import heading_name, named_by, unnumbered

_ITEM_IS = regex(
    r"的[^，。；]{0,6}(?:科目|项目)(?:主要)?[为是](?:\d{3,7}[-—]?)?(?P<name>[一-鿿（）()]{2,30})$"
)
"""An item that a clause points out: 减少较为明显的项级支出科目为2014099其他信访事务支出."""
_PARTS = regex(rf".*?(?:{AMOUNT.pattern})[^、]*、.*?(?:{AMOUNT.pattern})")
"""Several parts in one clause behind 其中, after which the whole is spoken of again: 甲3万元、乙5万元."""


_NOTHING = regex("(?<=[一-鿿])[为是]0(?:\\.0+)?$")
"""An item of which there is nothing, without a unit: 公务用车购置为0，与上年持平."""
_SIDES = ("收入", "支出")
_SIDE = regex("(?:20\\d\\d年度?)?(?:本年|本部门|本单位)?(?P<side>收入|支出)(?:总计|合计|总额)?")
_OF_MONEY = regex("(?:费用?|支出|经费|拨款|收入|资金|补[助贴]|预算)$")


def _only_explains(ruled: str, clauses: Sequence[Piece]) -> bool:
    """Whether what stands behind a semicolon names no amount and no change: it is more of a reason."""
    if numbering(ruled)[0] or ruled.startswith("其中") or CAUSE_OF.match(unnumbered(ruled)):
        return False
    return not any(told(piece.text, "") or AMOUNT.search(piece.text) for piece in clauses)


def _names_its_own(unit: Unit) -> bool:
    """Whether a sentence tells the cause of a change that it names itself: 事业收入减少的主要原因是…."""
    cause = CAUSE_OF.match(unnumbered(unit.ruled))
    return cause is not None and bool(named_by(re.sub(BASE, "", cause["subject"])))


def _shares_a_word(subject: str, text: str) -> bool:
    """Whether a sentence names some of what the subject does, beside the words that all items share."""
    name = _SHARED_BY_ALL.sub(" ", subject)
    return any(name[at : at + 2] in text for at in range(len(name) - 1) if " " not in name[at : at + 2])


_SHARED_BY_ALL = regex("支出|收入|预算|决算|公务|经费|维护|管理|费用")


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


def changes_of(index: PassageIndex) -> tuple[Change, ...]:
    """Every change told in the document's prose, in order."""
    found: list[Change] = []
    waiting: list[Change] = []
    continued: list[Change] = []
    alone: _Reader | None = None
    path: tuple[str, ...] | None = None
    for passage in index.document.passages:
        if passage.heading_path != path:
            waiting, continued, alone, path = [], [], None, passage.heading_path
        if path and ("名词解释" in path[-1] or path == ("目录",)):
            continue
        units = index.of_passage.get(passage.index, ())
        broken = (
            bool(continued and units)
            and not numbering(units[0].ruled)[0]
            and continued[0].evidence[-1].ruled[-1:] not in "。；！？：，"
        )
        reader = _Reader(units, "|".join(path), waiting, continued if broken else ())
        if alone is not None and units and not numbering(units[0].ruled)[0]:
            reader.goes_on_with(alone)
        found.extend(reader.read())
        alone = reader if is_item_alone(passage.text) else None
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

    def goes_on_with(self, named: _Reader) -> None:
        """Take up the item that the passage before this one only named."""
        self.anchor, self.anchor_clause, self.anchor_unit = named.anchor, "", named.anchor_unit

    def read(self) -> list[Change]:
        for unit in self.units:
            self._sentence(unit)
        return self.changes

    def _sentence(self, unit: Unit) -> None:
        clauses = list(pieces(unit.ruled))
        here: list[Change] = []
        broken = self.explained and self.explained[0].evidence[-1].ruled[-1:] not in "。；！？：，"
        of_another = not broken and _names_its_own(unit)
        if self.explained and not of_another and (
            (broken and not numbering(unit.ruled)[0])
            or CONTINUED.match(unit.ruled)
            or goes_on(self.explained[0].reason, unit.ruled)
            or moves_alike(self.explained[0].direction, unit.ruled)
            or (self.explained[0].evidence[-1].ruled[-1:] in "；;" and _only_explains(unit.ruled, clauses))
        ):
            for change in self.explained:
                change.reason += ("" if broken else "；") + unit.ruled.strip("。；")
                change.evidence.append(unit)
            return
        self.explained = self._told_next(unit)
        if self.explained:
            return
        before = ""
        at = 0
        while at < len(clauses):
            piece = clauses[at]
            self._level(piece.depth)
            cause = CAUSE_OF.match(unnumbered(piece.text))
            reason = REASON.search(piece.text)
            if reason and (here or cause or TELLS_WHY.search(reason.group()) or self._awaits(unit)):
                self._change(unit, piece.text[: reason.start()], piece, before, here)
                at = self._reason(unit, clauses, at, reason, cause, here)
                before = ""
                continue
            parts = before.endswith("其中") and _PARTS.match(piece.text)
            if not self._change(unit, piece.text, piece, before, here) and not parts:
                self._name(unit, piece, at == 0)
            before = piece.text
            at += 1

    def _told_next(self, unit: Unit) -> list[Change]:
        """The change that this sentence explains without a word of reason: 人员减少，接待费相应减少."""
        last = self.changes[-1] if self.changes else None
        if last is None or last.reason or last.evidence[-1].number + 1 != unit.number:
            return []
        if not moves_alike(last.direction, unit.ruled) or not _shares_a_word(last.subject, unit.ruled):
            return []
        last.reason = unit.ruled.strip("。；; ")
        last.evidence.append(unit)
        return [last]

    def _level(self, depth: int) -> None:
        """Behind a bracket that told of parts, the whole is spoken of again."""
        while depth > len(self.around):
            self.around.append((self.anchor, self.anchor_clause, self.anchor_unit))
        while len(self.around) > max(depth, 0):
            self.anchor, self.anchor_clause, self.anchor_unit = self.around.pop()

    def _change(self, unit: Unit, text: str, piece: Piece, before: str, here: list[Change]) -> bool:
        """Take the piece for a change where it tells one."""
        found = told(text, before)
        if found is None:
            return False
        words, direction, base, start = found
        subject = named_by(words) or self._other_side(words)
        again = start < len(text) and bool(re.match(BASE, text[start:]))
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

    def _other_side(self, words: str) -> str:
        """支出 behind what was told of 收入: a side of the accounts, and no filler behind an item."""
        told_of = _SIDE.fullmatch(self.anchor)
        return words if words in _SIDES and told_of and told_of["side"] != words else ""

    def _evidence(self, unit: Unit, base: Base) -> list[Unit]:
        """The sentence that names the subject, for 决算 those with both amounts, and the change."""
        named = self.anchor_unit
        if named is None or named is unit:
            return [unit]
        if base == "prior":
            return [named, unit]
        budgets = [other for other in self.units if re.search("[预决]算", other.ruled)]
        amounts = [other for other in budgets if AMOUNT.search(other.ruled)]
        between = [other for other in amounts if named.number < other.number < unit.number]
        return [named, *between[-2:], unit]

    def _name(self, unit: Unit, piece: Piece, first: bool) -> None:
        amount = AMOUNT.search(piece.text) or _NOTHING.search(piece.text)
        item = _ITEM_IS.search(piece.text)
        if item and not amount:
            self._anchor(item["name"], "", unit)
        elif amount:
            subject = named_by(piece.text[: amount.start()])
            if subject:
                self._anchor(subject, piece.text, unit)
            elif self.anchor_unit is unit or not self.anchor_clause:
                self.anchor_clause = piece.text if not self.anchor_clause else self.anchor_clause
        elif first and self._labels(unit, piece):
            subject = named_by(piece.text)
            self._anchor(subject or self.anchor, piece.text, unit)
        elif first and piece.end >= len(unit.ruled.rstrip("。；：:")) and len(piece.text) <= 70:
            subject = named_by(piece.text)
            if subject and (unit.sentence == 0 or re.search(r"[（(]项[）)]", subject)):
                self._anchor(subject, piece.text, unit)

    def _labels(self, unit: Unit, piece: Piece) -> bool:
        """A numbered name of money before a colon: 3.公务接待费：2024年安排5.70万元."""
        led = numbering(unit.ruled)[0] and unit.ruled[piece.end : piece.end + 1] in ("：", ":")
        return bool(led) and bool(_OF_MONEY.search(piece.text)) and len(piece.text) <= 40

    def _anchor(self, subject: str, clause: str, unit: Unit) -> None:
        if self.anchor and self.anchor not in self.outer:
            self.outer.append(self.anchor)
        self.anchor, self.anchor_clause, self.anchor_unit = subject, unnumbered(clause), unit

    def _awaits(self, unit: Unit) -> bool:
        """A change of this paragraph waits for its reason, and nothing else was named since."""
        return any(not change.reason for change in self.changes) and self.anchor_unit is not unit

    def _reason(
        self, unit: Unit, clauses: Sequence[Piece], at: int, cue: re.Match[str], cause: re.Match[str] | None,
        here: list[Change],
    ) -> int:  # fmt: skip
        """Attach the reason that starts in piece `at`; returns the piece to go on with."""
        end = len(clauses)
        for later in range(at + 1, len(clauses)):
            if starts_an_item(clauses, later):
                end = later
                break
        start = clauses[at].start + cue.end()
        stop = clauses[end - 1].end if end > at + 1 else clauses[at].end
        words = unit.ruled[start:stop].strip("：:，,。；; ")
        waiting = [change for change in here if not change.reason]
        if not waiting and cause is None:
            pending = [change for change in self.changes if not change.reason]
            last = pending[-1].evidence[-1] if pending else None
            waiting = [change for change in pending if change.evidence[-1] is last]
        if cause is not None and not waiting:
            waiting = self._caused(unit, cause)
        if not waiting and not self.changes and self.anchor_unit is None:
            waiting = self.earlier
        for change in [*waiting, *self._the_same(waiting)]:
            change.reason = words
            if unit not in change.evidence:
                change.evidence.append(unit)
        self.explained = waiting
        return end

    def _the_same(self, explained: Sequence[Change]) -> list[Change]:
        """Changes that this paragraph told before: 完成年初预算的85.6%, then 决算数小于预算数."""
        told_once_more = {(change.subject, change.base, change.direction) for change in explained}
        return [
            change for change in self.changes
            if not change.reason and change not in explained
            and (change.subject, change.base, change.direction) in told_once_more
        ]  # fmt: skip

    def _caused(self, unit: Unit, cause: re.Match[str]) -> list[Change]:
        """The changes that “…增加的主要原因是” is about; a change told by these words alone is one more."""
        way = 1 if cause["verb"] in UP.split("|") else -1
        pending = self.changes or self.earlier
        waiting = [change for change in pending if not change.reason and change.direction == way]
        subject = named_by(re.sub(BASE, "", cause["subject"]))
        whole = bool(waiting) and bool(re.fullmatch(r"(?:部门|单位|预算|收支|收入|支出|总)+", subject))
        both_sides = bool(_BOTH_SIDES.search(subject))
        own_changes = [change for change in waiting if subject and _one_item(change.subject, subject)]
        waiting = waiting if whole or both_sides else own_changes or waiting
        known = whole or any(change.subject == subject for change in waiting)
        based = re.search(BASE, cause.group())
        if (subject and not known) or (not waiting and based):
            named = "" if subject else self.anchor_clause
            words = "" if subject else unnumbered(cause.group()[: cause.end("verb") - cause.start()])
            evidence = [unit] if subject or self.anchor_unit in (None, unit) else [self.anchor_unit, unit]
            base: Base = "budget" if BUDGETED.search(cause.group()) else "prior"
            own = Change(
                subject or self.anchor, self.headings, way, base, named, words,
                [each for each in evidence if each is not None], unit.path,
            )  # fmt: skip
            before = [change for change in self.changes if base == "budget" == change.base]
            self.changes.append(own)
            # 完成预算的82%，较上年减少…，原因是甲。较预算数减少的原因是乙: the first is told once more.
            waiting = [*waiting, *(each for each in before if each.subject == own.subject), own]
        return waiting


_BOTH_SIDES = regex("收入(?:和|、)?支出|收支")


def _one_item(one: str, other: str) -> bool:
    """Whether two names are of one item, the one said with 预算 behind it."""
    plain, named = (re.sub("(?:预算|决算)数?$", "", name) for name in (one, other))
    return plain == named


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

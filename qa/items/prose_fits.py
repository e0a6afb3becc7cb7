"""How well a number of prose fits an operand: what its name, its clause and its sentence explain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.items.cell_fits import names_fit
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.items.own_level import OWN_LEVEL
from qa.items.prose_bounds import MOVING, Asked, is_only_a_part, of_own_level
from qa.items.told_before import told_of_itself
from qa.patterns import regex
from qa.question.text import normal


@dataclass(frozen=True, slots=True)
class OwnName:
    """Masks of what a number's own name explains of the phrase and of its context, and the name's share."""

    mine: int
    beside: int
    share: float


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a number, as masks over the operand's words, and how much of them that is.

    `near` is told by its name, its clause and what stands above it, `far` by headings, `wide` by the rest
    of its sentence, of which `carried` is the share that nothing nearer tells. `beside_it` says that
    what the question asks after stands at the number itself.
    """

    own: OwnName
    clause: int
    near: int
    far: int
    wide: int
    context: int
    cover: float
    carried: float
    beside_it: bool


def own_name(matcher: Matcher, entry: Entry) -> OwnName:
    """What the name of a number explains."""
    assert entry.statement is not None
    mine, beside, share = names_fit(matcher, entry)
    if entry.statement.role == "change" and "、" in entry.label and entry.ancestors:
        # 项目支出减少甲、乙、丙等6万元: what is listed only says what the change is made of.
        above = matcher.of(entry.ancestors[-1])
        mine, beside, share = mine | above[0], beside | above[1], max(share, above[2])
    if len(entry.label) < 3 and entry.table is not None:
        share *= 0.5
    if matcher.own_body and OWN_LEVEL.fullmatch(entry.label):
        share = max(share, _CALLED)  # 局本级 of what stands above it is the body that is named
    return OwnName(mine, beside, share)


def told_of(asked: Asked, entry: Entry, own: OwnName) -> Told | None:
    """What is told of a number; None where it is too little for the number to be what is asked for."""
    matcher = asked.matcher
    clause, clause_beside, _ = matcher.of(entry.clause)
    near, context = own.mine | clause, own.beside | clause_beside
    only_part = False
    for ancestor in entry.ancestors:
        mask, beside, _ = matcher.of(ancestor)
        only_part = only_part or is_only_a_part(matcher, entry, own.mine, mask)
        near, context = near | mask, context | beside
    itself = matcher.standard and matcher.cover(near) < _TOUCHED
    wide, wide_beside, _ = matcher.of(told_of_itself(entry) if itself else _without_cause(entry))
    if not (near or (entry.alone and wide)) and matcher.total_side is None:
        return None
    if matcher.counted is not None and not _counts(entry, matcher.counted):
        return None
    near |= matcher.implied if near else 0
    at_own_level = bool(matcher.own_body) and of_own_level(entry)
    near |= matcher.own_body if near and at_own_level else 0
    far, far_beside, _ = matcher.of(entry.headings)
    beside_it = bool(matcher.tail) and (matcher.tail in entry.clause or matcher.tail in entry.label)
    nearest, nearer = matcher.cover(near), matcher.cover(near | far)
    carried = max(0.0, matcher.cover(near | far | wide) - nearer)
    cover = nearest + _HEADED * (nearer - nearest) + (_HEADED if beside_it else _IN_SENTENCE) * carried
    if matcher.own_body and not at_own_level:
        cover *= _OTHER_THING
    if only_part:
        cover = min(cover, _DOUBTFUL)
    if matcher.omits_its_effect(near | (wide if entry.alone else 0)):
        cover *= _OTHER_THING
    if cover < _TOUCHED and matcher.total_side is None:
        return None
    context |= far_beside | wide_beside
    return Told(own, clause, near, far, wide, context, cover, carried, beside_it)


_CALLED = 0.85
_TOUCHED = 0.2
"""An entry of whose own words less than this share is asked for is found by the rest of its sentence."""
_HEADED, _IN_SENTENCE = 0.85, 0.6
"""What a word weighs that only a heading, or only the rest of the sentence, tells of the number."""
_OTHER_THING = 0.7
"""What a number explains of a question for what was brought about, of which its clause tells nothing."""
_DOUBTFUL = 0.5
"""The most that a number explains which tells of something beside what is asked for."""


def _without_cause(entry: Entry) -> str:
    """The sentence, of a total that moved without the cause: what made it fall has not fallen so much."""
    assert entry.statement is not None
    total = entry.statement.role in MOVING and _OF_A_TOTAL.search(entry.label)
    return _CAUSE.split(entry.sentence)[0] if total else entry.sentence


_OF_A_TOTAL = regex("(?:收入|支出|拨款|预算|总计|合计|总额)$")
_CAUSE = regex(
    "[,，]?(?:变动|增减|增加|减少|下降|上升|增长)?(?:的)?(?:主要(?:原因)?(?:是|系|为)|原因[是为:：]|主要由于|由于)"
)


def _counts(entry: Entry, members: re.Pattern[str]) -> bool:
    """Whether the number counts such members: their name ends its label, or follows it: 31个一级项目."""
    assert entry.statement is not None
    behind = entry.clause.partition(normal(entry.statement.printed))[2]
    return bool(members.search(entry.label[-4:]) or members.search(re.split("[,，。;；、(]", behind)[0][:10]))

"""Numbers of several things: all moved alike (各增加), or one number for each in turn (分别为)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.prose.drafts import Draft, Place
from ingest.prose.scope import Scope, Subject

_EACH = re.compile("[各均]")
GOES_ON = re.compile("(?:和|、|与|及|以及|,|，)(?=-?\\d)")
_BOTH_SIDES = re.compile("(?P<of>.*?)(?:收入?、?支出?)(?P<tail>(?:总计|合计|预算|决算)?)")


def of_several(subject: Subject, place: Place, words: str, scope: Scope, *, named: bool) -> Subject:
    """The subject of a change that is told of several things at once (各增加), or in turn (分别增加)."""
    if named or not place.quantity.percent:
        scope.jointly = scope.in_turn = ()
    each = several_names(subject[-1]) if named and subject else ()
    if each and ("分别" in place.near or _EACH.match(words)):
        scope.in_turn = tuple((*subject[:-1], name) for name in each)
    if not named and place.quantity.money and _EACH.match(words):
        scope.jointly = scope.alike(subject)
    elif not named and place.quantity.money and "分别" in place.near:
        scope.in_turn = scope.alike(subject)
    goes_on = GOES_ON.match(place.text, place.quantity.stop)
    return scope.in_turn[0] if scope.in_turn and goes_on else subject


def several_names(name: str) -> tuple[str, ...]:
    """The things that one name puts together: 收支, 收入、支出, 在职人员和退休人员; empty where it is one."""
    both = _BOTH_SIDES.fullmatch(name)
    if both:
        return f"{both['of']}收入{both['tail']}", f"{both['of']}支出{both['tail']}"
    parts = tuple(re.split("、|和|与", name))
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else ()


def next_in_turn(draft: Draft | None, place: Place, scope: Scope) -> Draft | None:
    """分别增加10万元和8万元: the next of the things that were named in turn moved by the next number."""
    if draft is None or draft.subject not in scope.in_turn[:-1] or draft.role == "share":
        return None
    goes_on = GOES_ON.match(place.text, draft.quantity.stop)
    if not goes_on or goes_on.group() != place.lead or place.quantity.money != draft.quantity.money:
        return None
    turns = scope.in_turn
    subject = turns[turns.index(draft.subject) + 1]
    if draft.role in ("amount", "prior", "count"):
        scope.record(subject, place.quantity)
        scope.in_turn = turns
    return replace(draft, quantity=place.quantity, subject=subject, unit=place.quantity.unit)


_RUN = re.compile(r"(?:\d+(?:\.\d+)?分(?:、|和|与|及|,|，)?){2,}")
_QUOTED = re.compile("“([^“”]{2,40})”")
_SCORE = re.compile("(?:得分|评分|分数)$")


def quoted_in_turn(own: Subject, place: Place) -> tuple[str, ...]:
    """What is named in quotation marks, to each of which a score is given in turn.

    对“甲”“乙”2个项目开展重点评价，得分分别为91.26分和77.40分: as many scores as names.
    """
    if not own or "分别" not in place.near or not _SCORE.search(own[-1]):
        return ()
    run = _RUN.match(place.text, place.quantity.start)
    names = tuple(_QUOTED.findall(place.text[: place.quantity.start]))
    return names if run is not None and len(names) == run.group().count("分") > 1 else ()

"""One cause, one finding: what fails because of one wrong cell is told once.

A failed equality does not say which of its figures is wrong, but what each of them would have to be.
Where two equalities ask the same of one figure, or ask two figures to change places, one mistake broke
both. Differences of rounding have no wrong cell: they join an error, never one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qa.check.figures import Figure, total
from qa.check.findings import SEVERITY_NAMES, Finding, Severity

MOST_CONSEQUENCES = 3
"""Consequences of a cause that its finding quotes; the others are counted."""

LONGEST_NAME = 40
"""Characters of a cell's quote that name it; a sentence is longer."""

_RANK: dict[Severity, int] = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A printed figure, and what it would have to be (in yuan where money) for an equality to hold."""

    figure: Figure
    meant: Decimal

    @property
    def key(self) -> tuple[object, ...]:
        """The printed number itself: where it stands and its characters."""
        place = self.figure.place
        return place.document, place.page, place.bbox, self.figure.printed


@dataclass(frozen=True, slots=True)
class Failure:
    """A finding with the figures that may have caused it."""

    finding: Finding
    suspects: tuple[Suspect, ...]


def suspects_of_sum(whole: Figure, parts: Sequence[Figure]) -> tuple[Suspect, ...]:
    """The whole as its parts add up, or any one part as the others leave it."""
    off = whole.value - total(parts)
    return (
        Suspect(whole, whole.value - off),
        *(Suspect(part, part.value + off) for part in parts),
    )


def suspects_of_pair(one: Figure, other: Figure) -> tuple[Suspect, ...]:
    """Either figure as the other prints it."""
    return Suspect(one, other.value), Suspect(other, one.value)


def by_cause(failures: Sequence[Failure]) -> list[Failure]:
    """The failures, those of one cause as one: the most exact leads and tells the others."""
    groups: list[int] = list(range(len(failures)))

    def root(place: int) -> int:
        while groups[place] != place:
            place = groups[place]
        return place

    for one, other in _pairs(failures):
        groups[root(other)] = root(one)
    clusters: dict[int, list[Failure]] = {}
    for place, failure in enumerate(failures):
        clusters.setdefault(root(place), []).append(failure)
    return [_told(members) for members in clusters.values()]


def _pairs(failures: Sequence[Failure]) -> Iterable[tuple[int, int]]:
    """Places of failures that one mistake may have caused."""
    cells: dict[tuple[object, ...], list[tuple[int, Suspect]]] = {}
    for place, failure in enumerate(failures):
        for one in failure.suspects:
            cells.setdefault(one.key, []).append((place, one))
    errors = [failure.finding.severity != "rounding" for failure in failures]
    for listed in cells.values():
        for number, (place, one) in enumerate(listed):
            for other_place, other in listed[number + 1 :]:
                near = abs(one.meant - other.meant) <= max(one.figure.step, other.figure.step)
                if near and (errors[place] or errors[other_place]):
                    yield place, other_place
    swaps: dict[tuple[object, ...], list[tuple[int, Suspect]]] = {}
    for place, failure in enumerate(failures):
        for one in failure.suspects if errors[place] else ():
            if one.figure.value and one.meant:
                swaps.setdefault((one.key[:2], one.figure.value, one.meant), []).append((place, one))
    for (page, value, meant), listed in swaps.items():
        for place, one in listed:
            for other_place, other in swaps.get((page, meant, value), ()):
                if other_place > place and other.key != one.key:
                    yield place, other_place


def _told(members: Sequence[Failure]) -> Failure:
    if len(members) == 1:
        return members[0]
    ordered = sorted(members, key=lambda one: (_RANK[one.finding.severity], len(one.suspects) or 99))
    lead, *rest = (one.finding for one in ordered)
    others = list(dict.fromkeys(one.what for one in rest if one.what != lead.what))
    what = lead.what
    if others:
        more = f"等{len(others)}处" if len(others) > MOST_CONSEQUENCES else ""
        what += f"；同一原因还使：{'；'.join(others[:MOST_CONSEQUENCES])}{more}"
    pinned = _pinned(ordered)
    if pinned is not None:
        figure = pinned.figure
        name = figure.place.quote if len(figure.place.quote) <= LONGEST_NAME else figure.printed
        what += f"。几处同指第{figure.place.page}页“{name}”，按其余各数应为{figure.show(pinned.meant)}"
    told = lead.model_copy(
        update={
            "what": what,
            "pages": tuple(sorted({page for one in ordered for page in one.finding.pages})),
            "figures": tuple(dict.fromkeys(figure for one in ordered for figure in one.finding.figures)),
            "places": tuple(dict.fromkeys(place for one in ordered for place in one.finding.places)),
        }
    )
    return Failure(told, _shared(ordered, pinned))


def _shared(members: Sequence[Failure], pinned: Suspect | None) -> tuple[Suspect, ...]:
    """The figures still in doubt: the one that all point to, and what is said twice and differently.

    Where none is pointed to, those that more than one failure puts in doubt, or all.
    """
    every = tuple(one for failure in members for one in failure.suspects)
    if pinned is not None:
        pairs = (one for failure in members if len(failure.suspects) == 2 for one in failure.suspects)
        return tuple({one.key: one for one in (pinned, *pairs)}.values())
    votes = Counter(key for failure in members for key in {one.key for one in failure.suspects})
    return tuple(one for one in every if votes[one.key] > 1) or every


def _pinned(members: Sequence[Failure]) -> Suspect | None:
    """The one figure that most of the failures ask to change, where it stands alone."""
    votes: Counter[tuple[object, ...]] = Counter()
    named: dict[tuple[object, ...], Suspect] = {}
    for failure in members:
        for key, one in {one.key: one for one in failure.suspects}.items():
            votes[key] += 1
            named.setdefault(key, one)
    best = votes.most_common(2)
    if not best or best[0][1] < 2 or (len(best) == 2 and best[1][1] == best[0][1]):
        return None
    return named[best[0][0]]

"""Sums and their parts in a flat list, told by the amounts alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

MOST_STATES = 20_000
"""A list whose search grows beyond this is left flat."""


def nest_by_sums(amounts: Sequence[Decimal], target: Decimal) -> list[int | None] | None:
    """For each place the place it is a part of, so that the top places add up to `target`.

    A place is either a leaf or the exact sum of the places right after it. None where no such
    reading exists, or where the search is too wide.

    >>> nest_by_sums([Decimal(n) for n in (6, 1, 5, 2, 3, 4)], Decimal(10))
    [None, 0, 0, 2, 2, None]
    """
    count = len(amounts)
    ends: list[list[int]] = [[] for _ in range(count)]
    states = 0
    for place in range(count - 1, -1, -1):
        found = [place + 1]
        seen: set[tuple[int, Decimal]] = set()
        frontier = [(place + 1, Decimal(0))] if amounts[place] > 0 else []
        while frontier:
            at, held = frontier.pop()
            if at >= count:
                continue
            for end in ends[at]:
                total = held + amounts[at]
                if total > amounts[place] or (end, total) in seen:
                    continue
                seen.add((end, total))
                if total == amounts[place]:
                    found.append(end)
                else:
                    frontier.append((end, total))
        states += len(seen)
        if states > MOST_STATES:
            return None
        ends[place] = sorted(set(found), reverse=True)
    parents: list[int | None] = [None] * count
    if not _assign(amounts, ends, 0, count, target, None, parents):
        return None
    return parents


def _assign(
    amounts: Sequence[Decimal],
    ends: Sequence[Sequence[int]],
    start: int,
    stop: int,
    target: Decimal,
    parent: int | None,
    parents: list[int | None],
) -> bool:
    """Cut [start, stop) into subtrees whose heads add up to `target`, and set their parents."""
    cut = _cut(amounts, ends, start, stop, target)
    if cut is None:
        return False
    for place, end in cut:
        parents[place] = parent
        if end > place + 1:
            _assign(amounts, ends, place + 1, end, amounts[place], place, parents)
    return True


def _cut(
    amounts: Sequence[Decimal], ends: Sequence[Sequence[int]], start: int, stop: int, target: Decimal
) -> list[tuple[int, int]] | None:
    dead: set[tuple[int, Decimal]] = set()
    path: list[tuple[int, int]] = []

    trail: list[tuple[int, Decimal, int]] = [(start, Decimal(0), 0)]
    while trail:
        at, held, choice = trail.pop()
        if at == stop and held == target:
            return path
        options = ends[at] if at < stop else ()
        if choice >= len(options) or held > target or (at, held) in dead or len(dead) > MOST_STATES:
            dead.add((at, held))
            if path:
                path.pop()
            continue
        trail.append((at, held, choice + 1))
        end = options[choice]
        if end <= stop:
            path.append((at, end))
            trail.append((end, held + amounts[at], 0))
    return None

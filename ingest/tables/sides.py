"""Sides of a table: 收入 | 支出 next to each other, and lists set in two or more columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import ColumnRole, Side

VALUED = ("amount", "count")


@dataclass(frozen=True, slots=True)
class SideColumns:
    """Grid columns of one side; groups of the same `stack` are one list set in several columns.

    Lists that name their rows alike but hold other amounts beside them are tables of their own.
    """

    side: Side | None
    columns: tuple[int, ...]
    stack: int


def split_sides(paths: Sequence[tuple[str, ...]], roles: Sequence[ColumnRole]) -> list[SideColumns]:
    """The sides from left to right; one without a side where the table has only one."""
    whole = [SideColumns(None, tuple(range(len(paths))), 0)]
    starts = _starts(paths, roles)
    if len(starts) < 2:
        return whole
    ends = [*starts[1:], len(paths)]
    groups = [tuple(range(start, end)) for start, end in zip(starts, ends, strict=True)]
    if any(not any(roles[c] in VALUED for c in group) for group in groups):
        return whole
    sides = _named_sides(paths, groups)
    if sides is not None:
        return [
            SideColumns(side, group, i) for i, (side, group) in enumerate(zip(sides, groups, strict=True))
        ]
    names = [tuple(paths[c][-1] if paths[c] else "" for c in group) for group in groups]
    if all(name == names[0] for name in names):
        return [SideColumns(None, group, 0) for group in groups]
    heads = [tuple(paths[c][-1:] for c in group if roles[c] not in VALUED) for group in groups]
    if heads[0] and all(head == heads[0] for head in heads):
        return [SideColumns(None, group, i) for i, group in enumerate(groups)]
    return whole


def _starts(paths: Sequence[tuple[str, ...]], roles: Sequence[ColumnRole]) -> list[int]:
    """Columns where a new list of names begins: a label or code column behind an amount column."""
    starts = [0]
    for column in range(1, len(paths)):
        naming = roles[column] in ("label", "code") or (
            roles[column] == "text"
            and bool(paths[column])
            and bool(re.search(r"项目|科目|支出|收入", paths[column][-1]))
        )
        if naming and roles[column - 1] in VALUED:
            starts.append(column)
    return starts


def _named_sides(paths: Sequence[tuple[str, ...]], groups: Sequence[tuple[int, ...]]) -> list[Side] | None:
    """Income and expenditure by the headers' own words."""
    sides: list[Side | None] = []
    for group in groups:
        roots = {paths[c][0] for c in group if paths[c]}
        first = "/".join(paths[group[0]])
        if _says(roots, first, "收入") or re.search(r"来源", first):
            sides.append("income")
        elif _says(roots, first, "支出") or re.search(r"支出|用途|运用", first):
            sides.append("expenditure")
        else:
            sides.append(None)
    if sides[0] is None and any(paths[group[0]][:1] == ("支出",) for group in groups[1:]):
        sides[0] = "income"
    if sides[0] != "income" or "expenditure" not in sides:
        return None
    filled: list[Side] = []
    for side in sides:
        filled.append(side or filled[-1])
    return filled


def _says(roots: set[str], first: str, word: str) -> bool:
    if len(roots) == 1:
        return any(word in root for root in roots if len(root) <= 12)
    return word in first or word in roots

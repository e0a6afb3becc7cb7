"""Places that a table prints side by side, with a column each: what the counties get of one transfer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Column, Table
from qa.executing.members import Group, Member
from qa.executing.sought import Sought
from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare, normal

_PLACE = regex("(?:自治)?[县市区州旗]$")
_SEVERAL = r"(?:县\(市、?区?\)|县市区|州\(市\)|市\(州\)|市县|县区|区县|地区|地方|州市)"
_WORD = f"(?:{_SEVERAL}|[县市区州])"
_ASKED = regex(
    r"(?:哪一?[个几些两二三四五]?个?|[的前位名]|最[多大高少小低]的?[一两二三四五]?个?|各个?|[几两三四五]个)"
    rf"{_WORD}(?=$|[,，?？的最是有依排拿得从按]|分别|分得)"
)
_SAID = regex(f"{_SEVERAL}|[县市区州]$|^[县市区州]的?")
_NAMED = 0.75
"""How much of a row's name the question must say."""


def column_groups(
    matcher: Matcher, table: Table, by_cell: dict[tuple[int, int, int], Entry], sought: Sought
) -> Iterator[Group]:
    """One member for each column of a place, of every row that the question names, and of the total."""
    places = [c for c in table.columns if c.role == "amount" and c.path and _PLACE.search(bare(c.path[-1]))]
    if not asks_places(sought.words) or len(places) < 2:
        return
    said = _SAID.search(matcher.phrase)
    told = (1 << said.end()) - (1 << said.start()) if said else 0
    title_mask, title_context, _ = matcher.of(normal(table.title))
    for row in table.rows:
        mask, context, share = (0, 0, 0.0) if row.is_total else matcher.of(bare(row.label))
        if share < _NAMED and not row.is_total:
            continue
        cells = [(c, by_cell.get((table.index, row.index, c.index))) for c in places]
        members = [Member(_name(c), e) for c, e in cells if e and e.fact and e.fact.amount is not None]
        if len(members) < 2:
            continue
        covered = matcher.cover(mask | title_mask | told)
        score = covered + 0.3 * matcher.context_cover(context | title_context) + 0.35
        yield Group(row.label, table, None, tuple(members), score, covered)


def asks_places(words: str) -> bool:
    """Whether the members asked for are places: 哪个县最多, 排前三位的县(市)."""
    return bool(_ASKED.search(words))


def are_places(group: Group) -> bool:
    """Whether most members are named as places are."""
    named = sum(1 for member in group.members if _PLACE.search(bare(member.name)))
    return named * 10 >= len(group.members) * 7


def _name(column: Column) -> str:
    return re.sub(r"\s", "", column.path[-1])

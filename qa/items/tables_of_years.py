"""A table that sets one year against another, by its rows: a comparison that no title calls by that name."""

from __future__ import annotations

from collections.abc import Sequence

from qa.items.entries import DocumentIndex
from qa.patterns import regex

_YEAR = regex(r"20\d\d年?(?:度)?(?:预算|决算)?数?")
_FEW = 2


def table_of_years(indexes: Sequence[DocumentIndex]) -> str:
    """The title of the only table whose rows are years; nothing where there is none, or more than one."""
    titles: dict[tuple[str, int], tuple[str, set[str]]] = {}
    for index in indexes:
        for row in index.rows:
            table = row[0].table
            if table is not None and _YEAR.fullmatch(row[0].label):
                titles.setdefault((index.name, table.index), (row[0].title, set()))[1].add(row[0].label)
    found = {title for title, years in titles.values() if len(years) >= _FEW and title}
    return found.pop() if len(found) == 1 else ""

"""Titles that list several things, each with a column of its own: “三公”经费、会议费、培训费表.

The total of such a table is none of the things that its title lists: 培训费 means its own column.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qa.items.entries import Entry
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import normal


def columns_named(matcher: Matcher, entry: Entry) -> tuple[str, ...]:
    """What the question names, the title of the entry's table lists, and one of its columns is called."""
    if entry.table is None or not re.search("[、和及]", entry.title):
        return ()
    if not any(name in entry.title for name in matcher.listed_names):
        return ()
    listed = _listed(entry.table.title, entry.table.index, tuple(tuple(c.path) for c in entry.table.columns))
    return tuple(name for name in listed if name in matcher.phrase)


@lru_cache(maxsize=4096)
def _listed(title: str, _index: int, columns: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    names = [_FORM.sub("", part) for part in re.split("[、和及]", _LEAD.sub("", normal(title)))]
    paths = [normal("/".join(path)) for path in columns]
    return tuple(
        name
        for name in ("三公" if "三公" in name else name for name in names)
        if len(name) >= 2 and any(name in path for path in paths)
    )


_LEAD = regex(r"^.*?(?:拨款|预算|安排)(?:安排)?的?(?=.*[、和及])")
_FORM = regex(r"(?:支出)?(?:预算|决算)?(?:情况|总|明细)?表.*$")

"""The table of the three public expenses among those that print one of them: it holds all of each."""

from __future__ import annotations

from qa.items.entries import Entry
from qa.patterns import regex

_KIND = "three_public_table"
_EACH = regex("公务接待|因公出国|公务用车(?:购置|运行)")
_HELD_THERE = regex("三公|出国|接待|用车|公车|车辆|会议|培训|招待|行政经费|机关运行")
_NARROWED = regex("基本支出|项目支出|经济分类|采购|机关运行|人员经费|公用经费|表")
"""Words that ask for a part of one of them, or for another table."""
_SAID = 0.8
"""How much of a name must be said where its own table goes before others."""


def own_table_fit(entry: Entry, asked: str, head: float, *, part: bool) -> float:
    """What the kind of table adds to a cell's score, for words `asked` that say `head` of its name.

    Other tables hold the share of an expense that is 基本支出; a fund's column of this one holds the three
    expenses only. With `part` the question asks for a part of something.
    """
    if entry.table is None or entry.table.kind != _KIND:
        return 0.0
    told = asked + entry.label + (entry.column.text if entry.column is not None else "")
    fit = 0.0 if _HELD_THERE.search(told) else -0.4
    whole = not part and _EACH.search(asked) and not _NARROWED.search(asked)
    return fit + (0.25 if whole and head >= _SAID else 0.0)

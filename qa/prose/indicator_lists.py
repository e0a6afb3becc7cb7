"""Which indicators a project or a department has: the rows of the tables of aims, by name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from qa.items.indicators import (
    Indicator,
    asks_every_indicator,
    asks_indicators,
    every_indicator,
    falling_short,
    indicators_asked,
    names_asked,
)
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.inquiry import Inquiry


def list_indicators(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The indicators that the question asks for, with the cells that name them."""
    if not asks_indicators(inquiry.text):
        return None
    documents = [index.document for index in indexes]
    found = indicators_asked(inquiry.text, documents)
    names = names_asked(inquiry.text, found)
    if not names and asks_every_indicator(inquiry.text):
        return _of_all(every_indicator(inquiry.text, documents))
    if not names:
        return None
    quotes = tuple(Quoted(one.document, one.cell.page, one.cell.box, one.name) for one in found)
    lead = f"{found[0].whose}共{len(names)}项：" + "、".join(names) + "。"
    return Explanation("list", lead, quotes[:_QUOTED], names, 0.95)


def told_all_met(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """Whether all indicators of the project named met their goals or got all points, and which did not."""
    told, short = falling_short(text, [index.document for index in indexes])
    if not told:
        return None
    shown = short or told
    quotes = tuple(Quoted(one.document, one.cell.page, one.cell.box, one.name) for one in shown)
    names = "、".join(one.name for one in short)
    whose = shown[0].whose
    lead = f"不是：{whose}没有做到的有{names}。" if short else f"是：{whose}列出的各项都做到了。"
    return Explanation("content", lead, quotes[:_QUOTED], (), 1.0, not short)


_PROJECTS, _QUOTED = 8, 80
_NO_BOX = (0.0, 0.0, 0.0, 0.0)


def _of_all(found: Sequence[Indicator]) -> Explanation | None:
    """The indicators of several projects, each with those of its own."""
    own = [(whose, tuple(each)) for whose, each in groupby(found, key=lambda one: one.whose)]
    if not own:
        return None
    told = own[:_PROJECTS]
    named = [(whose, "、".join(dict.fromkeys(one.name for one in each))) for whose, each in told]
    listed = "；".join(f"{whose}：{names}" for whose, names in named)
    more = "等" if len(own) > _PROJECTS else ""
    lead = f"{listed}。" if len(own) == 1 else f"各项目分别列有：{listed}{more}。"
    projects = [Quoted(each[0].document, each[0].cell.page, _NO_BOX, whose) for whose, each in told]
    quoted = [Quoted(one.document, one.cell.page, one.cell.box, one.name) for one in found[:_QUOTED]]
    return Explanation("content", lead, (*projects, *quoted), (), 0.95)

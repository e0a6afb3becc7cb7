"""Which indicators a project or a department has: the rows of the tables of aims, by name."""

from __future__ import annotations

from collections.abc import Sequence

from qa.items.indicators import asks_indicators, indicators_asked, names_asked
from qa.prose.explanation import Explanation, Quoted
from qa.prose.passage_index import PassageIndex
from qa.question.inquiry import Inquiry


def list_indicators(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The indicators that the question asks for, with the cells that name them."""
    if not asks_indicators(inquiry.text):
        return None
    found = indicators_asked(inquiry.text, [index.document for index in indexes])
    names = names_asked(inquiry.text, found)
    if not names:
        return None
    quotes = tuple(Quoted(one.document, one.cell.page, one.cell.box, one.name) for one in found)
    lead = f"{found[0].whose}共{len(names)}项：" + "、".join(names) + "。"
    return Explanation("list", lead, quotes[:80], names, 0.95)

"""Extractive answers as outcomes: the evidence that `explain` finds, in the shape the writer takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import Document
from qa.executing.values import Outcome, Quote, Value
from qa.patterns import regex
from qa.planning.shapes.asking import AMOUNT_WORDS, ASKS_LIST, ASKS_REASON, asks_words
from qa.prose.counted_units import counts_offices, counts_units, offices_counted, units_counted
from qa.prose.explain import explain
from qa.prose.explanation import Explanation
from qa.prose.natures import borne_out, counted_of_a_nature
from qa.prose.nearest import nearest
from qa.prose.passage_index import PassageIndex, index_of
from qa.prose.sections import section_topic
from qa.prose.told_names import with_told_names
from qa.prose.unit_sorts import units_of_sort
from qa.prose.unplanned import unplanned
from qa.prose.worded import in_words_only
from qa.question.inquiry import read_inquiry
from qa.question.reading import Reading
from qa.question.text import normal
from qa.scoping.targets import Targets

_RANKS = regex(
    r"最|唯一|前[一二两三四五六七八九十\d]|排[名序列]|[一二两三四五六七八九十]大|不?(?:超过|高于|低于|不足)|从.到.|"
    r"哪.{0,10}[多少大小高低](?:些|一点)?[?？]?$|哪.{0,10}[比较](?:上年|去年|上一年).{0,6}(?:[多少高低减增降涨]|下降|上升)|比(?:上年|去年|上一年).{0,6}(?:减少|增加|下降|增长)的.{0,8}(?:哪|几)"
)
"""Orders, limits and moved members, which figures decide."""


def explain_outcome(reading: Reading, documents: Sequence[Document], targets: Targets) -> Outcome:
    """What the prose says to the question, quoted; not found below half of the question explained."""
    text = reading.plain
    sorted_out = units_of_sort(text, [index_of(document) for document in documents])
    if sorted_out is not None:
        many = re.search("(?:几|多少)(?P<unit>[个家])", text)
        number = Value("个数", Decimal(len(sorted_out.items)), many["unit"] if many else "个", formula="计数")
        return _answered(sorted_out, (number,) if many else ())
    not_planned = unplanned(text, [index_of(document) for document in documents])
    if not_planned is not None:
        return _answered(not_planned)
    units = units_counted(text)
    if units is not None:
        return _counted(*units, documents, targets)
    offices = offices_counted(text)
    if offices is not None:
        return _counted_offices(offices, documents, targets)
    counted = counted_of_a_nature(text)
    asked = counted[0] if counted else text
    found = explain(asked, documents, targets.chosen[0].edition.year, reading.context)
    if found is None or found.score < 0.5:
        return Outcome("not_found", score=found.score if found else 0.0)
    spending = _SPENDING_UNITS.search(reading.raw)
    of_all = spending and not any(spending["x"] in normal(quote.text) for quote in found.quotes)
    if of_all or _says_only_what_is_asked(found, reading, targets):
        return Outcome("not_found", score=0.0)
    values: tuple[Value, ...] = ()
    quoted = "".join(quote.text for quote in found.quotes)
    if counted and not borne_out(asked, len(found.items), quoted):
        return Outcome("not_found", score=0.0)
    if counted and found.items:
        values = (Value("个数", Decimal(len(found.items)), counted[1], formula="计数"),)
    told = _answered(found if counted else with_told_names(reading.raw, found), values)
    if _ASKS_WHICH.search(text) and not found.items and all(_SAYS_NONE.search(q.text) for q in told.quotes):
        return replace(told, status="no_data")
    return told


_SPENDING_UNITS = regex(
    "哪[些几]一?[个家]?[^,，]{0,4}?(?:单位|部门|机构)[^,，]{0,8}?(?:安排|列支|编列|列|发生|有)了?(?P<x>[^,，?？的]{2,12}?(?:费|经费))"
)
"""Units chosen by what they spend money on, which a list of all does not tell: 哪些单位安排了购置费."""


def _says_only_what_is_asked(found: Explanation, reading: Reading, targets: Targets) -> bool:
    """Whether a passage is but the name of what is asked about: the title of a project tells nothing."""
    if found.items or found.verdict is not None or found.kind != "content":
        return False
    asked = normal(reading.raw + targets.chosen[0].edition.department)
    told = re.sub(r"[\d.,，。:：;；、（）()]", "", normal(found.lead))
    said = {at + step for at in range(len(told) - 1) if told[at : at + 2] in asked for step in (0, 1)}
    news = len(told) - len(said)
    return news < _NEWS or (news < 2 * _NEWS and bool(_A_NAME.search(told)))


_NEWS = 2
"""Characters that an answer in words has at least beside those of the question."""
_A_NAME = regex("(?:率|指标|程度|数量|次数|面积|成本|金额)$")
"""How the names of indicators end, which tell nothing without their values."""
_ASKS_WHICH = regex("(?:有|了|是|安排|列)(?:哪些|哪几|多少)")
_SAYS_NONE = regex(
    "^[^。；]{0,40}(?:没有|未|无)[^。；，]{0,24}(?:安排的?(?:支出|收入)|安排|发生)[^。；，]{0,6}[。）)]*$|(?:本|此|该)表(?:为)?(?:空表|无数据)"
)
"""A note that says there is none of what a table would list: 2026年没有使用政府性基金预算拨款安排的支出."""


def _counted(kind: str, unit: str, documents: Sequence[Document], targets: Targets) -> Outcome:
    """How many names the list has that is asked for; none where it is no list of units."""
    found = explain(f"{kind}有哪些", documents, targets.chosen[0].edition.year, "")
    quoted = "".join(quote.text for quote in found.quotes) if found else ""
    if found is None or found.score < _SURE or not counts_units(kind, found.items, quoted):
        return Outcome("not_found", score=0.0)
    number = Value("个数", Decimal(len(found.items)), unit, formula="计数")
    return _answered(found, (number,))


def _counted_offices(unit: str, documents: Sequence[Document], targets: Targets) -> Outcome:
    """How many offices a body has inside, where the sentence that lists them says so in words."""
    found = explain("内设处室有哪些", documents, targets.chosen[0].edition.year, "")
    if found is None or not counts_offices(found.items, "".join(quote.text for quote in found.quotes)):
        return Outcome("not_found", score=0.0)
    number = Value("内设机构", Decimal(len(found.items)), unit, formula="计数")
    return _answered(found, (number,))


_SURE = 0.8
"""How much of what is asked the introduction of a list must explain whose names are counted."""


def nearest_outcome(reading: Reading, documents: Sequence[Document]) -> Outcome | None:
    """The nearest passage to a question for words that nothing else answers; None where there is none."""
    if in_words_only(reading.plain) or section_topic(reading.plain):
        return None
    asks = asks_words(reading.text) or ASKS_REASON.search(reading.text) or ASKS_LIST.search(reading.text)
    if _SPENDING_UNITS.search(reading.raw) or _asks_whom_to_call(reading.plain, documents):
        return None
    if not asks or AMOUNT_WORDS.search(reading.text) or _RANKS.search(reading.text):
        return None
    departments = dict.fromkeys(document.identity.department for document in documents)
    inquiry = read_inquiry(reading.plain, departments, reading.context)
    indexes = [index_of(document) for document in documents]
    if inquiry.means or inquiry.common or inquiry.of_houses or _quotes_what_is_not_printed(reading, indexes):
        return None
    found = nearest(inquiry, indexes)
    return None if found is None else _answered(with_told_names(reading.raw, found))


_CALLED = {
    "电话": "电话|联系方式", "联系方式": "电话|联系方式", "邮箱": "邮箱", "网址": "网址",
    "姓名": "姓名|联系人", "联系人": "联系人",
}  # fmt: skip
"""What is asked of somebody, and under which names documents print it."""


def _asks_whom_to_call(asked: str, documents: Sequence[Document]) -> bool:
    """Whether a name or a number of somebody is asked for that no document prints as such."""
    said = [printed for word, printed in _CALLED.items() if word in asked]
    units = [unit for document in documents for unit in index_of(document).units] if said else []
    return any(not any(re.search(printed, unit.plain) for unit in units) for printed in said)


_IN_QUOTES = regex('[“「『"](?P<said>[^”」』"]{3,20})[”」』"]')


def _quotes_what_is_not_printed(reading: Reading, indexes: Sequence[PassageIndex]) -> bool:
    """Whether the question puts words in quotes that stand nowhere: no passage tells of “五个不发生” then."""
    said = [normal(match["said"]) for match in _IN_QUOTES.finditer(reading.raw)]
    return any(
        not any(words in unit.plain or words in unit.around for index in indexes for unit in index.units)
        for words in said
    )


def _answered(found: Explanation, values: tuple[Value, ...] = ()) -> Outcome:
    quotes = tuple(
        Quote(quoted.document, quoted.page, quoted.box, quoted.text, quoted.further)
        for quoted in found.quotes
    )
    return Outcome("answered", values, found.items, found.verdict, quotes, found.lead, score=found.score)

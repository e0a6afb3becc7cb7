"""Reasons, definitions, lists and contents, answered by quoting the documents.

`explain` reads the question, lets each reader of prose propose an answer, and returns the one that
explains most of the question, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.model import Document
from qa.items.indicators import asks_all_met, asks_every_indicator
from qa.patterns import regex
from qa.prose.contents import compare_contents, quote_content
from qa.prose.definitions import define, tells_meaning
from qa.prose.deviations import told_deviation
from qa.prose.duties import department_duties
from qa.prose.explanation import Explanation, Quoted
from qa.prose.flags import list_flagged
from qa.prose.form_fields import told_field, told_in_row
from qa.prose.goals import asks_goals, told_goal_of_one, told_goals
from qa.prose.income_sources import asks_source, told_source
from qa.prose.indicator_lists import list_indicators, told_all_met
from qa.prose.listings import listings_of
from qa.prose.lists import asks_organs, list_names
from qa.prose.membership import asks_membership, belongs
from qa.prose.particulars import asks_particular, told_particular
from qa.prose.passage_index import PassageIndex, index_of
from qa.prose.reasons import MOVES, explain_change
from qa.prose.sections import asks_tasks, section_topic, told_section
from qa.prose.spending import spending_asked, spending_told
from qa.prose.unit_sorts import told_in_column
from qa.prose.valued_rows import list_valued
from qa.question.inquiry import Inquiry, InquiryKind, asks_nature, read_inquiry
from qa.question.text import bare, normal

__all__ = ["Explanation", "Quoted", "explain"]

Reader = Callable[[Inquiry, Sequence[PassageIndex]], Explanation | None]

ENOUGH = 0.5
"""An answer that explains less of the question than this is none."""

_READERS: dict[InquiryKind, tuple[Reader, ...]] = {
    "reason": (explain_change, quote_content),
    "change": (explain_change, quote_content),
    "definition": (define, quote_content, list_names),
    "list": (list_flagged, list_valued, list_indicators, list_names, quote_content),
    "content": (quote_content, define),
    "contents": (),
}
_FIRST = 0.12
"""How much better a later reader must explain the question to win over an earlier one."""


_CAUSE = regex("原因|由于|因为|主要是|主要系|受.{1,20}影响|为(?:了|落实|贯彻|做好|保障)|根据|按照")
_WHY_NOT = regex("没|不|空|未|无|是0|为0|零")
_DENIAL = regex("无|未|没有|不")
_MEANS = regex("[^，。；]{2,30}(?:[:：]?(?:是?指|为保障)|[:：]包括)")
"""How a term is defined, or what it takes in, which is no reason of its change."""
_HOUSES = regex(
    "[内下]设|(?:下属|所属|直属)[^，。]{0,6}(?:单位|机构)[^，。]{0,4}(?:包括|有|为|共)|包括[^。]{0,20}(?:单位|机构)|构成|组成"
    "|独立核算|[无没]有?(?:下属|所属|直属)|内设机构"
)
"""How a sentence tells which houses or parts there are."""
_PARAGRAPH = 8
_LED_IN = "(?:主要|具体|分别)*(?:[:：]|包括|有|是|为|如下)"
_UNCAUSED = 0.45
_UNLISTED = 0.85
"""A sentence is less of an answer than a list where names are asked for."""


def explain(
    question: str, documents: Sequence[Document], year: int | None = None, context: str = ""
) -> Explanation | None:
    """An extractive answer over the documents in scope, None where they hold none."""
    chosen = [document for document in documents if document.identity.year == year] if year else []
    departments = dict.fromkeys(document.identity.department for document in documents)
    inquiry = read_inquiry(question, departments, context)
    if inquiry.kind == "contents":
        return compare_contents(documents)
    if asks_membership(question) and not asks_nature(inquiry.text):
        return belongs(question, [index_of(document) for document in chosen or documents])
    indexes = [index_of(document) for document in chosen or documents]
    if asks_nature(inquiry.text) and (sort := told_in_column(inquiry.text, indexes)) is not None:
        return sort
    if asks_source(inquiry.text):
        return told_source(inquiry.text, indexes)
    if asks_particular(inquiry.text):
        return told_particular(inquiry.text, indexes)
    deviation = told_deviation(inquiry, indexes)
    if deviation is not None:
        return deviation
    if asks_all_met(inquiry.text):
        return told_all_met(inquiry.text, indexes)
    if asks_every_indicator(inquiry.text):
        return list_indicators(inquiry, indexes)
    if inquiry.kind == "content" and (listed := list_indicators(inquiry, indexes)) is not None:
        return listed
    if asks_goals(inquiry.text):
        return told_goals(inquiry.text, indexes)
    field = told_field(inquiry.text, indexes) or told_in_row(inquiry.text, indexes)
    if field is not None:
        return field
    goal = told_goal_of_one(inquiry.text, indexes)
    if goal is not None:
        return goal
    section = told_section(inquiry.text, indexes)
    if section is not None or asks_tasks(inquiry.text) or section_topic(inquiry.text):
        return section
    spending = spending_asked(inquiry.text)
    if spending:
        whole = told_section(f"{spending}情况", indexes) if spending != "项目支出" else None
        return spending_told(inquiry.text, indexes) or whole
    duties = department_duties(inquiry.text, indexes)
    if duties is not None:
        return duties
    named = inquiry.quantity or asks_organs(inquiry)
    if inquiry.common and inquiry.kind in ("content", "list") and not named:
        return _told_of_common(inquiry, indexes)
    best: Explanation | None = None
    readers = _READERS[inquiry.kind]
    spent = inquiry.kind == "list" and inquiry.purpose
    for reader in readers[::-1] if spent else readers:
        if reader is define and inquiry.kind == "content" and inquiry.claim is not None:
            continue  # what a word means tells nothing of what it did: 降幅超过三成，说的是什么情况
        found = reader(inquiry, indexes)
        if found and inquiry.means and reader is not define:
            found = found if tells_meaning(inquiry, found) else None
        if found and inquiry.kind in ("reason", "change") and reader is quote_content:
            found = _weighed_as_reason(found, inquiry)
        if found and inquiry.kind == "list" and reader is quote_content and not spent:
            if best and len(best.items) > 1 and asks_organs(inquiry) and not inquiry.quantity:
                break
            if best and inquiry.count == len(best.items) > 1:
                break  # just as many names as are asked for
            found = replace(found, score=round(found.score * _UNLISTED, 3))
            if inquiry.of_houses and (not _HOUSES.search(found.lead) or _MEANS.match(found.lead)):
                continue
        if found and found.score >= ENOUGH and (best is None or found.score > best.score + _FIRST):
            best = found
        if best and inquiry.kind in ("reason", "change"):
            break
    if best is None or _of_another_body(inquiry, best):
        return None
    return replace(best, items=_the_one(inquiry, best) or _just_as_many(inquiry, best, indexes))


_DONE_BY = regex("中标|施工单位|承建|供应商|供货商|监理|承包")


def _of_another_body(inquiry: Inquiry, found: Explanation) -> bool:
    """Whether who won a contract is asked for, and nothing that is quoted speaks of one."""
    asked = _DONE_BY.search(inquiry.text)
    told = "".join((found.lead, *(quoted.text for quoted in found.quotes)))
    return asked is not None and asked.group() not in told


def _just_as_many(
    inquiry: Inquiry, found: Explanation, indexes: Sequence[PassageIndex]
) -> tuple[str, ...]:
    """The names that the quoted sentence lists, where they are as many as are asked for: 指哪五大任务."""
    if inquiry.count is None or inquiry.count < 2:
        return ()
    told = [quoted for quoted in found.quotes if bare(found.lead) in bare(quoted.text)][:1]
    listed = {
        printed.items for index in indexes for printed in listings_of(index)
        if list(printed.quotes) == told and len(printed.items) == inquiry.count
    }  # fmt: skip
    return listed.pop() if len(listed) == 1 else ()


_WHICH_ONE = regex("哪一?[项个笔类]|哪一?家|哪个(?:项目|科目|事项)")
_NAMED_WITH_MONEY = regex(
    r"^(?:[（(]?[\d一二三四五六七八九十]+[)）.、．])?(?P<name>[^，。；：:\d]{4,30}?)\d[\d,]*(?:\.\d+)?万?元"
)


def _the_one(inquiry: Inquiry, found: Explanation) -> tuple[str, ...]:
    """The name that a sentence opens with before its amount, where one is asked for: 归为甲类的是哪一项."""
    named = _NAMED_WITH_MONEY.match(found.lead)
    if found.items or named is None or not _WHICH_ONE.search(inquiry.text):
        return found.items
    return (named["name"],)


def _told_of_common(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """Of what every document speaks of, only a list or a paragraph that is introduced by that very name."""
    name = inquiry.fragments[-1] if inquiry.fragments else ""
    if len(name) < 2:
        return None
    listed = list_names(inquiry, indexes) if inquiry.kind == "list" else None
    if listed and listed.score >= ENOUGH and _introduced(name, listed.quotes[0].text):
        return listed
    for index in indexes:
        for passage in index.of_passage.values():
            first = passage[0]
            glossary = any("名词解释" in heading or heading == "目录" for heading in first.path)
            if not glossary and _introduced(name, first.text):
                quotes = tuple(unit.quoted for unit in passage[:_PARAGRAPH])
                return Explanation("content", first.text.strip(), quotes, score=0.9)
    return None


def _introduced(name: str, text: str) -> bool:
    """Whether a text opens with the name and leads in what it is: 发现的问题及原因：…, 收入包括：…."""
    opening = rf"^.{{0,6}}{re.escape(name)}(?:[及和与、][^：:，。]{{0,8}})?{_LED_IN}"
    return bool(re.search(opening, normal(text)))


def _weighed_as_reason(found: Explanation, inquiry: Inquiry) -> Explanation:
    """A sentence without any word of cause explains why only by accident; why not, also by a denial."""
    told = [quoted.text for quoted in found.quotes]
    about = [found.lead, *(text for text in told if any(part in normal(text) for part in inquiry.fragments))]
    if inquiry.claim is not None:
        means = bool(_MEANS.match(found.lead))
        about = [text for text in about if MOVES.search(text) and not means]
    caused = any(_CAUSE.search(text) for text in about)
    if not caused and _WHY_NOT.search(inquiry.text):
        caused = any(_DENIAL.search(text) for text in about)
    return found if caused else replace(found, score=round(found.score * _UNCAUSED, 3))

"""Statements: every number of prose with what it belongs to, its year and its role.

A sentence is read from number to number. The words between two numbers (the lead) say whether the
next is an amount, last year's amount, a change, a growth or a share, and name it; where they name
nothing, the number belongs to what was named before (`scope`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Identity, Passage, Statement
from ingest.prose.amounts import amount_draft
from ingest.prose.changes import (
    MOVED_BY,
    change_draft,
    no_change,
    of_what_it_lists,
    off_its_base,
    verb_before_name,
)
from ingest.prose.drafts import Draft, Place
from ingest.prose.number_names import reached
from ingest.prose.numbering import is_item_alone, numbering
from ingest.prose.quantities import Quantity, quantities
from ingest.prose.rebased import rebased
from ingest.prose.scope import CLAUSE_END, REASON, Scope, Subject
from ingest.prose.subjects import heading_names, name_path
from ingest.prose.told_in_turn import next_in_turn

_SHARE = re.compile(r"占(?P<whole>.*?)(?:的)?(?:比重|比例|占比|比)?(?:的)?(?:为|达到|达|约|近|是)*$")
_DONE = re.compile(r"完成(?P<whole>.{0,12}?预算数?)的?$")
_LIST = re.compile(r"(?:其中|包括|包含|分为|具体为)[:：]?$")
_AMOUNT_OF_IT = re.compile("(?:采购|合同|中标|成交|支出)?金额(?:为|共|合计)?")
"""What is only an amount, of what the clause before it says: 由中小企业供应商中标的，采购金额21万元."""
_PURPOSE = re.compile(REASON.pattern + r"|(?:主要)?用于|[科项]目为")
_OF_IT = re.compile("的(?:比例|比重)?(?:为|约|达)?")
_GAP = re.compile(" {3,}")
"""Where such words stood."""
_FULL_MARKS = re.compile(r"[（(](?:满分|分值)?\d{1,3}分[)）](?=(?:自评|评价|实际|最终)?得分?为?\d)")
"""How many marks could be had, told before those that were: 预算管理情况（20分）得分17.55分."""
_CALLED = re.compile("(?<=年)[（(][^（）()]{1,16}[,，](?:下同|以下同|下称[^（）()]*|以下简称[^（）()]*)[)）]")
"""What a year is called from here on, which parts it from its noun: 比2022年（上一年度，下同）预算增加."""


def build_statements(passages: Sequence[Passage], identity: Identity) -> tuple[Statement, ...]:
    """The statements of all passages in order; the table of contents has none."""
    found: list[Statement] = []
    ancestors: list[tuple[int, Subject]] = []
    path: tuple[str, ...] | None = None
    announced: Subject = ()
    for passage in passages:
        if passage.heading_path == ("目录",) or not passage.sentences:
            continue
        if passage.heading_path != path:
            path, ancestors, announced = passage.heading_path, [], ()
        level, _ = numbering(passage.sentences[0].text)
        ancestors = [entry for entry in ancestors if entry[0] < level]
        above = heading_names(passage.heading_path, identity)
        base = ancestors[-1][1] if ancestors else above if level else announced or above
        scope = Scope(base, base)
        if scope.announce(passage.sentences[0].text, identity) or level:
            announced = scope.base if is_item_alone(passage.text) else ()
        for number, sentence in enumerate(passage.sentences):
            for draft in _read(sentence.text, scope, identity):
                found.append(draft.statement(len(found), passage.index, number, sentence))
        if level:
            ancestors.append((level, scope.head or scope.base))
        elif _LIST.search(passage.sentences[-1].text):
            ancestors.append((level, scope.group or scope.last))
    return rebased(found)


def _read(text: str, scope: Scope, identity: Identity) -> Iterator[Draft]:
    for aside in (_CALLED, _FULL_MARKS):
        text = aside.sub(lambda said: " " * len(said.group()), text)
    scope.start_sentence(text, identity)
    previous: Quantity | None = None
    draft: Draft | None = None
    for quantity in quantities(text):
        lead = text[previous.stop if previous else 0 : quantity.start]
        if quantity.level and quantity.printed != "持平" and (scope.aside or REASON.search(lead)):
            continue
        scope.enter(text, lead, quantity, previous is None, identity)
        place = Place(text, lead, _GAP.sub("", _near(lead, previous)), quantity)
        draft = _rate_of(draft, place) or _done_of(draft, place) or next_in_turn(draft, place, scope)
        draft = draft or _statement(place, scope, identity)
        yield draft
        if draft.role in ("change", "growth") and draft.subject in scope.jointly:
            yield from (replace(draft, subject=one) for one in scope.jointly if one != draft.subject)
        whole = of_what_it_lists(place, draft)
        if whole is not None:
            yield whole
        previous = quantity
    if previous:
        scope.open_list(text, text[previous.stop :], previous.stop, identity)
    scope.end_sentence(text)


def _rate_of(draft: Draft | None, place: Place) -> Draft | None:
    """增加27.47万元（402.20%）: a bare percentage in brackets is the rate of the change before it."""
    if draft is None or draft.role != "change" or not draft.direction or not place.quantity.percent:
        return None
    if place.lead.strip() not in ("（", "(") or place.text[place.quantity.stop :][:1] not in ("）", ")"):
        return None
    return replace(draft, quantity=place.quantity, role="growth", unit=place.quantity.unit)


def _done_of(draft: Draft | None, place: Place) -> Draft | None:
    """完成预算43.2万元的52.3%: how far the budget that was named last is carried out."""
    if draft is None or draft.base is None or not draft.base.endswith("预算") or not place.quantity.percent:
        return None
    if draft.role != "amount" or not _OF_IT.fullmatch(place.lead):
        return None
    return replace(
        draft, quantity=place.quantity, role="share", unit=place.quantity.unit, whole=draft.base, base=None
    )


def _near(lead: str, previous: Quantity | None) -> str:
    *before, near = CLAUSE_END.split(lead)
    if before and before[-1].endswith("的") and _AMOUNT_OF_IT.fullmatch(near):
        return before[-1].removeprefix("由") + near
    if previous and previous.unit and not previous.money and lead[:1] not in "，、；：。）)" and near == lead:
        # 1家行政单位的机关运行经费: the noun of the count before is not part of the name.
        near = re.split(r"的|、|和|以及", near, maxsplit=1)[-1]
    if previous and previous.money and lead[:1] in "为是" and near == lead:
        # 其中380万元为政府性基金预算、1230万元为一般公共预算: the name stands behind its amount.
        near = near.partition("、")[2]
    aside = list(_PURPOSE.finditer(near))
    return near[aside[-1].end() :] if aside else near


def _statement(place: Place, scope: Scope, identity: Identity) -> Draft:
    quantity, near = place.quantity, place.near
    if quantity.level:
        return no_change(near, quantity, scope, identity)
    if apart := off_its_base(near, quantity, scope, identity):
        return apart
    change = MOVED_BY.search(near)
    if change and not quantity.numeral and not reached(place):
        return change_draft(place, change, scope, identity)
    share = _SHARE.search(near) or _DONE.search(near)
    if share and quantity.percent:
        own = name_path(near[: share.start()], identity)
        subject = scope.under(own) if own else scope.last
        whole = _whole(share.group("whole")) or (scope.group[-1] if scope.group else None)
        return Draft(quantity, subject, "share", scope.last_year or identity.year, quantity.unit, whole=whole)
    return verb_before_name(near, quantity, scope, identity) or amount_draft(place, scope, identity)


def _whole(text: str) -> str:
    text = text.strip("：: ")
    whole_quoted = text.startswith("“") and text.find("”") == len(text) - 1
    return text.strip("“”") if whole_quoted or text.count("“") != text.count("”") else text

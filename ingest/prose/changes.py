"""Numbers that tell a movement: by how much, against what, of which thing."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Identity, StatementRole
from ingest.prose.drafts import Draft, Place
from ingest.prose.quantities import Quantity
from ingest.prose.scope import CLAUSE_END, Scope, unit_kind
from ingest.prose.subjects import name_path
from ingest.prose.told_in_turn import of_several

_UP = "增加|增长|上升|提高|上涨|调增|新增加|净增|增|多支|多|追加"
_DOWN = "减少|下降|降低|压减|调减|核减|压缩|缩减|削减|降|减|少支|少|回落|节约|下调"
MOVED_BY = re.compile(
    rf"(?:各|均|同比|环比|共|分别|预计|将|又|相应|合计|小幅)*(?:(?P<both>(?:{_UP})[（(](?:{_DOWN})[)）]|(?:{_DOWN})[（(](?:{_UP})[)）])|"
    rf"(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|额|率|幅度|幅|数)?(?:为|约|近|达|了)*$"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同|跟|和)(?P<base>[^，]{0,40}?)(?:相比较?|比较|相较|相对比|对比)[，,]?(?P<own>[^，]*)$"
)
_AGAINST = re.compile(r"(?:比|较|与|同|跟|和)(?P<base>[^比较与同]{0,40}?)[，,]?(?P<own>)$")
_OFF_ITS_BASE = re.compile(
    r"^(?:(?:本年|今年|当年)度?(?:预算)?数?)?(?:(?P<less>小于|低于|少于)|大于|高于|多于|超出|超过|超)了?"
    r"(?P<base>(?:上年|去年|20\d\d年)[^，]{0,8}?|(?:年初|全年|调整后?的?)?预算数?)$"
)
_CHANGED_NAME = re.compile(
    r"(?:[一二三四五]是|等)*(?P<above>[^，]{2,10}?支出)?(?:预算中|较上年|比上年|这一因素较上年)*"
    r"(?:(?P<up>增加|增列|追加)|(?P<down>减少|压减|核减|调减))了?(?P<name>[^，]{2,}?)等?$"
)
_A_TIME = re.compile("年|预算|决算|同期|上期")
_AFFECTED = re.compile("(?:受|因|由于|随着|为|按照?|根据)[^，。]{2,30}?(?:影响|原因|因素|要求)")
_TOLD_OF = re.compile("(?P<name>[^，。；：为是]{2,20})(?:主要)?[为是]")
_ENUMERATED = re.compile(r"、[^，；。、]*\d(?:亿|万)?元$")
"""The last of several parts in one breath: 拨款324.64万元、其他收入20.05万元."""


def no_change(near: str, quantity: Quantity, scope: Scope, identity: Identity) -> Draft:
    """与上年持平: a change of nothing, in the unit of the amount before it."""
    own_text, base = held_against(re.sub(r"(?:基本|大体|均|保持)$", "", near))
    own = name_path(own_text, identity) if base else ()
    subject = scope.under(own) if own else scope.last
    year = scope.last_year or identity.year
    return Draft(quantity, subject, "change", year, scope.last_unit, 0, base or scope.against)


def off_its_base(near: str, quantity: Quantity, scope: Scope, identity: Identity) -> Draft | None:
    """本年数小于上年预算数40.05万元, 超出预算1.5万元: how far an amount is from last year's or the budget."""
    apart = _OFF_ITS_BASE.search(near) if quantity.money else None
    if apart is None:
        return None
    scope.against = apart["base"]
    scope.changed = scope.last
    scope.moved = True
    direction = -1 if apart["less"] else 1
    year = scope.last_year or identity.year
    return Draft(quantity, scope.last, "change", year, quantity.unit, direction, apart["base"])


def verb_before_name(near: str, quantity: Quantity, scope: Scope, identity: Identity) -> Draft | None:
    """主要原因是增加综合管理费209万元: the verb stands before the name."""
    moved = _CHANGED_NAME.match(near) if quantity.money and scope.aside else None
    own = name_path(moved["name"], identity) if moved else ()
    if moved is None or not own:
        return None
    subject = scope.under((*name_path(moved["above"] or "", identity), *own))
    return Draft(quantity, subject, "change", identity.year, quantity.unit, 1 if moved["up"] else -1)


def of_what_it_lists(place: Place, draft: Draft) -> Draft | None:
    """项目支出减少甲经费、乙经费等5万元: the whole moved by what several of its parts did."""
    moved = _CHANGED_NAME.match(place.near) if draft.role == "change" else None
    if moved is None or not moved["above"] or "、" not in moved["name"] or not place.near.endswith("等"):
        return None
    return replace(draft, subject=draft.subject[:-1])


def change_draft(place: Place, change: re.Match[str], scope: Scope, identity: Identity) -> Draft:
    """比上年减少12万元, 增长5%: the movement of what the clause names, or of what was told last."""
    quantity = place.quantity
    own_text, base = held_against(place.near[: change.start()])
    clauses = CLAUSE_END.split(place.lead)
    if base is None and len(clauses) > 1:
        # 与上年相比，财政拨款支出增加…; 财政拨款支出与上年相比，增加…
        named, against = held_against(clauses[-2])
        if against and _A_TIME.search(against):
            base = against
            own_text = own_text or (named if len(named) > 1 else "")
    scope.against = base or scope.against
    if _AFFECTED.fullmatch(own_text.strip("，, ")):
        # 事业收入为门票收入，受疫情影响比上年减少…: what moved is told before its reason.
        told = _TOLD_OF.match(clauses[-2].strip()) if len(clauses) > 1 else None
        own_text = told["name"] if told else ""
    own = name_path(own_text, identity)
    amounts = scope.aside[1] if scope.aside and base else scope.amounts
    enumerated = _ENUMERATED.search(place.text, 0, quantity.start - len(place.lead))
    if not own and base and enumerated and not scope.aside and scope.all_listed():
        scope.last = amounts["元"] = scope.group
        scope.group = ()
    scope.parted = True
    if own:
        subject = scope.last = scope.under(own)
        if quantity.money and not scope.aside:
            amounts["元"] = subject
    elif quantity.percent:
        subject = scope.changed or amounts.get("元") or scope.last
    else:
        subject = amounts.get(unit_kind(quantity.unit)) or scope.last
    subject = of_several(subject, place, change.group(), scope, named=bool(own))
    scope.changed = subject
    scope.moved = True
    direction = 0 if change.group("both") else 1 if change.group("up") else -1
    role: StatementRole = "growth" if quantity.percent else "change"
    year = scope.last_year or identity.year
    return Draft(quantity, subject, role, year, quantity.unit, direction, scope.against)


def held_against(text: str) -> tuple[str, str | None]:
    """(the name, what is compared with): 人员经费比上年 -> (人员经费, 上年)."""
    match = _COMPARED.search(text) or _AGAINST.search(text)
    if not match:
        return text, None
    return text[: match.start()] + match.group("own"), match.group("base").replace(" ", "") or None

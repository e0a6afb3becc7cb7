"""Statements: every number of prose with what it belongs to, its year and its role.

A sentence is read from number to number. The words between two numbers (the lead) say whether the
next is an amount, last year's amount, a change, a growth or a share, and name it; where they name
nothing, the number belongs to what was named before (`scope`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.model import Identity, Passage, Sentence, Statement, StatementRole, of_this_budget
from ingest.prose.numbering import numbering, without_numbering
from ingest.prose.quantities import Quantity, quantities
from ingest.prose.rebased import rebased
from ingest.prose.scope import CLAUSE_END, REASON, Scope, Subject, unit_kind
from ingest.prose.subjects import heading_names, name_path, year_in

WHOLE_BUDGET = "预算"
"""The subject of an amount that is named by nothing but the department: 深圳市审计局预算10,737.69万元."""

_UP = "增加|增长|上升|提高|上涨|调增|新增加|净增|增|多支|多|追加"
_DOWN = "减少|下降|降低|压减|调减|核减|压缩|缩减|削减|降|减|少支|少|回落|节约|下调"
_CHANGE = re.compile(
    rf"(?:各|均|同比|环比|共|分别|预计|将|又|相应|合计|小幅)*(?:(?P<both>(?:{_UP})[（(](?:{_DOWN})[)）]|(?:{_DOWN})[（(](?:{_UP})[)）])|"
    rf"(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|额|率|幅度|幅|数)?(?:为|约|近|达|了)*$"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同|跟|和)(?P<base>[^，]{0,40}?)(?:相比较?|比较|相较|相对比|对比)[，,]?(?P<own>[^，]*)$"
)
_AGAINST = re.compile(r"(?:比|较|与|同|跟|和)(?P<base>[^比较与同]{0,40}?)[，,]?(?P<own>)$")
_OFF_LAST_YEAR = re.compile(
    r"^(?:(?:本年|今年|当年)度?(?:预算)?数?)?(?:(?P<less>小于|低于|少于)|大于|高于|多于)(?P<base>(?:上年|去年|20\d\d年)[^，]{0,8}?)$"
)
"""本年数小于上年预算数40.05万元: how far this year's amount is from last year's."""
_SHARE = re.compile(r"占(?P<whole>.*?)(?:的)?(?:比重|比例|占比|比)?(?:的)?(?:为|达到|达|约|近|是)*$")
_DONE = re.compile(r"完成(?P<whole>.{0,12}?预算数?)的?$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?!度?(?:结转|结余|末结))")
_MEASURE = re.compile(
    r"(?:年初|全年|调整|当年|追加|支出)?(?:预算执行数|预算数|预算|执行数|决算数|决算|完成数)(?:数|总数)?(?:为|安排)?$"
)
_LIST = re.compile(r"(?:其中|包括|包含|分为|具体为)[:：]?$")
_PLAIN = re.compile(r"(?:支出)?(?:预算数|预算)(?:数|总数)?(?:为|安排)?")
_MOVED = re.compile(
    r"(?:调剂|划转|调出|调入|安排|新增|下达|压减|追加|收回|结转|增加|核减|投入|支付|拨付)了?$"
)
_BARE: tuple[Subject, ...] = (("支出",), ("收入",))
_CLASS_HEAD = re.compile(r"[（(][类款项][)）]$")
_COUNT_END = re.compile(r"开展|实行|实施|纳入|进行|编报|用于|参加|给|(?<!作)为|是|的|和|以及")
_NOUN_END = re.compile(_COUNT_END.pattern + "|(?<!公共)(?<!基金)(?<!经营)预算")
_ACT = re.compile(
    r"(?:建成|[新扩改]+建|改造|实现|推进|创建|打造|在[全本]?[省市区县]|设|设有|设立|下设|内设|共|共有|有|完成|涉及|开展|购置|更新|组织|举办|建设|保障|用于|加挂|挂|下辖|辖|含|新增|报废|"
    r"预计|约|近|超|超过|达到|不少于|不低于|以及|及|和|抓好|实施|管理|核定|为|本部门|我部门|本单位|我局|下属|所属|（|\(|拟|安排|"
    r"编制|编报|设置|包括|即|对|等|的)$"
)
_NOUN = re.compile(r"(?:以上|左右)?(?P<noun>[^，。；：、,;:（）()0-9\s/]{2,24})")


_CODED = re.compile(r"[为是](?:\d{3}(?:\d\d){0,2})[-—]?(?P<name>[\u4e00-\u9fff（）()、]{2,40})$")
_PURPOSE = re.compile(REASON.pattern + r"|(?:主要)?用于|[科项]目为")
_BASE_AMOUNT = re.compile(r"[（(]?(?:比|较|与|同(?!时))(?=.*(?:年|预算|决算|执行))")
_CHANGED_NAME = re.compile(
    r"(?:[一二三四五]是|等)*(?P<above>[^，]{2,10}?支出)?(?:预算中|较上年|比上年|这一因素较上年)*"
    r"(?:(?P<up>增加|增列|追加)|(?P<down>减少|压减|核减|调减))了?(?P<name>[^，]{2,}?)等?$"
)


def build_statements(passages: Sequence[Passage], identity: Identity) -> tuple[Statement, ...]:
    """The statements of all passages in order; the table of contents has none."""
    found: list[Statement] = []
    ancestors: list[tuple[int, Subject]] = []
    path: tuple[str, ...] | None = None
    for passage in passages:
        if passage.heading_path == ("目录",) or not passage.sentences:
            continue
        if passage.heading_path != path:
            path, ancestors = passage.heading_path, []
        level, _ = numbering(passage.sentences[0].text)
        ancestors = [entry for entry in ancestors if entry[0] < level]
        base = ancestors[-1][1] if ancestors else heading_names(passage.heading_path, identity)
        scope = Scope(base, base)
        scope.announce(passage.sentences[0].text, identity)
        for number, sentence in enumerate(passage.sentences):
            for draft in _read(sentence.text, scope, identity):
                found.append(draft.statement(len(found), passage.index, number, sentence))
        if level:
            ancestors.append((level, scope.head or scope.base))
        elif _LIST.search(passage.sentences[-1].text):
            ancestors.append((level, scope.group or scope.last))
    return rebased(found)


@dataclass(frozen=True, slots=True)
class _Draft:
    quantity: Quantity
    subject: tuple[str, ...]
    role: StatementRole
    year: int | None
    unit: str | None
    direction: int | None = None
    base: str | None = None
    whole: str | None = None

    def statement(self, index: int, passage: int, number: int, sentence: Sentence) -> Statement:
        page, box = sentence.place(self.quantity.start)
        return Statement(
            index,
            passage,
            number,
            page,
            box,
            self.subject,
            self.role,
            self.quantity.amount,
            self.quantity.printed,
            self.unit,
            self.year,
            self.direction,
            self.base,
            self.whole,
            self.quantity.start,
            self.quantity.end,
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """A number with the words before it: `lead` since the last number, `near` its last clause."""

    text: str
    lead: str
    near: str
    quantity: Quantity


def _read(text: str, scope: Scope, identity: Identity) -> Iterator[_Draft]:
    scope.start_sentence(text, identity)
    previous: Quantity | None = None
    draft: _Draft | None = None
    for quantity in quantities(text):
        lead = text[previous.stop if previous else 0 : quantity.start]
        if quantity.level and quantity.printed != "持平" and (scope.aside or REASON.search(lead)):
            continue
        scope.enter(text, lead, quantity, previous is None, identity)
        place = _Place(text, lead, _near(lead, previous), quantity)
        draft = _rate_of(draft, place) or _done_of(draft, place) or _next_in_turn(draft, place, scope)
        draft = draft or _statement(place, scope, identity)
        yield draft
        if draft.role in ("change", "growth") and draft.subject in scope.jointly:
            yield from (replace(draft, subject=one) for one in scope.jointly if one != draft.subject)
        previous = quantity
    if previous:
        scope.open_list(text, text[previous.stop :], previous.stop, identity)
    scope.end_sentence(text)


def _rate_of(draft: _Draft | None, place: _Place) -> _Draft | None:
    """增加27.47万元（402.20%）: a bare percentage in brackets is the rate of the change before it."""
    if draft is None or draft.role != "change" or not draft.direction or not place.quantity.percent:
        return None
    if place.lead.strip() not in ("（", "(") or place.text[place.quantity.stop :][:1] not in ("）", ")"):
        return None
    return replace(draft, quantity=place.quantity, role="growth", unit=place.quantity.unit)


def _done_of(draft: _Draft | None, place: _Place) -> _Draft | None:
    """完成预算43.2万元的52.3%: how far the budget that was named last is carried out."""
    if draft is None or draft.base is None or not draft.base.endswith("预算") or not place.quantity.percent:
        return None
    if draft.role != "amount" or not _OF_IT.fullmatch(place.lead):
        return None
    return replace(
        draft, quantity=place.quantity, role="share", unit=place.quantity.unit, whole=draft.base, base=None
    )


_OF_IT = re.compile("的(?:比例|比重)?(?:为|约|达)?")
_CARRIED_OUT = re.compile(
    "(?:完成|占|为|达到?|相当于)?了?(?P<base>(?:当年|本年)?(?:年初|全年|调整后?的?)?(?:支出|收入)?预算)数?的?"
)
"""The budget of what was named before, held against what was spent of it."""


def _near(lead: str, previous: Quantity | None) -> str:
    near = CLAUSE_END.split(lead)[-1]
    if previous and previous.unit and not previous.money and lead[:1] not in "，、；：。）)" and near == lead:
        # 1家行政单位的机关运行经费: the noun of the count before is not part of the name.
        near = re.split(r"的|、|和|以及", near, maxsplit=1)[-1]
    if previous and previous.money and lead[:1] in "为是" and near == lead:
        # 其中380万元为政府性基金预算、1230万元为一般公共预算: the name stands behind its amount.
        near = near.partition("、")[2]
    aside = list(_PURPOSE.finditer(near))
    return near[aside[-1].end() :] if aside else near


def _statement(place: _Place, scope: Scope, identity: Identity) -> _Draft:
    quantity, near = place.quantity, place.near
    if quantity.level:
        return _level(near, quantity, scope, identity)
    apart = _OFF_LAST_YEAR.search(near) if quantity.money else None
    if apart:
        scope.against = apart["base"]
        scope.changed = scope.last
        scope.moved = True
        direction = -1 if apart["less"] else 1
        year = scope.last_year or identity.year
        return _Draft(quantity, scope.last, "change", year, quantity.unit, direction, apart["base"])
    change = _CHANGE.search(near)
    if change and not quantity.numeral and not _reached(place):
        return _change(place, change, scope, identity)
    share = _SHARE.search(near) or _DONE.search(near)
    if share and quantity.percent:
        own = name_path(near[: share.start()], identity)
        subject = scope.under(own) if own else scope.last
        whole = _whole(share.group("whole")) or (scope.group[-1] if scope.group else None)
        return _Draft(
            quantity, subject, "share", scope.last_year or identity.year, quantity.unit, whole=whole
        )
    moved = _CHANGED_NAME.match(near) if quantity.money and scope.aside else None
    if moved and (own := name_path(moved.group("name"), identity)):
        # 主要原因是增加综合管理费209万元: the verb stands before the name.
        above = name_path(moved.group("above") or "", identity)
        direction = 1 if moved.group("up") else -1
        return _Draft(
            quantity, scope.under((*above, *own)), "change", identity.year, quantity.unit, direction
        )
    return _amount(place, scope, identity)


def _whole(text: str) -> str:
    text = text.strip("：: ")
    whole_quoted = text.startswith("“") and text.find("”") == len(text) - 1
    return text.strip("“”") if whole_quoted or text.count("“") != text.count("”") else text


def _level(near: str, quantity: Quantity, scope: Scope, identity: Identity) -> _Draft:
    """与上年持平: a change of nothing, in the unit of the amount before it."""
    own_text, base = _against(re.sub(r"(?:基本|大体|均|保持)$", "", near))
    own = name_path(own_text, identity) if base else ()
    subject = scope.under(own) if own else scope.last
    year = scope.last_year or identity.year
    return _Draft(quantity, subject, "change", year, scope.last_unit, 0, base or scope.against)


def _change(place: _Place, change: re.Match[str], scope: Scope, identity: Identity) -> _Draft:
    quantity = place.quantity
    own_text, base = _against(place.near[: change.start()])
    clauses = CLAUSE_END.split(place.lead)
    if base is None and len(clauses) > 1:
        # 与上年相比，财政拨款支出增加…; 财政拨款支出与上年相比，增加…
        named, against = _against(clauses[-2])
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
    elif quantity.percent:
        subject = scope.changed or amounts.get("元") or scope.last
    else:
        subject = amounts.get(unit_kind(quantity.unit)) or scope.last
    subject = _of_several(subject, place, change.group(), scope, named=bool(own))
    scope.changed = subject
    scope.moved = True
    direction = 0 if change.group("both") else 1 if change.group("up") else -1
    role: StatementRole = "growth" if quantity.percent else "change"
    year = scope.last_year or identity.year
    return _Draft(quantity, subject, role, year, quantity.unit, direction, scope.against)


def _of_several(subject: Subject, place: _Place, words: str, scope: Scope, *, named: bool) -> Subject:
    """The subject of a change that is told of several things at once (各增加), or in turn (分别增加)."""
    if named or not place.quantity.percent:
        scope.jointly = scope.in_turn = ()
    each = _several_names(subject[-1]) if named and subject else ()
    if each and ("分别" in place.near or _EACH.match(words)):
        scope.in_turn = tuple((*subject[:-1], name) for name in each)
    if not named and place.quantity.money and _EACH.match(words):
        scope.jointly = scope.alike(subject)
    elif not named and place.quantity.money and "分别" in place.near:
        scope.in_turn = scope.alike(subject)
    goes_on = _GOES_ON.match(place.text, place.quantity.stop)
    return scope.in_turn[0] if scope.in_turn and goes_on else subject


_EACH = re.compile("[各均]")
_GOES_ON = re.compile("(?:和|、|与|及|以及|,|，)(?=-?\\d)")


def _several_names(name: str) -> tuple[str, ...]:
    """The things that one name puts together: 收支, 收入、支出, 在职人员和退休人员; empty where it is one."""
    both = _BOTH_SIDES.fullmatch(name)
    if both:
        return f"{both['of']}收入{both['tail']}", f"{both['of']}支出{both['tail']}"
    parts = tuple(re.split("、|和|与", name))
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else ()


_BOTH_SIDES = re.compile("(?P<of>.*?)(?:收入?、?支出?)(?P<tail>(?:总计|合计|预算|决算)?)")


def _next_in_turn(draft: _Draft | None, place: _Place, scope: Scope) -> _Draft | None:
    """分别增加10万元和8万元: the next of the things that were named in turn moved by the next number."""
    if draft is None or draft.subject not in scope.in_turn[:-1] or draft.role == "share":
        return None
    goes_on = _GOES_ON.match(place.text, draft.quantity.stop)
    if not goes_on or goes_on.group() != place.lead or place.quantity.money != draft.quantity.money:
        return None
    turns = scope.in_turn
    subject = turns[turns.index(draft.subject) + 1]
    if draft.role in ("amount", "prior", "count"):
        scope.record(subject, place.quantity)
        scope.in_turn = turns
    return replace(draft, quantity=place.quantity, subject=subject, unit=place.quantity.unit)


_A_TIME = re.compile("年|预算|决算|同期|上期")
_AFFECTED = re.compile("(?:受|因|由于|随着|为|按照?|根据)[^，。]{2,30}?(?:影响|原因|因素|要求)")
_TOLD_OF = re.compile("(?P<name>[^，。；：为是]{2,20})(?:主要)?[为是]")
_ENUMERATED = re.compile(r"、[^，；。、]*\d(?:亿|万)?元$")
"""The last of several parts in one breath: 拨款324.64万元、其他收入20.05万元."""


def _against(text: str) -> tuple[str, str | None]:
    """(the name, what is compared with): 人员经费比上年 -> (人员经费, 上年)."""
    match = _COMPARED.search(text) or _AGAINST.search(text)
    if not match:
        return text, None
    return text[: match.start()] + match.group("own"), match.group("base") or None


def _amount(place: _Place, scope: Scope, identity: Identity) -> _Draft:
    quantity, near = place.quantity, place.near
    last_year = bool(_LAST_YEAR.search(near))
    said = re.sub(r"[（(][^（）()]*[)）]", "", place.lead)
    year = year_in(near) or (None if REASON.search(place.lead) else year_in(said))
    if year is None and last_year and identity.year:
        year = identity.year - 1
    if year is None and quantity.money and scope.group and not REASON.search(place.lead):
        year = scope.group_year  # 2021年支出20.12万元，其中：公务接待费12.39万元
    said_year = year
    if against := _BASE_AMOUNT.match(near):
        # 比2023年预算400.05万元减少…: last year's amount of the same thing.
        scope.against = near[against.end() :]
        spent = identity.kind == "决算" and of_this_budget(scope.against)
        year = year or (identity.year - (0 if spent else 1) if identity.year else None)
        role: StatementRole = "prior" if quantity.money else "count"
        return _Draft(quantity, scope.last, role, year, quantity.unit, base=scope.against)
    own = _own_name(place, identity)
    counts = not quantity.money and not quantity.percent
    if counts and (behind := _filled_of(place, scope) or _in_fact(near, scope)):
        own = behind
    if own and counts and scope.group and scope.group_unit and quantity.unit != scope.group_unit:
        scope.group = ()
    if quantity.money and scope.budgeted and scope.last and _SPENT.fullmatch(near):
        own = ()  # 公务接待费：预算14.8万元，支出16.3万元
    scope.budgeted = quantity.money and bool(_OF_A_BUDGET.search(near))
    own = _of_the_same_money(own, near, scope)
    each = _several_names(own[-1]) if own and _IN_TURN.search(near) else ()
    if not _GOES_ON.match(place.text, quantity.stop):
        each = ()
    if each:
        scope.group = scope.group[:-1] if scope.group[-1:] == own[-1:] else scope.group
        own = (*own[:-1], each[0])
    subject = (scope.under(own) if own else scope.last) or ((WHOLE_BUDGET,) if quantity.money else ())
    if quantity.money:
        role = "prior" if last_year or (year and identity.year and year < identity.year) else "amount"
    else:
        role = "other" if quantity.percent else "count"
        year = year or ((scope.as_of or _opening_year(place)) if counts else None)
    year = year or identity.year
    base = _measure(near, role, final=identity.kind == "决算" and quantity.money)
    if role != "other":
        scope.record(subject, quantity)
        scope.posts = subject if counts and _POSTS.search(subject[-1]) else scope.posts
        scope.told_year = said_year
        scope.in_turn = tuple((*subject[:-1], name) for name in each)
        scope.last_year = identity.year if role == "prior" else year
        scope.against = base if role == "prior" else None
        scope.changed = () if own else scope.changed
    return _Draft(quantity, subject, role, year, quantity.unit, base=base)


def _of_the_same_money(own: Subject, near: str, scope: Scope) -> Subject:
    """基金预算财政拨款本年收入225万元…；本年支出200万元: what the year spends is of the money it takes in."""
    taken_in = _TAKEN_IN.fullmatch(scope.last[-1]) if scope.last and "本年支出" in near else None
    if taken_in is None or own not in (("支出",), ("本年支出",)):
        return own
    return (f"{taken_in['money']}本年支出",)


_TAKEN_IN = re.compile("(?P<money>.*(?:拨款|基金|预算|资本))本年收入")
_SPENT = re.compile("(?:实际)?支出(?:决算)?(?:数)?(?:为|是)?")
_OF_A_BUDGET = re.compile("预算(?:数|安排)?(?:为|是)?$")
_IN_TURN = re.compile("(?:分别|各)[为是]?$")


def _filled_of(place: _Place, scope: Scope) -> Subject:
    """事业编制334人，实有人数301人: how many of the posts that were named last are filled."""
    filled = _FILLED.fullmatch(place.near)
    return (scope.posts[-1], filled["name"]) if filled and scope.posts else ()


_POSTS = re.compile("(?<!人员)编制(?:人数|数)?$")
_FILLED = re.compile("(?P<name>(?:现|实)有(?:在编|在职|在岗)?(?:人数|人员|人)?)(?:为|共)?")


def _in_fact(near: str, scope: Scope) -> Subject:
    """在职人员应为159人，…实际纳入预算145人: a verb alone tells how many of the first there really were."""
    done = _REALLY.fullmatch(near)
    return (*scope.head[-1:], done["name"]) if done and scope.head else ()


_REALLY = re.compile(
    "(?P<name>实际(?:纳入预算|纳入|参加|到位|到岗|在岗|完成|发放|使用|安排))(?:的)?(?:为|共)?"
)


def _opening_year(place: _Place) -> int | None:
    """The year that a sentence begins with, where it names no other before the number: 2024年，自评29个."""
    before = place.text[: place.quantity.start]
    opening = _OPENING_YEAR.match(before)
    return int(opening[1]) if opening and len(set(_ANY_YEAR.findall(before))) == 1 else None


_OPENING_YEAR = re.compile(r"[^，。；：、]{0,4}?(20\d\d)年度?[，,]")
_ANY_YEAR = re.compile(r"20\d\d(?=年)")


def _measure(near: str, role: StatementRole, *, final: bool) -> str | None:
    """年初预算, 全年预算, 支出决算 …, where more is printed than the plain 预算数 of the year.

    In a final account (`final`) the plain 预算 is told from what was spent too.
    """
    measure = _MEASURE.search(near)
    if measure and role == "prior":
        return near.strip("，：（").removesuffix("为")
    if measure and not _PLAIN.fullmatch(measure.group()):
        return measure.group().removesuffix("为")
    done = _CARRIED_OUT.fullmatch(near) if near[:1] in "完占" else None
    if done:
        return done["base"]
    return "预算" if final and role == "amount" and _OF_A_BUDGET.search(near) else None


_FROM = re.compile("[由从](?:(?:20\\d\\d年度?|上年度?|去年|原来|原先|原有|年初|期初)的?)?$")
_STARTED = re.compile("(?:由|从)[^，。；、]{0,12}?[0-9][0-9,.]*[^，。；、]{1,6}$")


def _reached(place: _Place) -> bool:
    """Whether a number tells what something came to, and not by how much it moved: 由8个减少为7个."""
    words = place.text[: place.quantity.start]
    move = re.search("(?:增加|增长|提高|上升|扩大|减少|下降|降低|压减)为$", words)
    return move is not None and bool(_STARTED.search(words[: move.start()]))


_TO = re.compile("(?:增|升|提|涨|扩|降|减|缩)(?:加|高|大|少|低|小)?(?:到|至)")


_HOLDS = re.compile(r"^[^（(]*?(?:包括|包含)(?=[^（()）包]{2,}$)")
"""What the next amount is a part of, without an amount of its own: 推广经费包括境外推广120万元、…."""


def _own_name(place: _Place, identity: Identity) -> Subject:
    """The name printed for the number: before it, or behind it where only a verb stands before it."""
    text, near, quantity = place.text, _HOLDS.sub("", place.near), place.quantity
    if quantity.money and near[:1] in "完占" and _CARRIED_OUT.fullmatch(near):
        return ()
    own = name_path(_FROM.sub("", near), identity)
    if own and (_TO.fullmatch(own[-1]) or _reached(place)):
        return ()  # 由46家增至60家: the name stands before the first of the two numbers
    if not quantity.percent and (noun := _NOUN.match(text, quantity.stop)) and not _TO.match(noun["noun"]):
        bare = not own or (_MOVED if quantity.money else _ACT).search(near)
        named = own or re.match("[为是]", text[quantity.stop :])
        if bare and (named or not quantity.money):
            end = _NOUN_END if quantity.money else _COUNT_END
            words = (
                noun.group("noun")[1:]
                if quantity.money and noun.group("noun")[0] in "为是"
                else noun.group("noun")
            )
            if name := name_path(end.split(words)[0], identity):
                return name
    if own in _BARE and (heads := CLAUSE_END.split(place.lead)[:-1]) and _CLASS_HEAD.search(heads[-1]):
        # 住房公积金（项）：支出1073.77万元: the name stands before the colon.
        return name_path(heads[-1], identity) or own
    if own:
        return own
    for clause in reversed(CLAUSE_END.split(place.lead)[:-1]):
        clause = without_numbering(clause)
        if coded := _CODED.search(clause):  # 主要是2014099其他信访事务支出，预算数为…
            return name_path(coded.group("name"), identity)
        if REASON.search(clause) or len(clause) > 70 or re.search(r"\d(?!\d*年)", clause):
            break
        if own := name_path(re.sub(r".*其中", "", clause), identity):
            return own
    return ()

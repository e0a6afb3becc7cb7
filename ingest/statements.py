"""Statements: every number of prose with what it belongs to, its year and its role.

A sentence is read from number to number. The words between two numbers (the lead) say whether the
next is an amount, last year's amount, a change, a growth or a share, and name it; where they name
nothing, the number belongs to what was named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.model import Identity, Passage, Sentence, Statement, StatementRole
from ingest.numbering import numbering
from ingest.quantities import Quantity, quantities
from ingest.subjects import heading_names, name_path, year_in

_UP = "增加|增长|上升|提高|上涨|调增|新增加|净增|增|多|追加"
_DOWN = "减少|下降|降低|压减|调减|核减|压缩|缩减|削减|降|减|少|回落|节约|下调"
_CHANGE = re.compile(
    rf"(?:各|均|同比|环比|共|分别|预计|将|又|相应|合计|小幅)*(?:(?P<both>(?:{_UP})[（(](?:{_DOWN})[)）]|(?:{_DOWN})[（(](?:{_UP})[)）])|"
    rf"(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|额|率|幅度|幅|数)?(?:为|约|近|达|了)*$"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同|跟|和)(?P<base>[^，]{0,40}?)(?:相比较?|比较|相较|相对比|对比)[，,]?(?P<own>[^，]*)$"
)
_AGAINST = re.compile(r"(?:比|较|与|同|跟|和)(?P<base>[^比较与同]{0,40}?)[，,]?(?P<own>)$")
_SHARE = re.compile(r"占(?P<whole>.*?)(?:的)?(?:比重|比例|占比|比)?(?:的)?(?:为|达到|达|约|近|是)*$")
_DONE = re.compile(r"完成(?P<whole>.{0,12}?预算数?)的?$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?!度?(?:结转|结余|末结))")
_PARTS = re.compile(
    r"其中|(?:包括|包含|分为|具体为|分别为|构成为|如下|以下方面)(?:[:：])?$|以下方面[:：]|(?:包括|包含)[:：]?(?=[^，。；]*$)"
)
_MEASURE = re.compile(
    r"(?:年初|全年|调整|当年|追加|支出)?(?:预算执行数|预算数|预算|执行数|决算数|决算|完成数)(?:数|总数)?(?:为|安排)?$"
)
_REASON = re.compile(r"主要原因(?:是|为|：|:)*|主要(?:是|为|由于|因)|原因(?:是|为|：|:|一)+|由于|因为")
_LIST = re.compile(r"(?:其中|包括|包含|分为|具体为)[:：]?$")
_PLAIN = re.compile(r"(?:支出)?(?:预算数|预算)(?:数|总数)?(?:为|安排)?")
_MOVED = re.compile(
    r"(?:调剂|划转|调出|调入|安排|新增|下达|压减|追加|收回|结转|增加|核减|投入|支付|拨付)了?$"
)
_COUNT_END = re.compile(r"开展|实行|实施|纳入|进行|编报|用于|参加|给|(?<!作)为|是|的|和|以及")
_NOUN_END = re.compile(_COUNT_END.pattern + "|预算")
_ANEW = re.compile(r"(?:本部门|本单位|我部门|我单位|我局|全年|本年)|(?:19|20)\d{2}年")
_CLAUSE = re.compile(r"[，,；;：:。]")
_ACT = re.compile(
    r"(?:设|设有|设立|下设|内设|共|共有|有|完成|涉及|开展|购置|更新|组织|举办|建设|保障|用于|加挂|挂|下辖|辖|含|新增|报废|"
    r"预计|约|近|超|超过|达到|不少于|不低于|以及|及|和|抓好|实施|管理|核定|为|本部门|我部门|本单位|我局|下属|所属|（|\(|拟|安排|"
    r"编制|编报|设置|包括|即|对|等|的)$"
)
_NOUN = re.compile(r"(?:以上|左右)?(?P<noun>[^，。；：、,;:（）()0-9\s]{2,24})")


@dataclass(slots=True)
class _Scope:
    """What is being spoken of: `base` by the headings, `group` by 其中, `last` by the last amount."""

    base: tuple[str, ...]
    last: tuple[str, ...]
    head: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    group_unit: str | None = None
    last_year: int | None = None
    last_unit: str | None = None
    against: str | None = None
    as_of: int | None = None
    closing: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    amounts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] | None = None


def build_statements(passages: Sequence[Passage], identity: Identity) -> tuple[Statement, ...]:
    """The statements of all passages in order; the table of contents has none."""
    found: list[Statement] = []
    ancestors: list[tuple[int, tuple[str, ...]]] = []
    path: tuple[str, ...] | None = None
    for passage in passages:
        if passage.heading_path == ("目录",) or not passage.sentences:
            continue
        if passage.heading_path != path:
            path, ancestors = passage.heading_path, []
        level, _ = numbering(passage.sentences[0].text)
        ancestors = [entry for entry in ancestors if entry[0] < level]
        base = ancestors[-1][1] if ancestors else heading_names(passage.heading_path, identity)
        scope = _Scope(base, base)
        for number, sentence in enumerate(passage.sentences):
            if number == 0:
                _announce(sentence.text, scope, identity)
            for draft in _read(sentence, scope, identity):
                found.append(draft.statement(len(found), passage.index, number, sentence))
        if level:
            ancestors.append((level, scope.head or scope.base))
        elif _LIST.search(passage.sentences[-1].text):
            ancestors.append((level, scope.group or scope.last))
    return tuple(found)


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
        return Statement(
            index,
            passage,
            number,
            sentence.page,
            sentence.box,
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


def _read(sentence: Sentence, scope: _Scope, identity: Identity) -> Iterator[_Draft]:
    text = sentence.text
    if _ANEW.match(text) or (identity.department and text.startswith(identity.department)):
        scope.group, scope.group_unit = (), None
    scope.as_of = _as_of(text) or scope.as_of
    previous: Quantity | None = None
    for quantity in quantities(text):
        lead = text[previous.stop if previous else 0 : quantity.start]
        reason = scope.kept is not None or _REASON.search(lead)
        if quantity.level and reason and quantity.printed != "持平":
            continue
        while scope.closing and scope.closing[-1][0] <= quantity.start:
            _, scope.group, scope.last = scope.closing.pop()
            scope.changed = ()
            scope.amounts[_kind_of(scope.last_unit)] = scope.last
        _enter_bracket(text, lead, quantity, previous, scope)
        if scope.kept is None and _REASON.search(lead):
            scope.kept = scope.last
        _open(lead, quantity.start - len(lead), scope, text, identity)
        yield _statement(text, lead, quantity, previous, scope, identity)
        previous = quantity
    if previous:
        _open(text[previous.stop :], previous.stop, scope, text, identity)
    scope.closing.clear()
    if scope.kept is not None:
        scope.last, scope.kept = scope.kept, None
    if text.endswith("。"):
        scope.group, scope.group_unit = (), None
        scope.as_of = scope.against = None


def _statement(
    text: str, lead: str, quantity: Quantity, previous: Quantity | None, scope: _Scope, identity: Identity
) -> _Draft:
    near = _CLAUSE.split(lead)[-1]
    reason = _REASON.search(near)
    if reason:
        near = near[reason.end() :]
    if previous and previous.unit and not previous.money and lead[:1] not in "，、；：。）)":
        # 1家行政单位的机关运行经费: the noun of the count before is not part of the name.
        near = re.split(r"的|、|和", near, maxsplit=1)[-1] if near == lead else near
    if quantity.level:
        return _level(near, quantity, scope, identity)
    change = _CHANGE.search(near)
    if change and not quantity.numeral:
        return _change(lead, near, change, quantity, scope, identity)
    share = _SHARE.search(near) or _DONE.search(near)
    if share and quantity.percent:
        own = name_path(near[: share.start()], identity)
        subject = _under(scope, own) if own else scope.last
        whole = _whole(share.group("whole")) or (scope.group[-1] if scope.group else None)
        year = scope.last_year or identity.year
        return _Draft(quantity, subject, "share", year, quantity.unit, whole=whole)
    return _amount(text, lead, near, quantity, scope, identity)


def _whole(text: str) -> str:
    text = text.strip("：: ")
    return (
        text.strip("“”")
        if text.count("“") != text.count("”") or text.rfind("“") == 0 < text.find("”") == len(text) - 1
        else text
    )


def _level(near: str, quantity: Quantity, scope: _Scope, identity: Identity) -> _Draft:
    """与上年持平: a change of nothing, in the unit of the amount before it."""
    near = re.sub(r"(?:基本|大体|均|保持)$", "", near)
    own_text, base = _against(near)
    own = name_path(own_text, identity) if base else ()
    subject = _under(scope, own) if own else scope.last
    base = base or scope.against
    return _Draft(quantity, subject, "change", scope.last_year or identity.year, scope.last_unit, 0, base)


def _change(
    lead: str, near: str, change: re.Match[str], quantity: Quantity, scope: _Scope, identity: Identity
) -> _Draft:
    own_text, base = _against(near[: change.start()])
    if base is None and len(clauses := _CLAUSE.split(lead)) > 1:
        # 与上年相比，财政拨款支出增加…
        base = _against(clauses[-2])[1]
    scope.against = base or scope.against
    own = name_path(own_text, identity)
    if own:
        subject = scope.last = _under(scope, own)
    elif quantity.percent:
        subject = scope.changed or scope.amounts.get("元") or scope.last
    else:
        subject = scope.amounts.get(_kind_of(quantity.unit)) or scope.last
    scope.changed = subject
    direction = 0 if change.group("both") else 1 if change.group("up") else -1
    role: StatementRole = "growth" if quantity.percent else "change"
    return _Draft(
        quantity, subject, role, scope.last_year or identity.year, quantity.unit, direction, scope.against
    )


def _against(text: str) -> tuple[str, str | None]:
    """(the name, what is compared with): 人员经费比上年 -> (人员经费, 上年)."""
    match = _COMPARED.search(text) or _AGAINST.search(text)
    if not match:
        return text, None
    return text[: match.start()] + match.group("own"), match.group("base") or None


def _amount(text: str, lead: str, near: str, quantity: Quantity, scope: _Scope, identity: Identity) -> _Draft:
    last_year = bool(_LAST_YEAR.search(near))
    printed = year_in(near) or (None if _REASON.search(lead) else year_in(lead))
    year = printed or (identity.year - 1 if last_year and identity.year else None)
    against = re.match(r"[（(]?(?:比|较|与|同)(?=.*(?:年|预算|决算|执行))", near)
    if against:
        scope.against = near[against.end() :]
        year = year or (identity.year - 1 if identity.year else None)
        return _Draft(
            quantity,
            scope.last,
            "prior" if quantity.money else "count",
            year,
            quantity.unit,
            base=scope.against,
        )
    own = _own_name(text, lead, near, quantity, identity)
    counts = not quantity.money and not quantity.percent
    if own and counts and scope.group and scope.group_unit and quantity.unit != scope.group_unit:
        scope.group = ()
    subject = _under(scope, own) if own else scope.last
    role: StatementRole
    if quantity.money:
        role = "prior" if last_year or (year and identity.year and year < identity.year) else "amount"
    elif quantity.percent:
        role = "other"
    else:
        role = "count"
        year = year or scope.as_of
    year = year or identity.year
    measure = _MEASURE.search(near)
    base = None
    if measure and role == "prior":
        base = near.strip("，：（").removesuffix("为")
    elif measure and not _PLAIN.fullmatch(measure.group()):
        base = measure.group().removesuffix("为")
    if role != "other":
        scope.last, scope.last_unit = subject, quantity.unit
        scope.last_year = year if role != "prior" else identity.year
        scope.head = scope.head or subject
        scope.amounts[_kind_of(quantity.unit)] = subject
        if own:
            scope.changed = ()
        scope.against = base if role == "prior" else None
    return _Draft(quantity, subject, role, year, quantity.unit, base=base)


def _own_name(text: str, lead: str, near: str, quantity: Quantity, identity: Identity) -> tuple[str, ...]:
    """The name printed for the number: before it, or behind it where only a verb stands before it."""
    own = name_path(near, identity)
    if not quantity.percent and (noun := _NOUN.match(text, quantity.stop)):
        bare = not own or (_ACT if not quantity.money else _MOVED).search(near)
        if bare:
            end = _NOUN_END if quantity.money else _COUNT_END
            name = name_path(end.split(noun.group("noun"))[0], identity)
            if name and (not quantity.money or own):
                return name
    if own:
        return own
    clauses = _CLAUSE.split(lead)
    for clause in reversed(clauses[:-1]):
        if _REASON.search(clause) or len(clause) > 60:
            break
        own = name_path(re.sub(r".*其中", "", clause), identity)
        if own:
            return own
    return ()


def _under(scope: _Scope, own: tuple[str, ...]) -> tuple[str, ...]:
    """`own` below what is spoken of, without naming the same thing twice."""
    above = scope.group or scope.base
    while above and own and not scope.group and _same_thing(above[-1], own[0]):
        above = above[:-1]
    if above and own and above[-1] == own[0]:
        above = above[:-1]
    return (*above, *own)


def _same_thing(above: str, own: str) -> bool:
    """A heading and its own text name one thing, unless the text names one of several (A及B)."""
    return above in own or (own in above and not re.search(r"[及和、]", above))


def _open(lead: str, offset: int, scope: _Scope, text: str, identity: Identity) -> None:
    """其中 and 包括： put what follows under what was last named; a bracket ends with its bracket."""
    parts = None
    for parts in _PARTS.finditer(lead):
        pass
    if not parts:
        return
    place = offset + parts.start()
    if _bracketed(text, place):
        close = re.search(r"[）)]", text[place:])
        if not scope.closing:
            scope.closing.append((place + close.start() if close else len(text), scope.group, scope.last))
    own: tuple[str, ...] = ()
    if parts.group() != "其中":
        own = name_path(_CLAUSE.split(lead[: parts.start()])[-1], identity)
    scope.group = _under(scope, own) if own else scope.last
    scope.group_unit = scope.last_unit if scope.last_unit and not scope.last_unit.endswith("元") else None


def _enter_bracket(
    text: str, lead: str, quantity: Quantity, previous: Quantity | None, scope: _Scope
) -> None:
    """2.5万元（购置费0万元，…）比上年减少…: what is in the bracket are parts, what follows is the whole."""
    if previous and lead[:1] in "（(" and not scope.closing and _bracketed(text, quantity.start):
        close = re.search(r"[）)](?![^（(]*[）)])|[）)]", text[quantity.stop :])
        if close:
            scope.closing.append((quantity.stop + close.start(), scope.group, scope.last))
            scope.group = scope.last


def _kind_of(unit: str | None) -> str:
    return "元" if unit and unit.endswith("元") else unit or ""


def _bracketed(text: str, place: int) -> bool:
    opened = max(text.rfind("（", 0, place), text.rfind("(", 0, place))
    return opened > max(text.rfind("）", 0, place), text.rfind(")", 0, place))


def _announce(text: str, scope: _Scope, identity: Identity) -> None:
    """A first sentence that only names its topic: 2.公务接待费。."""
    if numbering(text)[0] and len(text) <= 60 and not re.search(r"[，；]", text) and not quantities(text):
        own = name_path(text.rstrip("。：:"), identity)
        if own:
            scope.base = scope.last = scope.head = _under(scope, own)


def _as_of(text: str) -> int | None:
    match = re.search(
        r"(?:截至|截止到?|至)((?:19|20)\d{2})年|((?:19|20)\d{2})年(?:\d+月)?(?:\d+日)?(?:底|末)", text
    )
    return int(match.group(1) or match.group(2)) if match else None

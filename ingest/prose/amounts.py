"""Numbers that tell an amount, last year's amount or a count."""

from __future__ import annotations

import re

from ingest.model import Identity, StatementRole, of_this_budget
from ingest.prose.drafts import Draft, Place
from ingest.prose.number_names import CARRIED_OUT, own_name
from ingest.prose.scope import REASON, Scope, Subject
from ingest.prose.subjects import year_in
from ingest.prose.told_in_turn import GOES_ON, quoted_in_turn, several_names

WHOLE_BUDGET = "预算"
"""The subject of an amount that is named by nothing but the department: 深圳市审计局预算10,737.69万元."""
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?!度?(?:结转|结余|末结))")
_MEASURE = re.compile(
    r"(?:年初|全年|调整|当年|追加|支出)?(?:预算执行数|预算数|预算|执行数|决算数|决算|完成数)(?:数|总数)?(?:为|安排)?$"
)
_PLAIN = re.compile(r"(?:支出)?(?:预算数|预算)(?:数|总数)?(?:为|安排)?")
_BASE_AMOUNT = re.compile(r"[（(]?(?:比|较|与|同(?!时))(?=.*(?:年|预算|决算|执行))")
_TAKEN_IN = re.compile("(?P<money>.*(?:拨款|基金|预算|资本))本年收入")
_BOTH_OF_A_FUND = re.compile("(?P<money>.*(?:基金|资本).*?)(?:收入、?支出|收支)")
_WHOLE_SIDE = re.compile("总(?:收入|支出)|(?:收入|支出)(?:总计|总额|总数)$")
_SPENT = re.compile("(?:实际)?支出(?:决算)?(?:数)?(?:为|是)?")
_OF_A_BUDGET = re.compile("预算(?:数|安排)?(?:为|是)?$")
_IN_TURN = re.compile("(?:分别|各)[为是]?$")
_POSTS = re.compile("(?<!人员)编制(?:人数|数)?$")
_FILLED = re.compile("(?P<name>(?:现|实)有(?:在编|在职|在岗)?(?:人数|人员|人)?)(?:为|共)?")
_REALLY = re.compile(
    "(?P<name>实际(?:纳入预算|纳入|参加|到位|到岗|在岗|完成|发放|使用|安排))(?:的)?(?:为|共)?"
)
_OPENING_YEAR = re.compile(r"[^，。；：、]{0,4}?(20\d\d)年度?[，,]")
_ANY_YEAR = re.compile(r"20\d\d(?=年)")


def amount_draft(place: Place, scope: Scope, identity: Identity) -> Draft:
    """An amount, last year's amount (prior), a count or a plain percentage, under its name."""
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
        return Draft(quantity, scope.last, role, year, quantity.unit, base=scope.against)
    own = own_name(place, identity)
    counts = not quantity.money and not quantity.percent
    if counts and (behind := _filled_of(place, scope) or _in_fact(near, scope)):
        own = behind
    if own and counts and scope.group and scope.group_unit and quantity.unit != scope.group_unit:
        scope.group = ()
    if quantity.money and scope.budgeted and scope.last and _SPENT.fullmatch(near):
        own = ()  # 公务接待费：预算14.8万元，支出16.3万元
    scope.budgeted = quantity.money and bool(_OF_A_BUDGET.search(near))
    own = _of_the_same_money(own, near, scope)
    each = several_names(own[-1]) if own and _IN_TURN.search(near) else ()
    if not GOES_ON.match(place.text, quantity.stop):
        each = ()
    if each:
        scope.group = scope.group[:-1] if scope.group[-1:] == own[-1:] else scope.group
        own = (*own[:-1], each[0])
    quoted = quoted_in_turn(own, place)
    if quoted:
        own = (*own[:-1], quoted[0], own[-1])
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
        if quoted:
            scope.in_turn = tuple((*subject[:-2], name, subject[-1]) for name in quoted)
        scope.last_year = identity.year if role == "prior" else year
        scope.against = base if role == "prior" else None
        scope.changed = () if own else scope.changed
    times = role == "count" and quantity.unit == "人" and bool(subject) and subject[-1].endswith("人次")
    return Draft(quantity, subject, role, year, "人次" if times else quantity.unit, base=base)


def _of_the_same_money(own: Subject, near: str, scope: Scope) -> Subject:
    """本年支出 beside 总支出 is the year's alone; told of one kind of money it is of that money.

    基金预算财政拨款本年收入225万元…；本年支出200万元
    """
    years = re.search("本年(?:收入|支出)", near)
    if years is None or not scope.last or own not in ((years.group(),), (years.group()[2:],)):
        return own
    if _WHOLE_SIDE.search(scope.last[-1]):
        return (years.group(),)
    taken_in = _TAKEN_IN.fullmatch(scope.last[-1]) if years.group() == "本年支出" else None
    told_of = taken_in or (_BOTH_OF_A_FUND.fullmatch(scope.base[-1]) if scope.base else None)
    return (f"{told_of['money']}{years.group()}",) if told_of else own


def _filled_of(place: Place, scope: Scope) -> Subject:
    """事业编制334人，实有人数301人: how many of the posts that were named last are filled."""
    filled = _FILLED.fullmatch(place.near)
    return (scope.posts[-1], filled["name"]) if filled and scope.posts else ()


def _in_fact(near: str, scope: Scope) -> Subject:
    """在职人员应为159人，…实际纳入预算145人: a verb alone tells how many of the first there really were."""
    done = _REALLY.fullmatch(near)
    return (*scope.head[-1:], done["name"]) if done and scope.head else ()


def _opening_year(place: Place) -> int | None:
    """The year that a sentence begins with, where it names no other before the number: 2024年，自评29个."""
    before = place.text[: place.quantity.start]
    opening = _OPENING_YEAR.match(before)
    return int(opening[1]) if opening and len(set(_ANY_YEAR.findall(before))) == 1 else None


def _measure(near: str, role: StatementRole, *, final: bool) -> str | None:
    """年初预算, 全年预算, 支出决算 …, where more is printed than the plain 预算数 of the year.

    In a final account (`final`) the plain 预算 is told from what was spent too.
    """
    measure = _MEASURE.search(near)
    if measure and role == "prior":
        return near.strip("，：（").removesuffix("为")
    if measure and not _PLAIN.fullmatch(measure.group()):
        return measure.group().removesuffix("为")
    done = CARRIED_OUT.fullmatch(near) if near[:1] in "完占" else None
    if done:
        return done["base"]
    return "预算" if final and role == "amount" and _OF_A_BUDGET.search(near) else None

"""Which editions a question is put to, once its departments, years, kind and level are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.measure_base import base_of
from qa.question.numerals import number_word
from qa.question.reading import Reading, YearMention
from qa.question.text import normal
from qa.question.vocabulary import standard_names
from qa.scoping.scope import Edition

_SPAN = regex(r"(20\d\d)年?(?:到|至|-|—|~)(20\d\d)")
_WHICH_DEPARTMENT = regex(
    r"(?:哪一?家|谁家|哪一?个(?:部门|局|厅|委)|各(?:个)?部门|所有部门|[几两三四五六七八九](?:个(?:部门|局|"
    r"厅|委)|家))"
    r"(?!下属|所属|单位|公司|企业|医院|学校)"
)
"""Asked where no department is named and several are loaded, this is of all of them."""
_WHICH_YEAR = regex("哪一?年.{0,6}[多高大少低小贵]")
_TWO_YEARS = regex(
    r"(?:这|近|最近|前后|过去)两年|两年(?:的|都|分别|各|,|合计|平均|一共|总共|加起来|加在一起)"
)
_OF_LAST_YEAR = regex("(?:是|为|占|相当于|达到?)了?(?:去年|上一?年)")
"""Asked of one edition, these are of its own year and the year before, or hold the two together."""


@dataclass(frozen=True, slots=True)
class Target:
    """One edition to look in, and the year asked for where it is not the edition's own.

    `earlier` is last year's edition of the same department, where it is loaded.
    """

    edition: Edition
    year: int | None = None
    label: str = ""
    earlier: Edition | None = None


@dataclass(frozen=True, slots=True)
class Targets:
    """Where to look: one place, or several that the question compares (`by` says along what).

    `unsettled` holds further departments that the question might as well mean.
    """

    chosen: tuple[Target, ...]
    by: str | None = None
    unsettled: tuple[Target, ...] = ()


_UNMATCHED = regex(
    "没有(?:的|过)|新增了?(?:哪|什么)|[多少]了哪|不再(?:有|列|安排).{0,6}哪|哪.{0,12}(?:新增|不再|没有)"
)
"""Names that one year has and the other has not."""
_ALL_YEARS = regex(
    r"[两二三四五六七八九]年(?:里|中|间|来|的|都|分别|,|合计|平均|一共|总共|加起来|(?:收入|支出|预算|决算|"
    r"三公))|历年|各年|每年|逐年|近[两二三四五]年|哪一?年"
)


def settle(reading: Reading, editions: Sequence[Edition]) -> Targets:
    """Choose the editions that the question speaks of; empty when a named year is nowhere."""
    targets = _settle(reading, editions)

    def dated(group: Sequence[Target]) -> tuple[Target, ...]:
        return tuple(replace(target, earlier=_year_before(target.edition, editions)) for target in group)

    return replace(targets, chosen=dated(targets.chosen), unsettled=dated(targets.unsettled))


def _year_before(edition: Edition, editions: Sequence[Edition]) -> Edition | None:
    if edition.year is None:
        return None
    same = (edition.department, edition.kind, edition.level, edition.year - 1)
    return next((e for e in editions if (e.department, e.kind, e.level, e.year) == same), None)


def _settle(reading: Reading, editions: Sequence[Edition]) -> Targets:
    text = reading.text
    mentioned = [mention.editions for mention in reading.departments if mention.editions]
    pool = list(editions)
    if mentioned:
        allowed = {edition.key for group in mentioned for edition in group}
        pool = [edition for edition in pool if edition.key in allowed]
    by_level = _both(text, "部门预算", "单位预算") and len({edition.level for edition in pool}) > 1
    by_kind = _both(text, "预算", "决算") and len({edition.kind for edition in pool}) > 1
    if not by_kind:
        pool = _keep(pool, lambda edition: edition.kind == "决算") if "决算" in text else pool
        if re.search(r"(?<!年初)(?<!全年)预算", text) and "决算" not in text and "完成" not in text:
            pool = _keep(pool, lambda edition: edition.kind == "预算")
    if not by_level:
        if re.search("单位预算|单位决算|本级", text):
            pool = _keep(pool, lambda edition: edition.level == "单位")
        elif re.search("部门预算|部门决算|全部门|汇总", text):
            pool = _keep(pool, lambda edition: edition.level == "部门")
    departments = _departments(reading, pool)
    relative = [year.relative for year in reading.years if year.relative is not None]
    explicit = list(dict.fromkeys(year.year for year in reading.years if year.year is not None))
    # What is paid for a year to come, or due by it, is of this year: 2027年度的订阅费今年安排多少.
    if 0 in relative or _DEADLINE.search(text):
        explicit = [year for year in explicit if not _yet_to_come(year, pool)]
    span = _SPAN.search(text)
    if span and 1 < int(span.group(2)) - int(span.group(1)) < 10:
        printed = {edition.year for edition in pool}
        through = range(int(span.group(1)), int(span.group(2)) + 1)
        explicit = [year for year in through if year in explicit or year in printed]
    apart = reading.years_apart
    if len(departments) == len(apart) and mentioned:
        dated = tuple(_of_own_year(group, year) for group, year in zip(departments, apart, strict=True))
        return Targets(dated, "department")
    if len(departments) > 1 and mentioned:
        if len(departments) == 2 and _measured_by_first(reading, departments[0]):
            departments.reverse()
        chosen = [_of_year(group, explicit[0] if explicit else None) for group in departments]
        return Targets(_each_by_name(chosen, text), "department")
    said = re.search(r"([两三四五六七八九])(?:家(?!下属|所属)|个(?:单位|机关))", text)
    all_of_them = said is not None and number_word(said.group(1)) == len(departments)
    asked = _WHICH_DEPARTMENT.search(text) or all_of_them
    if len(departments) > 1 and not reading.departments and asked:
        chosen = [_of_year(group, explicit[0] if explicit else None) for group in departments]
        return Targets(_each_by_name(chosen, text), "department")
    groups = departments or [pool]
    if by_level and groups:
        ordered = sorted(groups[0], key=lambda edition: text.find(f"{edition.level}{edition.kind}"))
        return Targets(tuple(Target(e, None, f"{e.level}{e.kind}") for e in ordered), "level")
    if by_kind and groups:
        return Targets(tuple(Target(e, None, f"{e.year}年{e.kind}") for e in groups[0]), "kind")
    group = groups[0]
    years = {edition.year: edition for edition in group}
    if (
        len(explicit) == 2
        and sum(year in years for year in explicit) == 1
        and abs((explicit[0] or 0) - (explicit[1] or 0)) == 1
    ):
        held = next(year for year in explicit if year in years)
        if held == max(year or 0 for year in explicit) and re.search(
            "比|较|低于|高于|少于|多于|超过|不及|不如", text
        ):
            return Targets((Target(_of_year(group, held)),))
    new_names = len(explicit) == 1 and re.search("科目|下属|预算单位", text)
    if (-1 in relative or new_names) and len(years) > 1 and _UNMATCHED.search(text):
        now = _of_year(group, explicit[0] if explicit else None)
        last = _of_year(group, (now.year or 0) - 1)
        if last.year is not None and last.year + 1 == now.year:
            return Targets((Target(last, None, f"{last.year}年"), Target(now, None, f"{now.year}年")), "year")
    if len(explicit) > 1:
        found = [_year_target(group, year) for year in explicit]
        return Targets(tuple(target for target in found if target), "year")
    if _ALL_YEARS.search(text) and len(years) > 1:
        return Targets(
            tuple(Target(e, None, f"{e.year}年") for e in sorted(group, key=lambda e: e.year or 0)), "year"
        )
    this_and_last = {0, -1} <= set(relative) and not _compares(text)
    of_two = _WHICH_YEAR.search(text) or this_and_last or (_TWO_YEARS.search(text) and not relative)
    if of_two and len(years) == 1 and not explicit:
        edition, own = group[0], group[0].year
        if own is not None:
            before = Target(edition, own - 1, f"{own - 1}年")
            return Targets((before, Target(edition, None, f"{own}年")), "year")
    chosen_targets = []
    for candidates in groups:
        year = explicit[0] if explicit else None
        latest = _of_year(candidates, None)
        if year is None and -1 in relative and latest.year is not None and not _compares(text):
            year = latest.year - 1
        if year is None:
            chosen_targets.append(Target(latest, None))
        else:
            target = _year_target(candidates, year)
            if target is not None:
                closing = any(said.closing for said in reading.years if said.year == year)
                # A budget counts what there was at the end of the year before, an account its own year's.
                counted = closing and target.edition.kind != "决算"
                chosen_targets.append(replace(target, year=None) if counted else target)
    if not chosen_targets:
        return Targets(())
    return Targets((chosen_targets[0],), None, tuple(chosen_targets[1:]))


_DEADLINE = regex(
    "20\\d\\d年?度?(?:年?[底末]|\\d{1,2}月(?:\\d{1,2}日|[底末])?)?(?:之|以)?前(?![一两二三几])|到20\\d\\d年?[底末]"
)
"""A day by which something is to be done."""


def _yet_to_come(year: int, pool: Sequence[Edition]) -> bool:
    return bool(pool) and all(edition.year is not None and edition.year < year for edition in pool)


def _measured_by_first(reading: Reading, first: Sequence[Edition]) -> bool:
    """Whether a multiple is of the body named second by the one named first."""
    bodies = [mention for mention in reading.departments if mention.editions]
    base = base_of(reading.text, [(mention.start, mention.end) for mention in bodies])
    return base is not None and bool(set(bodies[base].editions) & set(first))


def _both(text: str, a: str, b: str) -> bool:
    pattern = rf"(?<!部门)(?<!单位)(?:{a}|{b})" if a == "预算" else rf"{a}|{b}"
    return {a, b} <= set(re.findall(pattern, text)) and bool(re.search("和|与|跟|比|相差|差|,", text))


def _keep(pool: list[Edition], test: Callable[[Edition], bool]) -> list[Edition]:
    """Editions that pass, and all of a department of which none passes."""
    passing = {edition.department for edition in pool if test(edition)}
    return [edition for edition in pool if test(edition) or edition.department not in passing]


def _departments(reading: Reading, pool: Sequence[Edition]) -> list[list[Edition]]:
    """Editions by department, in the order in which the question names them."""
    order: dict[str, list[Edition]] = {}
    for mention in reading.departments:
        for edition in mention.editions:
            if edition in pool:
                order.setdefault(edition.department, [])
    for edition in pool:
        if not order or edition.department in order or not reading.departments:
            order.setdefault(edition.department, []).append(edition)
    return [group for group in order.values() if group]


def _of_year(group: Sequence[Edition], year: int | None) -> Edition:
    if year is not None:
        for edition in group:
            if edition.year == year:
                return edition
    return max(
        group, key=lambda edition: (edition.year or 0, edition.kind == "预算", edition.level == "部门")
    )


def _of_own_year(group: Sequence[Edition], said: YearMention) -> Target:
    """The edition of this department's own year; what there was at a year's end the next one counts."""
    year = said.year
    if said.closing:
        counted = [edition for edition in group if edition.year == (year or 0) + 1 and edition.kind == "预算"]
        if counted:
            return Target(counted[0], None, _called(counted[0]))
    target = _year_target(group, year) or Target(_of_year(group, year))
    return replace(target, label=_called(target.edition))


def _called(edition: Edition) -> str:
    """A department among others by its own name: 某市民政局 of 某市民政局(本级), whose account it is."""
    return re.sub(r"[(（](?:本级|机关|本部)[)）]$", "", edition.department)


def _each_by_name(editions: Sequence[Edition], text: str) -> tuple[Target, ...]:
    """Departments side by side by their names, with the level where that is said or tells two apart."""
    names = [_called(edition) for edition in editions]
    return tuple(
        Target(edition, None, edition.department if said or names.count(name) > 1 else name)
        for edition, name in zip(editions, names, strict=True)
        for said in (normal(edition.department) in text,)
    )


def _year_target(group: Sequence[Edition], year: int | None) -> Target | None:
    """The edition of that year, or the nearest later one, which may state last year's figures."""
    for edition in sorted(group, key=lambda edition: edition.level != "部门"):
        if edition.year == year:
            return Target(edition, None, f"{year}年")
    later = [
        edition for edition in group if edition.year is not None and year is not None and edition.year > year
    ]
    if later:
        return Target(min(later, key=lambda edition: edition.year or 0), year, f"{year}年")
    unknown = [edition for edition in group if edition.year is None]
    if unknown:
        return Target(unknown[0], year, f"{year}年")
    if (
        group
        and year is not None
        and all(edition.year is not None and edition.year < year for edition in group)
    ):
        return None
    return None


def _compares(text: str) -> bool:
    """Whether a question holds two years together; what an official name says (防灾减灾) does not."""
    if _OF_LAST_YEAR.search(text):
        return True
    for start, end in reversed(known_spans(text, standard_names())):
        text = f"{text[:start]} {text[end:]}"
    text = _NO_MOVES.sub(" ", text)
    return bool(re.search("比|较|同比|相比|增|减|降|涨|升|多了|少了|砍|变化|持平|推算|倒推", text))


_NO_MOVES = regex("减灾|减排|减污|降碳|减负|增殖|增值|增收|增效|升级|提升|晋升|降水|降雨|降尘|比赛|比选|较大")
"""Words of work to be done, in the names of items and projects."""

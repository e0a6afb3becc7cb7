"""What is made of several earlier figures together: 两项合计, 差多少, 后者是前者的几倍."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.patterns import regex
from qa.question.comparand import comparands

Find = Callable[[str], Sequence[tuple[int, int]]]
"""Where a normalised text names loaded departments."""

YEAR = regex(r"20\d\d(?:年?度?)?|今年|本年|去年|上一?年度?(?!结[转余]|实户)|前年")
SUM = "加起来|加在一起|加一起|合起来|合计|合在一起|一共|总共|共计|总和|之和|总计"
TAIL = regex(
    r"(?:的)?(?:(?<!年初)(?<!全年)(?<!调整)(?:预算|决算))?数?(?:安排了|安排|花了?)?(?:一共|总共|分别|各)?(?:是|有|为)?(?:多少|几|"
    r"哪些|哪几|什么)[^,，]*$|呢$|吗$"
)
"""What of a question only asks."""
_THESE = (
    r"(?:它们|他们|(?:这|那|以上|前面|上面)?[两二三四五六七八九](?:个|家|年|项|者|笔|类)?"
    r"(?:数字?|单位|部门|局|项目|专项|科目|支出|费用|经费|资金|金额)?|都)"
)
TOGETHER = regex(
    rf"^{_THESE}?(?:的)?(?:{SUM}|(?:的)?(?:差(?!旅)|相差|平均|谁|哪)|年均|均值|"
    r"谁(?:更)?[多少高低大小]|哪(?:个|家|年|一?项)(?:更|最)?[多少高低大小]|"
    r"高多少|低多少|多多少|少多少)"
)
_MOVES = regex(
    "^(?:比(?=.{0,2}[多少增减降涨])|多了|少了|增|减|降|涨|下降|上升|变化|变动|减少|差(?!旅)|相差)"
)
_WHICH = regex("^(?:谁|哪[个家项年])")
_FORMER = regex("前者|后者|前一[个项家笔年]|后一[个项家笔年]")
_CONVERTED = regex(r"(?:换算成?|折合成?|折成|折算成?|换成|合)?(?:亿|万|千)?元(?:是|表示)?(?:多少|呢|$)")
_WORKED = regex(
    rf"(?<=.)(?:加起来|加在一起|加一起|合起来|之和)|[和、].*(?:{SUM})|[比较](?![例重])|增[加长减幅]|减[少了]|降(?![低水雨])|涨|占|倍|相差|差额|差多少|"
    "最|谁|哪|平均"
)
_NUMERALS = {"两": 2} | {numeral: at for at, numeral in enumerate("二三四五六七八九", 2)}


@dataclass(frozen=True, slots=True)
class _Asked:
    """One earlier question taken apart: the department and the year that it names, and what it is of."""

    department: str
    year: str
    item: str

    @property
    def name(self) -> str:
        return f"{self.department}{self.year}{self.item}"


def of_the_last(now: str, earlier: Sequence[str], find: Find | None) -> str | None:
    """The question that asks `now` of the last few figures, where they differ in one thing alone.

    `earlier` are the questions before it, oldest first, each made whole.
    """
    former = _FORMER.search(now)
    if not (former or TOGETHER.match(now) or _MOVES.match(now) or _WHICH.match(now)):
        return None
    now = re.sub("(?:的)?(?:(?:情况)?呢|如何|怎么样)$", "是多少", now)
    asked = re.sub(rf"^{_THESE}(?:的)?(?=.)", "", now)
    said = re.match(r"^(?:这|那|以上|前面|上面)?([两二三四五六七八九])", now)
    count = _NUMERALS[said.group(1)] if said else 2
    figures = _figures(earlier, find)[-count:]
    if len(figures) < 2 or len(figures) < count:
        return None
    for mine in ("year", "department", "item"):
        others = [name for name in ("year", "department", "item") if name != mine]
        if all(len({getattr(one, name) for one in figures}) == 1 for name in others):
            if not all(getattr(one, mine) for one in figures):
                return None
            if former:
                return _of_former_and_latter(now, figures, mine)
            return _joined(asked, figures, mine)
    return None


def _figures(earlier: Sequence[str], find: Find | None) -> list[_Asked]:
    """The figures asked for, the latest last, each once; what is worked out of others is none of them.

    A department or a year that a later question leaves out is that of the one before it.
    """
    figures: list[_Asked] = []
    for whole in earlier:
        plain = _CONVERTED.sub("", whole)
        spans = list(find(plain)) if find else []
        years = list(YEAR.finditer(plain))
        if len(spans) > 1 or len(years) > 1:
            figures = []  # 差多少 after it is of what it names itself
            continue
        out = [*spans, *(year.span() for year in years)]
        blank = "".join(" " if any(s <= at < e for s, e in out) else c for at, c in enumerate(plain))
        if _WORKED.search(blank.strip(" ,，的")):
            continue
        item = _item_of(blank)
        if not item:
            continue
        last = figures[-1] if figures else None
        department = plain[slice(*spans[0])] if spans else last.department if last else ""
        year = years[0].group() if years else last.year if last else ""
        one = _Asked(department, year if not year.isdigit() else f"{year}年", item)
        figures = [*(figure for figure in figures if figure != one), one]
    return figures


def _item_of(blank: str) -> str:
    """What a question is of: 行政运行的公用经费 of 行政运行里面,公用经费有多少."""
    words = TAIL.sub("", blank.strip(" ,，的")).strip(" ,，的?？")
    part = re.fullmatch(r"(?P<w>.+?)里面[,，]?(?P<x>[^,]+)", words)
    if part:
        return f"{part['w'].strip(' 的')}的{part['x']}"
    named = [name.translate(_FREED) for name in comparands(words.translate(_HELD))]
    if len(named) != 1:
        return ""
    return words if len(words) <= len(named[0]) + 1 else named[0]  # 对个人和家庭的补助, 物业费及维修专项


_HELD = str.maketrans("()", "\ue100\ue101")
_FREED = str.maketrans("\ue100\ue101", "()")
"""Brackets are part of a name here, 因公出国(境)费: they cut nothing."""


def _joined(asked: str, figures: Sequence[_Asked], differing: str) -> str:
    one = figures[0]
    names = [getattr(figure, differing) for figure in figures]
    listed = f"{'、'.join(names[:-1])}和{names[-1]}"
    if differing == "year":
        early, late = min(names), max(names)
        moved = bool(_MOVES.match(asked)) and len(names) == 2
        of = f"{late}比{early}" if moved else f"{'、'.join(sorted(names)[:-1])}和{late}"
        return f"{one.department}{one.item},{of}{asked}"
    if differing == "department":
        return f"{listed}{one.year}{one.item}{asked}"
    return f"{one.department}{one.year}{listed}{asked}"


def _of_former_and_latter(now: str, figures: Sequence[_Asked], differing: str) -> str:
    """The two named where they are pointed at: 后者是前者的几倍."""
    former, latter = figures[-2:]
    named = 0

    def name(match: re.Match[str]) -> str:
        nonlocal named
        named += 1
        one = former if match.group().startswith("前") else latter
        return one.name if named == 1 or differing == "item" else str(getattr(one, differing))

    whole = _FORMER.sub(name, now)
    if named == 1:
        other = latter if _FORMER.search(now).group().startswith("前") else former  # type: ignore[union-attr]
        own = other.name if differing == "item" else str(getattr(other, differing))
        whole = re.sub("(?<=[比占])(?=[多少高低])", own, whole, count=1)
    return whole

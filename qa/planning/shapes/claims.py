"""Shapes that work a claimed percentage or change out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.amounts import MONEY_IN_YUAN
from qa.patterns import regex
from qa.planning.plan import Operand, Plan, Role, Source
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_SHARE_CLAIM = regex(
    r"(?P<a>[^,，]+?)占(?P<b>[^,，\d]*?)的?(?:比例|比重)?(?:写的?|算的?)?(?:为|是|达)?(?P<n>\d+(?:\.\d+)?)%"
)
_RATE_CLAIM = regex(
    r"(?:完成率?|执行率|完成(?:了|年初|全年|调整|预算)*的?)(?:写?的?是?|为|达)*(?P<n>\d+(?:\.\d+)?)%"
)
_AGAINST_THE_BUDGET = regex("(?:比|较)(?:年初|全年|当年)?预算数?")
"""What an outturn is held against, where it is not last year's."""
_GROWTH_CLAIM = regex(
    r"(?:增长率?|增加|上升|提高|下降率?|减少|降低|降幅|增幅|涨幅|跌幅|降|涨)(?:了|是|为|写的?是?|达)?(?P<n>\d+(?:\.\d+)?)%"
)
_RATE_IN_BRACKETS = regex(
    r"(?P<moved>(?P<way>增加|增长|上升|减少|下降|降低)了?\d+(?:\.\d+)?(?:亿元|万元|千元|元))"
    r"[(（](?P<n>\d+(?:\.\d+)?)%[)）]"
)
"""减少1.5万元（42.86%）: the rate of a change stands in brackets behind it."""
_CHANGE_CLAIM = regex(
    r"(?P<a>[^,，]+?)(?:比|较)[^,，]*?(?:增长|增加|上升|提高|下降|减少|"
    r"降低)了?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|元)"
)
_SPENT_AND_PLANNED = (("决算数", "final"), ("预算数", "revised"))
_BUDGET_FIRST = regex("预算(?:数|安排)?(?:为|是)?$")
_SHARE_OF_TWO = regex(
    r"\d(?:亿元|万元|元)占[^,，]*?\d(?:亿元|万元|元)的?(?:比例|比重)?(?:为|是|达)?(?P<n>\d+(?:\.\d+)?)%"
)
_APART_CLAIM = regex(
    r"(?:相差|差额?|差了?|差距|少了?|多了?|剩下?|结余|(?:正好|刚好|恰好)(?:增加|减少)了?)(?:是|为|写的?是?|有)*(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|元)"
)
_SAYING = regex(
    r"^.*?(?:正文|说明|文字|文件|报告)?(?:里|中)?(?:说|写着?|讲|称|提到)(?!明)|^正文|^说明|^里讲"
)
_SAID = regex(
    r"[,，]?(?:正文|编制说明|情况说明|说明|文字|文件|报告)?(?:里|中|上)?(?:说|写着?|讲|称|提到)(?:的|是|了)*$"
)
_MOVES = regex(
    r"[,，]?(?:比(?!例|重)|较|同比|与 |跟 |和 |增长|增加|上升|提高|下降|减少|降低|降幅|增幅|涨幅|跌幅|降|"
    r"涨|\d)"
)


def _subject(core: str) -> str:
    """What the claim is about: the words before the first that tell of a change, without who says so."""
    moved = _MOVES.search(core)
    words = core[: moved.start()] if moved else core
    plain = _SAID.sub("", words)
    return (_SAYING.sub("", plain) or plain).strip(" ,，的")


_AMOUNT_SAID = regex(
    r"(?:写|说|讲)?(?:的)?(?:是|为)?(?:减少|增加|下降|增长|上升|降低)了?(?:额)?\d[\d.]*(?:亿元|万元|元)[、,，]?(?:和|且)?$"
)


_CHANGED_BY = regex(r"(?P<v>增加|增长|多|减少|下降|降低|少)(?:了|的|额)?$")
_LESS = ("减少", "下降", "降低", "少")
"""What stands right before an amount that is a change, not this year's figure."""
_NOW_AND_BEFORE: tuple[Role, Role] = ("amount", "prior")
_MOVED_BY = regex(
    r"^[^,，\d]+?(?:写|说|讲|称)?(?:的|着)?(?:是|为)?[,，]?(?:(?:比|较)[^,，\d]*?|同比)?"
    r"(?P<v>增加|增长|上升|多|减少|下降|降低|少)(?:了|的|额)?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元)"
)


def _undone(reading: Reading, moved: re.Match[str], source: Source) -> list[Operand]:
    """This year's figure, and last year's as this year's with the stated change undone."""
    now = operand_of(reading, _subject(reading.core), source=source)
    sign = "-" if moved["v"] in ("增加", "增长", "上升", "多") else ""
    back = Operand(phrase="", stated=sign + moved["n"], unit=moved["u"])
    return [now, Operand(phrase=f"{now.phrase}上年数", parts=[now, back])]


def claims(reading: Reading) -> Iterator[Shaped]:
    """A percentage that the question says the document states, to be worked out again."""
    core = _RATE_IN_BRACKETS.sub(r"\g<moved>、\g<way>\g<n>%", reading.core)
    words = reading.decode(core)
    source: Source = "table" if "表" in words else "text" if re.search("正文|文字|说明", words) else "any"
    rate = _RATE_CLAIM.search(core)
    paid = [stated for stated in reading.stated if stated.unit in MONEY_IN_YUAN]
    rate = rate or _SHARE_OF_TWO.search(core)
    if rate and len(paid) == 2:
        if _BUDGET_FIRST.search(reading.decode(reading.text[: paid[0].start])):
            paid.reverse()
        operands = [
            Operand(phrase="所说完成率", stated=rate["n"], unit="%"),
            *(Operand(phrase=name, stated=str(one.value), unit=one.unit, measure=measure)
              for (name, measure), one in zip(_SPENT_AND_PLANNED, paid, strict=True)),
        ]  # fmt: skip
        yield Shaped(Plan(operation="claim", relation="equal", operands=operands), "rate claimed", 3.5)
        return
    if rate and not paid and not _SHARE_OF_TWO.search(core):
        words = core[: rate.start()]
        said = (_SAYING.sub("", words) or _SAID.sub("", words)).strip(" ,，的")
        against = "budget" if "年初" in rate.group() else "revised"
        if len(reading.decode(said)) > 1:
            operands = [
                Operand(phrase="所说完成率", stated=rate["n"], unit="%"),
                operand_of(reading, f"{said}执行数", measure="executed"),
                operand_of(reading, f"{said}预算数", measure=against),
            ]
            yield Shaped(Plan(operation="claim", relation="equal", operands=operands), "rate claimed", 3.5)
            outturn = [
                operands[0], operand_of(reading, f"{said}决算数", measure="final"),
                operand_of(reading, f"{said}预算数", measure="budget"),
            ]  # fmt: skip
            yield Shaped(Plan(operation="claim", relation="equal", operands=outturn), "rate claimed", 3.4)
        return
    apart = _APART_CLAIM.search(core)
    if apart and len(paid) == 3 and str(paid[-1].value) == apart["n"]:
        operands = [
            Operand(phrase="所说差额", stated=apart["n"], unit=apart["u"]),
            *(Operand(phrase=name, stated=str(one.value), unit=one.unit)
              for name, one in zip(("前者", "后者"), paid[:2], strict=True)),
        ]  # fmt: skip
        yield Shaped(Plan(operation="claim", relation="falls", operands=operands), "gap claimed", 3.5)
        return
    share = _SHARE_CLAIM.search(core)
    if share:
        a = _SAYING.sub("", share.group("a"))
        operands = [
            Operand(phrase="所说比例", context=reading.decode(a), stated=share.group("n"), unit="%"),
            operand_of(reading, a, share.group("b"), source=source),
            operand_of(reading, share.group("b") or "支出总计", source=source),
        ]
        yield Shaped(Plan(operation="claim", relation="equal", operands=operands), "share claimed", 3.4)
        return
    grown = _GROWTH_CLAIM.search(core)
    moved = _CHANGE_CLAIM.search(core)
    if moved and not grown:
        a = _SAYING.sub("", re.sub(r"(?:说|讲|称|写)$", "", moved.group("a")))
        claim = Decimal(moved.group("n"))
        money = [m for m in reading.stated if m.unit in MONEY_IN_YUAN and m.value != claim]
        pair = (
            [
                Operand(phrase=name, stated=str(m.value), unit=m.unit)
                for name, m in zip(("本年数", "上年数"), money[:2], strict=False)
            ]
            if len(money) > 1
            else [operand_of(reading, a, source=source), operand_of(reading, a, role="prior", source=source)]
        )
        claimed = Operand(
            phrase="所说变动额", context=reading.decode(a), stated=moved.group("n"), unit=moved.group("u")
        )
        yield Shaped(
            Plan(operation="claim", relation="falls", operands=[claimed, *pair]), "change claimed", 3.3
        )
        return
    if grown:
        a = _AMOUNT_SAID.sub("", _subject(core))
        money = [stated for stated in reading.stated if stated.unit in ("元", "万元", "亿元", "千元")]
        claimed = Operand(phrase="所说幅度", context=reading.decode(a), stated=grown.group("n"), unit="%")
        moved_by = _MOVED_BY.match(core)
        if len(money) == 1 and moved_by:
            pair = _undone(reading, moved_by, source)
        elif len(money) == 2:
            now, other = money
            change = _CHANGED_BY.search(reading.text[: now.start])
            if change:
                now, other = other, now
            else:
                change = _CHANGED_BY.search(reading.text[: other.start])
            before = other.value
            if change:
                before = now.value - (-other.value if change["v"] in _LESS else other.value)
            pair = [
                Operand(phrase="本年数", stated=str(now.value), unit=now.unit),
                Operand(phrase="上年数", stated=str(before), unit=other.unit),
            ]
        elif _AGAINST_THE_BUDGET.search(core):
            thing = _AGAINST_THE_BUDGET.sub("", a)
            pair = [operand_of(reading, thing, measure=measure) for measure in ("final", "budget")]
        else:
            pair = [operand_of(reading, a, role=role, source=source) for role in _NOW_AND_BEFORE]
        yield Shaped(
            Plan(operation="claim", relation="rises", operands=[claimed, *pair]), "growth claimed", 3.4
        )

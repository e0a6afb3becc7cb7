"""Units of a department in their printed names: 管护局 where one unit's name ends so, 环保宣教中心."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from qa.items.bodies import is_called
from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.stand_ins import StandIns
from qa.question.units_paired import of_each_unit

_ORGAN = (
    "(?:中心|支队|大队|总队|监狱|医院|学院|学校|[中小]学(?!教育|生)|幼儿园|[林农牧渔]场|[局站所院校馆队])"
)
_ORGANISED = regex("处室|科室|内设|股室|职责|职能|机构设置|挂牌|牌子")
"""How a body is organised, which prose tells of its 机关 or 本级 in these words."""
_ENDS = regex(rf"{_ORGAN}(?![长员务需])")
_NO_NAME = regex("^[本全各该我每哪这那几]|下属|所属|直属|分局$|预算")
_SHORTEST, _LONGEST = 3, 24
_BARE_KIND = regex(
    "(?:监测|检测|监督|管理|管护|服务|推广|保障|执法|研究|培训|宣教|信息|技术|事务|发展)(?:服务|管理)?(?:中心|[支大总]队|[局站所处院馆])"
)
"""A kind of body, which many names end with."""
_GOES_ON = regex("(?![的从在和与跟同把给由对年是比将被让问查看算里中家个各县市区局])[一-鿿]")
"""A character before a bare kind of body that makes it the kind of another: 水质监测站."""
_NO_BODY = "(?!运行|事业|单位|工资|服务|资本|商品|党|干部|工会|后勤|大院|食堂|办公|公用|人员经费|经费|车)"
_OWN = (
    rf"(?:\((?:局|部门)?(?:本级|机关|本部)\)|[局委厅办部院]?本级(?:\(机关\))?|[局委厅办部院]?机关{_NO_BODY})"
)
"""The own level of a body, said behind its name."""
_AT_END = regex(rf"{_OWN}$")
_LEFT_OUT = "".join(f"(?<!{word})" for word in "不含|不包括|除|除了|除去|不算|扣除|去掉|剔除".split("|"))
_ITS_OWN = regex(rf"{_LEFT_OUT}(?:[局委厅]本级|局机关{_NO_BODY})")
"""The same without the name; what is left out is found by the words that say so."""


def units_written_out(
    text: str, units: Collection[str], own: str, bodies: Sequence[str], rows: Collection[str] = ()
) -> str:
    """The question with each unit of the body `own` that it names short called by its printed name.

    `bodies` are the words by which the question names the body itself, `rows` the names of rows.
    """
    printed, units = set(units), _in_full(units)
    rows = set(rows) - (printed - set(units))  # a unit that some tables print short is no item
    ends = {unit: _AT_END.search(unit) for unit in units}
    level = [unit for unit, end in ends.items() if end and is_called(unit[: end.start()], own)]
    kept = StandIns()
    for unit in sorted(units, key=len, reverse=True):
        text = text.replace(unit, kept.keep(unit)) if unit in text else text
    if len(level) == 1 and not _ORGANISED.search(text):
        for body in sorted({own, *bodies}, key=len, reverse=True):
            text = re.sub(rf"{re.escape(body)}{_OWN}", lambda _: kept.keep(level[0]), text)
        text = _ITS_OWN.sub(lambda _: kept.keep(level[0]), text)
    for unit in units:
        numbered = _numbered_short(unit)
        if numbered is not None and sum(_numbered_short(other) == numbered for other in units) == 1:
            text = _outside(rows, text, numbered, partial(kept.keep, unit))
    while (short := _named_short(text, units, own, rows)) is not None:
        start, end, unit = short
        text = text[:start] + kept.keep(unit) + text[end:]
    text = of_each_unit(text) if len(kept) > 1 else text
    return kept.back(text)


def _in_full(units: Collection[str]) -> list[str]:
    """Each unit by its longest printed name, where one table prints 治沙研究所 and another 某市治沙研究所."""
    longer = {unit: [other for other in units if other != unit and _short_of(unit, other)] for unit in units}
    return [unit for unit in units if not longer[unit] or not _all_end_alike(longer[unit])]


def _all_end_alike(names: Sequence[str]) -> bool:
    longest = max(names, key=len)
    return all(longest.endswith(name) for name in names)


def _named_short(
    text: str, units: Collection[str], own: str, rows: Collection[str]
) -> tuple[int, int, str] | None:
    longer = known_spans(text, set(rows))
    for found in _ENDS.finditer(text):
        end = found.end()
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            said = text[start:end]
            if not re.fullmatch("[一-鿿]+", said) or _NO_NAME.search(said):
                continue
            if _BARE_KIND.fullmatch(said) and _GOES_ON.fullmatch(text[start - 1 : start]):
                continue  # 水质监测站 is not any 监测站
            if any(s <= start and end <= e and end - start < e - s for s, e in longer):
                break  # 特殊学校教育 is a class of spending, not 特殊教育学校
            of_a_class = said in rows and not (_OF_STAFF.search(text) or _beside_a_unit(text, start, end))
            if of_a_class or said in own or _short_of(said, own):
                break  # 图书馆 is a class of spending before it is a unit; 福州商务局 is 福州市商务局 itself
            meant = {unit for unit in units if _short_of(said, re.sub(r"\([^()]*\)$", "", unit))}
            if len(meant) == 1:
                return start, end, next(iter(meant))
    return None


def _beside_a_unit(text: str, start: int, end: int) -> bool:
    """Whether words stand next to a unit that is written out already: 图书馆和某市博物馆."""
    before, behind = f"{_WRITTEN}[和与跟、比]$", f"[和与跟、比]{_WRITTEN}"
    return bool(re.search(before, text[:start]) or re.match(behind, text[end:]))


_OF_STAFF = regex("编制|在职|在编|在岗|退休|职工人数|(?:多少|几)(?:个|名)?人|人均|房屋|面积|车辆|公车")
"""What only bodies have, whatever classes of spending are called like them."""
_NUMBERED = regex("第([一二三四五六七八九十]+)(中学|小学|高级中学|人民医院|幼儿园)校?$")
_KINDS = {"中学": "中", "高级中学": "中", "小学": "小", "人民医院": "院", "幼儿园": "幼"}


def _numbered_short(unit: str) -> str | None:
    """What people call one of several bodies of a kind: 一中 of 某市第一中学, 二院 of 某市第二人民医院."""
    found = _NUMBERED.search(unit)
    return found[1] + _KINDS[found[2]] if found else None


def _outside(rows: Collection[str], text: str, short: str, kept: Callable[[], str]) -> str:
    """The text with a short name written out, but where it is part of a printed row's name."""
    if any(short in row and row in text for row in rows):
        return text
    said = rf"(?<![一二三四五六七八九十统])[市县区州]?{short}(?![学央心层期标])"  # 二十一中 is no 一中
    return re.sub(said, lambda _: kept(), text)


def _short_of(said: str, unit: str) -> bool:
    """Whether a unit's name ends with what is said, or holds its characters in their order to its end."""
    if len(said) >= len(unit):
        return False
    kind = re.search(f"{_ORGAN}$", said)
    if kind is None or not unit.endswith(kind.group()):
        return False
    at = iter(unit[: -len(kind.group())])
    stem = said[: -len(kind.group())]
    return unit.endswith(said) or (len(stem) > 1 and all(char in at for char in stem))


_WRITTEN = "[\U000f0000-\U000f0063]"
"""A unit by its printed name, while the question is worked on."""

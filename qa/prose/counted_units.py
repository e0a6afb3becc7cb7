"""How many units a department has, where a printed list of them tells: 预算单位有几个, 下设几家单位."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.patterns import regex
from qa.prose.enumerations import is_organ
from qa.question.numerals import number_word
from qa.question.text import normal

_KIND = "(?:二级|下属|所属|直属|基层|下级|下辖)?的?(?:二级)?(?:预算|事业|行政)?单位"
_OF_WHAT = (
    r"(?:纳入|编入|列入)?(?:本|该|全|这个)?(?:部门|单位|系统|[局委厅院])?(?:编报?)?的?(?:20\d\d年度?|今年|本年)?(?:部门)?(?:预算|决算)?"
    r"(?:编制|编报|汇总)?的?(?:范围)?(?:以?内|里|中|下面?|底下)?的?(?:一共|总共|共)?"
)
_HAS = "(?:一共|总共|都|共)?(?:有|是|包括|涵盖|包含|下设|下辖|设有|管)?(?:着|了)?"
_ASKED = (
    regex(
        rf"^{_OF_WHAT}(?P<kind>{_KIND})的?(?:数量|个数|总数|数)?{_HAS}(?:几|多少)(?P<unit>[个家])(?:单位)?$"
    ),
    regex(rf"^{_OF_WHAT}{_HAS}(?:几|多少)(?P<unit>[个家])(?P<kind>{_KIND})$"),
)


def units_counted(text: str) -> tuple[str, str] | None:
    """(the kind of units whose number is asked for, the unit they are counted in)."""
    plain = re.sub(r"[\s?？。,，]", "", text)
    match = next((found for form in _ASKED if (found := form.match(plain))), None)
    return (match["kind"], match["unit"]) if match else None


_OF_UNITS = regex("单位|[预决]算(?:编制|汇总)?(?:范围)?(?:的)?(?:包括|包含|由)")
_NO_UNITS = regex("牌子|处室|科室|股室|内设")
_SORTED = regex("行政|事业|参公|参照|公益")
_SO_MANY_SORTED = regex(rf"\d+[个家][^,，]{{0,4}}(?:{_SORTED.pattern})|(?:{_SORTED.pattern})单位\d+[个家]")
_ABOVE_OTHERS = regex("下属|所属|直属|下级|下辖|下设")
_OF_ALL = regex("预算单位|[预决]算(?:编制|汇总)(?:的)?范围|[预决]算(?:是)?(?:包括|包含)")
_JOINED = regex("合并|非独立|不独立|未独立|并入")
_MORE = regex(r"^(?:[（(][^（()）]*[)）])?等(?P<n>\d+|[一二两三四五六七八九十]+)?")


_OFFICE = "(?:内设|职能)?(?:机构|处室|科室|股室|处(?!级)|科(?!级|目|技|研|普)|股(?!级|权|份)|部门)"
_OFFICES = (
    regex(rf"^{_OF_WHAT}(?:机关)?(?:[内下]?设)(?:有|了|置)?(?:几|多少)(?P<unit>[个家])(?P<kind>{_OFFICE})$"),
    regex(
        rf"^{_OF_WHAT}(?:机关)?(?P<kind>(?:[内下]设)的?{_OFFICE})的?(?:数量|个数|总数|数)?{_HAS}(?:几|多少)(?P<unit>[个家])$"
    ),
    regex(rf"^{_OF_WHAT}(?:机关)?有(?:几|多少)(?P<unit>[个家])(?P<kind>{_OFFICE})$"),
)


def offices_counted(text: str) -> str | None:
    """The unit in which the offices inside a body are counted, where their number is asked for."""
    plain = re.sub(r"[\s?？。,，]", "", text)
    match = next((found for form in _OFFICES if (found := form.match(plain))), None)
    return match["unit"] if match else None


def counts_offices(items: Sequence[str], quoted: str) -> bool:
    """Whether a sentence lists all the offices: it says their number, or 内设机构包括 before just them."""
    text = normal(quoted)
    said = re.search(rf"等(?P<n>\d+|[一二两三四五六七八九十]+)个(?:内设|职能)?{_OFFICE}", text)
    if said is not None or len(items) < 2:
        return said is not None and len(items) > 1 and number_word(said["n"]) == len(items)
    whole = "、".join(normal(item) for item in items)
    before, found, behind = text.partition(whole)
    return bool(found and _LED_IN.search(before) and re.match("[。;；]?$|[。;；]", behind))


_LED_IN = regex(
    "(?:内设|职能)(?:机构|处室|科室|部门|科)(?:主要|具体|分别)?(?:包括|包含|有|为|是)(?:有)?[:：]?$"
)


def counts_units(kind: str, items: Sequence[str], quoted: str) -> bool:
    """Whether the names of a quoted list are all the units of the kind: the list names no part of them."""
    if len(items) < 2 or not all(is_organ(item) and not re.match(r"\d{4}", item) for item in items):
        return False
    if any(_JOINED.search(item) for item in items):
        return False  # a unit whose budget is another's may count or not
    text = normal(quoted)
    first, second, end = (normal(items[at]) for at in (0, 1, -1))
    intro = text[: max(0, text.rfind(first, 0, max(0, text.find(second))))]
    behind = text[text.rfind(end) + len(end) :]
    near = re.split("[。;；]", intro.rstrip("。;；:： 1.(（"))[-1]
    if not _OF_UNITS.search(intro) or _NO_UNITS.search(near) or _NO_UNITS.search(behind[:12]):
        return False
    if _ABOVE_OTHERS.search(near) and not _ABOVE_OTHERS.search(kind) and not _OF_ALL.search(near):
        return False  # 下属单位包括 …: the body itself is one of 预算单位 too
    sorts = _SO_MANY_SORTED.findall(near)
    if not _SORTED.search(kind) and _SORTED.search(near) and len(sorts) < 2 and "预算单位" not in near:
        return False  # 3个公益一类事业单位，分别是 …: some of the units only
    told = _MORE.match(behind)
    if told:
        return bool(told["n"]) and number_word(told["n"]) == len(items)
    return not re.match("[^。;；]{0,3}[,，][^。;；]*(?:单位|中心|大队|支队|站|所|院)", behind)


def of_another_sort(kind: str, label: str) -> bool:
    """Whether a number is of units of one sort where those of all are asked for: 行政单位1家."""
    return bool(_SORTED.search(label)) and not _SORTED.search(kind)

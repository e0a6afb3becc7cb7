"""One thing in two places that the question names: 正文和表5上的数一样吗, 甲表和乙表里的金额一致吗."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.planning.plan import Operand
from qa.planning.shapes.shaped import measure_of
from qa.question.reading import Reading

_TEXT = r"(?:编制|情况|文字|预算|决算)*(?:说明|正文)(?:文字|部分)?|文字(?:部分|表述)?|报告(?:正文|文字)"
_TABLE = (
    r"(?:预算|公开|附)?(?:\d{1,2}表|表(?:[一二三四五六七八九十]{1,3}(?![公般])|\d{1,2}(?:-\d)?))"
    r"|[^,，、;；:：“”在中里上和与跟同说写]{0,26}?"
    r"(?:总体|目标|指标|明细|情况|收支|支出|收入|预算|决算|经费|总|采购|申报|绩效)表"
    r"|表格|表(?=里|中|上|内|的|格|$)"
)
_PLACE = re.compile(rf"(?P<text>{_TEXT})(?=里|中|上|写|说|讲|的|和|与|跟|同|所|,|，|$)|(?P<table>{_TABLE})")
APART = re.compile(
    r"(?:相差|差|[多少高低大小贵])(?:列|安排|印|报|写|出|了)*(?:多少|几)(?:钱|亿元|万元|千元|元|人|辆|个)?$"
)
AGREE = re.compile(
    r"(?:是不是|是否|能不能|能否|有没有)?(?:都)?(?:完全)?(?:(?:是)?同一个数字?|一样|一致|相同|相等|对得上|对上|相符|吻合|"
    r"分毫不差|一回事|说得?一样|写得?一样|一个数)(?:吗|么|不|没有?)?$"
)
_FILLING = re.compile(
    r"^[在从把拿,，的]+|(?:里面?|中|上面?|内)?(?:所)?(?:写|说|讲|列|印|填|显示|述)(?:着|的|了)*|"
    r"^(?:里面?|中|上面?|内)的?|(?:里面?|中|上面?|内)的?$|[,，]|(?:的)?(?:那个|这个|两个)?(?:目标值|指标值|合计数?|总数|金额|数字|数额|数值|预算数|数)$|"
    r"^(?:和|与|跟|同(?!样)|比|较)|^(?:同样|都|同一个)是?|(?:和|与|跟|同|在|的|它|其)$"
)
_RETOLD = re.compile(r"(表(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:-\d)?))\([^()]*表\)")
"""A table's number with its title behind it in brackets: one place, not two."""
_NUMBER = re.compile(r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元|辆|人|个|家|%|平方米)")
_TOTAL = re.compile(r"^(?:部门|单位|年度)*(?:收入|支出|收支)(?:总?预算|决算)?(?:总计|合计|总额)?$")


def two_places(reading: Reading, asked: re.Pattern[str] = AGREE) -> Iterator[tuple[Operand, Operand]]:
    """The thing in each of the two places, where the question names just two and one thing.

    `asked` is how the question ends: whether the two agree, or how far they are apart.
    """
    whole = reading.decode(reading.core).rstrip("?？吗么")
    core = asked.sub("", whole)
    if core == whole:
        return
    core = _RETOLD.sub(r"\1", core)
    places = list(_PLACE.finditer(core))
    if len(places) != 2:
        return
    rest = [core[: places[0].start()], core[places[0].end() : places[1].start()], core[places[1].end() :]]
    named = [name for name in map(_plain, rest) if len(name) > 1]
    if len(set(named)) != 1:
        return
    if not _TOTAL.search(named[0]):
        left, right = (_there(named[0], place, whole=False) for place in places)
        yield left, right
    if any(place["text"] for place in places):
        # What the prose calls by name may be the total of the table that is about it.
        left, right = (_there(named[0], place, whole=True) for place in places)
        yield left, right


def _plain(words: str) -> str:
    before = None
    while before != words:
        before, words = words, _FILLING.sub("", words.strip())
    return words


def _there(item: str, place: re.Match[str], whole: bool) -> Operand:
    """The thing in one place; with `whole`, a table's own total stands for what the table is about."""
    number = _NUMBER.search(item)
    item = _plain(_NUMBER.sub("", item))
    if place["text"]:
        said = Operand(phrase=item, source="text", measure=measure_of(item))
        return said.model_copy(update={"stated": number["n"], "unit": number["u"]}) if number else said
    name = _plain(place["table"])
    if name in ("表格", "表"):
        return Operand(phrase=item, source="table", measure=measure_of(item))
    if whole:
        return Operand(phrase=f"{name}合计", source="table", table=name)
    return Operand(phrase=item, source="table", table=name, measure=measure_of(item))

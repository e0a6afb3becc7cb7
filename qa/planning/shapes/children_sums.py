"""A printed row against what stands right under it: 住房保障支出和它下面各款之和一致吗."""

from __future__ import annotations

import re

from qa.executing.part_sums import ALL_PARTS
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.reading import Reading

_UNDER = (
    r"(?:(?:它|其|自己|该[类款项]?|这一?[类款项])的?)?(?:所)?"
    r"(?:下面|下属|下辖|下级|下一级|[项之底]下|所属|所含|包含|名下|底下|下设|下列|下)的?"
)
_MEMBERS = (
    r"(?P<many>(?:各|所有|全部|这?(?:[两三四五六七八九十]+|\d{1,2})|几)(?:个|项|类|款|笔|条|级)?(?:的)?"
    r"(?:[类款项]级?)?(?:功能|经济)?(?:分类)?(?:子|明细|分|细|下级|二级|三级)?(?:科目|项目?|[类款]|明细|支出|收入)?)"
)
_ADDED = (
    r"(?:的?(?:合计|金额|数额|预算|支出)?(?:数字?)?)?(?:逐[一项]|全部|都)?"
    r"(?:加起来|相加|加在一起|加一起|合起来|加总|之和|的和|合计|求和|汇总|总和)(?:的?(?:结果|数|金额))?"
)
_CHILDREN = regex(rf"[,，]?{_UNDER}{_MEMBERS}{_ADDED}")
_HELD = regex(
    r"[,，]?(?:是不是|是否|能不能|能否|等不等于|会不会)?(?:正好|刚好|恰好|就|也)?(?:等于|[与和跟同]|是|由|为)$"
)
_TABLE = regex(r"^(?:在)?(?P<t>[^,，]{2,30}?表)(?:\([^()]*\))?(?:里面?|中|上)?的?[,，]?(?P<x>.+)$")
_ROW = regex(
    r"^[把将拿用]|[,，]$|(?:的|这)?(?:一[行类款项])?(?:的)?(?:合计数?|总计|总数|总额|金额|预算数|数字?|数)?$"
)


def children_and_whole(reading: Reading) -> tuple[Operand, Operand] | None:
    """(the rows under one, that one), where a question holds these against each other."""
    words = reading.decode(reading.core)
    match = _CHILDREN.search(words)
    if match is None:
        return None
    before = _HELD.sub("", words[: match.start()]).strip(" ,，的")
    held = _TABLE.match(before)
    table, row = (held["t"], held["x"]) if held else ("", before)
    row = _ROW.sub("", _ROW.sub("", row).strip(" ,，的"))
    if len(row) < 2 or re.search("[、,，]|表$", row):
        return None
    parts = Operand(phrase=f"{row}{ALL_PARTS}", context=match["many"], source="table")
    return parts, Operand(phrase=row, table=table, source="table")

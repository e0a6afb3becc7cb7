"""The one item that a sum is of, where all else that the question names only says in which places.

基本支出经济分类表、项目支出经济分类表各列了一笔物业管理费，两笔合起来多少 adds up 物业管理费 of both kinds of
spending; 实施公车统管这个项目名不止一条，几条合起来多少 adds up all rows of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.items.phrases import content_of, known_spans
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.asking import ASKS_VERDICT, TOGETHER
from qa.planning.shapes.shaped import ORGAN, Shaped, operand_of
from qa.question.reading import Reading
from qa.question.vocabulary import carrying, standard_names

_SUMS = regex(f"{TOGETHER}|(?:都|全|全部|一并)算|加上|求和|两[笔行处项栏]|总[数和额]")
_WORKED_OTHERWISE = regex(
    r"占|[比较](?![例重])|相差|差(?!旅)|减|最|哪|谁|除|倍|平均|均|分别|各(?:是|占|有)?多少|如果|换算"
)
_TABLE = r"(?:(?:按)?(?:支出)?(?:部门|政府)?经济(?:科目)?分类(?:科目)?)?(?:(?:情况|预算|明细|总)*表)?"
_KIND = regex(
    rf"(?:一般公共预算)?(?P<kind>基本|项目)(?:支出(?:预算)?|(?=[、和与及加跟+/]))(?!绩效){_TABLE}"
)
_PART = regex(r"(?P<kind>(?<!行政)机关(?!运行|事业)|(?:公益)?事业(?:单位)?(?!收入|性))")
_EVERY_ROW = regex(
    r"(?:每一?|各|所有|全部|好?几|[两二三四五六七八九]|多)个?(?:行|条|处|笔|次|栏)|不止一|同名|重名|"
    r"叫(?:做|这个名)?|[加合](?:到|在)一(?:起|块儿?)|逐[笔条行]|累加|(?:所有|全部)的?(?=[^,，]*(?:加|合|求和))"
)
_SCAFFOLD = regex(
    rf"{_SUMS.pattern}|{_EVERY_ROW.pattern}|[一两二三四五六七八九](?:[笔行处条栏张块]|部分)|[一-鿿]{{0,8}}表\d*|"
    r"[拆分列]成?(?:了|开|在|有)?|的行|这一?[行条项]|那一?[行条项]|都|全|同名|名字?|项目|科目|(?:经济|功能)分类|总共|想知道|同时|各自|分别|[各每]?(?:家|个)?单位|"
    "凡是?|采购|购买|金额|数字"
)
"""What only says that there are several places, and which."""
_WHOLES = regex(
    r"(?:一般公共预算|政府性基金|国有资本经营|财政拨款|本年|部门|单位|支出|收入|预算|经费|合计|总计|总额|经济|功能|分类|"
    r"科目|项目|类|款|项|表|情况|明细|按|基本|资金|名称?)+"
)
"""Names that say only of which fund, side or table something is."""
_MOST = 1
"""Characters that the rest of the question may name besides."""


def of_one_name(reading: Reading, core: str) -> Iterator[Shaped]:
    """The plan that adds up one item in both kinds of spending, in both parts, or in all its rows."""
    text = reading.decode(core)
    if not _SUMS.search(text) or _WORKED_OTHERWISE.search(_without_names(reading, text)):
        return
    if ASKS_VERDICT.search(text) and not re.search("多少|几[万亿]?元", text):
        return
    if re.search("(?:名|项|底)下", text):
        return  # what stands under the name is added up, and no rows of that name
    kinds = {match["kind"] for match in _KIND.finditer(text)}
    if len(kinds) > 1:
        named = _one_name(reading, _KIND.sub(_blank, text))
        if named is not None:
            name, table = named
            operands = [operand_of(reading, f"{kind}支出 {name}", table) for kind in ("基本", "项目")]
            plan = Plan(operation="sum", operands=operands, unit=reading.unit)
            yield Shaped(plan, "sum of one item", 3.6)
        return
    plain = re.sub(r"\([^()]*\)", "", text)
    parts = len({match["kind"][:2] for match in _PART.finditer(_without_names(reading, plain))}) > 1
    if parts or _EVERY_ROW.search(_without_names(reading, text)):
        named = _one_name(reading, _PART.sub(_blank, plain) if parts else plain)
        if named is not None:
            operand = operand_of(reading, named[0], named[1])
            plan = Plan(operation="sum", operands=[operand], unit=reading.unit)
            yield Shaped(plan, "sum of all rows", 3.5)


@dataclass(frozen=True, slots=True)
class Named:
    """The items and the tables that a question names, and the rest of it."""

    names: tuple[str, ...]
    tables: tuple[str, ...]
    rest: str


def named_in(reading: Reading, text: str) -> Named:
    """What the text names, each once; names of wholes and of sides of the budget are no items."""
    names: dict[str, None] = {}
    tables: dict[str, None] = {}
    rest, at = "", 0
    for start, end in known_spans(text, reading.terms, standard_names()):
        name = text[start:end]
        rest += text[at:start] + " "
        at = end
        if name.endswith("表"):
            tables[name] = None
        elif not _WHOLES.fullmatch(name):
            names[name] = None
    return Named(tuple(names), tuple(tables), rest + text[at:])


def _one_name(reading: Reading, text: str) -> tuple[str, str] | None:
    """The only item that the text names, with the table that it names; None where it names more."""
    named = named_in(reading, text)
    rest = carrying().sub(" ", _SCAFFOLD.sub(" ", named.rest))
    left = "".join(content_of(words) for words in re.split(r"[ ,，、:()+]", rest))
    if len(named.names) != 1 or ORGAN.search(named.names[0]) or len(left) > _MOST:
        return None
    return named.names[0], " ".join(named.tables)


def _without_names(reading: Reading, text: str) -> str:
    for start, end in reversed(known_spans(text, reading.terms, standard_names())):
        if text[start:end] not in ("机关", "事业单位", "基本支出", "项目支出"):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())

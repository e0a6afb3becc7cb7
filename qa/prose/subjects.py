"""What a clause of prose names: the item in front of an amount, and the names it answers to."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.text import bare

_TAIL = regex(
    r"(?:(?:(?<=[费贴金])支出)?(?:预算|决算|安排|共计|金额|为|是|共|约|数"
    r"|当年|本年|年初|全年|预计|各|均|的|[:：“”\"])*"
    r"(?:(?<=费预算|贴预算|金预算)支出)?)$"
)
_GENERIC = regex(
    r"^(?:其中|20\d\d年?(?:度)?|上年度?|当年|本年度?|年初|全年|部门|单位|本|我|局|预算|决算|支出决算|支出(?=数|为|$)"
    r"|安排|执行|总额|总计"
    r"|合计|共计|数|额|金额|为|是|共|相比|[:：、“”])*$|^(?:比|较|与|同|(?:完成|达到?)[^，。；]{0,8}[预决]算|约?占(?![道地用]))"
)


_OWN_SPENDING = regex(
    r"^(?:20\d\d年度?|当年|本年度?)*(?:本|我)(?:部门|单位|局|委)(?:20\d\d年度?|当年|本年度?)*(?:预算支出|支出预算)"
    r"(?:数|总额|合计|总计)?$"
)
"""All that the department itself spends, named in full."""


_CODED = regex(r"^[(（]?\d{3}(?:\d\d){0,2}[)）]?[-—－_ ]?(?=[一-鿿])(?!年)")
"""The code of a 科目 before its name: 2070109-群众文化."""


def named_by(text: str) -> str:
    """What a clause names, without numbering and 其中; "" where it names nothing of its own."""
    name = _CODED.sub("", unnumbered(text))
    name = re.sub(r"^.*?其中[:：，,]?", "", name) if "其中" in name else name
    name = re.sub(r"^(?:主要)?(?:包括|包含)", "", name)
    name = re.sub(r"^[，,、:：]+|[，,、:：（(]+$", "", name).strip()
    if _OWN_SPENDING.match(name):
        return name
    return "" if _GENERIC.match(name) or re.match("(?:主要|分别)?(?:用于|是|为)", name) else name


def core(subject: str) -> str:
    """A subject without year, department and the words that every item carries."""
    name = re.sub(r"(?<=...)20\d\d年(?:度|初|当年)*(?:预算|决算|安排|执行)?数?为?$", "", bare(subject))
    name = re.sub(r"^2\d{2}(?:\d\d){0,2}[-—]?(?=[一-鿿])(?!年)", "", name)
    name = re.sub(r"^[^()]{0,40}?20\d\d年(?:度)?", "", name)
    name = re.sub(r"^(?:[本我](?:部门|单位|局|委|机关|街道|年度|年|级)|部门|单位|当年|上年)+", "", name)
    name = re.sub(r"^.{0,16}?安排的", "", name)
    name = re.sub(
        r"^(?:一般公共预算)?(?:财政)?(?:拨款)?(?:安排)?(?=.{3})(?!收|支|总|拨|专|预|的|、)", "", name
    )
    while (shorter := _TAIL.sub("", name)) and shorter != name:
        name = shorter
    return name


_OWNED = regex(r"^.*(?:单位|部门|机关|[局委办厅院处站所]|中心|街道|\))的(?=.{4,}$)")
"""Whose a thing is: 1家行政单位的机关运行经费."""


def names(subject: str) -> tuple[str, ...]:
    """The names that a subject answers to: the whole, and its last component (…（项）)."""
    whole = core(subject)
    marked = re.split(r"[(（][类款项目][)）]", subject)[:-1]
    last = core(next((part for part in reversed(marked) if bare(part)), ""))
    owned = core(_OWNED.sub("", bare(subject)))
    plain = [re.sub(r"\([^()]*\)", "", name) for name in (last, whole)]
    plain += [owned] if owned != whole else []
    return tuple(dict.fromkeys(name for name in (last, whole, *plain) if len(name) > 1))


def unnumbered(text: str) -> str:
    """The text behind its numbering."""
    return re.sub(
        r"^[\s　]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\d{1,2}[）)]|\d{1,2}[、.．](?!\d)"
        r"|[①-⑳])+",
        "",
        text,
    ).strip("，, ")


def heading_name(headings: str) -> str:
    """What the last of the headings names: 三、机关运行经费情况 -> 机关运行经费."""
    last = headings.split("|")[-1]
    return re.sub(r"(?:的?(?:情况|说明|安排|总体|变动|变化|具体|结构|规模|明细))+$", "", unnumbered(last))

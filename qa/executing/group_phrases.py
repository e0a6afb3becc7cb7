"""The words of a question that name a group, without those that only say what is asked of it."""

from __future__ import annotations

import re

from qa.executing.described_groups import names_only_projects
from qa.executing.stated_classes import WHERE_TOLD
from qa.patterns import regex
from qa.question.text import normal

_RANK_WORDS = regex(
    r"占比|比重|唯一|同比|相比|比(?= |,|$)|哪一?个|"
    r"(?:减少|下降|降低|压减|减|降|增加|增长|上升|上涨|涨|增)(?:得|幅|了|额)?$|[一二]级(?=项目)|"
    r"按?支出功能分类|[一两二三四五六七八九十]+(?=场|所|块|笔)|"
    r"哪一?[场所家类款]|(?<=[ ])[场所块](?=里)|具体|列出的?|填报|公开的?|这些|以下|所有|全部|各(?:大?类|"
    r"款)?(?=支出|收入|科目| |$)|各个?|按|"
    r"类级科目|款级科目|项级科目|[类款项]级|功能(?:科目|(?=大?类))|科目|功能分类|大类|(?<=支出)类别|排名?|"
    r"(?:[一两二三四五六七八九十]|哪几?|各)个?(?:方向|方面|板块|领域|环节|渠道)|"
    r"哪一?[样块种项]|东西|(?:[一两二三四五六七八九十]+|\d{1,3})(?:个|大?(?:项(?!目)|类|块)|款|家|所(?!有)|场|笔)|"
    r"(?:个|项|类|款|家)(?=项目|单位|科目|"
    r"支出)|支出(?:最|排)|花钱?|安排的?"
)
_ORGANISATIONS = regex(
    r"(?:(?:纳入|列入|编入|计入)[^,，的 ]{0,10}?(?:预算|决算)(?:的?编制)?(?:范围)?[之以]?内?的? *)?"
    r"(?:[两三四五六七八九十\d]*[个家])?(?:下属|所属|直属|下级|二级|各)*的?(?:预算|基层|事业|行政)*(?:单位|机构)"
)
_BELOW = regex("(?:[本我全该]?(?:部门|[局委厅院办部]))?(?:下属|所属|直属|下辖|下设|所辖|管辖)的?")
"""Says of bodies of a named kind only that they are the department's own: 局下属三所监狱."""
_MOVE_WORDS = regex(
    "(?<=[增减长升降涨])的?百分[比数率]?的?|(?<=[比对较] )执行数?的?|相对于?|比|"
    "(?:增加|减少|增减|变动|变化)(?:数?额|金额|数(?!量))|减少|下降|降低|压减|"
    "增加|增长|上升|上涨|增减|[增减降涨](?=得|幅|了|$)|得|了"
)
_CAPPED = regex(
    r"(?:分[了成为]|列了)?(?:好?几|[两三四五六七八九十]|\d{1,2})?[项个]?成本"
    "(?:的| |控制数?|上限)*?(?=[ ,，]|$)|(?<= )上限(?= |$)"
)
"""Costs with a bound each, which forms list as indicators of cost."""
ATTACHED = regex(
    r"附件(?P<n>[一二三四五六七八九十]|\d{1,2}(?:-\d{1,2})?)(?![\d.-])的?表?(?:里面?|中|上|内|所列)?的?"
)
"""What a table is called that is attached to the report: 附件1."""


def phrase_of_group(phrase: str, whole: str) -> str:
    """The phrase without words of order, of places and of levels.

    `whole` is the question. 项目 behind the name of what holds them only says what kind they are of.
    """
    plain = re.sub(r"(?<=\S) +项目$", "", phrase)
    plain = phrase if names_only_projects(normal(plain)) else plain
    if re.search("上限|控制", whole) and "指标" not in whole:
        plain = _CAPPED.sub("成本指标 ", plain)
    return _RANK_WORDS.sub(" ", normal(ATTACHED.sub(" ", WHERE_TOLD.sub(" ", plain))))


def without_bodies(phrase: str) -> str:
    """The phrase without the words for units as such."""
    return _ORGANISATIONS.sub(" ", phrase)


def without_below(phrase: str) -> str:
    """The phrase without what says of bodies that they are the department's own."""
    return _BELOW.sub(" ", phrase)


def without_moves(phrase: str) -> str:
    """The phrase without the words of a movement and of what it is measured against."""
    return _MOVE_WORDS.sub(" ", phrase)

"""The goals of a department as a whole, or the projects that have goals of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.prose.sections import told_section
from qa.question.text import normal

_ASKS = re.compile(
    r"^(?:20\d\d年度?|今年度?|本年度?|该|这个?|本|的)*(?P<whose>(?:部门|单位|局|预算|整体|总体|年度|支出|项目|主要|的)*)"
    r"绩效(?:总体|年度|整体)?目标(?:都|又|主要|分别|具体)*(?:有|是|包括|设置?了?|定了?|为)*(?:哪些|什么|哪几[个项]|怎样的|啥)(?:内容)?$"
)
_GOAL = re.compile(r"(?:年度|中期|实施期|当年|项目|总体|绩效|资金|整体)*目标(?:\(.*\))?")
_NAMED = 20
_LONGEST = 40
_WORDY = 10


def asks_goals(text: str) -> bool:
    """Whether a question asks for the goals of the department, or which projects have some."""
    return _asked(text) is not None


def told_goals(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The goal of the department as printed, else the projects with goals, else what prose says of goals."""
    match = _asked(text)
    whose = match["whose"] if match else ""
    units = [unit for index in indexes for unit in _goals(index)]
    whole = [unit for unit in units if "整体" in unit.path[0]]
    if whole and "项目" not in whose:
        quotes = tuple(unit.quoted for unit in whole)
        return Explanation("content", f"部门整体绩效目标（原文）：{whole[0].text}", quotes, score=1.0)
    own = [unit for unit in units if unit.subject and unit not in whole]
    names = tuple(dict.fromkeys(unit.subject for unit in own))
    if names and "整体" not in whose:
        more = "等" if len(names) > _NAMED else ""
        lead = f"绩效目标表列有这些项目的绩效目标：{'、'.join(names[:_NAMED])}{more}。"
        return Explanation("list", lead, tuple(unit.quoted for unit in own[:_LONGEST]), names, 1.0)
    return told_section("绩效目标情况", indexes)


def _asked(text: str) -> re.Match[str] | None:
    return _ASKS.search(re.sub(r"[?？。!！\s]+$", "", normal(text)))


def _goals(index: PassageIndex) -> Iterator[Unit]:
    """The cells that state a goal, of the tables of goals."""
    tables = {table.index for table in index.document.tables if table.kind == "performance_table"}
    for unit in index.units:
        stated = any(_GOAL.fullmatch(part) for part in unit.around.split("|"))
        if unit.table in tables and len(unit.plain) > _WORDY and stated:
            yield unit

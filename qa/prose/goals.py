"""The goals of a department as a whole, or the projects that have goals of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.prose.sections import told_section
from qa.question.text import normal

_ASKS = regex(
    r"^(?:20\d\d年度?|今年度?|本年度?|该|这个?|本|的)*(?P<whose>(?:部门|单位|局|预算|整体|总体|年度|支出|项目|主要|的)*)"
    r"绩效(?:总体|年度|整体)?目标(?:都|又|主要|分别|具体)*(?:有|是|包括|设置?了?|定了?|为)*(?:哪些|什么|哪几[个项]|怎样的|啥)(?:内容)?$"
)
_GOAL = regex(r"(?:年度|中期|实施期|当年|项目|总体|绩效|资金|整体)*目标(?:\(.*\))?")
_OF_ACTIVITIES = regex("职责活动|工作活动|部门职责")
"""What stands about the goals of activities, which no project is named in."""
_WHICH = regex(
    r"^(?:有|公开了?)?(?:哪些|哪几个)(?P<whose>项目)(?:公开|编制|申报|编报|填报|设定|设置|编|列|有|设)*了?(?:项目)?绩效目标(?:表)?$"
)
"""Which projects have goals of their own."""
_OF_A_PROJECT = regex(
    r"^(?:20\d\d年度?|今年度?|本年度?)?的?(?P<x>(?:(?![哪几什])[^,，、?？]){3,40}?)(?:这个|这一|该)?(?:项目|专项|职责|工作|活动)*的?"
    r"(?:想要?|要|拟|计划|预期|预计|准备|所|共|都|应)*"
    r"(?:申报|设定|设置|制定|确定|填报|填写|填列|提出|列出|编报|达到|实现|完成|有|写|定)?(?:了|的)*"
    r"(?:哪些|什么样?|怎样的?|哪几[个条项]|啥)?的?(?:年度|总体|整体|具体|当年|预期|主要)*"
    r"(?:(?<=什么)|(?<=哪些)|(?<=年度)|(?<=总体)|(?<=整体)|(?<=预期)|绩效)(?:总体|年度|整体)?目标"
    r"(?:都|分别|主要|具体)*(?:有|是|包括|设定为|设为|定为|为|怎么写的?)*(?:哪些|什么样?的?|怎样的?|哪几[个条项]|如何|啥)?(?:内容)?$"
)
"""The goal of one project or activity: 这个项目申报了哪些绩效目标."""
_LIKE, _SHORTENED = 0.85, 0.9
"""How much of the words for a project its printed name must hold."""
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
    told = told_section("绩效目标情况", indexes) if re.search("部门|单位|局|整体|总体", whose) else None
    if told is not None and "项目" not in whose:
        return told
    own = [unit for unit in units if unit.subject and unit not in whole]
    own = [unit for unit in own if not _OF_ACTIVITIES.search(unit.around)] or own
    names = tuple(dict.fromkeys(unit.subject for unit in own))
    if names and "整体" not in whose:
        more = "等" if len(names) > _NAMED else ""
        lead = f"绩效目标表列有这些项目的绩效目标：{'、'.join(names[:_NAMED])}{more}。"
        return Explanation("list", lead, tuple(unit.quoted for unit in own[:_LONGEST]), names, 1.0)
    return told_section("绩效目标情况", indexes)


def asks_goal_of_one(text: str) -> bool:
    """Whether a question asks for the goal of one thing that it names."""
    return _of_one(text) is not None and not asks_goals(text)


def told_goal_of_one(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The goal that a form prints for the project or activity named; None where no name is like it."""
    match = _of_one(text)
    if match is None or asks_goals(text):
        return None
    units = [unit for index in indexes for unit in _goals(index) if unit.subject]
    likest = max((_likeness(match["x"], unit.subject) for unit in units), default=0.0)
    best = [unit for unit in units if _likeness(match["x"], unit.subject) == likest >= _LIKE]
    if not best or len({unit.subject for unit in best}) > 1:
        return None
    texts = dict.fromkeys(unit.text.rstrip("。") for unit in best)
    lead = f"{best[0].subject}的绩效目标：{'；'.join(texts)}。"
    return Explanation("content", lead, tuple(unit.quoted for unit in best), score=1.0)


def _of_one(text: str) -> re.Match[str] | None:
    return _OF_A_PROJECT.match(re.sub(r"[?？。!！\s]+$", "", normal(text)))


def _likeness(called: str, name: str) -> float:
    """How much of what people call a thing its printed name holds, from 0 to 1."""
    if called in name or (name in called and len(name) > 3):
        return 1.0
    at = iter(name)
    if len(called) > 3 and all(char in at for char in called):
        return _SHORTENED
    pairs = [called[at : at + 2] for at in range(len(called) - 1)]
    return sum(pair in name for pair in pairs) / len(pairs) if len(pairs) > 2 else 0.0


def _asked(text: str) -> re.Match[str] | None:
    plain = re.sub(r"[?？。!！\s]+$", "", normal(text))
    return _ASKS.search(plain) or _WHICH.match(plain)


def _goals(index: PassageIndex) -> Iterator[Unit]:
    """The cells that state a goal, of the tables of goals."""
    tables = {table.index for table in index.document.tables if table.kind == "performance_table"}
    for unit in index.units:
        stated = any(_GOAL.fullmatch(part) for part in unit.around.split("|"))
        if unit.table in tables and len(unit.plain) > _WORDY and stated:
            yield unit

"""One thing in two parts of a form: its amount among the tasks and its amount among the indicators."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.planning.plan import Operand
from qa.planning.shapes.place_words import AGREE, spoken
from qa.question.reading import Reading

_THERE = "(?:部分|内容|栏目?|一栏)?(?:里面?|中|上)?的?"
_TASKS = rf"在?(?:年度)?(?:主要)?任务{_THERE}(?:预算)?(?:金额|数额|经费|数)?"
_MARKS = rf"在?(?:经济)?(?P<{{0}}>(?:成本|数量|时效|质量)指标){_THERE}(?:指标值|金额|数额|经费|数|值)?"
_AND = r"[,，]?(?:和|与|跟|同)"
_BOTH = regex(
    r"^(?:在)?(?:(?P<t>[^,，]*?(?:绩效|目标|自评)[^,，]*?表(?:\([^()]*\))?)(?:里面?|中|上)?的?[,，]?)?"
    rf"(?P<x>[^,，]{{4,}}?)[,，]?的?(?:{_TASKS}{_AND}{_MARKS.format('a')}|{_MARKS.format('b')}{_AND}{_TASKS})$"
)


def task_and_indicator(reading: Reading) -> tuple[Operand, Operand] | None:
    """(the amount among the tasks, that among the indicators) of what a form names in both parts."""
    words = spoken(reading).rstrip("?？吗么")
    match = _BOTH.match(AGREE.sub("", words)) if AGREE.search(words) else None
    if match is None:
        return None
    table = re.sub(r"\([^()]*\)$", "", match["t"] or "绩效目标表")
    tasks, marks = (
        Operand(phrase=match["x"], table=table, source="table", unit="money", under=under)
        for under in ("主要任务", match["a"] or match["b"])
    )
    return tasks, marks

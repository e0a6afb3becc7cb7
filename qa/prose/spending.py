"""What the spending as a whole is for: every sentence that says it of one of its parts, in print order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.prose.numbering import numbering
from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit
from qa.prose.subjects import unnumbered
from qa.question.text import normal

_ASKS = regex(
    r"^(?:20\d\d年度?|今年度?|本年度?|全年|年度|该|这个?|本|部门|单位|你们?|的|[,，])*"
    r"(?P<what>(?:财政|预算|全部|所有|主要|总|的)*(?:拨款|资金|钱|经费|支出|预算支出|支出预算)|(?:项目|基本)(?:支出)?(?:预算)?)"
    r"(?:的?钱)?(?:都|主要|大部分|具体|一般|大致|分别)*(?:是|要|会)?"
    r"(?:[用花投]|安排)(?:[在到于往向]了?|了)?(?:些)?(?:哪里|哪儿|什么|哪些|哪几个?|何处|啥)"
    r"(?:方面|地方|领域|事情?|工作|项目|上|用途)*(?:了|的)?$"
    r"|^(?:部门|单位|预算|财政拨款)*(?P<kinds>支出)(?:预算)?按(?:支出)?用途(?:来)?(?:划分|分类|分)?(?:为|成|有|是|包括)*(?:哪些|哪几[类种项]|什么).{0,3}$"
    r"|^(?:部门|单位|预算)*(?P<bare>(?:项目|基本)?(?:支出|资金|经费))的?(?:主要)?用途(?:是|有|包括)?(?:什么|哪些)?$"
)
_PART = regex("[（(][类款项][)）]|支出|科目|经费|补助|增资|^[^，。；]{0,4}\\d{7}")
"""How a part of the spending is named: by its class, by its code, as 基本支出."""
_SPENT_ON = regex("主要(?:是|为)?(?:用于|用来|保障|安排)|用于")
_CONSISTS = regex("主要(?:是|为|包括)(?!因|由于)")
"""Said where nothing is said to be used for anything: 在职人员经费…，主要是工资福利."""
_EITHER = regex(f"{_SPENT_ON.pattern}|{_CONSISTS.pattern}")
_OTHER = regex("公务|出国|接待|三公|会议费|培训费|运行经费|采购|增加|减少|增长|下降")
_WHOLE = regex(r"(?:财政拨款|本年|总)支出|支出功能分类|^[^\d]{0,3}(?:1[.．、]|[（(]?一[)）、])")
"""How a sentence opens that alone tells it of the whole."""
_PROJECTS = regex(r"项目支出[^，。；]{0,24}元[，,]?(?:主要|具体|其中)*包括[：:]?$")
_ELSEWHERE = regex("目录|名词解释|三公|绩效|政府性基金|国有资本")
_BY_USE = regex("按(?:支出)?用途")
_HEAD = 60
_LEAD, _LONGEST = 4, 40


def spending_asked(text: str) -> str | None:
    """Whose use a question asks for: 支出, 项目支出, 基本支出; None where it asks for anything else."""
    match = _ASKS.search(re.sub(r"[?？。!！\s]+$", "", normal(text)))
    if match is None:
        return None
    what = match["what"] or match["bare"] or match["kinds"]
    return next((kind + "支出" for kind in ("项目", "基本") if kind in what), "支出")


def spending_told(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The sentences that tell what each part of the spending is for; None where there are none."""
    what = spending_asked(text)
    by_use = [unit for index in indexes for unit in index.units if _BY_USE.search(unit.ruled)]
    if what and by_use and _BY_USE.search(text):
        passage = [unit for index in indexes for unit in index.of_passage.get(by_use[0].passage, ())]
        kinds = [unit for unit in passage if unit.number >= by_use[0].number][:_LEAD]
        listed = "".join(unit.text.strip() for unit in kinds)
        return Explanation("content", listed, tuple(unit.quoted for unit in kinds), score=1.0)
    for cue in (_SPENT_ON, _CONSISTS) if what else ():
        for index in indexes:
            told = _told(index, cue) if what == "支出" else _told_of(what or "", index, cue)
            if told:
                lead = "".join("".join(unit.text.strip() for unit in pair) for pair in told[:_LEAD])
                quotes = tuple(unit.quoted for pair in told for unit in pair)[:_LONGEST]
                return Explanation("content", lead.rstrip("；;。 ") + "。", quotes, score=1.0)
    return None


def _told(index: PassageIndex, cue: re.Pattern[str]) -> list[tuple[Unit, ...]]:
    """Of the first section that tells it, each part with the sentence that says what it is for."""
    for _, section in groupby(index.of_passage.values(), key=lambda units: units[0].path):
        passages = list(section)
        found = [pair for units in passages for pair in _pairs(units, cue)]
        if len(found) > 1 or (found and _WHOLE.search(found[0][0].ruled)):
            return [pair for units in passages for pair in _pairs(units, _EITHER)]
    return []


def _told_of(what: str, index: PassageIndex, cue: re.Pattern[str]) -> list[tuple[Unit, ...]]:
    """What 基本支出 or 项目支出 is said to be for, or the paragraphs that 项目支出 is said to consist of."""
    passages = list(index.of_passage.values())
    by_name = regex(
        rf"^(?:其中[：，]?)?{what}(?:\\d[\\d,.]*万?元)?，?主要(?:是)?(?:用于|用来|包括|安排)"
    )
    plain = [
        unit for units in passages for unit in units
        if by_name.match(unnumbered(unit.ruled)) and not any(map(_ELSEWHERE.search, unit.path))
    ]  # fmt: skip
    if plain:
        return [(plain[0],)]
    for units in passages:
        told = [pair for pair in _pairs(units, cue) if _named(pair[0]) == what]
        if told:
            return told
    listed = []
    for at, units in enumerate(passages):
        if what == "项目支出" and _PROJECTS.search(units[-1].ruled):
            listed += _below(units, passages[at + 1 :])
    return listed


def _below(units: Sequence[Unit], following: Sequence[tuple[Unit, ...]]) -> list[tuple[Unit, ...]]:
    """The paragraphs that the numbering puts under one."""
    level, found = numbering(units[-1].ruled)[0], []
    for each in following:
        if numbering(each[0].ruled)[0] <= level or each[0].path != units[0].path:
            break
        found.append(each)
    return found


def _pairs(units: Sequence[Unit], spent_on: re.Pattern[str]) -> Iterator[tuple[Unit, ...]]:
    """Sentences that name a part of the spending, each with what it is for, said there or behind it."""
    if any(_ELSEWHERE.search(name) for name in units[0].path):
        return
    for at, unit in enumerate(units):
        cue = spent_on.search(unit.ruled)
        if cue is None:
            continue
        head = unit.ruled[: cue.start()]
        named = unit if head.strip("其中：，、 　") else units[at - 1] if at else None
        if named is None:
            continue
        name = named.ruled[: cue.start() if named is unit else _HEAD]
        if _PART.search(name) and re.search(r"\d", name) and not _OTHER.search(name):
            yield (unit,) if named is unit else (named, unit)


def _named(unit: Unit) -> str:
    """The kind of spending that a sentence opens with."""
    opening = re.sub("^其中[:：]?", "", unnumbered(unit.ruled))
    return next((kind for kind in ("项目支出", "基本支出") if opening.startswith(kind)), "")

"""How something stands, asked for as a whole: the section whose heading names it, quoted.

政府采购情况如何 asks for the paragraph under 政府采购情况说明, 今年重点工作有哪些 for 主要工作任务.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.prose.numbering import numbering
from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.listings import listings_of
from qa.prose.passage_index import PassageIndex, Unit, opening
from qa.question.text import bare, normal

_LEAD_IN = (
    r"^(?:请|介绍|说明|说说|讲讲|概括|总结|了解|一下|20\d\d年度?|今年度?|本年度?|全年|年度|该|这个?|本|"
    r"(?:部门|单位|局|机关(?!运行)|委|厅|院|街道)(?!预算|决算|支出|收入|收支|整体)|你们?|的|有关|关于|[,，])+"
)
_STATE = regex(
    r"^(?P<topic>.{2,22}?)的?(?:具体|总体|主要|整体|基本|有关)*情况(?:是|都)?(?:如何|怎么?样|怎样|怎么回事|什么样?|有哪些)?(?:的|了|说明)?$"
    r"|^(?P<done>.{2,16}?)(?:工作)?(?:是|都)?(?:怎么|如何|怎样)(?:做|开展|进行|实施|管理|推进)(?:的|了)?$"
    r"|^(?P<from>(?:部门|单位|预算|总)*收入)(?:预算)?的?(?:主要)?来源(?:渠道)?(?:是|有|于|自|都)*(?:什么|哪里|哪些|哪儿|哪几[个项]|何处)?"
    r"(?:方面|渠道)?$"
    r"|^(?P<built>(?:部门|单位|预算|财政拨款|总)*支出)(?:预算)?的?(?:结构|构成)(?:是|如何|怎么?样|怎样|什么|的)*$"
    r"|^(?P<held>.{2,16}?)(?:工作)?(?:做|开展|进行|实施|管理)得(?:怎么样|如何|怎样)$"
)
_TASKS = regex(
    r"^(?:部门|单位|主要|重点|中心|核心|年度|的)*(?:工作任务(?:和|及)?(?:工作)?(?:目标)?|重点工作(?:任务|目标)?|工作重点|主要任务|重点任务"
    r"|工作目标|工作计划|工作打算|工作安排)(?:情况)?(?:都|又|主要|分别|具体)*(?:有|是|包括|为)?(?:哪些|什么|啥|哪几[项个]|几[项个])(?:内容|方面)?$"
    r"|^(?:部门|单位)?(?:主要|重点)(?:要|会|打算|准备)?(?:做|抓|干|推进|开展)(?:好)?(?:哪些|什么|哪几[项个件])(?:重点|主要)?(?:工作|任务|事情?)?$"
)
_TASKS_HEADING = regex("工作任务|重点工作|工作重点|主要任务|重点任务|工作目标")
_TASKS_OPENING = regex("(?:主要任务|重点工作|工作重点)(?:是|为|包括|如下|围绕)")
_IN_WORDS = regex(
    "绩效(?:管理|目标|评价|自评)|国有资产|^人员(?:构成)?$|^(?:机构|人员)(?:设置|编制|构成|组成)"
)
"""What is told in words; a figure that shares them is another thing."""
_MOVES = regex("变化|变动|增减|执行|完成|增长|减少|增加|比|较|构成|差异|对比|项目$|原因")
_NO_PROSE = regex("表$")
_NO_HEADING = regex("目录|名词解释|附件")
_COMMON = regex(
    r"20\d\d年度?|部门|单位|预算|决算|支出|收入(?=.)|安排|使用|占有|占用|存量|设置|管理|工作|一般公共|财政拨款|公开|总体|整体|"
    r"情况|说明|编制|的|关于|有关|其他|开展|及购置|\(.*?\)"
)
_LONGEST = 40
_LEAD = 4
_WORD, _TITLE = 5, 20
"""A sentence has more characters than a mere word; a paragraph's title is named within so many."""
_FEW, _SHORT, _HALF = 3, 30, 0.5
"""A list of tasks has so many names at least, so short on average, over so much of its section."""


def asks_tasks(text: str) -> bool:
    """Whether a question asks what the department means to do in the year."""
    return bool(_TASKS.search(_plain(text)))


def asks_state(text: str) -> bool:
    """Whether a question asks how something stands that the documents tell in words only."""
    topic = section_topic(text)
    return topic is not None and bool(_IN_WORDS.search(topic))


def told_section(text: str, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The section that the question asks for as a whole; None where no heading names it.

    `text` is without the department's name.
    """
    if asks_tasks(text):
        return _tasks(indexes)
    topic = section_topic(text)
    if topic is None:
        return None
    found = sorted(_headed(topic, indexes), key=lambda each: -each[0])
    if not found:
        return None
    units, path = found[0][1:]
    lead = "".join(_under_its_heading(units[: at + 1], path) for at in range(len(units[:_LEAD])))
    return Explanation("content", _closed(lead), tuple(unit.quoted for unit in units), score=1.0)


def _under_its_heading(units: Sequence[Unit], depth: tuple[str, ...]) -> str:
    """The last of the sentences, with the subordinate heading that it is the first under."""
    unit, before = units[-1], units[-2].path if len(units) > 1 else depth
    named = len(unit.path) > len(depth) and unit.path != before
    return f"{bare(unit.path[-1])}：{unit.text}" if named else unit.text


def _plain(text: str) -> str:
    words = re.sub(r"[?？。!！\s]+$", "", normal(text))
    return re.sub(_LEAD_IN, "", words)


def section_topic(text: str) -> str | None:
    """What a question asks the state of, which a section may tell and a figure too; None for a change."""
    match = _STATE.search(_plain(text))
    topic = next((said for said in match.groups() if said), None) if match else None
    return None if topic is None or _MOVES.search(topic) else topic


def _core(name: str) -> str:
    """A heading or a topic without the words that all of them carry: 三公经费 of 三公经费支出预算情况说明."""
    words = bare(name)
    left = _COMMON.sub("", words)
    return left if len(left) > 1 else re.sub("情况|说明|20\\d\\d年度?|部门|单位|总体|的|关于", "", words)


def _headed(
    topic: str, indexes: Sequence[PassageIndex]
) -> Iterator[tuple[float, tuple[Unit, ...], tuple[str, ...]]]:
    """The sections whose heading is about the topic: how well they fit, their sentences, their headings."""
    wanted = _core(topic)
    if len(wanted) < 2:
        return
    for index in indexes:
        for path, units in index.sections.items():
            if path[0] == "目录" or any(map(_NO_HEADING.search, path)) or _NO_PROSE.search(path[-1]):
                continue
            fit = _fit(wanted, normal(path[-1]))
            told = tuple(unit for unit in units if len(unit.plain) > _WORD)[:_LONGEST]
            if fit and told:
                yield fit - 0.02 * len(path), told, path
        for units in index.of_passage.values():
            name = opening(units[0].text)
            if units[0].path[:1] == ("目录",) or not numbering(units[0].ruled)[0] or "情况" not in name:
                continue
            fit = _fit(wanted, normal(name)) if len(name) <= _TITLE else 0.0
            if fit:
                yield fit - 0.1, units[:_LONGEST], units[0].path


def _fit(wanted: str, heading: str) -> float:
    """How well a heading names what is wanted; 0 where it names something else."""
    whole, parts = _core(heading), [_core(part) for part in re.split("[、及和]", heading)]
    told = 0.05 * ("情况" in heading or "说明" in heading)
    if whole == wanted:
        return 1.0 + told
    if wanted in parts or whole.startswith(wanted):
        return (0.9 if parts[0] == wanted else 0.8) + told
    return 0.6 + told if wanted in whole and _IN_WORDS.search(heading) else 0.0


def _tasks(indexes: Sequence[PassageIndex]) -> Explanation | None:
    """What the section of the year's tasks lists, or says."""
    for index in indexes:
        for path, units in index.sections.items():
            if path[0] != "目录" and _TASKS_HEADING.search(normal(path[-1])) and "绩效" not in path[-1]:
                return _listed(index, units)
    for index in indexes:
        for passage in index.of_passage.values():
            for at, unit in enumerate(passage):
                if unit.path[:1] != ("目录",) and _TASKS_OPENING.search(unit.plain[:60]):
                    return _listed(index, passage[at:])
    return None


def _listed(index: PassageIndex, units: Sequence[Unit]) -> Explanation:
    quotes = tuple(unit.quoted for unit in units[:_LONGEST])
    places = {unit.quoted: at for at, unit in enumerate(units)}
    lists = [
        (_spread([places[quote] for quote in listing.quotes], len(units)), listing.items)
        for listing in listings_of(index)
        if len(listing.items) >= _FEW and set(listing.quotes) <= places.keys()
        and sum(map(len, listing.items)) <= _SHORT * len(listing.items)
    ]  # fmt: skip
    spread, items = max(lists, default=(0.0, ()))
    items = items if spread >= _HALF else ()
    lead = f"共{len(items)}项：" + "、".join(items) + "。" if items else _closed(_first(units))
    return Explanation("list" if items else "content", lead, quotes, items, 1.0)


def _spread(places: Sequence[int], total: int) -> float:
    """How much of the section lies between the first and the last line of a list."""
    return (max(places) - min(places) + 1) / total


def _first(units: Sequence[Unit]) -> str:
    told = [unit.text for unit in units if len(unit.plain) > 14] or [unit.text for unit in units]
    return "".join(told[:_LEAD])


def _closed(text: str) -> str:
    return re.sub(r"[，；;：:]?$", "", text.strip()).rstrip("。") + "。"

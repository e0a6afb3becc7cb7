"""The indicators of a project or of a whole department, as the tables of aims print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Document, Row, Table, TableCell
from qa.patterns import regex
from qa.question.text import bare, normal

_CLASSES = (
    "产出|效益|成本|满意度|数量|质量|时效|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|"
    "可持续影响|服务对象满意度"
)
_KIND = regex(
    rf"(?P<of>(?:{_CLASSES})*)(?P<rank>[一二三]级)?(?:绩效|具体|考核)*指标(?!值|性质|权重|解释)"
)
_ASKS = regex(
    "(?:一共|总共|共|都|分别|各|具体)*(?:有|是|为|设置?了?|列了?|包括|包含)?(?:了)?(?:哪(?:些|几[个项条]?)|"
    "哪一?[个项条](?=[^,，]{0,6}指标)|(?:几|多少)[个项条]|什么)|列(?:出|一下|举)"
)
"""What kind of indicators a question asks for, and that it asks which or how many they are."""
_NO_TOPIC = regex(
    "(?:部门|单位)?(?:项目)?(?:预算|支出)?(?:整体)?(?:绩效)?(?:目标|指标)?(?:申报)?表(?:格)?|绩效目标|绩效|部门|"
    "单位|本级|项目|经费|预算|支出|这个|该|里面|里|中|内|下面|的|一共|总共|共|有|设|列|"
    "[,，?？。“”\"]"
)
_OWN_CLASS = regex(
    rf"(?P<upper>(?:产出|效益|成本|满意度)指标)(?P<lower>(?:{_CLASSES})指标)?(?P<name>.+)$"
)
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: whose it is, the classes it stands in, its name, and the cell that prints it.

    `short` tells that its form gave it fewer points than it might have had, `missed` that what was done
    does not come to the goal beside it; None where the form prints no two numbers to tell it by.
    """

    document: str
    whose: str
    classes: tuple[str, ...]
    name: str
    cell: TableCell
    short: bool | None = None
    missed: bool | None = None


_SHORT = regex(
    "(?:没有?|未)(?:能)?(?:拿|得|打|评)?(?:到|够|上)?满分的?|(?:被)?(?:扣|丢|失)了?分的?|得分(?:低于|小于|少于)(?:分值|满分|权重)的?"
)
"""Which indicators did not get all their points: 没拿满分的指标有哪些."""
_MISSED = regex(
    "(?:没有?|未)(?:能)?(?:按[时期])?(?:完全|全部)?(?:完成|达到|达成|实现|做到|达标)了?(?:年初|年度|全年|当年)?(?:所?[定设下达确]+)?的?"
    "(?:目标|指标|任务|计划)?值?的?|不达标的?"
)
"""Which indicators did not come to their goals: 没有完成年初目标的指标有哪些."""
_ALL_OF_THEM = regex(
    "(?:是不是|是否)?(?:所有|全部|各项|每一?[个项])的?(?:绩效|考核|[一二三]级)*指标|(?:绩效|考核|[一二三]级)*指标(?:是不是|是否|有没有)?(?:全部|全都|都)"
)
_MET = regex(
    "(?:都|全)*(?:是不是|是否)?"
    "(?:(?:拿|得|打)?到?了?满分|完成|达标|达到|实现)了?(?:年初|年度)?的?(?:目标|任务)?值?"
)
_JUDGED = regex("是不是|是否|[吗么没]$|没有$|对不对|对吗")


def asks_indicators(text: str) -> bool:
    """Whether a question asks which indicators there are, or how many."""
    plain = normal(text)
    kind = _KIND.search(plain)
    other = re.search("完成|金额|是否|是不是|最|超过|低于", _MISSED.sub("", _SHORT.sub("", plain)))
    return kind is not None and bool(_ASKS.search(plain)) and other is None


def indicators_asked(text: str, documents: Iterable[Document]) -> list[Indicator]:
    """The indicators of the kind and of the project that a question names; none where it is unclear whose."""
    plain = normal(text)
    kind = _KIND.search(plain)
    found = [one for document in documents for one in _indicators(document)]
    if kind is None or not found:
        return []
    whose = _named(_topic(plain, kind), plain, list(dict.fromkeys(one.whose for one in found)))
    chosen = _of_kind([one for one in found if one.whose == whose], kind)
    if _SHORT.search(plain):
        chosen = [one for one in chosen if one.short]
    elif _MISSED.search(plain):
        chosen = [one for one in chosen if one.missed]
    return chosen if len({(one.whose, one.classes, one.name) for one in chosen}) == len(chosen) else []


def asks_all_met(text: str) -> bool:
    """Whether a question asks if all indicators of one project met their goals, or got all their points."""
    plain = normal(text).rstrip("?？")
    return bool(_ALL_OF_THEM.search(plain) and _MET.search(plain) and _JUDGED.search(plain))


def falling_short(text: str, documents: Iterable[Document]) -> tuple[list[Indicator], list[Indicator]]:
    """(the indicators that tell it, those of them that fall short) of the project that a question names."""
    plain = normal(text).rstrip("?？")
    found = [one for document in documents for one in _indicators(document)]
    beside = _JUDGED.sub("", _MET.sub("", _ALL_OF_THEM.sub("", plain)))
    whose = _named(_NO_TOPIC.sub("", beside), plain, list(dict.fromkeys(one.whose for one in found)))
    marks = "满分" in plain
    told = [(one, one.short if marks else one.missed) for one in found if one.whose == whose]
    told = [(one, fails) for one, fails in told if fails is not None]
    return [one for one, _ in told], [one for one, fails in told if fails]


def asks_every_indicator(text: str) -> bool:
    """Whether a question asks which indicators there are, and names no project: 数量指标是什么."""
    plain = normal(text)
    kind = _KIND.search(plain)
    which = kind is not None and asks_indicators(text) and not re.search("几|多少|整体", plain)
    return which and kind is not None and len(_topic(plain, kind)) < 2


def every_indicator(text: str, documents: Iterable[Document]) -> list[Indicator]:
    """The indicators of the kind that a question names, of all projects and of the department."""
    kind = _KIND.search(normal(text))
    found = [one for document in documents for one in _indicators(document)]
    return _of_kind(found, kind) if kind else []


def _topic(plain: str, kind: re.Match[str]) -> str:
    """What a question names beside the kind of indicators: the project."""
    beside = _MISSED.sub("", _SHORT.sub("", plain[: kind.start()] + plain[kind.end() :]))
    return _NO_TOPIC.sub("", _ASKS.sub("", beside))


def _of_kind(indicators: list[Indicator], kind: re.Match[str]) -> list[Indicator]:
    wanted = kind["of"]
    if not wanted:
        return indicators
    return [one for one in indicators if any(_of_class(name, wanted) for name in one.classes)]


def names_asked(text: str, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The names of indicators, or of the upper classes that a question asks for instead."""
    kind = _KIND.search(normal(text))
    rank = {"一级": 0, "二级": 1}.get(kind["rank"] or "", -1) if kind else -1
    if rank < 0:
        return tuple(one.name for one in indicators)
    return tuple(dict.fromkeys(one.classes[rank] for one in indicators if len(one.classes) > rank))


def _indicators(document: Document) -> Iterator[Indicator]:
    for table in document.tables:
        if not any("指标" in part for column in table.columns for part in column.path):
            continue
        for row in table.rows:
            cell = next((c for c in row.cells if bare(c.text) == bare(row.printed_label)), None)
            if cell is None or len(row.path) < 2 or row.is_total or not _has_value(row):
                continue
            if _ALL_POINTS.fullmatch(bare(row.label)):
                continue
            classes, name = row.path[1:-1], row.label
            split = _OWN_CLASS.match(name) if not classes else None
            if split:
                classes = tuple(filter(None, (split["upper"], split["lower"])))
                name = split["name"]
            whose = table.title if row.path[0] == document.identity.department else row.path[0]
            short, missed = _fell_short(table, row), _missed_its_goal(table, row)
            yield Indicator(document.name, whose, tuple(classes), name, cell, short, missed)


_ALL_POINTS = regex("总分|总得分|合计|总计")
_FULL_MARK, _POINTS = regex("分值|满分|权重"), regex("得分|评分")


_MARK_BEHIND = regex(r"[(（](?P<full>\d{1,3}(?:\.\d+)?)分[)）]$")
"""The full mark behind an indicator's name, where no column tells it: 人工造林面积(12分)."""


def _fell_short(table: Table, row: Row) -> bool | None:
    """Whether the row prints fewer points as its score than as its full mark; None where it lacks one."""
    full, points = (
        [
            Decimal(cell.text.strip().removesuffix("分"))
            for cell in row.cells
            if name.search(table.columns[cell.column].name)
            and re.fullmatch(r"\d+(?:\.\d+)?分?", cell.text.strip())
        ]
        for name in (_FULL_MARK, _POINTS)
    )
    behind = _MARK_BEHIND.search(bare(row.label))
    full = full or ([Decimal(behind["full"])] if behind else [])
    return points[0] < full[0] if len(full) == len(points) == 1 else None


_GOAL, _DONE = regex("目标值?|指标值|计划值?|预期"), regex("实际|完成值|完成情况")
_BOUND = regex(r"^(?P<way>[≥≧>＞=≤≦<＜]|不少于|不低于|不超过|不高于)?=?(?P<n>\d+(?:\.\d+)?)(?P<u>[^\d.,]*)$")


def _missed_its_goal(table: Table, row: Row) -> bool | None:
    """Whether what a row prints as done does not come to its goal; None unless both are plain numbers."""
    found = {}
    for cell in row.cells:
        name = table.columns[cell.column].name
        kind = "done" if _DONE.search(name) else "goal" if _GOAL.search(name) else ""
        bound = _BOUND.match(normal(cell.text).replace(",", ""))
        if kind and bound:
            found[kind] = bound
    if len(found) < 2 or found["goal"]["u"] != found["done"]["u"]:
        return None
    goal, done = (Decimal(found[kind]["n"]) for kind in ("goal", "done"))
    at_most = (found["goal"]["way"] or "") in ("≤", "≦", "<", "＜", "不超过", "不高于")
    return done > goal if at_most else done < goal


def _has_value(row: Row) -> bool:
    return sum(1 for cell in row.cells if cell.text.strip()) > 1


def _named(topic: str, text: str, names: list[str]) -> str | None:
    """Whose indicators are meant: of the project named, of the department as a whole, of the only one."""
    if len(topic) > 1:
        asked = {topic[at : at + 2] for at in range(len(topic) - 1)}
        held = {name: sum(pair in normal(name) for pair in asked) / len(asked) for name in names}
        best = max(held.values(), default=0.0)
        fitting = [name for name in names if held[name] == best]
        fitting = [name for name in fitting if normal(name) in topic] or fitting
        return fitting[0] if best >= _ENOUGH and len(fitting) == 1 else None
    whole = [name for name in names if "整体" in name]
    if "整体" in text:
        return whole[0] if len(whole) == 1 else None
    return names[0] if len(names) == 1 else None


def _of_class(printed: str, wanted: str) -> bool:
    """产出 of 产出指标; 经济成本 of 经济成本 and 经济成本指标, 成本 of neither but of 成本指标."""
    return bare(printed).removesuffix("指标") == wanted

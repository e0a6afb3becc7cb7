"""Why an indicator was missed or put off, as a form of self-evaluation says in its column 偏差原因分析."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.patterns import regex
from qa.prose.explanation import Explanation
from qa.prose.passage_index import PassageIndex, Unit, weights_of
from qa.question.inquiry import Inquiry
from qa.question.text import Coverage, normal

_COLUMN = regex("偏差|未完成.{0,4}原因|未达.{0,6}原因|原因分析|改进措施")
_ASKS_WHY = regex(
    "为什么|为何|为啥|原因|缘由|怎么(?:解释|说|回事|没|不|会|才|低|少|晚|扣|样?改进)|如何(?:解释|说明|改进)|什么(?:理由|说法|解释|影响|问题)|受(?:什么|哪些).{0,6}影响|[咋怎]么办"
    "|(?:改进|整改)措施"
)
_MISSED = regex(
    "(?<!早)晚|延[后期误迟]|推迟|滞后|拖|没(?:有|能)?(?:完成|达|做|到|满|实现|花|用|全|按|拿)|未(?:能)?(?:完成|达|到|全|按|实现|拿)|不(?:足|到|达|够)|扣[了掉分]|扣\\d|丢了?\\d*分|少[了得拿完做补]|低于|只(?:有|完成|得|达|做|拿)"
    "|偏差|差(?:了|一|几)|满分|目标值|计划|自评|高于|超[过出额]|(?:得|拿)了?\\d|[高低差慢]"
)
_SCORED = regex("扣|自评|偏差|达标|目标|满分|改进措施|得了?\\d")
_SINCE_LAST = regex("[比较跟与同和](?:上一?年|去年|前年|20\\d\\d年)|同比|年初预算|预算数")
"""Changes of money, whose reasons the text of the account gives."""
_AROUND = regex(
    "自评表|绩效自评|自评|偏差|指标值?|年度|目标值?|计划|实际|完成|原因|分析|改进措施|措施|解释|说明|为什么|怎么|什么|没有?|未|比|晚|延后|推迟|低于|高于|只有|不足|"
    "满分|扣了?|得分|按期|按时|[的了吗呢]|20\\d\\d|项目"
)
_MEASURE = regex("(?:完成|建设)?(?:时间|数量|人数|面积|情况|程度|制度|比例|及?率|[^完]数|时间|完成率)$")
"""What an indicator measures of the thing that it names."""
_MEASURES = tuple(
    map(
        re.compile,
        (
            "时间|完工|工期|期限|晚|延|拖|推迟|按期",
            "满意",
            "面积|平方米|亩",
            "人数|人次|人员",
            "率(?!先)|比例",
        ),
    )
)
"""What questions and indicators measure, in their own words."""
_OTHER_MEASURE, _SAME_MEASURE = 0.3, 0.3
_LABEL, _LEAST, _NAMED_BETTER = 0.45, 0.5, 0.1
"""How much of an indicator's name, and of what the question names, must be held."""


def told_deviation(inquiry: Inquiry, indexes: Sequence[PassageIndex]) -> Explanation | None:
    """The cell that gives the reason for the indicator asked about; None where no form gives one."""
    text = inquiry.text
    if _SINCE_LAST.search(text) or not (_ASKS_WHY.search(text) and _MISSED.search(text)):
        return None
    words = [word for word in re.split(r"[,，。;；:：、\s]", _AROUND.sub(" ", text)) if len(word) > 1]
    measured = any(measure.search(text) for measure in _MEASURES)
    best: tuple[float, float, Unit, str] | None = None
    printed = weights_of(words, indexes).items()
    weights = {pair: weight for pair, weight in printed if any(index.frequency(pair) for index in indexes)}
    total = sum(weights.values())
    for index in indexes:
        for unit, label in _reasons(index):
            held = normal(f"{label}|{unit.subject}|{unit.around}|{unit.plain}")
            told = sum(weight for pair, weight in weights.items() if pair in held)
            named = _named(label, text)
            if named < _LABEL or told < _LEAST * total:
                continue
            rank = told / total + 0.5 * named
            for measure in _MEASURES if measured else ():
                if measure.search(label):
                    rank += _SAME_MEASURE if measure.search(text) else -_OTHER_MEASURE
            if best is None or rank > best[0]:
                best = (rank, named, unit, label)
    if best is None:
        return _of_the_project(words, indexes) if _SCORED.search(text) else None
    _, named, unit, label = best
    if any(_named(other, text) > named + _NAMED_BETTER for other in _indicators(indexes)):
        return None  # the indicator that is asked about is given no reason
    lead = f"{label}：{unit.text.strip().rstrip('。')}。"
    return Explanation("reason", lead, (unit.quoted,), score=0.95)


def _of_the_project(words: Sequence[str], indexes: Sequence[PassageIndex]) -> Explanation | None:
    """Every reason in the form of the one project that the question names, where it names nothing else."""
    said = "|".join(words)
    told: list[tuple[Unit, str]] = []
    for index in indexes:
        for unit, label in _reasons(index):
            name = re.sub("(?:项目|经费|专项)+$", "", normal(unit.subject))
            mine, theirs = Coverage(said).masks(name) if len(name) >= _PROJECT else (0, 0)
            open_words = sum(1 for at, char in enumerate(said) if char != "|" and not mine >> at & 1)
            if name and theirs.bit_count() >= _WHOLLY * len(name) and open_words <= _OPEN_WORDS:
                told.append((unit, label))
    if not told or len({unit.subject for unit, _ in told}) > 1:
        return None
    lead = "；".join(f"{label}：{unit.text.strip().rstrip('。；')}" for unit, label in told[:_MOST]) + "。"
    return Explanation("reason", lead, tuple(unit.quoted for unit, _ in told[:_MOST]), score=0.9)


_PROJECT, _WHOLLY, _OPEN_WORDS, _MOST = 4, 0.85, 2, 6
"""The shortest project's name, how much of it must be said, and how many characters of another thing."""


def _named(label: str, text: str) -> float:
    """How much of an indicator's name a question says, what it measures left out where that says more."""
    name = _MEASURE.sub("", label) or label
    return max(Coverage(each).masks(text)[0].bit_count() / len(each) for each in (name, label) if each)


def _indicators(indexes: Sequence[PassageIndex]) -> Iterator[str]:
    """The names of all rows of the forms that have a column for reasons."""
    for index in indexes:
        for table in index.document.tables:
            if any(_COLUMN.search("".join(column.path)) for column in table.columns):
                yield from (normal(row.path[-1]) for row in table.rows if row.path and row.path[-1])


def _reasons(index: PassageIndex) -> Iterator[tuple[Unit, str]]:
    """The filled cells of columns for reasons, each with the name of its indicator."""
    tables = {
        table.index: columns for table in index.document.tables
        if (columns := {c.index for c in table.columns if _COLUMN.search("".join(c.path))})
    }  # fmt: skip
    rows = {
        (table.index, row.index): row
        for table in index.document.tables if table.index in tables for row in table.rows
    }  # fmt: skip
    for unit in index.units:
        row = rows.get((unit.table, unit.row))
        if row is not None and unit.column in tables[unit.table] and row.path and len(unit.plain) > 3:
            if not _COLUMN.search(unit.plain):
                yield unit, normal(row.path[-1])

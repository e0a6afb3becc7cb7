"""What matters of a phrase and of a printed name: silent words, words of many names, names in a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from qa.items.column_names import is_total_name
from qa.patterns import regex
from qa.question.text import normal
from qa.question.units import NO_WORD, UNITS
from qa.question.vocabulary import silent_words

_ASKED = (
    r"(?:一?共|总共|共有|都有|有|是)?(?:多少|几)"
    rf"(?:个人(?!员)|个?(?:{UNITS}|类|种){NO_WORD}(?!(?<=人)员)|个?[万亿]?)"
)
_WITHIN_NAMES = {
    "本年": "本年(?!收入|支出)",
    "有": "(?<![国公所私拥持享])有(?![限关机线色效害])",
    "用": "(?<![公专费使信])用(?![经途车])",
}
"""Silent words that are no words in a name: 本年收入合计, 国有资本, 公用经费."""
_SILENT = regex(
    "|".join([_ASKED, *(_WITHIN_NAMES.get(word, re.escape(word)) for word in silent_words())])
    + r"|全[局委厅](?!会|性|域|系)"
    + r"|(?<=[ ,])底|(?<!所)在(?![编职岗建校册读任用])|内(?![设外])|[?？!！,，。.、:：;；()（）]"
)
"""Words of a question that name nothing."""
# Words that are part of too many names to tell one from another.
_LIGHT = regex(
    r"一般公共预算|政府性基金|国有资本经营|财政拨款|拨款|安排的?|预算数|决算数|预算|决算|支出|经费|费用|"
    r"资金|项目|合计|总计|总额|总数|总量|金额|数额|数量|情况|明细|部门|单位|本级|机关|公开|表格?|数字?|费|"
    r"额|款|类|项"
)


def content_of(phrase: str) -> str:
    """What of a phrase names something, the silent words taken out."""
    return without_silent(normal(phrase)).strip()


def without_silent(phrase: str) -> str:
    """A normalised phrase without the words that name nothing."""
    return _SILENT.sub("", phrase)


def weights_of(phrase: str, protected: Sequence[tuple[int, int]] = ()) -> list[float]:
    """How much each character of a normalised phrase matters for telling things apart.

    `protected` spans are names printed in the documents: nothing in them is silent.
    """
    weights = [1.0] * len(phrase)
    for match in _LIGHT.finditer(phrase):
        weights[match.start() : match.end()] = [0.3] * (match.end() - match.start())
    for start, end in protected:
        name = sum(weights[start:end])
        if 0.9 < name < _LEAST:
            weights[start:end] = [weight * _LEAST / name for weight in weights[start:end]]
    for match in _REMARK.finditer(phrase):
        for at in range(match.start(), match.end()):
            weights[at] *= 0.3
    shielded = [False] * len(phrase)
    for start, end in protected:
        shielded[start:end] = [True] * (end - start)
    for match in _SILENT.finditer(phrase):
        for at in range(match.start(), match.end()):
            if not shielded[at]:
                weights[at] = 0.0
    return weights


_REMARK = regex(r"\((?:含|包括|包含|即|也就是|主要是|比如|例如|如)[^()]*\)")
"""What a question adds in brackets to explain the thing that it names."""
_LEAST = 2.5
"""What a short printed name (电费) weighs at the least beside the words around it."""


@lru_cache(maxsize=65536)
def name_weights(name: str) -> tuple[float, ...]:
    """How much each character of a printed name matters."""
    weights = [1.0] * len(name)
    for match in _LIGHT.finditer(name):
        weights[match.start() : match.end()] = [0.15] * (match.end() - match.start())
    for match in re.finditer(r"\((?!境)[^()]*\)", name):
        weights[match.start() : match.end()] = [0.1] * (match.end() - match.start())
    whose = _WHOSE.match(name)
    if whose and whose.end() < len(name):
        weights[: whose.end()] = [0.15] * whose.end()
    dated = re.match(r"20\d\d年?度?(?=.*表[^费]{0,4}$)", name)
    if dated:
        # The year before a table's title is the edition's own: it tells no table from another.
        weights[: dated.end()] = [0.15] * dated.end()
    return tuple(
        0.0 if char in "()、,，;；:：/-" else weight for char, weight in zip(name, weights, strict=True)
    )


_WHOSE = regex("(?:(?:所属|下属)(?:各级?)?|各|本)(?:预算)?(?:单位|部门)|全(?:局|系统|部门|委|厅)")
"""What prose sets before an item to say that it is of the whole body: 所属各预算单位政府采购."""


def known_spans(phrase: str, *terms: Set[str]) -> list[tuple[int, int]]:
    """Where the phrase holds printed names of one of the sets, longest first, from the left, apart."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(phrase) - 1:
        for end in range(min(len(phrase), at + 40), at + 1, -1):
            name = phrase[at:end]
            named = any(name in known for known in terms) and _names_something(name)
            if named and not _of_a_number(phrase, at, end):
                spans.append((at, end))
                at = end - 1
                break
        at += 1
    return spans


def _of_a_number(phrase: str, start: int, end: int) -> bool:
    """Whether printed digits (a row's number, 10) are but a piece of a number with its unit: 100万元, 10%."""
    if not _DIGITS.fullmatch(phrase, start, end):
        return False
    return bool(_GOES_ON.match(phrase, end) or _GOES_ON.match(phrase[start - 1 : start]))


_DIGITS = regex(r"[\d.,]+")
_GOES_ON = regex(
    r"[\d.,%]|(?:个百分点|[万亿千]?元|[万亿]|分(?!类)|人次?|[辆台套个项家所次场件批名年月日米户])"
)


@lru_cache(maxsize=65536)
def _names_something(name: str) -> bool:
    """Whether a printed name says more than the words that questions are made of (其中, 项目总额)."""
    if _OPERATION.fullmatch(name):
        return False
    rest = re.sub("合计|总计|总额|总数|总量|金额|数额|数量", "", _SILENT.sub("", name))
    return not is_total_name(name) and (len(rest) > 2 or bool(_LIGHT.sub("", rest)))


_OPERATION = regex(
    "完成|增加|减少|增长|下降|上升|降低|提高|平均|占比|比例|比重|变化|变动|增减|比较|相差|差额|执行率|完成率|增长率|最高|最低|最大|最小|"
    "超过|低于|高于|不足|分别|排序|排名|以[上下内外]"
)
"""Words that ask for an operation: printed alone in a cell, they are still no name of an item."""

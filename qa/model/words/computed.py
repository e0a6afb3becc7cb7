"""Whether the words before a computed figure say what was computed, and out of what in which order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.answer import Figure
from qa.answering.claims import blanked, spans_of
from qa.model.words.forms import canon, distinct_parts
from qa.patterns import regex

THAN = regex(r"比(?![例重])|较|于|超过|超出|高出")
_OF = regex(r"占(?!比)|相当于|是(?=.*的$)|为(?=.*的$)")
_LABEL = "\x02"
_SUM = "合计|总计|之和|总和|加起来|相加"
_GAP = "差额|相差|之差"
_SHARE = "占|比例|比重|份额|倍"
_MEAN = "平均|人均"
_OPERATIONS = (
    ("−", regex("差|比|较|变动|变化|增|减|多|少|升|降|其余|其他|扣除|余额"), regex(f"{_SUM}|{_SHARE}|{_MEAN}")),  # noqa: E501
    ("+", regex("合计|共|加|总|之和"), regex(f"{_GAP}|{_SHARE}|{_MEAN}|比(?!.*比)")),
    ("÷", regex("占|比|倍|率|均|相当|幅"), regex(f"{_SUM}|{_GAP}")),
    ("计数", regex("共|个|有"), regex(f"{_GAP}|{_SHARE}|{_MEAN}")),
)  # fmt: skip
"""The sign of a formula, words of which one must be said, words that say another operation."""


def swapped(stretch: str, figure: Figure, names: Sequence[str]) -> str | None:
    """“B 比 A 少” where the formula is A − B, “B 占 A” where it is A ÷ B, or 占 of something else.

    `names` are all that the evidence prints.
    """
    labels = [canon(operand.label) for operand in figure.operands[:2]]
    formula = figure.formula or ""
    between = THAN if "−" in formula else _OF if "÷" in formula else None
    if figure.kind != "computed" or between is None or len(labels) < 2 or labels[0] == labels[1]:
        return None
    first, second = distinct_parts(labels[0], labels[1])
    for word in between.finditer(stretch):
        before, behind = stretch[: word.start()], stretch[word.end() :]
        if second in before and first not in before and (first in behind or second not in behind):
            return f"“{second}”与“{first}”的位置颠倒"
        if between is _OF and _head(figure.operands[1].label) not in behind:
            others = [name for name in names if len(name) > 2 and name not in labels[1] and name in behind]
            if others:
                return f"“{others[0]}”不是“{labels[1]}”"
    return None


def unsaid(stretch: str, figure: Figure) -> str | None:
    """A computed figure given out as one of its operands, or as the outcome of another operation."""
    formula = canon(figure.formula or "")
    label = canon(figure.label)
    if figure.kind != "computed" or not figure.operands:
        return None
    names = [
        name for one in figure.operands for name in (canon(one.label), _head(one.label)) if len(name) > 2
    ]
    told = stretch.replace(label, _LABEL)
    said = blanked(told, spans_of([name for name in names if len(name) > 2], told))
    for sign, words, others in _OPERATIONS:
        if sign not in formula:
            continue
        other = others.search(said)
        if other:
            return f"“{figure.label}”不是“{other.group()}”所指的计算"
        is_said = (
            _LABEL in said or words.search(said) or (sign == "+" and _all_named(stretch, figure.operands))
        )
        return None if is_said else f"没有说明“{figure.label}”是计算所得"
    return None


def _head(label: str) -> str:
    return canon(re.split("[（(]", label, maxsplit=1)[0])


def _all_named(stretch: str, operands: Sequence[Figure]) -> bool:
    return all(canon(operand.label) in stretch for operand in operands)

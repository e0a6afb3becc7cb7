"""The answers to several questions of one sentence as one record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.answering.answer import AnswerRecord, Citation, Figure, cited_from
from qa.answering.write import sources_line
from qa.patterns import regex
from qa.question.asked_apart import (
    AMOUNT,
    AND_THAT,
    BOTH_ENDS,
    NAMES,
    OF_ITS_BUDGET,
    REASON,
    VERDICT,
    asked_apart,
    ends_together,
)
from qa.question.text import normal

_LEVEL = regex(
    "^[^,，?？]*?(?:多少|几个?)(?:钱|[万亿千]?元|人|辆|个)?[,，?？;；](?:那)?(?:比|较|同比|跟|和|与|相比)?[^,，?？]{0,12}?"
    "(?:(?:多|少|增|减|涨|降|升|砍|压)[^,，?？]{0,4}(?:多少|几|百分)|(?:多|增加?|涨)了?还是(?:少|减少?|降|跌))"
)
"""An amount and how much it moved: 三公经费多少，比去年少了多少."""
_MOVES = regex("[增减涨降升砍压变]|(?:多|少)(?:了|出)?(?:多少|几)|[多少][了出]")
_OF_MONEY = regex("多少(?:钱|资金|经费|款|[万亿千]元|元)")
_AVERAGE = regex("人均|平均|每一?[人辆批个台次家]")
_OF_THINGS = regex("(?<![好那这上的])(?:几|多少)(人次|批|个|项|家|辆|台|套|件)(?!人|月|百分)")
_LACKS = "没有找到或没有列出"
_SOURCES = ("来源：", "查看过的相近之处：")


def wants_more(question: str, record: AnswerRecord) -> bool:
    """Whether a record leaves open what one of the questions asks: a number, names, a reason, a yes or no."""
    if record.status == "not_found" or _LACKS in record.text:
        return True
    text = normal(question)
    if BOTH_ENDS.search(text) or ends_together(text):
        return True
    if _LEVEL.match(text) and not _MOVES.search(re.split("[,，?？;；]", text)[0]):
        return True
    parts = asked_apart(question)
    if any(OF_ITS_BUDGET.match(part) or AND_THAT.fullmatch(part) for part in parts[1:]):
        return True
    if sum(bool(_OF_EACH.search(part)) for part in parts) > 1:
        return True
    if any(_PLANNED_TOO.fullmatch(part) for part in parts[1:]):
        return True
    if any(re.match("其中[^,，]+、[^,，]+(?:各|分别)", part) for part in parts[1:]):
        return True  # the whole is asked for beside its parts
    if any(map(asks_money, parts)) and not tells_money(record):
        return True
    if any(map(_AVERAGE.search, parts)) and not any(figure.formula for figure in record.figures):
        return True
    amounts = sum(bool(AMOUNT.search(part)) for part in parts)
    if record.figures and not record.items and amounts > len(record.figures):
        return True
    if amounts > 2 and record.figures and record.figures[0].formula and not record.items:
        return True  # what one figure is worked out of is not what the others ask
    if record.items and sum(bool(_OF_THINGS.search(part)) for part in parts) > 1:
        return True  # the members of one group are counted, where two kinds of things are asked for
    counts = {kind for part in parts for kind in _OF_THINGS.findall(part)}
    told = {figure.unit or "" for figure in record.figures}
    if record.figures and not all(any(unit.startswith(kind) for unit in told) for kind in counts):
        return True
    wanted = (
        (VERDICT, record.verdict is not None),
        (NAMES, bool(record.items) or _held_together(question, record)),
        (REASON, "原因" in record.text), (AMOUNT, bool(record.figures)),
    )  # fmt: skip
    return any(kind.search(part) and not given for kind, given in wanted for part in parts)


_PLANNED_TOO = regex("(?:那么?)?(?:年初|全年)预算数?(?:原本|原来|本来)?(?:是|有|为)?多少(?:钱|[万亿]?元)?")
"""Asks for the budget that something was just held against."""


_OF_EACH = regex("分别|各自?(?=是|有|为|比|占|多少)")
"""Asks something of each of several things, here more than once."""


def asks_money(part: str) -> bool:
    """Whether one of the questions asks for an amount of money in so many words."""
    return bool(_OF_MONEY.search(normal(part)))


def tells_money(record: AnswerRecord) -> bool:
    """Whether an amount of money is among the figures asked for, not only behind a number of things."""
    counted = bool(record.figures) and bool(record.figures[0].formula)
    return any(figure.yuan for figure in record.figures[: 1 if counted else None])


def _held_together(question: str, record: AnswerRecord) -> bool:
    """Whether the record tells how far two things are apart, which also says which of them is more."""
    return bool(record.figures and record.figures[0].formula and _WHICH_IS_MORE.search(normal(question)))


_WHICH_IS_MORE = regex("(?:哪一?[个家项]|谁)[^,，?？最]*[多高大少低小]")


def joined(question: str, records: Sequence[AnswerRecord], lost: Sequence[str]) -> AnswerRecord:
    """One record of answered ones, in order: their first paragraphs together, then what bears them out.

    `lost` are the questions that have no answer, which the text says.
    """
    figures: list[Figure] = []
    citations: list[Citation] = []
    heads: list[str] = []
    rest: list[str] = []
    for record in {record.text: record for record in records}.values():
        figures += [cited_from(figure, len(citations)) for figure in record.figures]
        citations += record.citations
        head, *more = record.text.split("\n\n")
        scope = "".join(record.scope)
        heads.append(re.sub(f"^{re.escape(scope)}，", "", head) if heads and scope else head)
        rest += [paragraph for paragraph in more if not paragraph.startswith(_SOURCES)]
    if lost:
        heads.append(f"{_LACKS}：{'；'.join(lost)}。")
    first = records[0]
    named = [record.items for record in records if record.items]
    ends = BOTH_ENDS.search(normal(question)) or ends_together(question)
    both = ends and all(len(items) == 1 for items in named)
    items = [items[0] for items in named] if both else named[0] if named else []
    verdict = next((record.verdict for record in records if record.verdict is not None), None)
    text = "\n\n".join([" ".join(heads), *dict.fromkeys(rest), sources_line(citations)])
    doubts = list(dict.fromkeys(doubt for record in records for doubt in record.doubts))
    return first.model_copy(
        update={
            "question": question, "text": text, "figures": figures, "items": items, "verdict": verdict,
            "citations": citations, "doubts": doubts,
        }
    )  # fmt: skip

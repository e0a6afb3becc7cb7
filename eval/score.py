"""Scoring: one answer record against one gold answer, by pure comparison.

An answer is *right* when it is given and meets every part of the expectation, *wrong* when it is
given and does not, *refused* when it is withheld although gold has one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from eval.suite import Expectation, GoldNumber, Item
from ingest.amounts import convert, counter, fold, is_money, squeeze

Outcome = Literal["right", "wrong", "refused"]

NUMBERING = re.compile(
    r"^(?:[（(]?(?:[一二三四五六七八九十百]+|\d{1,2})[)）][、.．]?"
    r"|(?:[一二三四五六七八九十百]+|\d{1,2})、"
    r"|\d{1,2}[.．](?!\d)"
    r"|第[一二三四五六七八九十]+[、:：])"
)
UNIT_SYNONYMS = {"台": "辆", "名": "人", "百分点": "%", "个百分点": "%", "所": "个", "家": "个", "项": "个"}


class AnswerFigure(BaseModel):
    """A figure as an answer record writes it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    label: str = ""
    value: str
    unit: str | None = None
    formula: str | None = None


class AnswerCitation(BaseModel):
    """A place as an answer record writes it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    document: str
    page: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


class AnswerView(BaseModel):
    """The parts of an answer record that scoring reads."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    status: str
    text: str = ""
    figures: tuple[AnswerFigure, ...] = ()
    items: tuple[str, ...] = ()
    verdict: bool | None = None
    citations: tuple[AnswerCitation, ...] = ()
    checks: tuple[dict[str, Any], ...] = ()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How an answer did; `cited` is None where gold names no page; `misses` say what is not met."""

    outcome: Outcome
    cited: bool | None
    misses: tuple[str, ...] = ()


def view_answer(record: object) -> AnswerView:
    """Accept an answer record as a mapping or as a pydantic model."""
    if isinstance(record, BaseModel):
        record = record.model_dump(mode="json")
    if not isinstance(record, Mapping):
        raise TypeError(f"not an answer record: {type(record).__name__}")
    return AnswerView.model_validate(dict(record))


def score_answer(item: Item, answer: AnswerView) -> Score:
    """Compare by the rules of the suite format."""
    cited = is_cited(item, answer)
    if item.expect.status is not None:
        misses = _status_misses(item.expect.status, answer)
        withheld = answer.status in ("ambiguous", "failed")
        return Score("right" if not misses else "refused" if withheld else "wrong", cited, misses)
    if answer.status != "answered":
        return Score("refused", cited, (f"status 是 {answer.status}",))
    misses = tuple(answer_misses(item.expect, answer))
    return Score("wrong" if misses else "right", cited, misses)


def answer_misses(expect: Expectation, answer: AnswerView) -> list[str]:
    """What the expectation asks for and the answer does not hold, each as a short phrase."""
    misses: list[str] = []
    if expect.number is not None and not (answer.figures and same_number(expect.number, answer.figures[0])):
        misses.append(f"首个数字不是 {_print(expect.number)}")
    for gold in expect.numbers or ():
        if not any(same_number(gold, figure) for figure in answer.figures):
            misses.append(f"缺数字 {_print(gold)}")
    if expect.items is not None and not same_items(expect.items, answer.items, expect.ordered):
        misses.append("名单不同" if not same_items(expect.items, answer.items, False) else "次序不同")
    plain = plain_text(answer.text)
    misses += [f"缺文字“{phrase}”" for phrase in expect.text_all or () if plain_text(phrase) not in plain]
    if expect.verdict is not None and answer.verdict is not expect.verdict:
        misses.append(f"verdict 不是 {str(expect.verdict).lower()}")
    return misses


def same_number(gold: GoldNumber, figure: AnswerFigure) -> bool:
    """Equal in gold's unit, rounded to the last place gold writes; a fall may carry its sign or not."""
    try:
        value = Decimal(squeeze(figure.value).replace(",", ""))
    except ArithmeticError:
        return False
    converted = _in_unit(value, figure.unit, gold.unit)
    if converted is None:
        return False
    exponent = gold.value.as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    places = Decimal(1).scaleb(min(exponent, 0))
    return abs(converted).quantize(places, rounding=ROUND_HALF_UP) == abs(gold.value).quantize(places)


def same_items(gold: Sequence[str], got: Sequence[str], ordered: bool) -> bool:
    """Equal names, in the same order where order counts."""
    wanted, given = [plain_name(name) for name in gold], [plain_name(name) for name in got]
    return wanted == given if ordered else Counter(wanted) == Counter(given)


def plain_name(name: str) -> str:
    """A name without width, spaces, quotes and leading numbering: “一、 教育支出” -> 教育支出.

    >>> plain_name("（一）办 公 费")
    '办公费'
    """
    uncircled = re.sub(r"^\s*[①-⑳]", "", name)  # before folding, which makes plain digits of them
    text = re.sub(r"[\"'“”‘’「」『』《》]", "", squeeze(uncircled)).rstrip("。；;，,、")
    bare = NUMBERING.sub("", text)
    return bare or text


def plain_text(text: str) -> str:
    """Text without width, spaces, punctuation and thousands separators; decimal points and % stay.

    >>> plain_text("合计 1,234.50 万元，占３％。")
    '合计1234.50万元占3%'
    """
    folded = re.sub(r"\s+", "", fold(text))
    kept = re.sub(r"(?<=\d)\.(?=\d)", "\0", folded)
    kept = "".join(
        letter for letter in kept if letter in "\0%" or unicodedata.category(letter)[0] not in "PSCZ"
    )
    return kept.replace("\0", ".")


def is_cited(item: Item, answer: AnswerView) -> bool | None:
    """Whether a citation stands on a gold page; None where gold names none."""
    if not any(item.pages.values()):
        return None
    return any(place.page in item.pages.get(place.document, ()) for place in answer.citations)


def _status_misses(wanted: str, answer: AnswerView) -> tuple[str, ...]:
    if answer.status == wanted:
        return ()
    if wanted == "no_data" and answer.status == "answered" and answer.figures:
        try:
            if Decimal(squeeze(answer.figures[0].value).replace(",", "")) == 0:
                return ()
        except ArithmeticError:
            pass
    return (f"status 应为 {wanted}，是 {answer.status}",)


def _in_unit(value: Decimal, unit: str | None, wanted: str | None) -> Decimal | None:
    unit, wanted = _plain_unit(unit), _plain_unit(wanted)
    if is_money(unit) and is_money(wanted):
        assert unit and wanted
        return convert(value, unit, wanted)
    if {unit, wanted} == {"倍", "%"}:
        return value * 100 if wanted == "%" else value / 100
    return value if unit == wanted else None


def _plain_unit(unit: str | None) -> str | None:
    if not unit:
        return None
    plain = counter(squeeze(unit)) or ""
    return UNIT_SYNONYMS.get(plain, plain)


def _print(gold: GoldNumber) -> str:
    return f"{gold.value}{gold.unit or ''}" + (f"（{gold.label}）" if gold.label else "")

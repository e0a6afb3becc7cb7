"""What a change or a growth rate in prose is measured on: this year's amount, last year's, the change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import of_this_budget
from qa.check.said import Said, same_subject
from qa.patterns import regex


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands before a change or growth in its passage: the amount, last year's, the change."""

    amount: Said | None
    prior: Said | None
    change: Said | None
    amounts: tuple[Said, ...]
    priors: tuple[Said, ...]
    certain: bool


def _against_the_same(prior: Said, moved: Said) -> bool:
    """Whether both speak of last year, or both of this year's own budget (比年初预算数121.50万元减少)."""
    bases = (prior.statement.base, moved.statement.base)
    return None in bases or len({of_this_budget(base) for base in bases}) == 1


def _follows(amount: Said, moved: Said) -> bool:
    """Whether a change in a later sentence still speaks of the amount: 某工程完工，减少980万元 does not."""
    if moved.statement.sentence == amount.statement.sentence:
        return True
    return bool(_COMPARES.search(moved.before)) or len(re.split("[，,]", moved.before)) < 2


_COMPARES = regex(
    r"(?:[比较与同和跟]|相比|对比)[^，。；]{0,12}?(?:上年|去年|20\d\d|上一年|预算)|同比|环比"
)


def _change_of(said: Said, window: Sequence[Said]) -> Said | None:
    """The change that a rate is of: the last of its sentence, or the last of the same thing before it."""
    changes = [number for number in window if number.role == "change"]
    here = [number for number in changes if number.statement.sentence == said.statement.sentence]
    same = [number for number in changes if same_subject(number, said)]
    both = [number for number in here if number in same]
    return next((found[-1] for found in (both, here, same, changes) if found), None)


def comparison(numbers: Sequence[Said], place: int) -> Comparison:
    """What the change or growth at that place of a passage is measured on."""
    said = numbers[place]
    before = [number for number in numbers[:place] if number.money or number.level]
    amounts = [
        number for number in before if number.role == "amount" and number.money and not number.in_reason
    ]
    same = [number for number in amounts if same_subject(number, said)]
    amount = (same or amounts)[-1] if same or amounts else None
    start = numbers.index(amount) if amount else 0
    window = numbers[start:place]
    lead = numbers[max(0, start - 2) : start]
    change = _change_of(said, window)
    priors = [
        number
        for number in (*lead, *window)
        if number.role == "prior" and number.money and _against_the_same(number, said)
    ]
    prior = next((number for number in reversed(window) if number in priors), None)
    if prior is None:
        prior = next(
            (number for number in reversed(lead) if number in priors and same_subject(number, said)), None
        )
    if prior is None and place + 1 < len(numbers):
        # 增加2,247.84万元（上年仅安排140.2万元）
        beside = numbers[place + 1]
        words = beside.before[len(said.before) + len(said.text) :]
        if beside.role == "prior" and beside.money and words.startswith(("（上年", "（去年", "(上年")):
            prior = beside if beside.statement.sentence == said.statement.sentence else None
    later = [
        number
        for number in numbers[place + 1 : place + 3]
        if number.role == "amount" and number.money and same_subject(number, said)
    ]
    certain = amount is not None and (amount in same) and not said.in_reason and _follows(amount, said)
    return Comparison(amount, prior, change, tuple((*amounts, *later)), tuple(priors), certain)

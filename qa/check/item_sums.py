"""The 项 that a text goes through one by one: their amounts add up to the total announced above them.

A final account tells several measures of each 项 (年初预算, 全年预算, 支出决算): each is added up by itself,
and where one measure adds up the list is whole, so that another that does not is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Document
from qa.check.causes import suspects_of_sum
from qa.check.enumerations import misprinted, sum_finding
from qa.check.figures import judge_sum, total
from qa.check.findings import Severity
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_ITEMS = 4
"""A shorter run of 项 is no list of all of them."""

REACH = 20
"""Numbers above a list among which its total is looked for."""

_ITEM = regex(r"[（(]项[）)]")


def item_lists(document: Document) -> Iterator[Trial]:
    """The 项 listed with their amounts add up to the total announced above the list."""
    numbers = [said for listed in passage_numbers(document).values() for said in listed]
    run: list[Said] = []
    for said in (*numbers, None):
        if said is not None and said.money and said.role == "amount" and _is_item(said, document):
            run.append(said)
            continue
        if said is not None and run and said.statement.passage == run[-1].statement.passage:
            continue
        if len(run) >= FEWEST_ITEMS:
            yield from _items(run, numbers)
        run = []


def _is_item(said: Said, document: Document) -> bool:
    if len(said.subject) < 3 or said.in_reason:
        return False
    opening = document.passages[said.statement.passage].text[:100]
    return bool(_ITEM.search(said.before[-40:]) or (said.statement.base and _ITEM.search(opening)))


def _items(run: Sequence[Said], numbers: Sequence[Said]) -> Iterator[Trial]:
    start = numbers.index(run[0])
    above = [
        said
        for said in numbers[max(0, start - REACH) : start]
        if said.money and said.role == "amount" and not said.in_reason
    ]
    sums: list[tuple[Said | None, list[Said], Severity | None]] = []
    for base in dict.fromkeys(said.statement.base for said in run):
        firsts: dict[tuple[str, ...], Said] = {}
        for said in run:
            if said.statement.base == base:
                firsts.setdefault(said.subject, said)
        parts = list(firsts.values())
        if len(parts) >= FEWEST_ITEMS:
            wholes = [said for said in above if said.statement.base == base] if base else above
            sums.append(_judged(wholes, parts))
    whole_list = any(verdict is None and whole is not None for whole, _, verdict in sums)
    for whole, parts, verdict in sums:
        if whole is None:
            yield not_run("所列科目未必列全")
        elif verdict is None:
            yield HOLDS
        elif verdict == "error" and not ((whole_list and whole.statement.base) or misprinted(whole, parts)):
            yield not_run("所列科目未必列全")
        else:
            value = total(part.figure for part in parts)
            yield fails(
                sum_finding(whole, parts, value, verdict),
                suspects_of_sum(whole.figure, [part.figure for part in parts]),
            )


def _judged(wholes: Sequence[Said], parts: list[Said]) -> tuple[Said | None, list[Said], Severity | None]:
    """The total that the parts make, or the one next above them that they should make."""
    verdicts = [
        (whole, judge_sum(whole.figure, [part.figure for part in parts])) for whole in reversed(wholes)
    ]
    for wanted in (None, "rounding", "error"):
        for whole, verdict in verdicts:
            if verdict == wanted:
                return whole, parts, verdict
    return None, parts, None

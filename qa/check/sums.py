"""A whole with its parts at one place of a table, and what is said where they do not add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Column, Row
from qa.check.causes import suspects_of_sum
from qa.check.figures import Figure, judge_sum, total
from qa.check.findings import Finding, Severity, make_finding
from qa.check.sheet import Sheet
from qa.check.trial import Trial, fails
from qa.patterns import regex

AMONG = regex(r"其中(?![:：]?$)|^#|扣除|[比较]上年|增减|上年(?:预算|执行|决算|数)")
"""Rows and columns that single out a part once more, or stand for another year."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole with its parts, at one place of a table."""

    sheet: Sheet
    row: Row
    column: Column
    whole: Figure
    parts: tuple[Figure, ...]
    words: str

    @property
    def verdict(self) -> Severity | None:
        """How bad it is that the parts do not add up; None where they do."""
        return judge_sum(self.whole, self.parts)


def confirmed(sums: Sequence[Sum]) -> set[object]:
    """Different totals that the reading gives right."""
    return {one.whole.value for one in sums if one.verdict is None and one.whole.value and len(one.parts) > 1}


def nonzero_parts(one: Sum) -> list[Figure]:
    """Parts that are not nought."""
    return [part for part in one.parts if part.value]


def sum_finding(rule: str, one: Sum, verdict: Severity) -> Finding:
    """The whole as printed against what its parts add up to, with the places of all."""
    value = total(one.parts)
    shown = one.whole.show(value)
    what = f"{one.sheet.name(one.row, one.column)}为{one.whole.printed}，{one.words}相加为{shown}"
    return make_finding(
        rule,
        verdict,
        what,
        (one.whole.printed, shown),
        [one.whole.place, *(part.place for part in one.parts)],
        one.whole.show(abs(one.whole.value - value)),
    )


def sum_fails(rule: str, one: Sum, verdict: Severity) -> Trial:
    """The trial of a sum that does not add up, with the figures that may be wrong."""
    return fails(sum_finding(rule, one, verdict), suspects_of_sum(one.whole, one.parts))

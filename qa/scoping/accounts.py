"""去年 said of a final account: it is published in the year after, so that its own year may be meant."""

from __future__ import annotations

from dataclasses import replace

from ingest.amounts import is_money
from qa.patterns import regex
from qa.question.reading import Reading
from qa.scoping.targets import Targets

LAST_YEAR = regex("去年")
_HELD_AGAINST = regex("比|较|与|和|跟|同|增|减|涨|降|变|多了|少了|持平|结转|结余")
"""What a figure of the year before is held against, or what came over from it."""


def of_the_account(reading: Reading, targets: Targets) -> Targets | None:
    """The one final account asked how many things were done 去年, put to its own year; None for any other.

    Money of 去年 stays that of the year before: accounts print it beside their own.
    """
    if len(targets.chosen) != 1 or targets.by is not None or _HELD_AGAINST.search(reading.plain):
        return None
    [target] = targets.chosen
    account, year = target.edition.kind == "决算", target.edition.year
    asked = [mention.relative for mention in reading.years]
    things = reading.unit is not None and not is_money(reading.unit) and reading.unit != "%"
    if not (account and things) or year is None or target.year != year - 1 or asked != [-1]:
        return None
    return replace(targets, chosen=(replace(target, year=None),)) if LAST_YEAR.search(reading.text) else None

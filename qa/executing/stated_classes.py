"""科目 that prose tells one by one with their rank: 人大事务（款）人大立法（项）支出729万元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.amounts import is_money
from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.measures import SPENT
from qa.patterns import regex
from qa.question.text import bare, normal

WHERE_TOLD = regex(
    "(?<![一-鿿])(?:(?:预算|决算)?(?:编制|情况|文字)?说明|正文|文字(?:部分|说明)?)(?:部分)?(?:里面?|中|上|当中)?"
    "(?:都|所|已)?(?:逐[一项条个])?(?:都|所|已)?(?:列|给|写|说|讲|报|公布|披露|点)?(?:了|出|明|到|有|过)*的?"
    "(?=[^一-鿿]|[^、的])"
)
"""Where prose tells what is ranked: 编制说明逐项列了…, 正文给出…的."""
_RANKS = ("类", "款", "项")
_GENERIC = 0.08
"""What a group of prose is behind one of a table that holds the same."""


def rank_told(entry: Entry, index: DocumentIndex) -> str | None:
    """The rank printed behind the name of a 科目, the lowest where a paragraph bears one name twice."""
    statement = entry.statement
    if statement is None or entry.table is not None:
        return None
    passage = normal(index.document.passages[statement.passage].text)
    ranks = re.findall(re.escape(entry.label) + r"(?:支出)?\(([类款项])(?:级?科目)?\)", passage)
    return str(ranks[-1]) if ranks else None


def class_groups(
    matcher: Matcher, index: DocumentIndex, level: str | None, words: str, year: int | None
) -> Iterator[Group]:
    """One member for each 科目 of a rank: those of the whole document, and those under each class above.

    Where no rank is asked for, the members stand under a class that the question names.
    """
    if level not in (*_RANKS, None):
        return
    told: dict[str, dict[tuple[str, ...], Entry]] = defaultdict(dict)
    spent = "预算" not in words or "决算" in words
    for entry in index.statements:
        statement = entry.statement
        if entry.table is not None or statement is None or statement.role != "amount":
            continue
        if not is_money(statement.unit) or statement.year not in (None, year):
            continue
        rank = rank_told(entry, index)
        if rank is None:
            continue
        first = told[rank].get(statement.subject)
        same = first is not None and first.statement is not None
        if first is None or (spent and same and _outturn(entry) and not _outturn(first)):
            told[rank][statement.subject] = entry
    for rank, members in told.items():
        if level not in (rank, None):
            continue
        yield from _groups(matcher, members, named=level is None)


def moved_classes(matcher: Matcher, index: DocumentIndex, level: str | None) -> Iterator[Group]:
    """The 科目 of a rank of which paragraphs print what they had last year beside what they have now."""
    now: dict[tuple[int, tuple[str, ...]], Entry] = {}
    before: dict[tuple[int, tuple[str, ...]], Entry] = {}
    for entry in index.statements:
        statement = entry.statement
        if statement is None or statement.role not in ("amount", "prior") or not is_money(statement.unit):
            continue
        if level is not None and rank_told(entry, index) == level:
            found = before if statement.role == "prior" else now
            found.setdefault((statement.passage, statement.subject), entry)
    pairs = [Member(key[1][-1], now[key], entry) for key, entry in before.items() if key in now]
    if len(pairs) > 1 and 2 * len(pairs) > len(now):
        covered = 0.8 if matcher.total < 1 else matcher.cover(_around(matcher, [now[key] for key in now]))
        yield Group("", None, None, tuple(pairs), covered + 0.2, covered)


def _outturn(entry: Entry) -> bool:
    return entry.measure in SPENT


def _groups(matcher: Matcher, members: dict[tuple[str, ...], Entry], *, named: bool) -> Iterator[Group]:
    if not named and len(members) > 1:
        covered = 0.8 if matcher.total < 1 else matcher.cover(_around(matcher, list(members.values())))
        yield _group("", members, covered)
    above: dict[tuple[str, ...], dict[tuple[str, ...], Entry]] = defaultdict(dict)
    for subject, entry in members.items():
        for at in range(1, len(subject)):
            above[subject[:at]][subject] = entry
    for path, under in above.items():
        mask, _, share = matcher.of(bare(path[-1]))
        if len(under) < 2 or share < _NAMED or not mask:
            continue
        for higher in path[:-1]:
            mask |= matcher.of(bare(higher))[0]
        yield _group(path[-1], under, matcher.cover(mask | _around(matcher, list(under.values()))) + _NEARER)


_NAMED = 0.9
_NEARER = 0.05


def _around(matcher: Matcher, entries: list[Entry]) -> int:
    """What the headings over all of the members say of the question's words."""
    return matcher.of(normal(entries[0].headings))[0]


def _group(name: str, members: dict[tuple[str, ...], Entry], covered: float) -> Group:
    everyone = tuple(Member(subject[-1], entry) for subject, entry in members.items())
    return Group(name, None, None, everyone, covered + 0.3 - _GENERIC, min(covered, 1.0))

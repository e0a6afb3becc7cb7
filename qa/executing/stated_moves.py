"""What prose budgets and what it spends of the same items: 全年预算为17.68万元，支出决算为11.31万元."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qa.executing.members import Group, Member
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.items.measures import PLANNED, SPENT
from qa.patterns import regex
from qa.question.text import bare

_PLANNED_ALONE = regex("(?:全年|年初|调整)预算")


def stated_moves(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """One member for each item of which a paragraph says both, where 决算 is held against 预算.

    The items are those of the depth that most paragraphs speak of: 行政运行（项）, not the whole that they
    are parts of.
    """
    planned_only = bool(_PLANNED_ALONE.search(words)) and not re.search("决算|执行|完成", words)
    if not planned_only and not (re.search("预算", words) and re.search("决算|执行", words)):
        return
    pairs = _under_what_is_named(matcher, planned_and_spent(index, words))
    kept = set(under_named(matcher, {subject for subject, _, _ in pairs}))
    pairs = [pair for pair in pairs if pair[0] in kept]
    depth = Counter(len(subject) for subject, _, _ in pairs).most_common(1)
    members = {
        subject: Member(subject[-1], before) if planned_only else Member(subject[-1], now, before)
        for subject, now, before in pairs
        if len(subject) == depth[0][0]
    }
    if len(members) < 2:
        return
    mask = matcher.of("年初预算数全年预算数")[0]
    for _, now, _ in pairs:
        mask |= matcher.of(now.headings + "".join(now.ancestors))[0]
    covered = matcher.cover(mask) if matcher.total >= 1.0 else 0.8
    classed = 0.1 if "科目" in words or re.search("[类款项]级", words) else 0.0
    yield Group("", None, None, tuple(members.values()), covered + 0.1 + classed, covered)


def planned_and_spent(index: DocumentIndex, words: str) -> list[tuple[tuple[str, ...], Entry, Entry]]:
    """Of each item what a paragraph says was spent and what was planned: (subject, spent, planned)."""
    of_classes = "科目" in words or bool(re.search("[类款项]级", words))
    said: dict[tuple[int, tuple[str, ...]], dict[str, Entry]] = {}
    for entry in index.statements:
        statement = entry.statement
        if statement is None or entry.table is not None or statement.role != "amount" or not entry.measure:
            continue
        if of_classes and not names_class(index, statement.passage):
            continue
        said.setdefault((statement.passage, statement.subject), {}).setdefault(entry.measure, entry)
    planned = ("budget", "revised") if "年初" in words else PLANNED
    pairs: list[tuple[tuple[str, ...], Entry, Entry]] = []
    for (_, subject), measures in said.items():
        now = next((measures[name] for name in SPENT if name in measures), None)
        before = next((measures[name] for name in planned if name in measures), None)
        if now is not None and before is not None and not is_total_name(now.label):
            pairs.append((subject, now, before))
    return pairs


def _under_what_is_named(
    matcher: Matcher, pairs: list[tuple[tuple[str, ...], Entry, Entry]]
) -> list[tuple[tuple[str, ...], Entry, Entry]]:
    """The items that stand under what the question names: 社会工作事务下面的项级科目."""
    if matcher.total < 1:
        return pairs
    covers = [matcher.cover(matcher.of("".join(now.ancestors))[0]) for _, now, _ in pairs]
    best = max(covers, default=0.0)
    return [pair for pair, cover in zip(pairs, covers, strict=True) if cover >= best]


def names_class(index: DocumentIndex, passage: int) -> bool:
    """Whether a paragraph names a 科目 with its rank: 行政运行（项）."""
    text = "".join(sentence.text for sentence in index.document.passages[passage].sentences)
    return bool(re.search("[（(][类款项][）)]", text))


_NAMED = 0.9
"""How much of a class's name the question must say for its items alone to be meant."""


def under_named(matcher: Matcher, subjects: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The items under the lowest class that the question names; all where it names none of several."""
    everyone = list(subjects)
    above: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for subject in everyone:
        for at in range(1, len(subject)):
            above.setdefault(subject[:at], []).append(subject)
    named = [path for path in above if matcher.of(bare(path[-1]))[2] >= _NAMED and len(path[-1]) > 3]
    chosen = [above[path] for path in sorted(named, key=len) if 1 < len(above[path]) < len(everyone)]
    return chosen[-1] if chosen else everyone

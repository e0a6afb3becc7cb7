"""Items by how far their budget was carried out, as prose prints it: 完成年初预算的96.7%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.executing.members import Group, Member, amount_of
from qa.executing.stated_moves import names_class, planned_and_spent, under_named
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.patterns import regex

RATES = regex(
    r"决算数?占(?:年初|全年|调整后?)?预算数?的?(?:比例|比率|比重|百分比)|"
    r"完成了?(?:年初|全年|调整)?预算数?的?(?:比例|比率|比重|百分比|百分之|程度|情况)|(?:预算)?(?:完成|执行)(?:率|进度|比例)|"
    r"完成了?(?:年初|全年|调整)?预算数?的?(?=[^,，\d]{0,5}\d+(?:\.\d+)?%)"
)
"""Words that ask for the rate at which a budget was carried out."""
_CARRIED_OUT = regex("完成[^,，。]{0,8}预算")


def carried_out_groups(matcher: Matcher, index: DocumentIndex, words: str) -> Iterator[Group]:
    """The items of which paragraphs print such a rate, of the depth that most of them speak of."""
    if not RATES.search(words):
        return
    of_classes = "科目" in words or bool(re.search("[类款项]级", words))
    rates: dict[tuple[str, ...], Entry] = {}
    for entry in index.statements:
        statement = entry.statement
        if statement is None or statement.role != "share" or entry.table is not None:
            continue
        if not _CARRIED_OUT.search(entry.clause.rpartition(",")[2]):
            continue
        if not of_classes or names_class(index, statement.passage):
            rates.setdefault(statement.subject, entry)
    pairs = [p for p in planned_and_spent(index, words) if amount_of(p[2])]
    kept = set(under_named(matcher, [*rates, *(subject for subject, _, _ in pairs if subject not in rates)]))
    depth = Counter(map(len, kept)).most_common(1)
    kept = {subject for subject in kept if len(subject) == depth[0][0]}
    members = [Member(subject[-1], rate) for subject, rate in rates.items() if subject in kept]
    if kept - set(rates) and kept <= {subject for subject, _, _ in pairs}:
        # Where a paragraph leaves the rate out, all are worked out from what it says was planned and spent.
        members = [Member(s[-1], spent, planned, rate=True) for s, spent, planned in pairs if s in kept]
    if len(members) > 1:
        yield Group("", None, None, tuple(members), 1.1)

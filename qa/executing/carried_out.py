"""Items by how far their budget was carried out, as prose prints it: 完成年初预算的96.7%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher
from qa.question.text import bare

RATES = re.compile(
    r"完成了?(?:年初|全年|调整)?预算数?的?(?:比例|比率|比重|百分比|百分之|程度|情况)|(?:预算)?(?:完成|执行)(?:率|进度|比例)|"
    r"完成了?(?:年初|全年|调整)?预算数?的?(?=[^,，\d]{0,5}\d+(?:\.\d+)?%)"
)
"""Words that ask for the rate at which a budget was carried out."""
_CARRIED_OUT = re.compile("完成[^,，。]{0,8}预算")
_CLASS = re.compile("[（(][类款项][）)]")


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
        text = "".join(sentence.text for sentence in index.document.passages[statement.passage].sentences)
        if not of_classes or _CLASS.search(text):
            rates.setdefault(statement.subject, entry)
    rates = {subject: rates[subject] for subject in under_named(matcher, rates)}
    depth = Counter(map(len, rates)).most_common(1)
    members = [Member(subject[-1], rate) for subject, rate in rates.items() if len(subject) == depth[0][0]]
    if len(members) > 1:
        yield Group("", None, None, tuple(members), 1.1)


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

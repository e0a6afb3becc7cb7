"""Items by how far their budget was carried out, as prose prints it: 完成年初预算的96.7%."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qa.executing.members import Group, Member
from qa.items.entries import DocumentIndex, Entry
from qa.items.matcher import Matcher

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
    rates = _under_what_is_named(matcher, rates)
    depth = Counter(map(len, rates)).most_common(1)
    members = [Member(subject[-1], rate) for subject, rate in rates.items() if len(subject) == depth[0][0]]
    if len(members) > 1:
        yield Group("", None, None, tuple(members), 1.1)


def _under_what_is_named(
    matcher: Matcher, rates: dict[tuple[str, ...], Entry]
) -> dict[tuple[str, ...], Entry]:
    """The items that stand under what the question names: 住房改革支出的三个项级科目."""
    if matcher.total < 1:
        return rates
    covers = {subject: matcher.cover(matcher.of("".join(subject[:-1]))[0]) for subject in rates}
    best = max(covers.values(), default=0.0)
    return {subject: rate for subject, rate in rates.items() if covers[subject] >= best}

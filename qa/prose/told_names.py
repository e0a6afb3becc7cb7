"""Names that a quoted sentence enumerates, where names are asked for: 打造阳澄湖、淀山湖、元荡等八大湖泊群.

No list of the document is meant here (`lists`), only a sentence that answers in passing. What leads in the
first name and what follows the last one is cut by the words of the question, by the words that lead in
names, and by how the other names end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.patterns import regex
from qa.prose.enumerations import enumerated
from qa.prose.explanation import Explanation
from qa.question.numerals import number_word
from qa.question.text import normal

_ASKS_NAMES = regex(
    "哪(?P<n>[一两二三四五六七八九十几些]|\\d{1,2})(?:[个家项类种条处座所件支位份批名口片块]|大|地|[?？]?$|[一-鿿])"
)
_NO_NAMES = regex(
    "哪些?(?:方面|原因|问题|措施|工作|事|内容|职责|变化|理由|要求|步骤|影响|建议|意见)|"
    "(?:职责|职能|任务|工作|业务)(?:是|有|包括|都)*哪些|为什么|怎么|如何"
)
"""What sentences answer as a whole, not names in them."""
_CLAUSES = regex("[，,。；;：:！!？?]")
_BEHIND = regex(
    r"等(?!级|次|于|待|额|同)|(?<=[^\d、等.])(?:\d{1,3}|[两二三四五六七八九十]{1,3})[个家项条座所处种类名大地](?![一-鿿]*、)"
)
"""What closes an enumeration: 等八大湖泊群, 2个县级疫区."""
_AMOUNT = regex(r"[(（]?\d[\d,.]*[万亿]?元[)）]?$")
_LEADS_IN = regex(
    "^.*(?:的|包括|包含|即|指|为|是|有|如|在|对|向|由|设|"
    "打造|推进|开展|建设|实施|组织|支持|完成|推动|新建|新增|拔除|创建|加强|做好|落实|保障|提供|采购|购置|购买|维护|举办|参加|选派|覆盖|涉及|承担|负责|涵盖)"
)
_PLACES = "区县市镇乡村街道"
_NAME = regex(rf"^[^{_PLACES}]*?[{_PLACES}]")
_LONGEST, _SHORTEST = 24, 2


def with_told_names(question: str, found: Explanation) -> Explanation:
    """The answer with the names that its sentences enumerate; as it was where it has some, or tells none."""
    asked = _ASKS_NAMES.search(question)
    if found.items:
        items = _without_tail(_without_doing(without_the_asked(question, found.items)))
        return found if items == found.items else replace(found, lead=_counted(items), items=items)
    if asked is None or found.kind == "reason" or _NO_NAMES.search(question):
        return found
    count = number_word(asked["n"]) if asked["n"] not in "几些" else None
    lines = [_LINE.fullmatch(quote.text) for quote in found.quotes]
    if len(lines) >= _SHORTEST and all(lines) and count in (None, len(lines)):
        names = tuple(line["name"] for line in lines if line is not None)
        return replace(found, lead=_counted(names), items=names)
    clauses = [clause for quote in found.quotes for clause in _CLAUSES.split(quote.text)]
    told = [
        (_shared(question, clause), names) for clause in clauses
        if (names := told_names(question, clause, count))
    ]  # fmt: skip
    if not told:
        return found
    _, names = max(told, key=lambda one: one[0])
    return replace(found, lead=_counted(names), items=names)


def _counted(names: Sequence[str]) -> str:
    return f"共{len(names)}项：{'、'.join(names)}。"


def told_names(question: str, clause: str, count: int | None) -> tuple[str, ...]:
    """The names that one clause enumerates, or none; `count` is how many there should be.

    >>> told_names("力争拔除哪两个疫区", "力争拔除甲城区、乙县2个县级疫区", 2)
    ('甲城区', '乙县')
    """
    apart = _set_apart(clause)
    if len(apart) >= _SHORTEST and (count is None or len(apart) == count):
        return apart
    joint = "、和与及" if count == _SHORTEST else "、"
    behind = _BEHIND.finditer(clause)
    ends = (match for match in behind if any(mark in clause[: match.start()] for mark in joint))
    closed = next(ends, None)
    body = clause[: closed.start()] if closed else clause
    told = enumerated(body, count)
    names = [_AMOUNT.sub("", name) for name in told]
    if len(names) < _SHORTEST or (count is not None and len(names) != count):
        return ()
    if closed is None and names[-1] == told[-1] and (count is None or not _ends_alike(names)):
        place = _NAME.match(names[-1]) if names[0][-1:] in _PLACES else None
        if place is None:
            return ()
        names[-1] = place.group()
    names[0] = _without_lead(question, names[0], names[1:])
    names = list(_without_doing(tuple(names)))
    sized = all(_SHORTEST <= len(name) <= _LONGEST and not re.search(r"\d", name) for name in names)
    return tuple(names) if sized else ()


def _set_apart(clause: str) -> tuple[str, ...]:
    """Names that quotes or numbers set apart: “扫码”“亮证”“办件”, 1.甲杂志社2.乙学院."""
    quoted = _QUOTED.search(clause)
    if quoted:
        return tuple(re.findall("[“\"]([^“”\"]+)[”\"]", quoted.group()))
    numbered = _NUMBERED.search(clause)
    return tuple(filter(None, re.split(r"\d{1,2}[.．、]", numbered.group()))) if numbered else ()


_LINE = regex(r"\s*\d{1,2}[.．、](?P<name>[一-鿿（）()]{3,24})[。；;]?\s*")
"""A line that only numbers a name."""
_QUOTED = regex("(?:[“\"][^“”\"\\d]{1,20}[”\"][、和与及]?){2,}")
_NUMBERED = regex(r"(?:\d{1,2}[.．、][一-鿿（）()]{3,24}){2,}$")


def _without_doing(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, the first without what is done with all of them: 建立和完善日常巡查、专项检查."""
    lead = _DOES.match(names[0]) if len(names) > _SHORTEST else None
    longer = lead is not None and len(names[0]) > max(map(len, names[1:]))
    return (names[0][lead.end() :], *names[1:]) if lead is not None and longer else names


_DOES = regex(
    "(?:(?:建立|完善|健全|形成|强化|优化|提升|加强|开展|推进|实施|完成|新设|新建)(?:和|与|并)?)+了?(?=[一-鿿]{2})"
)


def _without_tail(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, the last cut where the others end: 甲海关、乙海关、丙海关办公场所建设."""
    ends = {name[-_SHORTEST:] for name in names[:-1]}
    end = ends.pop() if len(names) > _SHORTEST and len(ends) == 1 else ""
    at = names[-1].find(end) if end else -1
    if at < 1 or len(names[-1]) - at - len(end) < _TAIL:
        return names
    return (*names[:-1], names[-1][: at + len(end)])


_TAIL = 3
"""Characters behind a name that are no part of it."""


def without_the_asked(question: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, the first without the words with which the question asks: 局内设 of 局内设哪几个科室."""
    asked = normal(question)
    first = names[0] if len(names) > 1 else ""
    for end in range(len(first) - _SHORTEST, 1, -1):
        if re.search(re.escape(normal(first[:end])) + "(?:了|的|有|是|到)*哪", asked):
            return (first[end:], *names[1:])
    return names


def _without_lead(question: str, first: str, others: Sequence[str]) -> str:
    """The first name without the words before it."""
    asked = without_the_asked(question, (first, *others))[0]
    if asked != first:
        return asked
    left = _LEADS_IN.sub("", first)
    longest = max(map(len, others))
    return left if len(left) >= _SHORTEST and len(first) > longest else first


def _ends_alike(names: Sequence[str]) -> bool:
    return len({name[-1] for name in names}) == 1


def _shared(question: str, clause: str) -> int:
    """How many pairs of characters a clause has in common with the question."""
    asked, text = normal(question), normal(clause)
    return sum(asked[at : at + 2] in text for at in range(len(asked) - 1))

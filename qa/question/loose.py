"""A question in the names that the documents print, where its own words found nothing.

Sayings of everyday life become printed names (`loose.toml`), abbreviations become the names they are
drawn from (莱山一中 for 莱山第一中学), and words that tell only whom the money is for are left out.
Nothing is put in that the documents do not print, and an official name means itself, printed or not,
so that an absent item stays absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.items.phrases import known_spans
from qa.patterns import regex
from qa.question.text import normal
from qa.question.vocabulary import Alias, loose_aliases, silent_words, standard_names

_PEOPLE = (
    "全[市省区县局系统校院]+|本[市省区县局]|[市区局县省]里|干部职工|职工|员工|工作人员|在职人员|大家|老百姓|群众|市民|"
    "居民|城里人|乡下人|单位|机关|公家|政府|财政|干警|民警|警察|干部|领导|同志|老师|教师|官兵|大伙儿?|本单位|局里|委里|厅里|处里"
)
_FOR_WHOM = regex(
    rf"(?:给|为|替|帮|让|向)(?:{_PEOPLE})(?:们)?(?:每年|一年)?(?:[缴交发买付上办做搞配]纳?的?)?|(?:{_PEOPLE})(?:们)?(?:[缴交]纳?)?的"
    r"|(?:发放?|支?付|补)给(?=.{2})|(?:这|那)(?:一)?(?:类|些|种|块|笔|项)(?:的?(?:费用|开销|开支|钱|支出))?|(?:的)?(?:开销|开支|花费|花销)"
    r"|(?:要|得|该)?(?:交|缴|发)(?=多少|几)|掏(?=多少|几)|(?:政府|财政|公家|单位|局里)(?:今年|要|得)*(?:补|贴)(?=多少|几)"
    r"|(?:冬天|冬季|夏天|夏季|平时|日常|平常)(?:里|的)?"
)
"""Whom money is for, when, and that it is money: words that names of items seldom print."""
_MOST = 2
"""Rewordings tried of one question."""


def loosened(question: str, terms: frozenset[str]) -> Iterator[str]:
    """The question reworded in printed names, the likeliest first; none where nothing can be reworded."""
    text = normal(question)
    tried = {text}
    for choice in range(_MOST):
        worded = _without_persons(_translated(text, terms, choice), terms)
        worded = _unabbreviated(_joined(worded, terms), terms)
        if worded not in tried:
            tried.add(worded)
            yield worded


def _translated(text: str, terms: frozenset[str], choice: int) -> str:
    """Sayings replaced by printed names; `choice` takes the next printed name of the first saying instead."""
    kept = known_spans(text, terms, standard_names())
    done: list[tuple[int, int]] = []
    replaced: list[tuple[int, int, str]] = []
    for alias in loose_aliases():
        at = text.find(alias.said)
        if at < 0:
            continue
        if alias.said.startswith("退休") and text[at - 1 : at] == "离":
            continue
        span = (at, _end_of_list(text, at + len(alias.said), alias))
        if any(s < span[1] and span[0] < e for s, e in done):
            continue
        if any(s < span[1] and span[0] < e and not (span[0] <= s and e <= span[1]) for s, e in kept):
            continue
        printed = _printed(alias, terms)
        if not printed or any(name in text for name in printed[:1]):
            continue
        replaced.append((*span, printed[min(choice if not replaced else 0, len(printed) - 1)]))
        done.append(span)
    for start, end, name in sorted(replaced, reverse=True):
        tail = text[end:]
        if name.endswith("费"):
            tail = re.sub(r"^(?:的)?(?:费用|经费|费|钱)", "", tail)
        text = text[:start] + name + tail
    return text


def _end_of_list(text: str, end: int, alias: Alias) -> int:
    """Where a run of sayings for one printed name ends: 打电话、寄信件, 发给退休人员的退休金."""
    same = [other.said for other in loose_aliases() if other.names == alias.names]
    while True:
        joint = _JOINT.match(text, end)
        start = joint.end() if joint else end
        further = max((said for said in same if text.startswith(said, start)), key=len, default="")
        if not further:
            return end
        end = start + len(further)


_JOINT = regex("[、,和与跟及/加]|(?:人员|职工|干部|同志|的人)?的?")
"""What stands between two sayings for one thing: 打电话、寄信, 发给退休人员的退休金."""


def _printed(alias: Alias, terms: frozenset[str]) -> list[str]:
    """The names that the documents print, whole ones first; a short saying that they print means itself."""
    whole = [name for name in alias.names if name in terms]
    part = [name for name in alias.names if name not in terms and any(name in term for term in terms)]
    if len(alias.said) <= 2 and any(alias.said in term for term in terms):
        return [name for name in [*whole, *part] if alias.said in name]
    return [*whole, *part]


def _without_persons(text: str, terms: frozenset[str]) -> str:
    kept = known_spans(text, terms, standard_names())

    def dropped(match: re.Match[str]) -> str:
        inside = any(start < match.end() and match.start() < end for start, end in kept)
        return match.group() if inside else ""

    return _FOR_WHOM.sub(dropped, text) or text


def _joined(text: str, terms: frozenset[str]) -> str:
    """The question without a 的 that parts a printed name: 加班的补贴."""
    for at in [at for at, char in enumerate(text) if char == "的"]:
        whole = text[:at] + text[at + 1 :]
        if any(start < at < end for start, end in known_spans(whole, terms)):
            return whole
    return text


_SHORTEST = 4
_LEAST_SHARE = 0.4


_BRACKETED = regex(r"\([^()]*\)")
_EDGES = regex("^(?:{0})+|(?:{0})+$".format("|".join(map(re.escape, silent_words()))))


def _unabbreviated(text: str, terms: frozenset[str]) -> str:
    """One abbreviation written out: a run of the question that skips characters of one printed name only."""
    kept = known_spans(text, terms, standard_names())
    for piece in sorted(re.split(r"[,，。？?、;；:的和与跟]|多少|几[个家项]", text), key=len, reverse=True):
        words = _EDGES.sub("", piece)
        if len(words) < _SHORTEST or words not in text or words in terms or words in standard_names():
            continue
        at, size = text.find(words), len(words)
        if any(start < at + size and at < end and (end - start) * 2 > size for start, end in kept):
            continue
        found = [
            term
            for term in terms
            if len(words) < len(_BRACKETED.sub("", term)) <= len(words) / _LEAST_SHARE
            and not term.endswith("表")
            and _drawn_from(words, term)
        ]
        shortest = min(found, key=len, default="")
        if shortest and all(shortest in term for term in found):
            return text.replace(words, shortest, 1)
    return text


def _drawn_from(words: str, name: str) -> bool:
    """Whether all characters stand in the name in order, most of them in runs."""
    at, runs, previous = 0, 0, -2
    for char in words:
        at = name.find(char, at)
        if at < 0:
            return False
        runs += at == previous + 1
        previous = at
        at += 1
    return runs * 2 >= len(words) - 1 and not name.startswith(words) and words not in name


__all__ = ["loosened"]

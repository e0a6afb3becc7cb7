"""The names that a question lists: 甲、乙和丙三项中哪个最多."""

from __future__ import annotations

from qa.patterns import regex
from qa.planning.shapes.shaped import WITHIN, split_names
from qa.planning.shapes.shared_measures import sharing_measure
from qa.question.numerals import number_word
from qa.question.reading import Reading

_CLOSING = regex(
    "(?:这)?[两三四五六七八九]?(?:项|个|块|者|类)?(?:里面?|中|当中|之中)?[,，]?$|哪[类种个一项].*$"
)
"""What ends a list of members: 三项中, 哪个 …."""
_ALL_OF_A_SORT = regex("(?<=[一-鿿])[两三四五]大?类(?:政府)?采购(?:预算|决算|金额|支出)?[ ,，]*各?类?$")
"""What the names of a list are sorts of, behind the last: 货物、工程、服务三类采购预算."""


def names_listed(reading: Reading, words: str) -> list[str]:
    """The members that the words list, or none where they name a group."""
    words = words.strip(" ,，")
    within = WITHIN.match(words)
    inner = _CLOSING.sub("", within.group("rest").strip(" ,，")) if within else ""
    if len(split_names(reading.decode(inner))) > 1 and "、" not in words[: -len(inner)]:
        words = inner
    words = _CLOSING.sub("", words)
    within = WITHIN.match(words)
    if within and len(split_names(within.group("rest"))) > 1:
        words = within.group("rest")
    names = split_names(words)
    if len(names) < 2 and "、" not in words:
        # A printed name may itself hold a 和 (人员经费和公用经费支出) that here parts two things.
        names = split_names(reading.decode(words))
    if len(names) > 1:
        names = _of_their_sort([*names[:-1], _ALL_OF_A_SORT.sub("", names[-1])])
    return sharing_measure(reading, names) if len(names) > 1 else []


_THEIR_SORT = regex(
    r"(?P<last>.{2,}?)(?:这)?(?P<n>[两三四五六七八九]|\d)(?:个(?P<sort>专项)?|项)(?P<measure>[ 的].+)?"
)


def _of_their_sort(names: list[str]) -> list[str]:
    """The names, each with the sort that stands behind the last: 科技创新、商业创新两个专项 的预算."""
    found = _THEIR_SORT.fullmatch(names[-1])
    if found is None or number_word(found["n"]) != len(names):
        return names
    sort = found["sort"] or ""
    bare_names = [name.strip(" ,，的").removesuffix(sort) for name in (*names[:-1], found["last"])]
    return [f"{name}{sort}{found['measure'] or ''}" for name in bare_names]

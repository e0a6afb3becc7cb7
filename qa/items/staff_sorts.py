"""Sorts of staff: 离休 is no 退休, 行政人员 no 事业人员, and who is there is no post that may be filled."""

from __future__ import annotations

from qa.items.entries import Entry
from qa.patterns import regex

_OF_STAFF = "(?=(?:在职|在编|在岗)?的?(?:编制|人员|人数|在职|职工|干部|总?人数))"
_SORTS = {
    "(?<!离)退休": "(?<!离)退休|离休、退休",
    "离休": "离休|离退休",
    "离、?退休": "离退休|离休、退休",
    "行政": "行政(?!执法|审批|单位|区|村|复议|诉讼|运行|处罚)",
    "事业": "事业(?!单位|发展|收入)",
    "工勤": "工勤|工人",
    "参公": "参公|参照",
    "编外": "编外|编制外|聘用|外聘",
}
"""How a question says each sort, and how documents print it."""
_FORMS = tuple((regex(said + _OF_STAFF), regex(printed)) for said, printed in _SORTS.items())
_POSTS = regex("编制(?:人?数)?(?:[(][人名][)])?$")
_PEOPLE = regex("在职|在岗|实有|(?:行政|事业|工勤)人员")
_SORT_OF_POSTS = regex("(?:行政(?!事业)|(?<!行政)事业|工勤|工人|参公|参照|机关|后勤)[^、，,]{0,8}编制")
_SORT = regex("行政|事业|工勤|工人|参公|参照|机关|后勤|编外")


def of_a_sort_of_posts(phrase: str, entry: Entry) -> bool:
    """Whether a count is of one sort of posts (行政编制) where all of them are asked for."""
    return "编制" in phrase and not _SORT.search(phrase) and bool(_SORT_OF_POSTS.search(entry.label))


def of_another_staff(phrase: str, entry: Entry) -> bool:
    """Whether a count is of another sort of staff than the phrase asks for, or of posts instead of people."""
    column = entry.column.text if entry.column is not None else ""
    own = (entry.label, column)
    if _PEOPLE.search(phrase) and "编制" not in phrase and any(map(_POSTS.search, own)):
        return True
    told = "|".join((*own, *entry.ancestors, entry.clause))
    return any(said.search(phrase) and not printed.search(told) for said, printed in _FORMS)

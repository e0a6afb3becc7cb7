"""A name in a clause of its own, which the question then only points at: 办公费像是大头，它占…几成."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.restated.said import NAME

_CLAUSE = "[^,，。;；?？]*"
_OPENING = regex(
    rf"^(?P<head>{_CLAUSE}?(?P<name>{NAME}(?:[(（]\d{{3,7}}[)）])?){_CLAUSE})[,，。;；?？]+"
)
_POINTS = regex(
    r"它(?!们)|其(?=占|在|比|中?的?金额|预算)|(?:这|那|该|此)(?:一)?(?:项|笔|块|部分|科目|支出)(?:支出|经费|费用|钱|资金|预算)?"
    rf"(?!{NAME})"
)
_COUNTS = regex(r"多少|几|\d|哪|谁|表(?:里|中|上|$)")


def without_pronouns(folded: str) -> str:
    """The question with the name where it points back to one; as it was where nothing points."""
    opening = _OPENING.match(folded)
    if opening is None or len(re.findall(NAME, opening["head"])) > 1 or _COUNTS.search(opening["head"]):
        return folded
    rest = folded[opening.end() :]
    said, times = _POINTS.subn(opening["name"], rest, count=1)
    return said if times else folded

"""A later question that points at what the one before it was answered with: 哪家单位最多 … 它的基本支出呢."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.followup import LEADS
from qa.question.text import normal

_WHICH = regex("哪(?!些|怕)|谁|(?:是|叫)什么(?:项目|科目|单位)")
_POINTS = regex(
    r"^(?:它|(?:这|那)(?:一)?(?:家单位|个单位|家|个项目|项目|个科目|科目|个专项|个局)|该(?:单位|项目|科目|专项|中心|局))"
    r"(?!们)(?P<rest>[^,，]{2,})$"
)


def said_of_the_answer(question: str, earlier: str) -> str:
    """What is asked of the one thing that answers the earlier question; "" where nothing points at it."""
    if not _WHICH.search(earlier):
        return ""
    found = _POINTS.match(LEADS.sub("", normal(question)).rstrip("?？。"))
    return re.sub("呢$", "是多少", found["rest"]) if found else ""

"""Questions typed as keywords with spaces between them: 基本支出 人员经费 占比(%), A B 金额是否相同.

The spaces are lost once a question is read; what they part is said in words before.
"""

from __future__ import annotations

import re

from qa.patterns import regex

_SHARE = regex(
    r"^(?P<part>[^ ]{2,20}?)?(?:所?占)(?:比|的?比例|的?比重|的?百分比)(?:是|为)?(?:多少|几)?"
    r"[(（]?[%％]?[)）]?[?？]?$"
)
_OTHERS = regex(
    r"^(?:20\d\d年?度?|今年|本年|去年)|[局委厅办院处部会站所馆校队][)）]?$|(?:预算|决算|公开|情况|说明)$|表$|(?<!的)中$"
)
"""Words that narrow a question down and are no whole: whose it is, which year, which table."""
_WHOLE_OF_A_BUDGET = regex("(?:采购|三公|收入|支出|基金|经营|公共|费)”?(?:总?预算|预算总?额?)$")
_SAME = regex(
    r"^(?P<b>(?!金额|数额|数字|是否|是不是|能否)[^ ]{2,20}?)? ?(?:金额|数额|数字|数)?"
    r"(?P<asks>(?:是否|是不是|能否)?(?:相同|一致|相等|一样|同一个?数)(?:吗|么|与否)?)[?？]?$"
)
_NAME = regex("^[一-鿿“”()（）、]{2,30}$")
_ASKS = regex("是否|是不是|能否|吗|么|与否")


def in_words(question: str) -> str:
    """Keywords that ask for a share or for agreement as a sentence; any other question as it was.

    >>> in_words("农林水支出 项目支出占比（%）")
    '农林水支出中项目支出占比'
    >>> in_words("机关运行经费 公用经费 金额是否相同")
    '机关运行经费和公用经费是否一致'
    """
    pieces = question.split()
    if len(pieces) < 2 or re.search("[,，。;；:：]", question):
        return question
    return _share(pieces) or _agreement(pieces) or question


def _share(pieces: list[str]) -> str | None:
    last = _SHARE.match(pieces[-1])
    if last is None:
        return None
    *rest, part = [*pieces[:-1], last["part"]] if last["part"] else pieces[:-1]
    if not rest or not _NAME.match(part) or not _NAME.match(rest[-1]) or "占" in part:
        return None
    whole = rest[-1]
    if _OTHERS.search(whole) and not _WHOLE_OF_A_BUDGET.search(whole):
        return None
    return f"{''.join(rest)}中{part}占比"


def _agreement(pieces: list[str]) -> str | None:
    for joined in (1, 2):
        found = _SAME.match(" ".join(pieces[-joined:]))
        if found is None or not _ASKS.search(found["asks"]):
            continue
        *rest, other = [*pieces[:-joined], found["b"]] if found["b"] else pieces[:-joined]
        if rest and _NAME.match(other) and _NAME.match(rest[-1]) and not _OTHERS.search(rest[-1]):
            return f"{''.join(rest)}和{other}是否一致"
    return None

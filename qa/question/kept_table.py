"""The table that a chat is about: 那培训费呢 after 支出总表里会议费是多少 is asked of the same table."""

from __future__ import annotations

import re

from qa.patterns import regex
from qa.question.text import normal
from qa.question.together import Find

_LEADS = "(?:只?看|按照?|依照?|照着?|根据|从|以|在|翻[到开])"
_IN = "(?:里面?|里头|中|上面?|上|内)"
_TABLE = regex(
    rf"{_LEADS}?(?P<table>[^,，、;；:：?？和与跟比占里中的]{{2,30}}表(?:[(（][^()（）]{{2,12}}[)）])?)(?:{_IN}的?[,，]?|[,，])(?=..)"
)


def without_table(question: str, find: Find | None) -> tuple[str, str]:
    """(the question without the table that it names ahead of its item, that table).

    The departments and the years before the table stay in the question.

    >>> without_table("2026年支出总表里会议费是多少", None)
    ('2026年会议费是多少', '支出总表')
    """
    plain = normal(question)
    match = _TABLE.match(plain) or _TABLE.search(plain)
    if match is None:
        return question, ""
    start, end = match.span("table")
    for span in find(plain) if find else ():
        start = max(start, span[1]) if span[0] < end and span[1] <= end else start
    year = re.match("(?:20\\d\\d年度?|今年|本年度?)?的?(?:部门|单位)?(?=.{2,}表)", plain[start:end])
    kept = plain[start : start + len(year.group())] if year else ""
    table = plain[start + len(kept) : end]
    lead = re.sub(f"{_LEADS}$", "", plain[: match.start()] + plain[match.start() : start])
    if len(table) < 3 or re.search("[多几]少?|哪|什么", lead + table):
        return question, ""
    return f"{lead}{re.sub('的$|部门$|单位$', '', kept)}{plain[match.end() :]}", table


def in_table(table: str, question: str) -> str:
    """The question asked of that table."""
    return f"{table}里,{question}"

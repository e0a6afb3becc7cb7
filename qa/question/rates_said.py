"""Rates and levels in everyday words: 一个人一个月发多少, 增加到了多少个, 自评平均打了几分."""

from __future__ import annotations

import re

from qa.patterns import regex

_HEAD = "(?:每|一)一?个?(?:在职)?(?:人|职工|干部|民警|老人|学生|同志|工作人员)(?:头上)?[,，]?"
_MONTH = "(?:每|一)个?月"
_PER_HEAD = rf"按?照?(?:{_HEAD}的?{_MONTH}|{_MONTH}[,，]?{_HEAD}|人均[,，]?每?月均?|月人均)[,，]?(?:的?标准)?"
_GIVEN = "(?:来)?(?:发放?|补助?|给|领|拿|算|定|是|为|要|能|可以?|得)*"

RATES_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        regex(
            rf"{_PER_HEAD}{_GIVEN}(?P<n>(?:多少|几百?千?)(?:[块元]钱?|钱)?)(?:来)?(?:发|给|补|算)?(?:放|助|的)?"
        ),
        r"人均每月\g<n>",
    ),
    (
        regex(
            r"(?<=[一-鿿])(?:已经?|又|逐步|最后|现在|今年)*(?:增加|增长|提高|提升|上升|扩大|扩充|发展|减少|下降|降低|压减|压缩|"
            r"[增升涨降减缩])(?:到|至)了?(?=(?:多少|几)个?(?![百千万亿%％元成分]))"
        ),
        "现在有",
    ),
)
"""Patterns with the printed forms that they stand for, in the order in which they are tried."""

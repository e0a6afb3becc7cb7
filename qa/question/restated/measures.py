"""A thing's two measures asked for at once: 年初预算安排了多少、年底决算花了多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_PLAN = "(?:年初|全年|当年|调整)?预算"
_OUTTURN = "(?:年底|年末|全年|支出|当年|实际)*(?:决算|实际(?:花|支出|执行)|执行数)"
_BOTH = regex(f"{_PLAN}.*?{_OUTTURN}|{_OUTTURN}.*?{_PLAN}")
_TWICE = regex("(?:多少|几|一个是|一个).*(?:多少|几|一个是|一个)|分别|各|两个数|两个口径|都")
_MADE_OF = regex("占|比|差|相|率|吗|是否|是不是|增|减|合计|之和|剩|超|百分")


def measures(said: Said) -> Iterator[str]:
    """The question as A的预算数和决算数分别是多少."""
    names = re.findall(NAME, said.folded)
    if len(names) != 1 or not _BOTH.search(said.folded) or not _TWICE.search(said.folded):
        return
    if not _MADE_OF.search(said.folded):
        yield said.plain(f"{names[0]}的预算数和决算数分别是多少")

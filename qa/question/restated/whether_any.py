"""Money asked after as if it might be none: 有没有X这笔钱？有的话列了多少, X这张表，今年填的数是多少."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import NAME, Said

_WHETHER = regex(
    rf"^(?P<lead>[^,，?？]{{0,16}}?)(?:到底|究竟)?(?:有没有|有无|是否有|是不是有)(?:安排|列|编|花|发生|用到?|收到)?(?:了|过)?(?P<x>[^,，?？]*?{NAME}[^,，?？]*?)"
    r"(?:这一?[笔项块](?:钱|资金|支出|预算|经费|收入)?|的?(?:预算|资金|安排|钱))?(?:吗|呢)?[?？,，]+"
    r"(?:(?:如果|要是|若|假如)?有(?:的话|了)?[,，]?)?(?:一共|总共|又|是|列|安排|编|花|有|用|收|发生)*(?:了|出)?(?:多少|几)(?P<unit>[万亿]?元)?(?:钱|资金)?$"
)
_TABLE = regex(
    rf"^(?P<x>[^,，?？]*?{NAME}[^,，?？]*?)(?:这|那)(?:一)?张表(?:里面?|中|上)?[,，]?(?P<rest>[^,，]*?)(?:填|列|写|报|印)的?(?:数字?|金额|合计数?|总数)?(?:是|为|有)?多少(?P<unit>[万亿]?元)?$"
)
_SPENT_ON = regex(
    rf"^(?:[^,，]*?按(?:支出)?功能(?:分类|科目)?(?:来?分|看|划分)?[,，])?(?P<lead>[^,，]*?)(?:花|用|投|列)[在到]了?(?P<x>{NAME})(?:这?(?:方面|一?块))?(?:上面?)?(?:的(?:钱|资金|支出)?)?(?:一共|总共|是|有|为)*多少(?P<unit>[万亿]?元)?钱?$"
)


def whether_any(said: Said) -> Iterator[str]:
    """The question as that for the amount, which is told to be none where it is none."""
    for form in (_WHETHER, _TABLE, _SPENT_ON):
        found = form.match(said.folded)
        if found:
            lead = found.groupdict().get("lead") or ""
            yield said.plain(f"{lead}{found['x']}是多少{found['unit'] or ''}")

"""A question that opens with the table to look in: 看收入预算总表，…占百分之几, 按支出总表里的数，…."""

from __future__ import annotations

from dataclasses import replace

from qa.patterns import regex
from qa.question.reading import Reading

_LEADS = "(?:只?看|按照?|依照?|依据|照着?|根据|据|从|以|在|就|用|拿|参照|对照|查)"
_READS = "(?:里面?|中|上面?|内|来看|看|来说|来算|算|口径|为准|为依据|的?数据?字?|列(?:示|出)?的?|里?所列的?)"
_IN = "(?:里面?|里头|中|上面?|上|内)"
_OPENING = regex(
    rf"^{_LEADS}?(?:一下)?(?P<table>[\ue000-\uf8ff]表?|[^,，、;；:：和与跟及占比里中的]{{2,30}}表)"
    rf"(?:{_READS}*(?P<apart>[,，:：])|{_IN}的?)(?=.)"
)


def in_table(reading: Reading, *, apart: bool = False) -> Reading:
    """The reading without the table that it opens with, which each of its operands is first sought in.

    `apart` where the table must be set off from the rest by a comma.
    """
    opening = _OPENING.match(reading.core)
    if opening is None or (apart and not opening["apart"]):
        return reading
    rest = reading.core[opening.end() :]
    if "其中" in rest:
        return reading  # a part is held against the whole that the table has
    if not opening["apart"] and _OF_THE_FIRST.search(rest):
        return reading  # 采购表里的甲，占乙的百分之几: the table is that of the first
    table = reading.decode(opening["table"]).strip()
    if not _IS_TABLE.search(table):
        return reading
    for body in {reading.text[mention.start : mention.end] for mention in reading.departments}:
        table = table.removeprefix(body)  # a title may begin with whose it is
    return replace(reading, core=rest, table=table)


_OF_THE_FIRST = regex("[,，](?:占|相当于)(?!(?:[合总]计|总额|全部|全表))")
_IS_TABLE = regex(r"表(?:[(（][^()（）]*[)）])?$")

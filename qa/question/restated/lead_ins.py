"""What introduces a question or speaks of the asking: 查一个数：, 有个地方想核一下：, 听说."""

from __future__ import annotations

import re

from qa.question.restated.said import NAME

_INTRODUCES = re.compile(
    r"^[^,，:：]{0,12}?(?:查|核|算|问|看|确认|请教|验算|验证|校验|勾稽|复核|印证|比对|对账|对比|比比看)[^,，:：\d]{0,6}[:：]\s*|"
    r"^(?:比比看|做个对比|查一查|(?:我|还|再|就)*(?:想|要)?(?:请教|核实?|对|查|验|算|确认|核对|验算)(?:一下|下|一?核|一?对)|我想问的是)[,，]?"
)
_SPEAKS_OF_ASKING = re.compile(
    r"[,，]?(?:请)?(?:给|告诉|报)(?:我|出)?(?:一)?个(?:百分数|百分比|比例|数字?|名字|名单)[。.]?$|"
    r"[,，]?(?:请)?(?:逐一|一一|逐个)?(?:写|列|说|报)(?:一下|出来|全|清楚)[。.]?$"
)
_MOTIVE = re.compile(
    "想|了解|说[到起]|提[到起]|讲|写|做|配|为|应对|听说|据说|有人|关心|好奇|稿|报告|材料|要用|引用|汇报|"
    "多[大厚高少]|如何|怎么样|怎样"
)
"""Why one asks, or a question that only opens the next: 写研究报告要个人员规模：, 家底有多厚？."""
_CLAUSE = re.compile("[^,，:：?？;；。]*[,，:：?？;；。]+")
_LEAVES_OUT = re.compile(
    r"[,，。?？;；](?!.*(?:多少|几))[^,，。?？;；]{2,14}(?:别|不要|不用|不必|不)(?:给我)?(?:算|计|加|包括|包含|列|混)(?:进来|进去|在内|在一起|入|进|上|到一起)*[。]?$"
)
"""What is not asked for, behind a question that says what is."""


def without_lead_ins(question: str) -> str:
    """The question without what only introduces it; as it was where nothing would be left."""
    left = _SPEAKS_OF_ASKING.sub("", _INTRODUCES.sub("", question))
    return left if len(left) > 3 else question


def without_opening(folded: str) -> str:
    """The question without a first clause that names nothing printed and tells why one asks."""
    if re.search("只[看要算]|单[看算]", folded):
        folded = _LEAVES_OUT.sub("", folded)
    opening = _CLAUSE.match(folded)
    if opening is None or not re.search(NAME, folded[opening.end() :]) or re.search(NAME, opening.group()):
        return folded
    if re.search("多少|几", opening.group()):
        return folded
    return folded[opening.end() :] if _MOTIVE.search(opening.group()) else folded

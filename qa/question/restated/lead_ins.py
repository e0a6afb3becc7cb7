"""What introduces a question or speaks of the asking: 查一个数：, 有个地方想核一下：, 听说."""

from __future__ import annotations

import re

_INTRODUCES = re.compile(
    r"^[^,，:：]{0,12}?(?:查|核|算|问|看|确认|请教|验算|对比|比比看)[^,，:：\d]{0,6}[:：]\s*|"
    r"^(?:比比看|做个对比|查一查|想核一下|我想问的是)[,，]?"
)
_SPEAKS_OF_ASKING = re.compile(
    r"[,，]?(?:请)?(?:给|告诉|报)(?:我|出)?(?:一)?个(?:百分数|百分比|比例|数字?|名字|名单)[。.]?$|"
    r"[,，]?(?:请)?(?:逐一|一一|逐个)?(?:写|列|说|报)(?:一下|出来|全|清楚)[。.]?$"
)


def without_lead_ins(question: str) -> str:
    """The question without what only introduces it; as it was where nothing would be left."""
    left = _SPEAKS_OF_ASKING.sub("", _INTRODUCES.sub("", question))
    return left if len(left) > 3 else question

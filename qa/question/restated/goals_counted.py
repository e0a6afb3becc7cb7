"""How many projects have goals set for them, and with how much money, asked in whatever words."""

from __future__ import annotations

from collections.abc import Iterator

from qa.patterns import regex
from qa.question.restated.said import Said

_GOALS = regex(r"绩效目标(?!表)")
_DONE = regex(r"(?P<kept>编报|编制|申报|填报)|(?P<held>管理|纳入|实行|实施|设置|设定|开展)")
_OF_PROJECTS = regex("项目|资金|预算")
_HOW_MANY = regex(
    r"(?:项目|个)的?(?:总?个?数量?|总数)|(?:多少|几)(?:个(?!亿|万|元)|项(?!目))|"
    r"(?:多少|几)个?(?:一级)?项目(?!的?(?:预算|资金|支出|经费|金额))|"
    r"项目[^,，多少几]{0,4}(?:多少|几)个?(?![^,，]{0,6}[资钱元金算])"
)
_HOW_MUCH = regex(
    r"(?:涉及|牵涉|牵扯)[^,，]{0,4}(?:多少|几)[^,，]{0,6}(?:资金|预算|钱)|涉及(?:的)?(?:项目)?(?:预算)?(?:资金|金额)|"
    r"(?:资金|预算|金额|钱|经费)[^,，]{0,8}(?:多少|几|总额|合计|总数|数额)|"
    r"(?:多少|几)[^,，个项]{0,6}(?:资金|钱|万元|亿元|经费|预算)"
)
_ASKS = regex(r"多少|几|两个数|各是|数量|总数|个数|金额|总额|[?？]$")
_WAYS = {"kept": ("编报绩效目标的项目",), "held": ("纳入绩效目标管理的项目", "实行绩效目标管理的项目")}
_OF_LEVEL = regex("一级项目|[一二]级(?:预算)?项目")
_NOT_TOLD = regex("比|最|占|哪|为什么|原因|指标|绩效目标是")


def goals_counted(said: Said) -> Iterator[str]:
    """The question as 编报绩效目标的项目有几个, with 涉及预算资金多少 where the money is asked for."""
    text = said.text
    done = _DONE.search(text)
    if not (_GOALS.search(text) and done and _OF_PROJECTS.search(text)) or _NOT_TOLD.search(text):
        return
    if not _ASKS.search(text):
        return
    many, much = _HOW_MANY.search(text), _HOW_MUCH.search(text)
    level = _OF_LEVEL.search(text)
    for of in _WAYS["kept" if done["kept"] else "held"]:
        what = of[:-2] + level.group() if level else of
        if many and much:
            yield f"{what}有几个，涉及预算资金多少"
        elif much:
            yield f"{what}涉及预算资金多少"
        elif many:
            yield f"{what}有几个"

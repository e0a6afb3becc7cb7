"""How far members must have moved: 增幅超过20%的项级科目, 减少50万元以上的项目."""

from __future__ import annotations

from qa.patterns import regex
from qa.planning.shapes.group_words import Move

_NUMBER = r"\d[\d,.]*"
_AGAINST = (
    "(?:(?:与|和|跟|同|比|较) ?(?:上年|去年)?度?的?(?:当年)?(?:预算)?(?:执行|决算|预算)?数?)?"
    "(?:相比|同比)?(?:增减)?"
)
_FALLS = "降幅|减幅|跌幅|(?:下降|减少|降低|压减|压缩)(?:了|的)?(?:幅度|比例|率)?"
_RISES = "增幅|涨幅|增速|(?:增长|增加|上升|上涨|提高)(?:了|的)?(?:幅度|比例|率|速度)?"
_BEYOND = "在|达到?|超过?|大于|高于|多于|不低于|不少于|不足|不到|低于|小于|少于|未超过|不超过|突破"
_BOUND_MOVE = regex(
    rf"{_AGAINST}(?:(?P<down>{_FALLS})|(?:{_RISES}))(?:金?额|数额)?(?:都|均|也)?"
    rf"(?=(?:{_BEYOND})了?\d|{_NUMBER}(?:万元|亿元|元|万|亿|%|个?百分点)(?:及?以[上下内]|的))"
)
_PERCENT = regex(rf"[^\d]*{_NUMBER}(?:%|个?百分点)")


def read_bounded_move(core: str) -> tuple[str, Move | None]:
    """(the words without the movement that a bound is set to, that movement)."""
    match = _BOUND_MOVE.search(core)
    if match is None:
        return core, None
    relative = bool(_PERCENT.match(core[match.end() :]))
    return f"{core[: match.start()]} {core[match.end() :]}", Move(bool(match["down"]), relative, False)

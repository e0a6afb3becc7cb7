"""Changes that a question names or states with their amounts: 甲的减少额, 甲减少3万元、乙增加5万元."""

from __future__ import annotations

from decimal import Decimal

from qa.patterns import regex
from qa.planning.plan import Operand, Role

_MOVE = regex(
    r"(?P<x>[^,，、;；]*?)(?:总共|一共|合计|总|净)?(?P<v>增加|增长|上升|多|减少|下降|降低|少|[增减降涨升](?=了?\d))(?:了|的|额)?"
    r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元|辆|人|个)"
)
_SAID = regex("^[^,，、]{0,8}?(?:正文|说明)?里?(?:写|说(?!明)|称|讲)|[比较] *$|^等于$")
_DOWN = ("减少", "下降", "降低", "少", "减", "降")


def stated_moves(words: str) -> Operand | None:
    """Stated changes with their signs, several of them added up."""
    found = [
        Operand(
            phrase=_SAID.sub("", match["x"].strip(" 的和与跟加用按")),
            stated=("-" if match["v"] in _DOWN else "") + match["n"],
            unit=match["u"],
            role="change",
        )
        for match in _MOVE.finditer(words)
    ]
    if not found:
        return None
    return found[0] if len(found) == 1 else Operand(phrase="各项增减相抵", role="change", parts=found)


_TOGETHER = regex(
    r"[,，](?:两项|三项|几项|加起来|[两二三]者)?(?:合计|一共|总共|共计?|加起来|相加)(?:是|为)?"
    r"(?P<v>增加|增长|减少|下降)(?:了|的|额)?(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元)"
)


def moves_and_total(words: str) -> tuple[Operand, Operand] | None:
    """Stated changes and the change that the question says they come to: 甲增加3、乙增加5，合计增加8."""
    total = _TOGETHER.search(words)
    added = stated_moves(words[: total.start()]) if total else None
    if total is None or added is None or not added.parts:
        return None
    sign = "-" if total["v"] in _DOWN else ""
    return added, Operand(phrase="", role="change", stated=sign + total["n"], unit=total["u"])


def moves_that_are_stated(words: str) -> tuple[Operand, Operand] | None:
    """Changes with their amounts, one rising and one falling, and what they are said to come to.

    甲减3、乙增5，两项相抵和总增加额2吻合: the changes stand before the word of offsetting, the total behind.
    """
    offset = _OFFSETTING.search(words)
    if offset is None:
        return None
    before, behind = words[: offset.start()], words[offset.end() :]
    added, total = stated_moves(before), stated_moves(behind)
    if added is None or not added.parts:
        return None
    if total is None and (number := _NUMBER.search(behind)):
        falls = sum(Decimal(part.stated or "0") for part in added.parts) < 0
        stated = ("-" if falls else "") + number["n"]
        total = Operand(phrase="", role="change", stated=stated, unit=number["u"])
    if total is None or total.parts or len({(part.stated or "")[:1] == "-" for part in added.parts}) < 2:
        return None
    return added, total


_OFFSETTING = regex(
    "(?:这|那)?(?:一增一减|一减一增|[两二][项者笔])?(?:相互|互相)?(?:相抵|抵消|轧抵|抵掉|抵减)(?:以?后|之后)?"
    "(?:的?(?:结果|数|净额|差额))?"
)
_NUMBER = regex(r"(?P<n>\d+(?:\.\d+)?)(?P<u>亿元|万元|千元|元)")


_NAMED_MOVE = regex(
    r"(?P<x>[^,，、;；:：和与跟同加减用]{2,14}?)的?(?P<v>增加|增长|上升|减少|下降|降低)(?:额|数|的?金额)"
)
_BEFORE = regex("^.*(?:里|中|等于|正好|刚好|就是|是不是)")
_OFFSET = regex("相抵|抵消|抵掉|抵减|去核|核算|相加|加起来|合起来|合计|之和|凑")


def moves_that_offset(words: str) -> tuple[Operand, Operand] | None:
    """Named changes that are held against the change of their whole: 甲的增加额与乙的减少额相抵.

    The whole's change is stated in the question, or named after the parts.
    """
    if not _OFFSET.search(words):
        return None
    named = [
        Operand(phrase=_BEFORE.sub("", match["x"]).strip(" 的").removesuffix("总"), role="change")
        for match in _NAMED_MOVE.finditer(words)
    ]
    verbs = {match["v"] in _DOWN for match in _NAMED_MOVE.finditer(words)}
    total = stated_moves(_NAMED_MOVE.sub("", words))
    whole = total if total is not None and not total.parts else named.pop() if len(named) > 2 else None
    if whole is None or len(named) < 2 or len(verbs) < 2:
        return None
    return Operand(phrase="增减相抵", role="change", parts=named), whole


_AMOUNT_OF_CHANGE = regex("的?(?:增加|减少|变动|增减|下降|上升)(?:额|数|的?[金数]额)$")
_RATE_OF_CHANGE = regex("的?(?:增幅|降幅|增长率|下降率|涨幅)$")


def change_named(words: str) -> tuple[str, Role | None]:
    """What some words name the change of, and whether they mean its amount or its rate."""
    if _AMOUNT_OF_CHANGE.search(words):
        return _AMOUNT_OF_CHANGE.sub("", words), "change"
    if _RATE_OF_CHANGE.search(words):
        return _RATE_OF_CHANGE.sub("", words), "growth"
    return words, None

"""One thing in two places added up, against what it is held: 两张表里的甲之和和正文一致吗."""

from __future__ import annotations

from dataclasses import replace

from qa.patterns import regex
from qa.planning.plan import Operand
from qa.planning.shapes.place_words import AGREE, BOTH_TABLES, TABLE, plain, spoken
from qa.planning.shapes.places import Side, side_in_its_place
from qa.question.reading import Reading

_SUMMED = regex(
    rf"(?:在)?(?P<a>{TABLE})(?:里|中|上)?(?:的?(?:数字?|金额))?(?:、|和|与|及|(?P<plus>加上?)|以及)(?:在)?(?P<b>{TABLE})"
    r"(?:里面?|中|上)?(?:这?两(?:处|张表|个表|边|份|者))?(?:里面?|中|上)?的?"
    r"(?:(?P<x>[^,，]*?)(?:之和|加起来|相加|的和|合起来|加在一起|合在一起|加总)(?:的?(?:总?数|结果|金额))?"
    r"|(?(plus)(?P<y>[^,，是等跟和与]{2,14}?)?(?:数字?|金额)?(?=[,，是等跟和与]|$)|(?!)))"
)
_EQUALS = regex(
    "[,，]?(?:是不是|是否|等不等于|能不能)?(?:正好|刚好|恰好)?(?:就?是|等于|和|与|跟|同)(?=[^,，]*$)"
)


_SO_MANY = regex("^(?:这|那)?[两二三四](?:笔|处|个|项)的?")


def sum_over_places(reading: Reading) -> tuple[Operand, Operand] | None:
    """One thing in two tables added up, and what that is held against: 两张表里的甲之和和正文一致吗."""
    core = AGREE.sub("", spoken(reading).rstrip("?？吗么"))
    core = BOTH_TABLES.sub(r"\g<a>表\g<and>\g<b>表", core)
    match = _SUMMED.search(core)
    if match is None:
        return None
    before, after = core[: match.start()], core[match.end() :]
    against = Side.of(_EQUALS.sub("", after if plain(after) else before, count=1))
    if against is None:
        return None
    item = plain(match["x"] or match["y"] or "") or (plain(before) if plain(after) else "")
    item = item or against.item
    item = _SO_MANY.sub("", item)
    if len(item) < 2:
        return None
    parts = [Operand(phrase=item, source="table", table=plain(match[side])) for side in "ab"]
    if len(against.item) < 2:
        against = replace(against, item=item)
    other = side_in_its_place(against, Side(None, "", item))
    return Operand(phrase=f"两张表的{item}", parts=parts), other

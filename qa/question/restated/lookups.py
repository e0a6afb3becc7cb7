"""A single figure asked for in many words: 万里街道在城管执法上的预算投入是多大一笔."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.question.restated.said import NAME, Said
from qa.question.vocabulary import carrying_words

_ASKS = re.compile(r"多少|几|多[大高长宽厚]")
_OTHERWISE = re.compile(
    "吗|是否|是不是|能否|能不能|对不对|哪|谁|什么|怎|为何|排[序列名队]|顺序|名次|前[三两五十]|第[一二三]|最[多少大小高低]|"
    "[比较跟与同和].{0,12}(?:[多少高低大小增减降涨]|相比)|占|倍|相?差(?!旅)|减[去掉少]|除以|超过|[凑对核吻符]得?[上合]|一致|平均|人均|每[人辆个台]"
)
"""Words that ask for a check, an order, a share or a difference, and for no single figure."""
_CLAUSE = re.compile("[,，。?？;；:：]+")


def lookups(said: Said) -> Iterator[str]:
    """The names, and what else tells them apart, without the words that only carry the question."""
    if _OTHERWISE.search(said.folded):
        return
    kept = [_left_of(clause) for clause in _CLAUSE.split(said.folded)]
    kept = [clause for clause in kept if clause]
    if not any(re.search(NAME, clause) for clause in kept):
        return
    plain = ",".join(kept)
    yield said.plain(plain if _ASKS.search(plain) else f"{plain.rstrip(',的是有为在')}是多少")


def _left_of(clause: str) -> str:
    """A clause without its carrying words; nothing where it holds no more than them."""
    left = _carrying().sub("", clause)
    return "" if not re.sub("[的是有在由把将被从按以对于上里中下请我你您们吗呢了吧]", "", left) else left


@lru_cache(maxsize=1)
def _carrying() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, carrying_words())))

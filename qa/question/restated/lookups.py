"""A single figure asked for in many words: 万里街道在城管执法上的预算投入是多大一笔."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.question.restated.said import NAME, Said
from qa.question.vocabulary import carrying_words

_ASKS = re.compile(r"多少|几|多[大高长宽厚]")
_COUNTS = re.compile(r"(?:多少|几)个?[^,，的是元万亿]")
_LEAST = re.compile(r"(?:最[少低多高]|至[少多])(?:是|要|得|应|为)*(?=多少|几)")
ASKS_OTHERWISE = re.compile(
    "吗|是否|是不是|能否|能不能|对不对|哪|谁|什么|怎|为何|排[序列名队]|顺序|名次|前[三两五十]|第[一二三]|最[多少大小高低]|"
    "[比较跟与同和].{0,12}(?:[多少高低大小增减降涨]|相比)|占|倍|相?差(?!旅)|减[去掉少]|除以|超过|"
    "[凑对核吻符]得?[上合]|一致|平均|人均|每[人辆个台]"
)
"""Words that ask for a check, an order, a share or a difference, and for no single figure."""
_CLAUSE = re.compile("[,，。?？;；:：]+")
_THAT_IT_IS_MONEY = re.compile(
    rf"(?<={NAME})(?:上|里|中)?(?:列|编|安排|批复|下达)?的?(?:预算)?(?:金额|数额|总额|资金|经费|支出|开支|费用|预算数?|总数|"
    r"合计数?|数字?|钱)(?=$|[是为有共,，一总到多几])"
)
"""What is said of any item behind its name, 购房补贴的支出."""
_WHOSE = re.compile(
    "(?:我们|咱们|本|该|全)?(?:单位|部门|系统|机关|局里|委里|厅里)(?=[今本]年|$|,|的|把|在|给|为)的?"
)


def lookups(said: Said) -> Iterator[str]:
    """The names, and what else tells them apart, without the words that only carry the question."""
    folded = _LEAST.sub("", said.folded)
    if ASKS_OTHERWISE.search(folded):
        return
    kept = [left for clause in _CLAUSE.split(folded) if (left := _left_of(clause))]
    plain = ",".join(kept)
    if not re.search(NAME, plain) and not _COUNTS.search(plain):
        return
    plain = _THAT_IT_IS_MONEY.sub("", _WHOSE.sub("", plain))
    yield said.plain(plain if _ASKS.search(plain) else f"{plain.rstrip(',的是有为在')}是多少")


def _left_of(clause: str) -> str:
    """A clause without its carrying words; nothing where it holds no more than them."""
    left = _carrying().sub("", clause)
    return "" if not re.sub("[的是有在由把将被从按以对于上里中下请我你您们吗呢了吧]", "", left) else left


@lru_cache(maxsize=1)
def _carrying() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, carrying_words())))

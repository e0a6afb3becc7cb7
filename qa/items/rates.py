"""Rates: so much for each person, month or time, which no year's amount answers."""

from __future__ import annotations

from ingest.amounts import price_unit
from qa.patterns import regex

RATE = regex(
    "(?:每|一)个?(?:人|名|月|天|日|次|户|亩|吨|度|平方米|平米|台|套|件|册|份|间|期|张|场)(?!次)|每(?:部|辆|头|棵|株|口|座|盏|栋|公里|公顷|米)|[人月户日]均|[元人月年]/|/(?:人|月|年|天|户|次|台|套|件)"
)
"""Words of a rate: so much for each person, month, time."""
RATE_WORDS = regex(
    "按?(?:每|一)个?(?:人|名|月|天|日|次|户|亩|吨|度|平方米|平米|年)|[人月户日]均|的?(?:发放|补贴|收费|补助)?标准|合(?=多少|几)"
    "|[发给](?=$|多少)"
)
"""What a question says to ask for a rate; it names nothing."""
FOR_EACH = regex(
    "人均每?月|每(?:人|名|户|亩|吨|部|辆|台|套|件|头|棵|株|口|座|栋|平方米|平米|公里|公顷|册|份|张)"
)
"""So much for each, which no amount of a year tells."""
BY_OTHERS = regex("(?:部门|重点|财政)(?:绩效)?评价(?!指标|体系)|第三方(?=[^,，]*分)")
"""An evaluation by others, whose score no form of 自评 prints."""
A_YEAR = regex("(?P<money>[百千万亿]?元)/年")
"""Money for a year, which is what a budget's amounts are anyhow."""


def money_in(unit: str | None) -> str | None:
    """The money of a unit that only adds that it is for a year; any other unit as it is."""
    match = A_YEAR.fullmatch(unit or "")
    return match["money"] if match else unit


def is_rate_of_money(unit: str | None) -> bool:
    """Whether a unit is money for each of something: 元/人·天."""
    return price_unit(unit) is not None

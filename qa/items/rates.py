"""Rates: so much for each person, month or time, which no year's amount answers."""

from __future__ import annotations

import re

RATE = re.compile(
    "(?:每|一)个?(?:人|名|月|天|日|次|户|亩|吨|度|平方米|平米|台|套|件|册|份|间|期|张|场)(?!次)|[人月户日]均|[元人月年]/|/(?:人|月|年|天|户|次|台|套|件)"
)
"""Words of a rate: so much for each person, month, time."""
RATE_WORDS = re.compile(
    "按?(?:每|一)个?(?:人|名|月|天|日|次|户|亩|吨|度|平方米|平米|年)|[人月户日]均|的?(?:发放|补贴|收费|补助)?标准|合(?=多少|几)"
    "|[发给](?=$|多少)"
)
"""What a question says to ask for a rate; it names nothing."""

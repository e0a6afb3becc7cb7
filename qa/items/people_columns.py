"""Columns of people that print no unit: 年末在职人员, 离退休人员, 编制数."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Fact
from qa.patterns import regex

_OF_PEOPLE = regex(
    "(?:在职|在编|在岗|实有|年末|年初|编外|聘用|离休|退休|离退休|行政|事业|工勤|参公|公务员|职工|供养|财政|从业)*"
    "(?:人员|职工|编制|人)(?:人?数|总数|情况|合计|小计)?(?:[(（][名人][)）])?$|^(?:离休|退休|离退休|在职|在编|在岗|实有)(?:人?数)?$"
)
_OF_MONEY = regex("[费钱款]|支出|收入|经费|工资|补助|预算|决算|金额|资金|标准|人均|待遇|保险|编号|代码")


def in_people(fact: Fact) -> Fact:
    """The fact, counted in people where the names of its column say so and nothing says money."""
    if fact.unit is not None or any(map(_OF_MONEY.search, fact.column_path)):
        return fact
    if not any(_OF_PEOPLE.match(re.sub(r"\s", "", name)) for name in fact.column_path):
        return fact
    return replace(fact, unit="人")

"""What one piece of a purchase costs by the quantity printed beside it: 按采购表上的数量，平均每台多少."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.shapes.shaped import Shaped, operand_of
from qa.question.reading import Reading

_BY_QUANTITY = regex(
    r"(?:按照?|根据|依据|用)?(?:(?P<table>[^,，按]*?表)(?:上|里|中|内)?(?:列|写|填)?的?)?"
    r"(?:采购|购买|计划)?(?:数量|台数|套数|件数)(?:来?(?:算|折算|计算))?[,，]"
)
_EACH = regex(
    r"(?:平均)?每一?(?:名|位|个|台|套|件|辆|把|张|份|条|部|块)(?P<thing>[^,，]*?)"
    r"(?:平均|的?(?:单价|成本|价格))?(?:要|得|需|需要|花|用|是|为|合|摊)*(?:多少|几)"
)


def unit_costs(reading: Reading) -> Iterator[Shaped]:
    """The amount of a row divided by the quantity of the same row."""
    quantity = _BY_QUANTITY.search(reading.core)
    if quantity is None:
        return
    rest = f"{reading.core[: quantity.start()]} {reading.core[quantity.end() :]}"
    each = _EACH.search(rest)
    if each is None:
        return
    thing = each["thing"].strip(" 的") or rest[: each.start()].strip(" ,，的")
    if not thing:
        return
    table = reading.decode(quantity["table"] or "")
    operands = [
        operand_of(reading, thing, table=table, unit="money"),
        operand_of(reading, f"{thing} 数量", table=table, role="count"),
    ]
    yield Shaped(Plan(operation="average", operands=operands, unit=reading.unit), "unit cost", 3.1)


_ONE = regex(
    r"^(?P<thing>[^,，]+?)的?(?:采购|购买|计划|平均)*(?:每一?|一)(?:台|套|辆|件|个|把|张|部|支)的?"
    r"(?:采购|购买|预算)?(?:单价|价格|价钱|成本)?(?:是|要|为|花|得|需要|合)*(?:多少|几)(?:钱|[百千万]?元)?$"
)


def unit_prices(reading: Reading) -> Iterator[Shaped]:
    """The price that is printed for one piece of a thing: 台式计算机一台多少钱."""
    one = _ONE.match(reading.core)
    if one is None or re.search("人均|车均|运行|维护|保有", reading.text):
        return
    operand = operand_of(reading, f"{one['thing']} 单价", source="table")
    yield Shaped(Plan(operation="lookup", operands=[operand], unit=reading.unit), "unit price", 3.0)

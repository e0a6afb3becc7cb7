"""The 款 of one class of the economic classification where its own row does not hold them all.

A table by functions prints no row of the class (30201 办公费 stands under 行政运行, again under 事业运行);
one by the government's classes prints it twice. What a 款 comes to is added up over all of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.model import Row, Table
from qa.executing.sought import RowSet
from qa.items.matcher import Matcher
from qa.patterns import regex
from qa.question.text import bare

_CLASSES = {
    ("301",): regex("工资福利支出"),
    ("302",): regex("商品和服务支出"),
    ("303",): regex("对个人和家庭的?补助(?:支出)?"),
    ("307",): regex("债务利息及费用支出"),
    ("310",): regex("资本性支出"),
    ("312",): regex("对企业补助"),
    ("301", "303"): regex("人员经费"),
    ("302", "310"): regex("公用经费"),
}
"""类 of the 部门预算支出经济分类 by their codes (政府收支分类科目), and what 基本支出 is made of."""
_LENGTH = 5


def of_a_class(
    matcher: Matcher, table: Table, named: Sequence[Row], amounts: dict[int, Decimal]
) -> Iterator[RowSet]:
    """The 款 of every class that the question names, unless one row of that name holds them."""
    for codes, form in _CLASSES.items():
        said = form.search(matcher.phrase)
        if said is None or (len(codes) > 1 and not _lacks_its_column(table, said.group())):
            continue
        own = [row for row in named if row.code in codes]
        if len(own) == 1 and bare(own[0].label) in matcher.phrase:
            continue
        rows = [row for row in named if len(row.code or "") == _LENGTH and (row.code or "")[:3] in codes]
        if len({row.code for row in rows}) < 2 or _counted_twice(table, rows, amounts):
            continue
        mask = (1 << said.end()) - (1 << said.start())
        context = matcher.of(said.group())[1]
        yield RowSet(said.group(), mask, context, rows, "child", {row.index: row.label for row in rows})


def _lacks_its_column(table: Table, name: str) -> bool:
    """Whether a table of 基本支出 has no column of its own for 人员经费 or 公用经费."""
    heads = (part for column in table.columns for part in column.path)
    return table.kind == "basic_expenditure_table" and not any(name in bare(head) for head in heads)


def _counted_twice(table: Table, rows: Sequence[Row], amounts: dict[int, Decimal]) -> bool:
    """Whether rows come to more than the table does: the units' rows stand under those of all of them."""
    whole = max((amounts.get(row.index, Decimal(0)) for row in table.rows if row.is_total), default=None)
    return whole is not None and sum(amounts.get(row.index, Decimal(0)) for row in rows) > whole

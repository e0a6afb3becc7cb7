"""An amount asked for without a name behind a number: 项目有几个，涉及多少资金; 工作队几支，每支多少经费."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.amounts import is_money
from qa.executing.values import Value, value_of
from qa.items.candidates import Candidate
from qa.items.entries import Entry
from qa.items.operands import Operands
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import normal
from qa.scoping.targets import Target

_NAMELESS = regex(
    "(?:一共|总共|合计|总计|共|涉及到?|对应|相应|分别|预计|各)*的?(?P<each>每一?[个支家队名人辆台座处项户]?)?"
    "(?:给|要|有|是|为|花|用|安排|补助?|补贴|投入|涉及|下达|拨付?)*了?(?:多少|几)?(?:[万亿千]?元)?"
    "(?:预算|项目|财政)*(?:资金|经费|金额|钱|预算|费用|补助|补贴|元|[万亿]元)*(?:是|有|为)?(?:多少|几)?(?:[万亿千]?元|钱)?"
)


def told_beside(
    values: list[Value], wanted: Sequence[Operand], target: Target, operands: Operands
) -> list[Value]:
    """The values, with what the sentence of the first number tells behind it for each nameless amount."""
    first = values[0].evidence[0] if values and values[0].found and values[0].evidence else None
    if len(values) != 2 or first is None or first.statement is None or is_money(first.statement.unit):
        return values
    nameless = _NAMELESS.fullmatch(normal(wanted[1].phrase).strip(" ,，?？"))
    if nameless is None:
        return values
    behind = _amounts_behind(first, target, operands)
    if nameless["each"]:
        behind = [entry for entry in behind if "每" in entry.clause + entry.label]
    if not behind:
        return values
    return [values[0], value_of(Candidate(behind[0], 1.5, 1.0, 1.0), target.edition)]


def _amounts_behind(first: Entry, target: Target, operands: Operands) -> list[Entry]:
    """The amounts of money that the same sentence states behind a number, in order."""
    said = first.statement
    assert said is not None
    return [
        entry
        for index in operands.indexes_of(target) if index.name == first.document
        for entry in index.statements
        if (other := entry.statement) is not None and other.start > said.start
        and (other.passage, other.sentence) == (said.passage, said.sentence)
        and (entry.table is None) == (first.table is None)
        and other.role == "amount" and is_money(other.unit)
    ]  # fmt: skip

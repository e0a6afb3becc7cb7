"""Plans over single figures: look-ups, sums, differences, shares, multiples, means, changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money, round_half_up
from qa.executing.one_row import of_one_row
from qa.executing.one_scope import FUND
from qa.executing.outcomes import lacking, of_values, told_apart, within
from qa.executing.part_sums import parts_and_whole
from qa.executing.rounded import to_the_yuan
from qa.executing.row_sums import sum_of_rows
from qa.executing.summed_groups import sums_of_members
from qa.executing.values import (
    Outcome,
    Value,
    comparable,
    difference,
    growth,
    missing,
    quotient,
    same_amount,
    total,
    value_of,
)
from qa.items.candidates import Candidate, unit_fits
from qa.items.column_names import is_total_name
from qa.items.listed import listed_values
from qa.items.measured import by_two_measures, told_by_measure
from qa.items.operands import Operands
from qa.items.row_cells import cells_in_row
from qa.items.same_column import in_same_column
from qa.items.same_place import names_two_bodies, of_two_bodies
from qa.items.same_row import by_columns_of_a_row, by_two_columns
from qa.items.told_before import words_before
from qa.items.told_beside import told_beside
from qa.patterns import regex
from qa.planning.plan import EACH_OF_IT, Operand, Plan
from qa.question.text import bare, normal
from qa.question.units import MONEYED
from qa.scoping.targets import Target


def look_up_all(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Every operand by itself, as printed."""
    if len(plan.operands) == 2:
        both = by_two_measures(
            plan.operands[0], plan.operands[1], operands.indexes_of(target), target.edition
        )
        if both is not None:
            return of_values(told_by_measure(both, plan.operands))
        both = by_two_columns(plan.operands[0], plan.operands[1], operands.indexes_of(target), target.edition)
        if both is not None:
            return of_values(both)
    values = told_beside(listed_values(plan.operands, target, operands), plan.operands, target, operands)
    if len(values) == 1 and values[0].found:
        left_out = _deducted(plan.operands[0], values[0], target, operands)
        if left_out is not None:
            return Outcome("answered", (left_out, *left_out.operands), score=left_out.cover)
    return of_values(values)


def _deducted(operand: Operand, value: Value, target: Target, operands: Operands) -> Value | None:
    """What a column 扣除…后 leaves out, where just that is asked: the whole less what is left."""
    entry = value.evidence[0] if value.evidence else None
    if (
        entry is None
        or entry.fact is None
        or entry.column is None
        or "扣除" not in entry.column.text
        or "扣除" in operand.phrase
    ):
        return None
    fact = entry.fact
    for other, whole in cells_in_row(entry, operands.indexes_of(target)):
        if other.column is None or "扣除" in other.column.text or whole.amount is None:
            continue
        if (whole.year, whole.measure) == (fact.year, fact.measure):
            found = value_of(Candidate(other, value.score, value.cover, 1.0), target.edition)
            return difference(found, value, "扣除部分")
    return None


def add(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The operands added up; of one operand, all rows that bear its name."""
    if len(plan.operands) == 1:
        return sum_of_rows(plan.operands[0], target, operands)
    if len({(o.phrase, o.table, o.year, o.measure, o.edition, o.stated) for o in plan.operands}) == 1:
        return of_values([operands.value(plan.operands[0], target)])  # one thing said twice: 请客、招待
    values = listed_values(plan.operands, target, operands)
    values = of_one_row(values, operands.indexes_of(target), target.edition)
    if not all(value.found for value in values) or not all(comparable(v, values[0]) for v in values):
        return lacking(values)
    if len({_places(value) for value in values}) < len(values):
        return lacking([missing(value.label, nearest=value.evidence) for value in values])
    if any(_holds(one, other) for one in values for other in values if one is not other):
        return lacking([missing(value.label, nearest=value.evidence) for value in values])
    result = total(_told_apart(values, plan.operands))
    return Outcome("answered", (result, *values), score=result.cover)


def _places(value: Value) -> tuple[object, ...]:
    """What a figure was read from; nothing is added to itself.

    One row that prints an amount as a whole and again by where it comes from is one place.
    """
    if value.evidence:
        fact = value.evidence[0].fact
        if fact is not None and value.amount:
            return (value.evidence[0].document, fact.table, fact.row, value.amount)
        return tuple(id(entry) for entry in value.evidence[:1])
    return tuple(map(_places, value.operands)) if value.operands else (id(value),)


def _holds(whole: Value, part: Value) -> bool:
    """Whether one figure is a part of another in the row above it, which is never added to its parts."""
    if not (whole.evidence and part.evidence):
        return False
    above, below = whole.evidence[0], part.evidence[0]
    if above.fact is None or below.fact is None or above.document != below.document:
        return False
    same = (above.fact.table, above.fact.column) == (below.fact.table, below.fact.column)
    return same and bare(above.label) in map(bare, below.ancestors)


def _told_apart(values: Sequence[Value], wanted: Sequence[Operand]) -> list[Value]:
    """Values of one name (行政运行 of three 款) named by what the question says of each."""
    labels = [value.label for value in values]
    return [
        replace(value, label=operand.phrase.strip(" ,，")) if labels.count(value.label) > 1 else value
        for value, operand in zip(values, wanted, strict=True)
    ]


def subtract(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The first operand less the second."""
    first, second = plan.operands[:2]
    if first.parts:
        together = parts_and_whole(first, second, target, operands)
        if together.status == "answered":
            added, whole, gap = together.values
            return Outcome("answered", (gap, added, whole), score=together.score)
    pair = by_two_measures(first, second, operands.indexes_of(target), target.edition)
    pair = pair or by_two_columns(first, second, operands.indexes_of(target), target.edition)
    pair = pair or by_columns_of_a_row(first, second, operands.indexes_of(target), target.edition)
    pair = pair or of_two_bodies(first, second, operands.indexes_of(target), target.edition)
    pair = pair or sums_of_members(first, second, target, operands)
    if pair is None and names_two_bodies(first, second):
        return lacking([missing(first.phrase), missing(second.phrase)])
    if pair is None and first.source != "any" and second.source != "any":
        pair = operands.pair(first, second, target)
    a, b = pair or (operands.value(first, target), operands.beside(second, first, target))
    if pair is None and first.phrase == second.phrase and not _of_one_thing_measured(a, b, target):
        return lacking([missing(first.phrase), missing(second.phrase)])
    b = in_same_column(a, first, b, second, operands.indexes_of(target), target.edition)
    if not (a.found and b.found) or (a.evidence and a.evidence[:1] == b.evidence[:1]):
        return lacking([a, b])
    only_measured = all(_ONLY_MEASURE.fullmatch(operand.phrase) for operand in (first, second))
    if only_measured and not _in_one_row(a, b):
        return lacking([a, b])  # 全年预算数合计和年初预算数合计 are those of one table
    planned = next((v for v, o in ((a, first), (b, second)) if o.measure in ("budget", "revised")), None)
    if planned is not None and "final" in (first.measure, second.measure) and not _is_budgeted(planned):
        return lacking([planned])
    alike = "%" not in (a.unit, b.unit) and unit_fits(a.unit, b.unit)
    if a.unit and b.unit and not (alike or comparable(a, b)):
        return lacking([a, b])  # people are counted as 人 and as 名
    a, b = told_apart(*told_by_measure((a, b), plan.operands))
    result = difference(a, b)
    dated = first.year is not None and second.year is not None
    in_order = dated or first.measure == "final" or plan.operation == "growth"
    if first.measure and second.measure and not in_order and result.amount is not None and result.amount < 0:
        a, b = b, a  # of two measures in no order, such as 年初 and 全年预算, the larger comes first
        result = difference(a, b)
    if plan.unit in _POSTS and result.unit == "人" and "编制" in first.phrase:
        result = replace(result, unit=plan.unit)  # posts are counted in 个 as well
    return Outcome("answered", (result, a, b), score=result.cover)


_POSTS = ("个", "名")
_ONLY_MEASURE = regex("的?(?:年初|全年|调整)?(?:预算|决算|执行)数?的?(?:合计|总计|总数|总额)?(?:是|为)?")
"""Names a column of a final account, and nothing that the figure is of."""


def _in_one_row(a: Value, b: Value) -> bool:
    """Whether two values are cells of one row, or told in one sentence."""
    facts = [value.evidence[0].fact if value.evidence else None for value in (a, b)]
    if facts[0] is not None and facts[1] is not None:
        return (facts[0].table, facts[0].row) == (facts[1].table, facts[1].row)
    said = [value.evidence[0].sentence if value.evidence else "" for value in (a, b)]
    return facts[0] is facts[1] and said[0] == said[1]


def _is_budgeted(value: Value) -> bool:
    """Whether a figure is a budget by its column or by the words round it, where prose tells it."""
    told = [entry for entry in value.evidence if entry.statement is not None]
    in_cell = len(told) < len(value.evidence)
    return in_cell or any(_BUDGET_BEFORE.search(words_before(entry)) for entry in told)


_BUDGET_BEFORE = regex("预算[^，,。；;]{0,6}$")


def _of_one_thing_measured(a: Value, b: Value, target: Target) -> bool:
    """Whether two measures of one name were read of one thing; a budget tells nothing of what was spent."""
    names = [bare(value.label.split("（")[0]) for value in (a, b)]
    told = target.edition.kind != "预算" or not (a.found and b.found and same_amount(a, b))
    return told and (names[0] in names[1] or names[1] in names[0])


def exceed(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """By which percentage of the second operand the first is above it."""
    apart = subtract(plan, target, operands)
    if apart.status != "answered":
        return apart
    a, b = apart.values[1:3]
    if not b.amount or not comparable(a, b):
        return lacking([a, b])
    above = growth(a, b, f"{a.label}比{b.label}的增减")
    return replace(apart, values=(above, a, b))


def complement(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The whole less a part that the whole's own row or children hold.

    A third operand is what the whole may hold besides, carried over from last year.
    """
    whole = operands.value(plan.operands[0], target)
    if len(plan.operands) > 2 and "本年" not in whole.label:
        whole = _of_this_year(whole, operands.value(plan.operands[2], target))
    part = operands.part(plan.operands[1], plan.operands[0], whole, target)
    if FUND.fullmatch(normal(plan.operands[1].phrase)) and not _of_one_row(part, whole):
        fund = f"{plan.operands[1].phrase}的{plan.operands[0].phrase}"
        part = operands.value(plan.operands[0].model_copy(update={"phrase": fund}), target)
        if not _of_one_row(part, whole) or not _funded(part):
            return lacking([whole])
    if not (whole.found and part.found) or not within(part, whole):
        return lacking([whole, part])
    part = to_the_yuan(part, plan.operands[1], plan.operands[0], whole, target, operands)
    if part.label == whole.label:
        part = replace(part, label=f"{normal(plan.operands[1].phrase)}的{part.label}")
    result = difference(whole, part, "其余")
    return Outcome("answered", (result, whole, part), score=result.cover)


def _funded(part: Value) -> bool:
    return bool(part.evidence) and bool(FUND.search(part.evidence[0].title))


def _of_one_row(part: Value, whole: Value) -> bool:
    """Whether what one kind of money gives is of the very thing that all money is told of, or of a total."""
    if not (part.evidence and whole.evidence):
        return part.found and whole.found
    here, there = part.evidence[0], whole.evidence[0]
    return there.whole or is_total_name(there.label) or normal(here.label) == normal(there.label)


def _of_this_year(whole: Value, carried: Value) -> Value:
    """All income without what was carried over, where the place of the one prints the other."""
    if not (whole.found and carried.found and carried.amount and whole.evidence and within(carried, whole)):
        return whole
    a, b = whole.evidence[0], carried.evidence[0]
    beside = (
        a.table is b.table and a.document == b.document if a.is_cell and b.is_cell else a.is_cell == b.is_cell
    )
    return difference(whole, carried, f"本年{whole.label}") if beside else whole


def ratio(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The first operand as a multiple of the second."""
    first, second = plan.operands[:2]
    pair = by_two_measures(first, second, operands.indexes_of(target), target.edition)
    pair = pair or of_two_bodies(first, second, operands.indexes_of(target), target.edition)
    if pair is None and names_two_bodies(first, second):
        return lacking([missing(first.phrase), missing(second.phrase)])
    a, b = pair or (operands.value(first, target), operands.beside(second, first, target))
    if not (a.found and b.found) or not b.amount:
        return lacking([a, b])
    a, b = told_by_measure((a, b), plan.operands)
    result = quotient(a, b, f"{a.label}是{b.label}的倍数", "倍", percent=False)
    return Outcome("answered", (result, a, b), score=result.cover)


def average(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The first operand for each of what the second counts."""
    if len(plan.operands) == 1:
        beside = _number_and_amount(plan.operands[0], target, operands)
        if beside is None:
            return Outcome("not_found")
        values = list(beside)
    else:
        values = [operands.value(operand, target) for operand in plan.operands]
    if len(plan.operands) == 2 and plan.operands[1].role == "count" and values[0].found:
        counted = _count_beside(values[0], plan.operands[1], target, operands)
        values[1] = counted if counted is not None else values[1]
    if len(values) == 2:
        if not all(value.found for value in values) or not values[1].amount:
            return lacking(values)
        if len(plan.operands) == 2 and plan.operands[1].role == "count" and is_money(values[1].unit):
            return lacking(values)  # no money counts pieces
        if plan.text == EACH_OF_IT and not _of_one_thing(*values):
            return lacking(values)
        if plan.unit == "分" and is_money(values[0].unit):
            return lacking(values)
        if plan.unit in _PEOPLE and is_money(values[0].unit) and not MONEYED.search(plan.operands[0].phrase):
            return lacking(values)  # how many people there are to each is no amount of money
        assert values[0].amount is not None and values[1].amount is not None
        unit = plan.unit if is_money(plan.unit) and is_money(values[0].unit) else values[0].unit
        if not is_money(plan.unit) and unit == "万元" and values[0].amount < values[1].amount:
            unit = "元"  # two places of 万元 would tell too little of what is less than one
        over = plan.operands[-1]
        each_of, many = _one_by_one(values[1].unit, over.unit if over.stated is None else values[1].unit)
        shared = values[0].in_unit(unit) if unit else values[0].amount
        amount = round_half_up(shared / (values[1].amount * many))
        each = f"每{each_of}{_kind_of(values[1], each_of)}" if each_of else ""
        result = replace(
            total([values[0]], f"{values[0].label}平均{each}"),
            amount=amount,
            unit=plan.unit if unit == "人次" and plan.unit in _PEOPLE else unit,
            formula=f"{values[0].label} ÷ {values[1].label}",
            operands=tuple(values),
        )
        return Outcome("answered", (result, *values), score=min(value.cover for value in values))
    return Outcome("not_found")


def _kind_of(counted: Value, unit: str) -> str:
    """What is counted, where its measure word alone says nothing: 每个教学班."""
    return counted.label if unit in "个家所间处" and len(counted.label) <= _SHORT else ""


_SHORT = 8
_PEOPLE = ("人", "名")
_MANY = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _one_by_one(unit: str | None, asked: str | None) -> tuple[str | None, int]:
    """What one of those counted is, and how many of it the unit of the count holds: 万吨 holds 10000 吨."""
    many = _MANY.get(unit[0]) if unit and len(unit) > 1 and not is_money(unit) and unit != asked else None
    return (unit[1:], many) if unit and many else (unit, 1)


def _of_one_thing(amount: Value, counted: Value) -> bool:
    """Whether the number counts what the amount is for: one is named in the other, or both told together."""
    names = [bare(value.label.split("（")[0]) for value in (amount, counted)]
    places = [
        {(entry.document, entry.statement.passage) for entry in value.evidence if entry.statement is not None}
        for value in (amount, counted)
    ]
    above = [bare(name) for entry in counted.evidence for name in entry.ancestors]
    return names[0] in names[1] or names[1] in names[0] or names[0] in above or bool(places[0] & places[1])


def _number_and_amount(operand: Operand, target: Target, operands: Operands) -> tuple[Value, Value] | None:
    """The amount that one sentence gives to what it has counted: 项目共5个，涉及预算资金100万元."""
    counted = operands.value(
        operand.model_copy(update={"role": "count", "unit": None, "source": "text", "measure": None}), target
    )
    said = counted.evidence[0].statement if counted.found and counted.evidence else None
    if said is None or counted.cover < _SURE:
        return None
    for index in operands.indexes_of(target):
        for entry in index.statements if index.name == counted.evidence[0].document else ():
            other = entry.statement
            if (
                other is not None
                and (other.passage, other.sentence) == (said.passage, said.sentence)
                and other.start > said.start
                and other.role == "amount"
                and is_money(other.unit)
                and entry.table is counted.evidence[0].table
            ):
                amount = value_of(Candidate(entry, counted.score, counted.cover, 1.0), target.edition)
                return amount, counted
    return None


_SURE = 0.8


def _count_beside(value: Value, counted: Operand, target: Target, operands: Operands) -> Value | None:
    """The count that stands in the row of the amount itself: the 人数 of one training."""
    entry = value.evidence[0] if value.evidence else None
    if entry is None or entry.fact is None or entry.whole:
        return None
    for other, fact in cells_in_row(entry, operands.indexes_of(target)):
        if not fact.amount:
            continue
        found = value_of(Candidate(other, value.score, value.cover, 1.0), target.edition)
        if is_money(found.unit) and counted.unit is None:
            continue
        if unit_fits(counted.unit, found.unit):
            return replace(found, label=f"{found.label}{found.unit}数") if found.unit else found
    return None

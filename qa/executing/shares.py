"""Shares: of a named whole, of the total that a part stands under, of a list added up or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import is_money
from qa.executing.one_scope import above_in_its_table, in_one_place, in_one_scope
from qa.executing.outcomes import lacking, told_apart, within
from qa.executing.part_rows import in_all_rows
from qa.executing.values import Outcome, Value, comparable, missing, quotient, same_amount, total, value_of
from qa.items.candidates import Candidate
from qa.items.column_names import is_total_name
from qa.items.entries import Entry
from qa.items.listed import listed_values
from qa.items.lookup import look_up
from qa.items.measured import by_two_measures, told_by_measure, told_by_their_own
from qa.items.measures import PLANNED, measure_of_entry
from qa.items.operands import Operands
from qa.items.same_row import by_columns_of_a_row
from qa.patterns import regex
from qa.planning.plan import Operand, Plan
from qa.question.text import normal
from qa.scoping.targets import Target


def share(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The first operand as a percentage of the second, or the printed percentage of execution.

    Without a second operand the whole is the total of the table that holds the part.
    """
    if plan.reduce == "each":
        return _shares(plan, target, operands)
    if len(plan.operands) == 1:
        parts = _listed(plan.operands[0], target, operands)
        whole = _total_over(parts, target, operands)
        if whole is None or not all(part.found for part in parts):
            return _stated_share(plan.operands[0], target, operands) or lacking(parts)
        return _share_of(_joined(parts), whole)
    carried_out = by_two_measures(
        plan.operands[0], plan.operands[1], operands.indexes_of(target), target.edition
    )
    if carried_out is not None:
        worked = _share_of(*told_by_measure(carried_out, plan.operands))
        if worked.status == "answered":
            return _as_printed(plan, worked, target, operands)
        return _printed_rate(plan, target, operands, alone=True) or worked
    in_a_row = by_columns_of_a_row(
        plan.operands[0], plan.operands[1], operands.indexes_of(target), target.edition
    )
    if in_a_row is not None:
        return _share_of(*in_a_row)
    whole = operands.beside(plan.operands[1], plan.operands[0], target)
    if plan.operands[1].role == "prior":
        return _share_of(operands.value(plan.operands[0], target), whole)
    if plan.operands[0].parts:
        parts = _listed(plan.operands[0], target, operands)
        if not all(part.found for part in parts):
            return lacking(parts)
        joined = _joined(parts)
        first, of = plan.operands[0].parts[0], plan.operands[1]
        beside, over = in_one_scope(first, of, parts[0], whole, target, operands)
        if beside.found and same_amount(beside, parts[0]) and within(joined, over):
            whole = over
        # Parts that come to more than the whole are not all of it, or another whole is meant.
        return _share_of(joined, whole) if not whole.found or within(joined, whole) else lacking([whole])
    a = operands.part(plan.operands[0], plan.operands[1], whole, target)
    whole = _of_the_form(a, plan.operands[1], target, operands) or whole
    if _is_no_budget(whole, plan.operands[1], target):
        whole = missing(plan.operands[1].phrase)  # what was spent is no budget of itself
    if plan.operands[0].measure and not (a.found and whole.found):
        printed = _printed_rate(plan, target, operands)
        if printed is not None:
            return printed
    if a.found and whole.found and _is_aim(a, whole) and not _OF_AIMS.search(plan.operands[0].phrase):
        return lacking([a, whole])
    a, whole = in_one_scope(plan.operands[0], plan.operands[1], a, whole, target, operands)
    if not plan.operands[1].table:
        whole = above_in_its_table(a, whole, target, operands) or whole
    if a.found and whole.found and not plan.operands[0].measure and not within(a, whole):
        # No part is larger than its whole: both of one place are meant, or the total over the part.
        pair = in_one_place(plan.operands[0], plan.operands[1], a, whole, target, operands)
        if pair is not None:
            return _share_of(*pair)
        above = _total_over([a], target, operands)
        words = normal(plan.operands[1].phrase).strip("的 ")
        if above is None or not words or not (words in above.evidence[0].title or is_total_name(words)):
            return lacking([a, whole])
        whole = above
    if not any(a.evidence[:1] == one.evidence[:1] for one in whole.operands):  # none of what was added up
        a = in_all_rows(a, whole, plan.operands[0], target, operands)
    stated = _of_this_year(plan, target, operands)
    if stated is not None:
        return stated
    worked = _share_of(*told_by_their_own((a, whole)))
    if plan.operands[0].measure and plan.operands[1].measure:
        if worked.status == "answered":
            return _as_printed(plan, worked, target, operands)
        return _printed_rate(plan, target, operands, alone=True) or worked
    return worked


def _is_no_budget(whole: Value, asked: Operand, target: Target) -> bool:
    """Whether a budget is asked for, and a final account gives what was spent."""
    if asked.measure not in PLANNED or target.edition.kind != "决算" or not (whole.found and whole.evidence):
        return False
    return not whole.formula and measure_of_entry(whole.evidence[0]) not in PLANNED


def _stated_share(part: Operand, target: Target, operands: Operands) -> Outcome | None:
    """The share that prose prints of a thing, with the whole that it names: 占政府采购预算总额的77.97%."""
    said = look_up(Operand(phrase=part.phrase, role="share"), operands.indexes_of(target), target.edition)
    statement = said.evidence[0].statement if said.found and said.evidence else None
    if statement is None or not statement.whole or said.cover < _SAID or part.parts:
        return None
    value = replace(said, label=f"{said.label}占{statement.whole}的比例")
    return Outcome("answered", (value,), score=said.cover)


_SAID = 0.9
"""How much of a thing's name the sentence must say whose share is taken as printed."""


_OF_AIMS = regex("成本|指标|目标|控制|绩效")


def _is_aim(part: Value, whole: Value) -> bool:
    """Whether a part is an aim that a form sets, while its whole is none: no share of a budget."""
    if not (part.evidence and whole.evidence):
        return False
    here, there = part.evidence[0], whole.evidence[0]
    return _is_indicator(here) and (there.table is None or there.table.kind != "performance_table")


def _is_indicator(entry: Entry) -> bool:
    if entry.table is None or entry.table.kind != "performance_table" or entry.whole:
        return False
    return "指标" in (entry.column.text if entry.column is not None else "") + "".join(entry.ancestors)


_AROUND = regex('一般公共预算|财政拨款|本年度?|年度|全年|预算|决算|经费|支出|费用|[的数“”"]')
"""Words that a name may stand with or without, where it is told how far its budget was carried out."""


def _printed_rate(plan: Plan, target: Target, operands: Operands, *, alone: bool = False) -> Outcome | None:
    """The rate of execution that prose prints without the budget that it is of.

    `alone` where it must be of the very name that is asked for.
    """
    words = f"{plan.operands[0].phrase} 完成{'年初' if plan.operands[1].measure == 'budget' else ''}预算"
    printed = look_up(Operand(phrase=words, role="share"), operands.indexes_of(target), target.edition)
    if not printed.found or not printed.evidence or "完成" not in printed.evidence[0].clause:
        return None
    asked, told = (_AROUND.sub("", normal(name)).strip() for name in (plan.operands[0].phrase, printed.label))
    if alone and asked != told:
        return None
    return Outcome("answered", (replace(printed, label=f"{printed.label}的预算完成率"),), score=printed.cover)


_THIS_YEAR = regex("^本年(?:收入|支出)")


def _of_this_year(plan: Plan, target: Target, operands: Operands) -> Outcome | None:
    """The share of 本年支出 that the prose prints, where the whole itself has no other name there."""
    part, whole = plan.operands[:2]
    side = _THIS_YEAR.match(normal(whole.phrase))
    if side is None:
        return None
    asked = Operand(phrase=f"{part.phrase}占{side.group()}", role="share")
    said = look_up(asked, operands.indexes_of(target), target.edition)
    told = said.evidence[0] if said.found and said.evidence else None
    if told is None or said.cover < 0.9 or f"占{side.group()}" not in told.clause:
        return None
    return Outcome(
        "answered", (replace(said, label=f"{said.label}占{side.group()}的比例"),), score=said.cover
    )


def _as_printed(plan: Plan, worked: Outcome, target: Target, operands: Operands) -> Outcome:
    """A rate of execution as the prose prints it (完成预算的98.2%), where the figures bear it out."""
    words = f"{plan.operands[0].phrase} 完成{'年初' if plan.operands[1].measure == 'budget' else ''}预算"
    said = look_up(Operand(phrase=words, role="share"), operands.indexes_of(target), target.edition)
    rate = worked.values[0].amount
    if not said.found or said.cover < 0.9 or said.amount is None or rate is None:
        return worked
    sentence = said.evidence[0].clause if said.evidence else ""
    if "完成" not in sentence or abs(said.amount - rate) >= 1:
        return worked
    return replace(worked, values=(replace(said, label=f"{said.label}的预算完成率"), *worked.values[1:]))


def _share_of(a: Value, b: Value) -> Outcome:
    if not (a.found and b.found) or not b.amount or (is_money(a.unit) != is_money(b.unit)):
        return lacking([a, b])
    if a.label == b.label and same_amount(a, b):
        return lacking([missing(b.label)])  # a figure is no share of itself: the whole was not found
    a, b = told_apart(a, b)
    result = quotient(a, b, f"{a.label}占{b.label}的比例", "%", percent=True)
    return Outcome("answered", (result, a, b), score=result.cover)


def _shares(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Each of several things as a percentage of one whole."""
    wanted = plan.operands[:-1] if plan.of is not None else plan.operands
    if plan.of is not None:
        single = plan.model_copy(update={"reduce": "list", "of": None})
        each = [
            share(single.model_copy(update={"operands": [one, plan.of]}), target, operands) for one in wanted
        ]
        if all(one.status == "answered" and one.values[0].amount is not None for one in each):
            score = min(one.score for one in each)
            return Outcome("answered", tuple(one.values[0] for one in each), score=score)
    parts = listed_values(wanted, target, operands)
    found = operands.value(plan.of, target) if plan.of is not None else None
    if found is None or not found.found:
        over = _total_over(parts, target, operands)
        named = over is not None and over.evidence[0].title
        if plan.of is None or (named and normal(plan.of.phrase).strip("的 ") in named):
            found = over
    if found is None or not found.found or not found.amount or not all(part.found for part in parts):
        return lacking([*parts, *([found] if found else [])])
    if not all(within(part, found) for part in parts):
        return lacking([*parts, found])
    shares = [quotient(p, found, f"{p.label}占{found.label}的比例", "%", percent=True) for p in parts]
    return Outcome("answered", tuple(shares), score=min(part.cover for part in parts))


def _listed(operand: Operand, target: Target, operands: Operands) -> list[Value]:
    return listed_values(operand.parts or [operand], target, operands)


def _joined(parts: Sequence[Value]) -> Value:
    """One value, or the sum of several that can be added."""
    if len(parts) == 1:
        return parts[0]
    cells = [id(part.evidence[0]) for part in parts if part.found and part.evidence and not part.formula]
    if len(set(cells)) < len(cells) or not all(comparable(part, parts[0]) for part in parts):
        return missing("合计")  # two names that are found in one cell are not two things
    return total(parts, "、".join(part.label for part in parts) + "合计")


_ALL_OF_A_FORM = regex("(?:的|专项|该?项目|年度|预算|全部)*(?:资金|经费)?(?:总额|总量|总数|总金额|总成本)")
_MONEY_OF_A_FORM = regex("(?:年度|预算|项目|专项|全年)*(?:资金总?额|资金总数|预算总?额|金额)")


def _of_the_form(part: Value, asked: Operand, target: Target, operands: Operands) -> Value | None:
    """The money of the form that a part stands in, where the whole is called 资金总额 and no more."""
    entry = part.evidence[0] if part.found and part.evidence else None
    if entry is None or entry.fact is None or entry.table is None or entry.table.kind != "performance_table":
        return None
    if not _ALL_OF_A_FORM.fullmatch(normal(asked.phrase)):
        return None
    for index in operands.indexes_of(target):
        for other in index.cells if index.name == entry.document else ():
            fact = other.fact
            if fact is None or fact.row_path[:1] != entry.fact.row_path[:1] or other.title != entry.title:
                continue  # the form of another project
            if _MONEY_OF_A_FORM.fullmatch(other.label) and fact.amount and is_money(fact.unit):
                return value_of(Candidate(other, 1.0, 1.0, 1.0), target.edition)
    return None


def _total_over(parts: Sequence[Value], target: Target, operands: Operands) -> Value | None:
    """The total row of the table and the column that hold the parts."""
    entry = parts[0].evidence[0] if parts and parts[0].evidence else None
    if entry is None or entry.fact is None:
        return None
    beside = all(
        part.evidence and part.evidence[0].fact and part.evidence[0].fact.row == entry.fact.row
        for part in parts
    ) and (len(parts) > 1 or entry.whole)
    for index in operands.indexes_of(target):
        for other in index.cells:
            if (
                other.document == entry.document
                and other.fact is not None
                and other.fact.table == entry.fact.table
                and other.fact.amount
                and (_is_row_total(other, entry) if beside else _is_column_total(other, entry))
            ):
                whole = value_of(Candidate(other, parts[0].score, parts[0].cover, 1.0), target.edition)
                if all(within(part, whole) for part in parts):
                    return whole
    return None


def _is_column_total(other: Entry, part: Entry) -> bool:
    """Whether a cell is the total of the column that a part stands in."""
    assert other.fact is not None and part.fact is not None
    same = other.fact.column == part.fact.column and other.fact.row != part.fact.row
    return same and other.whole and "小计" not in other.label


def _is_row_total(other: Entry, part: Entry) -> bool:
    """Whether a cell is the total of the row that the parts are columns of."""
    assert other.fact is not None and part.fact is not None
    same = other.fact.row == part.fact.row and other.fact.column != part.fact.column
    return same and other.column is not None and (other.column.first_amount or not other.column.narrowing)

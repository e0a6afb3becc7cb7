"""A figure against last year's: the printed change or growth, or what both years' figures come to."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.executing.outcomes import lacking
from qa.executing.values import Outcome, Value, comparable, difference, growth, missing, signed, total
from qa.items.bodies import is_body
from qa.items.candidates import held_to_budget
from qa.items.fund_totals import CURRENT
from qa.items.lookup import look_up
from qa.items.operands import Operands
from qa.items.surroundings import told_around
from qa.items.whole_changes import change_of_the_whole
from qa.items.year_before import in_the_row_of, of_another_thing, of_the_same_column, year_before
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.question.text import bare, normal
from qa.question.vocabulary import standard_names
from qa.scoping.targets import Target


def change(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """Against last year: the printed change or growth, else computed from the two years' figures."""
    operand = plan.operands[0]
    if operand.parts:
        return _added_up(plan, target, operands)
    indexes = operands.indexes_of(target)
    printed = look_up(operand, indexes, target.edition)
    if printed.found and not operand.caused and (
        _of_a_part(operand.phrase, printed) or _of_something_of_a_body(operand.phrase, printed)
    ):
        printed = missing(operand.phrase, printed.score, 0.0, printed.evidence[:3])
    if printed.found:
        printed = replace(printed, label=f"“{operand.phrase}”一项") if operand.caused else printed
        beside = [look_up(other, indexes, target.edition) for other in plan.operands[1:]]
        values = (printed, *(value for value in beside if value.found))
        return Outcome("answered", values, quotes=told_around(printed, indexes), score=printed.cover)
    if operand.caused or held_to_budget(operand):
        return lacking([printed])
    amount = operand.model_copy(update={"role": "amount", "unit": None})
    now = look_up(amount, indexes, target.edition)
    if now.state == "missing":
        now = operands.value(amount.model_copy(update={"year": target.edition.year}), target)
    beside_it = year_before(now, target.edition, indexes)
    whole = None if beside_it else change_of_the_whole(operand, now, indexes, target.edition)
    if whole is not None:
        return Outcome("answered", (whole,), quotes=told_around(whole, indexes), score=now.cover)
    before = beside_it or operands.prior(
        operand.model_copy(update={"role": "prior", "unit": None}), target, indexes
    )
    if of_another_thing(now, before):
        return lacking([now])
    now = of_the_same_column(now, before, indexes, target.edition) or now
    now = in_the_row_of(before, now, indexes, target.edition) or now
    if CURRENT.search(before.label) and not CURRENT.search(now.label + operand.phrase):
        # Last year is printed without what was carried over: so is this year's, and the change.
        phrase = _YEAR_AHEAD.sub("", before.label)
        again = [one.model_copy(update={"phrase": phrase}) for one in plan.operands]
        return change(plan.model_copy(update={"operands": again}), target, operands)
    if _other_item(now, before):
        return lacking([now])
    if not (now.found and before.found) or (operand.role == "growth" and not before.amount):
        return lacking([now, before])
    said = look_up(operand.model_copy(update={"role": "growth", "unit": None}), indexes, target.edition)
    if said.found and _of_one_item(said, now) and before.amount and not _bears_out(growth(now, before), said):
        return lacking([now])
    result = growth(now, before) if operand.role == "growth" else difference(now, before, "变动额")
    rate = (growth(now, before),) if len(plan.operands) > 1 and before.amount else ()
    return Outcome("answered", (result, *rate, now, before), score=min(now.cover, before.cover))


_YEAR_AHEAD = regex("^20\\d\\d年度?")


def _added_up(plan: Plan, target: Target, operands: Operands) -> Outcome:
    """The movements of several things together, each with its sign: what one falls the others make up."""
    moves: list[Value] = []
    for part in plan.operands[0].parts:
        one = change(plan.model_copy(update={"operands": [part], "relation": None}), target, operands)
        if one.status != "answered" or not one.values:
            return lacking(list(one.values[:1]))
        moves.append(replace(signed(one.values[0]), label=f"{part.phrase}变动额"))
    if not all(comparable(moves[0], move) for move in moves):
        return lacking(moves)
    together = total(moves, f"{plan.operands[0].phrase}合计")
    return Outcome("answered", (together, *moves), score=min(move.cover for move in moves))


def _of_a_part(phrase: str, value: Value) -> bool:
    """Whether a sentence tells of a part, under the item that is asked about: of one project, not all."""
    entry = value.evidence[0] if value.evidence else None
    name = bare(phrase)
    if entry is None or entry.statement is None or len(name) < _A_NAME:
        return False
    label = normal(entry.label)
    if name in label:
        return len(_OF_ANY.sub("", label.rpartition(name)[2])) >= (_ANOTHER if len(name) > 2 else 2)
    named = name in standard_names() or re.search(rf"{re.escape(name)}\([类款]\)", entry.sentence)
    return bool(named) and name in map(bare, entry.ancestors)


_A_NAME, _ANOTHER = 2, 6
"""Characters of a name, and of what stands behind it in the longer name of a part."""
_OF_ANY = regex("支出|预算|决算|执行|财政拨款|一般公共预算|费用|经费|资金|安排|合计|数|额|[()（）]")


def _of_something_of_a_body(phrase: str, value: Value) -> bool:
    """Whether a body alone is named, and a sentence tells how one of the things that it does moved."""
    entry = value.evidence[0] if value.evidence else None
    body = bare(phrase)
    if entry is None or entry.statement is None or not is_body(body) or body in standard_names():
        return False
    return not any(body in normal(name) for name in (entry.label, *entry.ancestors))


_GENERAL_END = regex("(?:支出|收入|预算数?|决算数?|经费|费用?)$")


def _of_one_item(one: Value, other: Value) -> bool:
    """Whether two figures are called alike: what is told of a part contradicts nothing of its class."""
    labels = [bare(value.label) for value in (one, other)]
    if labels[0] != labels[1] and all(label in standard_names() for label in labels):
        return False  # 事业单位医疗 is an item of 行政事业单位医疗
    names = [_GENERAL_END.sub("", label) for label in labels]
    return names[0] in names[1] or names[1] in names[0]


def _bears_out(worked: Value, said: Value) -> bool:
    """Whether a printed percentage of change is that of the two figures: 比上年1.43万元，增加0.68% is not."""
    assert worked.amount is not None and said.amount is not None
    return abs(abs(worked.amount) - abs(said.amount)) < 1


def _other_item(now: Value, before: Value) -> bool:
    """Whether last year's figure is of another row than this year's: a total beside one of its parts."""
    if not (now.evidence and before.evidence) or before.formula:
        return False
    one, other = now.evidence[0], before.evidence[0]
    of_three = other.table is not None and other.table.kind == "three_public_table"
    if of_three and re.sub("费用?$", "", bare(now.label)) in bare(before.label):
        return False  # 因公出国(境)费 is a column of the department's own row there
    name = bare(one.label)
    if one.is_cell and not other.is_cell and not one.whole and name in standard_names():
        told = "|".join((other.label, *other.ancestors, other.clause))
        return re.sub("(?:支出|费用?|经费)$", "", name) not in told  # 资本性支出 beside last year's 拨款支出
    of_one_project = bool(other.project) and other.project in (one.project, name)
    return one.is_cell and other.is_cell and one.whole != other.whole and not of_one_project

"""Shares and completion rates in prose: 占 = part ÷ whole, 完成年初预算的 = final ÷ budget."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.amounts import round_half_up
from ingest.model import Document
from qa.check.causes import Suspect
from qa.check.figures import Figure, judge_percent, of_fact
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

NEARBY = 8
"""Passages above a share in which its whole may be printed."""

_BUDGET = regex(r"预算")
_EXECUTED = regex(r"决算|执行|支出数|完成")


def shares(document: Document) -> Iterator[Trial]:
    """占比 = 部分 ÷ 总额, the whole being named, announced above, or the list's own sum."""
    by_passage = passage_numbers(document)
    for index, numbers in by_passage.items():
        above = [said for other in range(index - NEARBY, index) for said in by_passage.get(other, ())]
        below = [said for other in (index + 1, index + 2) for said in by_passage.get(other, ())]
        for place, said in enumerate(numbers):
            if said.role != "share" or said.inexact or said.statement.unit != "%":
                continue
            if _BUDGET.search(said.statement.whole or "") and "完成" in said.before[-24:]:
                continue
            yield _share(document, said, numbers, place, above, below)


def completions(document: Document) -> Iterator[Trial]:
    """完成率 = 决算数 ÷ 预算数; a budget of nought has no rate."""
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if said.role != "share" or "完成" not in said.before[-24:] or said.inexact:
                continue
            if _BUDGET.search(said.statement.whole or ""):
                yield _completion(said, numbers, place)


_BRACKETED = regex(r"[（(](?P<within>[^（）()]*)[）)][，,]?(?:约)?占[^，,。；]{0,12}$")
"""Parts told in brackets before a share, which is of what stands before them: 9万元（含甲8万元），占60%."""


def _share(
    document: Document,
    said: Said,
    numbers: Sequence[Said],
    place: int,
    above: Sequence[Said],
    below: Sequence[Said],
) -> Trial:
    bracketed = _BRACKETED.search(said.before)
    part = next(
        (
            number
            for number in reversed(numbers[:place])
            if number.money and number.role == "amount" and (said.in_reason or not number.in_reason)
            and not (bracketed and number.text in bracketed["within"])
        ),
        None,
    )
    if part is None or part.statement.sentence != said.statement.sentence:
        return not_run("占比前未印出金额")
    named = _named_wholes(document, said, part, (*above, *numbers[:place]))
    announced = _announced(part, (*above, *numbers[:place]), said.statement.whole or "")
    own = _list_sum(said, numbers)
    listed = own or _list_sum(said, (*above, *numbers, *below))
    sure = [*named, *announced]
    wholes = [*sure, *listed]
    if not own:
        # Shares that make 100 % are shares of what their amounts make, whatever else is printed near.
        wholes += (number.figure for number in (*above, *numbers[:place]) if number.money)
    if not named and not own:
        wholes += [figure for figure in _totals(document) if figure.value >= part.value]
    readings = [(whole, part.value * 100 / whole.value) for whole in wholes if whole.value > 0]
    if said.value == 0 and part.value == 0:
        return HOLDS
    step = said.figure.step
    verdicts = [judge_percent(said.value, reading, _slack(part, whole), step) for whole, reading in readings]
    trusted = verdicts[: len([whole for whole in sure if whole.value > 0])]
    if None in (trusted if named and trusted else verdicts):
        return HOLDS
    if listed and listed[0].value > 0:
        if (
            judge_percent(said.value, part.value * 100 / listed[0].value, _slack(part, listed[0]), step)
            is None
        ):
            return HOLDS
    if not trusted and listed and listed[0].value > 0:
        trusted = [verdicts[len(trusted)]]
    if not trusted:
        return not_run("占比的总额未印出")
    if not named and "rounding" not in trusted and _of_the_siblings_whole(said, part, numbers):
        return HOLDS
    best = trusted.index("rounding") if "rounding" in trusted else 0
    whole, reading = readings[best]
    places = max(0, -int(step.adjusted()))
    right = f"{round_half_up(reading, places)}%"
    severity: Severity = trusted[best] or "error"
    name = (said.statement.whole or "总额").strip("“”")
    what = (
        f"“{part.name}”{part.text}占“{name}”{whole.printed}{whole.unit or ''}应为{right}，文中写{said.text}"
    )
    return fails(
        make_finding(
            "share-percent",
            severity,
            what,
            (said.text, right),
            (said.figure.place, part.figure.place, whole.place),
            f"{said.value - round_half_up(reading, places)}个百分点",
        ),
        (Suspect(said.figure, round_half_up(reading, places)),),
    )


def _of_the_siblings_whole(said: Said, part: Said, numbers: Sequence[Said]) -> bool:
    """Whether two other shares of the list are of the same whole as this one is, printed or not."""
    if said.value <= 0:
        return False
    wholes = []
    for one, other in itertools.pairwise(numbers):
        alike = one.money and other.role == "share" and other.statement.whole == said.statement.whole
        if alike and other is not said and other.value > 0:
            wholes.append(_range_of(one, other))
    low, high = _range_of(part, said)
    return len([1 for least, most in wholes if least <= high and low <= most]) >= 2


def _range_of(part: Said, said: Said) -> tuple[Decimal, Decimal]:
    """Between which wholes a part's printed share lies."""
    half = said.figure.step / 2
    return part.value * 100 / (said.value + half), part.value * 100 / max(said.value - half, half)


def _named_wholes(document: Document, said: Said, part: Said, before: Sequence[Said]) -> list[Figure]:
    """Amounts of prose and tables that bear the name of the whole (占“三公”经费的)."""
    name = _plain(said.statement.whole or "")
    if len(name) < 2:
        return []
    found = [
        number.figure
        for number in reversed(before)
        if number.money and number.role == "amount" and number is not part and _plain(number.name) == name
    ]
    if found:
        return found
    planned = document.identity.kind == "决算" and "预算" in (said.statement.whole or "")
    for fact in document.facts:
        if planned and fact.measure not in ("budget", "revised"):
            continue  # 项目支出预算总额 is not what a final account spent on projects
        label = [_plain(one) for one in (fact.label, *fact.column_path)]
        if fact.amount is None or name not in label:
            continue
        under = fact.column_path[label.index(name) :] if name in label[1:] else ()
        if name == label[0] or all(_plain(one) in ("小计", "合计", name, "") for one in under):
            figure = of_fact(document, fact)
            if figure is not None:
                found.append(figure)
    return found


def _announced(part: Said, before: Sequence[Said], whole: str) -> list[Figure]:
    """The amount that the part stands under: 本年支出合计 … 其中：; none of another name than the whole's."""
    name = _plain(whole)
    for number in reversed(before):
        if number.money and number.role == "amount" and number is not part:
            if number.subject and part.subject[: len(number.subject)] == number.subject != part.subject:
                own = _plain(number.name)
                if len(name) < 2 or own in name or name in own:
                    return [number.figure]
    return []


def _list_sum(said: Said, numbers: Sequence[Said]) -> list[Figure]:
    """The sum of a list whose shares add up to 100."""
    pairs = [
        (one, other)
        for one, other in itertools.pairwise(numbers)
        if one.money and other.role == "share" and other.statement.whole == said.statement.whole
    ]
    if len(pairs) < 2 or abs(sum((other.value for _, other in pairs), Decimal(0)) - 100) > Decimal("0.5"):
        return []
    first = pairs[0][0].figure
    value = sum((one.value for one, _ in pairs), Decimal(0))
    return [Figure(value, first.step, first.unit, first.show(value), first.place)]


def _totals(document: Document) -> Iterator[Figure]:
    """Total rows of the tables."""
    for fact in document.facts:
        if fact.amount and document.tables[fact.table].rows[fact.row].is_total:
            figure = of_fact(document, fact)
            if figure is not None:
                yield figure


def _completion(said: Said, numbers: Sequence[Said], place: int) -> Trial:
    amounts = [
        number
        for number in numbers[:place]
        if number.money and number.role in ("amount", "budget", "prior") and not number.in_reason
    ]
    near = [number for number in amounts if number.statement.sentence == said.statement.sentence] or amounts
    name = (said.statement.whole or "").removesuffix("数")
    finals = [number for number in near if _EXECUTED.search(_measure(number)) and number.role != "budget"]
    budgets = [number for number in near if name in _measure(number)]
    if not budgets:
        budgets = [number for number in near if _BUDGET.search(_measure(number)) and number not in finals]
        if "年初" in name and any(
            "全年" in _measure(number) or "调整" in _measure(number) for number in budgets
        ):
            return not_run("未印出该预算数")
    if not finals:
        finals = [number for number in near if number not in budgets][-1:]
    if not finals or not budgets or finals[-1] is budgets[-1]:
        return not_run("未印出预算数或决算数")
    final, budget = finals[-1], budgets[-1]
    if final.subject != budget.subject and any(one.subject == budget.subject for one in finals):
        return not_run("未印出该项的预算数")
    places_of = (said.figure.place, final.figure.place, budget.figure.place)
    if budget.value == 0:
        if said.value == 0 or final.value == 0:
            return HOLDS
        other = next(
            (
                number
                for number in near
                if number.value
                and judge_percent(said.value, final.value * 100 / number.value, Decimal(0), said.figure.step)
                is None
            ),
            None,
        )
        hint = f"，{said.text}是对{other.text}的比率" if other else ""
        what = f"{name}为{budget.text}，却写决算{final.text}完成{name}的{said.text}{hint}"
        figures = (budget.text, said.text, *((other.text,) if other else ()))
        return fails(
            make_finding("completion-rate", "error", what, figures, places_of),
            (Suspect(said.figure, Decimal(0)), Suspect(budget.figure, final.value)),
        )
    readings = [one.value * 100 / two.value for one in finals for two in budgets if two.value]
    reading = final.value * 100 / budget.value
    verdicts = [
        judge_percent(said.value, one, _slack(final, budget.figure), said.figure.step) for one in readings
    ]
    if None in verdicts:
        return HOLDS
    verdict = judge_percent(said.value, reading, _slack(final, budget.figure), said.figure.step)
    digits = max(0, -int(said.figure.step.adjusted()))
    right = f"{round_half_up(reading, digits)}%"
    what = f"“{final.name}”{final.text}完成{name}{budget.text}应为{right}，文中写{said.text}"
    return fails(
        make_finding("completion-rate", verdict or "error", what, (said.text, right), places_of),
        (Suspect(said.figure, round_half_up(reading, digits)),),
    )


def _measure(number: Said) -> str:
    """The words that name the number, e.g. 年初预算 or 支出决算."""
    return (number.statement.base or "") + _FUNDS.sub("", number.before[-12:])[-8:]


_FUNDS = regex("一?般?公共预算|政?府?性?基金预算|资?本?经营预算")
"""Budgets that are kinds of money, and no measure of an amount: 一般公共预算支出决算数."""


def _slack(part: Said, whole: Figure) -> Decimal:
    return (
        (part.usual_step / 2 + part.value / whole.value * min(whole.step, part.usual_step) / 2)
        * 100
        / whole.value
    )


def _plain(name: str) -> str:
    name = re.sub(r"[“”\"\s]|预算|决算|本年|财政拨款(?=“三公”)", "", name)
    return re.sub(r"(?<=收入|支出|收支)(?:总|合计|总计|总额)$", "", name)

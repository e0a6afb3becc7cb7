"""Year on year in prose: change = this - last, the percentage, and the words for up and down."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.amounts import round_half_up
from ingest.model import Document
from qa.check.causes import Suspect, suspects_of_pair
from qa.check.comparison import Comparison, comparison
from qa.check.figures import judge_difference, judge_percent
from qa.check.findings import Place, Severity, make_finding
from qa.check.said import Said, passage_numbers, same_subject
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_BESIDE = regex(
    r"[，,、；;（(]?(?:同比|比上年|较上年|与上年相比)?[，,]?(?:增加|增长|上升|提高|减少|下降|降低|增|减|降)(?:了|率|幅度|幅)?(?:为|约)?"
)
"""What stands between a change and its percentage."""

UP_OR_DOWN = {1: "增加", -1: "减少"}


def growth_percentages(document: Document) -> Iterator[Trial]:
    """增长率 = 增减额 ÷ 上年数 (or 本年数 and 上年数 where no change is printed)."""
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if said.role != "growth" or said.level or said.inexact or said.statement.unit != "%":
                continue
            if said.direction == 0 and said.value == 0:
                continue
            yield _growth(said, comparison(numbers, place))


def changes(document: Document) -> Iterator[Trial]:
    """增减额 = 本年数 - 上年数, and last year's amount is not below nought."""
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if said.role != "change" or said.inexact or not (said.money or said.level):
                continue
            context = comparison(numbers, place)
            if said.in_reason and not context.certain:
                continue
            yield _change(said, context)


def directions(document: Document) -> Iterator[Trial]:
    """增加 and 下降 of one change do not stand side by side."""
    for numbers in passage_numbers(document).values():
        for one, other in itertools.pairwise(numbers):
            if (one.role, other.role) != ("change", "growth") or one.level or not one.money:
                continue
            if one.statement.sentence != other.statement.sentence or one.in_reason != other.in_reason:
                continue
            if not (one.direction and other.direction):
                continue
            between = other.before[len(one.before) + len(one.text) :]
            if not one.value or not other.value or not _BESIDE.fullmatch(between):
                continue
            if one.direction == other.direction:
                yield HOLDS
            else:
                words = f"{UP_OR_DOWN[one.direction]}{one.text}", f"{UP_OR_DOWN[other.direction]}{other.text}"
                what = f"{_title(one)}同一处既写“{words[0]}”又写“{words[1]}”，增减方向相反"
                yield fails(
                    make_finding(
                        "change-direction", "error", what, (one.text, other.text), _places(one, other)
                    ),
                    (Suspect(one.figure, -one.value), Suspect(other.figure, -other.value)),
                )


def _growth(said: Said, context: Comparison) -> Trial:
    amount = context.amount
    if amount is None:
        return not_run("未印出本年数")
    change = context.change
    if change is not None and not change.level and change.money:
        sign = change.direction or said.direction or 0
        readings = [_by_change(other.value, change.value, sign) for other in (amount, *context.amounts)]
        slack = _slack(amount, change)
        base = amount.value - sign * change.value
        if base == 0:
            return _from_nothing(said, (amount, change))
        used = (amount, change)
    elif context.prior is not None and (change is None or not change.level):
        prior = context.prior
        if prior.value == 0:
            return _from_nothing(said, (amount, prior))
        readings = [_by_prior(amount.value, prior.value)]
        readings += [_by_prior(other.value, prior.value) for other in context.amounts]
        readings += [_by_prior(amount.value, other.value) for other in context.priors if other.value]
        slack = _slack(amount, prior)
        used = (amount, prior)
    else:
        return not_run("未印出增减额或上年数")
    step = said.figure.step
    stated = said.value
    verdicts = [
        judge_percent(stated, abs(reading), slack, step) for reading in readings if reading is not None
    ]
    if not verdicts or readings[0] is None:
        return not_run("上年数为零或为负")
    signed = said.direction and used[1].role != "change"
    if used[1].role == "prior" and None not in verdicts:
        as_change = _by_change(amount.value, used[1].value, said.direction or 0)
        if as_change is not None and judge_percent(stated, as_change, slack, step) is None:
            return _missing_word(said, amount, used[1])
    if None in verdicts:
        if signed and verdicts[0] is None and readings[0] * (said.direction or 0) < 0:
            return _wrong_way(said, amount, used[1])
        return HOLDS
    if said.in_reason or not context.certain:
        return not_run("增长率所指不明确")
    places = max(0, -int(step.adjusted()))
    right = f"{round_half_up(abs(readings[0]), places)}%"
    base_words = f"增减{change.text}" if used[1] is change and change else f"上年{used[1].text}"
    severity: Severity = "rounding" if "rounding" in verdicts else "error"
    what = f"{_title(amount)}{amount.text}、{base_words}，增减率应为{right}，文中写{said.text}"
    return fails(
        make_finding(
            "growth-percent",
            severity,
            what,
            (said.text, right),
            _places(said, amount, used[1]),
            f"{stated - round_half_up(abs(readings[0]), places)}个百分点",
        ),
        (Suspect(said.figure, round_half_up(abs(readings[0]), places)),),
    )


def _from_nothing(said: Said, used: Sequence[Said]) -> Trial:
    if said.value == 0:
        return HOLDS
    what = f"{_title(said)}上年数为零，无法计算增减率，文中写{said.text}"
    severity: Severity = "wording" if said.value == 100 else "error"
    return fails(
        make_finding("growth-from-zero", severity, what, (said.text, used[0].text), _places(said, *used))
    )


def _missing_word(said: Said, amount: Said, change: Said) -> Trial:
    """比上年1.43万元，增加0.68%: the number is the change, its 增加 was left out."""
    word = UP_OR_DOWN[said.direction or 1]
    quote = f"{change.before[-6:]}{change.text}"
    what = f"{_title(amount)}“{quote}”漏写“{word}”：按{said.text}它是增减额，不是上年数"
    return fails(
        make_finding("change-word", "wording", what, (change.text, said.text), _places(change, said, amount))
    )


def _wrong_way(said: Said, amount: Said, prior: Said) -> Trial:
    word = UP_OR_DOWN[said.direction or 1]
    what = f"{_title(amount)}本年{amount.text}、上年{prior.text}，文中却写{word}{said.text}"
    return fails(
        make_finding(
            "change-direction",
            "error",
            what,
            (said.text, amount.text, prior.text),
            _places(said, amount, prior),
        ),
        (Suspect(said.figure, -said.value),),
    )


def _change(said: Said, context: Comparison) -> Trial:
    amount, prior = context.amount, context.prior
    if amount is None:
        return not_run("未印出本年数")
    sign = said.direction or 0
    if prior is None:
        if said.level or not sign or not context.certain:
            return not_run("未印出上年数")
        if amount.value - sign * said.value >= -max(amount.figure.step, said.figure.step):
            return HOLDS if said.value == 0 else not_run("未印出上年数")
        alone = [one for one in context.amounts if one.statement.sentence == said.statement.sentence]
        if alone != [amount]:
            return not_run("增减额所指不明确")
        what = f"{_title(amount)}本年{amount.text}，却写比上年{UP_OR_DOWN[sign]}{said.text}，上年数将为负数"
        return fails(
            make_finding("change-amount", "error", what, (amount.text, said.text), _places(amount, said)),
            suspects_of_pair(said.figure, amount.figure),
        )
    if said.level:
        if any(word in said.before[-6:] for word in ("基本", "大体", "大致")):
            return not_run("“基本持平”不要求相等")
        differences = [amount.value - prior.value]
        differences += [other.value - prior.value for other in context.amounts]
        stated = Decimal(0)
    else:
        stated = sign * said.value
        differences = [amount.value - prior.value]
        differences += [other.value - prior.value for other in context.amounts]
        differences += [amount.value - other.value for other in context.priors]
    if sign == 0 and not said.level:
        return not_run("文中未写明增加还是减少")
    figures = (amount.figure, prior.figure, said.figure) if not said.level else (amount.figure, prior.figure)
    verdicts = [judge_difference(difference - stated, figures) for difference in differences]
    if None in verdicts:
        return HOLDS
    if not context.certain or not same_subject(amount, prior):
        return not_run("增减额所指不明确")
    difference = differences[0]
    turned = not said.level and judge_difference(difference + stated, figures) is None
    right = amount.figure.show(abs(difference))
    words = f"{UP_OR_DOWN[1 if difference > 0 else -1]}{right}{amount.statement.unit}"
    printed = said.statement.printed if said.level else f"{UP_OR_DOWN[sign]}{said.text}"
    severity: Severity = "rounding" if "rounding" in verdicts else "error"
    what = f"{_title(amount)}本年{amount.text}、上年{prior.text}，应为{words}，文中写“{printed}”"
    return fails(
        make_finding(
            "change-direction" if turned else "change-amount",
            severity,
            what,
            (said.text, f"{right}{amount.statement.unit}"),
            _places(said, amount, prior),
            amount.figure.show(abs(difference - stated)),
        ),
        (
            Suspect(said.figure, abs(difference)),
            Suspect(amount.figure, prior.value + stated),
            Suspect(prior.figure, amount.value - stated),
        ),
    )


def _by_change(amount: Decimal, change: Decimal, sign: int) -> Decimal | None:
    base = amount - sign * change
    return change * 100 / base if base > 0 else None


def _by_prior(amount: Decimal, prior: Decimal) -> Decimal | None:
    return (amount - prior) * 100 / prior if prior > 0 else None


def _slack(amount: Said, other: Said) -> Decimal:
    """How far half a last place of both amounts moves the percentage, in percentage points."""
    if other.role == "change":
        base = amount.value - (other.direction or 0) * other.value
        moved, ratio = other.value, other.value / base if base > 0 else Decimal(0)
    else:
        base = other.value
        moved, ratio = (
            amount.value - other.value,
            (amount.value - other.value) / base if base > 0 else Decimal(0),
        )
    if base <= 0:
        return Decimal(0)
    half = (amount.usual_step + other.usual_step) / 2
    return abs(half * (1 + abs(ratio)) * 100 / base) if moved else half * 100 / base


def _title(said: Said) -> str:
    return f"“{said.name}”" if said.name else ""


def _places(*numbers: Said) -> list[Place]:
    return [number.figure.place for number in numbers]

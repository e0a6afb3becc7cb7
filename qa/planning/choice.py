"""Which plans of a question are worth running, and which of those that were run gives the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.amounts import MONEY_IN_YUAN
from qa.executing.values import Outcome, Value, missing
from qa.items.rates import RATE
from qa.items.table_names import all_of_a_table
from qa.model.confidence import confidence
from qa.patterns import regex
from qa.planning.plan import Plan
from qa.planning.planner import PRINTED_AVERAGE, Shaped, candidate_plans, comparison
from qa.planning.shapes.asking import ASKS_NAME, ASKS_VERDICT, TOGETHER, asks_reason, asks_words
from qa.planning.shapes.each_piece import EACH_PIECE
from qa.planning.shapes.measured_years import TWO_MEASURES
from qa.planning.shapes.movements import ASKS_BOTH
from qa.prose.counted_units import of_another_sort
from qa.prose.natures import sort_counted
from qa.question.numerals import numeral_before
from qa.question.reading import Reading
from qa.question.text import normal
from qa.scoping.targets import Targets

_STANDING = {"answered": 2.0, "no_data": 1.6, "ambiguous": 1.5, "not_found": 0.0}
_OPERATES = regex(
    r"平均|人均|每[人辆个场户家名位台]|(?:每|一)[台套辆件把张部][^,，]{0,4}(?:多少|几)(?:钱|[百千万]?元)|"
    r"加起来|相加|之和|加总|合起来|加在一起|减去|减掉|除掉|除去|"
    r"除以|撇开|其余|剩下|"
    r"[里中][,，]?的?非财政(?:拨款)?(?:资金)?的?(?:那?部分|钱)?(?:是|有|为)*(?:多少|几)|"
    r"差多少|相差|几倍|多少倍|占(?![有用地]).{0,30}(?:多少|百分|几成|比例|比重)|几成|"
    r"[比较](?:.{2,}|[\ue000-\uf8ff]的?)(?:多|少|高|低|大|小|贵|增加|减少|增长|下降)(?:[了出花用支]|安排)*(?:多少|几)"
)
"""Words that ask for more than a printed figure."""
_MOVES = regex(
    r"(?:[比较跟与]|同比|^ ?).{0,12}?(?:增加|减少|增长|下降|上升|降低|提高|压减|"
    r"[多少涨降升减增砍])(?:了|出|安排|花)*(?:多少|几|百分)"
)
"""Words of a change: where the reading knows of another year, no printed amount answers them."""
UNREAD = "look-up of what is asked about"
ONE_OF_SEVERAL = "look-up where several are added"


@dataclass(frozen=True, slots=True)
class Tried:
    """A plan that was run, with what came of it."""

    shaped: Shaped
    outcome: Outcome

    @property
    def rank(self) -> float:
        """Answered before blank before not found; then how well explained, and how telling the shape."""
        return _STANDING[self.outcome.status] + min(self.outcome.score, 1.0) + 0.25 * self.shaped.weight


def plans_for(reading: Reading, targets: Targets) -> list[Shaped]:
    """The plans worth running: what asks for a verdict, a multiple or a sum takes no plain figure."""
    plans = [
        s for s in candidate_plans(reading)
        if not _means_otherwise(s.plan, reading) and not _says_nothing(s.plan)
    ]  # fmt: skip
    if _MULTIPLIES.search(reading.core):
        plans = [s for s in plans if s.plan.operation not in ("sum", "equal") or s.plan.operands[0].product]
    # No table tells the sorts of units, and no row is a person.
    if sort_counted(reading.plain) or reading.unit == "人":
        plans = [s for s in plans if s.plan.operation != "count"]
    if any(s.shape == "changes added up" for s in plans):
        plans = [s for s in plans if s.plan.operation not in ("sum", "rank")]
    if EACH_PIECE.search(reading.core) and numeral_before(reading.core) is None:
        # The rows of no table are pieces: only a number that is told of them divides an amount.
        plans = [s for s in plans if s.shape != "average of a whole"]
    alone = [s for s in plans if s.shape in _ALONE]
    if alone:
        return alone
    if any(s.shape == "whole of a section" for s in plans):
        plans = [s for s in plans if s.shape != "look-up"]
    if targets.by is not None and len(targets.chosen) > 1:
        compared = comparison(reading, targets.by)
        worked_out = any(s.plan.operation not in ("lookup", "appears") for s in compared)
        said = () if worked_out and not asks_reason(reading.core) else ("explain", "list")
        return [*(s for s in plans if s.plan.operation in ("claim", *said)), *compared]
    several = [s for s in plans if s.shape == "several look-ups"]
    if several and not any(s.shape == "comparison of a list" for s in plans):
        return several
    belonging = [s for s in plans if s.shape in ("membership", "nature", "indicators tested")]
    belonging += [s for s in plans if s.shape == "section" and s.weight > 4]
    if belonging:
        return belonging
    tests = [s for s in plans if s.plan.operation == "test"]
    if tests:
        return tests
    verdicts = [s for s in plans if s.plan.operation in ("equal", "consistent", "claim")]
    if _WHICH_OF_SEVERAL.search(reading.decode(reading.core)):
        plans = [s for s in plans if s.plan.operation != "equal"]
        verdicts = [s for s in verdicts if s.plan.operation != "equal"]
    if verdicts:
        return verdicts + [s for s in plans if s.plan.operation == "explain"]
    if _HANDLED.search(reading.core):
        explained = [s for s in plans if s.plan.operation == "explain"]
        told = Shaped(Plan(operation="explain", text=reading.raw), "explain", 2.4)
        return explained or [told]
    ranks = [
        s for s in plans
        if s.plan.operation in ("rank", "filter", "count") and not s.shape.endswith("of a whole")
    ]  # fmt: skip
    if ranks:
        # A printed list has no order to choose by.
        ordered = any(s.plan.top is not None for s in ranks) or bool(_BESIDE_ANOTHER.search(reading.core))
        return ranks + [s for s in plans if s.plan.operation == "list" and s.weight < 3 and not ordered]
    if reading.unit == "倍":
        return [s for s in plans if s.plan.operation in ("ratio", "explain")] or plans
    against_last = any(year.relative == -1 for year in reading.years) or len(reading.years) > 1
    moves = against_last and _MOVES.search(reading.core)
    share_as_amount = "占" in reading.core and reading.unit in MONEY_IN_YUAN
    operates = (moves or _OPERATES.search(reading.core)) and not share_as_amount
    if asks_words(reading.text) and ASKS_NAME.search(reading.text):
        plans = [s for s in plans if s.plan.operation != "change"]
    if asks_words(reading.text) or operates:
        return [s if s.shape != "look-up" else replace(s, shape=UNREAD, weight=0.0) for s in plans]
    if _ADDS_SEVERAL.search(reading.core) and reading.unit in (None, *MONEY_IN_YUAN):
        return [s if s.shape != "look-up" else replace(s, shape=ONE_OF_SEVERAL) for s in plans]
    return plans


_MULTIPLIES = regex("乘以|乘上|相乘")
"""Figures to be multiplied, which no sum answers."""
_ALONE = ("vacant posts", "price times number")
"""Shapes so plain that no other reading of the question is worth running."""
_ADDS_SEVERAL = regex(
    rf"(?:[、和与].*|(?:[两二三四五六七八九]|(?<!\d)[2-9])(?:个|张|部|项|家|笔|类|条|本|份|款|块|者).*){TOGETHER}"
)
"""Several things added up, which the figure of one of them does not answer: 两张表的金额合计."""
_WHICH_OF_SEVERAL = regex("哪[些几](?:[个项家])?(?:项目|单位|科目|专项|指标)")
"""Members that are asked for by name, whom no verdict names."""
_BESIDE_ANOTHER = regex(
    "(?:比|较)(?! |上年|去年|年初|全年|预算)[一-鿿\ue000-\uf8ff]{1,10}?(?:还|要)?[多少高低大小]的"
)
"""One figure of each member held against another, which no list of all members answers."""
_HANDLED = regex("(?:怎么|如何|怎样)(?:处理|处置|对待|办|处罚|整改)|(?:采取|有)了?(?:什么|哪些|何种)措施")
"""What is done about something is told in words, also where a bound stands beside it."""
_EQUALS_WHAT = regex("等于(?:约|大约|了)?(?:百分之)?(?:多少|几)")
_NO_RATE = ("sum", "difference", "complement", "ratio")
_BACKWARDS = regex("(?:推算|倒推|反推|倒着推|倒算|反算|往回推|回推)(?!.*(?:[对合]|一致|相符))")


def _says_nothing(plan: Plan) -> bool:
    """Whether a number that the question states would be held against itself."""
    if plan.operation != "equal" or len(plan.operands) != 2:
        return False
    one, other = plan.operands
    return one.stated is not None and one.stated == other.stated and one.unit == other.unit


_LOST = regex("(?:扣|丢|失)(?:掉|去)?了?(?:多少|几)分")
"""Points that were not given, which the points given do not tell."""


def _means_otherwise(plan: Plan, reading: Reading) -> bool:
    """Whether a plan gives what the question does not ask for: an amount, where it wants a percentage."""
    if plan.operation in ("change", "growth") and _BACKWARDS.search(reading.text):
        return True
    if plan.operation == "lookup" and _LOST.search(reading.text):
        return True
    added = plan.operands if plan.operation == "sum" else plan.operands[0].parts if plan.operands else []
    if plan.operation in ("sum", "equal") and 1 < len(added) < (numeral_before(reading.text) or 0):
        return True
    if plan.operation in ("equal", "consistent") and _EQUALS_WHAT.search(reading.text):
        return not ASKS_VERDICT.search(_EQUALS_WHAT.sub("", reading.text))
    if reading.unit != "%" or ASKS_BOTH.search(reading.core):
        return False
    if any(operand.role == "prior" for operand in plan.operands):
        return plan.operation == "lookup"
    if plan.operation == "difference" and all(_RATE.search(operand.phrase) for operand in plan.operands):
        return False
    return plan.operation in _NO_RATE or (plan.operation == "change" and plan.unit != "%")


_RATE = regex("(?:率|进度)$")


def best_of(tried: Sequence[Tried]) -> Tried:
    """The one to answer with; a figure looked up where more was asked for only shows where to look."""
    tried = [t for t in tried if t.shaped.plan.operation != "average" or not _is_rate(t.outcome.values[1:2])]
    readings = [Tried(t.shaped, _unread(t.outcome)) if _is_no_answer(t) else t for t in tried]
    readings = _of_the_kind(readings)
    best = _printed_count(_count_asked(max(readings, key=lambda t: t.rank), readings), readings)
    best = _printed_average(_printed_rate(_printed_change(best, readings), readings), tried)
    best = _printed_total(best, readings)
    return _with_total(best, readings) if best.shaped.shape == "section" else best


def _printed_change(best: Tried, tried: Sequence[Tried]) -> Tried:
    """A change as prose states it against the very measure that it would be worked out from."""
    if best.shaped.shape != TWO_MEASURES:
        return best
    measure = best.shaped.plan.operands[-1].measure
    word = {"executed": "执行", "final": "决算"}.get(measure or "", "预算")
    printed = (
        t for t in _surely(tried)
        if t.shaped.plan.operation in ("change", "growth") and word in (t.outcome.values[0].base or "")
    )  # fmt: skip
    return next(printed, best)


def _printed_rate(best: Tried, tried: Sequence[Tried]) -> Tried:
    """The rate of execution that a table prints for the very item, where it would be worked out."""
    if best.shaped.shape != "execution rate":
        return best
    printed = (
        t for t in _surely(tried, "look-up")
        if t.outcome.values[0].unit == "%" and re.search("(?:执行|完成)率", t.outcome.values[0].label)
    )  # fmt: skip
    return next(printed, best)


def _printed_average(best: Tried, tried: Sequence[Tried]) -> Tried:
    """The mean that a document states itself of what is asked, where it would be worked out or not found."""
    if best.shaped.plan.operation not in ("average", "rank") or not best.shaped.shape.startswith("average"):
        return best
    stated = _surely(tried, PRINTED_AVERAGE, UNREAD)
    return next((t for t in stated if _states_average(t.outcome.values[:1])), best)


def _printed_total(best: Tried, tried: Sequence[Tried]) -> Tried:
    """The total printed in the very table that is asked for, where members would be added up."""
    if best.shaped.shape != "sum of a whole":
        return best
    printed = (
        t for t in _surely(tried, "look-up")
        if any(
            entry.whole and all_of_a_table(t.shaped.plan.operands[0].phrase, entry.title_name)
            for entry in t.outcome.values[0].evidence[:1]
        )
    )  # fmt: skip
    return next(printed, best)


def _surely(tried: Sequence[Tried], *shapes: str) -> Iterator[Tried]:
    """What was answered of much that is asked, by readings of these shapes, or of any where none is named."""
    for t in tried:
        sure = t.outcome.status == "answered" and t.outcome.score >= _MUCH
        if sure and (not shapes or t.shaped.shape in shapes):
            yield t


def _states_average(values: Sequence[Value]) -> bool:
    entry = values[0].evidence[0] if values and values[0].evidence else None
    return entry is not None and bool(_AVERAGE.search(entry.label))


_AVERAGE = regex("平均|[人车户月次]均")


def _count_asked(best: Tried, tried: Sequence[Tried]) -> Tried:
    """The number of what a question counts (几位, 几面), where prose that tells of it is no better found."""
    if best.shaped.plan.operation != "explain":
        return best
    counts = [
        t for t in tried
        if t.shaped.shape == "look-up" and t.outcome.status == "answered"
        and t.shaped.plan.unit and t.shaped.plan.unit not in MONEY_IN_YUAN and t.shaped.plan.unit != "%"
        and (t.outcome.score >= max(best.outcome.score, _MUCH) or _stands_in(t, best))
    ]  # fmt: skip
    return counts[0] if counts else best


def _stands_in(counted: Tried, told: Tried) -> bool:
    """Whether a number stands in the very sentence that is quoted: 开展重点评价，得分86.2分."""
    entry = counted.outcome.values[0].evidence[0] if counted.outcome.values[0].evidence else None
    quoted = [normal(quote.text) for quote in told.outcome.quotes]
    return entry is not None and entry.statement is not None and entry.alone and entry.sentence in quoted


def _of_the_kind(tried: Sequence[Tried]) -> list[Tried]:
    """What was tried, without the number of units of another sort than that which is to be counted."""
    kind = next((t.shaped.plan.text for t in tried if t.shaped.shape == "units counted"), "")
    sort = next((sort_counted(t.shaped.plan.operands[0].phrase) for t in tried if t.shaped.plan.operands), "")
    if not kind and not sort:
        return list(tried)
    others = [
        t.shaped.shape == "look-up"
        and any(sort not in v.label or (kind and of_another_sort(kind, v.label)) for v in t.outcome.values)
        for t in tried
    ]
    return [
        Tried(t.shaped, _unread(t.outcome)) if other else t for t, other in zip(tried, others, strict=True)
    ]


def _printed_count(best: Tried, tried: Sequence[Tried]) -> Tried:
    """The number of the units under a body that a sentence states in the very words asked for.

    Their list may name the body itself beside them.
    """
    kind = best.shaped.plan.text if best.shaped.shape == "units counted" else ""
    printed = [
        t for t in tried
        if t.shaped.shape == "look-up" and t.outcome.status == "answered" and t.outcome.score >= _WHOLE
        and t.outcome.values and t.outcome.values[0].label == kind and kind[:2] in _UNDER
    ]  # fmt: skip
    return printed[0] if printed else best


_UNDER = ("下属", "所属", "直属", "下级", "下辖", "二级")


def _with_total(best: Tried, tried: Sequence[Tried]) -> Tried:
    """A section that tells how something stands, with the figure that is found of it as a whole."""
    wholes = [t for t in tried if t.shaped.shape == "whole of a section" and t.outcome.score >= _WHOLE]
    values = next((t.outcome.values[:1] for t in wholes if t.outcome.status == "answered"), ())
    if best.outcome.status != "answered" or best.outcome.values or not values:
        return best
    return replace(best, outcome=replace(best.outcome, values=(replace(values[0], others=()),)))


def _prints_rate(t: Tried) -> bool:
    """Whether the figure found is printed as a rate (空调每台采购成本): nothing is left to work out."""
    asked = t.shaped.plan.operands[0].phrase if t.shaped.plan.operands else ""
    return bool(RATE.search(asked)) and _is_rate(t.outcome.values[:1]) and t.outcome.score >= _MUCH


def _is_no_answer(t: Tried) -> bool:
    """Whether a plan only shows where to look: a figure for more that is asked, a total for a price."""
    if t.shaped.shape == "unit price":
        return not _is_price(t.outcome.values[:1])
    if t.shaped.shape == ONE_OF_SEVERAL:
        return t.outcome.score < _WHOLE
    if t.shaped.shape == PRINTED_AVERAGE:
        return not _states_average(t.outcome.values[:1])
    return t.shaped.shape == UNREAD and not _prints_rate(t)


def _is_price(values: Sequence[Value]) -> bool:
    """Whether the first of the values is printed as the price of one piece, not as what all of them cost."""
    entry = values[0].evidence[0] if values and values[0].evidence else None
    if entry is None:
        return False
    told = entry.label + entry.clause + (entry.column.text if entry.column is not None else "")
    return bool(_PRICE.search(told)) or bool(RATE.search(told))


_PRICE = regex("单价|价格|每一?[台套辆件个张把]")


def _is_rate(values: Sequence[Value]) -> bool:
    """Whether the first of the values is printed as a rate; nothing more is to be divided there."""
    entry = values[0].evidence[0] if values and values[0].evidence else None
    return entry is not None and bool(RATE.search(entry.label + entry.clause))


_WHOLE = 0.9
"""How much of the question the figure of a whole must explain to stand before its section."""
_MUCH = 0.75
"""How much of the question a printed rate must explain."""


def _unread(outcome: Outcome) -> Outcome:
    nearest = [missing(value.label, nearest=value.evidence[:3]) for value in outcome.values[:2]]
    return Outcome("not_found", tuple(nearest), score=0.0)


def sureness(best: Tried, tried: Sequence[Tried]) -> float:
    """How sure the rules are of it, from 0 to 1: a rival that answers otherwise takes from it."""
    rivals = [t.rank for t in tried if t is not best and t.outcome.values[:1] != best.outcome.values[:1]]
    return round(confidence(best.outcome, best.rank - max(rivals, default=0.0)), 3)


def trace_of(tried: Sequence[Tried]) -> list[dict[str, Any]]:
    """What `ask --explain` shows of the plans."""
    return [
        {
            "shape": t.shaped.shape,
            "status": t.outcome.status,
            "score": round(t.outcome.score, 3),
            "rank": round(t.rank, 3),
            "plan": t.shaped.plan.model_dump(exclude_defaults=True),
            "values": [
                (v.label, str(v.amount), v.unit, round(v.score, 3), round(v.cover, 3))
                for v in t.outcome.values[:6]
            ],
        }
        for t in tried
    ]

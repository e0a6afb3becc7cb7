"""Across two documents of one department: last year's figure as said now and as printed then.

A budget compares with last year's budget, a final account with last year's final account and with the
budget that its year opened with. Departments are regrouped and figures restated, so a figure is blamed
only where the other comparisons of the pair hold, which shows that both years have one scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document
from qa.check.causes import Suspect
from qa.check.comparison import comparison
from qa.check.figures import Figure, of_fact
from qa.check.findings import make_finding
from qa.check.said import Said, passage_numbers
from qa.check.sentences import plain_name
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

FEWEST_HELD = 4
"""So many comparisons of a pair of documents must hold before one that does not is blamed."""

MOST_THAT_FAIL = Decimal("0.2")
"""Where a larger share fails, the two documents do not print the same thing."""

MOST_NAMED = 3
"""Names that a finding lists of those that are wrong by the same amount."""

_SILENT = regex(
    r"[“”\s]|财政拨款|一般公共预算|本年|当年|预算|决算|支出|收入|总计|总额|合计|经费|费用|费|数$"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says of another year's amount of one thing; `value` and `step` are in yuan.

    `figures` are the printed numbers it follows from, the one most likely wrong first.
    """

    name: str
    value: Decimal
    step: Decimal
    words: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the other document prints: figures by name, and every amount of it."""

    by_name: dict[str, list[Figure]]
    values: frozenset[Decimal]


def last_year(document: Document, earlier: Document) -> Iterator[Trial]:
    """上年数 of this year's document＝the same figure in last year's document."""
    forbidden = "执行|决算|完成" if document.identity.kind == "预算" else "预算"
    claims = [
        *_said_of_last_year(document, forbidden),
        *_columns_of(document, earlier.identity.year, forbidden),
    ]
    yield from _compared(claims, earlier)


def opening_budget(document: Document, budget: Document) -> Iterator[Trial]:
    """年初预算数 of a final account＝the figure of the budget published for that year."""
    claims = [
        Claim(said.name, said.value, said.figure.step, f"年初预算{said.text}", (said.figure,))
        for numbers in passage_numbers(document).values()
        for said in numbers
        if said.money
        and "年初预算" in (said.statement.base or "") + said.before[-8:]
        and not said.in_reason
        and said.role in ("amount", "prior")
    ]
    for fact in document.facts:
        figure = of_fact(document, fact)
        header = "".join(fact.column_path)
        if figure is None or not is_money(fact.unit) or "年初预算" not in header:
            continue
        if re.search("结转|结余", fact.label + header):
            continue
        claims.append(Claim(fact.label, figure.value, figure.step, f"年初预算数{figure.printed}", (figure,)))
    yield from _compared(claims, budget)


def _said_of_last_year(document: Document, forbidden: str) -> Iterator[Claim]:
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            base = (said.statement.base or "") + said.before[-12:]
            if said.in_reason or said.inexact or re.search(forbidden, base):
                continue
            if said.role == "prior" and said.money:
                yield Claim(said.name, said.value, said.figure.step, f"上年{said.text}", (said.figure,))
            elif said.role == "change" and (said.money or said.level):
                claim = _implied(said, numbers, place)
                if claim is not None:
                    yield claim


def _implied(said: Said, numbers: Sequence[Said], place: int) -> Claim | None:
    """本年 less 增减: last year's amount where it is not printed."""
    context = comparison(numbers, place)
    amount = context.amount
    if amount is None or not context.certain or (said.direction is None):
        return None
    if said.level:
        if any(word in said.before[-6:] for word in ("基本", "大体", "大致")):
            return None
        words = f"{amount.text}与上年持平"
        return Claim(amount.name, amount.value, amount.figure.step, words, (amount.figure,))
    if not said.direction:
        return None
    value = amount.value - said.direction * said.value
    word = "增加" if said.direction > 0 else "减少"
    words = f"{amount.text}比上年{word}{said.text}，即上年{amount.figure.show(value)}{amount.statement.unit}"
    step = max(amount.figure.step, said.figure.step) * 2
    return Claim(amount.name, value, step, words, (said.figure, amount.figure))


def _columns_of(document: Document, year: int | None, forbidden: str) -> Iterator[Claim]:
    """Columns of the tables that print last year's budget (or final account)."""
    for fact in document.facts:
        figure = of_fact(document, fact)
        header = "".join(fact.column_path)
        if figure is None or fact.year != year or year is None or not is_money(fact.unit):
            continue
        if re.search(f"{forbidden}|增减|变化|结转|结余|%|比", header) or re.search("结转|结余", fact.label):
            continue
        yield Claim(fact.label, figure.value, figure.step, f"上年数{figure.printed}", (figure,))


def _compared(claims: Iterable[Claim], other: Document) -> Iterator[Trial]:
    known = _known(other)
    held, open_, wrong = 0, 0, list[tuple[Claim, list[Figure]]]()
    for claim in claims:
        if claim.value <= 0:
            continue
        figures = known.by_name.get(_key(claim.name), [])
        if any(abs(value - claim.value) <= claim.step for value in known.values):
            held += 1
        elif figures:
            wrong.append((claim, figures))
        else:
            open_ += 1
    yield from (HOLDS for _ in range(held))
    yield from (not_run("另一文件中没有同名数据") for _ in range(open_))
    if held < FEWEST_HELD or len(wrong) > MOST_THAT_FAIL * (held + len(wrong)):
        yield from (not_run("两个文件的口径不同，或只有少数可比") for _ in wrong)
        return
    for group in _by_difference([_Wrong(claim, _nearest(claim, figures)) for claim, figures in wrong]):
        yield _failed(group, other)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A claim, and the figure of the other document that it misstates."""

    claim: Claim
    printed: Figure

    @property
    def off(self) -> Decimal:
        return self.claim.value - self.printed.value


def _nearest(claim: Claim, figures: Sequence[Figure]) -> Figure:
    return min(figures, key=lambda figure: abs(figure.value - claim.value))


def _by_difference(wrong: Sequence[_Wrong]) -> list[list[_Wrong]]:
    """A wrong 项 makes its 款, its 类 and the total wrong by as much: together they are one mistake."""
    groups: list[list[_Wrong]] = []
    for one in sorted(wrong, key=lambda one: one.claim.value):
        step = max(one.claim.step, one.printed.step)
        near = next((group for group in groups if abs(group[0].off - one.off) <= step), None)
        if near is None:
            groups.append([one])
        else:
            near.append(one)
    return groups


def _failed(group: Sequence[_Wrong], other: Document) -> Trial:
    """The finding of the smallest figure, which tells the others."""
    lead, *rest = group
    claim, printed, own = lead.claim, lead.printed, lead.claim.figures[0]
    what = (
        f"“{claim.name}”{claim.words}，{other.identity.year}年{other.identity.kind}文件"
        f"（{other.name}）印的是{printed.printed}{printed.unit or ''}"
    )
    also = [name for name in dict.fromkeys(one.claim.name for one in rest) if name != claim.name]
    if also:
        what += f"；同一差额还见于“{'”“'.join(also[:MOST_NAMED])}”" + ("等" if len(also) > MOST_NAMED else "")
    stated = [
        f"{one.claim.figures[0].show(one.claim.value)}{one.claim.figures[0].unit or ''}" for one in group
    ]
    return fails(
        make_finding(
            "last-year",
            "error",
            what,
            (stated[0], f"{printed.printed}{printed.unit or ''}", *stated[1:]),
            [*(figure.place for one in group for figure in one.claim.figures), printed.place],
            own.show(abs(lead.off)),
        ),
        tuple(Suspect(figure, figure.value - one.off) for one in group for figure in one.claim.figures),
    )


def _known(document: Document) -> Known:
    by_name: dict[str, list[Figure]] = {}
    values: set[Decimal] = set()
    for fact in document.facts:
        figure = of_fact(document, fact)
        if figure is None or not is_money(fact.unit):
            continue
        values.add(figure.value)
        if document.tables[fact.table].kind in ("performance_table", "procurement_table"):
            continue
        for name in (fact.label, *fact.column_path):
            if _key(name):
                by_name.setdefault(_key(name), []).append(figure)
    for numbers in passage_numbers(document).values():
        for said in numbers:
            if said.money and said.role == "amount":
                values.add(said.value)
                if not said.in_reason and said.statement.year == document.identity.year:
                    by_name.setdefault(_key(said.name), []).append(said.figure)
    return Known(by_name, frozenset(values))


def _key(name: str) -> str:
    return _SILENT.sub("", plain_name(name)) or plain_name(name)

"""Numbers of prose as the checks read them: each with its clause, and whether it stands in a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.amounts import is_money
from ingest.model import Document, Passage, Statement
from qa.check.figures import Figure, of_statement, usual_step
from qa.check.memo import once_for_each
from qa.patterns import regex

_REASON = regex(r"原因|由于|因为|主要是|主要系|系因|用于(?!以下|下列|如下)")
_NOT_YEAR_TO_YEAR = regex(r"(?:约|近|超过|逾|左右|以上|余)$")
_FEWER = regex(r"(?:小于|少于|低于)[^，；。]*$")
_CARRIED_OUT = regex("完成了?(?:当年|本年)?(?:年初|全年|调整后?的?)?(?:支出|收入)?预算数?的?$")
_MORE = regex(r"(?:大于|多于|高于)[^，；。]*$")


FEWEST_DIGITS = 4
"""Shorter numbers are one digit apart by chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """One number of prose; `before` is its sentence up to it, `after` the rest behind the number.

    `usual_step` is the last place that the document's prose writes in this unit: 28.1万元 among amounts
    with two decimals is 28.10.
    """

    statement: Statement
    figure: Figure
    before: str
    after: str
    in_reason: bool
    usual_step: Decimal

    @property
    def role(self) -> str:
        """The statement's role, where 小于上年预算数 3 万元 is a change, not last year's amount.

        "budget" is the one that was carried out: 决算62万元，完成全年预算84万元的73%.
        """
        if self.statement.role == "prior" and (_FEWER.search(self.before) or _MORE.search(self.before)):
            return "change"
        if self.statement.role == "amount" and self.money and _CARRIED_OUT.search(self.before[-14:]):
            return "budget"
        return self.statement.role

    @property
    def direction(self) -> int | None:
        """+1 up, -1 down, 0 level or left open, None where no change is spoken of."""
        if self.statement.role == "prior" and self.role == "change":
            return -1 if _FEWER.search(self.before) else 1
        return self.statement.direction

    @property
    def subject(self) -> tuple[str, ...]:
        """The path of what the number belongs to."""
        return self.statement.subject

    @property
    def name(self) -> str:
        """The last part of the subject, without quotation marks."""
        return re.sub("[“”]", "", self.subject[-1]) if self.subject else ""

    @property
    def value(self) -> Decimal:
        """Yuan for money, the number itself otherwise."""
        return self.figure.value

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return is_money(self.statement.unit)

    @property
    def level(self) -> bool:
        """持平 and the like, which print no number."""
        return not any(character.isdigit() for character in self.statement.printed)

    @property
    def inexact(self) -> bool:
        """约, 近, 以上: not meant to the last place."""
        return bool(_NOT_YEAR_TO_YEAR.search(self.before[-3:])) or self.after.startswith(("左右", "余", "多"))

    @property
    def text(self) -> str:
        """The number with its unit, as findings show it."""
        return f"{self.statement.printed}{self.statement.unit or ''}"


@once_for_each
def passage_numbers(document: Document) -> dict[int, list[Said]]:
    """The numbers of each passage, by its index, in reading order; one told of a whole too stands once."""
    result: dict[int, list[Said]] = {}
    steps = _usual_steps(document)
    before: Statement | None = None
    for statement in document.statements:
        if before is not None and _told_again(before, statement):
            continue
        before = statement
        passage = document.passages[statement.passage]
        result.setdefault(passage.index, []).append(_said(document, passage, statement, steps))
    return result


def _told_again(before: Statement, statement: Statement) -> bool:
    """Whether a statement is the one before it, told of what that one's subject is a part of."""
    places = ((one.passage, one.sentence, one.start) for one in (before, statement))
    return len(set(places)) == 1 and statement.subject == before.subject[:-1]


def _usual_steps(document: Document) -> dict[str, Decimal]:
    """The last place that the numbers of a unit are usually printed to."""
    steps: dict[str, list[Decimal]] = {}
    for statement in document.statements:
        if statement.unit and statement.amount:
            steps.setdefault(statement.unit, []).append(of_statement(document, statement).step)
    return {unit: usual_step(listed) for unit, listed in steps.items()}


def _said(document: Document, passage: Passage, statement: Statement, steps: dict[str, Decimal]) -> Said:
    text = passage.sentences[statement.sentence].text
    before, after = text[: statement.start], text[statement.end :]
    if statement.unit and after.startswith(statement.unit):
        after = after[len(statement.unit) :]
    figure = of_statement(document, statement)
    step = min(figure.step, steps.get(statement.unit or "", figure.step))
    figure = replace(figure, usual=step) if step < figure.step else figure
    return Said(statement, figure, before, after, bool(_REASON.search(before)), step)


def same_subject(one: Said, other: Said) -> bool:
    """Whether both numbers belong to the same thing by their paths, 收、支 being 收入、支出."""
    if one.subject == other.subject:
        return True
    if not _compatible(one.subject[:-1], other.subject[:-1]):
        return False
    shorter, longer = sorted((_plain(one.name), _plain(other.name)), key=len)
    return bool(shorter) and (shorter == longer or (len(shorter) >= 4 and shorter in longer))


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((tuple(one), tuple(other)), key=len)
    return longer[: len(shorter)] == shorter


def _plain(name: str) -> str:
    name = re.sub(r"收入?(?:总计)?、支(?:出)?(?:总计)?", "收支", name)
    return re.sub(r"(?:预算|决算|总计|合计|总额|各|均|、)", "", name)


def one_slip(said: Figure, printed: Figure) -> bool:
    """The same number of digits, one of them different, both at the precision of the prose."""
    a = re.sub(r"\D", "", said.show(said.value))
    b = re.sub(r"\D", "", said.show(printed.value))
    return len(a) == len(b) >= FEWEST_DIGITS and sum(x != y for x, y in zip(a, b, strict=True)) == 1


_OWN_BUDGET = regex("年初|全年预算|调整后?的?预算")
_EXECUTED = regex("执行|决算|完成")


def base_of(said: Said) -> str:
    """What a change is measured against, as far as it is no plain figure of last year.

    "预算" is the year's own budget (比2022年年初预算减少), "执行" what was spent.
    """
    base = said.statement.base or ""
    if _OWN_BUDGET.search(base):
        return "预算"
    return "执行" if _EXECUTED.search(base + said.before[-12:]) else ""

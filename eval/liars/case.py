"""What a liar knows: more than a model would, the rules' own answer with its amounts.

What it makes of that is false, or typed where it had to be a slot, so none of it may reach the user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from qa.answering.answer import AnswerRecord, Figure
from qa.answering.evidence import walk


@dataclass(frozen=True, slots=True)
class Case:
    """One answer by rules, the slots a writer gets for it, and a source of chance."""

    record: AnswerRecord
    labels: tuple[Mapping[str, Any], ...]
    random: Random

    @property
    def head(self) -> Figure:
        """The figure that answers."""
        return self.record.figures[0]

    @property
    def label(self) -> str:
        """Its name."""
        return str(self.labels[0]["label"])

    @property
    def scope(self) -> str:
        """The disclosure asked."""
        return self.record.scope[0] if self.record.scope else ""


Lie = Callable[[Case], str | None]
"""The false paragraph, or None where the answer does not lend itself to this kind."""

ITEMS = (
    "量子通信专项经费",
    "海外置业支出",
    "领导慰问费",
    "神舟工程补助",
    "招待所装修款",
    "高尔夫球会费",
    "彩票公益金",
    "豪车租赁费",
)
DEPARTMENTS = ("江城市财政局", "东海省公安厅", "云岭县教育局", "北港区卫生健康委员会")


def honest(case: Case) -> str:
    """The true sentence that lies are added to."""
    return f"{case.label}为{{{{f1}}}}。"


def changed_digit(value: str, random: Random) -> str:
    """The number with one digit another one."""
    places = [at for at, char in enumerate(value) if char.isdigit()]
    at = random.choice(places)
    return value[:at] + random.choice([d for d in "123456789" if d != value[at]]) + value[at + 1 :]


def others_of(case: Case) -> list[tuple[int, Figure]]:
    """Figures of another name and amount; a name that bears both amounts tells no lie."""
    figures = list(walk(case.record.figures))
    both = {figure.label for figure in figures if figure.value == case.head.value}
    found = [(at, figure) for at, figure in enumerate(figures, 1) if figure.value != case.head.value]
    return [
        (at, figure) for at, figure in found if figure.label not in both and figure.label != case.head.label
    ]

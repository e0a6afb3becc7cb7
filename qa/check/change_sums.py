"""Changes that add up like the amounts they change: “三公”经费 and its parts, 支出 and 基本、项目支出."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Document
from qa.check.causes import Suspect, suspects_of_sum
from qa.check.comparison import comparison
from qa.check.figures import Figure, judge_difference
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, base_of, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run

_ITEMS = (
    ("purchase", r"公务用车购置(?:费|经费)?(?:支出)?$"),
    ("running", r"公务用车运行(?:维护)?(?:费|经费)?(?:支出)?$"),
    ("vehicles", r"公务用车购置(?:及|和|与)运行(?:维护)?(?:费|经费)?(?:支出)?$"),
    ("abroad", r"因公出国(?:[（(]境[)）])?(?:费|经费)?(?:用)?(?:支出)?$"),
    ("reception", r"公务接待(?:费|经费)?(?:支出)?$"),
    ("total", r"三公经费(?:支出)?$"),
)
_SUMS = (
    ("total", ("abroad", "reception", "vehicles")),
    ("total", ("abroad", "reception", "purchase", "running")),
    ("vehicles", ("purchase", "running")),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """An item's amount with its change, up or down; `measure` tells a comparison with 执行数 apart."""

    amount: Said
    change: Said
    measure: str

    @property
    def signed(self) -> Decimal:
        """The change with its sign."""
        return Decimal(0) if self.change.level else self.change.value * (self.change.direction or 0)

    @property
    def figure(self) -> Figure:
        """The printed change, or the amount where it is level."""
        return self.amount.figure if self.change.level else self.change.figure


def three_public_changes(document: Document) -> Iterator[Trial]:
    """“三公”经费的增减额＝各项增减额之和."""
    chapters: dict[tuple[str, ...], dict[str, Moved]] = {}
    twice: set[tuple[tuple[str, ...], str]] = set()
    for index, numbers in passage_numbers(document).items():
        heading = document.passages[index].heading_path
        for place, said in enumerate(numbers):
            if said.role != "change" or said.in_reason or said.inexact:
                continue
            if said.direction is None or (not said.level and (not said.money or not said.direction)):
                continue
            context = comparison(numbers, place)
            amount = context.amount
            item = _item(amount.name) if amount is not None and context.certain else None
            if amount is None or item is None or (said.level and "基本" in said.before[-4:]):
                continue
            chapter = chapters.setdefault(heading, {})
            if item in chapter:
                twice.add((heading, item))
            chapter.setdefault(item, Moved(amount, said, base_of(said)))
    for heading, chapter in chapters.items():
        known = {item: moved for item, moved in chapter.items() if (heading, item) not in twice}
        yield from _sums(known)


def _sums(known: Mapping[str, Moved]) -> Iterator[Trial]:
    for whole, parts in _SUMS:
        if whole not in known or not all(part in known for part in parts):
            continue
        all_of = [known[whole], *(known[part] for part in parts)]
        if len({one.measure for one in all_of}) > 1:
            yield not_run("各项比较的基数不同")
            continue
        value = sum((known[part].amount.value for part in parts), Decimal(0))
        verdict = judge_difference(known[whole].amount.value - value, [one.amount.figure for one in all_of])
        if verdict is not None:
            yield _unequal(known[whole].amount, [known[part].amount for part in parts], value, verdict)
            continue
        moved = sum((known[part].signed for part in parts), Decimal(0))
        off = known[whole].signed - moved
        yield _trial(known[whole], [known[part] for part in parts], off)


def _unequal(whole: Said, parts: list[Said], value: Decimal, verdict: Severity) -> Trial:
    """The amounts themselves, each told in a paragraph of its own, do not add up."""
    right = f"{whole.figure.show(value)}{whole.statement.unit or ''}"
    listed = "、".join(f"{part.name}{part.text}" for part in parts)
    what = f"“{whole.name}”写{whole.text}，而{listed}，相加为{right}"
    figures = [one.figure for one in (whole, *parts)]
    return fails(
        make_finding("change-sum", verdict, what, (whole.text, right), [one.place for one in figures]),
        suspects_of_sum(whole.figure, figures[1:]),
    )


def _trial(whole: Moved, parts: list[Moved], off: Decimal) -> Trial:
    figure = whole.figure
    moved = whole.signed - off
    printed = [one.figure for one in (whole, *parts) if not one.change.level] or [figure]
    verdict = judge_difference(off, printed)
    if verdict is None:
        return HOLDS
    word = "增加" if moved > 0 else "减少"
    right = f"{word}{figure.show(abs(moved))}{whole.amount.statement.unit or ''}"
    stated = whole.change.text if not whole.change.level else "持平"
    names = "、".join(f"{part.amount.name}{_signed(part)}" for part in parts)
    what = f"“{whole.amount.name}”增减额写{_signed(whole)}，而{names}，相加应为{right}"
    suspects = [Suspect(whole.figure, abs(moved))]
    suspects += [Suspect(part.figure, abs(part.signed + off)) for part in parts if not part.change.level]
    return fails(
        make_finding(
            "change-sum",
            verdict,
            what,
            (stated, right),
            [one.figure.place for one in (whole, *parts)],
            figure.show(abs(off)),
        ),
        tuple(suspects),
    )


def _signed(one: Moved) -> str:
    if one.change.level:
        return "持平"
    return f"{'增加' if one.signed > 0 else '减少'}{one.change.text}"


def _item(name: str) -> str | None:
    plain = re.sub(r"预算|决算|财政拨款|一般公共预算|安排的?|\s", "", name)
    return next((item for item, form in _ITEMS if re.search(form, plain)), None)

"""Changes that add up: those of the parts of a total, and those that a reason takes a change apart into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.model import Document
from qa.check.causes import Suspect
from qa.check.enumerations import is_division, lists
from qa.check.figures import Figure, judge_difference
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, base_of, one_slip, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

Moves = dict[tuple[str, Decimal], list[Said]]
"""Changes by the amount they are told of: its plain name and value."""

SHORTEST_NAME = 4
"""Characters of a name, or of an amount, that are not the same by chance."""

_TOTAL = regex(r"(?:收入|支出|收支)+")
_SILENT = regex(r"预算|决算|总计|合计|总额|部门|单位|本年|、|各|数$|[“”]")


def changes_of_parts(document: Document) -> Iterator[Trial]:
    """Parts that add up to their total changed, all of them together, by what the total changed."""
    by_passage = passage_numbers(document)
    moves = _moves(by_passage.values())
    for numbers in by_passage.values():
        for whole, parts in lists(numbers):
            off = whole.value - sum((part.value for part in parts), Decimal(0))
            if not whole.money or off or any(part.statement.base for part in parts):
                continue
            changes = [_change_of(one, moves) for one in (whole, *parts)]
            told = [change for change in changes if change is not None]
            if len(told) < len(changes):
                continue
            if len({base_of(change) for change in told}) > 1:
                yield not_run("各项比较的基数不同")
                continue
            yield _sum(whole, told[0], told[1:])


def changes_in_reasons(document: Document) -> Iterator[Trial]:
    """减少 A 万元，主要是甲减少 B 万元、乙增加 C 万元: where they are all, they make up the change."""
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if said.role != "change" or not said.money or not said.direction or said.in_reason:
                continue
            parts = _reasons(numbers, place)
            if len(parts) >= 2:
                yield _reasoned(said, parts)


def same_changes(document: Document) -> Iterator[Trial]:
    """收入 and 支出 of one amount, measured on the same year, changed by the same amount."""
    groups: dict[tuple[Decimal, str], list[Said]] = {}
    for (name, value), changes in _moves(passage_numbers(document).values()).items():
        if _TOTAL.fullmatch(name) and value:
            for change in changes:
                groups.setdefault((value, base_of(change)), []).append(change)
    for changes in groups.values():
        first = changes[0]
        for other in changes[1:]:
            if _signed(first) == _signed(other):
                yield HOLDS
            elif one_slip(first.figure, other.figure) and first.direction == other.direction:
                what = (
                    f"“{first.name}”与“{other.name}”本年相等，增减额却写{first.text}与{other.text}，一处有误"
                )
                yield fails(
                    make_finding(
                        "same-change",
                        "error",
                        what,
                        (first.text, other.text),
                        (first.figure.place, other.figure.place),
                        first.figure.show(abs(first.value - other.value)),
                    ),
                    (Suspect(first.figure, other.value), Suspect(other.figure, first.value)),
                )
            else:
                yield not_run("收入、支出的上年数未必相等")


def same_amounts(document: Document) -> Iterator[Trial]:
    """One thing of one amount, told twice, did not once come from nothing and once from something."""
    for (name, value), changes in _moves(passage_numbers(document).values()).items():
        if len(changes) < 2 or _TOTAL.fullmatch(name) or len(name) < SHORTEST_NAME:
            continue
        fresh = [
            one for one in changes if _signed(one) == value and len(one.statement.printed) > SHORTEST_NAME
        ]
        grown = [one for one in changes if abs(_signed(one)) < value]
        if not fresh or not grown or base_of(fresh[0]) != base_of(grown[0]):
            yield HOLDS
            continue
        one, other = fresh[0], grown[0]
        what = f"“{one.name}”两处金额相同，增减额一处写{_words(one)}（上年为零），一处写{_words(other)}"
        yield fails(
            make_finding(
                "same-amount", "error", what, (one.text, other.text), (one.figure.place, other.figure.place)
            ),
            (Suspect(one.figure, other.value), Suspect(other.figure, one.value)),
        )


def _moves(passages: Iterable[Sequence[Said]]) -> Moves:
    moves: Moves = {}
    for numbers in passages:
        amount: Said | None = None
        for said in numbers:
            if said.in_reason or said.inexact:
                continue
            if said.role == "amount" and said.money:
                amount = said
            elif amount is not None and said.role == "change" and said.direction is not None:
                same = said.subject == amount.subject or _plain(said.name) == _plain(amount.name)
                if same and (said.money or said.level):
                    moves.setdefault((_plain(amount.name), amount.value), []).append(said)
                amount = None
    return moves


def _change_of(part: Said, moves: Moves) -> Said | None:
    """The change of an amount, where the document tells but one."""
    found = moves.get((_plain(part.name), part.value), [])
    if not found and _TOTAL.fullmatch(_plain(part.name)):
        found = [one for (name, value), told in moves.items() if value == part.value for one in told
                 if _TOTAL.fullmatch(name)]  # fmt: skip
    return found[0] if found and len({_signed(one) for one in found}) == 1 else None


def _reasons(numbers: Sequence[Said], place: int) -> list[Said]:
    """The changes that the reason of a change lists, to the end of the passage."""
    parts: list[Said] = []
    for said in numbers[place + 1 :]:
        if said.role in ("growth", "share", "count") and not parts:
            continue
        if not said.in_reason or said.role != "change" or not said.money or not said.direction:
            return [] if said.in_reason else parts
        if said.inexact:
            return []
        parts.append(said)
    # A sentence that the next page goes on with is no whole list.
    return parts if parts and parts[-1].after.rstrip().endswith(("。", "；", ";", "：")) else []


def _reasoned(whole: Said, parts: Sequence[Said]) -> Trial:
    off = _signed(whole) - sum((_signed(part) for part in parts), Decimal(0))
    figures = [one.figure for one in (whole, *parts)]
    verdict = judge_difference(off, figures)
    if verdict is None:
        return HOLDS
    if verdict == "error" and not is_division(parts) and not _misprinted(whole, parts, off):
        return not_run("所列原因未必列全")
    return _failed(whole, whole, parts, off, verdict)


def _misprinted(whole: Said, parts: Sequence[Said], off: Decimal) -> bool:
    """One wrong digit explains the difference, and the amounts are too exact for a round rest."""
    figures = [one.figure for one in (whole, *parts)]
    exact = sum(figure.value % (10 * figure.step) != 0 for figure in figures)
    if len(parts) < 3 or 2 * exact < len(figures):
        return False
    meant = [abs(_signed(whole) - off), *(abs(_signed(part) + off) for part in parts)]
    return any(
        one_slip(figure, replace(figure, value=value)) for figure, value in zip(figures, meant, strict=True)
    )


def _sum(amount: Said, whole: Said, parts: Sequence[Said]) -> Trial:
    off = _signed(whole) - sum((_signed(part) for part in parts), Decimal(0))
    printed = [one.figure for one in (whole, *parts) if not one.level]
    verdict = judge_difference(off, printed) if printed else None
    if verdict is None:
        return HOLDS
    return _failed(amount, whole, parts, off, verdict)


def _failed(amount: Said, whole: Said, parts: Sequence[Said], off: Decimal, verdict: Severity) -> Trial:
    shown = _shown(whole, parts)
    moved = _signed(whole) - off
    right = f"{'增加' if moved > 0 else '减少'}{shown.show(abs(moved))}{shown.unit or ''}"
    told = "、".join(f"{part.name}{_words(part)}" for part in parts)
    what = f"“{amount.name}”增减额写{_words(whole)}，而{told}，相加应为{right}"
    suspects = [Suspect(whole.figure, abs(moved))] if not whole.level else []
    suspects += [Suspect(part.figure, abs(_signed(part) + off)) for part in parts if not part.level]
    return fails(
        make_finding(
            "change-list",
            verdict,
            what,
            (whole.text if not whole.level else "持平", right),
            [one.figure.place for one in (whole, *parts)],
            shown.show(abs(off)),
        ),
        tuple(suspects),
    )


def _shown(whole: Said, parts: Sequence[Said]) -> Figure:
    return min((one.figure for one in (whole, *parts) if not one.level), key=lambda figure: figure.step)


def _words(said: Said) -> str:
    return "持平" if said.level else f"{'增加' if (said.direction or 0) > 0 else '减少'}{said.text}"


def _signed(said: Said) -> Decimal:
    return Decimal(0) if said.level else said.value * (said.direction or 0)


def _plain(name: str) -> str:
    return _SILENT.sub("", name)

"""Lists over several paragraphs, and lists that close with their own 合计: both add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.model import Document
from ingest.prose.numbering import numbering
from qa.check.causes import suspects_of_pair, suspects_of_sum
from qa.check.enumerations import leaves_nothing_out, misprinted, sum_finding
from qa.check.figures import judge_difference, judge_sum, total
from qa.check.findings import Severity, make_finding
from qa.check.said import Said, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

_OPENS = regex(r"(?:其中|包括|如下|分别为|具体为|分为|构成)[：:，,]?$")
_CLOSES = regex(r"[，,、；;（(]?(?:以上|各项)?(?:合计|共计|总计)[\u4e00-\u9fff“”]{0,14}?[：:]?")
_STARTS = regex(r"其中|包括|包含|分别|[：:；;。]")
_COMPARES = regex(r"[比较占]|增加|减少|增长|下降|上年|完成")
_ITEM = regex(r"[（(]项[)）]")
_PART = regex(r"[，,；;：:（(]?(?:其中|包括|包含)")
_LEVEL = regex(r"[（(](?P<level>[类款])[)）]")
_UNIT = regex(r"^(?:[万亿]?元|[万亿]|%)")
_NUMERALS = "一二三四五六七八九十"
_MOST_PASSAGES = 60


def numbered_parts(document: Document) -> Iterator[Trial]:
    """总额 … 其中： above the paragraphs （一）（二）（三）, each opening with its amount: they add up."""
    by_passage = passage_numbers(document)
    for head in document.passages:
        if not _OPENS.search(head.text.strip()):
            continue
        wholes = [said for said in by_passage.get(head.index, ()) if _is_plain(said)]
        parts = _openings(document, head.index, by_passage) if wholes else []
        if len(parts) < 2:
            continue
        if any(whole.statement.index != part.statement.index and whole.value == part.value
               and whole.name == part.name for whole in wholes for part in parts):  # fmt: skip
            # The list of “三公” shares above the paragraphs on each: its items are no totals.
            continue
        promised = leaves_nothing_out(parts) or _is_class_of_items(head.text, document, parts)
        yield _sum(wholes, parts, promised)


def closing_totals(document: Document) -> Iterator[Trial]:
    """甲 a、乙 b，合计 c: c is what stands before it, back to where the list starts."""
    for numbers in passage_numbers(document).values():
        for place, said in enumerate(numbers):
            if not said.money or said.role not in ("amount", "prior") or said.inexact or place < 2:
                continue
            if not _CLOSES.fullmatch(_lead(numbers, place).strip()):
                continue
            parts = _run_before(numbers, place)
            if len(parts) >= 2:
                yield _closing(said, parts)
                yield from _announced(numbers, parts[0], said)


def single_parts(document: Document) -> Iterator[Trial]:
    """总额 a，其中甲 b: one part alone is not larger than its whole."""
    for numbers in passage_numbers(document).values():
        for whole, part in pairwise(numbers):
            if not (_is_plain(whole) and part.money and part.role == "amount" and not part.inexact):
                continue
            if whole.statement.sentence != part.statement.sentence or whole.figure.unit != part.figure.unit:
                continue
            lead = part.before[len(whole.before) + len(whole.statement.printed) :]
            if not _PART.match(_UNIT.sub("", lead)):
                continue
            if part.value <= whole.value:
                yield HOLDS
                continue
            what = f"“{whole.name}”为{whole.text}，其中“{part.name}”却为{part.text}，部分大于总额"
            yield fails(
                make_finding(
                    "part-beyond",
                    "error",
                    what,
                    (whole.text, part.text),
                    (whole.figure.place, part.figure.place),
                    whole.figure.show(part.value - whole.value),
                ),
                suspects_of_pair(whole.figure, part.figure),
            )


def _is_plain(said: Said) -> bool:
    return bool(
        said.money and said.role == "amount" and said.value and not said.in_reason and not said.inexact
    )


def _openings(document: Document, head: int, by_passage: Mapping[int, Sequence[Said]]) -> list[Said]:
    """The first amount of each paragraph numbered 1, 2, 3 … under a head; none where one has none."""
    parts: list[Said] = []
    wanted, level = 1, 0
    heading = document.passages[head].heading_path
    for passage in document.passages[head + 1 : head + 1 + _MOST_PASSAGES]:
        own, marker = numbering(passage.text)
        if passage.heading_path != heading or (level and own and own < level):
            break
        if not own or (level and own > level):
            continue
        if _ordinal(marker) != wanted:
            break
        level, wanted = own, wanted + 1
        first = next(iter(by_passage.get(passage.index, ())), None)
        if first is None or not first.money or first.role != "amount" or first.in_reason or first.inexact:
            return []
        parts.append(first)
    return parts


def _ordinal(marker: str) -> int | None:
    digits = re.search(r"\d+", marker)
    if digits:
        return int(digits.group())
    numeral = re.sub(rf"[^{_NUMERALS}]", "", marker)
    return _NUMERALS.index(numeral) + 1 if len(numeral) == 1 else None


def _is_class_of_items(text: str, document: Document, parts: Sequence[Said]) -> bool:
    """检察（款）… above 行政运行（项）…: a 款 is all its 项."""
    level = _LEVEL.search(text)
    below = {"类": "款", "款": "项"}[level.group("level")] if level else ""
    return bool(below) and all(re.search(rf"[（(]{below}[)）]", part.before) for part in parts)


def _sum(wholes: Sequence[Said], parts: Sequence[Said], promised: bool) -> Trial:
    verdicts: list[Severity | None] = [
        judge_sum(whole.figure, [part.figure for part in parts]) for whole in wholes
    ]
    if None in verdicts:
        return HOLDS
    near = max((at for at, verdict in enumerate(verdicts) if verdict == "rounding"), default=0)
    whole, verdict = wholes[near], verdicts[near]
    if verdict == "rounding" and all(_ITEM.search(part.before) for part in parts):
        return not_run("逐项所列科目另行相加")
    value = total(part.figure for part in parts)
    if verdict == "error" and (len(wholes) > 1 or not (promised or misprinted(whole, parts))):
        return not_run("所列各项未必列全")
    return fails(
        sum_finding(whole, parts, value, verdict or "error"),
        suspects_of_sum(whole.figure, [part.figure for part in parts]),
    )


def _closing(said: Said, parts: Sequence[Said]) -> Trial:
    figures = [part.figure for part in parts]
    runs = [judge_sum(said.figure, figures[start:]) for start in range(len(figures) - 1)]
    if None in runs:
        return HOLDS
    value = total(figures)
    return fails(
        sum_finding(said, parts, value, runs[0] or "error"),
        suspects_of_sum(said.figure, figures),
    )


def _announced(numbers: Sequence[Said], first: Said, said: Said) -> Iterator[Trial]:
    """总额 a，其中甲 b、乙 c，合计 d: the total announced and the total that closes the list are one."""
    place = numbers.index(first)
    whole = numbers[place - 1] if place else None
    if whole is None or not _is_plain(whole) or not _PART.match(_lead(numbers, place)):
        return
    if whole.statement.sentence != said.statement.sentence or whole.figure.unit != said.figure.unit:
        return
    verdict = judge_difference(whole.value - said.value, (whole.figure, said.figure))
    if verdict is None:
        yield HOLDS
        return
    what = f"“{whole.name}”先写{whole.text}，所列各项之后却写合计{said.text}"
    yield fails(
        make_finding(
            "closing-total",
            verdict,
            what,
            (whole.text, said.text),
            (whole.figure.place, said.figure.place),
            whole.figure.show(abs(whole.value - said.value)),
        ),
        suspects_of_pair(whole.figure, said.figure),
    )


def _run_before(numbers: Sequence[Said], place: int) -> list[Said]:
    """The amounts of one list in front of its 合计; none where a comparison stands among them."""
    parts: list[Said] = []
    for at in range(place - 1, -1, -1):
        said = numbers[at]
        if said.statement.sentence != numbers[place].statement.sentence:
            break
        lead = _lead(numbers, at)
        if said.money and said.figure.unit == numbers[place].figure.unit:
            if said.role in ("growth", "share") or said.statement.base is not None or said.inexact:
                return []
            if said.role == "amount" and _COMPARES.search(lead):
                return []
            parts.append(said)
        elif said.role in ("growth", "share"):
            return []
        if _STARTS.search(lead):
            break
    return parts[::-1]


def _lead(numbers: Sequence[Said], place: int) -> str:
    """The words between a number and the one before it in its sentence."""
    said = numbers[place]
    before = numbers[place - 1] if place else None
    if before is None or before.statement.sentence != said.statement.sentence:
        return said.before
    return _UNIT.sub("", said.before[len(before.before) + len(before.statement.printed) :])

"""Parts of a stated total in prose: 其中：, lists in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from ingest.model import Document
from qa.check.causes import suspects_of_sum
from qa.check.figures import judge_sum, total
from qa.check.findings import Finding, Severity, make_finding
from qa.check.said import Said, one_slip, passage_numbers
from qa.check.trial import HOLDS, Trial, fails, not_run
from qa.patterns import regex

EXHAUSTIVE: tuple[tuple[str, ...], ...] = (
    ("货物", "工程", "服务"),
    ("采购货物", "服务"),
    ("人员经费", "公用经费"),
    ("人员支出", "公用支出"),
    ("基本支出", "项目支出"),
    ("因公出国", "公务用车", "公务接待"),
    ("购置", "运行"),
    ("计容", "不计容"),
    ("地上", "地下"),
    ("一季度", "二季度", "三季度", "四季度"),
)
"""Divisions that leave nothing out: 政府采购法 (货物、工程和服务), the year's quarters, the forms' own
columns for the rest."""

_OF_ONE_ITEM = (("购置", "运行"),)
"""Divisions of one item, whose words stand in the names of many others: 办公设备购置."""
LONGEST_SEARCHED = 10
"""Parts; a longer list is taken as it stands."""

_HEDGED = regex(r"主要|等|重点")
_EXPENSE = regex("(?:(?<!经)费|费用|购置|补贴)$")


def _of_an_earlier(whole: Said, parts: Sequence[Said], numbers: Sequence[Said]) -> bool:
    """Whether the parts make up another amount told shortly before: they are that one's, not the whole's."""
    value = total(part.figure for part in parts)
    before = numbers[: numbers.index(parts[0])]
    return any(
        said is not whole and said.role == "amount" and said.figure.unit == whole.figure.unit
        and said.value == value and said not in parts
        for said in before[-6:]
    )  # fmt: skip


def parts_of_totals(document: Document) -> Iterator[Trial]:
    """Σ parts = whole where the list says it is whole; parts never exceed it."""
    earlier: list[Said] = []
    for numbers in passage_numbers(document).values():
        found = list(lists(numbers)) or list(_shared_out(numbers, earlier))
        wrong = {whole.statement.index: total(part.figure for part in parts) for whole, parts in found}
        for whole, parts in found:
            mended = sum((wrong.get(part.statement.index, part.value) for part in parts), Decimal(0))
            if mended == whole.value != total(part.figure for part in parts):
                # 13459 = 8103 + 5356 where 8103 is misprinted: one mistake, found below.
                continue
            yield HOLDS if _of_an_earlier(whole, parts, [*earlier, *numbers]) else _parts(whole, parts)
        earlier = (earlier + numbers)[-40:]


def lists(numbers: Sequence[Said]) -> Iterator[tuple[Said, list[Said]]]:
    """Each amount or count with the numbers of its unit that stand right under it."""
    for place, whole in enumerate(numbers):
        if whole.role not in ("amount", "count") or not whole.subject or whole.in_reason or whole.inexact:
            continue
        depth = len(whole.subject)
        parts: list[Said] = []
        for said in numbers[place + 1 :]:
            carried = said.role == "prior" and said.statement.base is None
            if said.role not in ("amount", "count") and not carried:
                continue
            under = said.subject[:depth] == whole.subject and len(said.subject) == depth + 1
            if not under and parts and said.subject[:depth] != whole.subject:
                break
            if said.subject == whole.subject:
                break
            if under and said.figure.unit == whole.figure.unit and not said.in_reason:
                if not parts and _belongs_above(whole, said):
                    break
                parts.append(said)
        parts = _beside_no_bracket(whole, parts)
        if "三公" in whole.name:
            parts = [part for part in parts if not re.search(r"会议费|培训费", part.name)]
        if len(parts) >= 2 and len({part.subject for part in parts}) == len(parts):
            yield whole, parts


def _beside_no_bracket(whole: Said, parts: list[Said]) -> list[Said]:
    """The parts without those in a bracket behind the whole: 支出100万元（含上年结转9万元），其中：…."""
    inside = [_in_bracket_of(whole, part) for part in parts]
    if not any(inside):
        return parts
    return [part for part, within in zip(parts, inside, strict=True) if within == all(inside)]


def _in_bracket_of(whole: Said, part: Said) -> bool:
    if part.statement.sentence != whole.statement.sentence:
        return False
    between = part.before[len(whole.before) :]
    return between.count("（") + between.count("(") > between.count("）") + between.count(")")


def _belongs_above(whole: Said, part: Said) -> bool:
    """总额 A：甲 B、乙 C；其中… : what follows the semicolon is part of A, not of the last in the list."""
    next_sentence = part.statement.sentence != whole.statement.sentence
    between = part.before if next_sentence else part.before[len(whole.before) :]
    opens = bool(_OPENS.match(between)) if next_sentence else bool(re.search(r"[；;]其中", between))
    return opens and "、" in whole.before[-16:]


_OPENS = regex("其中|主要(?:包括|用于|是)|具体(?:包括|为|是)|包括")


def _shared_out(numbers: Sequence[Said], earlier: Sequence[Said]) -> Iterator[tuple[Said, list[Said]]]:
    """A list whose shares make 100 %, under a total announced in an earlier paragraph."""
    pairs = [
        (one, other)
        for one, other in pairwise(numbers)
        if one.money and one.role == "amount" and other.role == "share"
    ]
    if len(pairs) < 2 or abs(sum((other.value for _, other in pairs), Decimal(0)) - 100) > Decimal("0.1"):
        return
    parts = [one for one, _ in pairs]
    above = parts[0].subject[:-1]
    if any(part.subject[:-1] != above for part in parts):
        return
    for whole in reversed(earlier):
        if whole.money and whole.role == "amount" and whole.subject == above and not whole.in_reason:
            yield whole, parts
            return


def _parts(whole: Said, parts: Sequence[Said]) -> Trial:
    if any(part.statement.base != parts[0].statement.base for part in parts):
        return not_run("所列各项口径不同")
    verdict = judge_sum(whole.figure, [part.figure for part in parts])
    if verdict is None:
        return HOLDS
    if not whole.money and all(said.figure.step == 1 for said in (whole, *parts)):
        verdict = "error"
    if _some_make_up(whole, parts):
        return HOLDS
    value = total(part.figure for part in parts)
    if value < whole.value and verdict == "error" and not (
        leaves_nothing_out(parts) and _is_divided_so(whole, parts)
    ):
        if not misprinted(whole, parts):
            return not_run("所列各项未必列全")
    if value > whole.value and any("其中" in part.before[-3:] for part in parts[1:]):
        return not_run("所列各项有包含关系")
    if parts[0].value > whole.value and parts[0].statement.sentence != whole.statement.sentence:
        return not_run("另起一句所列的各项大于前一句末项，不是它的组成")
    if len(parts) == 2 and not whole.money and value > whole.value and not _bracketed(parts):
        return not_run("所列各项未必并列")
    return fails(
        sum_finding(whole, parts, value, verdict),
        suspects_of_sum(whole.figure, [part.figure for part in parts]),
    )


def _is_divided_so(whole: Said, parts: Sequence[Said]) -> bool:
    """Whether a whole is what its parts divide: 人员经费 and 公用经费 are all of 基本支出, and of no more."""
    of_basic = all(re.search("人员|公用", part.name) for part in parts)
    return not of_basic or "基本" in "".join(whole.subject) or not re.search("支出|收入", whole.name)


def _some_make_up(whole: Said, parts: Sequence[Said]) -> bool:
    """Some of the parts make up the whole: the others are parts of parts, or belong to a next total."""
    first = accumulate(part.value for part in parts)
    if whole.value and whole.value in list(first)[1:-1]:
        return True
    if len(parts) > LONGEST_SEARCHED:
        return False
    exact = [part.value for part in parts if part.value]
    return any(
        sum(chosen) == whole.value for size in range(2, len(exact)) for chosen in combinations(exact, size)
    ) or (len(exact) > 1 and whole.value in exact)


def sum_finding(
    whole: Said, parts: Sequence[Said], value: Decimal, verdict: Severity, rule: str = "prose-sum"
) -> Finding:
    """The finding that the parts, listed by number, add up to another value than the whole."""
    finest = min((whole, *parts), key=lambda said: said.figure.step).figure
    shown = finest.show(value)
    terms = "＋".join(part.statement.printed for part in parts[:8]) + ("＋…" if len(parts) > 8 else "")
    what = f"“{whole.name}”为{whole.text}，所列{len(parts)}项{terms}相加为{shown}{whole.statement.unit or ''}"
    return make_finding(
        "prose-sum",
        verdict,
        what,
        (whole.text, f"{shown}{whole.statement.unit or ''}"),
        [whole.figure.place, *(part.figure.place for part in parts)],
        whole.figure.show(abs(value - whole.value)),
    )


def _bracketed(parts: Sequence[Said]) -> bool:
    return parts[0].before.count("（") > parts[0].before.count("）")


def leaves_nothing_out(parts: Sequence[Said]) -> bool:
    """Whether the parts are a whole division, or end with what is left (其他…)."""
    rest = parts[-1].name.startswith("其他") and not _AN_EXPENSE.match(parts[-1].name)
    return rest or is_division(parts)


_AN_EXPENSE = regex("其他(?:交通费|社会保障|工资福利|对个人)")
"""Expenses that are called 其他 and stand beside others that a list need not tell."""


def is_division(parts: Sequence[Said]) -> bool:
    """Whether the parts are one of the divisions that leave nothing out."""
    return any(
        all(any(word in part.name for part in parts) for word in division)
        and (division not in _OF_ONE_ITEM or len(parts) == len(division))
        for division in EXHAUSTIVE
    )


def misprinted(whole: Said, parts: Sequence[Said]) -> bool:
    """Whether one wrong digit explains why a list that says not whether it is whole falls short.

    Round amounts are left out of it: what a list leaves out is often a round amount too.
    """
    figures = [said.figure for said in (whole, *parts)]
    exact = sum(figure.value % (10 * figure.step) != 0 for figure in figures if figure.value)
    if len(parts) < 3 or 2 * exact < len(figures) or any(_HEDGED.search(part.before) for part in parts):
        return False
    if parts[-1].after.startswith("等") or all(_EXPENSE.search(part.name) for part in parts):
        return False  # of an item's many expenses prose tells the larger ones
    off = whole.value - total(part.figure for part in parts)
    meant = [whole.value - off, *(part.value + off for part in parts)]
    return any(
        value > 0 and one_slip(figure, replace(figure, value=value))
        for figure, value in zip(figures, meant, strict=True)
    )

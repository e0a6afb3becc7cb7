"""Which row stands under which: by code, by numbering, by indent, by what the sums say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.prose.numbering import numbering
from ingest.tables.codes import CLASS_CODE, parents_of
from ingest.tables.nesting import nest_by_sums
from ingest.tables.totals import adds_up, rounding

BEHIND = 45.0
"""Points that 其中： itself takes, at most: the name under it stands behind it."""

STEP = 3.5
"""Points by which a deeper name is set in, at least."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a row before its place is: `indent` is the x of its name, None if centred."""

    label: str
    printed: str
    code: str | None
    groups: tuple[str, ...]
    indent: float | None
    is_total: bool
    is_organisation: bool
    amount: Decimal | None
    depth: int = 0
    """Position of the column that holds the name, where names stand in several columns."""
    reach: int = 0
    """Position of the first such column that is filled in this row."""
    owner_code: str | None = None
    """Number of the organisation, where one is printed (121, 121001)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: names from the outermost ancestor on, depth, index of the parent row."""

    path: tuple[str, ...]
    level: int
    parent: int | None


def place_rows(drafts: Sequence[Draft], known: Mapping[str, Sequence[str]]) -> list[Place]:
    """Path, level and parent of each row; `known` gives codes of names printed elsewhere."""
    drafts = _grouped_by_subtotals(drafts)
    codes = [d.code if d.code and CLASS_CODE.fullmatch(d.code) else None for d in drafts]
    plain = [d for d in drafts if not d.is_total and not d.is_organisation]
    if plain and not any(d.code or numbering(d.printed)[0] for d in plain) and not _is_indented(plain):
        codes = _guessed_codes(drafts, known) or codes
    parents = _by_code(drafts, codes) if any(codes) else _by_form(drafts)
    _adopt_by_sums(drafts, parents)
    return _places(drafts, parents)


def _grouped_by_subtotals(drafts: Sequence[Draft]) -> list[Draft]:
    """Rows that leave their group out (专项资金甲 | 小计, then 方向 alone) are part of that subtotal."""
    found = list(drafts)
    for index, draft in enumerate(drafts):
        if draft.label != "小计" or not draft.groups:
            continue
        end = index + 1
        while end < len(drafts) and not drafts[end].groups and not drafts[end].is_total:
            if drafts[end].depth != draft.depth or drafts[end].reach != draft.depth:
                break
            end += 1
        amounts = [d.amount for d in drafts[index + 1 : end] if d.amount is not None]
        if adds_up(draft.amount, amounts):
            found[index + 1 : end] = [replace(d, groups=draft.groups) for d in drafts[index + 1 : end]]
    return found


def _is_indented(drafts: Sequence[Draft]) -> bool:
    """Names start at two or more depths, each used more than once."""
    starts: dict[int, int] = {}
    for draft in drafts:
        if draft.indent is not None:
            starts[round(draft.indent / STEP)] = starts.get(round(draft.indent / STEP), 0) + 1
    return sum(count > 1 for count in starts.values()) >= 2


def _guessed_codes(drafts: Sequence[Draft], known: Mapping[str, Sequence[str]]) -> list[str | None] | None:
    """Codes of names that the table prints without them, all of one classification; None if few are known."""
    plain = [d for d in drafts if not d.is_total and not d.is_organisation]
    for family in ("3", "2", "5"):
        guess: dict[str, str] = {}
        for draft in plain:
            codes = [code for code in known.get(draft.label, ()) if code.startswith(family)]
            if len(codes) == 1:
                guess[draft.label] = codes[0]
        if sum(d.label in guess for d in plain) * 5 >= 4 * len(plain):
            return [None if d.is_total or d.is_organisation else guess.get(d.label) for d in drafts]
    return None


def _by_code(drafts: Sequence[Draft], codes: Sequence[str | None]) -> list[int | None]:
    parents: list[int | None] = []
    last: dict[str, int] = {}
    organisation: int | None = None
    group: tuple[str, ...] = ()
    for index, (draft, code) in enumerate(zip(drafts, codes, strict=True)):
        if draft.groups != group:
            last, group = {}, draft.groups
        if draft.is_total:
            parents.append(None)
            continue
        if draft.is_organisation:
            parents.append(_wider_organisation(drafts, index))
            last, organisation = {}, index
            continue
        parent: int | None = None
        if code and (of_class := _of_the_class_above(draft, drafts, last.get(code))) is not None:
            parent = of_class
        elif code:
            parent = next((last[wider] for wider in parents_of(code) if wider in last), None)
            last = {c: i for c, i in last.items() if code.startswith(c) or not c.startswith(code)}
            last[code] = index
        parents.append(parent if parent is not None else organisation)
    _adopt_uncoded(drafts, codes, parents)
    return parents


def _of_the_class_above(draft: Draft, drafts: Sequence[Draft], same: int | None) -> int | None:
    """The row of the class, where the code is printed again beside the organisation of one of its projects.

    213 03 02 | (blank) | 一般行政管理事务, then 213 03 02 | 601001 | 某项目.
    """
    if same is None or not draft.owner_code or drafts[same].owner_code:
        return None
    return same


def _wider_organisation(drafts: Sequence[Draft], index: int) -> int | None:
    """The row of the organisation whose number begins this one's (121 before 121001)."""
    code = drafts[index].owner_code
    if not code:
        return None
    for above in range(index - 1, -1, -1):
        wider = drafts[above].owner_code
        if drafts[above].is_organisation and wider and wider != code and code.startswith(wider):
            return above
    return None


def _adopt_uncoded(drafts: Sequence[Draft], codes: Sequence[str | None], parents: list[int | None]) -> None:
    """A name without a code over rows whose sum it prints is their parent; one under a row its part."""
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        if codes[index] or draft.is_total or draft.is_organisation:
            index += 1
            continue
        end = index + 1
        while (
            end < len(drafts) and codes[end] and not drafts[end].is_total and not drafts[end].is_organisation
        ):
            end += 1
        run = [i for i in range(index + 1, end)]
        tops = [i for i in run if parents[i] is None or parents[i] < index]  # type: ignore[operator]
        amounts = [drafts[i].amount for i in tops if drafts[i].amount is not None]
        if run and adds_up(draft.amount, amounts):
            for i in tops:
                parents[i] = index
        elif index and draft.indent is not None:
            above = index - 1
            while above >= 0 and not codes[above] and not drafts[above].is_total:
                above -= 1
            if above >= 0 and codes[above] and drafts[above].indent is not None:
                if draft.indent > drafts[above].indent + STEP:  # type: ignore[operator]
                    parents[index] = above
        index = max(end if run and parents[tops[0] if tops else index] == index else index + 1, index + 1)


def _by_form(drafts: Sequence[Draft]) -> list[int | None]:
    """By numbering and indent, for tables without codes."""
    parents: list[int | None] = []
    stack: list[int] = []
    indented = _is_indented([d for d in drafts if not d.is_total])
    columned = any(draft.depth for draft in drafts)
    numbered: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        if draft.is_total:
            stack = []
            parents.append(None)
            continue
        level = _number_level(draft.printed)
        while stack and not _under(draft, drafts[stack[-1]], indented, columned):
            if level and numbered.get(stack[-1]) == level:
                break
            if stack[-1] == index - 1 and level and _restarts(draft, drafts[stack[-1]]):
                numbered[stack[-1]] = level
                break
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(index)
    _adopt_unnumbered(drafts, parents)
    return parents


def _under(lower: Draft, upper: Draft, indented: bool, columned: bool) -> bool:
    """Whether `lower` stands under `upper`, a row above it.

    `indented` tells that names are set in by depth, `columned` that they stand in columns by depth.
    """
    if lower.is_organisation and upper.is_organisation and lower.owner_code and upper.owner_code:
        return lower.owner_code != upper.owner_code and lower.owner_code.startswith(upper.owner_code)
    if lower.depth > upper.depth and lower.reach > upper.depth:
        return True
    if lower.groups != upper.groups:
        return False
    if columned and lower.depth == upper.depth and upper.is_organisation:
        return False
    if upper.is_organisation != lower.is_organisation:
        if upper.is_organisation and upper.indent is not None and lower.indent is not None and indented:
            return lower.indent > upper.indent + STEP
        return upper.is_organisation
    if lower.depth != upper.depth and not lower.groups:
        return lower.depth > upper.depth
    low, high = _number_level(lower.printed), _number_level(upper.printed)
    if low and high:
        return low > high
    if "其中" in lower.printed[:3] and "其中" not in upper.printed[:3]:
        return True
    if lower.indent is None or upper.indent is None:
        return False
    if upper.printed.startswith("其中") and not lower.printed.startswith("其中"):
        return lower.indent > upper.indent + BEHIND
    return lower.indent > upper.indent + STEP


def _restarts(lower: Draft, upper: Draft) -> bool:
    """一、 or 1. right under a name without numbering: the count begins anew under it."""
    first = re.match(r"(?:其中[:：]?)?[（(]?(?:一|1)[)）、.．]", lower.printed)
    return bool(first) and not _number_level(upper.printed) and not upper.is_organisation


def _number_level(printed: str) -> int:
    return numbering(re.sub(r"^其中[:：]?", "", printed))[0]


def _adopt_unnumbered(drafts: Sequence[Draft], parents: list[int | None]) -> None:
    """Names without numbering after a numbered one, at its indent, are its parts if they add up to it."""
    for index, draft in enumerate(drafts):
        carried = bool(re.search(r"结转|结余", draft.label))
        if draft.is_total or draft.amount is None or not (_number_level(draft.printed) or carried):
            continue
        run: list[int] = []
        for below in range(index + 1, len(drafts)):
            row = drafts[below]
            if row.is_total or _number_level(row.printed) or row.groups != draft.groups:
                break
            run.append(below)
        # The first of them may be its part already: 其中：房屋, above 车辆 and 设备.
        tops = [i for i in run if parents[i] in (parents[index], index)]
        amounts = [drafts[i].amount for i in tops if drafts[i].amount is not None]
        if adds_up(draft.amount, amounts):
            for i in tops:
                parents[i] = index


def _adopt_by_sums(drafts: Sequence[Draft], parents: list[int | None]) -> None:
    """A flat list whose rows add up to more than their whole holds sums and their parts.

    Names say nothing of depth here (no code, numbering or indent), so a row is taken for the sum of
    the rows right after it where that makes the whole list add up exactly, and only then.
    """
    runs: dict[int | None, list[int]] = {}
    for index, parent in enumerate(parents):
        if not drafts[index].is_total:
            runs.setdefault(parent, []).append(index)
    totals = [d.amount for d in drafts if d.is_total and d.amount is not None and not d.groups]
    for parent, run in runs.items():
        target = drafts[parent].amount if parent is not None else (totals[0] if totals else None)
        if target is None or len(run) < 2 or any(_number_level(drafts[i].printed) for i in run):
            continue
        amounts = [drafts[i].amount or Decimal(0) for i in run]
        if abs(sum(amounts) - target) <= rounding((target, *amounts)):
            continue
        nested = nest_by_sums(amounts, target)
        for place, index in enumerate(run):
            above = nested[place] if nested is not None else None
            if above is not None:
                parents[index] = run[above]


def _places(drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[Place]:
    places: list[Place] = []
    for draft, parent in zip(drafts, parents, strict=True):
        if parent is None:
            places.append(Place((*draft.groups, draft.label), len(draft.groups), None))
        else:
            upper = places[parent]
            added = tuple(g for g in draft.groups if g not in upper.path)
            places.append(Place((*upper.path, *added, draft.label), upper.level + 1, parent))
    return places

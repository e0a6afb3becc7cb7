"""One operand to one value: choose among the candidates, see agreement, blanks and ambiguity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from ingest.amounts import MONEY_IN_YUAN, is_money
from qa.executing.values import Value, missing, same_amount, value_of
from qa.items.bodies import names_one_body
from qa.items.candidates import Candidate, goal_fits
from qa.items.column_names import is_total_name
from qa.items.entries import DocumentIndex, Entry
from qa.items.find import resolve
from qa.items.measures import PLANNED, SPENT, measure_of_entry
from qa.items.named_columns import in_named_columns
from qa.items.of_the_named import WHOLLY, of_its_indicator, of_the_unit, shares_no_word
from qa.items.official_names import bears_class, class_asked
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.scope import Edition

COVER_FLOOR = 0.62
"""An operand of whose words less than this share is explained is not found."""
HEAD_FLOOR = 0.34
_HEAD_OF_ALL = 0.25
SCORE_FLOOR = 0.8
OPEN, BESIDE = 0.85, 0.15
"""Where the best leaves words open, an entry that explains this much of them may stand so far behind."""
IN_ITS_ROW = 0.3
"""The same of another column of the best one's row, whose heading says what the best leaves open."""
MORE, WHOLLY_SAID = 0.1, 0.9
"""How much more an indicator explains than its project, and how much of its own name is said at least."""
NEAR = 0.07
"""Candidates this close to the best one are readings of equal right."""


def look_up(operand: Operand, indexes: Sequence[DocumentIndex], edition: Edition | None) -> Value:
    """The value an operand names within one edition; `others` holds readings that differ."""
    year = edition.year if edition else None
    candidates = resolve(operand, indexes, year)
    label = operand.phrase.strip()
    if "车" in label and "设备" not in label:
        candidates = [c for c in candidates if not _WITHOUT_CARS.search(c.entry.label)]
    if not candidates:
        return missing(label)
    named = class_asked(label)
    candidates = [c for c in candidates if bears_class(c.entry, named)] if named else candidates
    if not candidates:
        return missing(label)
    candidates = [c for c in candidates if _is_named(c)] or candidates
    candidates = of_the_unit(candidates, operand, indexes)
    candidates = of_its_indicator(candidates, label)
    explained = [c for c in candidates[:60] if c.cover >= WHOLLY and not (c.is_blank and c.entry.whole)]
    first = candidates[0]
    open_words = first.cover < OPEN and not first.entry.whole
    beside = IN_ITS_ROW if explained and _in_one_row(explained[0], first) else BESIDE
    if open_words and explained and explained[0].score >= first.score - beside:
        # A name that is printed leaves too much of the words open; another place explains them.
        candidates = explained
    elif first.cover < WHOLLY and (below := [c for c in explained if _is_below(c, first.entry, label)]):
        candidates = below
    elif first.cover < OPEN and (below := [c for c in candidates[:60] if _says_more(c, first, label)]):
        candidates = below
    elif first.cover < COVER_FLOOR:
        # A project alone answers nothing of what its indicator is asked.
        fair = [c for c in candidates[:60] if c.cover >= OPEN and not c.is_blank]
        candidates = [c for c in fair if _is_below(c, first.entry, label)] or candidates
    best = candidates[0]
    weak = best.score < (0.0 if best.entry.alone else SCORE_FLOOR)
    if best.cover < COVER_FLOOR or not _is_named(best) or weak or shares_no_word(best, label):
        return missing(label, best.score, best.cover, _nearest(candidates))
    near = [c for c in candidates[:60] if c.score >= best.score - NEAR and c.cover >= COVER_FLOOR]
    near = _spent_where_planned(_as_well_explained(in_named_columns(operand, near)), operand, edition)
    filled = [c for c in near if not c.is_blank]
    if not filled:
        filled = [
            c
            for c in candidates[:60]
            if not c.is_blank and c.score >= best.score - 0.12 and c.entry.label == best.entry.label
        ]
    if not filled and all(c.entry.is_cell and _BASIC in c.entry.title for c in near):
        filled = [c for c in candidates[:60] if not c.is_blank and _of_the_item(c, best)]
    if not filled:
        blanks = [value_of(c, edition) for c in candidates[:60] if c.is_blank and c.score >= best.score - 0.5]
        return _with_agreeing(value_of(best, edition), blanks)
    whole = _beyond_basic(filled, candidates, operand)
    readings = _of_the_part(operand, _group([*filled, whole] if whole else filled, edition))
    joint = _sum_of_parts(readings, candidates[:60], edition)
    readings = [joint, *readings] if joint else readings
    stated = next((group for group in readings if whole and whole.entry in group[0].evidence), None)
    chosen = joint or stated or _preferred(readings)
    others = tuple(reading[0] for reading in readings if reading is not chosen)
    value = _with_agreeing(chosen[0], [*chosen[1:]])
    agreeing = [value_of(c, edition) for c in candidates[:80] if not c.is_blank and c.cover >= COVER_FLOOR]
    agreeing = [other for other in agreeing if same_amount(other, value)]
    value = _with_agreeing(_to_the_fen(value, agreeing), agreeing)
    if operand.source == "any" and value.is_text:
        value = _from_cell(value, candidates, edition, best.score - 0.45)
    if value.unit is None and goal_fits(operand.unit, value.evidence[0]):
        value = replace(value, unit=operand.unit)
    return replace(value, others=others)


_WITHOUT_CARS = regex("不(?:含|包括)(?:公务)?(?:车辆|用车)")
"""What is counted without cars answers no question for them: 设备（不含车辆）."""


def _says_more(candidate: Candidate, first: Candidate, label: str) -> bool:
    """Whether an indicator of a project is named as well, of which the project's own money says nothing."""
    more = candidate.cover >= max(OPEN, first.cover + MORE) and candidate.head >= WHOLLY_SAID
    return more and not candidate.is_blank and _is_below(candidate, first.entry, label)


def _in_one_row(a: Candidate, b: Candidate) -> bool:
    one, other = a.entry.fact, b.entry.fact
    same = one is not None and other is not None and (one.table, one.row) == (other.table, other.row)
    return same and a.entry.document == b.entry.document


def _is_named(candidate: Candidate) -> bool:
    """Whether enough of an entry's own name is said; less will do where nothing else is left open."""
    least = _HEAD_OF_ALL if candidate.cover >= WHOLLY and not candidate.entry.is_cell else HEAD_FLOOR
    return candidate.head >= least


def _of_the_item(candidate: Candidate, basic: Candidate) -> bool:
    """Whether a cell of another table is of the item that 基本支出 holds nothing of: 公务用车购置费."""
    entry = candidate.entry
    same = re.sub("费用?$", "", normal(entry.label)) == re.sub("费用?$", "", normal(basic.entry.label))
    return same and entry.is_cell and candidate.cover >= basic.cover and candidate.score >= basic.score - 0.5


def _to_the_fen(value: Value, agreeing: Sequence[Value]) -> Value:
    """The same item as another table prints it in yuan, where it is rounded here to ten thousands of them."""
    if value.unit != "万元" or value.formula or value.is_text or not value.amount:
        return value
    exact = [
        other for other in agreeing
        if other.unit == "元" and not other.is_text and value.label.endswith(other.label)
        and other.in_unit("万元") != value.amount
    ]  # fmt: skip
    return _with_agreeing(exact[0], [value]) if exact else value


def _as_well_explained(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without the numbers of a body that leave its item open, where a filled cell tells of both."""
    wholly = any(c.cover >= WHOLLY and c.entry.is_cell and not c.is_blank for c in candidates)
    return [
        c for c in candidates
        if not wholly or c.cover >= OPEN or c.is_blank or not names_one_body(c.entry.label)
    ]  # fmt: skip


def _spent_where_planned(
    near: list[Candidate], operand: Operand, edition: Edition | None
) -> list[Candidate]:
    """What was spent, where a final account prints it beside what was planned and no budget is asked for."""
    if edition is None or edition.kind != "决算" or operand.measure is not None or operand.role != "amount":
        return near
    if "预算" in operand.phrase:
        return near
    spent = {c.entry.fact.table for c in near if c.entry.fact is not None and c.entry.fact.measure in SPENT}
    return [
        c for c in near
        if c.entry.fact is None or c.entry.fact.measure not in PLANNED or c.entry.fact.table not in spent
    ] or near  # fmt: skip


def _is_below(candidate: Candidate, other: Entry, phrase: str) -> bool:
    """Whether a row that is named itself stands under another: an indicator under its project.

    What only shares words with the project, 增殖放流苗种 of 增殖放流项目, is not named by them.
    """
    entry = candidate.entry
    named = entry.is_cell and candidate.head >= _NAMED and entry.label != other.label
    if not named or other.whole or other.label not in entry.ancestors:
        return False
    beside = normal(phrase).replace(normal(other.label), " ")
    own = normal(entry.label)
    return any(own[at : at + 2] in beside for at in range(len(own) - 1))


_NAMED = 0.7
"""How much of a row's own name must be said where it stands for the row above it."""


def _from_cell(value: Value, candidates: Sequence[Candidate], edition: Edition | None, floor: float) -> Value:
    """The same figure read from its cell, where a table prints it too: the frames are exact."""
    for candidate in candidates[:80]:
        if candidate.entry.is_cell and not candidate.is_blank and candidate.score >= floor:
            cell = value_of(candidate, edition)
            if same_amount(cell, value):
                rest = tuple(entry for entry in value.evidence if entry is not candidate.entry)
                return replace(
                    cell, evidence=(candidate.entry, *rest)[:5], score=value.score, cover=value.cover
                )
    return value


def _nearest(candidates: Sequence[Candidate]) -> tuple[Entry, ...]:
    """The closest entries on different pages: where a reader would look before giving up."""
    places: dict[tuple[str, int], Entry] = {}
    for candidate in candidates[:40]:
        places.setdefault((candidate.entry.document, _page(candidate.entry)), candidate.entry)
    return tuple(places.values())[:3]


def _group(candidates: Sequence[Candidate], edition: Edition | None) -> list[list[Value]]:
    groups: list[list[Value]] = []
    for candidate in candidates:
        value = value_of(candidate, edition)
        for group in groups:
            if same_amount(group[0], value):
                group.append(value)
                break
        else:
            groups.append([value])
    return [sorted(group, key=lambda value: (value.is_text, -value.score)) for group in groups]


def _of_the_part(operand: Operand, groups: list[list[Value]]) -> list[list[Value]]:
    """The readings that bear the very name of the part asked for, 运行费 within 购置及运行费; else all."""
    asked = _WITHIN.search(operand.phrase)
    named = [
        group for group in groups if asked and bare(_item_name(group[0].evidence[0])) == bare(asked["part"])
    ]
    return named or groups


_WITHIN = regex(
    "(?:里面?|当中|其中)[,，]?(?P<part>[^,，]{2,}?)(?:一共|总共|安排|花|是|有|为|了)*(?:多少.*)?$"
)


def _preferred(groups: list[list[Value]]) -> list[Value]:
    """The reading of the widest scope: the largest amount among those named equally well."""
    top = max(max(value.score for value in group) for group in groups)
    equal = [group for group in groups if max(value.score for value in group) >= top - 0.06]
    if any(value.cover >= WHOLLY for group in equal for value in group):
        # What leaves words of the question open is no wider scope of what is named.
        equal = [group for group in equal if max(value.cover for value in group) >= OPEN]
    labels = {FUNDED.sub("", _item_name(group[0].evidence[0])) for group in equal}
    whole = _whole_of_the_others(groups)
    if whole is not None and {FUNDED.sub("", _item_name(whole[0].evidence[0]))} == labels:
        return whole
    if len(equal) > 1 and len(labels) == 1 and all(is_money(group[0].unit) for group in equal):
        return max(equal, key=lambda group: _scope_of(group[0]))
    return whole or max(groups, key=lambda group: max(value.score for value in group))


def _scope_of(value: Value) -> Decimal:
    """How much money is told of: of a movement the amount that moved, which stands in its sentence."""
    said = value.evidence[0].statement if value.evidence else None
    own = value.in_unit("元") or Decimal(0)
    if said is None or said.role not in ("change", "prior"):
        return own
    told = _MONEY.findall(value.evidence[0].sentence.replace(",", ""))
    return max([own, *(Decimal(number) * MONEY_IN_YUAN[unit] for number, unit in told)])


_MONEY = regex(r"(\d+(?:\.\d+)?)(亿元|万元|元)")


def _beyond_basic(
    near: Sequence[Candidate], candidates: Sequence[Candidate], operand: Operand
) -> Candidate | None:
    """The body's whole item, where tables print only what 基本支出 holds of it: in prose or of 三公经费."""
    said = operand.phrase + operand.context + operand.table
    if not re.search("项目|专项|基本", said):
        row_total = _all_of_the_row(near, candidates)
        if row_total is not None:
            return row_total
    if not all(c.entry.is_cell and _BASIC in c.entry.title for c in near) or _OF_BASIC.search(said):
        return None
    basic = value_of(near[0], None)
    for candidate in candidates[:60]:
        whole = _three_public(candidate, near) if candidate.entry.is_cell else _told_whole(candidate, near[0])
        if candidate.is_blank or not whole or _is_other_measure(candidate, near[0]):
            continue
        this = value_of(candidate, None)
        money = is_money(this.unit) and is_money(basic.unit)
        if money and this.in_unit("元") > basic.in_unit("元"):
            return candidate
    return None


def _all_of_the_row(near: Sequence[Candidate], candidates: Sequence[Candidate]) -> Candidate | None:
    """A row's total in a table of all income or spending, where the others print a half of its spending."""
    best = near[0].entry
    if not all(c.entry.is_cell and _HALF.search(c.entry.title) for c in near):
        return None
    for candidate in candidates[:60]:
        entry = candidate.entry
        whole = entry.table is not None and entry.table.kind in _ALL_OF_IT and not _HALF.search(entry.title)
        total = entry.column is not None and not entry.column.narrowing
        if not (whole and total and entry.label == best.label) or candidate.is_blank:
            continue
        if candidate.cover < near[0].cover:
            continue  # what a column of the total row holds is not the total, nor all of it that of a unit
        this, half = value_of(candidate, None), value_of(near[0], None)
        if is_money(this.unit) and is_money(half.unit) and this.in_unit("元") > half.in_unit("元"):
            return replace(candidate, score=near[0].score, cover=near[0].cover)
    return None


_HALF = regex("(?:基本|项目)支出")
_ALL_OF_IT = ("income_table", "expenditure_table")


def _is_other_measure(candidate: Candidate, other: Candidate) -> bool:
    """Whether one tells what was budgeted and the other what was spent."""
    one, two = measure_of_entry(candidate.entry), measure_of_entry(other.entry)
    return None not in (one, two) and (one in SPENT) != (two in SPENT)


def _told_whole(candidate: Candidate, basic: Candidate) -> bool:
    item = FUNDED.sub("", normal(candidate.entry.label))
    if candidate.cover < WHOLLY or item != basic.entry.label:
        return False
    return item != normal(candidate.entry.label) or bool(re.search("本部门|本单位", candidate.entry.clause))


def _three_public(candidate: Candidate, near: Sequence[Candidate]) -> bool:
    """Whether a cell is the item's total in the table of 三公经费, which holds more than 基本支出 does."""
    entry = candidate.entry
    if entry.table is None or entry.table.kind != "three_public_table" or not is_total_name(entry.label):
        return False
    close = candidate.cover >= OPEN and candidate.score >= near[0].score - BESIDE
    return close and _item_name(entry).rstrip("用") == normal(near[0].entry.label).rstrip("用")


_OF_BASIC = regex("基本支出|商品和服务|经济|科目")
_BASIC = "基本支出"


def _whole_of_the_others(groups: list[list[Value]]) -> list[Value] | None:
    """The reading that the others add up to: 政府采购预算 beside those of 货物, 工程 and 服务."""
    amounts = [group[0].in_unit("元") for group in groups if is_money(group[0].unit)]
    if len(amounts) < len(groups) or len(groups) < 3:
        return None
    whole = max(groups, key=lambda group: group[0].in_unit("元"))
    most = whole[0].in_unit("元")
    return whole if most > 0 and sum(amounts) == 2 * most else None


def _sum_of_parts(
    groups: list[list[Value]], candidates: Sequence[Candidate], edition: Edition | None
) -> list[Value] | None:
    """The figure that two of the readings are parts of, the largest where there are several.

    Parts are rows of one name in one column, or what tables of 基本支出 and of 项目支出 each print.
    """
    cells = [[v for v in group if not v.is_text] for group in groups if is_money(group[0].unit)]
    sums = {
        a.in_unit("元") + b.in_unit("元")
        for one, other in combinations(cells, 2)
        for a, b in product(one, other)
        if a.amount and b.amount and _are_parts(a.evidence[0], b.evidence[0])
    }
    wholly = [value_of(c, edition) for c in candidates if sums and not c.is_blank and c.cover >= WHOLLY]
    wholes = [value for value in wholly if is_money(value.unit) and value.in_unit("元") in sums]
    wholes = [value for value in wholes if not _is_one_of_many(value.evidence[0], candidates)]
    return [max(wholes, key=lambda value: value.in_unit("元"))] if wholes else None


def _is_one_of_many(entry: Entry, candidates: Sequence[Candidate]) -> bool:
    """Whether a row is one unit's among those of many, any two of which may come to it by chance."""
    alike = [c.entry for c in candidates if entry.is_cell and _are_parts(c.entry, entry)]
    return len({other.fact.row for other in alike if other.fact is not None}) > _FEW


_FEW = 2


def _are_parts(a: Entry, b: Entry) -> bool:
    if a.label != b.label or a.fact is None or b.fact is None:
        return False
    if a.document == b.document and a.table is b.table:
        return a.fact.column == b.fact.column and a.fact.row != b.fact.row
    return (_BASIC in a.title and "项目支出" in b.title) or (_BASIC in b.title and "项目支出" in a.title)


FUNDED = regex("(?:一般公共预算)?(?:财政)?(?:拨款)?(?:支出)?(?:预算)?$")
"""What prose adds to an item's name about the money it comes from: 委托业务费财政拨款预算."""


def _item_name(entry: Entry) -> str:
    """What the figure is of: the row's name, or the column's where the row is a total."""
    if is_total_name(entry.label) and entry.column is not None and entry.column.narrowing:
        return entry.column.narrowing[-1]
    return normal(entry.label)


def _with_agreeing(value: Value, agreeing: Sequence[Value]) -> Value:
    """Add the other places that print the same figure, one for each page, at most five."""
    evidence = list(value.evidence)
    pages = {(entry.document, _page(entry)) for entry in evidence}
    for other in agreeing:
        for entry in other.evidence:
            place = (entry.document, _page(entry))
            if place not in pages and len(evidence) < 5:
                pages.add(place)
                evidence.append(entry)
    return replace(value, evidence=tuple(evidence))


def _page(entry: Entry) -> int:
    place = entry.fact or entry.statement
    return place.page if place else 0

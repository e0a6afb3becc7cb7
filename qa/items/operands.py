"""From operands to values: a stated number, a sum of parts, last year's figure, or a look-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money
from qa.executing.outcomes import within
from qa.executing.values import (
    Value,
    comparable,
    missing,
    of_year,
    offsetting,
    product,
    same_amount,
    total,
    value_of,
)
from qa.items.came_to import came_to
from qa.items.candidates import Candidate
from qa.items.clauses import year_opened_with
from qa.items.earned import by_what_earns_it
from qa.items.entries import DocumentIndex, Entry, form_project, total_wanted
from qa.items.fund_totals import fund_total_wanted
from qa.items.head_sums import under_its_head
from qa.items.lookup import look_up
from qa.items.measures import PLANNED, measure_of_entry
from qa.items.named_wholes import whole_of_parts
from qa.items.of_the_named import WHOLLY
from qa.items.official_names import is_of_another_name, is_of_name
from qa.items.other_names import by_other_name
from qa.items.outturn import asks_outturn_of_budget, of_the_outturn, only_budgeted
from qa.items.parts_in_row import in_the_row_of_its_whole
from qa.items.phrases import content_of, without_silent
from qa.items.placed_operands import in_its_table, under_a_parent
from qa.items.project_totals import total_of_projects
from qa.items.repeated_rows import with_rows_alike
from qa.items.scores import score_of
from qa.items.shared_heads import with_shared_head
from qa.items.shared_rows import with_kindred
from qa.items.split_rows import of_all_rows
from qa.items.table_names import is_table, table_number, title_of_number
from qa.items.tables_of_years import table_of_years
from qa.items.unit_projects import projects_of_unit
from qa.items.whole_changes import change_of_the_whole
from qa.items.year_before import year_before
from qa.patterns import regex
from qa.planning.plan import Operand
from qa.question.text import bare, normal
from qa.scoping.targets import Target

IndexesOf = Callable[[Target], Sequence[DocumentIndex]]


class Operands:
    """Finds what operands name in the documents of the chosen editions."""

    def __init__(self, indexes_of: IndexesOf) -> None:
        self.indexes_of = indexes_of

    def value(self, operand: Operand, target: Target) -> Value:
        """One operand to a value: a stated number, parts put together, last year's figure, or a look-up."""
        if operand.parts:
            parts = [self.value(part, target) for part in operand.parts]
            if operand.product:
                return product(parts, operand.phrase)
            if not all(part.found for part in parts) or not _apart(parts):
                return missing(operand.phrase)
            return total(offsetting(parts), operand.phrase.strip(" ,，"))
        if operand.stated is not None:
            stated = Value(
                operand.phrase or "所说数",
                Decimal(operand.stated),
                operand.unit,
                "found",
                target.edition,
                score=1.5,
                cover=1.0,
            )
            if operand.phrase and operand.unit != "%":
                plain = operand.model_copy(update={"stated": None, "unit": operand.unit})
                printed = look_up(plain, self.indexes_of(target), target.edition)
                if printed.found and same_amount(printed, stated):
                    return printed
            return stated
        indexes = self.indexes_of(target)
        operand = of_the_outturn(_named_by_code(operand, indexes), indexes, target)
        if target.year is not None and operand.year is None:
            operand = operand.model_copy(update={"year": target.year})
        if operand.role == "prior" or (
            operand.year is not None and operand.year == (target.edition.year or 0) - 1
        ):
            return self.prior(operand, target, indexes)
        if operand.under:
            return under_a_parent(operand, target, indexes)
        score = score_of(operand, indexes, target.edition)
        if score is not None:
            return score
        value = total_of_projects(operand, indexes, target.edition)
        if value is not None:
            return value
        value = (
            in_the_row_of_its_whole(operand, indexes, target)
            or in_its_table(operand, indexes, target)
            or look_up(operand, indexes, target.edition)
        )
        another = value.found and is_of_another_name(operand.phrase, value.evidence[0])
        if another or (value.found and only_budgeted(operand, value, target)):
            value = missing(operand.phrase, value.score, 0.0, value.evidence[:3])
        if value.found:
            value = with_kindred(value, operand.phrase, indexes, target.edition)
            if operand.role == "amount":
                value = of_all_rows(value, operand, indexes, target.edition)
            value = came_to(value, operand.phrase, indexes, target.edition)
            value = under_its_head(value, operand.phrase, indexes, target.edition)
            value = with_rows_alike(value, operand.phrase + operand.context, indexes, target.edition)
        if operand.role == "count":
            value = by_other_name(operand, indexes, target.edition, value)
        if value.found or value.state == "blank":
            return value
        return (
            self._by_parts(operand, target)
            or projects_of_unit(operand, indexes, target.edition)
            or by_what_earns_it(operand, indexes, target.edition)
            or value
        )

    def _by_parts(self, operand: Operand, target: Target) -> Value | None:
        """“三公”经费 of a document that prints only its three parts: their sum, by what the term means."""
        said = content_of(operand.phrase)
        found = whole_of_parts(said)
        if operand.role not in ("amount", "prior") or found is None:
            return None
        if asks_outturn_of_budget(operand, target):
            return None
        label, names = found
        parts = [operand.model_copy(update={"phrase": name}) for name in names]
        whole = self.value(operand.model_copy(update={"parts": parts}), target)
        return replace(whole, label=label) if whole.found else None

    def beside(self, second: Operand, first: Operand, target: Target) -> Value:
        """The second of two operands, which may leave out what the first begins with: 净值 and 原值."""
        value = self.value(second, target)
        whole = None if value.found else with_shared_head(second, first)
        return self.value(whole, target) if whole is not None else value

    def pair(self, left: Operand, right: Operand, target: Target) -> tuple[Value, Value]:
        """Two operands to be held together: what one of them counts is what the other must count too."""
        left, right = (self._known_table(operand, target) for operand in (left, right))
        a, b = _of_one_unit(*(self.value(operand, target) for operand in (left, right)))
        if a.found and b.found and comparable(a, b):
            return a, b
        again = self._alike(left, b, target), self._alike(right, a, target)
        if again[0] is not None:
            return _of_one_unit(again[0], b)
        return _of_one_unit(a, again[1]) if again[1] is not None else (a, b)

    def _alike(self, operand: Operand, other: Value, target: Target) -> Value | None:
        """The operand as a count of the other's unit, in a cell or in the prose of its place."""
        if not other.found or operand.stated is not None or operand.parts or is_money(other.unit):
            return None
        counted = operand.model_copy(update={"role": "count", "unit": other.unit, "measure": None})
        sources = ("any", "text") if operand.source == "table" and operand.table else (operand.source,)
        for source in sources:
            value = self.value(counted.model_copy(update={"source": source}), target)
            if value.found and comparable(*_of_one_unit(value, other)):
                return value
        return None

    def _known_table(self, operand: Operand, target: Target) -> Operand:
        """The operand with what its table is called where only the number is said: 04表 of 财政拨款.

        The name of a table that no title bears is dropped: 下面的年度对比表.
        """
        if not operand.table or _FORM.search(operand.table):
            return operand  # a project without a form has no figure of it
        tables = {
            (row[0].title, row[0].table.number, row[0].table.kind, form_project(row[0]))
            for index in self.indexes_of(target) for row in index.rows if row[0].table is not None
        }  # fmt: skip
        if table_number(normal(operand.table)) is not None:
            return operand.model_copy(update={"table": title_of_number(operand.table, tables)})
        if any(is_table(normal(operand.table), *table) for table in tables):
            return operand
        compared = _COMPARES.search(operand.table) and table_of_years(self.indexes_of(target))
        if compared:
            return operand.model_copy(update={"table": compared})
        context = f"{operand.context} {operand.table}".strip()
        return operand.model_copy(update={"table": "", "context": context})

    def prior(self, operand: Operand, target: Target, indexes: Sequence[DocumentIndex]) -> Value:
        """Last year's figure: printed, or this year's less the printed change, or that of the parts."""
        value = self._prior(operand, target, indexes)
        planned = operand.model_copy(update={"role": "amount"})
        if value.found and value.evidence and only_budgeted(planned, value, target):
            value = missing(operand.phrase, value.score, 0.0, value.evidence[:3])
        if not value.found and value.state != "blank":
            value = self._by_parts(operand, target) or value
        year = target.edition.year
        return replace(value, label=of_year(value.label, year - 1)) if value.found and year else value

    def _prior(self, operand: Operand, target: Target, indexes: Sequence[DocumentIndex]) -> Value:
        last = (target.edition.year or 0) - 1 if target.edition.year else None
        this = look_up(operand.model_copy(update={"role": "amount", "year": None}), indexes, target.edition)
        if operand.role != "count" and this.cover >= 0.8:
            beside = year_before(this, target.edition, indexes)
            if beside is not None:
                return beside
        direct = look_up(
            operand.model_copy(
                update={"role": "count" if operand.role == "count" else "amount", "year": last}
            ),
            indexes,
            target.edition,
        )
        if direct.found and _is_of_year(direct, last) and _year_printed(direct):
            if not _of_another_name(direct, this, operand):
                return direct
        printed = look_up(operand.model_copy(update={"role": "prior", "year": last}), indexes, target.edition)
        if printed.found and _is_of_year(printed, last) and not _of_another_name(printed, this, operand):
            return printed
        if "决算" in operand.phrase and target.edition.kind != "决算":
            # Undoing the change of a budget gives last year's budget, not what was spent.
            return printed if printed.state == "blank" else missing(operand.phrase, printed.score)
        now = look_up(operand.model_copy(update={"role": "amount", "year": None}), indexes, target.edition)
        turned = operand.model_copy(update={"role": "change", "year": None, "measure": None})
        moved = look_up(turned, indexes, target.edition)
        now = _beside(moved, operand, indexes, target) or now
        if not moved.found:
            turned = operand.model_copy(update={"role": "change"})
            whole = change_of_the_whole(turned, now, indexes, target.edition)
            if whole is not None:
                now, moved = _beside(whole, operand, indexes, target) or now, whole
        if (
            now.found
            and (_of_one_thing(now, moved) or total_wanted(operand.phrase))
            and moved.found
            and moved.direction is not None
            and not _of_its_own_budget(moved, target)
            and is_money(moved.unit) == is_money(now.unit)
        ):
            sign = -1 if moved.direction > 0 else 1
            moved_in = moved.in_unit(now.unit) if now.unit else moved.amount
            assert now.amount is not None and moved_in is not None
            amount = now.amount + sign * abs(moved_in) if moved.direction else now.amount
            verb = "−" if sign < 0 else "+"
            return Value(
                f"{last}年{now.label}", amount, now.unit, "found", target.edition, (),
                f"{now.label} {verb} {'增加' if sign < 0 else '减少'}额",
                (now, replace(moved, label=f"{now.label}变动额")),
                score=min(now.score, moved.score), cover=min(now.cover, moved.cover),
            )  # fmt: skip
        if target.earlier is not None:
            plain = operand.model_copy(update={"role": "amount", "year": None})
            held = look_up(plain, self.indexes_of(Target(target.earlier)), target.earlier)
            if held.found:
                return replace(held, label=f"{last}年{held.label}")
        return printed if printed.state == "blank" else missing(operand.phrase, printed.score, printed.cover)

    def part(self, part: Operand, of: Operand, whole: Value, target: Target) -> Value:
        """A part of a whole: first as a column or child of the whole itself, then by its own name."""
        fund = fund_total_wanted(without_silent(normal(part.phrase)))
        if fund is not None and fund.side is None:
            side = next((side for side in ("支出", "收入") if side in of.phrase), "")
            part = part.model_copy(update={"phrase": part.phrase + side})
        of_all = total_wanted(without_silent(normal(of.phrase)))
        if of_all or fund is not None:
            # What the whole is called tells nothing of the total of one kind of money, nor all of its parts.
            part = part.model_copy(update={"context": part.context.replace(of.phrase, "")})
        alone = _not_the_whole(self.value(part, target), whole)
        grand = of_all and alone.found and alone.cover >= WHOLLY
        if part.measure or part.stated or of.parts or not of.phrase.strip() or grand:
            return alone
        joined = self.value(part.model_copy(update={"phrase": f"{of.phrase} {part.phrase}"}), target)
        if (
            joined.found
            and whole.found
            and joined.cover >= 0.9
            and all(is_of_name(part.phrase, entry) for entry in joined.evidence[:1])
            and within(joined, whole)
        ):
            if same_amount(joined, whole):
                return joined if _is_all_of(joined, whole) and not within(alone, whole) else alone
            near = joined.score >= alone.score - 0.1
            if near or not alone.found or not within(alone, whole) or _is_of_the_row(joined, whole):
                return joined
        if fund is not None and not of_all and _is_one_item(whole):
            return missing(part.phrase)  # what the fund holds in all is no part of one item
        return alone


def _of_its_own_budget(moved: Value, target: Target) -> bool:
    """Whether a final account tells how far from its own year's budget it came out: that is no last year."""
    base = moved.base or ""
    last = str((target.edition.year or 0) - 1)
    return target.edition.kind == "决算" and "预算" in base and last not in base


def _is_one_item(whole: Value) -> bool:
    """Whether a whole is a project or the like, and no side, no fund and no total."""
    entry = whole.evidence[0] if whole.evidence else None
    return entry is not None and not entry.whole and not _OF_MUCH.search(entry.label)


_OF_MUCH = regex("(?:收入|支出|预算|拨款|资金|经费|总额|总数|合计|总计)$")


def _not_the_whole(part: Value, whole: Value) -> Value:
    """Another reading of a part that its words find in the whole itself: 运行费 of 公务用车购置及运行费."""
    if not (part.evidence and whole.evidence) or part.evidence[0] is not whole.evidence[0]:
        return part
    others = (other for other in part.others if other.evidence and other.evidence[0] is not whole.evidence[0])
    return next(others, part)


def _is_all_of(part: Value, whole: Value) -> bool:
    """Whether a part that comes to its whole is another cell of the whole's row: all of it is 基本支出."""
    here, there = (value.evidence[0].fact if value.evidence else None for value in (part, whole))
    if here is None or there is None or part.label == whole.label:
        return False
    return part.evidence[0].label == whole.evidence[0].label


def _is_of_the_row(part: Value, whole: Value) -> bool:
    """Whether a part is another column of the very row that the whole is of, and that is no total."""
    if not (part.evidence and whole.evidence) or part.formula or whole.formula:
        return False
    here, there = part.evidence[0], whole.evidence[0]
    if here.fact is None or there.fact is None or there.whole or here.document != there.document:
        return False
    return (here.fact.table, here.fact.row) == (there.fact.table, there.fact.row)


def _named_by_code(operand: Operand, indexes: Sequence[DocumentIndex]) -> Operand:
    """An operand that gives nothing but a code, by the name that is printed beside it: 2110299这个科目."""
    if operand.code is None or content_of(operand.phrase) not in ("", "金额"):
        return operand
    rows = (row[0] for index in indexes for row in index.rows)
    name = next((row.label for row in rows if row.fact is not None and row.fact.code == operand.code), "")
    return operand.model_copy(update={"phrase": f"{name} {operand.phrase}"}) if name else operand


_FORM = regex("(?<=..)(?:绩效|申报)")
_COMPARES = regex("(?:对比|比较|变化)(?:情况)?表?$")


def _of_one_unit(a: Value, b: Value) -> tuple[Value, Value]:
    """Two counts, one of them printed without its unit, in the unit of the other."""
    if not (a.found and b.found):
        return a, b
    if a.unit is None and not is_money(b.unit):
        return replace(a, unit=b.unit), b
    if a.unit != b.unit and any({a.unit, b.unit} <= units for units in _ONE_COUNT):
        return a, replace(b, unit=a.unit)
    return (a, replace(b, unit=a.unit)) if b.unit is None and not is_money(a.unit) else (a, b)


def _of_another_name(prior: Value, this: Value, operand: Operand) -> bool:
    """Whether last year's figure bears another name than the one asked for, and found for this year."""
    phrase = normal(operand.phrase)
    mine, theirs = normal(this.label), normal(prior.label)
    said = this.found and len(mine) >= _A_NAME and mine in phrase
    return said and prior.cover < this.cover and mine not in theirs and theirs not in phrase


_A_NAME = 4


def _beside(moved: Value, operand: Operand, indexes: Sequence[DocumentIndex], target: Target) -> Value | None:
    """The amount that the prose states together with the change: the change is measured from it."""
    said = moved.evidence[0].statement if moved.found and moved.evidence else None
    if said is None:
        return None
    told: list[Entry] = []
    for index in indexes:
        for entry in index.statements if index.name == moved.evidence[0].document else ():
            one = entry.statement
            same = one is not None and (one.passage, one.subject) == (said.passage, said.subject)
            if one is not None and same and one.role == "amount" and one.sentence == said.sentence:
                told.append(entry)
    if told:
        # 全年预算13.20万元，支出决算12.07万元，比上年增加…: it is what was spent that moved.
        spent = [entry for entry in told if measure_of_entry(entry) not in PLANNED]
        return value_of(Candidate((spent or told)[0], moved.score, moved.cover, 1.0), target.edition)
    wanted = of_the_outturn(
        operand.model_copy(update={"role": "amount", "year": None, "source": "text"}), indexes, target
    )
    stated = look_up(wanted, indexes, target.edition)
    place = stated.evidence[0].statement if stated.found else None
    return stated if place is not None and place.passage == said.passage else None


_ONE_COUNT = ({"辆", "台"}, {"人", "名", "位"}, {"个", "家", "项"})
"""Counters of the same things: 车辆（台）, 公务用车（辆）."""
_GENERIC_END = regex("(?:支出|收入|收支|预算|决算|费用|合计|总计|总额|部门|单位|安排|相应|数)+$")


def _of_one_thing(now: Value, moved: Value) -> bool:
    """Whether a change is of the very amount that it is to be undone from: not 支出's of 项目支出."""
    if not (now.evidence and moved.evidence):
        return True
    names = [_GENERIC_END.sub("", bare(re.split("[（(]", value.label)[0])) for value in (now, moved)]
    names = [re.sub(r"^20\d\d年度?", "", name) for name in names]
    return (names[0] in names[1] or names[1] in names[0]) and all(names) == any(names)


def _apart(parts: Sequence[Value]) -> bool:
    """Whether the parts can be added up: of one kind, and no cell or sentence taken twice."""
    units = {"money" if is_money(part.unit) else part.unit for part in parts}
    places = [id(part.evidence[0]) for part in parts if part.evidence]
    return len(units) == 1 and len(set(places)) == len(places)


def _year_printed(value: Value) -> bool:
    entry = value.evidence[0] if value.evidence else None
    source = (entry.fact or entry.statement) if entry else None
    return source is not None and source.year is not None


def _is_of_year(value: Value, year: int | None) -> bool:
    entry = value.evidence[0] if value.evidence else None
    source = (entry.fact or entry.statement) if entry else None
    if source is None or source.year in (None, year):
        return True
    return bool(entry and entry.statement and year_opened_with(entry.sentence, entry.statement) == year)

"""Run a plan over editions: resolve its operands, then exact arithmetic. One executor for every planner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.amounts import is_money, round_half_up, to_yuan
from qa.candidates import Candidate
from qa.entries import DocumentIndex, Entry
from qa.groups import Group, Member, find_groups, ordered
from qa.items import resolve
from qa.lookup import COVER_FLOOR, look_up
from qa.matcher import content_of
from qa.plan import Operand, Plan
from qa.targets import Target, Targets
from qa.text import bare
from qa.values import (
    Outcome,
    Value,
    difference,
    growth,
    label_of,
    missing,
    quotient,
    same_amount,
    total,
    value_of,
)
from qa.verdicts import agreement, equality

IndexesOf = Callable[[Target], Sequence[DocumentIndex]]


class Executor:
    """Runs plans against the documents of the chosen editions."""

    def __init__(self, indexes_of: IndexesOf) -> None:
        self.indexes_of = indexes_of

    def run(self, plan: Plan, targets: Targets) -> Outcome:
        """Run one plan; several targets make it a comparison over them."""
        if targets.by is not None and len(targets.chosen) > 1:
            return self._compare(plan, targets)
        target = targets.chosen[0]
        runners: dict[str, Callable[[Plan, Target], Outcome]] = {
            "lookup": self._lookup,
            "sum": self._sum,
            "difference": self._difference,
            "complement": self._complement,
            "ratio": self._ratio,
            "share": self._share,
            "growth": self._change,
            "change": self._change,
            "average": self._average,
            "rank": self._rank,
            "filter": self._rank,
            "count": self._rank,
            "equal": self._equal,
            "consistent": self._consistent,
            "claim": self._claim,
            "test": self._test,
        }
        return runners[plan.operation](plan, target)

    # ------------------------------------------------------------ operands

    def value(self, operand: Operand, target: Target) -> Value:
        """One operand to a value: a stated number, a sum of parts, a prior figure, or a look-up."""
        if operand.parts:
            parts = [self.value(part, target) for part in operand.parts]
            if not all(part.found for part in parts):
                return missing(operand.phrase)
            return total(parts, operand.phrase)
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
        if target.edition.kind == "决算" and operand.measure is None and operand.role == "amount":
            operand = operand.model_copy(update={"measure": "final"})
        if target.year is not None and operand.year is None:
            operand = operand.model_copy(update={"year": target.year})
        if operand.role == "prior" or (
            operand.year is not None and operand.year == (target.edition.year or 0) - 1
        ):
            return self._prior(operand, target, indexes)
        value = look_up(operand, indexes, target.edition)
        if (
            not value.found
            and operand.role == "count"
            and operand.unit == "辆"
            and content_of(operand.phrase) in ("公务用车", "公车", "用车")
        ):
            value = look_up(operand.model_copy(update={"phrase": "车辆"}), indexes, target.edition)
        return value

    def _prior(self, operand: Operand, target: Target, indexes: Sequence[DocumentIndex]) -> Value:
        """Last year's figure: printed, or this year's less the printed change."""
        last = (target.edition.year or 0) - 1 if target.edition.year else None
        direct = look_up(
            operand.model_copy(
                update={"role": "count" if operand.role == "count" else "amount", "year": last}
            ),
            indexes,
            target.edition,
        )
        if direct.found and _is_of_year(direct, last) and _year_printed(direct):
            return direct
        printed = look_up(operand.model_copy(update={"role": "prior", "year": last}), indexes, target.edition)
        if printed.found and _is_of_year(printed, last):
            return printed
        now = look_up(operand.model_copy(update={"role": "amount", "year": None}), indexes, target.edition)
        moved = look_up(operand.model_copy(update={"role": "change", "year": None}), indexes, target.edition)
        if (
            now.found
            and moved.found
            and moved.direction is not None
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
        return printed if printed.state == "blank" else missing(operand.phrase, printed.score, printed.cover)

    # ------------------------------------------------------------ one figure

    def _lookup(self, plan: Plan, target: Target) -> Outcome:
        values = [self.value(operand, target) for operand in plan.operands]
        if len(values) == 1 and values[0].found:
            deducted = self._deducted(plan.operands[0], values[0], target)
            if deducted is not None:
                return Outcome("answered", (deducted, *deducted.operands), score=deducted.cover)
        return _of_values(values)

    def _deducted(self, operand: Operand, value: Value, target: Target) -> Value | None:
        """What a column 扣除…后 leaves out, where just that is asked: the whole less what is left."""
        entry = value.evidence[0] if value.evidence else None
        if (
            entry is None
            or entry.fact is None
            or entry.column is None
            or "扣除" not in entry.column.text
            or "扣除" in operand.phrase
        ):
            return None
        fact = entry.fact
        for index in self.indexes_of(target):
            for other in index.cells:
                same_row = (
                    other.document == entry.document
                    and other.fact is not None
                    and (other.fact.table, other.fact.row) == (fact.table, fact.row)
                )
                if (
                    same_row
                    and other.fact is not None
                    and other.column is not None
                    and "扣除" not in other.column.text
                ):
                    if (
                        other.fact.year == fact.year
                        and other.fact.measure == fact.measure
                        and other.fact.amount is not None
                    ):
                        return difference(
                            value_of(Candidate(other, value.score, value.cover, 1.0), target.edition),
                            value,
                            "扣除部分",
                        )
        return None

    def _sum(self, plan: Plan, target: Target) -> Outcome:
        if len(plan.operands) == 1:
            return self._sum_of_rows(plan.operands[0], target)
        values = [self.value(operand, target) for operand in plan.operands]
        if not all(value.found for value in values):
            return _lacking(values)
        result = total(values)
        return Outcome("answered", (result, *values), score=result.cover)

    def _sum_of_rows(self, operand: Operand, target: Target) -> Outcome:
        """All rows of one table that bear the name: 行政运行 printed twice, three projects of one name."""
        indexes = self.indexes_of(target)
        candidates = [
            c for c in resolve(operand, indexes, target.edition.year) if c.entry.is_cell and not c.is_blank
        ]
        if not candidates or candidates[0].cover < COVER_FLOOR:
            return Outcome("not_found", score=candidates[0].cover if candidates else 0.0)
        best = candidates[0]
        same = [
            c for c in candidates
            if c.entry.table is best.entry.table and c.entry.fact is not None and best.entry.fact is not None
            and c.entry.document == best.entry.document
            and c.entry.fact.column == best.entry.fact.column and c.score >= best.score - 0.3
            and c.cover >= best.cover - 0.05
        ]  # fmt: skip
        same.sort(key=lambda c: c.entry.fact.row if c.entry.fact else 0)
        if len(same) < 2:
            return Outcome("not_found", score=0.0)
        values = [value_of(c, target.edition) for c in same]
        result = total(values)
        return Outcome("answered", (result, *values), score=best.cover)

    def _difference(self, plan: Plan, target: Target) -> Outcome:
        a, b = (self.value(operand, target) for operand in plan.operands[:2])
        if not (a.found and b.found):
            return _lacking([a, b])
        result = difference(a, b)
        return Outcome("answered", (result, a, b), score=result.cover)

    def _complement(self, plan: Plan, target: Target) -> Outcome:
        """The whole less a part that the whole's own row or children hold."""
        whole = self.value(plan.operands[0], target)
        part = self._part(plan.operands[1], plan.operands[0], whole, target)
        if not (whole.found and part.found) or not _within(part, whole):
            return _lacking([whole, part])
        result = difference(whole, part, "其余")
        return Outcome("answered", (result, whole, part), score=result.cover)

    def _ratio(self, plan: Plan, target: Target) -> Outcome:
        a, b = (self.value(operand, target) for operand in plan.operands[:2])
        if not (a.found and b.found) or not b.amount:
            return _lacking([a, b])
        result = quotient(a, b, f"{a.label}是{b.label}的倍数", "倍", percent=False)
        return Outcome("answered", (result, a, b), score=result.cover)

    def _share(self, plan: Plan, target: Target) -> Outcome:
        whole = self.value(plan.operands[1], target)
        a, b = self._part(plan.operands[0], plan.operands[1], whole, target), whole
        if plan.operands[0].measure and not (a.found and b.found):
            words = (
                f"{plan.operands[0].phrase} 完成{'年初' if plan.operands[1].measure == 'budget' else ''}预算"
            )
            printed = look_up(Operand(phrase=words, role="share"), self.indexes_of(target), target.edition)
            if printed.found:
                return Outcome("answered", (printed,), score=printed.cover)
        if not (a.found and b.found) or not b.amount or (is_money(a.unit) != is_money(b.unit)):
            return _lacking([a, b])
        result = quotient(a, b, f"{a.label}占{b.label}的比例", "%", percent=True)
        return Outcome("answered", (result, a, b), score=result.cover)

    def _part(self, part: Operand, of: Operand, whole: Value, target: Target) -> Value:
        """A part of a whole: first as a column or child of the whole itself, then by its own name."""
        alone = self.value(part, target)
        if part.measure or part.stated or of.parts or not of.phrase.strip():
            return alone
        joined = self.value(part.model_copy(update={"phrase": f"{of.phrase} {part.phrase}"}), target)
        if (
            joined.found
            and whole.found
            and joined.cover >= 0.9
            and not same_amount(joined, whole)
            and _within(joined, whole)
        ):
            if not alone.found or not _within(alone, whole) or joined.score >= alone.score - 0.1:
                return joined
        return alone

    def _average(self, plan: Plan, target: Target) -> Outcome:
        values = [self.value(operand, target) for operand in plan.operands]
        if len(values) == 2:
            if not all(value.found for value in values) or not values[1].amount:
                return _lacking(values)
            assert values[0].amount is not None and values[1].amount is not None
            amount = round_half_up(values[0].amount / values[1].amount)
            result = replace(
                total([values[0]], "平均"),
                amount=amount,
                formula=f"{values[0].label} ÷ {values[1].label}",
                operands=tuple(values),
            )
            return Outcome("answered", (result, *values), score=min(value.cover for value in values))
        return Outcome("not_found")

    def _change(self, plan: Plan, target: Target) -> Outcome:
        """Against last year: the printed change or growth, else computed from the two years' figures."""
        operand = plan.operands[0]
        indexes = self.indexes_of(target)
        printed = look_up(operand, indexes, target.edition)
        if printed.found:
            return Outcome("answered", (printed,), score=printed.cover)
        now = look_up(operand.model_copy(update={"role": "amount", "unit": None}), indexes, target.edition)
        before = self._prior(operand.model_copy(update={"role": "prior", "unit": None}), target, indexes)
        if not (now.found and before.found) or (operand.role == "growth" and not before.amount):
            return _lacking([now, before])
        result = growth(now, before) if operand.role == "growth" else difference(now, before, "变动额")
        return Outcome("answered", (result, now, before), score=min(now.cover, before.cover))

    # ------------------------------------------------------------ groups

    def _rank(self, plan: Plan, target: Target) -> Outcome:
        if len(plan.operands) > 1:
            return self._rank_of_list(plan, target)
        groups = find_groups(plan.operands[0], self.indexes_of(target), target.edition)
        if not groups or groups[0].score < 0.55:
            return Outcome("not_found", score=0.0)
        group = groups[0]
        members = ordered(group.members, descending=plan.descending)
        if plan.threshold is not None:
            members = [member for member in members if _passes(member, plan)]
        if plan.top is not None:
            members = members[: plan.top]
        cells = [entry for index in self.indexes_of(target) for entry in index.cells]
        values = [
            _elsewhere(_member_value(m, target), cells if at < 3 else ()) for at, m in enumerate(members)
        ]
        score = min(1.0, group.score)
        if plan.operation == "count":
            number = Value(
                "个数",
                Decimal(len(members)),
                "个",
                "found",
                target.edition,
                formula="计数",
                operands=tuple(values),
            )
            return Outcome("answered", (number, *values), tuple(m.name for m in members), score=score)
        names = tuple(member.name for member in members)
        status_notes = (_group_note(group),)
        return Outcome(
            "answered", tuple(values), names if plan.wants_items else (), score=score, notes=status_notes,
            members=tuple((member.name, value) for member, value in zip(members, values, strict=True)),
        )  # fmt: skip

    def _rank_of_list(self, plan: Plan, target: Target) -> Outcome:
        """The things that the question lists, in order."""
        values = [self.value(operand, target) for operand in plan.operands]
        found = [value for value in values if value.found]
        if len(found) < 2 or len(found) < len(values):
            return _lacking(values)
        found.sort(key=_plain, reverse=plan.descending)
        kept = found[: plan.top] if plan.top else found
        pairs = tuple((value.label, value) for value in kept)
        return Outcome(
            "answered", tuple(found), tuple(name for name, _ in pairs) if plan.wants_items else (),
            members=pairs,
            score=min(value.cover for value in found),
        )  # fmt: skip

    # ------------------------------------------------------------ verdicts

    def _equal(self, plan: Plan, target: Target) -> Outcome:
        left, right = (self.value(operand, target) for operand in plan.operands[:2])
        if not (left.found and right.found):
            return _lacking([left, right])
        return equality(left, right)

    def _consistent(self, plan: Plan, target: Target) -> Outcome:
        return agreement(plan.operands[0], self.indexes_of(target), target.edition)

    def _test(self, plan: Plan, target: Target) -> Outcome:
        """A predicate of the question, tested on what is printed."""
        operand = plan.operands[0]
        if plan.relation in ("rises", "falls"):
            moved = self._change(plan.model_copy(update={"operation": "change"}), target)
            if moved.status != "answered" or moved.values[0].amount is None:
                return moved
            head = moved.values[0]
            assert head.amount is not None
            sign = (
                head.direction
                if head.direction is not None and not head.formula
                else (head.amount > 0) - (head.amount < 0)
            )
            return replace(moved, verdict=sign == (1 if plan.relation == "rises" else -1))
        value = self.value(operand, target)
        if plan.relation == "exists":
            if value.state == "blank":
                return replace(_lacking([value]), verdict=False)
            if not value.found:
                return _lacking([value])
            return Outcome("answered", (value,), verdict=bool(value.amount), score=value.cover)
        if not value.found or value.amount is None or plan.threshold is None:
            return _lacking([value])
        limit = Value("界限", Decimal(plan.threshold), plan.threshold_unit or value.unit, "found")
        over = _plain(value) > _plain(limit)
        return Outcome(
            "answered",
            (value,),
            verdict=over if plan.relation == "greater" else _plain(value) < _plain(limit),
            score=value.cover,
        )

    def _claim(self, plan: Plan, target: Target) -> Outcome:
        stated = plan.operands[0]
        inner = plan.model_copy(
            update={
                "operation": "share" if plan.relation == "equal" else "growth",
                "operands": plan.operands[1:],
            }
        )
        worked = (
            self._share(inner, target)
            if plan.relation == "equal"
            else self._difference(inner, target)
            if plan.relation == "falls"
            else self._growth_of_two(inner, target)
        )
        if stated.context:
            roles = {"equal": "share", "falls": "change"}
            wanted = Operand(phrase=stated.context, role=roles.get(plan.relation or "", "growth"))  # type: ignore[arg-type]
            said = look_up(wanted, self.indexes_of(target), target.edition)
            if (
                said.found
                and said.amount is not None
                and abs(said.amount) == abs(Decimal(stated.stated or "0"))
            ):
                worked = replace(
                    worked, values=(*worked.values, replace(said, label=f"{said.label}（文件所写）"))
                )
        if worked.status != "answered":
            return worked
        return _judged(stated, worked.values[0], worked.values[1:])

    def _growth_of_two(self, plan: Plan, target: Target) -> Outcome:
        a, b = (self.value(operand, target) for operand in plan.operands[:2])
        if not (a.found and b.found) or not b.amount:
            return _lacking([a, b])
        result = growth(a, b)
        return Outcome("answered", (result, a, b), score=result.cover)

    # ------------------------------------------------------------ over editions

    def _appears(self, plan: Plan, targets: Targets) -> Outcome:
        """Names with a figure in the last edition that the first one does not have, of the rank asked for."""
        ordered_targets = sorted(targets.chosen, key=lambda t: t.year or t.edition.year or 0)
        groups = []
        for target in (ordered_targets[0], ordered_targets[-1]):
            found = find_groups(plan.operands[0], self.indexes_of(target), target.edition)
            if not found:
                return Outcome("not_found")
            groups.append(found[0])
        before = {bare(member.name) for member in groups[0].members}
        new = [member for member in groups[1].members if bare(member.name) not in before]
        cells = [entry for index in self.indexes_of(ordered_targets[-1]) for entry in index.cells]
        values = [_elsewhere(_member_value(m, ordered_targets[-1]), cells) for m in new]
        names = tuple(member.name for member in new)
        lead = f"{ordered_targets[-1].label}新增的是：{'、'.join(names)}。" if names else "没有新增的。"
        return Outcome("answered", tuple(values), names, lead=lead, score=0.9)

    def _compare(self, plan: Plan, targets: Targets) -> Outcome:
        if plan.operation == "appears":
            return self._appears(plan, targets)
        if plan.operation == "claim" and (plan.operands[1].stated is not None or plan.relation != "rises"):
            return self._claim(plan, targets.chosen[0])
        operand = plan.operands[1] if plan.operation == "claim" else plan.operands[0]
        values = []
        for target in targets.chosen:
            value = self.value(operand, target)
            values.append(
                replace(value, label=f"{target.label}{value.label}" if value.found else target.label)
            )
        lacking = [value for value in values if not value.found]
        if plan.operation == "lookup":
            if len(lacking) == len(values):
                return _lacking(values)
            return Outcome("answered", tuple(values), score=max(value.cover for value in values))
        if plan.operation == "rank":
            pairs = [
                (target.label, value)
                for target, value in zip(targets.chosen, values, strict=True)
                if value.found
            ]
            if len(pairs) < 2:
                return _lacking(values)
            pairs.sort(key=lambda pair: _plain(pair[1]), reverse=plan.descending)
            kept = pairs[: plan.top] if plan.top else pairs
            rest = [value for _, value in pairs[len(kept) :]]
            return Outcome(
                "answered", (*[value for _, value in kept], *rest),
                tuple(name for name, _ in kept) if plan.wants_items else (),
                score=1.0, members=tuple(pairs),
            )  # fmt: skip
        if lacking:
            return _lacking(values)
        a, b = _ordered_pair(values, targets)
        if plan.operation == "sum":
            result = total(values)
        elif plan.operation == "ratio":
            result = quotient(values[0], values[1], "倍数", "倍", percent=False)
        elif plan.operation == "growth":
            result = growth(a, b)
        elif plan.operation == "share":
            result = quotient(values[0], values[1], "比例", "%", percent=True)
        elif plan.operation == "equal":
            return equality(values[0], values[1])
        elif plan.operation == "claim":
            return _judged(plan.operands[0], growth(a, b), (a, b))
        elif plan.operation == "average":
            whole = total(values)
            assert whole.amount is not None
            result = replace(
                whole,
                label="平均",
                amount=round_half_up(whole.amount / len(values)),
                formula=f"({whole.formula}) ÷ {len(values)}",
            )
        else:
            result = difference(a, b)
        return Outcome("answered", (result, *values), score=min(value.cover for value in values))


def _member_value(member: Member, target: Target) -> Value:
    return replace(value_of(Candidate(member.entry, 1.0, 1.0, 1.0), target.edition), label=member.name)


def _elsewhere(value: Value, cells: Iterable[Entry]) -> Value:
    """The value with up to three other pages that print the same row and figure."""
    first = value.evidence[0]
    pages = {(first.document, first.fact.page)} if first.fact else set()
    more: list[Entry] = []
    for entry in cells:
        if entry.fact is None or entry.label != first.label or entry.fact.amount is None or len(more) == 3:
            continue
        place = (entry.document, entry.fact.page)
        if place not in pages and same_amount(value_of(Candidate(entry, 1.0, 1.0, 1.0), None), value):
            pages.add(place)
            more.append(entry)
    return replace(value, evidence=(*value.evidence, *more))


def _judged(stated: Operand, computed: Value, evidence: Sequence[Value]) -> Outcome:
    """A claimed percentage against the computed one, at the places the claim prints."""
    claimed = Decimal(stated.stated or "0")
    assert computed.amount is not None
    unit = stated.unit or "%"
    amount = computed.in_unit(unit) if is_money(unit) else computed.amount
    places = max(0, -int(claimed.as_tuple().exponent))
    holds = round_half_up(abs(amount), places) == abs(claimed)
    return Outcome(
        "answered",
        (computed, *evidence),
        verdict=holds,
        notes=(f"所说为{claimed}{unit}",),
        score=computed.cover,
    )


def _ordered_pair(values: Sequence[Value], targets: Targets) -> tuple[Value, Value]:
    """(the later, the earlier) over years; otherwise as the question names them."""
    if targets.by == "year":

        def year(at: int) -> int:
            return targets.chosen[at].year or targets.chosen[at].edition.year or 0

        order = sorted(range(len(values)), key=year)
        return values[order[-1]], values[order[0]]
    return values[0], values[1]


def _of_values(values: Sequence[Value]) -> Outcome:
    found = [value for value in values if value.found]
    score = min((value.cover for value in values), default=0.0)
    if len(found) == len(values):
        return Outcome("answered", tuple(values), score=score)
    if any(value.state == "blank" for value in values) and not found:
        return Outcome("no_data", tuple(values), score=score)
    if found and len(values) > 1:
        return Outcome("answered", tuple(found), score=score * 0.8)
    return Outcome("not_found", tuple(values), score=score)


def _lacking(values: Sequence[Value]) -> Outcome:
    blank = any(value.state == "blank" for value in values) and not any(
        value.state == "missing" for value in values
    )
    return Outcome(
        "no_data" if blank else "not_found",
        tuple(values),
        score=min((v.cover for v in values), default=0.0) * 0.5,
    )


def _within(part: Value, whole: Value) -> bool:
    """A part is of the same kind as its whole and not larger."""
    if part.amount is None or whole.amount is None or is_money(part.unit) != is_money(whole.unit):
        return False
    return part.in_unit(whole.unit or "") <= whole.amount


def _plain(value: Value) -> Decimal:
    assert value.amount is not None
    return to_yuan(value.amount, value.unit) if value.unit and is_money(value.unit) else value.amount


def _passes(member: Member, plan: Plan) -> bool:
    fact = member.entry.fact or member.entry.statement
    assert fact is not None and fact.amount is not None and plan.threshold is not None
    amount, limit = fact.amount, Decimal(plan.threshold)
    if fact.unit and is_money(fact.unit):
        amount = to_yuan(amount, fact.unit)
        limit = to_yuan(limit, plan.threshold_unit or fact.unit)
    return amount < limit if plan.relation == "less" else amount > limit


def _group_note(group: Group) -> str:
    where = f"《{group.table.title}》" if group.table else "正文"
    return f"{where}{'“' + group.name + '”' if group.table and group.name != group.table.title else ''}"


def _year_printed(value: Value) -> bool:
    entry = value.evidence[0] if value.evidence else None
    source = (entry.fact or entry.statement) if entry else None
    return source is not None and source.year is not None


def _is_of_year(value: Value, year: int | None) -> bool:
    entry = value.evidence[0] if value.evidence else None
    source = (entry.fact or entry.statement) if entry else None
    return source is None or source.year is None or source.year == year


__all__ = ["Executor", "label_of", "same_amount"]

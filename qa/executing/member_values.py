"""The figures of members of a group under the members' own names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from qa.executing.members import Member
from qa.executing.values import Value, difference, growth, quotient, total, value_of
from qa.items.candidates import Candidate
from qa.question.text import bare
from qa.scoping.targets import Target


def member_value(member: Member, target: Target, unit: str | None = None) -> Value:
    """A member's figure under the member's own name; a count takes the unit it is asked in."""
    value = replace(value_of(Candidate(member.entry, 1.0, 1.0, 1.0), target.edition), label=member.name)
    if member.also:
        parts = [value_of(Candidate(e, 1.0, 1.0, 1.0), target.edition) for e in (member.entry, *member.also)]
        unit = next((part.unit for part in parts if part.unit), None)
        parts = [as_nought(part, unit) for part in parts]
        if len({part.label for part in parts}) < len(parts):
            parts = [replace(part, label=owner_of(part) or part.label) for part in parts]
        return total(parts, member.name)
    if member.rate and member.before is not None:
        planned = value_of(Candidate(member.before, 1.0, 1.0, 1.0), target.edition)
        value, planned = replace(value, label="决算数"), replace(planned, label="预算数")
        return quotient(value, planned, member.name, "%", percent=True)
    if member.before is not None and target.edition.year is not None:
        before = value_of(Candidate(member.before, 1.0, 1.0, 1.0), target.edition)
        year = target.edition.year
        now, then = _column_labels(member, year)
        value, before = as_nought(value, before.unit), as_nought(before, value.unit)
        return difference(replace(value, label=now), replace(before, label=then), member.name)
    return replace(value, unit=unit) if value.unit is None and unit not in (None, "money") else value


def growth_value(member: Member, target: Target) -> Value:
    """By how many per cent a member's figure is above the one it is held against."""
    plain = member_value(member, target)
    if member.rate or len(plain.operands) != 2 or not plain.operands[1].amount:
        return plain
    return growth(*plain.operands, member.name)


def _column_labels(member: Member, year: int) -> tuple[str, str]:
    """What tells a member's two figures apart: their years, or 决算 and 预算 of one year."""
    assert member.before is not None
    now, before = (entry.fact or entry.statement for entry in (member.entry, member.before))
    if now is not None and before is not None and now.year == before.year:
        cells = [fact for fact in (member.entry.fact, member.before.fact) if fact is not None]
        columns = [bare(fact.column_path[-1]) for fact in cells]
        if len(set(columns)) == 2 and cells[0].measure == cells[1].measure:
            return columns[0], columns[1]
        return "决算数", "预算数"
    return f"{year}年", f"{year - 1}年"


def as_nought(value: Value, unit: str | None) -> Value:
    """A blank cell as a nought of the unit of the figure beside it."""
    return value if value.amount is not None else replace(value, amount=Decimal(0), unit=unit, state="found")


def owner_of(value: Value) -> str:
    """The unit, or the parent, that a row belongs to."""
    fact = value.evidence[0].fact if value.evidence else None
    if fact is None:
        return ""
    return fact.organisation or (fact.row_path[-2] if len(fact.row_path) > 1 else "")

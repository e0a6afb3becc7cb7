"""A group of like things with their figures, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ingest.amounts import is_money, to_yuan
from ingest.model import Column, Table
from qa.items.entries import Entry


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a group: its printed name and the entry that holds its figure.

    Where changes are ranked, `before` holds last year's figure of the same row; where `rate`, it is what
    the figure is a percentage of, as 决算 of 预算. `also` holds the figures of one 科目 in the rows of
    other units, which belong to it too.
    """

    name: str
    entry: Entry
    before: Entry | None = None
    also: tuple[Entry, ...] = ()
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Members of the same rank with one column's figures; `name` says what they are parts of.

    `cover` is how much of the question's words the group explains, whatever else speaks for it; `rank`
    is that of the set of rows, where it is one, and `blanks` how many of them print no figure.
    `of_subordinates` where the members are the units under the department, without itself.
    """

    name: str
    table: Table | None
    column: Column | None
    members: tuple[Member, ...]
    score: float
    cover: float = 1.0
    rank: str = ""
    blanks: int = 0
    of_subordinates: bool = False


def ordered(members: Iterable[Member], *, descending: bool) -> list[Member]:
    """By amount in yuan (or plain number), print order kept among equals."""
    return sorted(members, key=lambda member: _amount(member), reverse=descending)


def _amount(member: Member) -> Decimal:
    if member.rate and member.before is not None:
        return _in_yuan(member.entry) / _in_yuan(member.before)
    return sum(map(_in_yuan, (member.entry, *member.also)), Decimal(0))


def _in_yuan(entry: Entry) -> Decimal:
    fact = entry.fact or entry.statement
    assert fact is not None
    amount = amount_of(entry)
    return to_yuan(amount, fact.unit) if fact.unit and is_money(fact.unit) else amount


def amount_of(entry: Entry) -> Decimal:
    """What a cell or a sentence prints; a blank is a nought."""
    fact = entry.fact or entry.statement
    return (fact.amount if fact is not None else None) or Decimal(0)

"""How the whole budget moved, where prose tells it of the one kind of money that is all of it."""

from __future__ import annotations

from collections.abc import Sequence

from qa.executing.values import Value, same_amount, value_of
from qa.items.candidates import Candidate
from qa.items.entries import DocumentIndex, total_wanted
from qa.planning.plan import Operand
from qa.scoping.scope import Edition


def change_of_the_whole(
    operand: Operand, now: Value, indexes: Sequence[DocumentIndex], edition: Edition
) -> Value | None:
    """The change of 财政拨款收入 for that of 收入总计, where its amount is the very total.

    收入预算120万元，其中：财政拨款收入120万元，比2025年预算增加20万元: nothing else was taken in.
    """
    side = total_wanted(operand.phrase)
    if side is None or not now.found:
        return None
    for index in indexes:
        amounts = {
            (said.passage, said.sentence, said.subject): entry
            for entry in index.statements
            if (said := entry.statement) is not None and said.role == "amount" and entry.table is None
        }
        for entry in index.statements:
            moved = entry.statement
            if moved is None or moved.role != operand.role or side not in entry.label:
                continue
            amount = amounts.get((moved.passage, moved.sentence, moved.subject))
            if amount is None or not same_amount(value_of(Candidate(amount, 1.0, 1.0, 1.0), edition), now):
                continue
            return value_of(Candidate(entry, now.score, now.cover, 1.0), edition)
    return None

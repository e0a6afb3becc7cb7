"""A name that leaves out what the name beside it begins with: 固定资产净值 and 原值, of the same assets."""

from __future__ import annotations

from qa.planning.plan import Operand
from qa.question.text import normal

_SHORT, _HEAD = 4, 2


def with_shared_head(second: Operand, first: Operand) -> Operand | None:
    """The second operand with the head of the first, where both end alike; None where it has a name."""
    name, whole = normal(second.phrase).strip("的 ,，"), normal(first.phrase).strip("的 ,，")
    if not 2 <= len(name) <= _SHORT or second.parts or second.stated is not None or first.parts:
        return None
    head = whole[: -len(name)].rstrip("的")
    if len(head) < _HEAD or whole[-1] != name[-1] or name in whole:
        return None
    return second.model_copy(update={"phrase": head + name})

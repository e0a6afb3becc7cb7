"""How good a candidate is for an operand, while its rules are being applied."""

from __future__ import annotations

_DOUBTFUL = 0.5
"""The most that is explained by something which may be another thing than the one asked for."""


class Merit:
    """A running score with the share of the operand's words explained and the share of the name said."""

    def __init__(self, *, cover: float, head: float) -> None:
        self.value = 0.0
        self.cover = cover
        self.head = head

    def doubt(self, by: float) -> None:
        """Another thing may be told of: the score falls, and no more than half counts as explained."""
        self.value -= by
        self.cover = min(self.cover, _DOUBTFUL)

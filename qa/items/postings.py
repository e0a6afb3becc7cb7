"""Which entries of a document share two characters in a row with an operand: all others explain nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


class Postings:
    """Positions of entries by each pair of neighbouring characters in what they answer to."""

    def __init__(self, names: Iterable[Iterable[str]]) -> None:
        self._at: dict[str, list[int]] = {}
        for position, answered in enumerate(names):
            for pair in {name[at : at + 2] for name in answered for at in range(len(name) - 1)}:
                self._at.setdefault(pair, []).append(position)

    def touched(self, pairs: Collection[str], also: Sequence[int] = ()) -> list[int]:
        """Positions that hold one of the pairs, and those of `also`, in order, each once."""
        return sorted({*also}.union(*(self._at[pair] for pair in pairs if pair in self._at)))

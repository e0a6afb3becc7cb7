"""The lines of one table as places across and down, and which stretches of them part cells."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Box


@dataclass(frozen=True, slots=True)
class Lattice:
    """`walls[r][c]` tells whether a line stands left of position (r, c); `floors[r][c]` above it.

    `xs` and `ys` are the places of all lines, the outer ones too.
    """

    xs: list[float]
    ys: list[float]
    walls: list[list[bool]]
    floors: list[list[bool]]

    def box(self, r0: int, c0: int, r1: int, c1: int) -> Box:
        """The box of the positions from (r0, c0) up to, not including, (r1, c1)."""
        return (
            round(self.xs[c0], 2),
            round(self.ys[r0], 2),
            round(self.xs[c1], 2),
            round(self.ys[r1], 2),
        )

    def spans(self) -> list[tuple[int, int, int, int]]:
        """Cells as (row, column, end row, end column): positions with no line between them are one.

        Positions that hang together in a shape that is no rectangle (a line is missing in the
        print) are cut into rectangles from the top left.
        """
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        free = [[True] * columns for _ in range(rows)]
        spans = []
        for r in range(rows):
            for c in range(columns):
                if not free[r][c]:
                    continue
                c1 = c + 1
                while c1 < columns and free[r][c1] and not self.walls[r][c1]:
                    c1 += 1
                r1 = r + 1
                while r1 < rows and self._goes_on(free, r1, c, c1):
                    r1 += 1
                for i in range(r, r1):
                    free[i][c:c1] = [False] * (c1 - c)
                spans.append((r, c, r1, c1))
        return spans

    def _goes_on(self, free: list[list[bool]], r: int, c0: int, c1: int) -> bool:
        """Row `r` belongs to the cell above it: no line over it, none through it."""
        return all(
            free[r][c] and not self.floors[r][c] and (c == c0 or not self.walls[r][c]) for c in range(c0, c1)
        )

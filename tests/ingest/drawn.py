"""Pages and grids drawn from a matrix of texts, for tests that need no file.

"<" goes on with the cell to the left, "^" with the cell above; leading spaces indent a name.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Cell, Grid, Page, Word

WIDTH, HEIGHT = 100.0, 16.0
CHARACTER = 8.0


def grid(rows: list[list[str]], page: int = 1, top: float = 200.0, left: float = 50.0) -> Grid:
    """A ruled grid, every column 100 points wide, every row 16 high."""
    count = len(rows[0])
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            across = 1
            while c + across < count and row[c + across] == "<":
                across += 1
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            box = (left + c * WIDTH, top + r * HEIGHT, left + (c + across) * WIDTH, top + (r + down) * HEIGHT)
            name = text.strip()
            start = box[0] + 2 + (len(text) - len(text.lstrip())) * CHARACTER
            word = Word(name, (start, box[1] + 3, start + len(name) * 4, box[1] + 13))
            cells.append(Cell(r, c, down, across, name, box, (word,) if name else ()))
    box = (left, top, left + count * WIDTH, top + len(rows) * HEIGHT)
    # As in a read grid, a line that parts no two cells is no line.
    used = sorted({cell.column for cell in cells})
    place = {column: index for index, column in enumerate([*used, count])}
    kept = [
        replace(
            cell,
            column=place[cell.column],
            column_span=sum(cell.column <= c < cell.column + cell.column_span for c in used),
        )
        for cell in cells
    ]
    return Grid(page, box, len(rows), len(used), tuple(kept))


def page(
    number: int = 1,
    lines: tuple[tuple[str, float], ...] = (),
    grids: tuple[Grid, ...] = (),
    size: tuple[float, float] = (900.0, 1200.0),
) -> Page:
    """A page with lines of text at their tops, and the words of its grids."""
    words = [
        Word(piece, (60.0 + 250 * place, top, 60.0 + 250 * place + 10 * len(piece), top + 10))
        for text, top in lines
        for place, piece in enumerate(text.split("  "))
    ]
    words += [word for g in grids for cell in g.cells for word in cell.words]
    return Page(number, *size, tuple(words), ())

"""Tables without vertical rules: columns from the white between aligned figures, rows from lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.amounts import fold, parse_amount, says_nothing, squeeze
from ingest.model import Edge, Word
from ingest.tables.captions import looks_like_title, split_caption
from ingest.tables.celltext import text_lines
from ingest.tables.lattice import Lattice
from ingest.tables.rulings import Rule, join_rules
from ingest.tables.totals import is_total_label

APART = 0.9
"""Words further apart than this many line heights stand in different columns."""

TIGHT = 0.2
"""Amounts are set apart by at least so many line heights."""

ALIGNED = 2.5
"""Points by which the edges or middles of figures in one column may differ."""

FEWEST = 3
"""So many aligned figures make a column; prose has two under each other by chance."""

LOOSE = 3.0
"""Lines further apart than this many line heights belong to different tables."""

SAME = 3.0
"""Rules within this many points are one."""


_GOES_ON = re.compile(r"[百千万亿]*元|[，。；、：！？）)%％,;:]")
"""What follows an amount in a sentence."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """Words of one line that stand close together."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    top: float
    bottom: float
    segments: tuple[_Segment, ...]

    @property
    def figures(self) -> list[_Segment]:
        return [s for s in self.segments if parse_amount(s.text) is not None]

    @property
    def is_tabular(self) -> bool:
        return len(self.segments) > 1 and bool(self.figures)

    @property
    def is_prose(self) -> bool:
        return any(len(s.text) > 15 and re.search(r"[，。；]", s.text) for s in self.segments)


def aligned_lattices(words: Sequence[Word], edges: Sequence[Edge]) -> list[Lattice]:
    """Lattices of the tables that `words` (those outside ruled tables) form by their places alone.

    A table needs three lines with a figure under a figure in them, and money in one of its columns,
    so that a table of contents is none. Where rules part all its rows and the page has no vertical
    ones, one line will do: the last rows of a table of the page before.
    """
    rows = [_row(line) for line in text_lines(words)]
    only_flat = all(edge.horizontal for edge in edges)
    lattices = []
    for block in _blocks(rows):
        body = [row for row in block if row.is_tabular]
        if not body:
            continue
        columns = _columns(body)
        if len(columns) < 2:
            continue
        ruled = _ruled(rows, block, edges)
        if not ruled and 2 * sum(row.is_prose for row in body) >= len(body):
            continue
        if _has_figure_column(body) and len(block) >= FEWEST:
            lattices.append(_ruled_lattice(rows, columns, ruled) if ruled else _lattice(block, columns))
        elif ruled and only_flat and any(_is_money(s.text) for row in body for s in row.figures):
            lattices.append(_ruled_lattice(rows, columns, ruled))
    return lattices


def _row(line: Sequence[Word]) -> _Row:
    height = max(w.box[3] - w.box[1] for w in line)
    groups: list[list[Word]] = []
    for word in line:
        if groups and word.box[0] - groups[-1][-1].box[2] <= _apart(groups[-1][-1], word) * height:
            groups[-1].append(word)
        else:
            groups.append([word])
    segments = tuple(_Segment(g[0].box[0], g[-1].box[2], "".join(w.text for w in g)) for g in groups)
    return _Row(min(w.box[1] for w in line), max(w.box[3] for w in line), segments)


def _apart(left: Word, right: Word) -> float:
    """What stands behind an amount (or the dash for one) is another column's even where it nearly touches."""
    if squeeze(right.text) == "栏次":  # names the row of the columns' numbers: a cell of its own
        return TIGHT
    amount = _is_money(left.text) or says_nothing(left.text)
    return TIGHT if amount and not _GOES_ON.match(right.text) else APART


def _is_money(text: str) -> bool:
    """An amount with thousands or decimals, which no number of a page or a year has."""
    return bool(re.search(r"[,，]\d{3}|[.．]\d{2}", fold(text))) and parse_amount(text) is not None


def _is_caption(row: _Row) -> bool:
    """The title of a table, or its unit and owner: what stands before belongs to another table."""
    if row.figures:
        return False
    text = "　".join(segment.text for segment in row.segments)
    part, rest = split_caption(text)
    return (len(row.segments) == 1 and looks_like_title(text)) or (not part.is_empty and not rest)


def _blocks(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Runs of tabular lines with at most one other line between two, and their header lines."""
    blocks: list[list[_Row]] = []
    current: list[_Row] = []
    misses = 0
    for row in rows:
        if _is_caption(row):
            blocks.append(current)
            current, misses = [], 0
            continue
        near = bool(current) and row.top - current[-1].bottom <= LOOSE * (row.bottom - row.top)
        if current and not near:
            blocks.append(current)
            current, misses = [], 0
        if not row.is_tabular:
            misses = misses + 1 if len(row.segments) == 1 else 0
        else:
            misses = 0
        if misses > 1 and any(r.is_tabular for r in current):
            blocks.append(current)
            current, misses = [], 1
        current.append(row)
    blocks.append(current)
    return [trimmed for block in blocks if (trimmed := _trim(block))]


def _trim(block: Sequence[_Row]) -> list[_Row]:
    """From the header (lines of several segments just above the first figures) to the last figures."""
    tabular = [i for i, row in enumerate(block) if row.is_tabular]
    if not tabular:
        return []
    start = tabular[0]
    while start > 0 and len(block[start - 1].segments) > 1:
        start -= 1
    return list(block[start : tabular[-1] + 1])


def _has_figure_column(body: Sequence[_Row]) -> bool:
    figures = [segment for row in body for segment in row.figures]
    for one in figures:
        column = [
            other
            for other in figures
            if min(
                abs(one.x0 - other.x0),
                abs(one.x1 - other.x1),
                abs(one.x0 + one.x1 - other.x0 - other.x1) / 2,
            )
            <= ALIGNED
        ]
        money = sum(_is_money(segment.text) for segment in column)
        if len(column) >= FEWEST and 2 * money >= len(column) and money > 1:
            return True
    return False


def _columns(body: Sequence[_Row]) -> list[tuple[float, float]]:
    """Stretches of print with white between them in every tabular line."""
    columns: list[tuple[float, float]] = []
    # A total is often set in the middle of the columns of code and name.
    named = (s for row in body for s in row.segments if not is_total_label(squeeze(s.text)))
    for segment in sorted(named, key=lambda s: s.x0):
        if columns and segment.x0 <= columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], max(columns[-1][1], segment.x1))
        else:
            columns.append((segment.x0, segment.x1))
    return columns


def _lattice(block: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> Lattice:
    """A row for each line."""
    xs = _places(columns, [segment for row in block for segment in row.segments])
    ys = [block[0].top - 1, *((a.bottom + b.top) / 2 for a, b in pairwise(block)), block[-1].bottom + 1]
    walls = [_walls(xs, [(s.x0, s.x1) for s in row.segments]) for row in block]
    return Lattice(xs, ys, walls, [[True] * (len(xs) - 1) for _ in ys])


def _ruled_lattice(
    rows: Sequence[_Row], columns: Sequence[tuple[float, float]], rules: Sequence[Rule]
) -> Lattice:
    """Rules part the rows, which may be of several lines; one under part of a row spans columns."""
    ys = sorted({rule.at for rule in rules})
    held = [row for row in rows if ys[0] <= (row.top + row.bottom) / 2 < ys[-1]]
    xs = _places(columns, [segment for row in held for segment in row.segments])
    floors = [[y in (ys[0], ys[-1]) or _is_under(rules, y, a, b) for a, b in pairwise(xs)] for y in ys]
    walls = []
    for top, bottom in pairwise(ys):
        inside = [s for row in held if top <= (row.top + row.bottom) / 2 < bottom for s in row.segments]
        spans = [(s.x0, s.x1) for s in inside]
        walls.append(_walls(xs, [*spans, *_spanned(rules, bottom, inside, xs)]))
    return Lattice(xs, ys, walls, floors)


def _places(columns: Sequence[tuple[float, float]], segments: Sequence[_Segment]) -> list[float]:
    """Lines between columns: in the middle of the white, or where fewer names of the header cross them."""
    left, right = min(s.x0 for s in segments) - 1, max(s.x1 for s in segments) + 1
    between = []
    for (_, start), (end, _) in pairwise(columns):
        middle = (start + end) / 2
        near = [x for s in segments for x in (s.x0 - 1, s.x1 + 1) if start < x < end]
        crossed = {x: sum(s.x0 < x < s.x1 for s in segments) for x in (middle, *near)}
        between.append(min(crossed, key=lambda x: (crossed[x], abs(x - middle))))
    return [left, *between, right]


def _walls(xs: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[bool]:
    return [c == 0 or not any(a < xs[c] < b for a, b in spans) for c in range(len(xs))]


def _ruled(rows: Sequence[_Row], block: Sequence[_Row], edges: Sequence[Edge]) -> list[Rule]:
    """The rules of a block where each of its rows has one under it, with those over its header; else none."""
    left = min(s.x0 for row in block for s in row.segments)
    right = max(s.x1 for row in block for s in row.segments)
    rules = _rules(edges, left, right)
    wide = [r.at for r in rules if min(r.end, right) - max(r.start, left) >= (right - left) / 2]
    tabular = [row for row in block if row.is_tabular]
    first = max((at for at in wide if at <= tabular[0].top + SAME), default=None)
    last = min((at for at in wide if at >= tabular[-1].bottom - SAME), default=None)
    if first is None or last is None:
        return []
    inside = [at for at in wide if first <= at <= last]
    far = LOOSE * (tabular[0].bottom - tabular[0].top)
    if (
        len(inside) - 1 < 0.8 * len(tabular)
        or tabular[0].top - first > far
        or last - tabular[-1].bottom > far
    ):
        return []
    heads = [row for row in rows if row.bottom < first + SAME]
    for at in sorted({rule.at for rule in rules if rule.at < first}, reverse=True):
        between = [row for row in heads if at <= (row.top + row.bottom) / 2 < first]
        if not between or any(_is_caption(row) for row in between) or first - at > far + (first - at) / 2:
            break
        first = at
    for at in sorted({at for at in wide if at > last}):
        between = [row for row in rows if last <= (row.top + row.bottom) / 2 < at]
        if at - last > far + tabular[-1].bottom - tabular[-1].top or any(_is_caption(row) for row in between):
            break
        last = at if between else last
    return [rule for rule in rules if first <= rule.at <= last]


def _rules(edges: Sequence[Edge], left: float, right: float) -> list[Rule]:
    """Horizontal rules within the table's width; pieces at one height have one place."""
    rules = join_rules(
        Rule(e.box[1], e.box[0], e.box[2])
        for e in edges
        if e.horizontal and e.box[2] > left and e.box[0] < right
    )
    placed: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if placed and rule.at - placed[-1].at <= SAME:
            rule = Rule(placed[-1].at, rule.start, rule.end)
        placed.append(rule)
    return placed


def _is_under(rules: Sequence[Rule], y: float, start: float, end: float) -> bool:
    return sum(_shared(rule, start, end) for rule in rules if rule.at == y) >= (end - start) / 2


def _spanned(
    rules: Sequence[Rule], y: float, segments: Sequence[_Segment], xs: Sequence[float]
) -> list[tuple[float, float]]:
    """What a rule under part of a header row spans: the one name over it belongs to all of its columns."""
    spans = []
    for rule in rules:
        partly = rule.at == y and (rule.start > xs[0] + SAME or rule.end < xs[-1] - SAME)
        over = [s for s in segments if rule.start - SAME <= (s.x0 + s.x1) / 2 <= rule.end + SAME]
        if partly and len(over) == 1 and parse_amount(over[0].text) is None:
            held = [(a, b) for a, b in pairwise(xs) if _shared(rule, a, b) >= (b - a) / 2]
            spans.extend([(held[0][0], held[-1][1])] if held else [])
    return spans


def _shared(rule: Rule, start: float, end: float) -> float:
    return max(0.0, min(rule.end, end) - max(rule.start, start))
